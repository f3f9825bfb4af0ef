"""Spells a broken line as stretches: in one direction as a row, in two with each word at its place."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.text import bidi
from briefer.writing.pdf.breaking import Broken
from briefer.writing.pdf.line import Line
from briefer.writing.pdf.pens import Word
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.slabs import Stretch, Touch
from briefer.writing.pdf.units import Part, Units


def spell_line(slab: Line, units: Units, line: Broken, extra: float) -> None:
    """Write a left-to-right line: stretches follow each other; spaces carry what justification adds."""
    first, last = line.first, line.last
    if first > last and not line.tail:
        return
    run = units.runs[first] if first <= last else line.tail[0].run
    if not _of_one_run(units, line, run):
        _spell_parts(slab, units, line, extra)
        return
    codes = [word.code for word in units.words[first : last + 1]]
    codes += [part.word.code for part in line.tail]
    closing = run.pen.space_code if not line.tail and units.glues[last] else ""
    slab.stretches.append(Stretch(run.pen, run.element, _joined(codes, _space_code(run, extra)) + closing))


def _joined(codes: Sequence[str], between: str = "") -> str:
    """Return strings as one, as far as nothing moves between them."""
    return between.join(codes).replace(")(", "")


def _of_one_run(units: Units, line: Broken, run: Run) -> bool:
    """Whether all of a line is words of one run, with spaces between them, and nothing but words."""
    if not units.plain or run.special:
        return False
    if line.tail and (len(line.tail) > 1 or line.tail[0].run is not run):
        return False
    if line.first <= line.last and units.runs[line.last] is not run:
        return False
    return not units.compound or units.compound.keys().isdisjoint(range(line.first, line.last + 1))


def _spell_parts(slab: Line, units: Units, line: Broken, extra: float) -> None:
    """Write a line part by part."""
    speller = _Speller(slab, extra)
    for number in range(line.first, line.last + 1):
        parts = units.compound.get(number)
        if parts is None:
            speller.add(units.runs[number], units.words[number])
        for part in parts or ():
            speller.add(part.run, part.word)
        glue = units.glues[number]
        if glue:
            speller.add_space(glue, trailing=number == line.last and not line.tail)
    for part in line.tail:
        speller.add(part.run, part.word)
    speller.end()


class _Speller:
    """Gathers the parts of a line into stretches of one run."""

    def __init__(self, slab: Line, extra: float) -> None:
        self.slab, self.extra = slab, extra
        self.run: Run | None = None
        self.is_special = False
        self.codes: list[str] = []
        self.space = ""
        self.at = slab.left
        self.special: list[tuple[Run, float, float]] = []

    def add(self, run: Run, word: Word) -> None:
        """Add some letters."""
        if run is not self.run:
            self.flush()
            self.run, self.space, self.is_special = run, _space_code(run, self.extra), run.special
        width, code, _ = word
        self.codes.append(code)
        if self.is_special:
            if run.note is not None:
                self.slab.notes += (run.note,)
            self.special.append((run, self.at, self.at + width))
        self.at += width

    def add_space(self, glue: float, *, trailing: bool) -> None:
        """Add the space after a unit; at the end of a line it keeps its width."""
        if self.run is not None:
            other = glue - self.run.pen.space  # the space after a raised note is that of the text
            space = self.space if abs(other) < 0.005 else _space_code(self.run, self.extra + other)
            self.codes.append(self.run.pen.space_code if trailing else space)
        self.at += glue + self.extra

    def flush(self) -> None:
        """Close the stretch."""
        if self.run is not None:
            self.slab.stretches.append(Stretch(self.run.pen, self.run.element, _joined(self.codes)))
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


def spell_mixed(slab: Line, units: Units, line: Broken, extra: float) -> None:
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
