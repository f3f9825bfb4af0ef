"""Folded text: one spelling for case, marks, apostrophes, hyphens and letter forms, with the way back to exact offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

_GONE, _APOSTROPHE, _QUOTE = "\x00", "\x01", "\x02"
_APOSTROPHES = "'`´‘’‛′ʹʻʼʽʾʿˈˊˋ՚׳＇"
_ALIKE = {
    ord(letter): one
    for letters, one in (
        ("أإآٱٲٳ", "ا"),
        ("ىئیېێ", "ي"),
        ("ؤۆ", "و"),
        ("ڵ", "ل"),
        ("ڕ", "ر"),
        ("کڪ", "ك"),
        ("ةۀەہھ", "ه"),
        ("װ", "ו"),
        ("ױײ", "י"),
        ("øØœŒ", "o"),
        ("łŁ", "l"),
        ("đĐðÐ", "d"),
        ("ħĦ", "h"),
        ("ı", "i"),
        ("ß", "s"),
        ("æÆ", "a"),
        ("þÞ", "t"),
        ("əƏ", "a"),
    )
    for letter in letters
}
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}
_ASCII |= {code: chr(code).lower() for code in range(65, 91)}
_ASCII |= {0: _GONE, 1: _APOSTROPHE, 2: _QUOTE, ord("'"): _APOSTROPHE, ord("`"): _APOSTROPHE, ord('"'): _QUOTE}
_OTHERS = re.compile(r"[^\x00-\x7f]+")
_PASSING = re.compile(r"[\x00-\x02]")
_SPACED = re.compile(
    r"(?<=\w)\x01(?=s(?![\w\x01]))"  # ISIS's
    r"|(?<=(?<!\w)[ldjnmtsc])\x01(?=\w)|(?<=(?<!\w)qu)\x01(?=\w)"  # l'Iran, qu'Alep
    r"|(?<![א-ת])\x02|\x02(?![א-ת])"  # a quotation mark, but not in צה"ל
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `cuts` are the places in it where letters of the original were left out, `shifts` how many by then."""

    text: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = (0,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `[start, end)` of the folded text stands in the original; `end` must lie after `start`.

        Marks on the last letter, such as harakat, are not taken in: `with_marks` does that.
        """
        return self._origin(start), self._origin(end - 1) + 1

    @property
    def starts(self) -> list[int]:
        """The offset in the original of each folded letter."""
        return [self._origin(index) for index in range(len(self.text))]

    def _origin(self, index: int) -> int:
        return index + self.shifts[bisect_right(self.cuts, index)]


def fold(text: str) -> Folded:
    """Return `text` with one spelling for what readers take for the same name.

    Lower case, no diacritics (harakat and niqqud among them), no apostrophes, hamza or ayn marks, Arabic letters in one
    form, Arabic and Persian digits as ASCII; hyphens, spaces and punctuation are one space each.
    """
    flat = _flat(text)
    if _PASSING.search(flat) is None:
        return Folded(flat)
    flat = _SPACED.sub(" ", flat)
    kept: list[str] = []
    cuts: list[int] = []
    shifts = [0]
    last = 0
    for gone, mark in enumerate(_PASSING.finditer(flat)):
        kept.append(flat[last : mark.start()])
        last = mark.end()
        cuts.append(mark.start() - gone)
        shifts.append(gone + 1)
    kept.append(flat[last:])
    return Folded("".join(kept), tuple(cuts), tuple(shifts))


def with_marks(text: str, end: int) -> int:
    """Return where a span that ends at `end` ends with the marks (harakat, niqqud) of its last letter."""
    while end < len(text) and text[end] > "\u02ff" and unicodedata.category(text[end]) == "Mn":
        end += 1
    return end


def fold_text(text: str) -> str:
    """Return the folded text alone."""
    flat = _flat(text)
    return _PASSING.sub("", _SPACED.sub(" ", flat)) if _PASSING.search(flat) else flat


def fold_name(name: str) -> str:
    """Return the folded form of a name, single spaces between its words."""
    return " ".join(fold_text(name).split())


def _flat(text: str) -> str:
    """Return a text of the same length in which each letter stands folded or as a sign that it goes."""
    if not text.isascii():
        text = _OTHERS.sub(_flat_run, text)
    return text.translate(_ASCII)


def _flat_run(run: re.Match[str]) -> str:
    return _flat_letters(run[0])


@lru_cache(maxsize=65536)
def _flat_letters(letters: str) -> str:
    return "".join(map(_flat_letter, letters))


def _flat_letter(letter: str) -> str:
    if letter in _APOSTROPHES:
        return _APOSTROPHE
    if letter in "״“”„«»＂":
        return _QUOTE if letter == "״" else " "
    letter = letter.translate(_ALIKE)
    if letter in "ءـ" or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return _GONE
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    base = next(iter(unicodedata.normalize("NFKD", letter)), letter).translate(_ALIKE).casefold()[:1]
    return base if base.isalnum() else " "
