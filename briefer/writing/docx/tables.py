"""Tables: the house's table style, repeated header rows, and columns as wide as their words ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefer.document.blocks import Alignment, Cell, Role, Table
from briefer.document.walk import plain
from briefer.writing.docx.lines import Line, Setting
from briefer.writing.docx.markup import quoted, twips
from briefer.writing.docx.ownstyles import cell_style

if TYPE_CHECKING:
    from briefer.writing.docx.blocks import BlockWriter

_LONGEST_WORD, _LONGEST_CELL = 24, 90
_PADDING = 3.5  # letters
_LETTER = 100.0  # twips of a letter in the type of tables

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
    widths = column_widths(
        table.rows, count, job.measure, natural=not setting.rtl
    )  # a narrow one would stand at the wrong edge
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        _row(writer, table, row, widths, setting, header=number < table.header_rows) for number, row in enumerate(grid)
    )
    writer.parts.append(
        f"<w:tbl>{_properties(writer, table, setting, sum(widths))}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
    writer.after_table()


def column_widths(rows: Sequence[Sequence[Cell]], count: int, measure: float, *, natural: bool = True) -> list[int]:
    """Return the widths of columns in twips: as wide as their words where all fit, else together the measure by how much they hold."""
    words, lengths = [4.0] * count, [4.0] * count
    for row in rows:
        column = 0
        for cell in row:
            if cell.columns == 1 and column < count:
                text = plain(cell.inlines)
                longest = max((len(word) for word in text.split()), default=0)
                words[column] = max(words[column], min(longest, _LONGEST_WORD) + _PADDING)
                lengths[column] = max(lengths[column], min(len(text), _LONGEST_CELL) + _PADDING)
            column += cell.columns
    if natural and sum(lengths) * _LETTER <= twips(measure):
        return [round(length * _LETTER) for length in lengths]
    total = twips(measure)
    narrow = [word * min(_LETTER, total / sum(words)) for word in words]
    spare = total - sum(narrow)
    wish = [max(length - word, 0.0) ** 0.8 for word, length in zip(words, lengths, strict=True)]
    shares = sum(wish)
    widths = [
        round(base + (spare * part / shares if shares else spare / count))
        for base, part in zip(narrow, wish, strict=True)
    ]
    widths[-1] += total - sum(widths)
    return widths


def _properties(writer: BlockWriter, table: Table, setting: Setting, width: int) -> str:
    look = f'w:firstRow="{int(table.header_rows > 0)}" w:lastRow="0" w:firstColumn="{int(table.row_headers > 0)}" w:lastColumn="0"'
    caption = plain(table.caption)
    described = f'<w:tblCaption w:val="{quoted(caption)}"/>' if caption else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{writer.job.styles.table()}"/>{"<w:bidiVisual/>" if setting.rtl else ""}'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="04A0" {look} w:noHBand="0" w:noVBand="1"/>{described}</w:tblPr>'
    )


def _row(
    writer: BlockWriter, table: Table, row: list[Place], widths: list[int], setting: Setting, *, header: bool
) -> str:
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if header else "") + "</w:trPr>"
    return f"<w:tr>{properties}{''.join(_cell(writer, table, place, widths, setting, header=header) for place in row)}</w:tr>"


def _cell(writer: BlockWriter, table: Table, place: Place, widths: list[int], setting: Setting, *, header: bool) -> str:
    """Return a cell; one that only carries on a cell above it has an empty paragraph."""
    column, cell = place
    span = cell.columns if cell else 1
    alignment = table.alignments[column] if column < len(table.alignments) else Alignment.START
    style = cell_style(
        writer.job.styles, alignment if span == 1 else Alignment.START, header=header or column < table.row_headers
    )
    inside = Setting(setting.language, setting.rtl)
    content = writer.runs(cell.inlines, inside) if cell and cell.rows >= 0 else ""
    merge = ""
    if cell and cell.rows != 1:
        merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else "<w:vMerge/>"
    width = sum(widths[column : column + span])
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    paragraph = writer.paragraph_xml(Line(style, content, inside))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{merge}</w:tcPr>{paragraph}</w:tc>'


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
