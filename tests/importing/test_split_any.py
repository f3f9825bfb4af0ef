"""Whatever the blocks, cutting and describing raise nothing and lose no running text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.bulletin import Block, BlockKind, Mark, MarkKind
from briefer.importing.describe import describe
from briefer.importing.reading import Metadata
from briefer.importing.split import merge, split, split_at

_WORDS = st.sampled_from(
    [
        "Watch on Iran (August 1-7, 2019)", "Overview", "In this issue:", "----", "* * *", "From: a\nSubject: b", "Subject: c\nFrom: d",
        "August 5, 2019", "5 آب 2019", "1. Talks", "2. Attack", "© 2019",
        "(AP, May 3, 2019)", "News Digest", "Read more", "Meridian Desk, May 3, 2019",
        "The army moved along the road to the north and took two villages before the night fell over the valley. " * 3,
    ]
)  # fmt: skip
_TEXTS = st.one_of(_WORDS, st.text(min_size=1, max_size=30), st.lists(_WORDS, min_size=2, max_size=3).map(" ".join))


@st.composite
def _blocks(draw: st.DrawFn) -> Block:
    text = draw(_TEXTS)
    kind = draw(st.sampled_from(list(BlockKind)))
    level = draw(st.integers(0, 3))
    marks = (Mark(0, min(12, len(text)), MarkKind.BOLD),) if draw(st.booleans()) else ()
    return Block(kind, text, max(1, level) if kind is BlockKind.HEADING else level, marks=marks)


@settings(max_examples=300, deadline=None)
@given(st.lists(_blocks(), max_size=14), st.sampled_from([None, "News Digest", "Watch on Iran (August 1-7, 2019)"]))
def test_any_blocks_are_cut_and_described(blocks: list[Block], title: str | None) -> None:
    metadata = Metadata(title=title)
    pieces = split(blocks, metadata)
    for piece in pieces:
        assert piece.blocks
        found = describe(piece, metadata)
        assert found.title
        assert [block.text for block in found.blocks] == [block.text for block in piece.blocks]
    kept = "\n".join(block.text for piece in pieces for block in piece.all_blocks)
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and len(block.text) > 300:
            assert block.text in kept or block.text.split("(")[0].strip() in kept


@settings(max_examples=100, deadline=None)
@given(st.lists(_blocks(), min_size=2, max_size=8), st.integers(0, 8))
def test_what_is_merged_and_split_loses_nothing(blocks: list[Block], place: int) -> None:
    pieces = split(blocks, Metadata())
    if not pieces:
        return
    whole = merge(pieces, 0, len(pieces) - 1)
    parted = split_at(whole, 0, place)
    before = [block.text for piece in pieces for block in piece.all_blocks]
    assert [block.text for piece in parted for block in piece.all_blocks] == before
