"""Slabs: strips of a page that are never cut, from which columns and pages are filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.pens import Pen


class Slab:
    """A strip of some height. `before` is the space above it, which falls away at the top of a column. Lengths in points.

    `keep`: no column ends after this slab. `notes`: footnotes called in it. `head`: slabs repeated above it in a new column.
    `tells`: told the place at which the slab comes to stand.
    """

    __slots__ = ("before", "dresses", "head", "height", "item", "keep", "notes", "span", "tells")

    def __init__(self, height: float, before: float = 0.0) -> None:
        self.height = height
        self.before = before
        self.keep = False
        self.notes: tuple[FootNote, ...] = ()
        self.head: tuple[Slab, ...] = ()
        self.dresses: tuple[Dress, ...] = ()
        self.item: str | None = None
        self.tells: tuple[Tell, ...] = ()
        self.span: tuple[float, float] = (0.0, 0.0)  # left and right, from the column's edge

    def paint(self, canvas: PageCanvas, x: float, y: float) -> None:
        """Draw on the page; `x` is the column's left edge, `y` the slab's top, PDF coordinates."""

    def paint_again(self, canvas: PageCanvas, x: float, y: float) -> None:
        """Draw as a repeated head: an artifact."""

    def split(self, room: float) -> tuple[Slab, Slab] | None:
        """Return the slab in two parts, the first no higher than `room`; None where it cannot be cut."""
        return None


class PageBreakSlab(Slab):
    """What follows starts a new page."""


class ColumnGroup(Slab):
    """Slabs set in balanced columns of `width`; `lefts` is where each begins, in reading order."""

    __slots__ = ("lefts", "slabs", "width")

    def __init__(self, slabs: Sequence[Slab], lefts: Sequence[float], width: float) -> None:
        super().__init__(0.0)
        self.slabs, self.lefts, self.width = slabs, lefts, width


class FootNote(Protocol):
    """A footnote: its lines and their height."""

    @property
    def lines(self) -> Sequence[Slab]: ...

    @property
    def height(self) -> float: ...


class Stretch(NamedTuple):
    """Part of a line: words in one pen and element (none: an artifact); `x` from the line's start where the text does not simply go on."""

    pen: Pen
    element: Element | None
    code: str
    x: float | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """Where a link can be touched in a line: from `x0` to `x1`, from the column's edge."""

    x0: float
    x1: float
    target: str
    says: str
    element: Element


class Tell(Protocol):
    """Takes a page (from 0) and a point on it."""

    def __call__(self, page: int, x: float, y: float, /) -> None: ...
