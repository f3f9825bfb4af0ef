"""Cuts text into the tokens of dates: numbers, months, weekdays, dashes, joining words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from briefer.text.dates.names import MONTHS, SOLAR_MONTHS, word_set

ASCII_DIGITS = {0x660 + n: str(n) for n in range(10)} | {0x6F0 + n: str(n) for n in range(10)}
_MARKS = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]*"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u05be~\u301c\uff5e"
_TOKEN = re.compile(
    rf"""
      (?P<numeric>(?:(?<!\d)\d{{4}}(?P<s1>[-/.]){_MARKS}\d{{1,2}}(?P=s1){_MARKS}\d{{1,2}}(?!\d)
               |(?<![\d/.])\d{{1,2}}{_MARKS}(?P<s2>[-/.]){_MARKS}\d{{1,2}}{_MARKS}(?P=s2){_MARKS}(?:\d{{4}}|\d{{2}})(?!\d)(?![/.]\d)))
    | (?P<partial>(?<![\d/.])\d{{1,2}}[./]\d{{1,2}}\.?(?![\d/]))
    | (?P<number>\d+)
    | (?P<dash>[{_DASHES}]+|(?<=\d)\s?\u0640+\s?(?=\d))
    | (?P<hebrew>[בלמהוש]{{1,2}}[-\u05be](?=\s?\d))
    | (?P<from>['’](?:d[ae]n|t[ae]n)\b)
    | (?P<elided>[dDlL]['’](?=[^\W\d_]))
    | (?P<word>(?:كانون|تشرين)\s+(?:ال)?(?:أول|اول|ثاني)(?!\w)|[^\W\d_]+(?:(?!['’](?:d[ae]n|t[ae]n)\b)[\u200c׳״'’`][^\W\d_]+)*(?:[׳'](?!\w))?
               [\u064b-\u0655]*)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
_VOWELS = re.compile("[\u064b-\u0655]+$")  # at a word's end, as in \u0698\u0648\u0626\u06cc\u0647\u0654
_LEVANTINE = re.compile(r"(كانون|تشرين) (أول|اول|ثاني)$")
_ORDINALS = word_set("st nd rd th er re ère ème e º ª ى")


class Kind(Enum):
    """What a token is in a date."""

    NUMERIC = auto()  # 25.7.2019, 2019-07-25
    PARTIAL = auto()  # 25.7.
    NUMBER = auto()
    MONTH = auto()
    ORDINAL = auto()
    DASH = auto()
    WORD = auto()
    PUNCTUATION = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place `[start, end)`; `number` is a number's or a month's value, `word` the case-folded text."""

    kind: Kind
    text: str
    word: str
    start: int
    end: int
    number: int = 0
    solar: bool = False  # a month of the Solar Hijri calendar


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of `text` in order; numbers in Arabic and Persian digits count as numbers."""
    plain = text.translate(ASCII_DIGITS)
    found: list[Token] = []
    for match in _TOKEN.finditer(plain):
        found.append(_token(match, found[-1] if found else None))
    return found


def _token(match: re.Match[str], before: Token | None) -> Token:
    text, start, end = match.group(), match.start(), match.end()
    if match.group("word"):
        return _word(text, start, end, before)
    if match.group("hebrew"):
        return Token(Kind.WORD, text, f"{text[0]}-", start, end)
    if match.group("from"):
        return Token(Kind.WORD, text, "'den", start, end)
    if match.group("number"):
        return Token(Kind.NUMBER, text, text, start, end, int(text) if len(text) <= 4 else 0)
    kinds = {"numeric": Kind.NUMERIC, "partial": Kind.PARTIAL, "dash": Kind.DASH}
    kind = next((kind for group, kind in kinds.items() if match.group(group)), Kind.PUNCTUATION)
    return Token(kind, text, text, start, end)


def _word(text: str, start: int, end: int, before: Token | None) -> Token:
    word = (
        text.lower()
        if text.isascii()
        else " ".join(_VOWELS.sub("", text).casefold().rstrip("׳'").replace("i̇", "i").split())
    )
    if before is not None and before.kind is Kind.NUMBER and before.end == start and word in _ORDINALS:
        return Token(Kind.ORDINAL, text, word, start, end)
    month, solar = _month(_LEVANTINE.sub(r"\1 ال\2", word) if " " in word else word)
    return Token(Kind.MONTH if month else Kind.WORD, text, word, start, end, month, solar)


@lru_cache(maxsize=8192)
def _month(word: str) -> tuple[int, bool]:
    """Return the number of the month (0 for none) and whether it is a solar one; Hebrew and Arabic prepositions are taken off."""
    forms = [word, re.split("['’]", word)[0]]
    if len(word) > 3 and word[0] in "בלהמבل":
        forms.append(word[1:])
    for form in forms:
        if form in MONTHS:
            return MONTHS[form], False
        if form in SOLAR_MONTHS:
            return SOLAR_MONTHS[form], True
    return 0, False


def may_hold_digits(text: str) -> bool:
    """Whether `text` has a digit of any script, and so may hold a date with a year."""
    return any(character.isdigit() for character in text)
