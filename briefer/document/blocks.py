"""Blocks: what a page is made of, from top to bottom."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from briefer.document.inlines import Cited, Inline
from briefer.document.values import value


class Role(StrEnum):
    """What a paragraph is for; each role has a style of the house (`STYLE_OF_ROLE`)."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    LEAD = "lead"
    SOURCE_LINE = "source-line"
    KEY_POINT = "key-point"
    LABEL = "label"
    NOTE = "note"
    ASSESSMENT = "assessment"
    CAPTION = "caption"
    MARKING = "marking"
    SMALL = "small"


STYLE_OF_ROLE = {
    Role.BODY: "Normal",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.LEAD: "Lead",
    Role.SOURCE_LINE: "Source Line",
    Role.KEY_POINT: "Key Point",
    Role.LABEL: "Label",
    Role.NOTE: "Note",
    Role.ASSESSMENT: "Assessment",
    Role.CAPTION: "Caption",
    Role.MARKING: "Marking",
    Role.SMALL: "Small",
}


@value(frozen=True, slots=True, kw_only=True)
class _Node:
    """`item` is the id of the pack item the node came from; `language` and `direction` where they differ from the document's."""

    item: str | None = None
    language: str | None = None
    direction: str | None = None


@value(frozen=True, slots=True)
class Heading(_Node):
    """A heading of level 1 to 6; `anchor` is unique in the document; `number` is shown before it where set."""

    level: int
    inlines: tuple[Inline, ...]
    anchor: str = ""
    number: str = ""
    in_contents: bool = True


@value(frozen=True, slots=True)
class Paragraph(_Node):
    """Running text with a role."""

    inlines: tuple[Inline, ...]
    role: Role = Role.BODY


@value(frozen=True, slots=True)
class Quotation(_Node):
    """Words of a source, with a rule of `colour` (RRGGBB) at the start edge and a source line below.

    `edited` says that the wording is not the original's; `cited` leads to the source and the original words, for review copies.
    """

    blocks: tuple[Block, ...]
    source: tuple[Inline, ...] = ()
    colour: str | None = None
    edited: bool = False
    cited: tuple[Cited, ...] = ()


@value(frozen=True, slots=True)
class List(_Node):
    """Bulleted or numbered items, each of blocks. `role` "key-points" is the short list of a cover."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1
    role: str = ""


class Alignment(StrEnum):
    """How cells of a column, or a paragraph, are ranged."""

    START = "start"
    CENTER = "center"
    END = "end"
    JUSTIFY = "justify"
    DECIMAL = "decimal"


@value(frozen=True, slots=True)
class Cell:
    """One cell; `columns` and `rows` it spans."""

    inlines: tuple[Inline, ...]
    columns: int = 1
    rows: int = 1


@value(frozen=True, slots=True)
class Table(_Node):
    """Rows of cells; the first `header_rows` are repeated on each page; `row_headers` first columns head their rows."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    row_headers: int = 0
    caption: tuple[Inline, ...] = ()
    alignments: tuple[Alignment, ...] = ()


@value(frozen=True, slots=True)
class Picture:
    """PNG or JPEG bytes."""

    content: bytes
    media_type: str


@value(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label, value, and colour (RRGGBB)."""

    label: str
    value: float
    colour: str | None = None


@value(frozen=True, slots=True)
class BarChart:
    """A chart drawn as vectors, with direct labels and no legend."""

    bars: tuple[Bar, ...]


@value(frozen=True, slots=True)
class Figure(_Node):
    """A picture or chart, with alternative text and caption. `width` in millimetres; None: the measure."""

    content: Picture | BarChart
    alternative: str
    caption: tuple[Inline, ...] = ()
    width: float | None = None


@value(frozen=True, slots=True)
class Event:
    """One entry of a timeline: when (text as shown, and the day it sorts by), what, and the topic's colour."""

    when: str
    day: date | None
    inlines: tuple[Inline, ...]
    colour: str | None = None
    item: str | None = None


@value(frozen=True, slots=True)
class Timeline(_Node):
    """One line, dates at the start edge, dots in topic colours, text ranged at the second edge."""

    events: tuple[Event, ...]


@value(frozen=True, slots=True)
class Contents(_Node):
    """Headings down to `levels` with their pages."""

    title: tuple[Inline, ...] = ()
    levels: int = 2


@value(frozen=True, slots=True)
class SourceList(_Node):
    """All sources of the document, in the order they are cited."""


@value(frozen=True, slots=True)
class Columns(_Node):
    """Blocks set in balanced columns."""

    blocks: tuple[Block, ...]
    count: int = 2


@value(frozen=True, slots=True)
class Division(_Node):
    """Blocks that belong together: role "section", "assessment", "note", "box"; `marking` where the part has its own."""

    blocks: tuple[Block, ...]
    role: str = ""
    marking: str = ""


@value(frozen=True, slots=True)
class PageBreak(_Node):
    """What follows starts a new page."""


Block = (
    Heading
    | Paragraph
    | Quotation
    | List
    | Table
    | Figure
    | Timeline
    | Contents
    | SourceList
    | Columns
    | Division
    | PageBreak
)
