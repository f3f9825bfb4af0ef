"""Mentions as the library stores them, what the user rejected, and which bulletins are to be tagged again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from briefer.bulletin import Mention, Passage
from briefer.library.bulletins import number_of
from briefer.library.tables import bulletin, bulletin_topic, mention, rejection

_TAGGED = update(bulletin).where(bulletin.c.number == bindparam("this")).values(tagged_with=bindparam("version"))


def put(connection: Connection, id: str, found: Sequence[Mention], version: str) -> None:
    """Store the mentions of a bulletin in place of those it had; rejected ones are left out."""
    number = number_of(connection, id)
    rejected = _rejected(connection, number)
    kept = [m for m in found if _place(m) not in rejected and (m.topic, m.name, None, None, None) not in rejected]
    connection.execute(delete(mention).where(mention.c.bulletin == number))
    if kept:
        connection.execute(insert(mention), [_values(number, m) for m in kept])
    _count_again(connection, number, kept)
    connection.execute(update(bulletin).where(bulletin.c.number == number), {"tagged_with": version})


def put_first(connection: Connection, found: Mapping[str, Sequence[Mention]], version: str) -> None:
    """Store the mentions of bulletins that were added just now and had none; names rejected everywhere are left out."""
    columns = select(rejection.c.topic, rejection.c.name).where(rejection.c.bulletin.is_(None))
    rejected = {tuple(row) for row in connection.execute(columns)} if found else set()
    for id, each in found.items():
        number = number_of(connection, id)
        kept = [m for m in each if (m.topic, m.name) not in rejected]
        if kept:
            connection.execute(insert(mention), [_values(number, m) for m in kept])
            _count(connection, number, kept)
        connection.execute(_TAGGED, {"this": number, "version": version})


def read(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions of each bulletin in reading order."""
    found: dict[str, list[Mention]] = {id: [] for id in ids}
    for first in range(0, len(ids), 500):
        chosen = select(bulletin.c.id, mention).join(mention).where(bulletin.c.id.in_(list(ids[first : first + 500])))
        for row in connection.execute(chosen.order_by(mention.c.bulletin, mention.c.block, mention.c.start)):
            passage = Passage(row.id, row.block, row.start, row.end, row.quotation)
            found[row.id].append(Mention(row.topic, row.name, row.rule, passage))
    return {id: tuple(mentions) for id, mentions in found.items()}


def reject(connection: Connection, taken_back: Mention, *, everywhere: bool) -> None:
    """Take a mention back for good: at its place, or that name for that topic wherever it stands."""
    number = None if everywhere else number_of(connection, taken_back.passage.bulletin)
    values = _values(number, taken_back) if not everywhere else {"topic": taken_back.topic, "name": taken_back.name}
    connection.execute(insert(rejection), {c.name: values.get(c.name) for c in rejection.c if c.name != "number"})
    same = [mention.c.topic == taken_back.topic, mention.c.name == taken_back.name]
    if number is not None:
        place = taken_back.passage
        same += [mention.c.bulletin == number, mention.c.block == place.block, mention.c.start == place.start]
    touched = list(connection.execute(select(mention.c.bulletin).where(*same).distinct()).scalars())
    connection.execute(delete(mention).where(*same))
    for each in touched:
        _recount(connection, each, taken_back.topic)


def untagged(connection: Connection, version: str, limit: int | None) -> list[str]:
    """Return ids of bulletins not tagged with this version of the taxonomy, last added first."""
    stale = or_(bulletin.c.tagged_with.is_(None), bulletin.c.tagged_with != version)
    return list(
        connection.execute(select(bulletin.c.id).where(stale).order_by(bulletin.c.number.desc()).limit(limit)).scalars()
    )


def bulletins_of(connection: Connection, topics: Iterable[str]) -> list[str]:
    """Return ids of the bulletins that mention any of the topics, newest first."""
    named = select(bulletin_topic.c.bulletin).where(bulletin_topic.c.topic.in_(list(topics)))
    order = (bulletin.c.latest_day.desc().nulls_last(), bulletin.c.number.desc())
    return list(
        connection.execute(select(bulletin.c.id).where(bulletin.c.number.in_(named)).order_by(*order)).scalars()
    )


def _rejected(connection: Connection, number: int) -> set[tuple[object, ...]]:
    columns = (rejection.c.topic, rejection.c.name, rejection.c.block, rejection.c.start, rejection.c.end)
    meant = or_(rejection.c.bulletin == number, rejection.c.bulletin.is_(None))
    return {tuple(row) for row in connection.execute(select(*columns).where(meant))}


def _place(found: Mention) -> tuple[object, ...]:
    return (found.topic, found.name, found.passage.block, found.passage.start, found.passage.end)


def _values(number: int | None, found: Mention) -> dict[str, object]:
    place = found.passage
    return {
        "bulletin": number,
        "topic": found.topic,
        "name": found.name,
        "rule": found.rule,
        "block": place.block,
        "start": place.start,
        "end": place.end,
        "quotation": place.quotation,
    }


def _count_again(connection: Connection, number: int, found: Iterable[Mention]) -> None:
    connection.execute(delete(bulletin_topic).where(bulletin_topic.c.bulletin == number))
    _count(connection, number, found)


def _count(connection: Connection, number: int, found: Iterable[Mention]) -> None:
    counts = Counter(m.topic for m in found)
    if counts:
        rows = [{"topic": topic, "bulletin": number, "mentions": many} for topic, many in counts.items()]
        connection.execute(insert(bulletin_topic), rows)


def _recount(connection: Connection, number: int, topic: str) -> None:
    left = connection.execute(
        select(mention.c.number).where(mention.c.bulletin == number, mention.c.topic == topic)
    ).all()
    one = (bulletin_topic.c.bulletin == number, bulletin_topic.c.topic == topic)
    if left:
        connection.execute(update(bulletin_topic).where(*one), {"mentions": len(left)})
    else:
        connection.execute(delete(bulletin_topic).where(*one))
