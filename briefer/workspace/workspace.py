"""The workspace: one open library with its topics and the user's folders, on which the window and the command line act."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from briefer.folders import Folders, user_folders
from briefer.library import Library, open_library

if TYPE_CHECKING:
    from briefer.topics import Taxonomy
    from briefer.workspace.sameness import Sameness


class Workspace:
    """What every intention of the user works on. `taxonomy` may be None: it is read when first asked for.

    `on_remark` is then told what is wrong in the user's own topic files, a sentence each.
    """

    def __init__(
        self,
        library: Library,
        taxonomy: Taxonomy | None,
        folders: Folders,
        on_remark: Callable[[str], None] = lambda remark: None,
    ) -> None:
        self._on_remark = on_remark
        self.library = library
        self.folders = folders
        self._taxonomy = taxonomy
        self._sameness: Sameness | None = None

    @property
    def taxonomy(self) -> Taxonomy:
        """The topics: the shipped ones and the user's own."""
        if self._taxonomy is None:
            from briefer.topics import load_taxonomy

            self._taxonomy = load_taxonomy(self.folders)
            for remark in self._taxonomy.remarks:
                self._on_remark(remark)
        return self._taxonomy

    @property
    def sameness(self) -> Sameness:
        """What knows which bulletins tell the same; kept from one import to the next."""
        if self._sameness is None:
            from briefer.workspace.sameness import Sameness

            self._sameness = Sameness(self.library)
        return self._sameness

    def reload_topics(self) -> None:
        """Read the topic files again, after the user changed them."""
        self._taxonomy = None

    def close(self) -> None:
        """Close the library; nothing is lost by not calling this."""
        self.library.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_workspace(
    where: Path | str | None = None,
    folders: Folders | None = None,
    on_remark: Callable[[str], None] = lambda remark: None,
) -> Workspace:
    """Open the library at `where` (None: the user's own), made at first start; raises Fault where it is damaged or held."""
    folders = folders or user_folders()
    return Workspace(open_library(where if where is not None else folders.library), None, folders, on_remark)
