"""Words and dates that Briefer itself puts on a page, by the language of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Protocol

from briefer.text.wordtables import DAYS, MONTHS, SHORT_MONTHS, WORDS

LANGUAGES = ("en", "ar", "he", "fa", "fr")
LIKELIHOODS = (
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain",
)  # fmt: skip  # ICD 203, left column; the two columns are not mixed
CONFIDENCES = ("low", "moderate", "high")
DEGREES = frozenset((*LIKELIHOODS, *CONFIDENCES))
RIGHT_TO_LEFT = frozenset(("ar", "he", "fa", "ur", "ps", "ckb", "yi", "syr"))

_POINTS = {"ar": "٫", "fa": "٫", "fr": ","}
_DIGITS: Mapping[str, Mapping[int, int]] = MappingProxyType(
    {
        "ar": {0x30 + n: 0x660 + n for n in range(10)},
        "fa": {0x30 + n: 0x6F0 + n for n in range(10)},
    }
)
_PICTURE = re.compile(r"'([^']*)'|\\(.)|d{1,4}|M{1,4}|y{4}|y{2}|.", re.S)
_CODE = re.compile(r"[A-Z]\d")
_CLOCK = re.compile(r"[aA][mM]/[pP][mM]|[hH]{1,2}|mm|ss")
_TIME = re.compile(r"[ ,]*\b[hH]{1,2}(?::mm)?(?::ss)?(?: *[aA][mM]/[pP][mM])?")


class Interval(Protocol):
    """First and last day, both included; None where open or unknown."""

    @property
    def start(self) -> date | None: ...

    @property
    def end(self) -> date | None: ...


def known_language(language: str | None) -> str:
    """Return the language of the word tables that serves `language` (BCP 47): its first part where there is a table, else `en`."""
    first = (language or "en").replace("_", "-").split("-")[0].lower()
    return first if first in LANGUAGES else "en"


def direction_of_language(language: str) -> str:
    """Return `rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if language.replace("_", "-").split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def word(key: str, language: str = "en", **values: object) -> str:
    """Return the word for `key`, such as "contents"; `{names}` in it are filled from `values`. Raises KeyError for a key unknown in English."""
    table = WORDS[known_language(language)]
    text = table.get(key) or WORDS["en"][key]
    return text.format(**{name: _shown(str(value), language) for name, value in values.items()}) if values else text


def word_of_degree(degree: str, language: str = "en") -> str:
    """Return a likelihood or confidence as ICD 203 words it ("very likely", "moderate") in the language; any other stays as it is."""
    return word(degree, language) if degree in DEGREES else degree


def _shown(text: str, language: str) -> str:
    """Return a value as it stands in a phrase: a code such as an Admiralty grade, B2, keeps its digits."""
    return text if _CODE.fullmatch(text) else digits(text, language)


def digits(text: str, language: str) -> str:
    """Return `text` with European digits turned into those of the language (Arabic and Persian have their own)."""
    table = _DIGITS.get(known_language(language))
    return text.translate(table) if table else text


def show_number(value: float, language: str = "en") -> str:
    """Return a number in the digits and with the decimal sign of the language: `7.5`, `7,5`, `٧٫٥`."""
    return digits(f"{value:g}".replace(".", _POINTS.get(known_language(language), ".")), language)


def show_date(day: date, language: str = "en", picture: str = "") -> str:
    """Return a date as written in the language: `11 August 2019`, or by a `picture` of Word's kind (`d MMMM yyyy`, `dd.MM.yy`)."""
    if picture:
        return digits(_by_picture(day, known_language(language), picture), language)
    return digits(_long(day, language, with_year=True), language)


def show_period(period: Interval | None, language: str = "en") -> str:
    """Return a period as written in the language: `8–14 August 2019`; open ends in words; empty where both are unknown."""
    start, end = (period.start, period.end) if period else (None, None)
    if start and end:
        return digits(_closed(start, end, language), language)
    if start:
        return word("from_day", language, day=show_date(start, language))
    return word("until_day", language, day=show_date(end, language)) if end else ""


def _closed(start: date, end: date, language: str) -> str:
    """Return a period with both ends; what they share is said once."""
    if start == end:
        return _long(end, language, with_year=True)
    if (start.year, start.month) == (end.year, end.month) and not _month_first(language):
        return f"{start.day}–{_long(end, language, with_year=True)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS['en'][start.month - 1]} {start.day}–{end.day}, {end.year}"
    return f"{_long(start, language, with_year=start.year != end.year)} – {_long(end, language, with_year=True)}"


def _long(day: date, language: str, *, with_year: bool) -> str:
    """Return day, month and, where asked, year, with European digits."""
    known = known_language(language)
    name = MONTHS[known][day.month - 1]
    if _month_first(language):
        return f"{name} {day.day}, {day.year}" if with_year else f"{name} {day.day}"
    number = "1er" if known == "fr" and day.day == 1 else str(day.day)
    prefix = "ב" if known == "he" else ""
    return f"{number} {prefix}{name} {day.year}" if with_year else f"{number} {prefix}{name}"


def _month_first(language: str) -> bool:
    """Whether dates are written month first, as in the United States."""
    return language.replace("_", "-").lower() == "en-us"


def _by_picture(day: date, language: str, picture: str) -> str:
    """Return the date in Word's date picture (ECMA-376 part 1, 17.16.4.1); what it asks of the time is left out where there is only a day."""
    shown = {
        "d": str(day.day),
        "dd": f"{day.day:02}",
        "ddd": DAYS[language][day.weekday()][:3] if language in ("en", "fr") else DAYS[language][day.weekday()],
        "dddd": DAYS[language][day.weekday()],
        "M": str(day.month),
        "MM": f"{day.month:02}",
        "MMM": SHORT_MONTHS[language][day.month - 1],
        "MMMM": MONTHS[language][day.month - 1],
        "yy": f"{day.year % 100:02}",
        "yyyy": str(day.year),
    }

    def put(match: re.Match[str]) -> str:
        literal = match[1] if match[1] is not None else match[2]
        return shown.get(match[0], match[0]) if literal is None else literal

    def put_time(match: re.Match[str]) -> str:
        return f"'{_time_by_picture(day, match[0])}'" if isinstance(day, datetime) else ""

    return _PICTURE.sub(put, _TIME.sub(put_time, picture)).strip()


def _time_by_picture(moment: datetime, picture: str) -> str:
    """Return the time of day as the part of a picture asks that speaks of it."""
    hour, half = moment.hour % 12 or 12, "AM" if moment.hour < 12 else "PM"
    shown = {"H": f"{moment.hour}", "HH": f"{moment.hour:02}", "h": f"{hour}", "hh": f"{hour:02}"}
    shown |= {"mm": f"{moment.minute:02}", "ss": f"{moment.second:02}", "AM/PM": half, "am/pm": half.lower()}
    return _CLOCK.sub(lambda match: shown.get(match[0], match[0]), picture)
