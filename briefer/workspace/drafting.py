"""Drafting: a pack made from the library's bulletins for the topics and days asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import msgspec

from briefer.bulletin import Bulletin, Mention, Passage
from briefer.faults import Fault
from briefer.library import Filter
from briefer.pack import draft as pack_draft
from briefer.pack import outline
from briefer.pack.draft import DraftRequest
from briefer.pack.model import AnyItem, Excerpt, Pack, Section, Summary
from briefer.pack.sharing import named_topics
from briefer.pack.steps import Replace
from briefer.workspace.packs import OpenPack
from briefer.workspace.tagging import mentions_of, tag_all
from briefer.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DraftOrder:
    """What the user asks for. No `bulletins`: the whole library within the days, the newest version of each; no `topics`: the ten most mentioned.

    `start` and `end` are both included. `since` are earlier packs. `words` bounds the whole pack.
    """

    bulletins: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    since: tuple[Pack, ...] = ()
    template: str = "weekly-brief"
    options: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    title: str = ""
    subtitle: str = ""
    marking: str = ""
    marking_decision: str = ""
    words: int | None = None
    series: str = ""
    number: str = ""
    issuer: str = ""
    author: str = ""
    recipients: tuple[str, ...] = ()
    date: date | None = None

    def about(self, bulletins: tuple[str, ...]) -> DraftOrder:
        """Return the same order for these bulletins."""
        return replace(self, bulletins=bulletins)


def with_template(ws: Workspace, order: DraftOrder, name_or_path: str) -> tuple[DraftOrder, Mapping[str, bytes]]:
    """Return the order for a template, its options checked, and the template's files; raises Fault template.unknown."""
    from briefer.templating.catalogue import find_template
    from briefer.templating.options import chosen

    template = find_template(name_or_path, ws.folders)
    chosen(template.options, order.options)
    return replace(order, template=template.name), template.files


def draft(ws: Workspace, order: DraftOrder) -> Pack:
    """Return a drafted pack; open it with `packs.new(ws, pack)`.

    Raises Fault for an unknown topic or bulletin, a marking that is too weak, or where nothing at all was found.
    """
    tag_all(ws)
    bulletins = chosen_bulletins(ws, order)
    request = DraftRequest(
        topics=order.topics,
        since=order.since,
        sent=sent_before(ws, order.since),
        words=order.words,
        title=order.title,
        subtitle=order.subtitle,
        marking=order.marking,
        marking_decision=order.marking_decision,
        template=order.template,
        options=order.options,
        start=order.start,
        end=order.end,
        series=order.series,
        number=order.number,
        issuer=order.issuer,
        author=order.author,
        recipients=order.recipients,
        date=order.date,
    )
    pack = pack_draft.draft(bulletins, ws.taxonomy, mentions_of(ws, bulletins), request)
    if not pack.items:
        raise Fault(
            "draft.empty", "Nothing was found for this pack: choose other topics, other days, or import more bulletins."
        )
    return pack


def sent_before(ws: Workspace, since: Sequence[Pack]) -> tuple[Passage, ...]:
    """Return what the library knows to have gone out in these packs and in those they follow."""
    packs = {pack_id for pack in since for pack_id in (pack.id, *pack.previous)}
    return tuple(ws.library.sent_passages(sorted(packs))) if packs else ()


def chosen_bulletins(ws: Workspace, order: DraftOrder) -> list[Bulletin]:
    """Return the bulletins a draft is made from; raises Fault library.no_bulletin."""
    if order.bulletins:
        return [ws.library.bulletin(bulletin) for bulletin in dict.fromkeys(order.bulletins)]
    return ws.library.bulletins(ws.library.ids(Filter(start=order.start, end=order.end, current=True)))


def topics_without_section(ws: Workspace, topics: Sequence[str], pack: Pack) -> list[str]:
    """Return the labels of topics asked for on which nothing was found."""
    held = {item.topic for item in outline.walk(pack) if isinstance(item, Section)}
    return [ws.taxonomy.topic(topic).label for topic in named_topics(topics, ws.taxonomy) if topic not in held]


def redraft_section(ws: Workspace, open_pack: OpenPack, section_id: str, *, words: int | None = None) -> Replace:
    """Return the step that drafts a section's topic anew. What was edited, pinned or written by hand stays where it is."""
    section = outline.section(open_pack.pack, section_id)
    if section.topic is None:
        raise Fault("draft.no_topic", "“{section}” has no topic to draft from.", section=section.title)
    kept = [item for item in section.items if not _is_drafted(item)]
    own = {passage for item in outline.walk_items(section.items) for passage in outline.passages_of(item)}
    elsewhere = [p for p in outline.cited_passages(open_pack.pack) if p not in own]
    taken = [*elsewhere, *(p for item in outline.walk_items(kept) for p in outline.passages_of(item))]
    bulletins, mentions = material(ws, section.topic)
    new = pack_draft.draft_section(bulletins, ws.taxonomy, mentions, section.topic, words=words, taken=taken)
    used = outline.ids(open_pack.pack) - {item.id for item in section.items if _is_drafted(item)}
    drafted = [item for item in new.items if item.id not in used]
    items = (
        *(item for item in drafted if isinstance(item, Summary)),
        *kept,
        *(i for i in drafted if not isinstance(i, Summary)),
    )
    return Replace(id=section_id, item=_with_items(section, items), label=f"New draft of ‘{section.title}’")


def material(ws: Workspace, topic: str) -> tuple[list[Bulletin], dict[str, Sequence[Mention]]]:
    """Return the bulletins that mention a topic or what is below it, and all their mentions."""
    tag_all(ws)
    bulletins = ws.library.bulletins(ws.library.ids(Filter(topics=tuple(ws.taxonomy.below(topic)), current=True)))
    return bulletins, mentions_of(ws, bulletins)


def _is_drafted(item: AnyItem) -> bool:
    """Whether an item stands as it was drafted, untouched by hand."""
    if item.pinned or item.status == "reviewed":
        return False
    match item:
        case Excerpt(edited=edited):
            return edited is None
        case Summary(origin=origin, sentences=sentences):
            return origin == "chosen" and not any("edited" in sentence.flags for sentence in sentences)
        case _:
            return False


def _with_items(section: Section, items: tuple[AnyItem, ...]) -> Section:
    return msgspec.structs.replace(section, items=items)
