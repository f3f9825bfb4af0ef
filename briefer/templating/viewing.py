"""Turns a pack and its sources into what a structure sees; text is made harmless for any output on the way."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from briefer.bulletin import Block, BlockKind, Bulletin, Passage, Period
from briefer.document.hues import topic_hue
from briefer.pack import model, outline
from briefer.pack.marking import strictest
from briefer.templating import views as v
from briefer.text.languages import direction_of
from briefer.text.sentences import sentence_spans
from briefer.text.wording import digits, direction_of_language, show_date, show_period, word, word_of_degree

# What no XML file may hold (XML 1.0, 2.2), and the marks of our own Jinja rendering are not among them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_NUMBER = re.compile(r"[+\-−–]?\d[\d.,٫٬\u00a0\u202f ]*\s?[%٪]?")

_BACKGROUND = (v.TableView, v.FigureView, v.TimelineView, v.NoteView)


def inert(text: str) -> str:
    """Return text without characters that no output may hold."""
    return _FORBIDDEN.sub("", text)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Views the items of one pack. `left_out` are ids of items (or `id#number` of summary sentences) that are not to be shown."""

    pack: model.Pack
    sources: Mapping[str, Bulletin]
    language: str
    assets: Collection[str] = ()
    left_out: Collection[str] = ()
    hues: Mapping[str, str] = field(default_factory=dict)

    def source(self, key: str) -> v.SourceView:
        """Return the source of that key; one that is not at hand has its key for a title."""
        bulletin = self.sources.get(key)
        if bulletin is None:
            return v.SourceView(key, key)
        shown = {
            name: inert(getattr(bulletin, name) or "")
            for name in ("title", "issuer", "series", "url", "marking", "language")
        }
        return v.SourceView(
            key=key,
            period=show_period(bulletin.period, self.language),
            published=show_date(bulletin.published, self.language) if bulletin.published else "",
            grade=f"{bulletin.reliability or ''}{bulletin.credibility or ''}",
            day=bulletin.latest_day,
            **shown,
        )

    def cited(self, passages: Iterable[Passage]) -> tuple[v.Cited, ...]:
        """Return what passages lead to: key, place, quotation; the same place once."""
        found = [(one.bulletin, self.locator(one), inert(one.quotation)) for one in passages]
        return tuple({(key, place): (key, place, words) for key, place, words in found}.values())

    def locator(self, passage: Passage) -> str:
        """Return the page of a passage in its source; empty where it has none."""
        block = self.block(passage)
        return word("page_locator", self.language, page=block.page) if block and block.page else ""

    def block(self, passage: Passage) -> Block | None:
        """Return the block a passage stands in; None where it is not at hand."""
        bulletin = self.sources.get(passage.bulletin)
        return bulletin.blocks[passage.block] if bulletin and passage.block < len(bulletin.blocks) else None

    def items(
        self, items: Iterable[model.AnyItem], level: int, number: str, colour: str, within: str = ""
    ) -> tuple[v.ItemView, ...]:
        """Return the views of items; sections are numbered in their order."""
        found: list[v.ItemView] = []
        count = 0
        for item in items:
            if item.id in self.left_out:
                continue
            if isinstance(item, model.Section):
                count += 1
                view: v.ItemView = self.section(item, level, f"{number}.{count}" if number else str(count), colour)
            else:
                view = self.item(item, colour, within)
            found.append(replace(view, portion=self._portion(item)))
        return tuple(found)

    def _portion(self, item: model.AnyItem) -> str:
        """Return the marking of a portion: its own, the strictest of what it cites or holds, or, where one says none, the pack's."""
        if item.marking:
            return inert(item.marking)
        if isinstance(item, model.Section):
            markings = [self._portion(one) for one in item.items if one.id not in self.left_out]
        else:
            cited = (self.sources.get(passage.bulletin) for passage in outline.passages_of(item))
            markings = [one.marking or "" for one in cited if one is not None]
        floors = strictest(markings) if all(markings) else ()
        return inert(floors[0] if len(floors) == 1 else self.pack.marking)

    def section(self, section: model.Section, level: int, number: str, colour: str) -> v.SectionView:
        """Return a section with all below it."""
        own = self.hues.get(section.topic or "", colour)
        items = self.items(section.items, level + 1, number, own, inert(section.title))
        return v.SectionView(
            **_common(section, "section"),
            title=inert(section.title),
            number=digits(number, self.language),
            anchor="s-" + re.sub(r"[^A-Za-z0-9]+", "-", section.id).strip("-"),
            level=level,
            topic=section.topic or "",
            colour=own,
            items=items,
            summary=next((item for item in items if isinstance(item, v.SummaryView) and item.sentences), None),
            excerpts=tuple(excerpts_in(items)),
            summaries=tuple(one for one in all_items(items) if isinstance(one, v.SummaryView) and one.sentences),
            assessments=tuple(one for one in all_items(items) if isinstance(one, v.AssessmentView)),
            notes=tuple(one for one in all_items(items) if isinstance(one, v.NoteView)),
            background=tuple(one for one in all_items(items) if isinstance(one, _BACKGROUND)),
        )

    def item(self, item: model.AnyItem, colour: str, within: str = "") -> v.ItemView:
        """Return the view of one item that is no section."""
        match item:
            case model.Excerpt():
                return self._excerpt(item, colour, within)
            case model.Summary():
                return v.SummaryView(
                    **_common(item, "summary", " ".join(one.text for one in item.sentences)),
                    sentences=tuple(self._sentences(item)),
                    origin=item.origin,
                )
            case model.Note():
                return v.NoteView(**_common(item, "note", item.text), lines=_lines(item.text))
            case model.Assessment():
                return v.AssessmentView(
                    **_common(item, "assessment", item.text),
                    lines=_lines(item.text),
                    likelihood=inert(word_of_degree(item.likelihood, self.language)),
                    confidence=inert(word_of_degree(item.confidence, self.language)),
                )
            case model.Timeline():
                events = tuple(self._event(event, colour) for event in item.events)
                return v.TimelineView(**_common(item, "timeline"), title=inert(item.title), events=events)
            case model.TableItem():
                return self._table(item)
            case model.FigureItem():
                return v.FigureView(
                    **_common(item, "figure"),
                    asset=item.asset,
                    alternative=inert(item.alternative),
                    caption=inert(item.caption),
                    there=item.asset in self.assets,
                )
            case model.PageBreak():
                return v.PageBreakView(**_common(item, "page_break"))
            case model.Section():
                return self.section(item, 1, "", colour)

    def _table(self, item: model.TableItem) -> v.TableView:
        rows = tuple(tuple(inert(cell) for cell in row) for row in item.rows)
        return v.TableView(
            **_common(item, "table"),
            caption=inert(item.caption),
            rows=rows,
            header_rows=item.header_rows,
            alignments=alignments(rows, item.header_rows),
            citations=self.cited(item.passages),
        )

    def _sentences(self, summary: model.Summary) -> Iterator[v.SentenceView]:
        for number, sentence in enumerate(summary.sentences):
            if f"{summary.id}#{number}" not in self.left_out:
                cited, direction = self.cited(sentence.passages), direction_of(sentence.text) or ""
                yield v.SentenceView(
                    f"{summary.id}#{number}", inert(sentence.text), cited, sentence.flags, number, direction
                )

    def _excerpt(self, excerpt: model.Excerpt, colour: str, within: str) -> v.ExcerptView:
        block = self.block(excerpt.passage)
        source = self.source(excerpt.passage.bulletin)
        text = inert(excerpt.wording)
        is_table = block is not None and block.kind is BlockKind.TABLE and excerpt.edited is None and "\t" in text
        rows = tuple(tuple(line.split("\t")) for line in text.split("\n")) if is_table else ()
        header_rows = block.header_rows if is_table and block is not None and text == inert(block.text) else 0
        language = (block.language if block else None) or source.language
        spoken = {"language": language, "direction": (block.direction if block else None) or direction_of(text) or ""}
        return v.ExcerptView(
            **_common(excerpt, "excerpt") | spoken,
            text=text,
            lines=_lines(text),
            edited=excerpt.edited is not None and excerpt.edited != excerpt.passage.quotation,
            locator=self.locator(excerpt.passage),
            colour=colour,
            section=within,
            opening="" if rows else _opening(text, language),
            source=source,
            citations=self.cited((excerpt.passage,)),
            rows=rows,
            header_rows=header_rows,
            alignments=alignments(rows, header_rows),
        )

    def _event(self, event: model.TimelineEvent, colour: str) -> v.EventView:
        period = Period.parse(event.period) if event.period else None
        return v.EventView(
            inert(event.text),
            show_period(period, self.language) or word("undated", self.language),
            (period.start or period.end) if period else None,
            self.hues.get(event.topic or "", colour),
            self.cited(event.passages),
        )


def _of_source(excerpts: Iterable[v.ExcerptView], key: str) -> tuple[v.ExcerptView, ...]:
    return tuple(one for one in excerpts if one.source.key == key)


def view_pack(
    pack: model.Pack,
    sources: Mapping[str, Bulletin],
    *,
    assets: Collection[str] = (),
    left_out: Collection[str] = (),
    key_points: int = 6,
) -> v.PackView:
    """Return what a structure sees of a pack; items named in `left_out` are not there, and counted."""
    language = pack.language
    hues = {topic.id: topic_hue(topic.hue) for topic in pack.topics}
    viewer = Viewer(pack, sources, language, assets, left_out, hues)
    items = viewer.items(pack.items, 1, "", "")
    sections = tuple(item for item in items if isinstance(item, v.SectionView))
    excerpts = tuple(excerpts_in(items))
    keys = dict.fromkeys(passage_key for item in all_items(items) for passage_key in _keys(item))
    by_source = [v.SourceItems(viewer.source(key), _of_source(excerpts, key), f"b-{key}") for key in keys]
    return v.PackView(
        title=inert(pack.title),
        subtitle=inert(pack.subtitle),
        series=inert(pack.series),
        number=inert(pack.number),
        period=show_period(pack.covered, language),
        date=pack.date,
        author=inert(pack.author),
        issuer=inert(pack.issuer),
        marking=inert(pack.marking),
        caveats=inert(pack.caveats),
        recipients=tuple(map(inert, pack.recipients)),
        language=language,
        direction=direction_of_language(language),
        topics=tuple(inert(topic.label) for topic in pack.topics),
        items=items,
        sections=sections,
        key_points=tuple(_key_points(sections))[:key_points],
        sources=tuple(viewer.source(key) for key in keys),
        by_source=tuple(one for one in by_source if one.excerpts),
        chronology=tuple(_events(items) or _events_of(excerpts, language)),
        left_out=len(left_out),
    )


def excerpts_in(items: Iterable[v.ItemView]) -> Iterator[v.ExcerptView]:
    """Yield the excerpts among items and in sections below them."""
    return (item for item in all_items(items) if isinstance(item, v.ExcerptView))


def _events_of(excerpts: Iterable[v.ExcerptView], language: str) -> list[v.EventView]:
    """Return an event for each dated excerpt: its first sentence, on its source's day."""
    found = []
    for one in excerpts:
        if one.source.day is None or one.rows:
            continue
        when = show_date(one.source.day, language)
        found.append(v.EventView(one.opening, when, one.source.day, one.colour, one.citations))
    return sorted(found, key=lambda event: event.day.isoformat() if event.day else "")


def _opening(text: str, language: str) -> str:
    """Return the first sentence of a text."""
    start, end = next(iter(sentence_spans(text, language or None)), (0, len(text)))
    return text[start:end].strip()


def all_items(items: Iterable[v.ItemView]) -> Iterator[v.ItemView]:
    for item in items:
        yield item
        if isinstance(item, v.SectionView):
            yield from all_items(item.items)


def _keys(item: v.ItemView) -> Iterator[str]:
    """Yield the keys of the sources an item rests on."""
    match item:
        case v.ExcerptView() | v.TableView():
            yield from (key for key, _, _ in item.citations)
        case v.SummaryView():
            yield from (key for sentence in item.sentences for key, _, _ in sentence.citations)
        case v.TimelineView():
            yield from (key for event in item.events for key, _, _ in event.citations)


def _key_points(sections: Iterable[v.SectionView]) -> Iterator[v.KeyPointView]:
    """Yield each section's first summary sentence."""
    for section in sections:
        summary = section.summary
        if summary:
            first = summary.sentences[0]
            yield v.KeyPointView(
                first.text, section.anchor, section.title, section.colour, first.direction, first.citations
            )


def _events(items: Iterable[v.ItemView]) -> list[v.EventView]:
    """Return the events of all timelines by day; undated ones last."""
    found = [event for item in all_items(items) if isinstance(item, v.TimelineView) for event in item.events]
    return sorted(found, key=lambda event: (event.day is None, event.day.isoformat() if event.day else ""))


def alignments(rows: tuple[tuple[str, ...], ...], header_rows: int) -> tuple[str, ...]:
    """Return how columns are ranged: "decimal" where all cells below the header are numbers, else "start"."""
    body = rows[header_rows:]
    width = max((len(row) for row in rows), default=0)
    columns = ([row[place] for row in body if place < len(row) and row[place].strip()] for place in range(width))
    return tuple(
        "decimal" if column and all(_NUMBER.fullmatch(cell.strip()) for cell in column) else "start"
        for column in columns
    )


def _common(item: model.Item, kind: str, words: str = "") -> dict[str, Any]:
    """Return what all items have; the direction is that of their words."""
    direction = direction_of(words) or ""
    return {
        "id": item.id,
        "kind": kind,
        "marking": inert(item.marking),
        "pinned": item.pinned,
        "status": item.status,
        "direction": direction,
    }


def _lines(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text: lines that hold words."""
    return tuple(line.strip() for line in inert(text).splitlines() if line.strip())
