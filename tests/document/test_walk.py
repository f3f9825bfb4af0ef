"""Reading order and stable lines of a document."""

from briefer.document import blocks, inlines
from briefer.document.dump import dump
from briefer.document.walk import inlines as all_inlines
from briefer.document.walk import plain, walk
from tests.samples import sample_document


def test_walk_meets_every_kind_of_block_in_order() -> None:
    met = [type(block) for block in walk(sample_document())]
    assert set(met) == set(blocks.Block.__args__)
    assert met.index(blocks.Contents) < met.index(blocks.Timeline) < met.index(blocks.SourceList)


def test_walk_meets_every_kind_of_inline() -> None:
    assert {type(inline) for inline in all_inlines(sample_document())} == set(inlines.Inline.__args__)


def test_a_quotation_is_read_before_its_source() -> None:
    quotation = next(block for block in walk(sample_document()) if isinstance(block, blocks.Quotation))
    words = [inline.text for inline in all_inlines(sample_document()) if isinstance(inline, inlines.Text)]
    assert words.index(plain(quotation.blocks[0].inlines)) < words.index("Sample Centre, ")  # type: ignore[union-attr]


def test_dump_is_stable_and_shows_text_and_items() -> None:
    first = dump(sample_document())
    assert first == dump(sample_document())
    assert "quotation #E69F00 edited  (item=exc-2)" in first
    assert "heading 1 2 ISIS in Syria & “Iraq”  (item=sec-2)" in first
    assert len(first.splitlines()) > 50
