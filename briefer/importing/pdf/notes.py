"""Finds footnotes at the foot of PDF pages, and in the text above the numbers that call them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefer.importing.pdf.direction import FIRST_RIGHTWARD, logical
from briefer.importing.pdf.lines import Line
from briefer.importing.pdf.words import Word
from briefer.text.languages import direction_of

_SMALL = 0.93  # of the text's size: what is larger is no footnote
_MARKER = re.compile(r"(\d{1,3})([^\W\d_].*|[\"“‘«(\[].*)?")
_CALL = re.compile(r"(.*[^\d\s.,–—-]|.*[^\W\d][.,]|.*\d[.,)])(\d{1,3})([.,;:!?)”\"’]*)", re.DOTALL)
_ENDS = tuple('.!?…)]”"’»/؟') + tuple("0123456789")
_INDENT = 30.0  # points by which further lines of a note may be indented


@dataclass(slots=True)
class Note:
    """A footnote: the label it shows, its lines without that label, and its page, counted from 1."""

    label: str
    lines: list[Line]
    page: int


def usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size of most letters."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def without_notes(lines: list[Line], size: float, last: int, page: int) -> tuple[list[Line], list[Note]]:
    """Return the segments of a page without its footnotes, and the footnotes: small type below all text, numbered on from `last` or from 1."""
    by_height = sorted(lines, key=lambda line: line.base)
    text_end = max((i for i, line in enumerate(by_height) if line.size > _SMALL * size), default=-1)
    foot = by_height[text_end + 1 :]
    first = next((i for i, line in enumerate(foot) if _number(line) in (1, last + 1)), None)
    if text_end < 0 or first is None or not _stands_apart(by_height[text_end + 1 + first - 1], foot[first:]):
        return lines, []
    notes = _gathered(foot[first:], page)
    if notes is None:
        return lines, []
    taken = {id(line) for line in foot[first:]}
    return [line for line in lines if id(line) not in taken], notes


def _number(line: Line) -> int | None:
    found = _MARKER.fullmatch(_first(line).text)
    return int(found[1]) if found and (found[2] or len(line.words) > 1) else None


def _first(line: Line) -> Word:
    """Return the word that a line is read from; the words of a segment stand from left to right."""
    return line.words[-1 if _is_rightward(line) else 0]


def _is_rightward(line: Line) -> bool:
    return max(line.text) >= FIRST_RIGHTWARD and direction_of(line.text) == "rtl"


def _edge(line: Line) -> float:
    """Return how far from the side where reading begins a line begins."""
    return -line.x1 if _is_rightward(line) else line.x0


def _stands_apart(above: Line, foot: list[Line]) -> bool:
    """Whether more space parts the notes from the text than their own lines from each other."""
    steps = [b.base - a.base for a, b in pairwise(foot) if b.base - a.base > 2]
    return foot[0].base - above.base > 1.3 * min([*steps, 1.4 * foot[0].size])


def _gathered(foot: list[Line], page: int) -> list[Note] | None:
    """Return the notes that the lines make; None where their numbers do not count on, or where they stand in columns."""
    edge = _edge(foot[0])
    expected = _number(foot[0]) or 1
    notes: list[Note] = []
    for line in foot:
        if _number(line) == expected and abs(_edge(line) - edge) < 8 and (not notes or _may_begin(line, notes[-1])):
            notes.append(Note(str(expected), [_unmarked(line)], page))
            expected += 1
        elif not -8 < _edge(line) - edge < _INDENT and line.base - notes[-1].lines[-1].base > 2:
            return None
        else:
            _add(notes[-1].lines, line)
    for line in (line for note in notes for line in note.lines):
        line.words = logical(sorted(line.words, key=lambda word: word.x0), _is_rightward(line))
    return notes


def _may_begin(line: Line, before: Note) -> bool:
    """Whether a note may begin: its number is raised, or the note before it has ended its sentence."""
    return _first(line).size < 0.85 * line.size or before.lines[-1].text.rstrip().endswith(_ENDS)


def _add(lines: list[Line], line: Line) -> None:
    """Add a segment: to the last line where it stands on the same height."""
    if abs(lines[-1].base - line.base) < 0.4 * line.size:
        lines[-1].words = lines[-1].words + line.words
    else:
        lines.append(line)


def _unmarked(line: Line) -> Line:
    first = _first(line)
    found = _MARKER.fullmatch(first.text)
    rest = found[2] if found else None
    shown = [replace(first, text=rest, places=())] if rest else []
    return Line([word for one in line.words for word in (shown if one is first else [one])])


def mark_calls(lines: list[Line], labels: Sequence[str]) -> None:
    """Note on the words of a page which footnotes they call, in the order of the labels; the number comes off the word."""
    left = list(labels)
    for line in lines:
        for place, word in enumerate(line.words):
            if not left:
                return
            raised = word.size < 0.8 * line.size and place > 0
            if raised and word.text == left[0]:
                line.words[place - 1].note = left.pop(0)
                word.text = ""
            elif (stem := _called(word, left[0])) is not None:
                word.text, word.note = stem, left.pop(0)
        line.words = [word for word in line.words if word.text]


def _called(word: Word, label: str) -> str | None:
    """Return a word without the number of a note that stands at its end; None where there is none."""
    if not word.text.rstrip('.,;:!?)”"’').endswith(label):
        return None
    found = _CALL.fullmatch(word.text)
    return found[1] + found[3] if found and found[2] == label else None
