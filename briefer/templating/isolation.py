"""Renders structures that are not trusted: in a process of its own, with limits on time, memory and output."""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
from multiprocessing.connection import Connection
from typing import Any

from briefer.faults import Fault
from briefer.templating.rendering import Rendering, render

SECONDS = 4.0
MEMORY = 400_000_000  # bytes of data, on systems that can bound it
_START_SECONDS = 20.0  # a slow machine may take its time to start the process


def render_bounded(task: Rendering, seconds: float = SECONDS) -> str:
    """Return the rendered text; raises Fault where the structure is wrong, takes too long, or wants too much."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        return _asked(ours, task, seconds)
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _asked(connection: Connection, task: Rendering, seconds: float) -> str:
    """Return what the process answers in time."""
    try:
        if not connection.poll(_START_SECONDS):
            raise Fault(
                "template.no_start",
                "{file} could not be rendered: its process did not start; try again.",
                file=task.name,
            )
        connection.recv()
        connection.send(task)
        if not connection.poll(seconds):
            raise Fault(
                "template.too_slow",
                "{file} was still rendering after {seconds:g} seconds and was stopped; look for a loop or macro that does not end.",
                file=task.name,
                seconds=seconds,
            )
        answer = connection.recv()
    except (EOFError, ConnectionError) as error:
        raise Fault(
            "template.crashed",
            "{file} used more memory than it may, or nests too deep, and was stopped; make it smaller.",
            file=task.name,
        ) from error
    if isinstance(answer, Fault):
        raise answer
    return str(answer)


def _serve(connection: Connection) -> None:
    """Render one structure in this process and answer with the text or the fault."""
    _limit()
    connection.send("ready")
    task = connection.recv()
    answer: Any
    try:
        answer = render(task)
    except Fault as fault:
        answer = fault
    with contextlib.suppress(MemoryError, BrokenPipeError):
        connection.send(answer)


def _limit() -> None:
    """Bound memory and processor time of this process, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    sys.setrecursionlimit(1_500)
    for kind, most in (
        (resource.RLIMIT_DATA, MEMORY),
        (resource.RLIMIT_CPU, int(SECONDS) + 2),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
