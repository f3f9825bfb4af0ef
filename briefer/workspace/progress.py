"""How far a piece of work is, and how it is asked to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefer.faults import Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` parts; `name` is the part just done (a file), or what is being done."""

    done: int
    total: int
    name: str = ""


OnProgress = Callable[[Progress], None]
Stop = Callable[[], bool]


def unheard(progress: Progress) -> None:
    """Progress nobody listens to."""


def never() -> bool:
    """Work nobody stops."""
    return False


def heed(stop: Stop) -> None:
    """Raise Cancelled where the user asked to stop."""
    if stop():
        raise Cancelled
