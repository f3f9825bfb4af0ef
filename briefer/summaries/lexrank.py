"""LexRank without the similarity matrix: S·v is X(Xᵀv) on sparse tf-idf rows (Erkan and Radev, JAIR 22, 2004)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

_DAMPING = 0.85
_ROUNDS = 30
_CLOSE = 1e-4


@dataclass(frozen=True, slots=True)
class Rows:
    """One row of weights a sentence, by column, each of length one; `columns` how many there are."""

    weights: tuple[dict[int, float], ...]
    columns: int

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two rows, 0 to 1."""
        small, large = self.weights[one], self.weights[other]
        if len(large) < len(small):
            small, large = large, small
        return sum(weight * large[column] for column, weight in small.items() if column in large)


def rows_of(sentences: Sequence[Sequence[str]]) -> Rows:
    """Return tf-idf rows of sentences given as terms."""
    columns: dict[str, int] = {}
    counts = [Counter(sentence) for sentence in sentences]
    frequency = Counter(term for count in counts for term in count)
    total = len(sentences)
    idf = {term: log((total + 1) / (many + 0.5)) for term, many in frequency.items()}
    rows = []
    for count in counts:
        row = {columns.setdefault(term, len(columns)): (1 + log(many)) * idf[term] for term, many in count.items()}
        length = sqrt(sum(weight * weight for weight in row.values())) or 1.0
        rows.append({column: weight / length for column, weight in row.items()})
    return Rows(tuple(rows), len(columns))


def ranks(rows: Rows, prior: Sequence[float]) -> list[float]:
    """Return the stationary probability of each row, times their number (1 is the mean); `prior` draws the walk to rows."""
    many = len(rows.weights)
    if not many:
        return []
    total = sum(prior) or 1.0
    start = [weight / total for weight in prior]
    items = [tuple(row.items()) for row in rows.weights]
    degree = [value or 1.0 for value in _spread(items, [1.0] * many, rows.columns)]
    rank = list(start)
    for _ in range(_ROUNDS):
        pushed = _spread(items, [value / out for value, out in zip(rank, degree, strict=True)], rows.columns)
        new = [(1 - _DAMPING) * begin + _DAMPING * value for begin, value in zip(start, pushed, strict=True)]
        moved = sum(abs(a - b) for a, b in zip(new, rank, strict=True))
        rank = new
        if moved < _CLOSE:
            break
    return [value * many for value in rank]


def _spread(items: Sequence[tuple[tuple[int, float], ...]], vector: Sequence[float], columns: int) -> list[float]:
    """Return X(Xᵀv)."""
    sums = [0.0] * columns
    for row, value in zip(items, vector, strict=True):
        for column, weight in row:
            sums[column] += weight * value
    return [sum(weight * sums[column] for column, weight in row) for row in items]
