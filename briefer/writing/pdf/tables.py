"""Sets tables: columns as wide as their words ask, header rows repeated, rows that break over pages, numbers on the decimal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefer.document.blocks import Alignment, Cell, Table
from briefer.document.house import Border, LineRule, ParagraphLook, TableLook, TextLook
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.inlining import Hand, runs_of
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.lines import natural_width
from briefer.writing.pdf.paragraphs import set_paragraph, set_runs
from briefer.writing.pdf.pens import Figures
from briefer.writing.pdf.rows import RowSlab, SetCell
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.slabs import Slab
from briefer.writing.pdf.tabular import fraction_width, grid_of, shared_widths, whole_width

_RULES = (
    Border("top", 0.9, "1B2126"),
    Border("header", 0.6, "1B2126"),
    Border("bottom", 0.9, "1B2126"),
    Border("inside", 0.35, "C5CCD1"),
)
_LINE = 1.05  # of the natural line height, as in the cells of the Word file


def set_table(job: Job, table: Table, box: Box) -> list[Slab]:
    """Return the rows of a table, its caption above them."""
    element = Element("Table", box.element)
    slabs: list[Slab] = []
    if table.caption:
        look = replace(job.looks.style("Caption"), keep_next=True)
        caption = set_paragraph(job, table.caption, look, box, Element("Caption", element))
        slabs += caption
    rows = _TableSetter(job, table, box, element).rows()
    if caption_lines := slabs[:]:
        caption_lines[-1].keep = True
        if rows:
            rows[0].before = look.after
    return slabs + list(rows)


class _TableSetter:
    """Sets one table."""

    def __init__(self, job: Job, table: Table, box: Box, element: Element) -> None:
        self.job, self.table, self.box, self.element = job, table, box, element
        self.look: TableLook = job.looks.table
        self.columns = max((sum(cell.columns for cell in row) for row in table.rows), default=0)
        self.padding = self.look.above
        self.side = max(self.look.padding, 3.0)
        self.base = 1 if box.rtl else 0
        self.grid = grid_of(table.rows)
        self._looks: dict[tuple[int, Alignment, float], ParagraphLook] = {}

    def rows(self) -> list[RowSlab]:
        """Return the set rows."""
        if not self.columns:
            return []
        runs = self._runs()
        widths = self._widths(runs)
        points = self._decimal_points(runs)
        slabs = [self._row(number, runs[number], widths, points) for number in range(len(self.table.rows))]
        self._stretch_spans(slabs)
        self._finish(slabs)
        return slabs

    def _runs(self) -> list[list[list[Run]]]:
        """Return the runs of every cell, and build the structure."""
        header, result = self.table.header_rows, []
        head = Element("THead", self.element) if header else None
        body = Element("TBody", self.element)
        for number, row in enumerate(self.table.rows):
            line = Element("TR", head if head and number < header else body)
            result.append([self._cell_runs(number, place, cell, line) for place, cell in enumerate(row)])
        return result

    def _cell_runs(self, number: int, place: int, cell: Cell, row: Element) -> list[Run]:
        is_header = number < self.table.header_rows
        heads_row = self.grid[number][place] < self.table.row_headers
        spans = f"/ColSpan {cell.columns}" * (cell.columns > 1) + f"/RowSpan {cell.rows}" * (cell.rows > 1)
        scope = "/Scope/Column" if is_header else "/Scope/Row" if heads_row else ""
        attributes = f"/O/Table{scope}{spans}" if scope or spans else ""
        element = Element("TH" if scope else "TD", row, "", attributes)
        look = self.look.header if is_header else self.look.body
        paragraph = Element("P", element)
        return runs_of(self.job, cell.inlines, Hand(look, paragraph, self.box.language, Figures.TABLE))

    def _widths(self, runs: list[list[list[Run]]]) -> list[float]:
        """Return column widths: as the words ask where there is room, else shared out beyond the longest words."""
        least, wanted = [0.0] * self.columns, [0.0] * self.columns
        for number, row in enumerate(self.table.rows):
            for place, cell in enumerate(row):
                if cell.columns > 1:
                    continue
                column = self.grid[number][place]
                low, high = natural_width(runs[number][place], self.base)
                least[column] = max(least[column], low + 2 * self.side)
                wanted[column] = max(wanted[column], high + 2 * self.side)
        for column, room in self._numbers(runs):
            least[column] = max(least[column], room + 2 * self.side)
            wanted[column] = max(wanted[column], room + 2 * self.side)
        return shared_widths(least, wanted, self.box.width)

    def _beyond_point(self, runs: list[Run]) -> float:
        """Return how far a number reaches from its point towards the end edge of its cell; numbers run left to right everywhere."""
        return whole_width(runs) if self.box.rtl else fraction_width(runs)

    def _in_column(self, runs: list[list[list[Run]]], column: int) -> list[list[Run]]:
        """Return the cells of a column below the header."""
        return [
            runs[number][place]
            for number, row in enumerate(self.table.rows)
            for place in range(len(row))
            if self.grid[number][place] == column and number >= self.table.header_rows
        ]

    def _numbers(self, runs: list[list[list[Run]]]) -> Iterator[tuple[int, float]]:
        """Yield the columns ranged on the decimal, each with the room that all its numbers need together."""
        for column, alignment in enumerate(self.table.alignments):
            if alignment is Alignment.DECIMAL:
                cells = self._in_column(runs, column)
                whole = max(map(whole_width, cells), default=0.0)
                yield column, whole + max(map(fraction_width, cells), default=0.0) + 0.5

    def _decimal_points(self, runs: list[list[list[Run]]]) -> dict[int, float]:
        """Return for columns ranged on the decimal how far the widest fraction reaches."""
        return {
            column: max(map(self._beyond_point, self._in_column(runs, column)), default=0.0)
            for column, alignment in enumerate(self.table.alignments)
            if alignment is Alignment.DECIMAL
        }

    def _row(self, number: int, runs: list[list[Run]], widths: list[float], points: dict[int, float]) -> RowSlab:
        is_header = number < self.table.header_rows
        text = self.look.header if is_header else self.look.body
        cells = []
        for place, cell in enumerate(self.table.rows[number]):
            column = self.grid[number][place]
            span = widths[column : column + cell.columns]
            offset = sum(widths[:column])
            width = sum(span)
            left = self.box.left + (self.box.width - offset - width if self.box.rtl else offset)
            alignment = self._alignment(column)
            end = self.side
            if alignment is Alignment.DECIMAL:
                if not is_header:
                    end += points.get(column, 0.0) - self._beyond_point(runs[place])
                alignment = Alignment.END
            inner = Box(left, width, self.element, self.box.language, self.box.rtl, self.box.item)
            lines = set_runs(self.job, runs[place], self._cell_look(text, alignment, end), inner)
            cells.append(SetCell(column, cell.columns, cell.rows, lines))
        height = max((cell.height for cell in cells if cell.rows == 1), default=text.size * _LINE) + 2 * self.padding
        slab = RowSlab(cells, self.padding, height)
        slab.item, slab.dresses = self.box.item, self.box.dresses
        used = sum(widths)
        start = self.box.left + self.box.width - used if self.box.rtl else self.box.left
        slab.span = (start, start + used)
        return slab

    def _cell_look(self, text: TextLook, alignment: Alignment, end: float) -> ParagraphLook:
        """Return the look of a cell; the same for cells that are alike."""
        key = (id(text), alignment, round(end, 3))
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = ParagraphLook(
                text=text,
                alignment=alignment,
                start=self.side,
                end=end,
                line=_LINE,
                line_rule=LineRule.MULTIPLE,
            )
        return found

    def _alignment(self, column: int) -> Alignment:
        return self.table.alignments[column] if column < len(self.table.alignments) else Alignment.START

    def _stretch_spans(self, slabs: list[RowSlab]) -> None:
        """Give cells that span rows their room, and keep those rows together."""
        for number, slab in enumerate(slabs):
            for cell in slab.cells:
                if cell.rows > 1:
                    spanned = slabs[number : number + cell.rows]
                    lacking = cell.height + 2 * self.padding - sum(one.height for one in spanned)
                    spanned[-1].height += max(lacking, 0.0)
                    for one in spanned[:-1]:
                        one.keep = True

    def _finish(self, slabs: list[RowSlab]) -> None:
        """Draw rules, repeat the head, keep it with the first row."""
        header = self.table.header_rows
        by_edge = {rule.edge: rule for rule in self.look.rules or _RULES}
        heads = tuple(slabs[:header]) if header < len(slabs) else ()
        for number, slab in enumerate(slabs):
            if number < header:
                slab.keep, slab.shading = True, self.look.header_shading
            else:
                slab.head = heads
                if self.look.band_shading and (number - header) % 2:
                    slab.shading = self.look.band_shading
            edge = "top" if number == 0 else "header" if number == header else "inside"
            if edge in by_edge:
                slab.rules.append((0.0, by_edge[edge].width, by_edge[edge].colour))
        if "bottom" in by_edge:
            slabs[-1].rules.append((slabs[-1].height, by_edge["bottom"].width, by_edge["bottom"].colour))
        if len(slabs) > header + 1:
            slabs[header].keep = slabs[header].height < 60
        slabs[-1].keep = False
