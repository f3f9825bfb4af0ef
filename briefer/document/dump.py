"""A document as stable lines of text, for tests and golden files."""

from __future__ import annotations

import json
from collections.abc import Sequence

from briefer.document.blocks import (
    BarChart,
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


def dump(document: Document) -> str:
    """Return the document as lines, two spaces for each level; the same document gives the same lines."""
    head = [
        f"document {document.language} {document.direction} {document.citations}",
        f"  title {_quoted(document.properties.title)}",
        *(
            f"  value {name} {_quoted(value)}"
            for name, value in sorted(document.values.items())
            if not name.startswith("word.")
        ),
    ]
    if document.marking:
        head.append(f"  marking {_quoted(' '.join(filter(None, (document.marking, document.caveats))))}")
    sources = [f"  source {source.key} {_quoted(source.title)}" for source in document.sources]
    return "\n".join((*head, *sources, *dump_blocks(document.blocks))) + "\n"


def dump_blocks(blocks: Sequence[Block], depth: int = 0) -> list[str]:
    """Return the lines of `blocks`, indented by `depth`."""
    return [line for block in blocks for line in _block(block, "  " * depth, depth)]


def _block(block: Block, indent: str, depth: int) -> list[str]:
    """Return the lines of one block."""
    tail = _tail(block)
    match block:
        case Heading():
            number = f" {block.number}" if block.number else ""
            return [f"{indent}heading {block.level}{number} {line(block.inlines)}{tail}"]
        case Paragraph():
            return [f"{indent}paragraph {block.role} {line(block.inlines)}{tail}"]
        case Quotation():
            colour, edited = f" #{block.colour}" if block.colour else "", " edited" if block.edited else ""
            source = [f"{indent}  source {line(block.source)}"] if block.source else []
            return [f"{indent}quotation{colour}{edited}{tail}", *dump_blocks(block.blocks, depth + 1), *source]
        case List():
            kind = f"ordered {block.start}" if block.ordered else "bulleted"
            items = [part for item in block.items for part in (f"{indent}  item", *dump_blocks(item, depth + 2))]
            return [f"{indent}list {kind} {block.role}".rstrip() + tail, *items]
        case Table():
            return _table(block, indent, tail)
        case Figure():
            kind = "chart" if isinstance(block.content, BarChart) else block.content.media_type
            return [f"{indent}figure {kind} {_quoted(block.alternative)} {line(block.caption)}{tail}"]
        case Timeline():
            events = [f"{indent}  {event.when} | {line(event.inlines)}" for event in block.events]
            return [f"{indent}timeline{tail}", *events]
        case Contents():
            return [f"{indent}contents {block.levels} {line(block.title)}{tail}"]
        case SourceList():
            return [f"{indent}sources{tail}"]
        case Columns():
            return [f"{indent}columns {block.count}{tail}", *dump_blocks(block.blocks, depth + 1)]
        case Division():
            marking = f" [{block.marking}]" if block.marking else ""
            return [f"{indent}division {block.role}{marking}{tail}", *dump_blocks(block.blocks, depth + 1)]
        case PageBreak():
            return [f"{indent}page break{tail}"]


def _table(table: Table, indent: str, tail: str) -> list[str]:
    """Return the lines of a table, one a row."""
    head = f"{indent}table {table.header_rows} {line(table.caption)}".rstrip() + tail
    rows = [f"{indent}  " + " | ".join(line(cell.inlines) for cell in row) for row in table.rows]
    return [head, *rows]


def line(inlines: Sequence[Inline]) -> str:
    """Return inlines as one line of text with light marks."""
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    """Return one inline with light marks."""
    match inline:
        case Text():
            words = inline.text.replace("\n", "\\n")
            return f"⟨{inline.language}:{words}⟩" if inline.language else words
        case Strong():
            return f"**{line(inline.inlines)}**"
        case Emphasis():
            return f"_{line(inline.inlines)}_"
        case Link():
            return f"[{line(inline.inlines)}]({inline.target})"
        case Citation():
            return "[^" + ", ".join(f"{c.key} {c.locator}".strip() for c in inline.sources) + "]"
        case Footnote():
            return f"[^note: {line(inline.inlines)}]"
        case LineBreak():
            return "⏎"
        case Field():
            return f"{{{inline.kind} {inline.target}".rstrip() + "}"
        case Marked():
            return f"<{inline.role}: {line(inline.inlines)}>"


def _tail(block: Block) -> str:
    """Return item, language and direction of a block, where set."""
    parts = (f"item={block.item}" if block.item else "", block.language or "", block.direction or "")
    shown = " ".join(part for part in parts if part)
    return f"  ({shown})" if shown else ""


def _quoted(text: str) -> str:
    """Return text in quotation marks on one line."""
    return json.dumps(text, ensure_ascii=False)
