"""Finds ranges of days, months and single days in a text, and says which calendar days they cover."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from briefer.text.dates.names import BETWEEN_JOINERS, JOINERS, LEADS, MONTH_WORDS, word_set
from briefer.text.dates.points import Point, read_point, read_year
from briefer.text.dates.quarters import find_quarters
from briefer.text.dates.solar import days_in_solar_month, solar_day
from briefer.text.dates.tokens import Kind, Token, may_hold_digits, tokens_of

_LONGEST = timedelta(days=1830)
_BETWEEN = word_set("between entre zwischen tra بين مابين בין مابین")
_RECURRING = word_set("كل every each chaque jeder כל هر cada her")
_LAST_WORDS = word_set(
    "last past this current previous الماضي الجاري الحالي المنصرم الفائت גذشته گذشته جاری החולף הנוכחי שעבר dernier"
)


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


@dataclass(frozen=True, slots=True)
class _Written:
    """A period as it stands in the tokens `[first, last)`, ends not yet completed."""

    first: int
    last: int
    begin: Point
    close: Point | None


def find_periods(text: str, *, published: date | None = None, language: str | None = None) -> list[FoundPeriod]:
    """Return the periods written in `text`, in order; single days and months included.

    A missing year is taken from the next period that has one, else it is the last such time before `published`; without
    either the period is left out. `language` decides between month-day ("en") and day-month in numeric dates.
    """
    if published is None and not may_hold_digits(text):
        return []
    tokens = tokens_of(text)
    written = _written_periods(tokens)
    found: list[FoundPeriod] = []
    year: int | None = None
    for one in reversed(written):
        period = _resolve(one, tokens, year, published, language)
        if period is None:
            continue
        found.append(period)
        year = period.first.year if period.year_written else None
    return _with_quarters(text, found[::-1])


def _with_quarters(text: str, found: list[FoundPeriod]) -> list[FoundPeriod]:
    quarters = [FoundPeriod(first, last, start, end, Shape.QUARTER) for first, last, start, end in find_quarters(text)]
    free = [one for one in quarters if all(one.end <= other.start or other.end <= one.start for other in found)]
    return sorted([*found, *free], key=lambda one: one.start) if free else found


def find_dates(text: str, *, published: date | None = None, language: str | None = None) -> list[FoundPeriod]:
    """Return the single days written in `text`, in order."""
    return [
        period for period in find_periods(text, published=published, language=language) if period.shape is Shape.DAY
    ]


def _written_periods(tokens: Sequence[Token]) -> list[_Written]:
    found: list[_Written] = []
    at = 0
    while at < len(tokens):
        one = _period_at(tokens, at)
        if one is None:
            at += 1
            continue
        if not _recurs(tokens, one.last):
            found.append(one)
        at = one.last
    return found


def _period_at(tokens: Sequence[Token], at: int) -> _Written | None:
    """Read a range, else a single date, that begins at token `at`."""
    after_leads = _skip_leads(tokens, at)
    lead = after_leads > at
    begin = read_point(tokens, after_leads)
    if begin is None:
        return None
    # A month may hold the range within it: "November between 19 and 20".
    inner = _skip_leads(tokens, begin.last)
    if begin.day is None and inner > begin.last:
        day = read_point(tokens, inner)
        if day is not None and day.month is None:
            begin, lead = replace(day, first=begin.first, month=begin.month, solar=begin.solar, year=begin.year), True
    between = lead and any(token.word in _BETWEEN for token in tokens[max(0, begin.first - 4) : begin.last])
    close = _other_end(tokens, begin, joined_by_and=between or lead)
    if close is not None:
        return _Written(begin.first, close.last, begin, close)
    whole = begin.month is not None and (begin.day is not None or begin.year is not None or _names_month(tokens, begin))
    return _Written(begin.first, begin.last, begin, None) if whole and not begin.doubtful else None


def _skip_leads(tokens: Sequence[Token], at: int) -> int:
    """Skip "from", "between", "ما بين", "the period from"; never past two words."""
    place = at
    while place < len(tokens) and place < at + 2 and (tokens[place].word in LEADS or tokens[place].word == "ما"):
        place += 1
    return place


def _other_end(tokens: Sequence[Token], begin: Point, *, joined_by_and: bool) -> Point | None:
    """Return the end of the range that `begin` opens, None where it opens none."""
    place = begin.last
    if place >= len(tokens):
        return None
    joiner = tokens[place]
    joins = (
        joiner.kind is Kind.DASH
        or joiner.word in JOINERS
        or (joiner.word in BETWEEN_JOINERS and (joined_by_and or _is_between_after(tokens, place)))
    )
    slash = joiner.text == "/" and begin.year is not None and begin.day is not None
    if (
        joiner.text == "."
        and place + 1 < len(tokens)
        and (tokens[place + 1].kind is Kind.DASH or tokens[place + 1].word in JOINERS)
    ):
        place, joins = place + 1, True  # "25 Jul. – 1 Aug.", "1. bis 15. August"
    listed = (joiner.word in BETWEEN_JOINERS or joiner.text in ("/", "&")) and not joins
    if not (joins or slash or listed):
        return None
    close = read_point(tokens, _skip_joiners(tokens, place + 1))
    if close is None:
        return None
    if close.month is None and close.day is not None:
        year = read_year(tokens, close.last) if begin.month is not None and begin.year is None else None
        close = replace(close, year=year[0], last=year[1]) if year else close
    if listed and not slash and not _follow_each_other(begin, close):
        return None
    return close if _fit(begin, close) else None


def _follow_each_other(begin: Point, close: Point) -> bool:
    """Whether "and" joins two days or two months to one period: "3 and 4 August", "July/August 2019"."""
    if begin.day is None and close.day is None and begin.year is None and close.year is not None:
        return begin.month is not None and close.month is not None
    if begin.month is not None or begin.day is None or close.day is None:
        return False
    return close.month is not None and close.day == begin.day + 1


def _is_between_after(tokens: Sequence[Token], at: int) -> bool:
    """Whether "arası" follows: in Turkish the word for "between" stands behind its range."""
    return any(token.word.startswith("aras") for token in tokens[at + 1 : at + 8])


def _skip_joiners(tokens: Sequence[Token], at: int) -> int:
    """Skip what may follow the joiner: a second one, or a lead ("حتى يوم", "up to the")."""
    place = at
    while place < len(tokens) and place < at + 2 and (tokens[place].word in JOINERS or tokens[place].word in LEADS):
        place += 1
    return place


def _fit(begin: Point, close: Point) -> bool:
    """Whether the two parts make a range: days with days, months with months, one month written at least."""
    if begin.month is None and close.month is None:
        return False
    if (begin.day is None) != (close.day is None):
        return False
    is_partial = bool(begin.orders) and begin.year is None
    return bool(close.orders) or not is_partial


def _names_month(tokens: Sequence[Token], point: Point) -> bool:
    """Whether a month without day and year is meant as a time: "شهر تموز", "last July"."""
    before = tokens[point.first - 1].word if point.first else ""
    after = tokens[point.last].word if point.last < len(tokens) else ""
    return before in MONTH_WORDS or before in _LAST_WORDS or after in _LAST_WORDS


def _recurs(tokens: Sequence[Token], at: int) -> bool:
    """Whether "of every month" follows."""
    return any(token.word in _RECURRING for token in tokens[at : at + 2])


def _resolve(
    written: _Written, tokens: Sequence[Token], year: int | None, published: date | None, language: str | None
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


def _week_around(tokens: Sequence[Token], written: _Written, day: date) -> tuple[date, date] | None:
    """Return the week that "week of" and "week ending" before a day mean."""
    before = [token.word for token in tokens[max(0, written.first - 3) : written.first]]
    if "week" not in before:
        return None
    if before[-1] in ("ending", "ended"):
        return day - timedelta(days=6), day
    return (day, day + timedelta(days=6)) if before[-1] in ("of", "beginning", "commencing", "starting") else None


def _spans_dash(tokens: Sequence[Token], written: _Written) -> bool:
    """Whether the ends are joined by more than "and": "July – September 2019" is a range, "July and August 2019" are months."""
    joiner = tokens[written.begin.last]
    return joiner.word not in BETWEEN_JOINERS and joiner.text not in ("/", "&")


def _completed(written: _Written) -> tuple[Point, Point]:
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
