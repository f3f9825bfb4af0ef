"""Finds ruled tables on a PDF page and puts its words into their cells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from briefer.importing.pdf.drawings import Drawings
from briefer.importing.pdf.words import Box, Word

_NEAR = 3.0  # points within which rules meet
_MOST_RULES = 3_000


@dataclass(slots=True)
class Table:
    """A ruled table: its place, and the words of each cell."""

    box: Box
    rows: list[list[list[Word]]]


def ruled_tables(drawings: Drawings, words: list[Word]) -> tuple[list[Table], list[Word]]:
    """Return the tables of a page, and the words that stand in none."""
    level, upright = drawings.level, drawings.upright
    if len(level) < 2 or len(level) + len(upright) > _MOST_RULES:
        return [], words
    tables: list[Table] = []
    for rules in _grids(level, upright):
        table, words = _table(rules, words)
        if table is not None:
            tables.append(table)
    return tables, words


def _grids(level: list[Box], upright: list[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Group rules that touch each other."""
    rules = [(box, True) for box in level] + [(box, False) for box in upright]
    rules.sort(key=lambda rule: rule[0].top)
    groups: list[tuple[Box, list[tuple[Box, bool]]]] = []
    for rule in rules:
        touching = [group for group in groups if _touch(group[0], rule[0])]
        members = [member for group in touching for member in group[1]] + [rule]
        groups = [group for group in groups if group not in touching]
        boxes = [group[0] for group in touching] + [rule[0]]
        groups.append((_around(boxes), members))
    found = [([b for b, flat in members if flat], [b for b, flat in members if not flat]) for _, members in groups]
    return [(flat, tall) for flat, tall in found if len(flat) >= 2 and len(tall) >= 2]


def _touch(a: Box, b: Box) -> bool:
    return a.x0 - _NEAR <= b.x1 and b.x0 - _NEAR <= a.x1 and a.top - _NEAR <= b.bottom and b.top - _NEAR <= a.bottom


def _around(boxes: list[Box]) -> Box:
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def _table(rules: tuple[list[Box], list[Box]], words: list[Word]) -> tuple[Table | None, list[Word]]:
    level, upright = rules
    ys = _clustered([(box.top + box.bottom) / 2 for box in level])
    xs = _clustered([(box.x0 + box.x1) / 2 for box in upright])
    if len(ys) < 3 or len(xs) < 3:
        return None, words
    rows: list[list[list[Word]]] = [[[] for _ in range(len(xs) - 1)] for _ in range(len(ys) - 1)]
    outside: list[Word] = []
    for word in words:
        row = bisect_right(ys, (word.top + word.bottom) / 2) - 1
        column = bisect_right(xs, (word.x0 + word.x1) / 2) - 1
        if 0 <= row < len(rows) and 0 <= column < len(xs) - 1:
            rows[row][column].append(word)
        else:
            outside.append(word)
    filled = sum(1 for row in rows for cell in row if cell)
    if filled < 3 or sum(1 for row in rows if sum(1 for cell in row if cell) > 1) < 1:
        return None, words
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    return Table(box, rows), outside


def _clustered(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
