"""Adding: the steps for what is dropped on a pack - a bulletin, a topic, a selected passage - or put there by command."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from briefer.bulletin import BlockKind, Bulletin, Passage
from briefer.faults import Fault
from briefer.pack import draft as pack_draft
from briefer.pack import outline
from briefer.pack.draft import HUES
from briefer.pack.model import (
    AnyItem,
    Assessment,
    Excerpt,
    Note,
    PackTopic,
    PageBreak,
    Section,
    Summary,
    SummarySentence,
)
from briefer.pack.naming import content_id, passage_key
from briefer.pack.steps import Insert, SetProperties, Several, Step
from briefer.summaries import rank_excerpts, summarise
from briefer.workspace.drafting import material
from briefer.workspace.packs import OpenPack, fresh_id
from briefer.workspace.tagging import mentions_of
from briefer.workspace.workspace import Workspace

_SENTENCES = 2
_EXCERPTS = 3
_FALLBACK = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM)


def add_bulletins(
    ws: Workspace, open_pack: OpenPack, bulletins: Sequence[str], parent: str | None = None, index: int = 0
) -> Step:
    """Return the step that adds bulletins by id: each its summary and best excerpts, at the top in a section of its own."""
    found = [ws.library.bulletin(bulletin) for bulletin in bulletins]
    if not found:
        raise Fault("adding.nothing", "There is nothing to add.")
    taken = outline.ids(open_pack.pack)
    steps: list[Step] = []
    for bulletin in found:
        items = _renamed(bulletin_items(ws, bulletin), taken)
        if parent is None:
            key = fresh_id(taken, content_id("section", bulletin.id))
            items = [Section(id=key, title=bulletin.title, items=tuple(items))]
            taken.add(key)
        steps += [Insert(item=item, parent=parent, index=index + len(steps) + n) for n, item in enumerate(items)]
    what = f"‘{found[0].title}’" if len(found) == 1 else f"{len(found)} bulletins"
    return Several(steps=tuple(steps), label=f"Addition of {what}")


def add_topic(ws: Workspace, open_pack: OpenPack, topic: str, parent: str | None = None, index: int = 0) -> Step:
    """Return the step that adds a section drafted for a topic, from what the pack does not quote yet."""
    found = ws.taxonomy.find(topic)
    bulletins, mentions = material(ws, found.id)
    taken = outline.cited_passages(open_pack.pack)
    section = pack_draft.draft_section(bulletins, ws.taxonomy, mentions, found.id, taken=taken)
    used = outline.ids(open_pack.pack)
    items = _renamed(section.items, used)
    section = msgspec.structs.replace(section, id=fresh_id(used, section.id), items=tuple(items))
    steps: list[Step] = [Insert(item=section, parent=parent, index=index)]
    topics = open_pack.pack.topics
    if found.id not in {known.id for known in topics}:
        new = PackTopic(id=found.id, label=found.label, hue=len(topics) % HUES)
        steps.append(SetProperties(values={"topics": (*topics, new)}))
    return Several(steps=tuple(steps), label=f"Addition of ‘{found.label}’")


def add_passages(open_pack: OpenPack, passages: Sequence[Passage], parent: str | None = None, index: int = 0) -> Step:
    """Return the step that adds selected text as excerpts, in order."""
    taken = outline.ids(open_pack.pack)
    steps: list[Step] = []
    for number, passage in enumerate(passages):
        key = fresh_id(taken, content_id("excerpt", passage_key(passage)))
        taken.add(key)
        steps.append(Insert(item=Excerpt(id=key, passage=passage), parent=parent, index=index + number))
    if not steps:
        raise Fault("adding.nothing", "Select some text of a bulletin first.")
    return steps[0] if len(steps) == 1 else Several(steps=tuple(steps), label=f"Addition of {len(steps)} excerpts")


def select(bulletin: Bulletin, block: int, start: int, end: int) -> Passage:
    """Return the passage of a selection in one block, without spaces at its edges; raises Fault where it holds no words."""
    text = bulletin.blocks[block].text
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        raise Fault("adding.nothing", "Select some text of a bulletin first.")
    return Passage(bulletin.id, block, start, end, text[start:end])


def add_section(open_pack: OpenPack, title: str, parent: str | None = None, index: int = 0) -> Insert:
    """Return the step that adds an empty section."""
    return Insert(item=Section(id=open_pack.fresh_id(), title=title), parent=parent, index=index)


def add_note(open_pack: OpenPack, text: str, parent: str | None = None, index: int = 0) -> Insert:
    """Return the step that adds the analyst's own words."""
    return Insert(item=Note(id=open_pack.fresh_id(), text=text), parent=parent, index=index)


def add_assessment(open_pack: OpenPack, text: str, parent: str | None = None, index: int = 0) -> Insert:
    """Return the step that adds the house's judgement."""
    return Insert(item=Assessment(id=open_pack.fresh_id(), text=text), parent=parent, index=index)


def add_page_break(open_pack: OpenPack, parent: str | None = None, index: int = 0) -> Insert:
    """Return the step that starts a new page."""
    return Insert(item=PageBreak(id=open_pack.fresh_id()), parent=parent, index=index)


def bulletin_items(ws: Workspace, bulletin: Bulletin) -> list[AnyItem]:
    """Return a bulletin's summary and its best excerpts, in the order they stand in it."""
    chosen = summarise([bulletin], sentences=_SENTENCES)
    ranked = rank_excerpts([bulletin], mentions_of(ws, [bulletin]), limit=_EXCERPTS)
    passages = sorted((r.passage for r in ranked), key=lambda p: (p.block, p.start)) or _first_words(bulletin)
    items: list[AnyItem] = []
    if chosen and len(bulletin.text) > sum(len(sentence.text) for sentence in chosen) * 2:
        sentences = tuple(SummarySentence(text=sentence.text, passages=sentence.passages) for sentence in chosen)
        items.append(Summary(id=content_id("summary", bulletin.id), sentences=sentences))
    return items + [Excerpt(id=content_id("excerpt", passage_key(p)), passage=p) for p in passages]


def _first_words(bulletin: Bulletin) -> list[Passage]:
    """Return the first running block, for a bulletin that names no topic."""
    for number, block in enumerate(bulletin.blocks):
        if block.kind in _FALLBACK and block.text.strip():
            return [Passage(bulletin.id, number, 0, len(block.text), block.text)]
    return []


def _renamed(items: Sequence[AnyItem], taken: set[str]) -> list[AnyItem]:
    """Return the items with ids that are not taken, and take them."""
    renamed: list[AnyItem] = []
    for item in items:
        key = fresh_id(taken, item.id)
        taken.add(key)
        renamed.append(item if key == item.id else msgspec.structs.replace(item, id=key))
    return renamed
