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
_DEPTH = 6  # lines from the edge that can be furniture
_ZONE = 0.13  # of the page's height


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Return the pages' segments without what repeats at the head and foot of many pages, and without page numbers."""
    seen: Counter[tuple[str, str]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        seen.update({(place, _folded(line)) for place, line in _edge_lines(lines, height)})
    needed = max(2, min(4, round(len(pages) * 0.4)))
    return [_kept(lines, height, seen, needed) for lines, height in zip(pages, heights, strict=True)]


def _edge_lines(lines: list[Line], height: float) -> list[tuple[str, Line]]:
    """Return the lines near the edges of a page, each with "head" or "foot"."""
    by_height = sorted(lines, key=lambda line: line.base)
    head = [("head", line) for line in by_height[:_DEPTH] if line.top < _ZONE * height]
    foot = [("foot", line) for line in by_height[-_DEPTH:] if line.bottom > (1 - _ZONE) * height]
    return head + foot


def _kept(lines: list[Line], height: float, seen: Counter[tuple[str, str]], needed: int) -> list[Line]:
    dropped: set[int] = set()
    by_height = sorted(lines, key=lambda line: line.base)
    outermost = (by_height[0], by_height[-1]) if by_height else ()
    for place, line in _edge_lines(lines, height):
        is_number = _NUMBER.fullmatch(line.text.strip()) is not None and (
            any(line is edge for edge in outermost) or place == "foot"
        )
        repeats = seen[place, _folded(line)] >= needed
        if repeats or (is_number and len(lines) > 1):
            dropped.add(id(line))
    if len(dropped) == len(lines):
        return lines
    return [line for line in lines if id(line) not in dropped]


def _folded(line: Line) -> str:
    return _DIGITS.sub("#", line.text.lower()).replace(" ", "")
