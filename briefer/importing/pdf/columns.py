"""Finds where columns of running text begin on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Protocol

_COLUMN_LINES = 5  # a column has at least as many lines
_COLUMN_WORDS = 3  # and as many words a line, or it is a table


class Segment(Protocol):
    """Words that stand close to each other on one base line."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...
    @property
    def base(self) -> float: ...
    @property
    def words(self) -> Sequence[object]: ...


def gutters_of(segments: Sequence[Segment], rightward: bool) -> list[float]:
    """Return where columns of running text begin (in right-to-left pages: end), the first column left out.

    A column is told by an edge that many lines of several words share, with as many lines beside them that end before it.
    """
    sign = -1.0 if rightward else 1.0
    edges = [(sign * (s.x1 if rightward else s.x0), sign * (s.x0 if rightward else s.x1), s) for s in segments]
    margin = min(near for near, _, _ in edges)
    width = max(far for _, far, _ in edges) - margin
    shared = Counter(
        round(near / 4) for near, _, s in edges if len(s.words) >= _COLUMN_WORDS and near > margin + 0.18 * width
    )
    scored = [_scored(rounded * 4.0, edges) for rounded, count in shared.most_common(8) if count >= 3]
    found: list[float] = []
    for score, edge in sorted(scored, reverse=True):
        if score > 0.0 and all(abs(edge - known) >= 0.15 * width for known in found):
            found.append(edge - 2.0)
    return sorted(sign * edge for edge in found)


def _scored(edge: float, edges: Sequence[tuple[float, float, Segment]]) -> tuple[float, float]:
    """Return how well an edge parts columns (0: not at all), and the edge: by lines that share it, less those that run across it."""
    mine = [s for near, _, s in edges if abs(near - edge) <= 6]
    if len(mine) < _COLUMN_LINES:
        return 0.0, edge
    top, bottom = min(s.top for s in mine), max(s.bottom for s in mine)
    beside = [s for near, far, s in edges if far <= edge - 3 and top - 3 <= s.base <= bottom + 3]
    across = sum(1 for near, far, s in edges if near < edge - 6 and far > edge + 3 and top <= s.base <= bottom)
    fewest = min(len(mine), len(beside))
    if fewest < _COLUMN_LINES or across > 0.5 * fewest:
        return 0.0, edge
    wordy = min(median(len(s.words) for s in mine), median(len(s.words) for s in beside)) >= _COLUMN_WORDS
    return (float(len(mine) - 2 * across) if wordy else 0.0), edge
