"""Bulletins as the library stores them: added once, given back as they came, corrected, removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, exists, insert, select, true, update

from briefer.bulletin import Block, Bulletin, Finding, Period
from briefer.faults import Fault
from briefer.library import fulltext_sqlite
from briefer.library.tables import body, bulletin, correction, file_bulletin, source_file
from briefer.library.values import Added, SourceFile
from briefer.library.words import index_words

_ENCODER = msgspec.json.Encoder()
_BLOCKS = msgspec.json.Decoder(tuple[Block, ...])
_FINDINGS = msgspec.json.Decoder(tuple[Finding, ...])
_PLAIN = ("title", "series", "issuer", "published", "language", "url", "marking", "reliability", "credibility")
_NUMBER = select(bulletin.c.number).where(bulletin.c.id == bindparam("wanted"))  # made once: asked for every bulletin
_FILE_KNOWN = select(source_file.c.sha256).where(source_file.c.sha256 == bindparam("wanted"))
CORRECTABLE = frozenset({*_PLAIN, "period"})


def add(
    connection: Connection,
    new: Bulletin,
    file: SourceFile | None,
    moment: datetime,
    *,
    signature: bytes | None = None,
    newer_version_of: str | None = None,
    near_duplicate_of: str | None = None,
) -> Added:
    """Store a bulletin unless it is there; either way the file is noted as holding it."""
    known = connection.execute(_NUMBER, {"wanted": new.id}).scalar()
    if known is not None:
        _note_file(connection, known, file, moment)
        return Added("duplicate", new.id)
    older = newer_version_of or _older_version(connection, new, file)
    columns = _columns(new) | {"newer_version_of": older, "near_duplicate_of": near_duplicate_of}
    columns |= {
        "words": sum(len(block.text.split()) for block in new.blocks),
        "is_new": True,
        "added": moment,
        "id": new.id,
    }
    key = connection.execute(insert(bulletin), columns).inserted_primary_key
    number: int = key[0] if key is not None else 0
    blocks, findings = _ENCODER.encode(new.blocks), _ENCODER.encode(new.findings)
    connection.execute(
        insert(body), {"bulletin": number, "blocks": blocks, "findings": findings, "signature": signature}
    )
    fulltext_sqlite.put(connection, number, index_words(new.title, new.series, new.issuer, new.blocks))
    _note_file(connection, number, file, moment, is_new=True)
    return Added("added", new.id, older, near_duplicate_of)


def read(connection: Connection, ids: Sequence[str]) -> dict[str, Bulletin]:
    """Return the bulletins of `ids` that are there, by id."""
    found: dict[str, Bulletin] = {}
    for first in range(0, len(ids), 500):
        some = list(ids[first : first + 500])
        chosen = select(bulletin, body.c.blocks, body.c.findings).join(body).where(bulletin.c.id.in_(some))
        found |= {row.id: _bulletin(row) for row in connection.execute(chosen)}
    return found


def number_of(connection: Connection, id: str) -> int:
    """Return the number of a bulletin; raises Fault where it is not there."""
    number: int | None = connection.execute(_NUMBER, {"wanted": id}).scalar()
    if number is None:
        raise no_bulletin(id)
    return number


def no_bulletin(id: str) -> Fault:
    """Return the fault for an id that is not in the library."""
    return Fault(
        "library.no_bulletin",
        "There is no bulletin {id} in the library. `briefer bulletins` lists those there are.",
        id=id,
    )


def correct(connection: Connection, id: str, values: Mapping[str, Any], moment: datetime) -> Bulletin:
    """Set described values; what was found before is kept once, beside them. Returns the bulletin as it is now."""
    _check(values)
    number = number_of(connection, id)
    old = read(connection, [id])[id]
    for name in values:
        key = {"bulletin": number, "name": name}
        _put_once(connection, correction, key, {"found": _as_text(getattr(old, name)), "moment": moment})
    findings = (*(f for f in old.findings if f.name not in values), *(Finding(name, "user") for name in values))
    new = replace(old, **values, findings=findings)
    _write_again(connection, number, old, new)
    return new


def _check(values: Mapping[str, Any]) -> None:
    unknown = ", ".join(sorted(set(values) - CORRECTABLE))
    if unknown:
        raise Fault("library.not_correctable", "{names} of a bulletin cannot be corrected.", names=unknown)
    if "title" in values and not str(values["title"] or "").strip():
        raise Fault("library.no_title", "A bulletin needs a title. Write one.")
    if values.get("reliability") not in (None, *"ABCDEF"):
        raise Fault(
            "library.reliability", "{value} is no reliability. Write a letter from A to F.", value=values["reliability"]
        )
    if values.get("credibility") not in (None, *"123456"):
        raise Fault(
            "library.credibility", "{value} is no credibility. Write a digit from 1 to 6.", value=values["credibility"]
        )


def remove(connection: Connection, ids: Sequence[str]) -> int:
    """Take bulletins out, with mentions and corrections; return how many there were. What was sent stays recorded."""
    gone = read(connection, ids)
    for id, old in gone.items():
        number = number_of(connection, id)
        fulltext_sqlite.take_out(connection, number, index_words(old.title, old.series, old.issuer, old.blocks))
        files = select(file_bulletin.c.sha256).where(file_bulletin.c.bulletin == number)
        connection.execute(delete(source_file).where(source_file.c.sha256.in_(files)))
        _unlink(connection, number, id)
        connection.execute(delete(bulletin).where(bulletin.c.number == number))
    return len(gone)


def _unlink(connection: Connection, number: int, id: str) -> None:
    """Let no bulletin be a version of, or like, one that goes: a newer one follows on what that one had replaced."""
    replaced = connection.execute(select(bulletin.c.newer_version_of).where(bulletin.c.number == number)).scalar()
    newer = update(bulletin).where(bulletin.c.newer_version_of == id)
    connection.execute(newer.values(newer_version_of=replaced))
    alike = update(bulletin).where(bulletin.c.near_duplicate_of == id)
    connection.execute(alike.values(near_duplicate_of=None))


def _older_version(connection: Connection, new: Bulletin, file: SourceFile | None) -> str | None:
    """Return the last bulletin of another file described alike: same title, series and issuer, same period or address."""
    if new.period is None and new.url is None:
        return None
    start, end = (new.period.start, new.period.end) if new.period else (None, None)
    alike = select(bulletin.c.id).where(
        bulletin.c.title == new.title,
        bulletin.c.series.is_not_distinct_from(new.series),
        bulletin.c.issuer.is_(None) | (bulletin.c.issuer == new.issuer) if new.issuer else true(),
        bulletin.c.has_period.is_(new.period is not None),
        bulletin.c.period_start.is_not_distinct_from(start),
        bulletin.c.period_end.is_not_distinct_from(end),
        bulletin.c.url.is_not_distinct_from(new.url),
    )
    if file is not None:
        siblings = select(file_bulletin.c.bulletin).where(file_bulletin.c.sha256 == file.sha256)
        alike = alike.where(bulletin.c.number.not_in(siblings))
    return connection.execute(alike.order_by(bulletin.c.number.desc()).limit(1)).scalar()


def _note_file(
    connection: Connection, number: int, file: SourceFile | None, moment: datetime, *, is_new: bool = False
) -> None:
    """Note that a file holds a bulletin; nothing can be noted yet of one that is new."""
    if file is None:
        return
    if connection.execute(_FILE_KNOWN, {"wanted": file.sha256}).scalar() is None:
        values = {"sha256": file.sha256, "name": file.name, "size": file.size, "format": file.format, "added": moment}
        connection.execute(insert(source_file), values)
    key = {"sha256": file.sha256, "bulletin": number}
    if is_new:
        connection.execute(insert(file_bulletin), key)
    else:
        _put_once(connection, file_bulletin, key, {})


def _put_once(connection: Connection, table: Table, key: Mapping[str, object], values: Mapping[str, object]) -> None:
    """Insert a row unless one with that key is there; the one writer sees to it that none comes between."""
    same = (table.c[name] == value for name, value in key.items())
    if not connection.execute(select(exists().where(*same))).scalar():
        connection.execute(insert(table), {**key, **values})


def _write_again(connection: Connection, number: int, old: Bulletin, new: Bulletin) -> None:
    connection.execute(update(bulletin).where(bulletin.c.number == number), _columns(new))
    connection.execute(update(body).where(body.c.bulletin == number), {"findings": _ENCODER.encode(new.findings)})
    if (old.title, old.series, old.issuer) != (new.title, new.series, new.issuer):
        fulltext_sqlite.take_out(connection, number, index_words(old.title, old.series, old.issuer, old.blocks))
        fulltext_sqlite.put(connection, number, index_words(new.title, new.series, new.issuer, new.blocks))


def _columns(new: Bulletin) -> dict[str, object]:
    period = new.period or Period(None, None)
    first, last = _days(period, new.published)
    return {name: getattr(new, name) for name in _PLAIN} | {
        "has_period": new.period is not None,
        "period_start": period.start,
        "period_end": period.end,
        "first_day": first,
        "last_day": last,
        "latest_day": new.latest_day,
    }


def _days(period: Period, published: date | None) -> tuple[date | None, date | None]:
    """Return the first and last day a filter goes by: open ends reach for ever; None, None where no day is known."""
    if period.start or period.end:
        return period.start or date.min, period.end or date.max
    return published, published


def _bulletin(row: Any) -> Bulletin:
    return Bulletin(
        id=row.id,
        blocks=_BLOCKS.decode(row.blocks),
        period=Period(row.period_start, row.period_end) if row.has_period else None,
        findings=_FINDINGS.decode(row.findings),
        **{name: getattr(row, name) for name in _PLAIN},
    )


def _as_text(value: Period | date | str | None) -> str | None:
    return None if value is None else str(value)
