"""Lines: broken lines become slabs of stretches, ready to be shown at a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.document.blocks import Alignment
from briefer.text import bidi
from briefer.writing.pdf.breaking import Broken, Way, broken, broken_at
from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.optimum import best_places
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.slabs import Slab, Stretch, Touch
from briefer.writing.pdf.units import Part, Units, units_of

_LOOSE = 1.2  # of a space: lines stretched by more are looked at again


class Line(Slab):
    """One line of text. `rise` is the baseline's distance from the slab's top."""

    __slots__ = ("left", "rise", "stretches", "touches", "underlines", "width")

    def __init__(self, height: float, rise: float, left: float, stretches: list[Stretch]) -> None:
        super().__init__(height)
        self.rise = rise
        self.left = left
        self.stretches = stretches
        self.width = 0.0  # of its words
        self.touches: list[Touch] = []
        self.underlines: list[tuple[float, float, Run]] = []  # from, to, of the column

    def paint(self, canvas: PageCanvas, x: float, y: float) -> None:
        base = y - self.rise
        if self.underlines:
            self._draw_grounds(canvas, x, base)
        place: tuple[float, float] | None = (x + self.left, base)
        for stretch in self.stretches:
            if stretch.element is None:
                canvas.artifact_text()
            else:
                canvas.enter(stretch.element)
            if stretch.x is not None:
                place = (x + self.left + stretch.x, base)
            canvas.show(stretch.pen, stretch.code, place)
            place = None
        low, high = base - 0.25 * self.height, base + 0.65 * self.height
        for touch in self.touches:
            canvas.link((x + touch.x0, low, x + touch.x1, high), touch.target, touch.says, touch.element)

    def paint_again(self, canvas: PageCanvas, x: float, y: float) -> None:
        base = y - self.rise
        if self.underlines:
            self._draw_grounds(canvas, x, base)
        place: tuple[float, float] | None = (x + self.left, base)
        for stretch in self.stretches:
            canvas.artifact_text("/Type/Pagination")
            if stretch.x is not None:
                place = (x + self.left + stretch.x, base)
            canvas.show(stretch.pen, stretch.code, place)
            place = None

    def _draw_grounds(self, canvas: PageCanvas, x: float, base: float) -> None:
        """Draw what lies behind and under words."""
        for start, end, run in self.underlines:
            size = run.pen.look.size
            if run.background:
                canvas.panel(x + start - 1.5, base - 0.28 * size, end - start + 3.0, 1.28 * size, run.background)
            if run.underlined:
                canvas.rule(
                    x + start, base - 0.12 * size, x + end, base - 0.12 * size, size * 0.05, run.pen.look.colour
                )


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
    way = Way(shape.width - shape.indent, shape.width, shape.alignment is Alignment.JUSTIFY, shape.hyphenate)
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
    spell = _spell_mixed if units.mixed else _spell
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


def _spell(slab: Line, units: Units, line: Broken, extra: float) -> None:
    """Write a left-to-right line: stretches follow each other; spaces carry what justification adds."""
    first, last = line.first, line.last
    run = units.runs[first] if first <= last else line.tail[0].run
    one_run = units.plain and not line.tail and units.runs[last] is run and not run.special
    if not one_run or any(first <= number <= last for number in units.compound):
        _spell_parts(slab, units, line, extra)
        return
    codes = [word.code for word in units.words[first : last + 1]]
    closing = run.pen.space_code if units.glues[last] else ""
    slab.stretches.append(Stretch(run.pen, run.element, _space_code(run, extra).join(codes) + closing))


def _spell_parts(slab: Line, units: Units, line: Broken, extra: float) -> None:
    """Write a line part by part."""
    speller = _Speller(slab, extra)
    for number in range(line.first, line.last + 1):
        for part in units.parts(number):
            speller.add(part)
        glue = units.glues[number]
        if glue:
            speller.add_space(glue, trailing=number == line.last and not line.tail)
    for part in line.tail:
        speller.add(part)
    speller.end()


class _Speller:
    """Gathers the parts of a line into stretches of one run."""

    def __init__(self, slab: Line, extra: float) -> None:
        self.slab, self.extra = slab, extra
        self.run: Run | None = None
        self.codes: list[str] = []
        self.space = ""
        self.at = slab.left
        self.special: list[tuple[Run, float, float]] = []

    def add(self, part: Part) -> None:
        """Add some letters."""
        run = part.run
        if run is not self.run:
            self.flush()
            self.run, self.space = run, _space_code(run, self.extra)
        self.codes.append(part.word.code)
        if run.special:
            if run.note is not None:
                self.slab.notes += (run.note,)
            self.special.append((run, self.at, self.at + part.word.width))
        self.at += part.word.width

    def add_space(self, glue: float, *, trailing: bool) -> None:
        """Add the space after a unit; at the end of a line it keeps its width."""
        if self.run is not None:
            self.codes.append(self.run.pen.space_code if trailing else self.space)
        self.at += glue + self.extra

    def flush(self) -> None:
        """Close the stretch."""
        if self.run is not None:
            self.slab.stretches.append(Stretch(self.run.pen, self.run.element, "".join(self.codes)))
            self.codes = []

    def end(self) -> None:
        """Close the line."""
        self.flush()
        if self.special:
            _mark(self.slab, self.special)


def _space_code(run: Run, extra: float) -> str:
    """Return a space that is `extra` points wider."""
    if abs(extra) < 0.005:
        return run.pen.space_code
    return f"{run.pen.space_code}{-extra * 1000 / run.pen.size:.0f}"


def _mark(slab: Line, special: Sequence[tuple[Run, float, float]]) -> None:
    """Note where links can be touched and what is underlined, adjoining words together."""
    merged: list[tuple[Run, float, float]] = []
    for run, start, end in special:
        if merged and merged[-1][0] is run:
            merged[-1] = (run, min(start, merged[-1][1]), max(end, merged[-1][2]))
        else:
            merged.append((run, start, end))
    for run, start, end in merged:
        if run.target:
            slab.touches.append(Touch(start, end, run.target, run.says or run.text, run.link or run.element))
        if run.underlined or run.background:
            slab.underlines.append((start, end, run))


def _spell_mixed(slab: Line, units: Units, line: Broken, extra: float) -> None:
    """Write a line of both directions: each word at its own place, in reading order, so that what is extracted is the text."""
    pieces: list[tuple[Run, str, float, int, bool]] = []  # run, code, width, level, whether it is a space
    for number in range(line.first, line.last + 1):
        _add_pieces(pieces, units.parts(number))
        glue = units.glues[number]
        if glue and (number < line.last or line.tail):
            run = units.parts(number)[-1].run
            pieces.append((run, run.pen.space_code, glue + extra, units.space_levels[number], True))
    _add_pieces(pieces, line.tail)
    places = [0.0] * len(pieces)
    at = 0.0
    for index in bidi.visual([piece[3] for piece in pieces]):
        places[index] = at
        at += pieces[index][2]
    special: list[tuple[Run, float, float]] = []
    for (run, code, width, _, is_space), place in zip(pieces, places, strict=True):
        slab.stretches.append(Stretch(run.pen, run.element, code, place))
        if run.special and not is_space:
            special.append((run, slab.left + place, slab.left + place + width))
    if pieces and not line.tail:
        run = pieces[-1][0]
        slab.stretches.append(Stretch(run.pen, run.element, run.pen.space_code, -run.pen.space if units.level else at))
    slab.notes = tuple(piece[0].note for piece in pieces if piece[0].note is not None and not piece[4])
    _mark(slab, special)


def _add_pieces(pieces: list[tuple[Run, str, float, int, bool]], parts: Sequence[Part]) -> None:
    for part in parts:
        pieces.append((part.run, part.word.code, part.word.width, part.level, False))
