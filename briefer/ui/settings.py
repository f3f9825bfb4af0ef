"""What the window remembers between starts, each setting declared once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from briefer.folders import Folders

_RECENT = 8


class Settings:
    """Settings in one file of the user's configuration folder."""

    def __init__(self, folders: Folders) -> None:
        self._store = QSettings(str(folders.config / "window.ini"), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> str:
        """ "system", "light" or "dark"."""
        return str(self._store.value("look/scheme", "system"))

    @scheme.setter
    def scheme(self, value: str) -> None:
        self._store.setValue("look/scheme", value)

    @property
    def samples_shown(self) -> bool:
        """Whether the samples were brought in once."""
        return str(self._store.value("start/samples", "false")) == "true"

    @samples_shown.setter
    def samples_shown(self, value: bool) -> None:
        self._store.setValue("start/samples", "true" if value else "false")

    @property
    def last_folder(self) -> Path:
        """Where files were last opened or saved."""
        return Path(str(self._store.value("files/folder", str(Path.home()))))

    @last_folder.setter
    def last_folder(self, value: Path) -> None:
        self._store.setValue("files/folder", str(value))

    @property
    def recent(self) -> list[Path]:
        """Packs opened last, newest first."""
        kept = self._store.value("files/recent", [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(name) for name in names if Path(name).is_file()]

    def note_recent(self, path: Path) -> None:
        """Put a pack first among the recent ones."""
        names = [str(path), *(str(known) for known in self.recent if known != path)]
        self._store.setValue("files/recent", names[:_RECENT])

    @property
    def watched_folder(self) -> Path | None:
        """The folder whose new files come in by themselves; None: off."""
        name = str(self._store.value("watch/folder", ""))
        return Path(name) if name else None

    @watched_folder.setter
    def watched_folder(self, value: Path | None) -> None:
        self._store.setValue("watch/folder", str(value) if value else "")

    @property
    def watched_until(self) -> float:
        """The time of change of the newest file taken from it, in seconds since 1970."""
        return float(str(self._store.value("watch/until", "0")))

    @watched_until.setter
    def watched_until(self, value: float) -> None:
        self._store.setValue("watch/until", repr(value))

    def arrangement(self, layout: str) -> tuple[QByteArray, QByteArray]:
        """Return geometry and state of the window as kept for a layout; empty at first."""
        return self._bytes(f"{layout}/geometry"), self._bytes(f"{layout}/state")

    def keep_arrangement(self, layout: str, geometry: QByteArray, state: QByteArray) -> None:
        """Keep geometry and state of the window."""
        self._store.setValue(f"{layout}/geometry", geometry)
        self._store.setValue(f"{layout}/state", state)
        self._store.sync()

    def _bytes(self, name: str) -> QByteArray:
        value = self._store.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()
