"""Imports many files in worker processes: a crash, a hang or a bomb costs one file."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from briefer.faults import Fault
from briefer.importing import refusals
from briefer.importing.files import Imported
from briefer.importing.isolation import Limits, work

_AHEAD = 3  # files a worker has in hand, so that it never waits for the library
_PATIENCE = 0.1  # seconds between looks at the clock and at `stop`
_START_SECONDS = 60.0
_MOST_FALSE_STARTS = 3


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What came of one file: either `imported` or the `fault` it was refused with. `seconds` is how long it took."""

    path: Path
    imported: Imported | None = None
    fault: Fault | None = None
    seconds: float = 0.0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    hand: deque[int] = field(default_factory=deque)  # numbers of the files it has, the one it reads first
    ready: bool = False
    since: float = field(default_factory=time.monotonic)


def import_files(
    paths: Sequence[Path | str],
    *,
    workers: int | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
    limits: Limits | None = None,
) -> Iterator[FileOutcome]:
    """Yield the outcome of each file as it is done, in any order; after `stop()` is true no more.

    Workers are fresh processes (never forked from this one, which may hold a window), end with the batch, and die with this process.
    `on_progress` is called with files done and files in all.
    """
    files = [Path(path) for path in paths]
    count = min(workers or os.cpu_count() or 1, len(files))
    batch = _Batch(files, max(count, 0), limits or Limits(), stop or (lambda: False))
    try:
        for done, outcome in enumerate(batch.outcomes(), start=1):
            if on_progress:
                on_progress(done, len(files))
            yield outcome
    finally:
        batch.end()


class _Batch:
    """One run over the files: who reads what, since when."""

    def __init__(self, files: list[Path], count: int, limits: Limits, stop: Callable[[], bool]) -> None:
        self._files = files
        self._count = count
        self._limits = limits
        self._stop = stop
        self._context = multiprocessing.get_context("spawn")
        self._waiting = deque(range(len(files)))
        self._open = len(files)
        self._workers: list[_Worker] = []
        self._false_starts = 0

    def outcomes(self) -> Iterator[FileOutcome]:
        """Yield outcomes until all files are done, or stopped."""
        while self._open and not self._stop():
            self._staff()
            ready = wait([worker.pipe for worker in self._workers], _PATIENCE)
            for worker in [w for w in self._workers if w.pipe in ready]:
                yield from self._hear(worker)
                if self._stop():
                    return
            for worker in [w for w in self._workers if w.pipe not in ready]:
                yield from self._watch(worker)

    def end(self) -> None:
        """End all workers at once; what they were reading is not reported."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join(5)
            worker.pipe.close()
        self._workers.clear()

    def _staff(self) -> None:
        """Keep as many workers as are needed, and hand them files."""
        needed = min(self._count, len(self._waiting) + sum(1 for worker in self._workers if worker.hand))
        while len(self._workers) < needed:
            self._workers.append(self._hired())
        for _ in range(_AHEAD):
            for worker in self._workers:
                if worker.ready and self._waiting and len(worker.hand) < _AHEAD:
                    self._give(worker)

    def _hired(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=work, args=(theirs, self._limits, os.getpid()), daemon=True, name="briefer-reading"
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _give(self, worker: _Worker) -> None:
        number = self._waiting.popleft()
        if not worker.hand:
            worker.since = time.monotonic()
        worker.hand.append(number)
        try:
            worker.pipe.send((number, str(self._files[number])))
        except OSError:
            worker.hand.pop()
            self._waiting.appendleft(number)

    def _hear(self, worker: _Worker) -> Iterator[FileOutcome]:
        """Take one message of a worker: that it is ready, or what came of a file; or that it has died."""
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        now = time.monotonic()
        if message is None:
            worker.ready, worker.since = True, now
            return
        number, result = message
        worker.hand.remove(number)
        self._open -= 1
        seconds, worker.since = now - worker.since, now
        path = self._files[number]
        if isinstance(result, Fault):
            yield FileOutcome(path, None, result, seconds)
        else:
            yield FileOutcome(path, result, None, seconds)

    def _bury(self, worker: _Worker) -> Iterator[FileOutcome]:
        """Settle what a dead worker leaves: the file it was reading is refused, those behind it go to others."""
        self._dismiss(worker)
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _MOST_FALSE_STARTS:
                yield from self._give_up()
            return
        if worker.hand:
            number = worker.hand.popleft()
            yield self._refused(number, refusals.crashed(self._files[number].name), time.monotonic() - worker.since)
        self._waiting.extendleft(reversed(worker.hand))

    def _watch(self, worker: _Worker) -> Iterator[FileOutcome]:
        """Refuse the file over which a worker has brooded too long."""
        seconds = time.monotonic() - worker.since
        if not worker.ready and seconds > _START_SECONDS:
            worker.process.kill()
        if worker.ready and worker.hand and seconds > self._limits.seconds and not worker.pipe.poll():
            self._dismiss(worker)
            number = worker.hand.popleft()
            yield self._refused(number, refusals.too_slow(self._files[number].name, self._limits.seconds), seconds)
            self._waiting.extendleft(reversed(worker.hand))

    def _refused(self, number: int, fault: Fault, seconds: float) -> FileOutcome:
        self._open -= 1
        return FileOutcome(self._files[number], None, fault, seconds)

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join(5)
        worker.pipe.close()

    def _give_up(self) -> Iterator[FileOutcome]:
        """No worker can be started on this machine: every file left is refused."""
        left = [*self._waiting, *(number for worker in self._workers for number in worker.hand)]
        self._waiting.clear()
        for number in left:
            yield self._refused(number, refusals.crashed(self._files[number].name), 0.0)
