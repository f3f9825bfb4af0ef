"""Breaks units into lines: as many words as fit, spaces a little narrower where that saves a loose line, hyphens where they help."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.writing.pdf.hyphenation import cuts
from briefer.writing.pdf.optimum import SHRINK, Place
from briefer.writing.pdf.pens import Word
from briefer.writing.pdf.units import Part, Units

_LOOSE = 0.42  # of a space: a justified line looser than this is hyphenated
_ENDLESS = 1000  # letters without a place to break
_RAGGED = 0.13  # of the measure: a ragged line shorter by more than this is hyphenated
_MOST_HYPHENS = 2  # lines in a row that end in one
_URL_ENDS = "/.?&=_-#%,:;@+~"


@dataclass(slots=True)
class Broken:
    """One line: units `first` to `last` (included), then perhaps `tail`, the first part of a word that was cut.

    `start` is where it begins on the endless line, `width` what it fills without stretching, `ends`: no stretching is wanted.
    """

    first: int
    last: int
    start: float
    width: float
    room: float
    ends: bool
    tail: tuple[Part, ...] = ()
    tail_hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How lines are broken: the room in the first line and in the others, points."""

    first_room: float
    room: float
    justified: bool = False
    hyphenate: bool = True


def broken(units: Units, way: Way) -> Iterator[Broken]:
    """Yield the lines of a paragraph. The parts of `units` are changed where a word is cut: its rest begins the next line."""
    return _Breaker(units, way).lines()


def broken_at(units: Units, way: Way, places: Sequence[Place]) -> Iterator[Broken]:
    """Yield the lines of a paragraph whose later lines begin at given places, the last being its end; see `optimum`."""
    return _Breaker(units, way).lines_at(places)


class _Breaker:
    """The state of breaking one paragraph."""

    def __init__(self, units: Units, way: Way) -> None:
        self.units, self.way = units, way
        self.first, self.start = 0, 0.0
        self.hyphens = 0
        self.stops = iter((*units.forced, len(units.words) - 1))
        self.stop = next(self.stops)
        self.room = way.first_room

    def lines(self) -> Iterator[Broken]:
        count = len(self.units.words)
        while self.first < count:
            line = self._line()
            yield line
            self.hyphens = self.hyphens + 1 if line.tail_hyphen else 0
            self.room = self.way.room
            if not line.tail and line.last >= self.stop:
                self.stop = next(self.stops, count - 1)

    def lines_at(self, places: Sequence[Place]) -> Iterator[Broken]:
        """Yield lines that end where they are told to."""
        units, set_letters = self.units, 0
        forced = {*units.forced, len(units.words) - 1}
        for number, letters in places:
            if letters:
                part = units.parts(number)[0]
                place = letters - set_letters if number == self.first else letters
                yield self._hyphen_cut(number, part, place)
            else:
                yield self._take(number - 1, ends=number - 1 in forced)
            set_letters = letters
            self.room = self.way.room

    def _hyphen_cut(self, number: int, part: Part, place: int) -> Broken:
        pen = part.run.pen
        head = pen.words[part.word.text[:place]]
        shown = Word(head.width + pen.hyphen.width, head.code + pen.hyphen.code, head.text)
        return self._cut(number, 0, place, shown, hyphen=True)

    def _line(self) -> Broken:
        ends, glues = self.units.ends, self.units.glues
        limit = self.start + self.room + 0.01
        last = bisect_right(ends, limit, self.first, self.stop + 1) - 1
        if last >= self.stop:
            return self._take(self.stop, ends=True)
        if last < self.first:
            return self._cut_long()
        gaps = last - self.first if self.units.plain else sum(1 for glue in glues[self.first : last] if glue)
        rest = limit - ends[last]
        space = glues[self.first] or self.units.runs[self.first].pen.space
        if self.way.justified:
            over = ends[last + 1] - limit
            if gaps and over <= SHRINK * space * (gaps + 1) and over < rest:
                return self._take(last + 1, ends=last + 1 == self.stop)
            loose = rest > _LOOSE * space * gaps
        else:
            loose = rest > _RAGGED * self.room
        if loose and self.way.hyphenate and self.hyphens < _MOST_HYPHENS:
            cut = self._hyphenated(last, names=rest > space * gaps)
            if cut:
                return cut
        if loose and rest > 0.3 * self.room:
            return self._cut_long(last)
        return self._take(last, ends=False)

    def _take(self, last: int, *, ends: bool) -> Broken:
        line = Broken(self.first, last, self.start, self.units.ends[last] - self.start, self.room, ends)
        self.first, self.start = last + 1, self.units.starts[last + 1]
        return line

    def _hyphenated(self, last: int, *, names: bool) -> Broken | None:
        """Return the line with the first syllables of the next word, or None; words with a capital are cut if `names`."""
        units, number = self.units, last + 1
        if number == len(units.words) - 1 and number:
            return None
        part = units.parts(number)[0]
        if part.level or part.run.late or (part.word.text[:1].isupper() and not names):
            return None
        room = self.start + self.room - units.starts[number]
        pen = part.run.pen
        text, likely = part.word.text, room * 1.2 * len(part.word.text) / (part.word.width or 1.0)
        for place in cuts(text, part.run.language):
            if place > likely:
                continue
            if pen.about(text[:place]) + pen.hyphen.width <= room + 0.01:
                return self._hyphen_cut(number, part, place)
        return None

    def _cut_long(self, last: int | None = None) -> Broken:
        """Return a line that ends within a unit that is wider than the room: an address, mostly."""
        units = self.units
        number = self.first if last is None else last + 1
        if last is not None and units.words[number].width < self.way.room:
            return self._take(last, ends=False)
        begins = self.start if last is None else units.starts[number]
        kept, place = self._emergency(units.parts(number), self.start + self.room - begins)
        if last is None and not (kept or place):
            place = _next_letter(units.parts(number)[0].word.text)
            if not place and len(units.parts(number)) == 1:
                return self._take(number, ends=False)
            kept = 0 if place else 1
        elif last is not None and not kept and place < 4:
            return self._take(last, ends=False)
        return self._cut(number, kept, place)

    def _emergency(self, parts: Sequence[Part], room: float) -> tuple[int, int]:
        """Return how many parts of a unit fit, and how many letters of the next; a note's call stays with what it follows."""
        kept = 0
        while kept < len(parts) - 1 and parts[kept].word.width <= room:
            room -= parts[kept].word.width
            kept += 1
        part = parts[kept]
        if kept > 1 and part.run.note is not None:
            return kept - 1, 0
        text, pen, rtl = part.word.text, part.run.pen, bool(part.level & 1)
        low, high = 0, min(len(text), int(2 * room * len(text) / (part.word.width or 1.0)) + 8)
        if high < len(text) and pen.word(text[:high], rtl).width <= room:
            high = len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if pen.word(text[:middle], rtl).width <= room:
                low = middle
            else:
                high = middle - 1
        low = _between_letters(text, max(min(low, len(text) - 1), 0))
        return kept, next((at for at in range(low, low // 2, -1) if text[at - 1] in _URL_ENDS), low)

    def _cut(self, number: int, kept: int, place: int, shown: Word | None = None, *, hyphen: bool = False) -> Broken:
        """Return the line up to letter `place` of part `kept` of unit `number`; the rest of the unit begins the next one."""
        units = self.units
        parts = units.parts(number)
        part, rest, tail = parts[kept], parts[kept:], parts[:kept]
        if place:
            pen, text, rtl = part.run.pen, part.word.text, bool(part.level & 1)
            tail += (Part(part.run, shown or pen.word(text[:place], rtl), part.level),)
            left = [Part(part.run, pen.word(piece, rtl), part.level) for piece in _halved(text[place:])]
            rest = (*left, *parts[kept + 1 :])
        begins = self.start if number == self.first else units.starts[number]
        width = begins + sum(one.word.width for one in tail) - self.start
        line = Broken(self.first, number - 1, self.start, width, self.room, False, tail, hyphen)
        end = units.ends[number]
        if len(rest) > 1 or rest[0].level or number in units.compound:
            units.put(number, rest)
        else:
            units.words[number] = rest[0].word
        self.first, self.start = number, end - units.words[number].width
        return line


def _halved(text: str) -> tuple[str, ...]:
    """Return what is left of a word: in two where it is endless, so that not all of it is shaped anew for every line."""
    middle = _between_letters(text, len(text) // 2) if len(text) > _ENDLESS else 0
    return (text[:middle], text[middle:]) if middle else (text,)


def _between_letters(text: str, place: int) -> int:
    """Return the last place up to `place` that parts no mark from its letter."""
    while 0 < place < len(text) and unicodedata.category(text[place]) in ("Mn", "Mc", "Me", "Cf"):
        place -= 1
    return place


def _next_letter(text: str) -> int:
    """Return where the second letter begins, with its marks; 0 where there is none."""
    place = 1
    while place < len(text) and _between_letters(text, place) != place:
        place += 1
    return place if place < len(text) else 0
