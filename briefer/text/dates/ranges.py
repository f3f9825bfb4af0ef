"""Reads where periods stand in the tokens of a text: a range's two ends, or one date, complete or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.text.dates.names import BETWEEN_JOINERS, JOINERS, LEADS, MONTH_WORDS, word_set
from briefer.text.dates.points import Point, read_point, read_year
from briefer.text.dates.tokens import Kind, Token

_BETWEEN = word_set("between entre zwischen tra بين مابين בין مابین")
_RECURRING = word_set("كل every each chaque jeder כל هر cada her")
_LAST_WORDS = word_set(
    "last past this current previous الماضي الجاري الحالي المنصرم الفائت گذشته جاری החולף הנוכחי שעבר dernier"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A period as it stands in the tokens `[first, last)`, ends not yet completed."""

    first: int
    last: int
    begin: Point
    close: Point | None


def written_periods(tokens: Sequence[Token]) -> list[Written]:
    """Return the periods that stand in the tokens, in order, those that recur ("of every month") left out."""
    found: list[Written] = []
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


def _period_at(tokens: Sequence[Token], at: int) -> Written | None:
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
        return Written(begin.first, close.last, begin, close)
    whole = begin.month is not None and (begin.day is not None or begin.year is not None or _names_month(tokens, begin))
    return Written(begin.first, begin.last, begin, None) if whole and not begin.doubtful else None


def _skip_leads(tokens: Sequence[Token], at: int) -> int:
    """Skip "from", "between", "ما بين", "the period from"; never past two words."""
    place = at
    while place < len(tokens) and place < at + 2 and (tokens[place].word in LEADS or tokens[place].word == "ما"):
        place += 1
    return place


def _other_end(tokens: Sequence[Token], begin: Point, *, joined_by_and: bool) -> Point | None:
    """Return the end of the range that `begin` opens, None where it opens none."""
    place = _skip_stop(tokens, begin.last)
    if place >= len(tokens):
        return None
    joiner = tokens[place]
    is_and = joiner.word in BETWEEN_JOINERS
    joins = (
        joiner.kind is Kind.DASH
        or joiner.word in JOINERS
        or (is_and and (joined_by_and or _is_between_after(tokens, place)))
    )
    parts_days = joiner.text == "/" and begin.year is not None and begin.day is not None
    lists = not joins and not parts_days and (is_and or joiner.text in ("/", "&"))
    if not (joins or parts_days or lists):
        return None
    close = _close(tokens, begin, _skip_joiners(tokens, place + 1))
    if close is None or (lists and not _follow_each_other(begin, close)):
        return None
    return close if _fit(begin, close) else None


def _skip_stop(tokens: Sequence[Token], at: int) -> int:
    """Skip a full stop before a joiner: "25 Jul. – 1 Aug.", "1. bis 15. August"."""
    if (
        at + 1 < len(tokens)
        and tokens[at].text == "."
        and (tokens[at + 1].kind is Kind.DASH or tokens[at + 1].word in JOINERS)
    ):
        return at + 1
    return at


def _close(tokens: Sequence[Token], begin: Point, at: int) -> Point | None:
    """Read the end of a range; a bare day may have the year of both behind it ("August 8-14, 2019")."""
    close = read_point(tokens, at)
    if close is None or close.month is not None or close.day is None or begin.month is None or begin.year is not None:
        return close
    year = read_year(tokens, close.last)
    return replace(close, year=year[0], last=year[1]) if year else close


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
