"""The press: a process of its own for composing and writing, kept warm, so that the window stays free and a crash costs one print."""

from __future__ import annotations

import atexit
import importlib
import multiprocessing
import threading
import traceback
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from briefer.faults import Cancelled, Fault
from briefer.workspace.orders import Order, Printed
from briefer.workspace.progress import OnProgress, Progress, Stop, never, unheard

_PATIENCE = 0.05  # seconds between looks at the stop button


class Press:
    """One worker process, started at first use and again after a stop or a crash. Prints one order at a time."""

    def __init__(self) -> None:
        self._worker: BaseProcess | None = None
        self._line: Connection | None = None
        self._turn = threading.Lock()
        atexit.register(self._end)

    def print(self, order: Order, *, on_progress: OnProgress = unheard, stop: Stop = never) -> Printed:
        """Print an order and wait for it. Raises its Fault, Fault press.died, or Cancelled where `stop` says so."""
        with self._turn:
            line = self._start()
            try:
                line.send(order)
                return self._await(line, on_progress, stop)
            except (EOFError, BrokenPipeError, ConnectionResetError) as problem:
                self._end()
                raise Fault(
                    "press.died",
                    "Printing ended unexpectedly. Try again; if it happens again, choose another template.",
                ) from problem

    def warm_up(self) -> None:
        """Start the process before it is needed."""
        with self._turn:
            self._start()

    def close(self) -> None:
        """End the process."""
        atexit.unregister(self._end)
        self._end()

    def _start(self) -> Connection:
        if self._worker is None or self._line is None or not self._worker.is_alive():
            self._end()
            context = multiprocessing.get_context("spawn")
            mine, theirs = context.Pipe()
            self._worker = context.Process(target=_serve, args=(theirs,), name="briefer-press")
            self._worker.start()
            theirs.close()
            self._line = mine
        return self._line

    def _await(self, line: Connection, on_progress: OnProgress, stop: Stop) -> Printed:
        while True:
            if stop():
                self._end()
                raise Cancelled
            if not line.poll(_PATIENCE):
                continue
            match line.recv():
                case Progress() as progress:
                    on_progress(progress)
                case Printed() as printed:
                    return printed
                case BaseException() as problem:
                    raise problem

    def _end(self) -> None:
        worker, line, self._worker, self._line = self._worker, self._line, None, None
        if line is not None:
            line.close()
        if worker is not None:
            worker.terminate()
            worker.join(2)


def _serve(line: Connection) -> None:
    """Print what comes down the line until it is closed; what printing needs is loaded before the first order comes."""
    importlib.import_module("briefer.workspace.printing")
    while True:
        try:
            order = line.recv()
        except (EOFError, OSError):
            return
        line.send(_printed(order, line))


def _printed(order: Order, line: Connection) -> Printed | BaseException:
    from briefer.workspace.printing import print_order

    try:
        return print_order(order, lambda done, total, what: line.send(Progress(done, total, what)))
    except Fault as fault:
        return fault
    except Exception as problem:  # noqa: BLE001 - whatever goes wrong here must reach the window as a sentence
        traceback.print_exc()
        return Fault(
            "press.failed", "The pack could not be printed: {reason}.", reason=f"{type(problem).__name__}: {problem}"
        )
