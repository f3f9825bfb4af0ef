"""Sets words into lines and lines into reading order, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from briefer.importing.pdf.columns import gutters_of
from briefer.importing.pdf.direction import logical
from briefer.importing.pdf.words import Box, Word
from briefer.text.languages import direction_of

_MOST_ACROSS = 0.1  # of a page's segments may run across a gutter known from before
_GAP = 1.25  # in sizes of the letters; a wider one parts columns or cells


@dataclass(slots=True)
class Line:
    """Words on one base line of one column. `column` is (band, column): a new band begins where the text's width changes."""

    words: list[Word]
    page: int = 0
    column: tuple[int, int] = (0, 0)
    left: float = 0.0  # edges of the column
    right: float = 0.0

    _known: tuple[int, Box, Word] | None = (
        None  # number of words, their box, their longest: valid while the number holds
    )

    @property
    def x0(self) -> float:
        return self._measured[1].x0

    @property
    def x1(self) -> float:
        return self._measured[1].x1

    @property
    def top(self) -> float:
        return self._measured[1].top

    @property
    def bottom(self) -> float:
        return self._measured[1].bottom

    @property
    def base(self) -> float:
        return self._measured[2].base

    @property
    def size(self) -> float:
        """Size of most of the letters."""
        return self._measured[2].size

    @property
    def bold(self) -> bool:
        """Whether all words of substance are bold."""
        weighty = [word for word in self.words if any(letter.isalnum() for letter in word.text)]
        return bool(weighty) and all(word.bold for word in weighty)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def _measured(self) -> tuple[int, Box, Word]:
        if self._known is None or self._known[0] != len(self.words):
            words = self.words
            box = Box(
                min(word.x0 for word in words),
                min(word.top for word in words),
                max(word.x1 for word in words),
                max(word.bottom for word in words),
            )
            self._known = len(words), box, max(words, key=lambda word: len(word.text))
        return self._known


def ordered_lines(segments: list[Line], page: int, before: Sequence[float] = ()) -> tuple[list[Line], list[float]]:
    """Return the lines of a page in reading order, made of its segments, and where its columns part; `before`: where those of the last page did."""
    if not segments:
        return [], list(before)
    rightward = _is_right_to_left(segments)
    gutters = [gutter for gutter in before if _across(gutter, segments) <= _MOST_ACROSS * len(segments)]
    for gutter in gutters_of(segments, rightward):
        if all(abs(gutter - known) > 30 for known in gutters):
            gutters.append(gutter)
    gutters.sort()
    lines: list[Line] = []
    for band, group in enumerate(_bands(segments, gutters)):
        columns: dict[int, list[Line]] = {}
        for segment in group:
            columns.setdefault(_column(segment, gutters), []).append(segment)
        for column in sorted(columns, reverse=rightward):
            lines += _merged(columns[column], page, (band, column), rightward)
    return lines, gutters


def _across(gutter: float, segments: Sequence[Line]) -> int:
    return sum(1 for segment in segments if segment.x0 < gutter - 4 and segment.x1 > gutter + 6)


def segments_of(words: Iterable[Word], gutters: Sequence[float] = ()) -> list[Line]:
    """Put words that stand close to each other on one base line together, from left to right, none across a known gutter."""
    segments: list[Line] = []
    for row in _rows(words):
        segments.append(Line([row[0]]))
        reach = row[0].x1
        for last, word in pairwise(row):
            if abs(word.x0 - last.x0) < 0.5 and word.text == last.text:
                continue  # printed twice to look bold
            parted = any(reach - 1 <= gutter <= word.x0 + 1 for gutter in gutters)
            if word.x0 - reach < _GAP * max(word.size, last.size) and not parted:
                segments[-1].words.append(word)
            else:
                segments.append(Line([word]))
            reach = max(reach, word.x1)
    return segments


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Group words by base line; raised and lowered ones go with the line they touch."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        row = next((row for row in reversed(rows[-3:]) if _shares_line(word, row)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _shares_line(word: Word, row: list[Word]) -> bool:
    first, last = row[0], row[-1]
    size = max(word.size, first.size)
    if abs(word.base - first.base) < 0.3 * size or abs(word.base - last.base) < 0.1 * size:
        return True
    small = min(word.size, last.size) < 0.8 * max(word.size, last.size)
    reach = (
        1.0 if word.text.isdigit() or last.text.isdigit() else 0.6
    )  # the number of a footnote may stand off a little
    near = -0.5 * size < max(word.x0 - last.x1, last.x0 - word.x1) < reach * size
    return (
        small
        and near
        and min(word.bottom, last.bottom) - max(word.top, last.top)
        > 0.5 * min(word.bottom - word.top, last.bottom - last.top)
    )


def _is_right_to_left(segments: list[Line]) -> bool:
    directions = Counter(direction_of(segment.text) for segment in segments[:80])
    return directions["rtl"] > directions["ltr"]


def _column(segment: Line, gutters: list[float]) -> int:
    middle = (segment.x0 + segment.x1) / 2
    return sum(1 for gutter in gutters if middle > gutter)


def _bands(segments: list[Line], gutters: list[float]) -> list[list[Line]]:
    """Cut the page where lines run across a gutter: each band is read on its own, top to bottom."""
    if not gutters:
        return [segments]
    bands: list[list[Line]] = []
    by_height = sorted(segments, key=lambda segment: segment.base)
    for _, group in groupby(
        by_height, key=lambda s: any(s.x0 < gutter - 4 and s.x1 > gutter + 6 for gutter in gutters)
    ):
        bands.append(list(group))
    return bands


def _merged(segments: list[Line], page: int, column: tuple[int, int], rightward: bool) -> list[Line]:
    """Join segments on one base line, and sort the lines of a column from the top."""
    rows: list[Line] = []
    for segment in sorted(segments, key=lambda s: s.base):
        row = next((r for r in reversed(rows[-4:]) if _same_row(r, segment)), None)
        if row is None:
            rows.append(Line(list(segment.words), page, column))
        else:
            row.words = row.words + segment.words
    for row in rows:
        row.words = logical(sorted(row.words, key=lambda word: word.x0), rightward)
    return rows


def set_edges(lines: list[Line]) -> None:
    """Note on each line the edges of its column on its page: those that several lines share, else the outermost."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column[1]), []).append(line)
    for column in columns.values():
        left, right = -_shared_edge([-line.x0 for line in column]), _shared_edge([line.x1 for line in column])
        for line in column:
            line.left, line.right = min(left, line.x0), max(right, line.x1)


def _shared_edge(places: list[float]) -> float:
    """Return the outermost place at which several lines end, else the outermost but for a tenth of the lines."""
    counts = Counter(round(place / 3) for place in places)
    needed = max(2, len(places) // 12)
    shared = [
        rounded for rounded, count in counts.items() if count + counts[rounded + 1] + counts[rounded - 1] >= needed
    ]
    if shared:
        return max(place for place in places if round(place / 3) == max(shared))
    return sorted(places)[-1 - len(places) // 10]


def _same_row(row: Line, segment: Line) -> bool:
    apart = segment.x0 >= row.x1 - 2 or segment.x1 <= row.x0 + 2
    return apart and abs(row.base - segment.base) < 0.4 * max(row.size, segment.size)
