"""The geometry of tables: which column a cell stands in, how wide columns are, where the decimal point is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.document.blocks import Cell
from briefer.writing.pdf.runs import Run


def grid_of(rows: Sequence[Sequence[Cell]]) -> list[list[int]]:
    """Return the column of each cell; cells that span rows push those below aside."""
    taken: dict[tuple[int, int], bool] = {}
    grid: list[list[int]] = []
    for number, row in enumerate(rows):
        places, column = [], 0
        for cell in row:
            while taken.get((number, column)):
                column += 1
            places.append(column)
            for down in range(cell.rows):
                for across in range(cell.columns):
                    taken[number + down, column + across] = True
            column += cell.columns
        grid.append(places)
    return grid


def shared_widths(least: list[float], wanted: list[float], room: float) -> list[float]:
    """Share the room among columns (CSS 2.1, 17.5.2.2: beyond the least, in proportion to what is wanted beyond it)."""
    total = sum(wanted)
    if total <= room:
        return [width * room / total if total > 0.6 * room else width for width in wanted] if total else wanted
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    more = [max(want - low, 0.0) for want, low in zip(wanted, least, strict=True)]
    spare = room - sum(least)
    return [low + spare * extra / sum(more) for low, extra in zip(least, more, strict=True)]


_WHOLE = re.compile(r"^.*?(?=[.,٫]\d*\D*$)|^.*\d")
_FRACTION = re.compile(r"[.,٫]\d*\D*$|(?<=\d)\D*$")


def fraction_width(runs: Sequence[Run]) -> float:
    """Return the width of what follows the last integer digit."""
    if not runs:
        return 0.0
    text = "".join(run.text for run in runs)
    found = _FRACTION.search(text)
    return runs[-1].pen.width(found.group()) if found and found.group() else 0.0


def whole_width(runs: Sequence[Run]) -> float:
    """Return the width of what comes before the decimal point."""
    if not runs:
        return 0.0
    text = "".join(run.text for run in runs)
    found = _WHOLE.search(text)
    return runs[-1].pen.width(found.group()) if found else 0.0
