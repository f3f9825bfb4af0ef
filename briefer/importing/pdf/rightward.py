"""Puts right-to-left text into the order in which it is read, where PDF files give it as it is seen: numbers, brackets, ligatures, marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

_BRACKETS = "()[]{}«»‹›<>"
_TURNED = str.maketrans(_BRACKETS, ")(][}{»«›‹><")
_OPENING = frozenset("([{«‹<")
_LETTER = re.compile("[\u0590-\u05ff\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_DIGIT = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]")
_CASED = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
# Signs that stay within a number (UAX #9, W4 and W5): after Arabic letters a hyphen or a percent sign does not.
_NUMBER = re.compile(
    "[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[-+.,:/][0-9\u0660-\u0669\u06f0-\u06f9]+)*[%$€₪]?|[%$€₪][0-9]+|."
)
_ARABIC_NUMBER = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*|.")
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?")
_LETTERS = re.compile(
    r"[\w\u0300-\u036f\u0591-\u05bd\u064b-\u0670](?:.*[\w\u0300-\u036f\u0591-\u05bd\u064b-\u0670])?", re.DOTALL
)
_SAME = 0.01  # points between origins of letters that one glyph stands for


def has_rightward(letters: Iterable[int]) -> bool:
    """Whether letters of Hebrew or Arabic script are among the code points."""
    return any(0x590 <= letter <= 0x8FF or 0xFB1D <= letter <= 0xFEFC for letter in letters)


def is_mixed(text: str) -> bool:
    """Whether the order of a word in right-to-left text hangs on where its letters stand: words with numbers, or of Latin letters with signs."""
    return len(text) > 1 and not text.isalpha() and not text.isdigit() and not _is_plain(text)


def _is_plain(text: str) -> bool:
    return _DIGIT.search(text) is None and _CASED.search(text) is None


def has_edge(text: str) -> bool:
    """Whether a right-to-left word begins or ends with a sign."""
    return _LETTER.search(text) is not None and _signs(text) != ("", "")


def _signs(text: str) -> tuple[str, str]:
    """Return the signs at both ends of a text."""
    inner = _LETTERS.search(text)
    return (text[: inner.start()], text[inner.end() :]) if inner else ("", "")


def set_edges_of_run(texts: list[str], places: Sequence[Sequence[tuple[str, float]]]) -> list[str]:
    """Return the words of a right-to-left run in a left-to-right line with the signs around the run where they are read.

    `texts` are in the order in which they are read, so that the first stands rightmost; `places` are empty for words without signs.
    The signs left of the run are read before it, those right of it after it (UAX #9, N1 and N2).
    """
    seen = ["".join(letter for letter, _ in sorted(each, key=lambda place: place[1])) for each in places]
    lefts, rights = [_signs(text)[0] for text in seen], [_signs(text)[1] for text in seen]
    found: list[str] = []
    for number, text in enumerate(texts):
        if places[number]:
            start, end = _signs(text)
            text = text[len(start) : len(text) - len(end)]
        inner_start = rights[number][::-1] if number > 0 else ""
        inner_end = lefts[number][::-1] if number + 1 < len(texts) else ""
        found.append(inner_start + text + inner_end)
    found[0] = "".join(map(_opening, lefts[-1])) + found[0]
    found[-1] += "".join(map(_closing, rights[0]))
    return found


def _opening(sign: str) -> str:
    return turned(sign) if sign in _BRACKETS and sign not in _OPENING else sign


def _closing(sign: str) -> str:
    return turned(sign) if sign in _OPENING else sign


def read_word(places: Sequence[tuple[str, float]], *, arabic: bool, after_latin: bool, before_latin: bool) -> str:
    """Return a word of a right-to-left line as it is read, from its letters and their places.

    `arabic` says that Arabic letters are in the line, `after_latin` and `before_latin` that the word on its left, on its right is Latin.
    """
    seen = "".join(letter for letter, _ in sorted(places, key=lambda place: place[1]))
    if _CASED.search(seen) is None:
        return read_number(seen, arabic=arabic)
    inner = _CORE.search(seen)
    if inner is None or _LETTER.search(seen):
        return seen
    left, right = seen[: inner.start()], seen[inner.end() :]
    # Signs at the edge of Latin words belong to the right-to-left text around them, and are read from the right.
    end, start = ("" if after_latin else left[::-1]), ("" if before_latin else right[::-1])
    return start + (left if after_latin else "") + inner.group() + (right if before_latin else "") + end


def is_mark(letter: int) -> bool:
    """Whether a code point is a vowel sign or another mark of Hebrew or Arabic script."""
    return 0x591 <= letter <= 0x6ED and unicodedata.category(chr(letter)) == "Mn"


def is_marks(text: str) -> bool:
    """Whether a word is nothing but marks that belong on letters."""
    return bool(text) and all(unicodedata.category(letter) == "Mn" for letter in text)


def unligated(letters: Sequence[int], origins: Sequence[tuple[float, float]]) -> list[int]:
    """Return Arabic letters with those that one glyph stands for in their own order: PDFium turns them with the word."""
    found: list[int] = []
    place = 0
    pairs = zip(letters, origins, strict=True)
    for _, group in groupby(pairs, key=lambda pair: (round(pair[1][0] / _SAME), round(pair[1][1] / _SAME))):
        together = [letter for letter, _ in group]
        place += len(together)
        only_letters = all(_ARABIC.match(chr(letter)) and not is_marks(chr(letter)) for letter in together)
        found += reversed(together) if len(together) > 1 and only_letters else together
    return found


def read_number(seen: str, *, arabic: bool) -> str:
    """Return a word with numbers as it is read, from its letters as seen from left to right; `arabic`: Arabic letters stand before it."""
    parts = (_ARABIC_NUMBER if arabic else _NUMBER).findall(seen)
    return "".join(reversed(parts))


def is_arabic(text: str) -> bool:
    """Whether Arabic letters are in a text."""
    return _ARABIC.search(text) is not None


def is_latin(text: str) -> bool:
    """Whether Latin, Greek or Cyrillic letters are in a text."""
    return _CASED.search(text) is not None


def letters_of(text: str) -> tuple[int, int]:
    """Return how many letters of a text run to the right, and how many to the left."""
    return len(_CASED.findall(text)), len(_LETTER.findall(text))


def turning(text: str) -> dict[int, str]:
    """Return a table for `str.translate` that turns those brackets of a right-to-left text that stand the wrong way round.

    Of each kind of bracket: where fewer are without their pair once turned.
    """
    if _LETTER.search(text) is None:
        return {}
    found: dict[int, str] = {}
    for opening, closing in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True):
        if _unpaired(text, opening, closing) > _unpaired(text, closing, opening):
            found |= {ord(opening): closing, ord(closing): opening}
    return found


def turned(text: str) -> str:
    """Return the text with its brackets turned."""
    return text.translate(_TURNED)


def _unpaired(text: str, opening: str, closing: str) -> int:
    depth = unpaired = 0
    for letter in text:
        if letter == opening:
            depth += 1
        elif letter == closing and depth:
            depth -= 1
        elif letter == closing:
            unpaired += 1
    return unpaired + depth
