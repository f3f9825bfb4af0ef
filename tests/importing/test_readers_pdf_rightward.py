"""Right-to-left PDF files are read as they were written: numbers, brackets, ligatures and vowel signs in their places."""

from __future__ import annotations

import pytest

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.house import HouseStyle
from briefer.document.tree import Document, Properties
from briefer.importing.catalogue import read
from briefer.importing.pdf.rightward import is_mixed, read_number, read_word, set_edges_of_run, turning, unligated
from briefer.writing.pdf import render_pdf
from tests.samples import ARABIC, HEBREW, MOMENT, PERSIAN

_LONGER = "أعلنت الوزارة أن المفاوضات ستستأنف يوم الأحد (1-7 آب 2019) بمشاركة 12 دولة، بحسب بيان للاجئين في المخيم."


@pytest.mark.parametrize("text", [ARABIC, HEBREW, PERSIAN, _LONGER], ids=["Arabic", "Hebrew", "Persian", "range"])
@pytest.mark.parametrize("page", ["rtl", "ltr"])
def test_a_paragraph_comes_back_word_for_word(text: str, page: str) -> None:
    paragraph = b.Paragraph((i.Text(text),), language="ar", direction="rtl")
    document = Document(Properties("Title", MOMENT), (paragraph,), language="ar", direction=page)
    blocks = read(render_pdf(document, HouseStyle(styles={})).content, "a.pdf").blocks
    assert text in [block.text for block in blocks]


def test_numbers_are_read_as_the_bidirectional_algorithm_shows_them() -> None:
    assert read_number("24-ב", arabic=False) == "ב-24"
    assert read_number("1-7", arabic=False) == "1-7"
    assert read_number("7-1", arabic=True) == "1-7"
    assert read_number("10:00", arabic=True) == "10:00"
    assert read_number("50%", arabic=False) == "50%"
    assert is_mixed("ב-24") and not is_mixed("2019") and not is_mixed("בית")


def test_signs_at_the_edge_of_latin_words_belong_to_the_text_around_them() -> None:
    places = tuple((letter, float(x)) for x, letter in enumerate(".Aqraba"))
    assert read_word(places, arabic=False, after_latin=False, before_latin=False) == "Aqraba."
    assert read_word(places, arabic=False, after_latin=True, before_latin=False) == ".Aqraba"
    url = tuple((letter, float(x)) for x, letter in enumerate("https://example.org/a?b=1"))
    assert read_word(url, arabic=True, after_latin=False, before_latin=False) == "https://example.org/a?b=1"


def _turned(text: str) -> str:
    return text.translate(turning(text))


def test_brackets_turn_only_where_that_mends_them() -> None:
    assert _turned("ליד )הכפר( היום") == "ליד (הכפר) היום"
    assert _turned("ליד )הכפר( [היום]") == "ליד (הכפר) [היום]"
    assert _turned("ליד (הכפר) היום") == "ליד (הכפר) היום"
    assert _turned(")x(") == ")x("


def test_letters_of_one_glyph_are_put_in_their_own_order() -> None:
    letters = list(map(ord, "إعالن"))
    origins = [(40.0, 0.0), (30.0, 0.0), (20.0, 0.0), (20.0, 0.0), (10.0, 0.0)]
    assert "".join(map(chr, unligated(letters, origins))) == "إعلان"


def test_signs_around_a_right_to_left_run_stay_around_it() -> None:
    first = tuple((letter, float(x)) for x, letter in enumerate("םולש»", start=10))
    last = tuple((letter, float(x)) for x, letter in enumerate("«בר", start=0))
    assert set_edges_of_run(["שלום»", "«רב"], [first, last]) == ["«שלום", "רב»"]
    assert set_edges_of_run(["שלום"], [()]) == ["שלום"]
