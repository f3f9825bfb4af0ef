"""Finds ranges of days, months and single days in a text, and says which calendar days they cover."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from briefer.text.dates.names import BETWEEN_JOINERS
from briefer.text.dates.points import Point
from briefer.text.dates.quarters import find_quarters
from briefer.text.dates.ranges import Written, written_periods
from briefer.text.dates.solar import days_in_solar_month, solar_day
from briefer.text.dates.tokens import Token, may_hold_digits, tokens_of

_SHORT = 300  # characters
_LONGEST = timedelta(days=1830)


class Shape(StrEnum):
    """How a period was written."""

    RANGE = "range"
    MONTH = "month"
    QUARTER = "quarter"  # or half a year
    DAY = "day"


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period written in a text: first and last day (both covered), its place `[start, end)` in the text, and how it was written."""

    first: date
    last: date
    start: int
    end: int
    shape: Shape
    year_written: bool = True


def find_periods(text: str, *, published: date | None = None, language: str | None = None) -> list[FoundPeriod]:
    """Return the periods written in `text`, in order; single days and months included.

    A missing year is taken from the next period that has one, else it is the last such time before `published`; without
    either the period is left out. `language` decides between month-day ("en") and day-month in numeric dates.
    """
    if published is None and not may_hold_digits(text):
        return []
    return list(_found_again(text, published, language) if len(text) <= _SHORT else _found(text, published, language))


def _found(text: str, published: date | None, language: str | None) -> list[FoundPeriod]:
    tokens = tokens_of(text)
    written = written_periods(tokens)
    found: list[FoundPeriod] = []
    year: int | None = None
    for one in reversed(written):
        period = _resolve(one, tokens, year, published, language)
        if period is None:
            continue
        found.append(period)
        year = period.first.year if period.year_written else None
    return _with_quarters(text, found[::-1])


@lru_cache(maxsize=512)
def _found_again(text: str, published: date | None, language: str | None) -> tuple[FoundPeriod, ...]:
    """Titles and lines at the head of a text are asked about several times."""
    return tuple(_found(text, published, language))


def _with_quarters(text: str, found: list[FoundPeriod]) -> list[FoundPeriod]:
    quarters = [FoundPeriod(first, last, start, end, Shape.QUARTER) for first, last, start, end in find_quarters(text)]
    free = [one for one in quarters if all(one.end <= other.start or other.end <= one.start for other in found)]
    return sorted([*found, *free], key=lambda one: one.start) if free else found


def find_dates(text: str, *, published: date | None = None, language: str | None = None) -> list[FoundPeriod]:
    """Return the single days written in `text`, in order."""
    return [
        period for period in find_periods(text, published=published, language=language) if period.shape is Shape.DAY
    ]


def _resolve(
    written: Written, tokens: Sequence[Token], year: int | None, published: date | None, language: str | None
) -> FoundPeriod | None:
    """Return the calendar days of what was written, None where they cannot be told."""
    begin, close = _completed(written)
    year_written = begin.year is not None
    choices = [_days(b, c, year, published) for b, c in _readings(begin, close, language)]
    days = next((choice for choice in choices if choice is not None), None)
    if days is None:
        return None
    week = _week_around(tokens, written, days[0]) if written.close is None and begin.day else None
    start, end = tokens[written.first].start, tokens[written.last - 1].end
    is_range = written.close is not None and (begin.day is not None or _spans_dash(tokens, written))
    shape = Shape.RANGE if is_range else (Shape.DAY if begin.day else Shape.MONTH)
    if week is not None:
        days, shape = week, Shape.RANGE
    return FoundPeriod(days[0], days[1], start, end, shape, year_written)


def _week_around(tokens: Sequence[Token], written: Written, day: date) -> tuple[date, date] | None:
    """Return the week that "week of" and "week ending" before a day mean."""
    before = [token.word for token in tokens[max(0, written.first - 3) : written.first]]
    if "week" not in before:
        return None
    if before[-1] in ("ending", "ended"):
        return day - timedelta(days=6), day
    return (day, day + timedelta(days=6)) if before[-1] in ("of", "beginning", "commencing", "starting") else None


def _spans_dash(tokens: Sequence[Token], written: Written) -> bool:
    """Whether the ends are joined by more than "and": "July – September 2019" is a range, "July and August 2019" are months."""
    joiner = tokens[written.begin.last]
    return joiner.word not in BETWEEN_JOINERS and joiner.text not in ("/", "&")


def _completed(written: Written) -> tuple[Point, Point]:
    """Give each end what only the other has: "August 8-14, 2019", "15 - 28 October 2019", "December 30 – January 6, 2015"."""
    begin, close = written.begin, written.close or written.begin
    if begin.month is None:
        begin = replace(
            begin,
            month=close.month,
            solar=close.solar,
            orders=tuple((begin.day or 0, month) for _, month in close.orders),
        )
    if close.month is None:
        close = replace(
            close,
            month=begin.month,
            solar=begin.solar,
            orders=tuple((close.day or 0, month) for _, month in begin.orders),
        )
    if begin.year is None and close.year is not None:
        begin = replace(begin, year=close.year - (1 if _after(begin, close) else 0))
    if close.year is None and begin.year is not None:
        close = replace(close, year=begin.year + (1 if _after(begin, close) else 0))
    return begin, close


def _after(begin: Point, close: Point) -> bool:
    """Whether `begin` lies later in the year than `close`, so that the range crosses New Year."""
    return (begin.month or 0, begin.day or 0) > (close.month or 0, close.day or 0)


def _readings(begin: Point, close: Point, language: str | None) -> list[tuple[Point, Point]]:
    """Return the readings of numeric dates, the likelier first: month-day in English, unless that gives no range or an overlong one."""
    if len(begin.orders) < 2 and len(close.orders) < 2:
        return [(_ordered(begin, 0), _ordered(close, 0))]
    readings = [(_ordered(begin, n), _ordered(close, n)) for n in (0, 1)]
    if language == "en":
        readings.reverse()
    return sorted(readings, key=lambda pair: not _plausible(*pair))


def _ordered(point: Point, choice: int) -> Point:
    if not point.orders:
        return point
    day, month = point.orders[min(choice, len(point.orders) - 1)]
    return replace(point, day=day, month=month)


def _plausible(begin: Point, close: Point) -> bool:
    """Whether the reading gives a range of at most three months."""
    days = _days(begin, close, None, None)
    return days is not None and days[1] - days[0] <= timedelta(days=92)


def _days(begin: Point, close: Point, year: int | None, published: date | None) -> tuple[date, date] | None:
    """Return first and last day, None where the calendar has no such days or their order is wrong."""
    if begin.year is None:
        year = year or _year_before(close, published)
        if year is None:
            return None
        begin, close = replace(begin, year=year - (1 if _after(begin, close) else 0)), replace(close, year=year)
    try:
        first, last = _first_day(begin), _last_day(close)
    except ValueError:
        return None
    return (first, last) if first <= last <= first + _LONGEST else None


def _year_before(close: Point, published: date | None) -> int | None:
    """Return the year in which the range last ended before `published` (a week's leeway)."""
    if published is None:
        return None
    try:
        end = _last_day(replace(close, year=published.year))
    except ValueError:
        return None
    return (
        published.year if end <= published + timedelta(days=7) or (end.month == published.month) else published.year - 1
    )


def _first_day(point: Point) -> date:
    year, month = point.year or 0, point.month or 0
    if point.solar:
        return solar_day(year, month, point.day or 1)
    return date(year, month, point.day or 1)


def _last_day(point: Point) -> date:
    year, month = point.year or 0, point.month or 0
    if point.solar:
        return solar_day(year, month, point.day or days_in_solar_month(year, month))
    return date(year, month, point.day or calendar.monthrange(year, month)[1])
