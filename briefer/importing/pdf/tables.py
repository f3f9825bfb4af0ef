"""Finds ruled tables on a PDF page and puts its words into their cells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from briefer.importing.pdf.drawings import Drawings
from briefer.importing.pdf.words import Box, Word

_NEAR = 3.0  # points within which rules meet
_MOST_RULES = 3_000
_LONGEST_CELL = 40  # words, on the average of a table's cells


@dataclass(slots=True)
class Table:
    """A ruled table: its place, and the words of each cell."""

    box: Box
    rows: list[list[list[Word]]]


def ruled_tables(drawings: Drawings, words: list[Word]) -> tuple[list[Table], list[Word]]:
    """Return the tables of a page, and the words that stand in none; upright rules between running text are noted as gutters."""
    level, upright = drawings.level, drawings.upright
    if len(level) < 2 or len(level) + len(upright) > _MOST_RULES:
        return [], words
    tables: list[Table] = []
    for rules in _grids(level, upright):
        table, words = _table(rules, words, drawings.gutters)
        if table is not None:
            tables.append(table)
    for stack in _stacks(level, tables):
        table, words = _level_table(stack, words)
        if table is not None:
            tables.append(table)
    return tables, words


def _stacks(level: list[Box], tables: list[Table]) -> list[list[Box]]:
    """Group level rules of one width that stand above each other, outside of the tables found: tables ruled only between rows."""
    free = [box for box in level if not any(_touch(box, table.box) for table in tables)]
    stacks: dict[tuple[int, int], list[Box]] = {}
    for box in _spans(free):
        stacks.setdefault((round(box.x0 / 4), round(box.x1 / 4)), []).append(box)
    return [sorted(stack, key=lambda box: box.top) for stack in stacks.values() if len(stack) >= 3]


def _spans(level: list[Box]) -> list[Box]:
    """Join rules that go on in each other on one height: each cell may have drawn its own."""
    spans: list[Box] = []
    for box in sorted(level, key=lambda box: (round(box.top / 2), box.x0)):
        last = spans[-1] if spans else None
        if last and abs(last.top - box.top) < 2 and box.x0 <= last.x1 + _NEAR:
            spans[-1] = Box(last.x0, last.top, max(last.x1, box.x1), max(last.bottom, box.bottom))
        else:
            spans.append(box)
    return spans


def _level_table(stack: list[Box], words: list[Word]) -> tuple[Table | None, list[Word]]:
    """Make a table of what stands between level rules, where gaps run through all of it from top to bottom."""
    top, bottom, x0, x1 = stack[0].top, stack[-1].bottom, stack[0].x0, stack[0].x1
    inner = [w for w in words if top < (w.top + w.bottom) / 2 < bottom and x0 - _NEAR <= w.x0 and w.x1 <= x1 + _NEAR]
    if not inner or bottom - top > 600:
        return None, words
    size = max(word.size for word in inner)
    edges = _gaps(inner, 0.6 * size)
    if not edges or len(stack) - 1 > len(inner):
        return None, words
    upright = [Box(x, top, x, bottom) for x in (x0 - _NEAR, *edges, x1 + _NEAR)]
    table, outside = _table((stack, upright), words, [])
    if table is not None:
        table.rows = [part for row in table.rows for part in _row_by_row(row)]
    return table, outside


def _row_by_row(row: list[list[Word]]) -> list[list[list[Word]]]:
    """Return the rows that stand between two rules: one a base line, where nearly all base lines have words in all columns."""
    bases = _clustered([word.base for cell in row for word in cell])
    if len(bases) < 2:
        return [row]
    parts: list[list[list[Word]]] = [[[] for _ in row] for _ in bases]
    for column, cell in enumerate(row):
        for word in cell:
            parts[max(0, bisect_right(bases, word.base + 0.5) - 1)][column].append(word)
    used = sum(1 for cell in row if cell)
    full = [sum(1 for cell in part if cell) >= max(2, used) for part in parts]
    if not full[0] or sum(full) < 0.6 * len(parts):
        return [row]
    found: list[list[list[Word]]] = []
    for part, is_full in zip(parts, full, strict=True):
        if is_full or (part[0] and sum(1 for cell in part if cell) > 1):
            found.append(part)
        else:  # a cell that goes on
            found[-1] = [before + more for before, more in zip(found[-1], part, strict=True)]
    return found


def _gaps(words: list[Word], least: float) -> list[float]:
    """Return the middles of the gaps of at least that width that no word stands in."""
    found: list[float] = []
    reach = None
    for word in sorted(words, key=lambda word: word.x0):
        if reach is not None and word.x0 - reach >= least:
            found.append((reach + word.x0) / 2)
        reach = max(reach or word.x1, word.x1)
    return found


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


def _table(
    rules: tuple[list[Box], list[Box]], words: list[Word], gutters: list[float]
) -> tuple[Table | None, list[Word]]:
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
    if len(words) - len(outside) > _LONGEST_CELL * filled:
        gutters.extend(xs[1:-1])  # rules that frame running text
        return None, words
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    return Table(box, rows), outside


def _clustered(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
