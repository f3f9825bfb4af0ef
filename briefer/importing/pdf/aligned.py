"""Finds tables without rules on a PDF page: rows of short cells that stand under each other in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefer.importing.pdf.lines import Line
from briefer.importing.pdf.measures import label_of, reads_as_label
from briefer.importing.pdf.tables import Table
from briefer.importing.pdf.words import Box, Word

_FEWEST_ROWS = 3
_LONGEST_CELL = 5.0  # words, on the average; longer ones are columns of running text
_NEAR = 4.0  # points within which edges of cells agree
_NEXT_LINE = 1.45  # sizes from one line of a cell to the next
_FARTHEST = 3.2  # sizes from one row to the next
_GAP = 0.8  # sizes between columns


@dataclass(slots=True)
class _Row:
    """Cells on one base line, and the further lines of those that take more than one."""

    base: float
    cells: list[Line] = field(default_factory=list)
    more: list[Line] = field(default_factory=list)


def aligned_tables(segments: list[Line]) -> tuple[list[Table], list[Line]]:
    """Return the tables that are certain, and the segments that stand in none."""
    tables: list[Table] = []
    taken: set[int] = set()
    rows = _rows(segments)
    start = 0
    while start < len(rows):
        run = _run(rows, start)
        start += len(run)
        for body in (run, run[1:]):  # what stands right above a table may look like its first row
            table = _table(body) if len(body) >= _FEWEST_ROWS else None
            if table is not None:
                tables.append(table)
                taken |= {id(cell) for row in body for cell in (*row.cells, *row.more)}
                break
    return tables, [segment for segment in segments if id(segment) not in taken]


def _rows(segments: list[Line]) -> list[_Row]:
    rows: list[_Row] = []
    for segment in sorted(segments, key=lambda segment: segment.base):
        if not rows or segment.base - rows[-1].base > 0.35 * segment.size:
            rows.append(_Row(segment.base))
        rows[-1].cells.append(segment)
    for row in rows:
        row.cells.sort(key=lambda cell: cell.x0)
    return rows


def _run(rows: Sequence[_Row], start: int) -> list[_Row]:
    """Return the rows from `start` on with as many cells, close under each other; lines between that go on in their columns belong to them."""
    run = [_Row(rows[start].base, rows[start].cells)]
    base = run[0].base
    for row in rows[start + 1 :]:
        first = run[0]
        size = first.cells[0].size
        like = len(row.cells) == len(first.cells) and abs(row.cells[0].size - size) < 0.12 * size
        if len(first.cells) < 2 or row.base - base > _FARTHEST * size:
            break
        if like:
            run.append(_Row(row.base, row.cells))
        elif row.base - base < _NEXT_LINE * size and all(_column(cell, first) is not None for cell in row.cells):
            run[-1].more += row.cells
        else:
            break
        base = row.base
    return run


def _column(cell: Line, row: _Row) -> int | None:
    """Return the column that a cell begins with, by the left edges of a row."""
    return next((n for n, other in enumerate(row.cells) if abs(cell.x0 - other.x0) <= _NEAR), None)


def _table(run: Sequence[_Row]) -> Table | None:
    columns = list(zip(*(row.cells for row in run), strict=True))
    if len(columns) < 2 or not all(_is_aligned(column) for column in columns) or not _stand_apart(columns):
        return None
    words = [len(cell.words) for column in columns for cell in column]
    if sum(len(cell.words) for row in run for cell in row.more) > sum(words):
        return None
    if sum(words) > _LONGEST_CELL * len(words) or max(words) > 14 or sum(map(_runs_on, columns)) > len(columns) / 2:
        return None
    first, last = columns[0], columns[-1]
    if any(_is_label(cell) for cell in first) or all(cell.text.endswith(":") for cell in first):
        return None  # a list, or lines such as "Date: 3 May"
    if any("…" in cell.text for row in run for cell in row.cells):
        return None  # a list of contents
    box = Box(
        min(cell.x0 for cell in first),
        min(cell.top for cell in run[0].cells),
        max(cell.x1 for cell in last),
        max(cell.bottom for cell in (*run[-1].cells, *run[-1].more)),
    )
    return Table(box, [_words(row, run[0]) for row in run])


def _words(row: _Row, first: _Row) -> list[list[Word]]:
    """Return the words of each cell of a row, its further lines included."""
    found = [list(cell.words) for cell in row.cells]
    for cell in row.more:
        found[_column(cell, first) or 0] += cell.words
    return found


def _runs_on(cells: Sequence[Line]) -> bool:
    """Whether cells look like a narrow column of running text: lines of several words, most of them full."""
    widest = max(cell.x1 - cell.x0 for cell in cells)
    full = sum(1 for cell in cells if cell.x1 - cell.x0 > 0.75 * widest)
    words = sum(len(cell.words) for cell in cells) / len(cells)
    return words >= 3.2 or (words >= 2.5 and full >= 0.6 * len(cells))


def _is_label(cell: Line) -> bool:
    return label_of(cell) is not None or reads_as_label(cell.text)


def _is_aligned(cells: Sequence[Line]) -> bool:
    """Whether cells share their left edges, their right edges or their middles; a head over numbers may differ."""
    lower = cells[1:]
    places = (
        [cell.x0 for cell in lower],
        [cell.x1 for cell in lower],
        [(cell.x0 + cell.x1) / 2 for cell in lower],
    )
    return any(max(edge) - min(edge) <= _NEAR for edge in places)


def _stand_apart(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether a gap runs between columns from top to bottom."""
    return all(
        min(cell.x0 for cell in right) - max(cell.x1 for cell in left) >= _GAP * left[0].size
        for left, right in pairwise(columns)
    )
