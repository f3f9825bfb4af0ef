"""Jobs: work off the main thread, with progress and a way to stop; what comes back is delivered on the main thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from briefer.faults import Cancelled

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Lane(StrEnum):
    """Jobs of one lane run one after the other."""

    ASK = "ask"  # questions to the library
    CHANGE = "change"  # imports and other changes of the library
    PACK = "pack"  # opening, saving, drafting, steps that need the library
    PAGES = "pages"  # the preview
    EXPORT = "export"


@dataclass
class Job:
    """A piece of work under way."""

    title: str
    stopped: threading.Event = field(default_factory=threading.Event)
    overtaken: bool = False

    def stop(self) -> None:
        """Ask the work to end at its next chance."""
        self.stopped.set()


class Jobs(QObject):
    """Runs work in threads. All callbacks run on the thread that made this object."""

    busy_changed = Signal()
    _deliver = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=f"briefer-{lane}") for lane in Lane}
        self._latest: dict[str, Job] = {}
        self._shown: list[Job] = []
        self._ended = False
        self._deliver.connect(self._run_delivered, Qt.ConnectionType.QueuedConnection)

    @property
    def shown(self) -> list[Job]:
        """The jobs under way that have a title."""
        return list(self._shown)

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = Lane.ASK,
        title: str = "",
        key: str = "",
    ) -> Job:
        """Start work. A newer job with the same `key` overtakes an older one: that is stopped and its result dropped."""
        job = Job(title)
        if key:
            self._overtake(key, job)
        if title:
            self._shown.append(job)
            self.busy_changed.emit()
        if not self._ended:
            future = self._lanes[lane].submit(self._work, work, job)
            future.add_done_callback(lambda ended: self._hand_over(ended, job, done, failed))
        return job

    def post(self, call: Callable[[], None]) -> None:
        """Run `call` on the main thread soon; may be called from any thread."""
        if not self._ended:
            self._deliver.emit(call)

    def end(self) -> None:
        """Stop everything and wait for it."""
        self._ended = True
        for job in (*self._shown, *self._latest.values()):
            job.stop()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    def _overtake(self, key: str, job: Job) -> None:
        if older := self._latest.get(key):
            older.overtaken = True
            older.stop()
        self._latest[key] = job

    @staticmethod
    def _work(work: Callable[[Job], T], job: Job) -> T:
        if job.overtaken:
            raise Cancelled
        return work(job)

    def _hand_over(
        self, ended: Future[Any], job: Job, done: Callable[[Any], None], failed: Callable[[Exception], None] | None
    ) -> None:
        if not ended.cancelled():
            self.post(lambda: self._finish(ended, job, done, failed))

    def _finish(
        self, ended: Future[Any], job: Job, done: Callable[[Any], None], failed: Callable[[Exception], None] | None
    ) -> None:
        if job in self._shown:
            self._shown.remove(job)
            self.busy_changed.emit()
        problem = ended.exception()
        if job.overtaken:
            return
        if problem is None:
            done(ended.result())
        elif isinstance(problem, Exception) and failed:
            failed(problem)
        elif not isinstance(problem, Cancelled):
            _log.error("a job failed: %s", job.title or "unnamed", exc_info=problem)

    @Slot(object)
    def _run_delivered(self, call: Callable[[], None]) -> None:
        if not self._ended:
            call()
