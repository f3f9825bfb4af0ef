"""Units of paragraphs that hold right-to-left words: levels by UAX #9, isolates around quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.text import bidi
from briefer.writing.pdf.pens import Word
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.saying import is_said, said
from briefer.writing.pdf.units import Part, Units, pieces_of

_LETTERS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
_ISOLATED = re.compile(f"{_LETTERS}(?:[^A-Za-z\u00aa-\u02ff\u0370-\u058f\u2028]*{_LETTERS})?")
_LEFTWARD_LANGUAGES = ("ar", "fa", "he", "ur", "ps", "yi", "ckb", "ug", "sd")


def mixed_units(runs: Sequence[Run], base: int | None) -> Units:
    """Return the units of a paragraph that holds right-to-left words."""
    text, owners = _joined(runs)
    if base == 0:
        text, owners = _with_isolates(text, owners, runs)
    level, levels = bidi.levels(text, base)
    _say_turned(text, owners, levels, runs)
    units = Units(level, mixed=True)
    at = 0
    for piece in pieces_of(text):
        _add_mixed(units, runs, text, owners, levels, at, at + len(piece))
        at += len(piece)
    units.measure()
    return units


def _say_turned(text: str, owners: list[int], levels: list[int], runs: Sequence[Run]) -> None:
    """Let runs say their words where signs of theirs, such as the `).` after a Latin name, stand turned in a right-to-left line."""
    for at in range(1, len(text)):
        run = runs[owners[at]]
        turned = levels[at] & levels[at - 1] & 1 and owners[at - 1] == owners[at]
        if turned and run.text and text[at] != " " != text[at - 1] and not is_said(run.element):
            if run.target and run.link is None:
                run.link = run.element
            run.element = said(run.text, run.element, run.language)


def _joined(runs: Sequence[Run]) -> tuple[str, list[int]]:
    """Return the text of all runs, and for each character the run it is of. What is known later stands in as one character."""
    parts, owners = [], []
    for number, run in enumerate(runs):
        shown = "0" if run.late else run.text.replace("\t", " ").replace("\n", " ")
        shown += "\u2028" if run.breaks else ""
        parts.append(shown)
        owners += [number] * len(shown)
    return "".join(parts), owners


def _with_isolates(text: str, owners: list[int], runs: Sequence[Run]) -> tuple[str, list[int]]:
    """Put right-to-left words of a left-to-right paragraph between isolates, so that digits and commas beside them stay.

    Runs that are said to be of a right-to-left language are isolated whole, others from their first such letter to the last.
    """
    parts: list[str] = []
    new_owners: list[int] = []
    at = 0
    for start, end, opening in _isolated(text, owners, runs):
        parts += [text[at:start], opening, text[start:end], "\u2069"]
        new_owners += [*owners[at:start], owners[start], *owners[start:end], owners[end - 1]]
        at = end
    parts.append(text[at:])
    new_owners += owners[at:]
    return "".join(parts), new_owners


def _isolated(text: str, owners: list[int], runs: Sequence[Run]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the opening character of each isolate."""
    at = 0
    while at < len(text):
        leftward = _is_leftward(runs[owners[at]])
        end = at + 1
        while end < len(text) and text[end] != "\u2028" and _is_leftward(runs[owners[end]]) == leftward:
            end += 1
        if leftward and text[at] != "\u2028":
            yield at, end, "\u2067"
        else:
            for match in _ISOLATED.finditer(text, at, end):
                yield *match.span(), "\u2068"
        at = end


def _is_leftward(run: Run) -> bool:
    return run.language.split("-")[0] in _LEFTWARD_LANGUAGES


def _add_mixed(
    units: Units, runs: Sequence[Run], text: str, owners: list[int], levels: list[int], start: int, end: int
) -> None:
    """Add one piece, cut where run or level changes."""
    stop = start + len(text[start:end].rstrip(" \u2028"))
    at, joined = start, False
    while at < stop:
        after = at + 1
        while after < stop and owners[after] == owners[at] and levels[after] == levels[at]:
            after += 1
        run, level = runs[owners[at]], levels[at]
        word = Word(run.late_width, run.late, "") if run.late else run.pen.word(text[at:after], rtl=bool(level & 1))
        if word.code:
            units.add(Part(run, word, level), joined=joined)
            joined = True
        at = after
    if stop < end and units.words:
        units.glues[-1] = runs[owners[stop]].pen.space
    if "\u2028" in text[start:end]:
        if not units.words:
            units.add(Part(runs[owners[start]], Word(0.0, "", ""), 0), joined=False)
        units.forced.append(len(units.words) - 1)
    units.space_levels += [units.level] * (len(units.words) - len(units.space_levels))
    if stop < end and units.words:
        units.space_levels[-1] = levels[stop]
