"""Columns of numbers ranged on the decimal: where the point stands, as a tab, so that numbers keep in line whoever edits them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.document.blocks import Alignment, Cell, Table
from briefer.document.walk import plain
from briefer.writing.docx.markup import twips

_FRACTION = re.compile(r"[.,٫]\d*\D*$|(?<=\d)\D*$")
_DIGIT, _POINT = 0.52, 0.26  # of the type size, as most type has them


def decimal_tabs(table: Table, widths: Sequence[int], padding: float, size: float) -> dict[int, int]:
    """Return the place of the point in each column ranged on the decimal, in twips from where its words begin.

    Columns whose numbers all have as much behind the point are left out: ranged right they stand on it. Word ranges
    the words of a cell on a decimal tab without a tab sign (`widths` are in twips, `padding` and `size` in points).
    """
    found: dict[int, int] = {}
    for column, alignment in enumerate(table.alignments):
        if alignment is not Alignment.DECIMAL or column >= len(widths):
            continue
        fractions = {_fraction(cell) for cell in _column(table, column)}
        if len({len(one) for one in fractions}) > 1:
            reach = max(_width(one) for one in fractions) * size
            found[column] = max(0, widths[column] - twips(2 * padding + reach))
    return found


def _column(table: Table, column: int) -> list[Cell]:
    """Return a column's cells below the header; rows that span columns before it are passed over."""
    rows = (row for row in table.rows[table.header_rows :] if all(cell.columns == 1 for cell in row))
    return [row[column] for row in rows if column < len(row)]


def _fraction(cell: Cell) -> str:
    found = _FRACTION.search(plain(cell.inlines))
    return found[0] if found else ""


def _width(text: str) -> float:
    return sum(_POINT if letter in ".,٫" else _DIGIT for letter in text)
