"""Rows of tables: set cells side by side, their ground and rules; a row may be cut between lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.line import Line
from briefer.writing.pdf.slabs import Slab

_WHOLE_ROW = 150.0  # points: a row up to so high goes to the next page whole


@dataclass(slots=True)
class SetCell:
    """A cell whose lines are set: its column, how many it spans, and its place."""

    column: int
    columns: int
    rows: int
    lines: list[Line]

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)


class RowSlab(Slab):
    """A row of cells."""

    __slots__ = ("cells", "padding", "rules", "shading")

    def __init__(self, cells: Sequence[SetCell], padding: float, height: float) -> None:
        super().__init__(height)
        self.cells = cells
        self.padding = padding
        self.rules: list[tuple[float, float, str]] = []  # distance from the top, width, colour
        self.shading: str | None = None
        self.notes = tuple(note for cell in cells for line in cell.lines for note in line.notes)

    def paint(self, canvas: PageCanvas, x: float, y: float) -> None:
        self._ground(canvas, x, y)
        for cell in self.cells:
            top = y - self.padding
            for line in cell.lines:
                for tell in line.tells:
                    tell(canvas.page, x, top)
                line.paint(canvas, x, top)
                top -= line.height

    def paint_again(self, canvas: PageCanvas, x: float, y: float) -> None:
        self._ground(canvas, x, y)
        for cell in self.cells:
            top = y - self.padding
            for line in cell.lines:
                line.paint_again(canvas, x, top)
                top -= line.height

    def _ground(self, canvas: PageCanvas, x: float, y: float) -> None:
        left, right = x + self.span[0], x + self.span[1]
        if self.shading:
            canvas.panel(left, y - self.height, right - left, self.height, self.shading)
        for distance, width, colour in self.rules:
            canvas.rule(left, y - distance, right, y - distance, width, colour)

    def split(self, room: float) -> tuple[Slab, Slab] | None:
        """Cut a high row between lines, in every cell at the last line that fits; lower rows stay whole, as in the Word file."""
        if self.height <= _WHOLE_ROW or any(cell.rows > 1 for cell in self.cells):
            return None
        above: list[SetCell] = []
        below: list[SetCell] = []
        for cell in self.cells:
            used, count = 2 * self.padding, 0
            while count < len(cell.lines) and used + cell.lines[count].height <= room:
                used += cell.lines[count].height
                count += 1
            above.append(SetCell(cell.column, cell.columns, 1, cell.lines[:count]))
            below.append(SetCell(cell.column, cell.columns, 1, cell.lines[count:]))
        if not any(cell.lines for cell in above) or not any(cell.lines for cell in below):
            return None
        return self._part(above), self._part(below)

    def _part(self, cells: Sequence[SetCell]) -> RowSlab:
        height = max(cell.height for cell in cells) + 2 * self.padding
        part = RowSlab(cells, self.padding, height)
        part.head, part.item, part.dresses, part.span, part.shading = (
            self.head,
            self.item,
            self.dresses,
            self.span,
            self.shading,
        )
        part.rules = [(min(at, height) if at else 0.0, width, colour) for at, width, colour in self.rules]
        return part
