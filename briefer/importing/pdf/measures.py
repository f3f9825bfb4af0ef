"""What is usual in a PDF: size of its text, distance of its lines, its words; and with it, how broken words are mended."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from briefer.importing.pdf.lines import Line
from briefer.importing.pdf.words import HYPHEN

_BULLET = re.compile(r"[•◦▪‣●○■□►➢➤❖✓·\uf0b7\uf0a7\uf0d8\uf076\uf06e\u2043\u25cf]|[-–—*]|o")
NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]", re.IGNORECASE)
_PUNCTUATION = '.,;:!?()"“”‘’'
_PREFIXES = frozenset(
    (
        "non",
        "no",
        "anti",
        "pro",
        "self",
        "ex",
        "vice",
        "cross",
        "al",
        "ar",
        "as",
        "ash",
        "el",
        "ez",
        "mid",
        "semi",
        "long",
        "so",
    )
)


class Measures:
    """What is usual in this file: size of the running text, distance of lines, words known, list indents."""

    def __init__(self, lines: list[Line]) -> None:
        sizes: Counter[float] = Counter()
        bold = 0
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
            bold += len(line.text) * line.bold
        self.size = sizes.most_common(1)[0][0] if sizes else 10.0
        self.mostly_bold = bold > 0.5 * sum(sizes.values())
        steps = Counter(
            round((b.base - a.base) / max(a.size, 1), 1)
            for a, b in pairwise(lines)
            if a.page == b.page
            and a.column == b.column
            and 0.8 * a.size < b.base - a.base < 3 * a.size
            and abs(a.size - b.size) < 0.6
        )
        # The tightest step that is used often is the leading; wider ones part paragraphs.
        often = max(steps.values(), default=0) * 0.25
        self.step = min((step for step, count in steps.items() if count >= often), default=1.2)
        whole = (word for line, last in zip(lines, [None, *lines], strict=False) for word in _whole(line, last))
        self.words = Counter(word.strip('.,;:!?()"“”').lower() for word in whole)
        ends = sum(1 for line in lines if line.words[-1].text.endswith((HYPHEN, "-")))
        self.hyphenated = ends > 0.02 * len(lines)  # words are broken at line ends
        self.closed_dashes = any("—" in word.text[1:-1] for line in lines for word in line.words)
        indented = sum(
            1
            for a, b in pairwise(lines)
            if a.column == b.column
            and a.size < a.x0 - b.x0 < 5 * a.size
            and b.base - a.base < (self.step + 0.35) * a.size
            and abs(a.size - b.size) < 0.6
        )
        self.indented = indented >= max(3, 0.06 * len(lines))  # paragraphs begin with an indent
        places: dict[int, list[float]] = {}
        for line in lines:
            places.setdefault(line.column[1], []).append(line.x0)
        self._starts = {column: sorted(found)[len(found) // 20] for column, found in places.items()}
        self.indents = sorted({self.indent(line) for line in lines if label_of(line)})

    def indent(self, line: Line) -> int:
        """Return how far from the edge of its column a line begins, in steps of six points."""
        return round((line.x0 - self._starts.get(line.column[1], 0.0)) / 6) * 6

    def keeps_hyphen(self, stem: str, following: str) -> bool:
        """Whether a hyphen at a line's end is the word's own: as the file writes the word elsewhere, else by its parts."""
        head, tail = (part.strip(_PUNCTUATION).lower() for part in (stem, following))
        whole, parted = self.words[f"{head}{tail}"], self.words[f"{head}-{tail}"]
        if whole != parted:
            return parted > whole
        last = head.rpartition("-")[2]
        return (
            not self.hyphenated
            or last in _PREFIXES
            or (len(last) > 3 and self.words[last] > 0 and self.words[tail] > 0)
        )


def _whole(line: Line, last: Line | None) -> list[str]:
    """Return the words of a line, parts of words that were broken at its edges left out."""
    words = [word.text for word in line.words]
    if words[-1].endswith((HYPHEN, "-")):
        words.pop()
    return words[1:] if last and last.words[-1].text.endswith((HYPHEN, "-")) else words


def label_of(line: Line) -> str | None:
    """Return the bullet or number a line begins with; None where it begins with words."""
    if len(line.words) < 2:
        return None
    first, second = line.words[0], line.words[1]
    if _BULLET.fullmatch(first.text):
        return first.text
    gap = max(second.x0 - first.x1, first.x0 - second.x1)
    return first.text if NUMBER.fullmatch(first.text) and (gap > 0.28 * first.size or first.text[-1] == ")") else None


def reads_as_label(text: str) -> bool:
    """Whether a text is nothing but a bullet or a number of a list."""
    return _BULLET.fullmatch(text) is not None or NUMBER.fullmatch(text) is not None


def mended(text: str, following: str, measures: Measures) -> tuple[str, bool]:
    """Return a word at a line's end as it is to stand, and whether the next line's first word joins it."""
    if len(text) < 2:
        return text, False
    stem, sign = text[:-1], text[-1]
    if sign in "–—" and stem[-1].isalnum() and following[:1].isalnum():
        return text, (stem[-1].isdigit() and following[0].isdigit()) or (sign == "—" and measures.closed_dashes)
    if sign not in (HYPHEN, "-", "\u2010"):
        return text, False
    if not stem[-1].isalpha() or not following[:1].isalpha() or following[0].isupper() or stem.isupper():
        return f"{stem}-", not stem[-1].isspace()
    return (f"{stem}-" if measures.keeps_hyphen(stem, following) else stem), True
