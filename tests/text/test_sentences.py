"""Sentences begin and end where a reader says they do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.sentences import sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        ["The army moved.", "It stopped at 3.5 km from the town.", "Why?", "No one said."],
        ["Lt. Gen. A. B. Smith met Dr. Raz Zimmt on Aug. 7, 2019.", "They spoke."],
        ["He left the U.S. Navy in 2001.", "The U.S. Treasury acted."],
        ["“We will not stop.”", "He said so twice."],
        ["It moved from the U.S.", "The talks went on."],
        ["1. The army moved.", "2. It stopped."],
        ["The ceasefire ended (Reuters, August 3, 2019).", "ISIS claimed an attack."],
        ["وصل القائد إلى دمشق.", "هل التقى الرئيس؟", "لم يعلن ذلك."],
        ["הצבא נע צפונה.", "מתי?", "לא נמסר."],
        ["او به دمشق رفت.", "سپس بازگشت."],
        ["Die Sitzung fand am 3. August statt.", "Danach endete sie."],
        ["他到了大马士革。", "没有声明。"],
        ["It cost $5 million ... and more.", "Then it ended."],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    joiner = "" if "。" in sentences[0] else " "
    text = joiner.join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_a_line_end_ends_a_sentence() -> None:
    assert sentence_spans("one line\nanother") == [(0, 8), (9, 16)]


@given(st.text(alphabet='aB. ?!)"\n1؟', max_size=60))
def test_spans_are_ordered_and_hold_every_letter(text: str) -> None:
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert [c for c in covered if c.isalnum()] == [c for c in text if c.isalnum()]
