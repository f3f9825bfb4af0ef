"""Rows of cells in cover, header and footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
