"""The session: the library once it is open, and the two verbs of background work: ask and change."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from briefer.faults import Cancelled, Fault
from briefer.folders import Folders
from briefer.ui.jobs import Job, Jobs, Lane

if TYPE_CHECKING:
    from briefer.ui.calls import Calls

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Session(QObject):
    """What the panes share. `ask` and `change` hand the work `calls`, in a thread; results arrive on the main thread."""

    opened = Signal()
    not_opened = Signal(object)  # Fault or Exception
    library_changed = Signal()
    said = Signal(str)  # for the status line
    fault = Signal(object)

    def __init__(self, folders: Folders, where: Path | str | None, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folders = folders
        self.where = where
        self.jobs = jobs
        self.calls: Calls | None = None
        self.pack_hues: dict[str, int] = {}

    def hue_of(self, topic: str) -> int:
        """Return the number of a topic's hue: the open pack's, so that window and pages agree, else the taxonomy's."""
        if topic in self.pack_hues:
            return self.pack_hues[topic]
        return self.calls.hue_of(topic) if self.calls else 7

    def open(self) -> None:
        """Open the library in the background; what it needs is imported there too, after the first paint."""
        self.jobs.run(self._opened_calls, self._take, self.not_opened.emit, lane=Lane.CHANGE)

    def ask(
        self,
        work: Callable[[Calls], T],
        done: Callable[[T], None],
        *,
        key: str = "",
        lane: Lane = Lane.ASK,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask the library something; nothing happens while it is not open. A newer question of a `key` overtakes."""
        calls = self.calls
        if calls is not None:
            self.jobs.run(lambda job: work(calls), done, failed or self.show_fault, lane=lane, key=key)

    def change(
        self,
        work: Callable[[Calls, Job], T],
        done: Callable[[T], None],
        *,
        title: str = "",
        lane: Lane = Lane.CHANGE,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job | None:
        """Do something that takes time; returns the job, which can be stopped."""
        calls = self.calls
        if calls is None:
            return None
        return self.jobs.run(lambda job: work(calls, job), done, failed or self.show_fault, lane=lane, title=title)

    def show_fault(self, problem: Exception) -> None:
        """Tell the user what went wrong; what is no Fault is our mistake and goes to the log too."""
        if isinstance(problem, Cancelled):
            return
        if not isinstance(problem, Fault):
            _log.error("unexpected", exc_info=problem)
            problem = Fault("window.unexpected", "Something went wrong: {reason}.", reason=repr(problem))
        self.fault.emit(problem)

    def end(self) -> None:
        """Stop all work and close the library."""
        if self.calls is not None:
            self.calls.stop_presses()
        self.jobs.end()
        if self.calls is not None:
            self.calls.close()
            self.calls = None

    def _opened_calls(self, job: Job) -> Calls:
        module = importlib.import_module("briefer.ui.calls")
        calls: Calls = module.open_calls(self.where, self.folders)
        return calls

    def _take(self, calls: Calls) -> None:
        self.calls = calls
        self.opened.emit()
