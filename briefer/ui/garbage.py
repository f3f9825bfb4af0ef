"""Collects garbage when nobody would feel it: a full collection holds up every thread, 170 ms after an import of ten thousand files."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCursor

from briefer.ui.jobs import Jobs

_LOOK_MS = 30_000
_YOUNG, _MIDDLE = 700, 10  # Python's own thresholds
_NEVER = 1_000_000


class Garbage(QObject):
    """From `begin` on, old objects are looked through only while no job is shown and the pointer rests."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pointer = QCursor.pos()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.collect_if_idle)

    def begin(self) -> None:
        """Take what is there now for lasting, and full collections into our own hands."""
        gc.freeze()
        gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
        self._timer.start()

    def collect_if_idle(self) -> bool:
        """Collect where nobody would feel it; returns whether it was done."""
        before, self._pointer = self._pointer, QCursor.pos()
        if self._jobs.shown or before != self._pointer:
            return False
        gc.collect()
        return True
