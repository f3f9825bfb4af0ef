"""Sets the lines of a paragraph: breaks, ranges and spells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.document.blocks import Alignment
from briefer.writing.pdf.breaking import Broken, Way, broken, broken_at
from briefer.writing.pdf.line import Line
from briefer.writing.pdf.optimum import best_places
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.spelling import spell_line, spell_mixed
from briefer.writing.pdf.units import Units, units_of

_LOOSE = 1.2  # of a space: lines stretched by more are looked at again


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a paragraph: from the column's left edge, points. `indent` is the first line's, at the start side."""

    left: float
    width: float
    height: float
    rise: float
    indent: float = 0.0
    alignment: Alignment = Alignment.START
    hyphenate: bool = True
    base: int | None = 0  # 1: right to left; None: as the text says
    orphans: int = 2


def set_lines(runs: Sequence[Run], shape: Shape) -> list[Line]:
    """Return a paragraph's lines, top to bottom; those that must not be parted are kept together."""
    runs = [run for run in runs if run.text or run.late or run.breaks]
    if not runs:
        return []
    units = units_of(runs, shape.base)
    if not units.words:
        return []
    flexible = shape.alignment is Alignment.JUSTIFY and shape.hyphenate  # else lines end where word processors end them
    way = Way(shape.width - shape.indent, shape.width, flexible, shape.hyphenate)
    found = list(broken(units, way))
    if way.justified and len(found) > 1 and any(_is_loose(units, line) for line in found):
        units, found = _bettered(runs, shape, way) or (units, found)
    lines = [_line(units, line, shape, first=not number) for number, line in enumerate(found)]
    if len(lines) > 1:
        lines[0].keep = lines[-2].keep = True
    return lines


def _is_loose(units: Units, line: Broken) -> bool:
    """Whether the spaces of a justified line are stretched so far that it shows."""
    if line.ends or line.first > line.last:
        return False
    gaps = _gaps(units, line)
    return line.room - line.width > _LOOSE * units.runs[line.first].pen.space * gaps


def _bettered(runs: Sequence[Run], shape: Shape, way: Way) -> tuple[Units, list[Broken]] | None:
    """Return the lines of the paragraph as a whole, afresh; None where they would not fit."""
    units = units_of(runs, shape.base)
    places = best_places(units, way.first_room, way.room, hyphenate=way.hyphenate)
    return (units, list(broken_at(units, way, places))) if places else None


def natural_width(runs: Sequence[Run], base: int | None = 0) -> tuple[float, float]:
    """Return the width of the longest word and of everything on one line."""
    units = units_of([run for run in runs if run.text or run.late or run.breaks], base)
    if not units.words:
        return 0.0, 0.0
    stops = [*units.forced, len(units.words) - 1]
    begins = [0, *(stop + 1 for stop in stops[:-1])]
    widest = max(units.ends[b] - units.starts[a] for a, b in zip(begins, stops, strict=True) if a <= b)
    return max(end - start for start, end in zip(units.starts, units.ends, strict=False)), widest


def _line(units: Units, line: Broken, shape: Shape, *, first: bool) -> Line:
    """Return one line as a slab."""
    rest = line.room - line.width
    extra = 0.0
    if shape.alignment is Alignment.JUSTIFY and (rest < 0 or not line.ends):
        gaps = _gaps(units, line)
        extra = rest / gaps if gaps else 0.0
        rest = 0.0 if gaps else rest
    start = _start(units, rest, shape, first)
    spell = spell_mixed if units.mixed else spell_line
    slab = Line(shape.height, shape.rise, start, [])
    spell(slab, units, line, extra)
    slab.width = line.width
    slab.span = (shape.left, shape.left + shape.width)
    return slab


def _start(units: Units, rest: float, shape: Shape, first: bool) -> float:
    """Return where the line's left end stands."""
    leftward = bool(units.level)
    indent = shape.indent if first else 0.0
    if shape.alignment is Alignment.CENTER:
        return shape.left + rest / 2
    at_right = leftward != (shape.alignment is Alignment.END)
    if at_right:
        return shape.left + rest + (0.0 if leftward else indent)
    return shape.left + (0.0 if leftward else indent)


def _gaps(units: Units, line: Broken) -> int:
    """Return how many spaces of the line can be stretched."""
    stop = line.last + 1 if line.tail else line.last
    if units.plain:
        return stop - line.first
    return sum(1 for glue in units.glues[line.first : stop] if glue)
