"""Short bold paragraphs over lighter text are headings, where the writer used no styles."""

from __future__ import annotations

from briefer.importing.catalogue import read


def _kinds(body: str) -> list[tuple[str, int]]:
    return [
        (block.kind.value, block.level) for block in read(f"<html><body>{body}</body></html>".encode(), "a.html").blocks
    ]


_TEXT = "<p>The convoy left the town in the early morning and went north along the road to the post.</p>"


def test_a_bold_line_over_text_is_a_heading_below_the_one_before_it() -> None:
    assert _kinds(f"<p><b>The week</b></p><p>Desk</p><p><b>Idlib</b></p>{_TEXT}<p><b>Aden</b></p>{_TEXT}") == [
        ("heading", 1), ("paragraph", 0), ("heading", 2), ("paragraph", 0), ("heading", 2), ("paragraph", 0)
    ]  # fmt: skip


def test_a_bold_sentence_and_bold_words_within_text_are_none() -> None:
    assert (
        _kinds(
            f"{_TEXT}<p><b>They said so.</b></p>{_TEXT}<p><b>Idlib</b>: all is calm there, as far as is known today.</p>"
        )
        == [("paragraph", 0)] * 4
    )


def test_where_most_is_bold_weight_says_nothing() -> None:
    assert _kinds(
        "<p><b>Idlib and all that came of it in the long weeks of summer</b></p><p>The front held, as it had done before this.</p>"
    )[0] == ("paragraph", 0)
