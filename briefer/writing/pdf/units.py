"""Units: what a line can hold and what it may end after; the words of a paragraph between its break opportunities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from operator import add, attrgetter
from typing import NamedTuple

from briefer.writing.pdf.pens import Word
from briefer.writing.pdf.runs import Run

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# "p. 3", "No. 4", "note 5" stay on one line
_BOUND = "(?<!\\bp\\.)(?<!\\bpp\\.)(?<!\\b[Nn]o\\.)(?<!\\b[Nn]ote)(?<!\\bص)(?<!ملاحظة)(?<!یادداشت)(?<!\\bעמ׳)(?<!הערה)"
_EXOTIC = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
# a line may end after these inside a word, as in word processors, which keep addresses whole up to their question mark; not before digits
_INNER = re.compile("(?<=\\w)(?:-(?=[^\\W\\d])|[\u2010\u2013\u2014](?=\\S)|[?!|\u2026](?=\\w))|\u200b|\u00ad")
_CUT = re.compile(f"{_EXOTIC.pattern}|{_INNER.pattern}|\\b(?:pp?\\.|[Nn]o\\.|[Nn]ote) \\d")
_OPPORTUNITY = re.compile(f"{_INNER.pattern}|(?:{_BOUND} | (?!\\d)) *\u2028?|\u2028")
_IN_ADDRESS = re.compile(f"(?<=\\d)-(?=\\d)|{_OPPORTUNITY.pattern}")  # days in addresses are parted like other words
_WIDTH = attrgetter("width")


class Part(NamedTuple):
    """Some letters of a unit: of one run and one direction."""

    run: Run
    word: Word
    level: int


class Units:
    """The units of a paragraph. `starts[i]` and `ends[i]`: where unit `i` begins and ends if all stood on one line, points.

    `words` and `runs` say what a unit is; one of several parts is in `compound` too. `glues[i]` is the space after unit `i` (0 where a
    line may end without one: never, if `plain`); after the units in `forced` a line must end.
    """

    __slots__ = (
        "compound",
        "ends",
        "forced",
        "glues",
        "level",
        "mixed",
        "plain",
        "runs",
        "space_levels",
        "starts",
        "words",
    )

    def __init__(self, level: int, mixed: bool) -> None:
        self.level = level
        self.mixed = mixed
        self.plain = not mixed
        self.words: list[Word] = []
        self.runs: list[Run] = []
        self.compound: dict[int, tuple[Part, ...]] = {}
        self.glues: list[float] = []
        self.forced: list[int] = []
        self.space_levels: list[int] = []  # of mixed paragraphs: the level of the space after each unit

    def measure(self) -> None:
        """Fill `starts` and `ends`."""
        widths = list(map(_WIDTH, self.words))
        self.starts = list(accumulate(map(add, widths, self.glues), initial=0.0))
        self.ends = list(map(add, self.starts, widths))

    def parts(self, number: int) -> tuple[Part, ...]:
        """Return the parts of a unit."""
        found = self.compound.get(number)
        return found if found is not None else (Part(self.runs[number], self.words[number], 0),)

    def add(self, part: Part, *, joined: bool) -> None:
        """Add a part, to the last unit where it is `joined`."""
        if joined and self.words:
            last = len(self.words) - 1
            parts = (*self.parts(last), part)
            self.put(last, parts)
            self.glues[-1] = 0.0
            return
        self.words.append(part.word)
        self.runs.append(part.run)
        self.glues.append(0.0)
        if part.level:
            self.compound[len(self.words) - 1] = (part,)

    def put(self, number: int, parts: tuple[Part, ...]) -> None:
        """Make a unit of these parts."""
        self.compound[number] = parts
        self.words[number] = Word(sum(part.word.width for part in parts), "", "")
        self.runs[number] = parts[0].run


def units_of(runs: Sequence[Run], base: int | None) -> Units:
    """Return the units of a paragraph whose level is `base` (None: found from its text)."""
    if base == 1 or any(not run.text.isascii() and RIGHT_TO_LEFT.search(run.text) for run in runs):
        from briefer.writing.pdf.mixing import mixed_units  # it builds on the units here

        return mixed_units(runs, base)
    units = Units(0, mixed=False)
    joined = False  # whether the next word goes on with the last unit
    for run in runs:
        joined = _add_run(units, run, joined)
    units.measure()
    return units


def _add_run(units: Units, run: Run, joined: bool) -> bool:
    """Add the words of a left-to-right run; return whether what follows belongs to the last unit."""
    if run.late:
        units.add(Part(run, Word(run.late_width, run.late, ""), 0), joined=joined)
        return True
    text = run.text
    if text:
        if "\t" in text or "\n" in text:
            text = text.replace("\t", " ").replace("\n", " ")
        add = _add_cut if _needs_cutting(text) else _add_plain
        joined = add(units, run, text, joined)
    if run.breaks:
        if not units.words:
            units.add(Part(run, Word(0.0, "", ""), 0), joined=False)
        units.forced.append(len(units.words) - 1)
        return False
    return joined


def _needs_cutting(text: str) -> bool:
    """Whether a line may end elsewhere than at the spaces of a text, or may not end at one of them."""
    if text.isascii() and not (
        "-" in text or "?" in text or "!" in text or "|" in text or "p. " in text or "o. " in text or "ote " in text
    ):
        return False
    return "://" in text or _CUT.search(text) is not None


def _add_plain(units: Units, run: Run, text: str, joined: bool) -> bool:
    """Add words that are cut at spaces only."""
    words, space, glues = run.pen.words, run.pen.space, units.glues
    pieces = text.split(" ")
    if not pieces[0]:
        if joined and glues:
            glues[-1] = space
        joined = False
    ends_open = bool(pieces[-1])
    if "" in pieces:
        pieces = [piece for piece in pieces if piece]
    if not pieces:
        return joined
    if joined and units.words:
        units.add(Part(run, words[pieces.pop(0)], 0), joined=True)
        glues[-1] = space
    units.words += map(words.__getitem__, pieces)
    units.runs += [run] * len(pieces)
    glues += [space] * len(pieces)
    if ends_open:
        glues[-1] = 0.0
    return ends_open


def _add_cut(units: Units, run: Run, text: str, joined: bool) -> bool:
    """Add words that may be cut after hyphens, dashes and slashes, or between ideographs."""
    units.plain = False
    for piece in pieces_of(text):
        bare = piece.rstrip(" ")
        if bare:
            units.add(Part(run, run.pen.words[bare], 0), joined=joined)
        if len(bare) < len(piece) and units.glues:
            units.glues[-1] = run.pen.space
        joined = False
    return not text.endswith(" ")


def pieces_of(text: str) -> list[str]:
    """Cut text at its break opportunities; spaces stay with the word before."""
    if _EXOTIC.search(text):
        from uniseg.linebreak import line_break_units  # 60 ms, for scripts without spaces only

        return list(line_break_units(text))
    pieces, start = [], 0
    for match in (_IN_ADDRESS if "://" in text else _OPPORTUNITY).finditer(text):
        pieces.append(text[start : match.end()])
        start = match.end()
    if start < len(text):
        pieces.append(text[start:])
    return pieces
