"""The tables of the library, for SQLAlchemy Core; full text is apart, in one module per dialect."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()


def _of_bulletin(**options: Any) -> Column[int]:
    return Column("bulletin", Integer, ForeignKey("bulletin.number", ondelete="CASCADE"), nullable=False, **options)


bulletin = Table(
    "bulletin",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("series", Text),
    Column("issuer", Text),
    Column("has_period", Boolean, nullable=False),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("published", Date),
    Column("language", Text, index=True),
    Column("url", Text),
    Column("marking", Text),
    Column("reliability", Text),
    Column("credibility", Text),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("latest_day", Date),
    Column("words", Integer, nullable=False),
    Column("is_new", Boolean, nullable=False),
    Column("newer_version_of", Text),
    Column("near_duplicate_of", Text),
    Column("tagged_with", Text),
    Column("added", DateTime, nullable=False),
)
Index("bulletin_by_day", bulletin.c.latest_day, bulletin.c.number)
Index("bulletin_by_series", bulletin.c.series, bulletin.c.latest_day, bulletin.c.number)
Index("bulletin_by_title", bulletin.c.title)

# The text stands apart, so that lists never read it.
body = Table(
    "body",
    metadata,
    _of_bulletin(primary_key=True),
    Column("blocks", LargeBinary, nullable=False),
    Column("findings", LargeBinary, nullable=False),
    Column("signature", LargeBinary),
)

correction = Table(
    "correction",
    metadata,
    _of_bulletin(primary_key=True),
    Column("name", Text, primary_key=True),
    Column("found", Text),
    Column("moment", DateTime, nullable=False),
)

source_file = Table(
    "source_file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("format", Text, nullable=False),
    Column("added", DateTime, nullable=False),
)

file_bulletin = Table(
    "file_bulletin",
    metadata,
    Column("sha256", ForeignKey("source_file.sha256", ondelete="CASCADE"), primary_key=True),
    _of_bulletin(primary_key=True, index=True),
)

mention = Table(
    "mention",
    metadata,
    Column("number", Integer, primary_key=True),
    _of_bulletin(index=True),
    Column("topic", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("block", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quotation", Text, nullable=False),
)

# How often each topic is mentioned in each bulletin: what lists and the topic tree count.
bulletin_topic = Table(
    "bulletin_topic",
    metadata,
    Column("topic", Text, primary_key=True),
    _of_bulletin(primary_key=True, index=True),
    Column("mentions", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# A mention that the user took back: at one place, or (no bulletin) wherever the name stands.
rejection = Table(
    "rejection",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("bulletin", Integer, ForeignKey("bulletin.number", ondelete="CASCADE"), index=True),
    Column("topic", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("block", Integer),
    Column("start", Integer),
    Column("end", Integer),
)

sent = Table(
    "sent",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("pack", Text, nullable=False, index=True),
    Column("moment", DateTime, nullable=False),
    Column("draft", Boolean, nullable=False),
    Column("marking", Text, nullable=False),
    Column("items", Text, nullable=False),
)

sent_passage = Table(
    "sent_passage",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sent", Integer, ForeignKey("sent.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("bulletin", Text, nullable=False, index=True),
    Column("block", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quotation", Text, nullable=False),
)

known = Table("known", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
