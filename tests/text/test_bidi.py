"""Tests of the bidirectional algorithm: examples of UAX #9 by hand, and ICU on random strings where it is installed."""

from __future__ import annotations

import random

import pytest

from briefer.text.bidi import REMOVED, kind, levels, line_levels, visual


def shown(text: str, base: int | None = None) -> str:
    """The characters of one line from left to right, without those that are not shown."""
    found, all_levels = levels(text, base)
    kept = [index for index in range(len(text)) if kind(text[index]) not in REMOVED]
    resolved = line_levels(text, all_levels, found)
    order = visual([resolved[index] for index in kept])
    return "".join(text[kept[place]] for place in order)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc אבג def", None, "abc גבא def"),
        ("abc אבג", 1, "גבא abc"),
        ("אבג 123", None, "123 גבא"),
        ("אבג abc דה", None, "הד abc גבא"),
        ("\u0639\u0631 12, 34", 0, "34 ,12 \u0631\u0639"),
        ("a (אב) b", None, "a (בא) b"),
        ("אב (cd) הו", None, "וה )cd( בא"),  # mirroring comes with the glyphs
        ("אב-12", 1, "12-בא"),
        ("١٢ אב", 0, "בא ١٢"),
        ("5 אב", 0, "5 בא"),
        ("abc\u2067אב 12\u2069 34", 0, "abc\u206712 בא\u2069 34"),
        ("x \u202eabc\u202c y", 0, "x cba y"),
    ],
)
def test_words_stand_where_the_standard_puts_them(text: str, base: int | None, expected: str) -> None:
    assert shown(text, base) == expected


def test_base_level_comes_from_the_first_strong_letter() -> None:
    assert [levels(text)[0] for text in ("abc", "אבג", "12 אב", "\u2067אב\u2069 abc", "")] == [0, 1, 1, 0, 0]


def test_spaces_at_the_end_of_a_line_go_back_to_the_paragraph() -> None:
    base, found = levels("אב  ", 0)
    assert line_levels("אב  ", found, base)[-2:] == [0, 0]


def test_unclosed_isolates_and_deep_nesting_are_survived() -> None:
    text = "\u2067\u202b" * 200 + "אב 12" + "\u2069" * 90
    _, found = levels(text, 0)
    assert len(found) == len(text)
    assert max(found) <= 126


_ALPHABET = [
    *"ab AZ 019 .,+-$%()[]<>{}\"'\t",
    *"אבד",
    *"عقاس",
    *"٠١٢۳",
    *"\u0301\u064b",
    *"\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u200e\u200f\u200b",
]
_EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e"


def test_random_strings_agree_with_icu() -> None:
    icu = pytest.importorskip("icu", reason="pyicu is not installed: uv pip install pyicu-wheels")
    random.seed(7)
    for number in range(5000):
        pool = _ALPHABET if number % 3 else [ch for ch in _ALPHABET if ch not in _EMBEDDINGS]
        text = "".join(random.choice(pool) for _ in range(random.randint(1, 24)))
        base = random.choice([None, 0, 1])
        theirs = icu.Bidi()
        held = icu.UnicodeString(text)
        theirs.setPara(held, 0xFE if base is None else base)
        found, ours = levels(text, base)
        ours = line_levels(text, ours, found)
        kept = [index for index in range(len(text)) if kind(text[index]) not in REMOVED]
        their_levels = list(theirs.getLevels())
        assert theirs.getParaLevel() == found, text
        assert [i for i in visual(their_levels) if i in kept] == [i for i in visual(ours) if i in kept], text
        assert all(their_levels[index] % 2 == ours[index] % 2 for index in kept), text
