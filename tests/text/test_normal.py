"""Final text: made once, stays for ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.normal import final_text


@pytest.mark.parametrize(
    ("raw", "final"),
    [
        ("plain words\nand a line", "plain words\nand a line"),
        ("  two\u00a0\u2009 spaces ", "two spaces"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("so\u00adft, zero\u200bwidth, \ufeffmark", "soft, zerowidth, mark"),
        ("e\u0301te\u0301", "été"),
        ("می\u200cشود", "می\u200cشود"),
        ("\u200cمی \u200dشود", "می شود"),
        ("\u202bשלום\u202c", "שלום"),
        ("ﬁnal ofﬁce", "final office"),
        ("\ufefb \ufedf\ufee0", "لا لل"),
        ("tab\tstays \n here", "tab\tstays\nhere"),
        ("nul\x00 and \ud800", "nul and"),
    ],
)
def test_text_is_made_final(raw: str, final: str) -> None:
    assert final_text(raw) == final


@given(st.text(max_size=60))
def test_twice_changes_nothing(raw: str) -> None:
    once = final_text(raw)
    assert final_text(once) == once
