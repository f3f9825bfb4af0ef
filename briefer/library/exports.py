"""What went out: exported packs with the passages they quoted."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, insert, select

from briefer.bulletin import Passage
from briefer.library.tables import sent, sent_passage
from briefer.library.values import Sent


def record(connection: Connection, export: Sent) -> None:
    """Note an export."""
    values = {"pack": export.pack, "moment": export.moment.replace(tzinfo=None), "draft": export.draft}
    values |= {"marking": export.marking, "items": msgspec.json.encode(export.items).decode()}
    key = connection.execute(insert(sent), values).inserted_primary_key
    number = key[0] if key is not None else 0
    rows = [
        {
            "sent": number,
            "bulletin": p.bulletin,
            "block": p.block,
            "start": p.start,
            "end": p.end,
            "quotation": p.quotation,
        }
        for p in export.passages
    ]
    if rows:
        connection.execute(insert(sent_passage), rows)


def passages(connection: Connection, packs: Sequence[str] | None) -> tuple[Passage, ...]:
    """Return the passages that went out, drafts aside, in any pack or in those named; each once, in order of sending."""
    places = (
        sent_passage.c.bulletin,
        sent_passage.c.block,
        sent_passage.c.start,
        sent_passage.c.end,
        sent_passage.c.quotation,
    )
    chosen = select(*places).join(sent).where(~sent.c.draft).order_by(sent_passage.c.number)
    if packs is not None:
        chosen = chosen.where(sent.c.pack.in_(list(packs)))
    return tuple(dict.fromkeys(Passage(*row) for row in connection.execute(chosen)))


def exports(connection: Connection, pack: str | None) -> tuple[Sent, ...]:
    """Return all exports, drafts too, last first, or those of one pack; passages are not read."""
    chosen = select(sent).order_by(sent.c.number.desc())
    if pack is not None:
        chosen = chosen.where(sent.c.pack == pack)
    return tuple(
        Sent(row.pack, (), msgspec.json.decode(row.items, type=tuple[str, ...]), row.moment, row.draft, row.marking)
        for row in connection.execute(chosen)
    )
