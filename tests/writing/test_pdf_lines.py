"""Tests of hyphenation and line breaking."""

from __future__ import annotations

import unicodedata

import pytest

from briefer.document.house import TextLook
from briefer.writing.pdf.breaking import Way, broken, broken_at
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.hyphenation import cuts
from briefer.writing.pdf.optimum import best_places
from briefer.writing.pdf.pens import Pens
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.units import Units, units_of

WORDS = (
    "The crossing at Albukamal was repaired during the summer and is to be opened for goods, according to the governor of the province. "
    "Local traders expect that the road will shorten the way to the coast by two days; others doubt that it is safe after dark. "
)


def units(text: str, base: int | None = 0) -> Units:
    return units_of([Run(text, Pens().pen(TextLook()), Element("P"), "en")], base)


def widths(found: Units, room: float, *, justified: bool = True) -> list[float]:
    return [line.width for line in broken(found, Way(room, room, justified))]


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("hyphenation", "en", "hy-phen-ation"),
        ("“international,”", "en", "“in-ter-na-tional,”"),
        ("gouvernement", "fr", "gou-ver-ne-ment"),
        ("Regierung", "de", "Re-gie-rung"),
        ("правительство", "ru", "пра-ви-тель-ство"),
        ("NATO", "en", "NATO"),
        ("word", "en", "word"),
        ("al-Qaeda", "en", "al-Qaeda"),
        ("كتاب", "ar", "كتاب"),
    ],
)
def test_words_are_cut_by_the_patterns_of_their_language(word: str, language: str, expected: str) -> None:
    for place in cuts(word, language):
        word = word[:place] + "-" + word[place:]
    assert word == expected


def test_no_line_is_wider_than_its_room_but_for_what_spaces_can_give() -> None:
    for room in range(90, 460, 7):
        assert max(widths(units(WORDS * 3), room)) < room * 1.04


def test_all_words_come_once_and_in_order() -> None:
    found = units(WORDS)
    shown = []
    for line in broken(found, Way(200, 200, True)):
        shown += [found.words[number].text for number in range(line.first, line.last + 1)] + [
            part.word.text for part in line.tail
        ]
    assert "".join(shown) == WORDS.replace(" ", "")


def test_a_paragraph_set_as_a_whole_is_never_looser_at_its_worst() -> None:
    for room in (140, 180, 260, 330):
        greedy = units(WORDS * 2)
        first = [line.room - line.width for line in broken(greedy, Way(room, room, True)) if not line.ends]
        whole = units(WORDS * 2)
        places = best_places(whole, room, room, hyphenate=True)
        assert places is not None
        second = [line.room - line.width for line in broken_at(whole, Way(room, room, True), places) if not line.ends]
        assert sum(rest**3 for rest in second) <= 1.1 * sum(max(rest, 0) ** 3 for rest in first)


def test_pages_and_notes_stay_with_their_numbers() -> None:
    assert [word.text for word in units("see p. 3 and note 4, or No. 5").words] == [
        "see",
        "p. 3",
        "and",
        "note 4,",
        "or",
        "No. 5",
    ]


def test_lines_end_after_hyphens_and_dashes_but_not_before_digits() -> None:
    assert [word.text for word in units("Syria–Iraq cease-fire 2018-19 and/or 1/2").words] == [
        "Syria–", "Iraq", "cease-", "fire", "2018-19", "and/or", "1/2",
    ]  # fmt: skip


def test_right_to_left_words_in_an_english_line_keep_digits_after_them_in_place() -> None:
    found = units("القائم, 12 November")
    assert [part.level % 2 for number in range(len(found.words)) for part in found.parts(number)] == [1, 0, 0, 0]


def test_a_unit_of_many_runs_without_a_space_is_cut_between_letters_and_after_calls() -> None:
    """Words of scripts without spaces, each with its note, or an address with emphasised parts."""
    pen = Pens().pen(TextLook())
    runs = [
        Run(text, pen, Element("P"), "th")
        for text in ("https://example.org/" + "a" * 60, "q\u0308" * 40, "\u0e19\u0e35\u0e49" * 30) * 3
    ]
    found = units_of(runs, 0)
    text, widest = "", 0.0
    for line in broken(found, Way(120, 120)):
        parts = [part for number in range(line.first, line.last + 1) for part in found.parts(number)] + list(line.tail)
        shown = "".join(part.word.text for part in parts)
        assert not unicodedata.category(shown[0]).startswith("M")
        text += shown
        widest = max(widest, line.width)
    assert text == "".join(run.text for run in runs)
    assert widest <= 120.02


@pytest.mark.parametrize("words", ["ملاحظة ٢", "ص ١٢", "یادداشت ۳", "עמ׳ 3", "הערה 4"])
def test_pages_and_notes_stay_with_their_numbers_in_every_language(words: str) -> None:
    assert len(units(words, 1).words) == 1
