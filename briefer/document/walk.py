"""Reading order: all blocks and inlines of a document, from first to last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.document.blocks import (
    Block,
    Columns,
    Contents,
    Division,
    Figure,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Quotation,
    SourceList,
    Table,
    Timeline,
)
from briefer.document.inlines import (
    Citation,
    Emphasis,
    Field,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Marked,
    Strong,
    Text,
)
from briefer.document.tree import Document

_HOLDING_BLOCKS = (Quotation, Columns, Division, List)
_HOLDERS = (Strong, Emphasis, Link, Marked, Footnote)  # a union made anew for each inline takes most of the walk's time


def walk(document: Document) -> Iterator[Block]:
    """Yield every block in reading order; a block that holds others comes before them."""
    return walk_blocks(document.blocks)


def walk_blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield `blocks` and what they hold, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, _HOLDING_BLOCKS):
            yield from walk_blocks(held_blocks(block))


def held_blocks(block: Block) -> tuple[Block, ...]:
    """Return the blocks that `block` holds, in order; empty for one that holds none."""
    match block:
        case Quotation() | Columns() | Division():
            return block.blocks
        case List():
            return tuple(held for item in block.items for held in item)
        case _:
            return ()


def lines_of(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """Return the block's own lines of inlines in reading order, without those of blocks it holds.

    A quotation's source line and a figure's caption come after what they belong to; a table's caption comes first.
    """
    match block:
        case Heading() | Paragraph():
            return (block.inlines,)
        case Quotation():
            return (block.source,)
        case Table():
            return (block.caption, *(cell.inlines for row in block.rows for cell in row))
        case Figure():
            return (block.caption,)
        case Timeline():
            return tuple(event.inlines for event in block.events)
        case Contents():
            return (block.title,)
        case List() | SourceList() | Columns() | Division() | PageBreak():
            return ()


def inlines(document: Document) -> Iterator[Inline]:
    """Yield every inline of the document in reading order; one that holds others comes before them."""
    return inlines_in(document.blocks)


def inlines_in(blocks: Sequence[Block]) -> Iterator[Inline]:
    """Yield every inline in `blocks` and what they hold; a quotation's source line after its blocks."""
    for block in blocks:
        if isinstance(block, Quotation):
            yield from inlines_in(block.blocks)
            yield from nested(block.source)
            continue
        for line in lines_of(block):
            for inline in line:  # as `nested`, without a generator for each line
                yield inline
                if isinstance(inline, _HOLDERS):
                    yield from nested(inline.inlines)
        if isinstance(block, _HOLDING_BLOCKS):
            yield from inlines_in(held_blocks(block))


def nested(line: Sequence[Inline]) -> Iterator[Inline]:
    """Yield the inlines of one line and what they hold."""
    for inline in line:
        yield inline
        if isinstance(inline, _HOLDERS):
            yield from nested(inline.inlines)


def plain(line: Sequence[Inline]) -> str:
    """Return the words of a line, without notes, citations and fields; a line break is a space."""
    if len(line) == 1 and isinstance(line[0], Text):
        return line[0].text
    parts: list[str] = []
    for inline in line:
        match inline:
            case Text():
                parts.append(inline.text)
            case Strong() | Emphasis() | Link() | Marked():
                parts.append(plain(inline.inlines))
            case LineBreak():
                parts.append(" ")
            case Citation() | Footnote() | Field():
                pass
    return "".join(parts)
