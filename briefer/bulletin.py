"""Bulletins: one item of reporting each, with blocks of final text, and the passages that point into them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a bulletin is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    TABLE = "table"
    FIGURE = "figure"
    FOOTNOTE = "footnote"


class MarkKind(StrEnum):
    """How a stretch of a block's text stands out."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of a block's text: bold, italic, a link to `target`, or the call of the footnote block whose label is `target`."""

    start: int
    end: int
    kind: MarkKind
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, quotation, table, figure or footnote. Its text is final: offsets stay true.

    `level` is the heading level (1 is highest) or the nesting of a list item (0 is outermost). A table's text is its cells, by tab,
    and rows, by newline; `header_rows` of them are headers. A figure's text is its caption. `label` is a list item's own
    number or bullet, or a footnote's number.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    language: str | None = None
    direction: str | None = None  # "ltr" or "rtl"; None where the text has no strong direction
    ordered: bool = False
    label: str | None = None
    header_rows: int = 0
    marks: tuple[Mark, ...] = ()

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a table, row by row."""
        return tuple(tuple(line.split("\t")) for line in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day covered, both included; None where open or unknown."""

    start: date | None
    end: date | None

    def __str__(self) -> str:
        """The ISO 8601 interval; `..` stands for an open end (EDTF, ISO 8601-2)."""
        return f"{self.start or '..'}/{self.end or '..'}"

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period of an interval such as `2019-07-28/2019-08-11`; raises ValueError where it is none."""
        start, slash, end = text.partition("/")
        if not slash:
            day = date.fromisoformat(text)
            return cls(day, day)
        return cls(*(None if part in ("", "..") else date.fromisoformat(part) for part in (start, end)))


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a described value was found: `name` of the value, `source` such as "title", "mail header", "user", and the words it was read from."""

    name: str
    source: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One item of reporting. `id` depends on block kinds and texts alone, so that corrections never change it."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    series: str | None = None
    issuer: str | None = None
    period: Period | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    marking: str | None = None
    reliability: str | None = None  # Admiralty letter A-F
    credibility: str | None = None  # Admiralty digit 1-6
    findings: tuple[Finding, ...] = field(default=())

    @property
    def text(self) -> str:
        """All blocks, a newline between them."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def latest_day(self) -> date | None:
        """The day the bulletin is sorted by: end of its period, else publication, else start."""
        period = self.period or Period(None, None)
        return period.end or self.published or period.start


@dataclass(frozen=True, slots=True)
class Passage:
    """A span `[start, end)` in code points of one block of one bulletin, and the words that stand there."""

    bulletin: str
    block: int
    start: int
    end: int
    quotation: str

    def stands_in(self, bulletin: Bulletin) -> bool:
        """Whether the words are found word for word at their place."""
        if bulletin.id != self.bulletin or not 0 <= self.block < len(bulletin.blocks):
            return False
        text = bulletin.blocks[self.block].text
        return 0 <= self.start <= self.end <= len(text) and text[self.start : self.end] == self.quotation


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage in which a topic is named, with the name and the rule that matched ("name", "variant", "rule")."""

    topic: str
    name: str
    rule: str
    passage: Passage


def bulletin_id(blocks: tuple[Block, ...]) -> str:
    """Return the first 16 hex digits of SHA-256 over block kinds and texts (design.md 5a)."""
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(f"{block.kind}\x1f{block.text}\x1e".encode())
    return digest.hexdigest()[:16]
