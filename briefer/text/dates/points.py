"""Reads one date, whole or in part, from the tokens at a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.text.dates.names import DOUBTFUL_MONTHS, FILLERS, MONTH_WORDS, OF_WORDS, WEEKDAYS, YEAR_WORDS, word_set
from briefer.text.dates.tokens import Kind, Token

_NUMBER_SIGNS = word_set("no nos # № nr n° issue vol volume number numéro رقم العدد גיליון מספר شماره عدد sayı")
_NUMBERED_WORDS = word_set("map figure fig table chapter section annex")
_COMMAS = frozenset(",،;.'’")


@dataclass(frozen=True, slots=True)
class Point:
    """A date, or the part of one that was written: tokens `[first, last)`. `orders` are the readings of a numeric date as (day, month)."""

    first: int
    last: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    solar: bool = False
    orders: tuple[tuple[int, int], ...] = ()
    doubtful: bool = False


def read_point(tokens: Sequence[Token], at: int) -> Point | None:
    """Return the date that begins at token `at`, None where none does. A bare day counts: the other end of a range may complete it."""
    start = _skip_before(tokens, at)
    while at < start and tokens[at].word in FILLERS:
        at += 1
    if start >= len(tokens):
        return None
    token = tokens[start]
    if token.kind is Kind.NUMERIC:
        return _numeric(token, at, start)
    if token.kind is Kind.PARTIAL:
        return _partial(token, at, start)
    if token.kind is Kind.NUMBER and 1 <= token.number <= 31 and len(token.text) <= 2:
        point = _day_first(tokens, at, start)
        return None if _is_number_sign(tokens, start - 1, bare=point.month is None) else point
    if token.kind is Kind.MONTH:
        return _month_first(tokens, at, start)
    return _year_first(tokens, at, start) if _is_year(token) else None


def read_year(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return a year at token `at`, after a comma or "of", or joined to it ("Dec-2018"), and the place after it."""
    place = at + 1 if _is_joint(tokens, at) else at
    while (
        place < len(tokens) and place < at + 3 and (tokens[place].text in _COMMAS or tokens[place].word in YEAR_WORDS)
    ):
        place += 1
    if place == at and place + 1 < len(tokens) and tokens[place].text in "()":  # "(12-18 August) 2019", "June (2019)"
        place += 1
    if place < len(tokens) and _is_year(tokens[place]):
        return tokens[place].number, _skip_year_sign(tokens, place + 1)
    return None


def _is_joint(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` is a dash or slash without spaces around, as in "22-Jan-2019"."""
    if not 0 < at < len(tokens) - 1 or not (tokens[at].kind is Kind.DASH or tokens[at].text in ("/", ".")):
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _is_year(token: Token) -> bool:
    return (
        token.kind is Kind.NUMBER
        and len(token.text) == 4
        and (1900 <= token.number <= 2100 or 1300 <= token.number <= 1450)
    )


def _skip_year_sign(tokens: Sequence[Token], at: int) -> int:
    """Skip "г." after a year, and a weekday in front of the end of a range."""
    if at < len(tokens) and tokens[at].word in ("г", "гг"):
        at += 1
        return at + 1 if at < len(tokens) and tokens[at].text == "." else at
    after_weekday = _skip_weekday(tokens, at)
    ends = after_weekday >= len(tokens) or tokens[after_weekday].kind in (Kind.DASH, Kind.PUNCTUATION)
    return after_weekday if ends else at


def _skip_before(tokens: Sequence[Token], at: int) -> int:
    """Skip weekdays and small words in front of a date, at most five tokens."""
    place = at
    while place < len(tokens) and place < at + 5:
        after = _skip_weekday(tokens, place)
        if after == place and tokens[place].word in FILLERS:
            after = place + 1
        if after == place:
            return place
        place = after
    return place


def _skip_weekday(tokens: Sequence[Token], at: int) -> int:
    if at >= len(tokens) or tokens[at].word not in WEEKDAYS:
        return at
    after = at + 1
    while after < len(tokens) and tokens[after].text in (".", ",", "،"):
        after += 1
    # "mar." is a weekday and a month; it is a weekday where a day with its own month follows.
    month_itself = tokens[at].kind is Kind.MONTH and not (
        after + 1 < len(tokens) and tokens[after].kind is Kind.NUMBER and tokens[after + 1].kind is Kind.MONTH
    )
    return at if month_itself else after


def _is_number_sign(tokens: Sequence[Token], at: int, *, bare: bool) -> bool:
    """Whether the token before a number says that it counts issues, not days ("No. 10"); of a `bare` number, "Figure 8" says so too."""
    if at >= 0 and tokens[at].text == ".":
        at -= 1
    return at >= 0 and (tokens[at].word in _NUMBER_SIGNS or (bare and tokens[at].word in _NUMBERED_WORDS))


def _numeric(token: Token, at: int, start: int) -> Point | None:
    first, second, third = re.findall(r"\d+", token.text)
    if len(first) == 4:
        solar = int(first) < 1500
        return Point(at, start + 1, int(third), int(second), int(first), solar=solar)
    year = int(third) + (2000 if len(third) == 2 else 0)
    return _either_order(Point(at, start + 1, year=year, solar=year < 1500), int(first), int(second))


def _partial(token: Token, at: int, start: int) -> Point | None:
    first, second = re.findall(r"\d+", token.text)
    return _either_order(Point(at, start + 1, doubtful=True), int(first), int(second))


def _either_order(point: Point, first: int, second: int) -> Point | None:
    """Keep the readings day-month and month-day that a calendar allows; the resolver chooses."""
    orders = tuple(
        (day, month) for day, month in ((first, second), (second, first)) if 1 <= day <= 31 and 1 <= month <= 12
    )
    if not orders:
        return None
    return replace(point, day=orders[0][0], month=orders[0][1], orders=orders)


def _day_first(tokens: Sequence[Token], at: int, start: int) -> Point:
    """Read "28 October 2019", "3. August", "1er mai", "5 أغسطس/آب 2025"; a bare day where no month follows."""
    day = tokens[start].number
    bare = start + 1
    if bare < len(tokens) and tokens[bare].kind is Kind.ORDINAL:
        bare += 1
    place = bare
    if (
        bare + 1 < len(tokens)
        and _is_joint(tokens, bare)
        and tokens[bare + 1].kind is Kind.MONTH
        and _is_joint(tokens, bare + 2)
    ):
        return _with_month(tokens, Point(at, bare + 2, day=day), bare + 1)
    while place < len(tokens) and place < bare + 4 and _may_stand_before_month(tokens, place):
        place += 1
    if place < len(tokens) and tokens[place].kind is Kind.MONTH:
        return _with_month(tokens, Point(at, place + 1, day=day), place)
    return Point(at, bare, day=day)


def _may_stand_before_month(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return token.text in (".", ",", "،", "'", "’") or token.word in OF_WORDS or token.word in MONTH_WORDS


def _with_month(tokens: Sequence[Token], point: Point, place: int) -> Point:
    """Complete `point` with the month at `place`, its other name ("أغسطس/آب"), and the year."""
    month = tokens[place]
    after = _skip_other_name(tokens, place)
    doubtful = month.word in DOUBTFUL_MONTHS and not month.text[:1].isupper()
    point = replace(point, last=after, month=month.number, solar=month.solar, doubtful=doubtful)
    dotted = (
        after + 1 if after < len(tokens) and (tokens[after].text == "." or tokens[after].word in MONTH_WORDS) else after
    )
    year = read_year(tokens, dotted) or (_short_year(tokens, dotted) if point.day else None)
    if year is None:
        return point
    return replace(point, year=year[0], last=year[1], doubtful=False)


def _year_first(tokens: Sequence[Token], at: int, start: int) -> Point | None:
    """Read "2019 August", "2019 August 5", "2019-aug-05"; a year that follows the day belongs to it and the first one to something else."""
    place = start + 2 if _is_joint(tokens, start + 1) else start + 1
    if place >= len(tokens) or tokens[place].kind is not Kind.MONTH or tokens[place].word in DOUBTFUL_MONTHS:
        return None
    whole = Point(at, place + 1, month=tokens[place].number, year=tokens[start].number, solar=tokens[place].solar)
    dotted = place + 1 < len(tokens) and tokens[place + 1].text == "."
    day = place + 2 if dotted or _is_joint(tokens, place + 1) else place + 1
    if (
        day >= len(tokens)
        or tokens[day].kind is not Kind.NUMBER
        or len(tokens[day].text) > 2
        or not 1 <= tokens[day].number <= 31
    ):
        return whole if read_year(tokens, place + 1) is None else None
    if any(_is_year(token) for token in tokens[day + 1 : day + 5] if token.kind is Kind.NUMBER) and not _year_opens(
        tokens, day
    ):
        return None
    return replace(whole, day=tokens[day].number, last=day + 1)


def _year_opens(tokens: Sequence[Token], day: int) -> bool:
    """Whether the next year after `day` opens a date of its own: "2019 Aug. 5 – 2019 Aug. 11"."""
    at = next(i for i in range(day + 1, len(tokens)) if _is_year(tokens[i]))
    return at + 1 < len(tokens) and tokens[at + 1].kind is Kind.MONTH


def _short_year(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read "19" in "14 Aug 19" or "14 Aug '19", where nothing but a bracket follows."""
    place = at + 1 if at < len(tokens) and tokens[at].text in ("'", "’") else at
    if place >= len(tokens) or tokens[place].kind is not Kind.NUMBER or len(tokens[place].text) != 2:
        return None
    ends = place + 1 >= len(tokens) or tokens[place + 1].text in (")", "]", "|")
    return (2000 + tokens[place].number, place + 1) if ends or place > at else None


def _skip_other_name(tokens: Sequence[Token], place: int) -> int:
    """Skip the same month's name in the other family, after a slash or in brackets."""
    after = place + 1
    if after + 1 < len(tokens) and tokens[after].text in ("/", "(") and tokens[after + 1].kind is Kind.MONTH:
        if tokens[after + 1].number != tokens[place].number:
            return after
        closing = after + 2 < len(tokens) and tokens[after].text == "(" and tokens[after + 2].text == ")"
        return after + (3 if closing else 2)
    return after


def _month_first(tokens: Sequence[Token], at: int, start: int) -> Point:
    """Read "July 28, 2019", "Sept. 3rd", "June 2016", "June"."""
    whole = _with_month(tokens, Point(at, start + 1), start)
    if whole.year is not None:
        return whole
    place = whole.last
    while (
        place < len(tokens)
        and place < whole.last + 2
        and (tokens[place].text in (".", ",") or tokens[place].word in ("the",))
    ):
        place += 1
    if (
        place >= len(tokens)
        or tokens[place].kind is not Kind.NUMBER
        or len(tokens[place].text) > 2
        or not 1 <= tokens[place].number <= 31
    ):
        return whole
    after = place + 1
    if after < len(tokens) and tokens[after].kind is Kind.ORDINAL:
        after += 1
    if after < len(tokens) and tokens[after].kind is Kind.MONTH and tokens[after].number != tokens[start].number:
        return whole  # "June, 5 July": the day belongs to what follows
    year = read_year(tokens, after)
    point = replace(whole, day=tokens[place].number, last=year[1] if year else after, year=year[0] if year else None)
    return replace(point, doubtful=False) if year else point
