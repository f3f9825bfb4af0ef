"""The pack's outline: sections that hold excerpts, summaries, notes and figures. Values only; steps change them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import msgspec

from briefer.bulletin import Passage, Period


class Item(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="kind",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """What stands in the outline. `id` is unique in the pack; `marking` is a portion marking; `status` is the analyst's."""

    holds_items: ClassVar[bool] = False

    id: str
    marking: str = ""
    pinned: bool = False
    status: str = ""  # "", "draft", "reviewed", "update"


class Section(Item, frozen=True, kw_only=True, tag="section", forbid_unknown_fields=True, omit_defaults=True):
    """A part of the pack: usually one topic."""

    holds_items: ClassVar[bool] = True

    title: str
    topic: str | None = None
    items: tuple[AnyItem, ...] = ()


class Excerpt(Item, frozen=True, kw_only=True, tag="excerpt", forbid_unknown_fields=True, omit_defaults=True):
    """A passage with its original wording (`passage.quotation`), and the edited one where the analyst changed it."""

    passage: Passage
    edited: str | None = None

    @property
    def wording(self) -> str:
        """The words as they will be printed."""
        return self.passage.quotation if self.edited is None else self.edited


class SummarySentence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One sentence with the passages that bear it out. `flags`: "edited" (away from its sources), "unsupported"."""

    text: str
    passages: tuple[Passage, ...] = ()
    flags: tuple[str, ...] = ()


class Summary(Item, frozen=True, kw_only=True, tag="summary", forbid_unknown_fields=True, omit_defaults=True):
    """Sentences, chosen from the sources, written by the analyst, or made by a machine (`origin`)."""

    sentences: tuple[SummarySentence, ...]
    origin: str = "chosen"  # chosen, written, machine


class Note(Item, frozen=True, kw_only=True, tag="note", forbid_unknown_fields=True, omit_defaults=True):
    """The analyst's own words."""

    text: str


class Assessment(Item, frozen=True, kw_only=True, tag="assessment", forbid_unknown_fields=True, omit_defaults=True):
    """The house's own judgement, set apart from what sources say. `likelihood`, `confidence` as ICD 203 words them."""

    text: str
    likelihood: str = ""
    confidence: str = ""


class TimelineEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One dated entry and the passages it rests on."""

    text: str
    period: str = ""  # ISO 8601 day or interval
    passages: tuple[Passage, ...] = ()
    topic: str | None = None


class Timeline(Item, frozen=True, kw_only=True, tag="timeline", forbid_unknown_fields=True, omit_defaults=True):
    """Dated entries in order."""

    events: tuple[TimelineEvent, ...]
    title: str = ""


class TableItem(Item, frozen=True, kw_only=True, tag="table", forbid_unknown_fields=True, omit_defaults=True):
    """A table, quoted or made."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 1
    caption: str = ""
    passages: tuple[Passage, ...] = ()


class FigureItem(Item, frozen=True, kw_only=True, tag="figure", forbid_unknown_fields=True, omit_defaults=True):
    """A picture kept in the pack's assets; `asset` is its name there."""

    asset: str
    alternative: str
    caption: str = ""


class PageBreak(Item, frozen=True, kw_only=True, tag="page_break", forbid_unknown_fields=True, omit_defaults=True):
    """What follows starts a new page."""


AnyItem = Section | Excerpt | Summary | Note | Assessment | Timeline | TableItem | FigureItem | PageBreak


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Which template the pack is made with, and the options set."""

    name: str = "weekly-brief"
    options: dict[str, str | int | float | bool] = {}


class PackTopic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A topic of the pack with its label at the time, and its colour's place among the eight hues."""

    id: str
    label: str
    hue: int = 0


class Pack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A briefing pack. `format` is the file format's number."""

    format: int = 1
    id: str
    title: str
    subtitle: str = ""
    series: str = ""
    number: str = ""
    period: str = ""  # ISO 8601 interval
    date: date | None = None
    language: str = "en"
    author: str = ""
    issuer: str = ""
    marking: str = ""
    marking_decision: str = ""  # who allowed a marking weaker than the strictest source's, and why
    marking_decided: tuple[
        str, ...
    ] = ()  # what that was for: the marking allowed, then those of the sources it falls below
    caveats: str = ""
    recipients: tuple[str, ...] = ()
    template: Template = Template()
    topics: tuple[PackTopic, ...] = ()
    previous: tuple[str, ...] = ()  # ids of the packs this one follows
    items: tuple[AnyItem, ...] = ()

    @property
    def covered(self) -> Period | None:
        """The period as a value."""
        return Period.parse(self.period) if self.period else None
