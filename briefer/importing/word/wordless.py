"""Reads Word files without a word: a form of empty cells is a table, a picture is a figure under its own name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefer.bulletin import Block, BlockKind
from briefer.importing.packages import Package, relations
from briefer.importing.word.styles import attribute

_MOST_ROWS = 2_000
_MOST_COLUMNS = 63  # that Word allows


def wordless_blocks(package: Package, parts: list[str]) -> list[Block]:
    """Return the empty tables and the pictures of parts in which no word was found; what one part repeats of another once."""
    found = [block for part in parts for block in _part_blocks(package, part)]
    return list(dict.fromkeys(found))


def _part_blocks(package: Package, part: str) -> Iterator[Block]:
    root = package.xml(part)
    for table in root.iter("{*}tbl"):
        if block := _empty_table(table):
            yield block
    related = relations(package, part)
    for name in ("blip", "imagedata"):
        for picture in root.iter("{*}" + name):
            _, target, _ = related.get(attribute(picture, "embed") or attribute(picture, "id") or "", ("", "", False))
            if target:
                yield Block(BlockKind.FIGURE, target.rpartition("/")[2])


def _empty_table(table: Any) -> Block | None:
    """Return the table's cells, all empty; None for a cell on its own."""
    rows = [sum(1 for _ in row.iterchildren("{*}tc")) for row in table.iterchildren("{*}tr")][:_MOST_ROWS]
    width = min(max(rows, default=0), _MOST_COLUMNS)
    if width < 2 and len(rows) < 2:
        return None
    return Block(BlockKind.TABLE, "\n".join("\t" * (width - 1) for _ in rows))
