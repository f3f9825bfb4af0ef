"""Walks the body of a Word file and yields blocks: tracked changes accepted, comments and deleted words left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from briefer.bulletin import Block, BlockKind
from briefer.importing.runs import Run, block_of, safe_address, table_of
from briefer.importing.word.numbering import Numbering
from briefer.importing.word.styles import Style, Styles, attribute, child, list_number, outline_level, toggle, value

_DELETED = frozenset(
    (
        "del",
        "moveFrom",
        "delText",
        "delInstrText",
        "rPrChange",
        "pPrChange",
        "annotation",
        "commentReference",
        "rPr",
        "pPr",
        "sectPr",
        "rt",
    )
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_LINK = re.compile(r'HYPERLINK\s+(?:"([^"]+)"|(\S+))')
_DEEPEST = 60
TITLE = 0  # level of the title's own style, above all headings


@dataclass(slots=True)
class _Words:
    """What is gathered of one paragraph: its runs, and the boxes of text that float beside it."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    fields: list[list[str]] = field(
        default_factory=list
    )  # of each open field: instruction, "shown" once its result begins
    breaks: int = 0


class Body:
    """Reads bodies, notes and text boxes of one file. Styles and lists are the file's."""

    def __init__(self, styles: Styles, numbering: Numbering, links: dict[str, str]) -> None:
        self._styles = styles
        self._numbering = numbering
        self._links = links
        self._labels: dict[tuple[str, str], str] = {}
        self._page = 1
        self._paged = False
        self._carried: list[Run] = []
        self.titled = False

    attribute = staticmethod(attribute)

    def blocks(self, root: Any, *, as_note: str | None = None) -> Iterator[Block]:
        """Yield the blocks below an element; footnote blocks of that label where `as_note` is given."""
        if not self._paged:
            self._paged = next(root.iter("{*}lastRenderedPageBreak"), None) is not None
        yield from self._within(root, as_note, 0)

    def note_label(self, kind: str, note_id: str | None) -> str:
        """Return the label of a note, numbered in the order of the calls: 1, 2, … for footnotes, i, ii, … is left to the writers."""
        known = (kind, note_id or "")
        if known not in self._labels:
            number = 1 + sum(1 for found, _ in self._labels if found == kind)
            self._labels[known] = str(number) if kind == "footnotes" else f"e{number}"
        return self._labels[known]

    def _within(self, parent: Any, note: str | None, depth: int) -> Iterator[Block]:
        if depth > _DEEPEST:
            return
        for element in parent.iterchildren("{*}*"):
            tag = element.tag.rpartition("}")[2]
            if tag == "p":
                yield from self._paragraph(element, note, depth)
            elif tag == "tbl":
                yield from self._table(element, note, depth)
            elif tag == "AlternateContent":
                yield from self._within(_chosen(element), note, depth + 1)
            elif tag not in _DELETED:
                yield from self._within(element, note, depth + 1)

    def _paragraph(self, element: Any, note: str | None, depth: int) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = self._styles.style(value(child(properties, "pStyle")))
        words = _Words(self._carried)
        self._carried = []
        page = self._page
        self._gather(element, style, words, 0)
        if child(child(properties, "rPr"), "del") is not None and words.runs:
            self._carried = words.runs  # the paragraph's end was deleted: it goes on in the next
            return
        block = self._block(words.runs, properties, style, note, page if self._paged else None)
        self._page += words.breaks
        if block is not None:
            yield block
        for box in words.boxes:
            yield from self._within(box, note, depth + 1)

    def _block(
        self, runs: list[Run], properties: Any, style: Style, note: str | None, page: int | None
    ) -> Block | None:
        if note is not None:
            return block_of(BlockKind.FOOTNOTE, runs, label=note, page=page)
        level = outline_level(properties) or style.level
        found = list_number(properties)
        number, depth = style.number or (None, 0)
        if found is not None:
            number, depth = found[0] or number, depth if found[1] is None else found[1]
        if level:
            self.titled = self.titled or style.title
            return block_of(BlockKind.HEADING, _plain(runs), level=TITLE if style.title else level, page=page)
        if number and number != "0" and any(run.text.strip() for run in runs):
            label = self._numbering.next_label(number, depth)
            ordered = self._numbering.level(number, depth).ordered
            return block_of(BlockKind.LIST_ITEM, runs, level=depth, page=page, ordered=ordered, label=label)
        return block_of(BlockKind.QUOTATION if style.quotation else BlockKind.PARAGRAPH, runs, page=page)

    def _gather(self, parent: Any, style: Style, words: _Words, depth: int, link: str | None = None) -> None:
        if depth > _DEEPEST:
            return
        for element in parent.iterchildren("{*}*"):
            tag = element.tag.rpartition("}")[2]
            if tag in _DELETED:
                continue
            if tag == "r":
                self._run(element, style, words, depth, link)
            elif tag == "hyperlink":
                target = safe_address(self._links.get(attribute(element, "id") or "")) or link
                self._gather(element, style, words, depth + 1, target)
            elif tag == "fldSimple":
                found = _field_link(attribute(element, "instr") or "")
                self._gather(element, style, words, depth + 1, found or link)
            elif tag == "AlternateContent":
                self._gather(_chosen(element), style, words, depth + 1, link)
            elif tag == "t" and "math" in element.tag:
                words.runs.append(Run(element.text or ""))
            elif tag == "txbxContent":
                words.boxes.append(element)
            else:
                self._gather(element, style, words, depth + 1, link)

    def _run(self, run: Any, style: Style, words: _Words, depth: int, link: str | None) -> None:
        properties = child(run, "rPr")
        look = self._styles.style(value(child(properties, "rStyle")))
        hidden = toggle(properties, "vanish")
        if look.hidden if hidden is None else hidden:
            self._fields(run, words)
            return
        bold, italic = toggle(properties, "b"), toggle(properties, "i")
        plain = Run(
            "",
            style.bold or look.bold if bold is None else bold,
            style.italic or look.italic if italic is None else italic,
            link,
        )
        for element in run.iterchildren("{*}*"):
            self._sign(element, plain, style, words, depth)

    def _sign(self, element: Any, look: Run, style: Style, words: _Words, depth: int) -> None:
        tag = element.tag.rpartition("}")[2]
        if tag in ("fldChar", "instrText"):
            _follow_field(element, tag, words)
        elif tag == "t":
            link = look.link or _open_link(words)
            words.runs.append(replace(look, text=element.text or "", link=link))
        elif tag == "lastRenderedPageBreak":
            words.breaks += 1
        elif tag in _SIGNS:
            is_page = attribute(element, "type") == "page"
            words.breaks += is_page and not self._paged
            words.runs.append(replace(look, text="\n" if is_page else _SIGNS[tag]))
        elif tag == "sym":
            words.runs.append(replace(look, text=_symbol(attribute(element, "char") or "")))
        elif tag in ("footnoteReference", "endnoteReference"):
            kind = "footnotes" if tag.startswith("foot") else "endnotes"
            words.runs.append(Run("", note=self.note_label(kind, attribute(element, "id"))))
        elif tag == "ruby":
            self._gather(child(element, "rubyBase"), style, words, depth + 1, look.link)
        elif tag == "AlternateContent":
            self._run_content(_chosen(element), words)
        elif tag in ("drawing", "pict", "object"):
            self._run_content(element, words)

    def _run_content(self, element: Any, words: _Words) -> None:
        """Find the text boxes within a drawing; of alternatives the first only."""
        for found in element.iter("{*}txbxContent"):
            inner = (ancestor for ancestor in found.iterancestors("{*}txbxContent", "{*}Fallback"))
            if element.tag.endswith("}Fallback") or next(inner, None) is None or _belongs(found, element):
                words.boxes.append(found)

    def _fields(self, run: Any, words: _Words) -> None:
        for element in run.iterchildren("{*}fldChar", "{*}instrText"):
            _follow_field(element, element.tag.rpartition("}")[2], words)

    def _table(self, table: Any, note: str | None, depth: int) -> Iterator[Block]:
        rows = [row for row in _unwrapped(table, "tr") if child(child(row, "trPr"), "del") is None]
        cells = [list(_unwrapped(row, "tc")) for row in rows]
        if max((len(row) for row in cells), default=0) < 2 or self._is_layout(cells):
            for row in cells:
                for cell in row:
                    yield from self._within(cell, note, depth + 1)
            return
        boxes: list[Block] = []
        grid = [[run for cell in row for run in self._cell(cell, depth, boxes)] for row in cells]
        headers = sum(1 for row in rows if toggle(child(row, "trPr"), "tblHeader"))
        block = table_of(
            grid, header_rows=headers if headers < len(rows) else 0, page=self._page if self._paged else None
        )
        if block is not None:
            yield block
        yield from boxes

    def _cell(self, cell: Any, depth: int, boxes: list[Block]) -> list[list[Run]]:
        """Return the runs of a cell, and an empty cell for each further column it spans."""
        runs: list[Run] = []
        for block in self._within(cell, None, depth + 1):
            label = f"{block.label} " if block.kind is BlockKind.LIST_ITEM and block.ordered else ""
            runs += [Run(label + block.text), Run(" ")]
        span = value(child(child(cell, "tcPr"), "gridSpan")) or "1"
        return [runs, *([] for _ in range(min(int(span) if span.isdigit() else 1, 50) - 1))]

    def _is_layout(self, cells: list[list[Any]]) -> bool:
        """Whether a table only places text on the page: few cells, full of paragraphs or of tables."""
        count = sum(len(row) for row in cells)
        inner = sum(1 for row in cells for cell in row for _ in cell.iterdescendants("{*}tbl"))
        paragraphs = sum(1 for row in cells for cell in row for _ in cell.iterdescendants("{*}p"))
        return count > 0 and (inner > 0 or paragraphs > 6 * count)


def _plain(runs: list[Run]) -> list[Run]:
    """A heading's weight is its style's: only links, notes and slant stay marked."""
    return [replace(run, bold=False) for run in runs]


def _unwrapped(parent: Any, name: str) -> Iterator[Any]:
    """Yield children of a name, those within content controls and insertions too."""
    for element in parent.iterchildren("{*}*"):
        tag = element.tag.rpartition("}")[2]
        if tag == name:
            yield element
        elif tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _unwrapped(element, name)


def _chosen(alternatives: Any) -> Any:
    """Return the first choice of alternative content (ECMA-376 part 3), else the fallback."""
    first = child(alternatives, "Choice")
    fallback = child(alternatives, "Fallback")
    if first is None or (fallback is not None and next(first.iter("{*}t"), None) is None):
        return fallback if fallback is not None else alternatives
    return first


def _belongs(box: Any, element: Any) -> bool:
    """Whether a box is the outermost one below the element."""
    for ancestor in box.iterancestors():
        if ancestor is element:
            return True
        if ancestor.tag.endswith(("}txbxContent", "}Fallback")):
            return False
    return False


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _follow_field(element: Any, tag: str, words: _Words) -> None:
    if tag == "instrText":
        if words.fields:
            words.fields[-1][0] += element.text or ""
        return
    kind = attribute(element, "fldCharType")
    if kind == "begin":
        words.fields.append(["", ""])
    elif kind == "separate" and words.fields:
        words.fields[-1][1] = "shown"
    elif kind == "end" and words.fields:
        words.fields.pop()


def _open_link(words: _Words) -> str | None:
    for instruction, shown in reversed(words.fields):
        if shown and (found := _field_link(instruction)):
            return found
    return None


def _field_link(instruction: str) -> str | None:
    found = _LINK.search(instruction)
    return safe_address(found[1] or found[2]) if found else None
