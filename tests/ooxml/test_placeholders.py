"""Placeholders of a house's Word file."""

from itertools import pairwise

import pytest

from briefer.ooxml.placeholders import fill_runs, fill_text, is_body, vanishes

VALUES = {
    "pack.title": "Braces {{ pack.date }} & <more>",
    "pack.date": "15 August 2019",
    "pack.date:iso": "2019-08-15",
    "pack.series": "",
    "pack.number": "33",
}


@pytest.mark.parametrize("cuts", [(3,), (1, 2, 3, 4), (8, 12), (14, 15)])
def test_a_placeholder_is_whole_wherever_word_cut_it(cuts: tuple[int, ...]) -> None:
    text = "No. {{ pack.number }} of"
    edges = (0, *cuts, len(text))
    runs = [text[start:end] for start, end in pairwise(edges)]
    filled = fill_runs(runs, VALUES)
    assert len(filled) == len(runs)
    assert "".join(filled) == "No. 33 of"


def test_what_is_filled_in_is_never_looked_at_again() -> None:
    assert fill_text("{{ pack.title }}", VALUES) == "Braces {{ pack.date }} & <more>"


def test_a_date_follows_its_picture() -> None:
    assert fill_text("{{pack.date|dd.MM.yyyy}}", VALUES) == "15.08.2019"
    assert fill_text("{{ pack.date | d MMMM yyyy }}", VALUES | {"pack.language": "fr"}) == "15 août 2019"


def test_an_empty_placeholder_takes_its_separator_along() -> None:
    assert fill_text("{{ pack.series }} · {{ pack.number }}", VALUES) == "33"
    assert fill_text("{{ pack.number }} · {{ pack.series }}", VALUES) == "33"
    assert fill_text("A · {{ pack.series }} · B", VALUES) == "A · B"


def test_an_unknown_placeholder_stays() -> None:
    assert fill_text("{{ pack.titel }}", VALUES) == "{{ pack.titel }}"


def test_a_paragraph_of_empty_placeholders_vanishes() -> None:
    assert vanishes(" {{ pack.series }} ", VALUES)
    assert not vanishes("Series {{ pack.series }}", VALUES)
    assert not vanishes("", VALUES)


def test_the_place_of_the_content() -> None:
    assert is_body(" {{ body }}\u00a0".replace("\u00a0", ""))
    assert not is_body("See {{ body }}")
