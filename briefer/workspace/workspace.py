"""The workspace: one open library with its topics and the user's folders, on which the window and the command line act."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from briefer.folders import Folders, user_folders
from briefer.library import Library, open_library
from briefer.topics import Taxonomy, load_taxonomy


@dataclass(slots=True)
class Workspace:
    """What every intention of the user works on."""

    library: Library
    taxonomy: Taxonomy
    folders: Folders

    def reload_topics(self) -> None:
        """Read the topic files again, after the user changed them."""
        self.taxonomy = load_taxonomy(self.folders)

    def close(self) -> None:
        """Close the library; nothing is lost by not calling this."""
        self.library.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_workspace(where: Path | str | None = None, folders: Folders | None = None) -> Workspace:
    """Open the library at `where` (None: the user's own), made at first start; raises Fault where it is damaged or held."""
    folders = folders or user_folders()
    library = open_library(where if where is not None else folders.library)
    return Workspace(library, load_taxonomy(folders), folders)
