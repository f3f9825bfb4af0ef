"""Lists of bulletins: filters as SQL, rows without text, counts of series, languages and topics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, column, false, func, select, values

from briefer.bulletin import Period
from briefer.library import fulltext_sqlite
from briefer.library.tables import bulletin, bulletin_topic
from briefer.library.values import Filter, Match, Row

_HIDDEN = ("url", "reliability", "credibility", "first_day", "last_day", "tagged_with", "added")
_SHOWN = [column for column in bulletin.c if column.name not in _HIDDEN]
_NEWEST_FIRST = (bulletin.c.latest_day.desc().nulls_last(), bulletin.c.number.desc())
RANKED_AMONG = 2_000  # scores of older finds would cost more than they tell


def listing(connection: Connection, filter: Filter, match: str | None) -> list[Row]:
    """Return the rows that pass, newest first; `match` is the filter's text as a full-text expression."""
    chosen = select(*_SHOWN).where(*conditions(filter, match)).order_by(*_NEWEST_FIRST)
    if filter.limit is not None:
        chosen = chosen.limit(filter.limit)
    found = connection.execute(chosen.offset(filter.offset) if filter.offset else chosen).all()
    topics = _topics(connection, [row.number for row in found])
    return [_row(row, topics.get(row.number, ())) for row in found]


def ids(connection: Connection, filter: Filter, match: str | None) -> list[str]:
    """Return the ids alone, newest first."""
    chosen = select(bulletin.c.id).where(*conditions(filter, match)).order_by(*_NEWEST_FIRST)
    return list(connection.execute(chosen.limit(filter.limit).offset(filter.offset)).scalars())


def count(connection: Connection, filter: Filter, match: str | None) -> int:
    """Return how many pass, limit and offset aside."""
    return connection.execute(select(func.count()).select_from(bulletin).where(*conditions(filter, match))).scalar_one()


def counts_of(connection: Connection, column: str) -> list[tuple[str, int]]:
    """Return the values of a column with their numbers of bulletins, most frequent first."""
    value = bulletin.c[column]
    chosen = select(value, func.count()).where(value.is_not(None)).group_by(value).order_by(func.count().desc(), value)
    return [(name, number) for name, number in connection.execute(chosen)]


def topic_counts(connection: Connection, filter: Filter, match: str | None) -> dict[str, int]:
    """Return in how many of the bulletins that pass each topic is mentioned."""
    topic = bulletin_topic.c.topic
    chosen = select(topic, func.count().label("mentions")).group_by(topic).order_by(func.count().desc(), topic)
    narrowing = conditions(filter, match)
    if narrowing:
        chosen = chosen.join(bulletin).where(*narrowing)
    return {row.topic: row.mentions for row in connection.execute(chosen)}


def topic_counts_below(
    connection: Connection, filter: Filter, match: str | None, below: Mapping[str, Iterable[str]]
) -> dict[str, int]:
    """Return for each topic of `below` in how many of the bulletins that pass it, or one of those named below it, is mentioned."""
    pairs = [(above, topic) for above, topics in below.items() for topic in topics]
    if not pairs:
        return {}
    lineage = values(column("above", Text), column("topic", Text), name="lineage").data(pairs).cte()
    numbers = func.count(bulletin_topic.c.bulletin.distinct())
    chosen = select(lineage.c.above, numbers.label("bulletins")).group_by(lineage.c.above)
    chosen = chosen.select_from(bulletin_topic.join(lineage, lineage.c.topic == bulletin_topic.c.topic))
    narrowing = conditions(filter, match)
    if narrowing:
        chosen = chosen.join(bulletin, bulletin.c.number == bulletin_topic.c.bulletin).where(*narrowing)
    return {row.above: row.bulletins for row in connection.execute(chosen)}


def matches(connection: Connection, found: Sequence[tuple[int, float]], filter: Filter | None) -> list[Match]:
    """Return what a list shows of the found numbers, in their order, those only that pass the filter."""
    chosen = select(bulletin.c.number, bulletin.c.id, bulletin.c.title, bulletin.c.latest_day)
    narrowing = conditions(filter, None) if filter else []
    rows: dict[int, Any] = {}
    for first in range(0, len(found), 500):
        numbers = [number for number, _ in found[first : first + 500]]
        rows |= {
            row.number: row for row in connection.execute(chosen.where(bulletin.c.number.in_(numbers), *narrowing))
        }
    present = ((rows[number], score) for number, score in found if number in rows)
    return [Match(row.id, row.title, score, row.latest_day) for row, score in present]


def conditions(filter: Filter, match: str | None) -> list[ColumnElement[bool]]:
    """Return the filter as conditions on the bulletin table."""
    wanted: list[ColumnElement[bool]] = []
    if match is not None:
        wanted.append(bulletin.c.number.in_(fulltext_sqlite.numbers_of(match)) if match else false())
    if filter.series is not None:
        wanted.append(bulletin.c.series == filter.series)
    if filter.language is not None:
        wanted.append(bulletin.c.language == filter.language)
    if filter.start is not None:
        wanted.append(bulletin.c.last_day >= filter.start)
    if filter.end is not None:
        wanted.append(bulletin.c.first_day <= filter.end)
    if filter.topics:
        named = select(bulletin_topic.c.bulletin).where(bulletin_topic.c.topic.in_(list(filter.topics)))
        wanted.append(bulletin.c.number.in_(named))
    if filter.ids is not None:
        wanted.append(bulletin.c.id.in_(list(filter.ids)))
    if filter.only_new:
        wanted.append(bulletin.c.is_new)
    if filter.current:
        newer = bulletin.alias()
        replaced = select(newer.c.newer_version_of).where(newer.c.newer_version_of.is_not(None))
        if filter.start is not None:
            replaced = replaced.where(newer.c.last_day >= filter.start)
        if filter.end is not None:
            replaced = replaced.where(newer.c.first_day <= filter.end)
        wanted.append(bulletin.c.id.not_in(replaced))
    return wanted


def _topics(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[tuple[str, int], ...]]:
    """Return topics and numbers of mentions by bulletin, most mentioned first."""
    gathered: dict[int, list[tuple[str, int]]] = {}
    shown = select(bulletin_topic.c.bulletin, bulletin_topic.c.topic, bulletin_topic.c.mentions)
    for some in _chunks(numbers, 500):
        for number, topic, mentions in connection.execute(shown.where(bulletin_topic.c.bulletin.in_(some))):
            gathered.setdefault(number, []).append((topic, mentions))
    return {number: tuple(sorted(found, key=lambda pair: (-pair[1], pair[0]))) for number, found in gathered.items()}


def _chunks(numbers: Sequence[int], size: int) -> Iterable[Sequence[int]]:
    return (numbers[first : first + size] for first in range(0, len(numbers), size))


def _row(row: Any, topics: tuple[tuple[str, int], ...]) -> Row:
    return Row(
        id=row.id,
        title=row.title,
        series=row.series,
        issuer=row.issuer,
        period=Period(row.period_start, row.period_end) if row.has_period else None,
        published=row.published,
        language=row.language,
        latest_day=row.latest_day,
        words=row.words,
        topics=topics,
        is_new=row.is_new,
        marking=row.marking,
        newer_version_of=row.newer_version_of,
        near_duplicate_of=row.near_duplicate_of,
    )
