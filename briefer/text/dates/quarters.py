"""Finds quarters and halves of a year: "Q3 2019", "the first half of 2019", "الربع الثالث من عام 2019"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from briefer.text.dates.tokens import ASCII_DIGITS

_FIRST = [
    "first",
    "1st",
    "premier",
    "1er",
    "erstes",
    "primer",
    "الأول",
    "الاول",
    "ראשון",
    "הראשון",
    "ראשונה",
    "הראשונה",
    "اول",
    "ilk",
    "birinci",
]
_SECOND = [
    "second",
    "2nd",
    "deuxième",
    "2e",
    "2ème",
    "zweites",
    "segundo",
    "الثاني",
    "שני",
    "השני",
    "שנייה",
    "השנייה",
    "دوم",
    "ikinci",
]
_THIRD = ["third", "3rd", "troisième", "3e", "3ème", "drittes", "tercer", "الثالث", "שלישי", "השלישי", "سوم", "üçüncü"]
_FOURTH = [
    "fourth",
    "4th",
    "last",
    "quatrième",
    "4e",
    "4ème",
    "viertes",
    "cuarto",
    "الرابع",
    "רביעי",
    "הרביעי",
    "چهارم",
    "dördüncü",
]
_ORDER = {word: number for number, words in enumerate((_FIRST, _SECOND, _THIRD, _FOURTH), start=1) for word in words}
_ORDINAL = "|".join(sorted(map(re.escape, _ORDER), key=len, reverse=True))
_YEAR = r"(?:,?\s*(?:of|in|de|of the year|من|من عام|عام|لعام|سنة|של|לשנת|שנת|سال)?\s*)(?P<year>(?:19|20)\d\d)(?!\d)"
_QUARTER = r"(?:quarter|trimestre|quartal|الربع|ربع|רבעון|הרבעון|سه‌ماهه|çeyrek)"
_HALF = r"(?:half|semestre|semester|halbjahr|النصف|نصف|מחצית|המחצית|نیمه|yarı)"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<kind>Q|T|H|S)(?P<digit>[1-4])(?:\s*[-/,]?\s*|{_YEAR[: _YEAR.index('(?P<year>')]})(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[-/]?\s*(?P<kind>Q|H)(?P<digit>[1-4])\b",
        rf"\b(?P<order>{_ORDINAL})\s+(?P<kind>{_QUARTER}|{_HALF}){_YEAR}",
        rf"(?P<kind>{_QUARTER}|{_HALF})\s+(?P<order>{_ORDINAL}){_YEAR}",
    )
)


def find_quarters(text: str) -> Iterator[tuple[date, date, int, int]]:
    """Yield first and last day, start and end in the text, of the quarters and halves of a year written in `text`."""
    plain = text.translate(ASCII_DIGITS)
    for form in _FORMS:
        for match in form.finditer(plain):
            groups = match.groupdict()
            number = int(groups["digit"]) if groups.get("digit") else _ORDER[groups["order"].lower()]
            is_half = (
                groups["kind"].upper() in ("H", "S") or re.fullmatch(_HALF, groups["kind"], re.IGNORECASE) is not None
            )
            span = _span(int(groups["year"]), number, 6 if is_half else 3)
            if span is not None:
                yield *span, match.start(), match.end()


def _span(year: int, number: int, months: int) -> tuple[date, date] | None:
    if number * months > 12:
        return None
    last = number * months
    return date(year, last - months + 1, 1), date(year, last, calendar.monthrange(year, last)[1])
