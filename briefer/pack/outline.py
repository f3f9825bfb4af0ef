"""Finding one's way in a pack's outline: items by id, parents, reading order, the passages that are cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.bulletin import Passage
from briefer.faults import Fault
from briefer.pack.model import AnyItem, Excerpt, FigureItem, Pack, Section, Summary, TableItem, Timeline

_SHOWN = 48


def walk(pack: Pack) -> Iterator[AnyItem]:
    """Yield every item in reading order, a section before what it holds."""
    yield from walk_items(pack.items)


def walk_items(items: Sequence[AnyItem]) -> Iterator[AnyItem]:
    """Yield items and what they hold, in reading order."""
    for item in items:
        yield item
        if isinstance(item, Section):
            yield from walk_items(item.items)


def find(pack: Pack, item_id: str) -> AnyItem:
    """Return the item; raises Fault pack.no_item."""
    for item in walk(pack):
        if item.id == item_id:
            return item
    raise Fault("pack.no_item", "The pack holds no item “{item}”.", item=item_id)


def place_of(pack: Pack, item_id: str) -> tuple[str | None, int]:
    """Return the id of the section that holds the item (None: the pack itself), and its place there; raises Fault pack.no_item."""
    for parent, items in _levels(pack):
        for index, item in enumerate(items):
            if item.id == item_id:
                return parent, index
    raise Fault("pack.no_item", "The pack holds no item “{item}”.", item=item_id)


def parent_of(pack: Pack, item_id: str) -> Section | None:
    """Return the section that holds the item, None at the top; raises Fault pack.no_item."""
    parent, _ = place_of(pack, item_id)
    return None if parent is None else section(pack, parent)


def section(pack: Pack, item_id: str) -> Section:
    """Return the section; raises Fault where there is none of that id."""
    item = find(pack, item_id)
    if not isinstance(item, Section):
        raise Fault("pack.not_a_section", "“{item}” is not a section and cannot hold items.", item=name_of(item))
    return item


def items_of(pack: Pack, parent: str | None) -> tuple[AnyItem, ...]:
    """Return what a section holds, or the pack itself for None."""
    return pack.items if parent is None else section(pack, parent).items


def ids(pack: Pack) -> set[str]:
    """Return the ids of all items."""
    return {item.id for item in walk(pack)}


def passages_of(item: AnyItem) -> tuple[Passage, ...]:
    """Return the passages one item cites itself (not what it holds)."""
    match item:
        case Excerpt(passage=passage):
            return (passage,)
        case Summary(sentences=sentences):
            return tuple(passage for sentence in sentences for passage in sentence.passages)
        case Timeline(events=events):
            return tuple(passage for event in events for passage in event.passages)
        case TableItem(passages=passages):
            return passages
        case _:
            return ()


def cited_passages(pack: Pack) -> tuple[Passage, ...]:
    """Return all passages the pack cites, in reading order, each once."""
    return tuple(dict.fromkeys(passage for item in walk(pack) for passage in passages_of(item)))


def cited_bulletins(pack: Pack) -> tuple[str, ...]:
    """Return the ids of the bulletins the pack cites, in reading order, each once."""
    return tuple(dict.fromkeys(passage.bulletin for passage in cited_passages(pack)))


def name_of(item: AnyItem) -> str:
    """Return the words by which a person knows the item: its title, or how its text begins."""
    words = " ".join(_words_of(item).split())
    if len(words) <= _SHOWN:
        return words
    return words[:_SHOWN].rsplit(" ", 1)[0].rstrip(",;:–—") + "…"


def texts_of(item: AnyItem) -> tuple[str, ...]:
    """Return all words that an item itself shows, not those of what it holds."""
    match item:
        case Section(title=title):
            return (title,)
        case Excerpt():
            return (item.wording,)
        case Summary(sentences=sentences):
            return tuple(sentence.text for sentence in sentences)
        case Timeline(title=title, events=events):
            return (title, *(event.text for event in events))
        case TableItem(caption=caption, rows=rows):
            return (caption, *(cell for row in rows for cell in row))
        case FigureItem(caption=caption):
            return (caption,)
        case _:
            return (getattr(item, "text", ""),)


def _words_of(item: AnyItem) -> str:
    match item:
        case Section(title=title) if title:
            return title
        case Excerpt():
            return item.wording
        case Summary(sentences=sentences) if sentences:
            return "Summary: " + sentences[0].text
        case Timeline(title=title) if title:
            return title
        case TableItem(caption=caption) if caption:
            return caption
        case _:
            return _text_of(item)


def _text_of(item: AnyItem) -> str:
    text = getattr(item, "text", "") or getattr(item, "caption", "")
    return text if text else type(item).__struct_config__.tag.replace("_", " ")  # type: ignore[union-attr]


def _levels(pack: Pack) -> Iterator[tuple[str | None, tuple[AnyItem, ...]]]:
    yield None, pack.items
    for item in walk(pack):
        if isinstance(item, Section):
            yield item.id, item.items
