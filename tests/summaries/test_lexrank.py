"""LexRank on sparse rows is the same as with the whole matrix of similarities."""

from __future__ import annotations

import pytest

from briefer.summaries.lexrank import ranks, rows_of

SENTENCES = [
    ["army", "announced", "ceasefire", "idlib", "area"],
    ["ceasefire", "idlib", "area", "collapsed", "days"],
    ["army", "shelled", "idlib", "area"],
    ["bread", "prices", "rose", "damascus"],
    ["prices", "bread", "rose", "again", "damascus", "market"],
]
PRIOR = [1.0, 2.0, 1.0, 0.5, 1.0]


def test_the_sparse_walk_equals_the_dense_one() -> None:
    rows = rows_of(SENTENCES)
    many = len(SENTENCES)
    matrix = [[rows.likeness(i, j) for j in range(many)] for i in range(many)]
    steps = [[value / sum(line) for value in line] for line in matrix]
    start = [weight / sum(PRIOR) for weight in PRIOR]
    rank = start
    for _ in range(200):
        rank = [0.15 * start[j] + 0.85 * sum(rank[i] * steps[i][j] for i in range(many)) for j in range(many)]
    assert ranks(rows, PRIOR) == pytest.approx([value * many for value in rank], abs=1e-3)


def test_rows_have_length_one_and_likeness_is_symmetric() -> None:
    rows = rows_of(SENTENCES)
    assert all(rows.likeness(i, i) == pytest.approx(1.0) for i in range(len(SENTENCES)))
    assert rows.likeness(0, 1) == rows.likeness(1, 0) > rows.likeness(0, 3) == 0.0


def test_no_sentences_have_no_ranks() -> None:
    assert ranks(rows_of([]), []) == []
