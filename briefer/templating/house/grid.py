"""Tables of a Word file's cover, header and footer: merged cells, borders, and what their table style says of rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from briefer.document.blocks import Alignment
from briefer.document.house import Border, HouseCell, HouseTable
from briefer.ooxml.names import child, child_value, clark, value
from briefer.ooxml.theme import colour_of
from briefer.ooxml.units import twips, whole
from briefer.templating.house.looks import merged_borders

if TYPE_CHECKING:
    from briefer.templating.house.furniture import FurnitureReader

_ROW, _CELL, _STYLE_PART = clark("w:tr"), clark("w:tc"), clark("w:tblStylePr")
_HOLDERS = frozenset(clark(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins"))
_ALIGNMENTS = {"center": Alignment.CENTER, "right": Alignment.END, "end": Alignment.END}
# w:tblLook@w:val (ECMA-376 part 1, 17.4.55): the bit that turns a part of the style on; of bands, off.
_LOOKS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a cell stands: row and column of the grid, from 0, and how many of both there are."""

    row: int
    column: int
    span: int
    rows: int
    columns: int


class TableReader:
    """Reads one table with the reader of the part it stands in."""

    def __init__(self, reader: FurnitureReader, table: etree._Element) -> None:
        self.reader = reader
        self.properties = child(table, "w:tblPr")
        self.theme = reader.looks.theme
        self.styles = reader.looks.sheet.chain(child_value(self.properties, "w:tblStyle"))
        self.widths = [twips(value(one, "w:w")) for one in table.iterfind(f"{clark('w:tblGrid')}/{clark('w:gridCol')}")]
        self.rows = [list(_held(row, _CELL)) for row in _held(table, _ROW)]
        self.borders = self._table_borders()
        self.shown = self._shown()

    def table(self) -> HouseTable:
        """Return the table."""
        rows = [list(self._cells(number)) for number in range(len(self.rows))]
        _merge(rows, [[_merged(cell) for cell in row] for row in self.rows])
        indent = twips(child_value(self.properties, "w:tblInd", "w:w"))
        alignment = _ALIGNMENTS.get(child_value(self.properties, "w:jc") or "", Alignment.START)
        return HouseTable(tuple(tuple(row) for row in rows), indent, alignment)

    def _table_borders(self) -> tuple[Border, ...]:
        borders: tuple[Border, ...] = ()
        for holder in (*(child(style, "w:tblPr") for style in self.styles), self.properties):
            own = child(holder, "w:tblBorders")
            borders = merged_borders(borders, own, self.theme) if own is not None else borders
        return borders

    def _shown(self) -> frozenset[str]:
        """Return which parts of the table's style are turned on."""
        look = child(self.properties, "w:tblLook")
        if look is None:
            return frozenset()
        bits = int(value(look) or "0", 16) if _is_hex(value(look)) else 0
        return frozenset(
            name
            for name, bit in _LOOKS.items()
            if (value(look, f"w:{name}") in ("1", "true", "on") if value(look, f"w:{name}") else bits & bit)
        )

    def _cells(self, number: int) -> Iterator[HouseCell]:
        cells, column = self.rows[number], 0
        for at, cell in enumerate(cells):
            properties = child(cell, "w:tcPr")
            span = min(max(whole(child_value(properties, "w:gridSpan"), 1), 1), 64)
            place = _Place(number, column, span, len(self.rows), max(len(self.widths), column + span))
            yield self._cell(cell, place, last=at == len(cells) - 1)
            column += span

    def _cell(self, cell: etree._Element, place: _Place, *, last: bool) -> HouseCell:
        """Return a cell with what its table, the style's parts and itself say, in this order."""
        properties = child(cell, "w:tcPr")
        parts = list(self._parts(place))
        borders = _by_place(self.borders, place, last=last)
        shading: str | None = None
        for holder in (*(child(part, "w:tcPr") for part in parts), properties):
            own = child(holder, "w:tcBorders")
            borders = merged_borders(borders, own, self.theme) if own is not None else borders
            shading = colour_of(child(holder, "w:shd"), self.theme, "w:fill") or shading
        width = sum(self.widths[place.column : place.column + place.span])
        width = width or twips(child_value(properties, "w:tcW", "w:w"), 72.0)
        looks = replace(self.reader.looks, table=(*self.styles, *parts))
        blocks = () if _merged(cell) == "continue" else replace(self.reader, looks=looks).blocks(cell)
        vertical = child_value(properties, "w:vAlign") or "top"
        return HouseCell(blocks, width, borders, shading, vertical, place.span)

    def _parts(self, place: _Place) -> Iterator[etree._Element]:
        """Yield the parts of the table's styles that a cell wears, the weakest first (ECMA-376 part 1, 17.7.6)."""
        for kind in self._kinds(place):
            for style in self.styles:
                yield from (one for one in style.iterchildren(_STYLE_PART) if value(one, "w:type") == kind)

    def _kinds(self, place: _Place) -> Iterator[str]:
        first_row, last_row = place.row == 0, place.row == place.rows - 1
        first, last = place.column == 0, place.column + place.span >= place.columns
        yield "wholeTable"
        if "noVBand" not in self.shown:
            yield f"band{1 + (place.column - ('firstColumn' in self.shown)) % 2}Vert"
        if "noHBand" not in self.shown:
            yield f"band{1 + (place.row - ('firstRow' in self.shown)) % 2}Horz"
        for on, name, kind in (
            (first, "firstColumn", "firstCol"),
            (last, "lastColumn", "lastCol"),
            (first_row, "firstRow", "firstRow"),
            (last_row, "lastRow", "lastRow"),
        ):
            if on and name in self.shown:
                yield kind


def _held(holder: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield rows or cells, also those within content controls."""
    for one in holder:
        if one.tag == tag:
            yield one
        elif one.tag in _HOLDERS:
            yield from _held(one, tag)


def _is_hex(text: str | None) -> bool:
    return bool(text) and all(digit in "0123456789abcdefABCDEF" for digit in text or "")


def _merged(cell: etree._Element) -> str:
    """Return `restart` or `continue` for a cell merged with those below or above it, else an empty word."""
    found = child(child(cell, "w:tcPr"), "w:vMerge")
    return "" if found is None else value(found) or "continue"


def _merge(rows: list[list[HouseCell]], merged: list[list[str]]) -> None:
    """Give cells merged over rows their number of rows; those they swallow become empty ones of the same look."""
    for number, row in enumerate(rows):
        column = 0
        for at, cell in enumerate(row):
            if merged[number][at] == "restart":
                below = _run_below(rows, merged, number, column)
                row[at] = replace(
                    cell, rows=len(below) + 1, borders=_without(cell.borders, "bottom") if below else cell.borders
                )
                for nth, (under, place) in enumerate(below):
                    gone = ("top",) if nth == len(below) - 1 else ("top", "bottom")
                    swallowed = rows[under][place]
                    rows[under][place] = replace(
                        swallowed, rows=0, shading=cell.shading, borders=_without(swallowed.borders, *gone)
                    )
            column += cell.span


def _run_below(rows: list[list[HouseCell]], merged: list[list[str]], number: int, column: int) -> list[tuple[int, int]]:
    """Return row and place of the cells below that go on with the one in this column."""
    found = []
    for under in range(number + 1, len(rows)):
        at = _at_column(rows[under], column)
        if at is None or merged[under][at] != "continue":
            break
        found.append((under, at))
    return found


def _at_column(row: Iterable[HouseCell], column: int) -> int | None:
    start = 0
    for at, cell in enumerate(row):
        if start == column:
            return at
        start += cell.span
    return None


def _without(borders: tuple[Border, ...], *edges: str) -> tuple[Border, ...]:
    return tuple(border for border in borders if border.edge not in edges)


def _by_place(borders: tuple[Border, ...], place: _Place, *, last: bool) -> tuple[Border, ...]:
    """Return the borders a cell gets from its table by its place."""
    edges = {
        "top": "top" if place.row == 0 else "",
        "bottom": "bottom" if place.row == place.rows - 1 else "",
        "start": "start" if place.column == 0 else "",
        "end": "end" if last else "",
        "inside": "bottom" if place.row < place.rows - 1 else "",
        "inside-vertical": "" if last else "end",
    }
    return tuple(replace(border, edge=edges[border.edge]) for border in borders if edges.get(border.edge))
