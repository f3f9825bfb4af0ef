"""Takes running heads, running feet and page numbers off the pages of a PDF."""

from __future__ import annotations

import re
from collections import Counter

from briefer.importing.pdf.lines import Line

_NUMBER = re.compile(
    r"(?:page|p\.|seite|página|pagina|صفحة|عמוד|صفحه)?\s*[-–—|·]*\s*(?:\d{1,4}|[ivxlc]{1,7}|[٠-٩۰-۹]{1,4})\s*(?:(?:of|/|von|de|di|sur|מתוך|من|از)\s*\d{1,4})?\s*[-–—|·]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_EDGE_NUMBER = re.compile(r"^(\d{1,4})\b|\b(\d{1,4})$")
_DEPTH = 6  # lines from the edge that can be furniture
_ZONE = 0.13  # of the page's height


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Return the pages' segments without what repeats at the head and foot of many pages, and without page numbers."""
    seen: Counter[_Key] = Counter()
    known: set[tuple[str, ...]] = set()
    for lines, height in zip(pages, heights, strict=True):
        whole = tuple(line.text for line in lines)
        if whole in known:  # the same page again says nothing of what is furniture
            continue
        known.add(whole)
        seen.update({_key(place, line, height) for place, line in _edge_lines(lines, height)})
    needed = max(2, min(4, round(len(pages) * 0.4)))
    rows = {(place, distance) for (place, distance, _), count in seen.items() if count >= needed}
    return [
        _kept(lines, height, seen, needed, rows, number)
        for number, (lines, height) in enumerate(zip(pages, heights, strict=True), start=1)
    ]


_Key = tuple[str, int, str]


def _key(place: str, line: Line, height: float) -> _Key:
    """Return what is the same for furniture on all pages: head or foot, how far from the edge, the words with numbers blotted out."""
    distance = line.base if place == "head" else height - line.base
    return place, round(distance / 4), _DIGITS.sub("#", line.text.lower()).replace(" ", "")


def _edge_lines(lines: list[Line], height: float) -> list[tuple[str, Line]]:
    """Return the lines near the edges of a page, each with "head" or "foot"."""
    by_height = sorted(lines, key=lambda line: line.base)
    head = [("head", line) for line in by_height[:_DEPTH] if line.top < _ZONE * height]
    foot = [("foot", line) for line in by_height[-_DEPTH:] if line.bottom > (1 - _ZONE) * height]
    return head + foot


def _kept(
    lines: list[Line], height: float, seen: Counter[_Key], needed: int, rows: set[tuple[str, int]], page: int
) -> list[Line]:
    by_height = sorted(lines, key=lambda line: line.base)
    outermost = [id(line) for line in (*by_height[:1], *by_height[-1:])]
    dropped: dict[int, tuple[str, Line]] = {}
    for place, line in _edge_lines(lines, height):
        is_number = _NUMBER.fullmatch(line.text.strip()) is not None and (id(line) in outermost or place == "foot")
        place_near, distance, words = _key(place, line, height)
        repeats = sum(seen[place_near, near, words] for near in (distance - 1, distance, distance + 1)) >= needed
        if repeats or (is_number and len(lines) > 1) or ((place, distance) in rows and _tells_page(line, page)):
            dropped[id(line)] = place, line
    dropped = {
        key: pair for key, pair in dropped.items() if _stands_apart(*pair, [x for x in lines if id(x) not in dropped])
    }
    return lines if len(dropped) == len(lines) else [line for line in lines if id(line) not in dropped]


def _tells_page(line: Line, page: int) -> bool:
    """Whether a line begins or ends with a number near the page's own, as heads of left and right pages do."""
    found = _EDGE_NUMBER.search(line.text.strip())
    return found is not None and len(line.words) <= 12 and abs(int(found[1] or found[2]) - page) <= 30


def _stands_apart(place: str, line: Line, body: list[Line]) -> bool:
    """Whether space parts a line from the text beside it, as it does furniture."""
    inward = [
        other.base - line.base if place == "head" else line.base - other.base
        for other in body
        if _overlaps(line, other)
    ]
    return min((step for step in inward if step > 2), default=99.0) > 1.45 * line.size


def _overlaps(line: Line, other: Line) -> bool:
    return line.x0 < other.x1 and other.x0 < line.x1
