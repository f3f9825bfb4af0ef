"""Offsets of blocks, in code points, and places in the reader's document, in UTF-16, are turned into each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.ui.reader.positions import Positions, code_points, utf16_length

TEXTS = st.text(st.sampled_from("ab 🙂𝄞שא\n"), max_size=12)


@given(st.lists(TEXTS, min_size=1, max_size=5), st.data())
def test_every_span_comes_back(texts: list[str], data: st.DataObject) -> None:
    positions, place = Positions(), 7
    for block, text in enumerate(texts):
        positions.add(block, 0, place, text)
        place += utf16_length(text) + 3
    block = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[block])))
    end = data.draw(st.integers(start, len(texts[block])))
    begin, stop = positions.in_document(block, start, end)
    assert stop - begin == utf16_length(texts[block][start:end])
    assert positions.in_blocks(begin, stop) == ([(block, start, end)] if end > start else [])


def test_a_selection_over_blocks_gives_a_span_in_each() -> None:
    positions = Positions()
    positions.add(0, 0, 0, "first")
    positions.add(1, 0, 6, "second")
    assert positions.in_blocks(2, 9) == [(0, 2, 5), (1, 0, 3)]


def test_cells_of_a_table_are_one_block() -> None:
    positions = Positions()
    positions.add(3, 0, 10, "Place")
    positions.add(3, 6, 20, "Day")
    assert positions.in_document(3, 6, 9) == (20, 23)
    assert positions.in_blocks(12, 22) == [(3, 2, 8)]


@pytest.mark.parametrize(("text", "units", "points"), [("abc", 2, 2), ("🙂a", 2, 1), ("🙂a", 3, 2), ("", 4, 0)])
def test_units_are_counted_as_qt_counts_them(text: str, units: int, points: int) -> None:
    assert code_points(text, units) == points
