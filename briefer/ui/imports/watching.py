"""The watched folder: files that come to lie there are imported by themselves. Off until the user chooses a folder."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from briefer.ui.jobs import Job, Jobs, Lane
from briefer.ui.settings import Settings

_SETTLE_MS = 1_200  # a file is taken once it kept its size this long
Seen = dict[Path, tuple[float, int]]  # when it came or was changed, and size


class WatchedFolder(QObject):
    """Looks into one folder when it changes, off the main thread."""

    arrived = Signal(list)  # Path, of files that are new and no longer growing

    def __init__(self, jobs: Jobs, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._settings = settings
        self._growing: Seen = {}
        self._taken: Seen = {}
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda name: self._settle.start())

    @property
    def folder(self) -> Path | None:
        """The folder watched, None where it is off."""
        return self._settings.watched_folder

    def resume(self) -> None:
        """Go on watching what was watched at the last start, and take what came in between."""
        if self.folder is not None:
            self._watcher.addPath(str(self.folder))
            self._settle.start()

    def watch(self, folder: Path | None) -> None:
        """Watch a folder from now on, or none; what lies in it already is left alone."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._growing, self._taken = {}, {}
        self._settings.watched_folder = folder
        if folder is not None:
            self._settings.watched_until = _newest(_files(folder))
            self._watcher.addPath(str(folder))

    def _look(self) -> None:
        folder = self.folder
        if folder is None:
            return

        def work(job: Job) -> Seen:
            return _files(folder)

        self._jobs.run(work, self._take, lambda problem: None, lane=Lane.ASK, key="watched folder")

    def _take(self, found: Seen) -> None:
        until = self._settings.watched_until
        new = {path: state for path, state in found.items() if state[0] > until and self._taken.get(path) != state}
        whole = {path: state for path, state in new.items() if self._growing.get(path) == state}
        self._growing = new
        self._taken |= whole
        if len(whole) < len(new):
            self._settle.start()
        elif whole:
            self._settings.watched_until = max(until, _newest(self._taken))
        if whole:
            self.arrived.emit(sorted(whole))


def _files(folder: Path) -> Seen:
    """Return the files in a folder, without hidden and temporary ones; none where it is gone."""
    try:
        with os.scandir(folder) as entries:
            files = [entry for entry in entries if entry.is_file() and not entry.name.startswith((".", "~"))]
            return {Path(entry.path): _state(entry.stat()) for entry in files}
    except OSError:
        return {}


def _state(status: os.stat_result) -> tuple[float, int]:
    """Return when a file came or was changed last, and its size: one that is moved here keeps its old time of change."""
    return max(status.st_mtime, status.st_ctime), status.st_size


def _newest(seen: Seen) -> float:
    return max((time for time, _ in seen.values()), default=0.0)
