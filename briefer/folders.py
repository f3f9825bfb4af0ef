"""The user's own folders, as the operating system names them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the user's data, settings and passing files live; made when first written to."""

    data: Path
    config: Path
    cache: Path

    @property
    def library(self) -> Path:
        """The default library file."""
        return self.data / "library.db"

    @property
    def journals(self) -> Path:
        """Journals of packs being edited, from which a crash is recovered."""
        return self.data / "journals"

    @property
    def templates(self) -> Path:
        """The user's own templates; they win over shipped ones of the same name."""
        return self.data / "templates"

    @property
    def topics(self) -> Path:
        """The user's own topic files."""
        return self.data / "topics"


def user_folders() -> Folders:
    """Return the folders of the user who runs the program."""
    dirs = platformdirs.PlatformDirs("briefer", appauthor=False)
    return Folders(Path(dirs.user_data_dir), Path(dirs.user_config_dir), Path(dirs.user_cache_dir))


def folders_in(root: Path) -> Folders:
    """Return folders below `root`, for tests, the demo and portable use."""
    return Folders(root / "data", root / "config", root / "cache")
