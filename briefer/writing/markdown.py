"""Markdown (CommonMark with tables and footnotes): plain text for wikis, mail and version control."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefer.document.blocks import (
    Alignment,
    BarChart,
    Block,
    Cell,
    Columns,
    Contents,
    Division,
    Figure,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    SourceList,
    Table,
    Timeline,
)
from briefer.document.inlines import (
    Citation,
    Emphasis,
    Field,
    FieldKind,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Marked,
    Strong,
    Text,
)
from briefer.document.tree import Document
from briefer.document.walk import plain, walk
from briefer.text.wording import digits
from briefer.writing.characters import clean
from briefer.writing.citations import BracketCall, NoteCall, Numbering

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&$])")
_AT_START = re.compile(r"^(\s*\d*)([-+=.)])(?=\s|$)")
_RULED = {Alignment.CENTER: ":-:", Alignment.END: "--:", Alignment.DECIMAL: "--:"}
_SCHEMES = ("http://", "https://", "ftp://", "mailto:")


def render_markdown(document: Document) -> bytes:
    """Return the document as Markdown in UTF-8; the same document gives the same bytes."""
    job = _Job(document)
    values = document.values
    head = [f"# {_escaped(document.properties.title)}"]
    marking = " ".join(filter(None, (document.marking, document.caveats)))
    facts = filter(
        None, (values.get("pack.issuer"), values.get("pack.series"), values.get("pack.period"), values.get("pack.date"))
    )
    head += [f"**{_escaped(marking)}**"] if marking else []
    shown = " · ".join(_escaped(fact) for fact in facts)
    head += [shown] if shown else []
    body = job.blocks(document.blocks)
    notes = [f"[^{note.number}]: {job.line(note.inlines)}" for note in job.notes]
    foot = [f"**{_escaped(marking)}**"] if marking else []
    return ("\n\n".join((*head, *body, *notes, *foot)) + "\n").encode()


@dataclass(slots=True)
class _Job:
    """One document on its way into Markdown."""

    document: Document
    numbering: Numbering = field(init=False)
    titles: dict[str, str] = field(init=False)
    notes: list[NoteCall] = field(default_factory=list)
    _sequences: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbering = Numbering(self.document)
        headings = [one for one in walk(self.document) if isinstance(one, Heading)]
        self.titles = {one.anchor: plain(one.inlines) for one in headings if one.anchor}

    def blocks(self, blocks: Sequence[Block]) -> list[str]:
        """Return blocks as paragraphs of Markdown."""
        return [part for block in blocks for part in self._block(block) if part]

    def _block(self, block: Block) -> list[str]:
        match block:
            case Heading():
                number = f"{_escaped(block.number)} " if block.number else ""
                return [f"{'#' * min(block.level + 1, 6)} {number}{self.line(block.inlines)}"]
            case Paragraph():
                return [self._paragraph(block)]
            case Quotation():
                inner = self.blocks(block.blocks)
                source = [f"— {self.line(block.source)}"] if block.source else []
                return [_prefixed("\n\n".join((*inner, *source)), "> ", "> ")]
            case List():
                return [self._list(block)]
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Timeline():
                return ["\n".join(f"- **{_escaped(event.when)}** {self.line(event.inlines)}" for event in block.events)]
            case Contents():
                return self._contents(block)
            case SourceList():
                return [
                    "\n".join(
                        f"- {_escaped(one.label)} {self.line(one.inlines)}".replace("-  ", "- ")
                        for one in self.numbering.listed
                    )
                ]
            case Columns():
                return self.blocks(block.blocks)
            case Division():
                return [*([f"**{_escaped(block.marking)}**"] if block.marking else []), *self.blocks(block.blocks)]
            case PageBreak():
                return ["---"]

    def _paragraph(self, block: Paragraph) -> str:
        words = _AT_START.sub(r"\1\\\2", self.line(block.inlines))
        return f"*{words}*" if block.role is Role.SOURCE_LINE and words and "*" not in words else words

    def _list(self, block: List) -> str:
        items: list[str] = []
        for number, item in enumerate(block.items, block.start):
            mark = f"{number}. " if block.ordered else "- "
            tight = all(isinstance(one, Paragraph | List) for one in item)
            items.append(_prefixed(("\n" if tight else "\n\n").join(self.blocks(item)), mark, " " * len(mark)))
        return "\n".join(items)

    def _table(self, block: Table) -> list[str]:
        caption = [f"*{self.line(block.caption)}*"] if block.caption else []
        rows = [self._row(row) for row in block.rows]
        if not rows:
            return caption
        count = max(len(row) for row in rows)
        rules = [
            _RULED.get(block.alignments[place], "---") if place < len(block.alignments) else "---"
            for place in range(count)
        ]
        head = rows.pop(0) if block.header_rows else [""] * count
        return [
            *caption,
            "\n".join(f"| {' | '.join(row + [''] * (count - len(row)))} |" for row in (head, rules, *rows)),
        ]

    def _row(self, row: Sequence[Cell]) -> list[str]:
        cells: list[str] = []
        for cell in row:
            cells += [self.line(cell.inlines).replace("\n", " "), *[""] * (cell.columns - 1)]
        return cells

    def _figure(self, block: Figure) -> list[str]:
        """Return the alternative text, for a chart its figures, and the caption: pictures have no place in one plain file."""
        shown = [f"[{_escaped(block.alternative)}]"]
        if isinstance(block.content, BarChart):
            shown = ["\n".join(f"- {_escaped(bar.label)}: {bar.value:g}" for bar in block.content.bars)]
        return [*shown, *([f"*{self.line(block.caption)}*"] if block.caption else [])]

    def _contents(self, block: Contents) -> list[str]:
        listed = [
            one
            for one in walk(self.document)
            if isinstance(one, Heading) and one.in_contents and one.level <= block.levels
        ]
        entries = [
            f"{'  ' * (one.level - 1)}- {_escaped(f'{one.number} {plain(one.inlines)}'.strip())}" for one in listed
        ]
        return [*([f"**{self.line(block.title)}**"] if block.title else []), "\n".join(entries)]

    def line(self, inlines: Sequence[Inline]) -> str:
        """Return inlines on one line."""
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return _escaped(inline.text)
            case Strong():
                return _wrapped(self.line(inline.inlines), "**")
            case Emphasis():
                return _wrapped(self.line(inline.inlines), "*")
            case Marked():
                inner = self.line(inline.inlines)
                return _wrapped(inner, "**") if inline.role in ("label", "date") else inner
            case Link():
                inner = self.line(inline.inlines)
                if not inline.target.lower().startswith(_SCHEMES):
                    return inner
                address = re.sub(r"[\s<>()\\]", lambda found: f"%{ord(found[0]):02X}", clean(inline.target))
                return f"[{inner}]({address})"
            case Citation() | Footnote():
                call = self.numbering.call(inline)
                if isinstance(call, BracketCall):
                    return self.line(call.inlines)
                self.notes.append(call)
                return f"[^{call.number}]"
            case LineBreak():
                return "\\\n"
            case Field():
                return self._field(inline)

    def _field(self, inline: Field) -> str:
        match inline.kind:
            case FieldKind.TITLE_OF | FieldKind.PAGE_OF:
                return _escaped(self.titles.get(inline.target, ""))
            case FieldKind.SEQUENCE:
                self._sequences[inline.target] = self._sequences.get(inline.target, 0) + 1
                return digits(str(self._sequences[inline.target]), self.document.language)
            case FieldKind.PAGE | FieldKind.PAGES:
                return ""


def _escaped(text: str) -> str:
    """Return words in which nothing is taken for markup."""
    return _SPECIAL.sub(r"\\\1", clean(text).replace("\n", " "))


def _wrapped(text: str, mark: str) -> str:
    """Return words between marks, which must touch them."""
    inner = text.strip()
    if not inner:
        return text
    start = len(text) - len(text.lstrip())
    return f"{text[:start]}{mark}{inner}{mark}{text[start + len(inner) :]}"


def _prefixed(text: str, first: str, others: str) -> str:
    """Return lines with a prefix; that of the first is its own."""
    shown = (f"{others if number else first}{line}".rstrip() for number, line in enumerate(text.split("\n")))
    return "\n".join(shown)
