"""Rows of cells in cover, header and footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.document.house import Border, HouseCell
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.slabs import Slab


class StackSlab(Slab):
    """A row of cells in cover, header or footer: slabs at their places."""

    __slots__ = ("grounds", "parts")

    def __init__(self, parts: Sequence[tuple[Slab, float]], height: float, grounds: tuple[Dress, ...]) -> None:
        super().__init__(height)
        self.parts = parts
        self.grounds = grounds

    def paint(self, canvas: PageCanvas, x: float, y: float) -> None:
        self._draw_grounds(canvas, x, y)
        for slab, down in self.parts:
            slab.paint(canvas, x, y - down)

    def paint_again(self, canvas: PageCanvas, x: float, y: float) -> None:
        self._draw_grounds(canvas, x, y)
        for slab, down in self.parts:
            slab.paint_again(canvas, x, y - down)

    def _draw_grounds(self, canvas: PageCanvas, x: float, y: float) -> None:
        for dress in self.grounds:
            canvas.draw_dress(dress, x, y, y - self.height)


@dataclass(frozen=True, slots=True)
class SetCell:
    """The slabs of a cell, the rows it spans (0: it is merged into the one above), and where they stand: top, center or bottom."""

    slabs: tuple[Slab, ...]
    rows: int
    vertical: str
    after: float = 0.0  # the space its last paragraph asks for

    @property
    def height(self) -> float:
        """Height of what the cell holds."""
        return sum(slab.before + slab.height for slab in self.slabs) + self.after

    def at(self, room: float) -> Iterator[tuple[Slab, float]]:
        """Yield the slabs with their distance from the top of a cell `room` high."""
        y = max(room - self.height, 0.0) * {"bottom": 1.0, "center": 0.5}.get(self.vertical, 0.0)
        for slab in self.slabs:
            y += slab.before
            yield slab, y
            y += slab.height


def row_heights(rows: Sequence[Sequence[SetCell]]) -> list[float]:
    """Return the heights of rows; what a cell over several rows lacks is added to the last of them."""
    heights = [max((cell.height for cell in row if cell.rows == 1), default=0.0) for row in rows]
    for number, row in enumerate(rows):
        for cell in row:
            if cell.rows > 1:
                last = min(number + cell.rows, len(rows))
                heights[last - 1] += max(cell.height - sum(heights[number:last]), 0.0)
    return heights


def placed(row: Sequence[HouseCell]) -> Iterator[tuple[HouseCell, float]]:
    """Yield cells with their distance from the start of the row."""
    at = 0.0
    for cell in row:
        yield cell, at
        at += cell.width


def cell_dresses(row: Sequence[HouseCell], box: Box, factor: float) -> Iterator[Dress]:
    """Yield rules and background of each cell of a row."""
    at = 0.0
    for cell in row:
        width = cell.width * factor
        left = box.left + (box.width - at - width if box.rtl else at)
        rules = placed_rules(cell.borders, rtl=box.rtl)
        if rules or cell.shading:
            yield Dress(left, left + width, cell.shading, rules)
        at += width


def placed_rules(borders: Sequence[Border], *, rtl: bool) -> tuple[tuple[str, float, str], ...]:
    """Return borders as rules of a dress."""
    sides = {"start": "right" if rtl else "left", "end": "left" if rtl else "right"}
    return tuple((sides.get(border.edge, border.edge), border.width, border.colour) for border in borders)
