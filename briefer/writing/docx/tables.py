"""Tables: the house's table style, repeated header rows, and columns as wide as their words ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefer.document.blocks import Alignment, Cell, Role, Table
from briefer.document.walk import plain
from briefer.writing.docx.decimals import decimal_tabs
from briefer.writing.docx.lines import Line, Setting
from briefer.writing.docx.markup import quoted, twips
from briefer.writing.docx.ownstyles import cell_style

if TYPE_CHECKING:
    from briefer.writing.docx.blocks import BlockWriter

_LONGEST_WORD, _LONGEST_CELL = 24, 90
_PADDING = 3.5  # letters
_LETTER = 100.0  # twips of a letter in the type of tables, up to `_TYPE`
_TYPE = 10.0  # points

Place = tuple[int, Cell | None]


def write_table(writer: BlockWriter, table: Table, setting: Setting) -> None:
    """Write a table with its caption above it."""
    job = writer.job
    if table.caption:
        caption = writer.runs(table.caption, setting)
        writer.line(Line(writer.style_of(Role.CAPTION), caption, setting, keep_next=True))
    if not table.rows:
        return
    grid = [_placed(row) for row in _spread(table.rows)]
    count = max(sum(cell.columns if cell else 1 for _, cell in row) for row in grid)
    # a narrow one would stand at the wrong edge
    letter = _LETTER * max(job.styles.table_look().body.size / _TYPE, 1.0)
    widths = column_widths(table.rows, count, job.measure, natural=not setting.rtl, letter=letter)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = _Cells(writer, table, widths, setting)
    rows = "".join([cells.row(row, header=number < table.header_rows) for number, row in enumerate(grid)])
    writer.parts.append(
        f"<w:tbl>{_properties(writer, table, setting, sum(widths))}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
    writer.after_table()


def column_widths(
    rows: Sequence[Sequence[Cell]], count: int, measure: float, *, natural: bool = True, letter: float = _LETTER
) -> list[int]:
    """Return the widths of columns in twips: as wide as their words where all fit, else together the measure by how much they hold."""
    lengths, total = [4.0] * count, twips(measure)
    texts: list[list[str]] = [[] for _ in range(count)]
    for row in rows:
        column = 0
        for cell in row:
            if cell.columns == 1 and column < count:
                texts[column].append(plain(cell.inlines))
            column += cell.columns
    for column, held in enumerate(texts):
        longest = max(map(len, held), default=0)
        lengths[column] = max(4.0, min(longest, _LONGEST_CELL) + _PADDING)
    if natural and sum(lengths) * letter <= total:
        return [round(length * letter) for length in lengths]
    words = [max(4.0, min(_longest_word(held), _LONGEST_WORD) + _PADDING) for held in texts]
    narrow = [word * min(letter, total / sum(words)) for word in words]
    spare = total - sum(narrow)
    wish = [max(length - word, 0.0) ** 0.8 for word, length in zip(words, lengths, strict=True)]
    shares = sum(wish)
    widths = [
        round(base + (spare * part / shares if shares else spare / count))
        for base, part in zip(narrow, wish, strict=True)
    ]
    widths[-1] += total - sum(widths)
    return widths


def _longest_word(texts: Sequence[str]) -> int:
    """Return how many letters the longest word has."""
    return max((len(word) for text in texts for word in text.split()), default=0)


def _properties(writer: BlockWriter, table: Table, setting: Setting, width: int) -> str:
    look = f'w:firstRow="{int(table.header_rows > 0)}" w:lastRow="0" w:firstColumn="{int(table.row_headers > 0)}" w:lastColumn="0"'
    caption = writer.job.caption_words(table.caption)
    described = f'<w:tblCaption w:val="{quoted(caption)}"/>' if caption else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{writer.job.styles.table()}"/>{"<w:bidiVisual/>" if setting.rtl else ""}'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="04A0" {look} w:noHBand="0" w:noVBand="1"/>{described}</w:tblPr>'
    )


class _Cells:
    """Writes the cells of one table."""

    def __init__(self, writer: BlockWriter, table: Table, widths: list[int], setting: Setting) -> None:
        self._writer = writer
        self._table = table
        self._widths = widths
        self._inside = Setting(setting.language, setting.rtl)
        look = writer.job.styles.table_look()
        # in a table from the right tabs count from the other edge: there numbers are ranged at their end
        self._points = {} if setting.rtl else decimal_tabs(table, widths, look.padding, look.body.size)
        self._openings: dict[tuple[int, int, int, bool], tuple[str, str, str]] = {}

    def row(self, places: Sequence[Place], *, header: bool) -> str:
        """Return a row; it stays on one page."""
        cells = "".join([self._cell(column, cell, header=header) for column, cell in places])
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{cells}</w:tr>"

    def _cell(self, column: int, cell: Cell | None, *, header: bool) -> str:
        """Return a cell; one that only carries on a cell above it has an empty paragraph."""
        span, rows = (cell.columns, cell.rows) if cell else (1, 1)
        key = (column, span, rows, header)
        found = self._openings.get(key)
        if found is None:
            found = self._openings[key] = self._opening(*key)
        opening, style, tabs = found
        writer = self._writer
        content = writer.runs(cell.inlines, self._inside) if cell and rows >= 0 else ""
        return f"{opening}{writer.paragraph_xml(Line(style, content, self._inside, numbering=tabs))}</w:tc>"

    def _opening(self, column: int, span: int, rows: int, header: bool) -> tuple[str, str, str]:
        """Return `<w:tc>` with its properties, the id of the style of what it holds, and its decimal tab where it has one."""
        table = self._table
        alignment = table.alignments[column] if column < len(table.alignments) and span == 1 else Alignment.START
        tabs = ""
        if column in self._points and span == 1 and not header:
            tabs = f'<w:tabs><w:tab w:val="decimal" w:pos="{self._points[column]}"/></w:tabs>'
            alignment = Alignment.START
        style = cell_style(self._writer.job.styles, alignment, header=header or column < table.row_headers)
        merge = "" if rows == 1 else '<w:vMerge w:val="restart"/>' if rows > 1 else "<w:vMerge/>"
        width = sum(self._widths[column : column + span])
        spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{merge}</w:tcPr>', style, tabs


def _placed(row: Sequence[Cell | None]) -> list[Place]:
    """Return cells with the column each begins in."""
    placed: list[Place] = []
    column = 0
    for cell in row:
        placed.append((column, cell))
        column += cell.columns if cell else 1
    return placed


def _spread(rows: Sequence[Sequence[Cell]]) -> list[list[Cell | None]]:
    """Return rows that all reach over the same columns: cells that go on from above have `rows` -1, missing ones are None."""
    count = max((sum(cell.columns for cell in row) for row in rows), default=0)
    if all(cell.rows == 1 for row in rows for cell in row):
        return [[*row, *[None] * (count - sum(cell.columns for cell in row))] for row in rows]
    going: dict[int, tuple[int, int]] = {}  # column: rows still to come, columns
    spread: list[list[Cell | None]] = []
    for number, row in enumerate(rows):
        cells = iter(row)
        shown: list[Cell | None] = []
        column = 0
        while True:
            if column in going:
                left, span = going.pop(column)
                shown.append(Cell((), span, -1))
                if left > 1:
                    going[column] = (left - 1, span)
                column += span
                continue
            cell = next(cells, None)
            if cell is None:
                if column >= count:
                    break
                shown.append(None)
                column += 1
                continue
            below = min(cell.rows, len(rows) - number)
            shown.append(cell if below == cell.rows else Cell(cell.inlines, cell.columns, max(below, 1)))
            if below > 1:
                going[column] = (below - 1, cell.columns)
            column += cell.columns
        count = max(count, column)
        spread.append(shown)
    return [row + [None] * (count - sum(cell.columns if cell else 1 for cell in row)) for row in spread]
