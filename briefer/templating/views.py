"""What a structure sees of a pack: plain words in reading order. Nothing here can be changed or called.

Every view has `kind`, so that a structure can tell them apart, and `id`, the pack item's, for `data-item`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Cited = tuple[str, str, str]  # key of the source, place in it, quotation


@dataclass(frozen=True, slots=True)
class SourceView:
    """A bulletin as a source; all but `key` and `title` may be empty."""

    key: str
    title: str
    issuer: str = ""
    series: str = ""
    period: str = ""
    published: str = ""
    url: str = ""
    grade: str = ""
    marking: str = ""
    language: str = ""
    day: date | None = None

    @property
    def latest(self) -> str:
        """The day to sort by, as ISO 8601; empty where unknown."""
        return self.day.isoformat() if self.day else ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """What all items have. `marking` is the item's own; `status` is "", "draft", "reviewed" or "update".

    `portion` is what stands before it where portions are marked: its own marking, else that of what it cites, else the pack's.
    `language` and `direction` are those of its words, empty where they are not known.
    """

    id: str
    kind: str = ""
    marking: str = ""
    pinned: bool = False
    status: str = ""
    language: str = ""
    direction: str = ""
    portion: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptView(ItemView):
    """Words of a source. `lines` are its paragraphs; `rows` its cells where it is a table, `header_rows` of them headers.

    `section` is the title of the section it stands in, `opening` its first sentence.
    """

    text: str = ""
    lines: tuple[str, ...] = ()
    edited: bool = False
    locator: str = ""
    colour: str = ""
    section: str = ""
    opening: str = ""
    source: SourceView = SourceView("", "")
    citations: tuple[Cited, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 0
    alignments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of a summary, its sources, its flags ("edited", "unsupported"), and its `number` in the summary, from 0."""

    id: str
    text: str
    citations: tuple[Cited, ...] = ()
    flags: tuple[str, ...] = ()
    number: int = 0
    direction: str = ""


@dataclass(frozen=True, slots=True)
class SummaryView(ItemView):
    """Sentences with their sources; `origin` is chosen, written or machine."""

    sentences: tuple[SentenceView, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class NoteView(ItemView):
    """The analyst's own words: `lines` are paragraphs."""

    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssessmentView(ItemView):
    """The house's own judgement."""

    lines: tuple[str, ...] = ()
    likelihood: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class EventView:
    """One entry of a timeline: `when` as shown, `day` it sorts by."""

    text: str
    when: str = ""
    day: date | None = None
    colour: str = ""
    citations: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineView(ItemView):
    """Dated entries."""

    title: str = ""
    events: tuple[EventView, ...] = ()


@dataclass(frozen=True, slots=True)
class TableView(ItemView):
    """A table of words; `alignments` of its columns are "start", or "decimal" where all cells are numbers."""

    caption: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 1
    alignments: tuple[str, ...] = ()
    citations: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureView(ItemView):
    """A picture of the pack's assets; `there` is false where the asset is missing."""

    asset: str = ""
    alternative: str = ""
    caption: str = ""
    there: bool = True


@dataclass(frozen=True, slots=True)
class PageBreakView(ItemView):
    """What follows starts a new page."""


@dataclass(frozen=True, slots=True)
class SectionView(ItemView):
    """A section: `number` in its level ("2", "2.1"), `anchor` to link to, `level` from 1, `summary` the first of its summaries.

    `items` are its parts in order; `excerpts`, `summaries`, `assessments` and `notes` are those of a kind, sections below it
    included; `background` has its tables, figures, timelines and notes. `colour` is the topic's.
    """

    title: str = ""
    number: str = ""
    anchor: str = ""
    level: int = 1
    topic: str = ""
    colour: str = ""
    items: tuple[ItemView, ...] = ()
    summary: SummaryView | None = None
    excerpts: tuple[ExcerptView, ...] = ()
    summaries: tuple[SummaryView, ...] = ()
    assessments: tuple[AssessmentView, ...] = ()
    notes: tuple[NoteView, ...] = ()
    background: tuple[ItemView, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyPointView:
    """The sentence that says most of a section, and the section's anchor."""

    text: str
    anchor: str
    title: str
    colour: str = ""
    direction: str = ""
    citations: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceItems:
    """A source and the excerpts taken from it, in the pack's order."""

    source: SourceView
    excerpts: tuple[ExcerptView, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PackView:
    """The pack: dates and periods as shown in its language; `sections` and loose `items` in order.

    `chronology` holds the events of all timelines by day or, where there are none, the first words of each excerpt by its source's day.
    `by_source` has the sources that excerpts are taken from; `left_out` counts what the page had no room for.
    """

    title: str
    subtitle: str = ""
    series: str = ""
    number: str = ""
    period: str = ""
    date: date | None = None
    author: str = ""
    issuer: str = ""
    marking: str = ""
    caveats: str = ""
    recipients: tuple[str, ...] = ()
    language: str = "en"
    direction: str = "ltr"
    topics: tuple[str, ...] = ()
    items: tuple[ItemView, ...] = ()
    sections: tuple[SectionView, ...] = ()
    key_points: tuple[KeyPointView, ...] = ()
    sources: tuple[SourceView, ...] = ()
    by_source: tuple[SourceItems, ...] = ()
    chronology: tuple[EventView, ...] = ()
    left_out: int = 0
