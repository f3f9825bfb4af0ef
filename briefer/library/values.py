"""What is put into the library and what comes out of it, as values: files, filters, rows, exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from briefer.bulletin import Passage, Period


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was imported. `sha256` is the hex digest of its bytes, `size` their number, `format` such as "docx"."""

    sha256: str
    name: str
    size: int
    format: str


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a bulletin: `outcome` is "added" or "duplicate"; the others are ids of bulletins kept beside it."""

    outcome: str
    id: str
    newer_version_of: str | None = None
    near_duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which bulletins are meant; what is not set does not narrow.

    `text` is a query as it is being typed: its last word may go on. `start` and `end` are days, both included, that the
    period (or publication) must touch;
    `topics` are ids of which one must be mentioned (name those below a topic too); `ids` keeps only these;
    `current` leaves out what a newer version of these days has replaced.
    """

    text: str = ""
    series: str | None = None
    start: date | None = None
    end: date | None = None
    topics: Sequence[str] = ()
    language: str | None = None
    ids: Sequence[str] | None = None
    only_new: bool = False
    current: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A bulletin as lists show it; newest first. `topics` holds id and number of mentions, most mentioned first."""

    id: str
    title: str
    series: str | None
    issuer: str | None
    period: Period | None
    published: date | None
    language: str | None
    latest_day: date | None
    words: int
    topics: tuple[tuple[str, int], ...] = ()
    is_new: bool = True
    marking: str | None = None
    newer_version_of: str | None = None
    near_duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A pack that was exported: its id, the ids of its items and the passages they quote; a draft does not count as sent."""

    pack: str
    passages: tuple[Passage, ...]
    items: tuple[str, ...] = ()
    moment: datetime = field(default_factory=datetime.now)
    draft: bool = False
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A bulletin in which a full-text query was found; a higher `score` is better (BM25, sign turned)."""

    id: str
    title: str
    score: float
    latest_day: date | None
