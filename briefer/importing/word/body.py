"""Walks the body of a Word file and yields blocks: tracked changes accepted, comments and deleted words left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefer.bulletin import Block, BlockKind
from briefer.importing.runs import Run, block_of, table_blocks
from briefer.importing.word.beside import Beside
from briefer.importing.word.numbering import Numbering
from briefer.importing.word.styles import Style, Styles, attribute, child, list_number, outline_level, toggle, value
from briefer.importing.word.words import DEEPEST, DELETED, Gatherer, Words, chosen

TITLE = 0  # level of the title's own style, above all headings


class Body:
    """Reads bodies, notes and text boxes of one file. Styles and lists are the file's."""

    def __init__(self, styles: Styles, numbering: Numbering, links: dict[str, str], beside: Beside) -> None:
        self._styles = styles
        self._numbering = numbering
        self._links = links
        self._beside = beside
        self._gatherer = Gatherer(styles, links, self.note_label, paged=False)
        self._labels: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}  # of notes of each kind
        self._page = 1
        self._paged = False
        self._carried: list[Run] = []
        self.titled = False

    attribute = staticmethod(attribute)

    def blocks(self, root: Any, *, as_note: str | None = None) -> Iterator[Block]:
        """Yield the blocks below an element; footnote blocks of that label where `as_note` is given."""
        if not self._paged:
            self._paged = next(root.iter("{*}lastRenderedPageBreak"), None) is not None
            self._gatherer = Gatherer(self._styles, self._links, self.note_label, paged=self._paged)
        yield from self._within(root, as_note, 0)

    def note_label(self, kind: str, note_id: str | None) -> str:
        """Return the label of a note, numbered in the order of the calls: 1, 2, … for footnotes, e1, e2, … for endnotes."""
        known = (kind, note_id or "")
        if known not in self._labels:
            number = self._counts[kind] = self._counts.get(kind, 0) + 1
            self._labels[known] = str(number) if kind == "footnotes" else f"e{number}"
        return self._labels[known]

    def _within(self, parent: Any, note: str | None, depth: int) -> Iterator[Block]:
        if depth > DEEPEST:
            return
        for element in parent.iterchildren("{*}*"):
            tag = element.tag.rpartition("}")[2]
            if tag == "p":
                yield from self._paragraph(element, note, depth)
            elif tag == "tbl":
                yield from self._table(element, note, depth)
            elif tag == "AlternateContent":
                yield from self._within(chosen(element), note, depth + 1)
            elif tag == "altChunk":
                yield from self._beside.chunk(element)
            elif tag not in DELETED:
                yield from self._within(element, note, depth + 1)

    def _paragraph(self, element: Any, note: str | None, depth: int) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = self._styles.style(value(child(properties, "pStyle")))
        words = Words(self._carried)
        self._carried = []
        page = self._page
        self._gatherer.gather(element, style, words, 0)
        if child(child(properties, "rPr"), "del") is not None and words.runs:
            self._carried = words.runs  # the paragraph's end was deleted: it goes on in the next
            return
        block = self._block(words.runs, properties, style, note, page if self._paged else None)
        self._page += words.breaks
        if block is not None:
            yield block
        for picture in words.pictures:
            if figure := block_of(BlockKind.FIGURE, picture, page=page if self._paged else None):
                yield figure
        for drawing in words.drawings:
            yield from self._beside.drawn(drawing)
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
        label, ordered = None, False
        is_listed = bool(number and number != "0") and any(run.text.strip() for run in runs)
        if number and is_listed:
            label = self._numbering.next_label(number, depth)
            ordered = self._numbering.level(number, depth).ordered
        if level:
            self.titled = self.titled or style.title
            level = TITLE if style.title else level
            return block_of(BlockKind.HEADING, _plain(runs), level=level, page=page, label=label if ordered else None)
        if is_listed:
            return block_of(BlockKind.LIST_ITEM, runs, level=depth, page=page, ordered=ordered, label=label)
        return block_of(BlockKind.QUOTATION if style.quotation else BlockKind.PARAGRAPH, runs, page=page)

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
        yield from table_blocks(
            grid, header_rows=headers if headers < len(rows) else 0, page=self._page if self._paged else None
        )
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
