"""A document as it is read aloud, without spaces: what every writer's output must say, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.tree import Citations, Document
from briefer.document.walk import plain, walk
from briefer.text.wording import word
from briefer.writing.citations import BracketCall, NoteCall, Numbering

_UNSPOKEN = re.compile("[\\s\u200e\u200f\u202a-\u202e\u2066-\u2069\xad]+")


def squeezed(text: str) -> str:
    """Return text without white space and marks of direction; hyphens that do not break are hyphens."""
    return _UNSPOKEN.sub("", text.replace("\u2011", "-"))


class Speaker:
    """Says a document; `notes` collects the words of its notes in the order of their calls."""

    def __init__(self, document: Document, pages: dict[str, int]) -> None:
        self._document = document
        self._pages = pages
        self._numbering = Numbering(document)
        self._titles = {one.anchor: plain(one.inlines) for one in walk(document) if isinstance(one, b.Heading)}
        self._sequences: dict[str, int] = {}
        self.notes: list[str] = []

    def blocks(self, blocks: Sequence[b.Block]) -> Iterator[str]:
        """Yield what blocks say; contents are left out, they say what headings say."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: b.Block) -> Iterator[str]:
        match block:
            case b.Heading():
                yield block.number + self.line(block.inlines)
            case b.Paragraph():
                yield self.line(block.inlines)
            case b.Quotation():
                yield from self.blocks(block.blocks)
                yield self.line(block.source)
            case b.List():
                for item in block.items:
                    yield from self.blocks(item)
            case b.Table():
                yield self.line(block.caption)
                yield from (self.line(cell.inlines) for row in block.rows for cell in row)
            case b.Figure():
                yield self.line(block.caption)
            case b.Timeline():
                for event in block.events:
                    yield event.when
                    yield self.line(event.inlines)
            case b.SourceList():
                yield from (one.label + self.line(one.inlines) for one in self._numbering.listed)
            case b.Columns():
                yield from self.blocks(block.blocks)
            case b.Division():
                yield block.marking
                yield from self.blocks(block.blocks)
            case b.Contents():
                yield self.line(block.title)

    def line(self, inlines: Sequence[i.Inline]) -> str:
        """Return what inlines say; a note's call is its number in ⟦⟧."""
        return squeezed("".join(self._inline(inline) for inline in inlines))

    def _inline(self, inline: i.Inline) -> str:
        match inline:
            case i.Text():
                return inline.text
            case i.Strong() | i.Emphasis() | i.Link() | i.Marked():
                return "".join(self._inline(one) for one in inline.inlines)
            case i.Citation() | i.Footnote():
                call = self._numbering.call(inline)
                if isinstance(call, BracketCall):
                    return "".join(self._inline(one) for one in call.inlines)
                return self._note(call)
            case i.LineBreak():
                return ""
            case i.Field():
                return self._field(inline)

    def _note(self, call: NoteCall) -> str:
        self.notes.append(self.line(call.inlines))
        return f"⟦{call.number}⟧"

    def _field(self, field: i.Field) -> str:
        match field.kind:
            case i.FieldKind.TITLE_OF:
                return self._titles.get(field.target, "")
            case i.FieldKind.PAGE_OF:
                return str(self._pages.get(field.target, "–"))
            case i.FieldKind.SEQUENCE:
                self._sequences[field.target] = self._sequences.get(field.target, 0) + 1
                return str(self._sequences[field.target])
            case _:
                return "1"


def spoken(document: Document, pages: dict[str, int] | None = None) -> tuple[str, list[str]]:
    """Return all that the document says, and its notes."""
    speaker = Speaker(document, pages or {})
    body = "".join(speaker.blocks(document.blocks))
    at_end = document.citations is Citations.ENDNOTES and bool(speaker.notes)
    return squeezed(body + (word("notes", document.language) if at_end else "")), speaker.notes
