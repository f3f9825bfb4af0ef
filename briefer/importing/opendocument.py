"""Walks the text of an OpenDocument file and yields blocks (OpenDocument 1.3, part 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from briefer.bulletin import Block, BlockKind
from briefer.importing.openstyles import OpenStyle, OpenStyles, number_of
from briefer.importing.runs import Run, block_of, safe_address, table_blocks
from briefer.importing.word.styles import attribute

_SPACE = re.compile(r"[ \t\r\n]+")
_SKIPPED = frozenset(
    ("tracked-changes", "annotation", "annotation-end", "sequence-decls", "variable-decls", "user-field-decls", "forms", "change", "ruby-text",
     "index-title-template", "table-of-content-source", "bibliography-source", "alphabetical-index-source", "illustration-index-source",
     "table-index-source", "object-index-source", "user-index-source", "note-citation", "tab-stop", "event-listeners")
)  # fmt: skip
_DEEPEST = 80
_MOST_REPEATS = 64


class OpenText:
    """Reads one text. Notes are gathered and stand at the end."""

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._blocks: list[Block] = []
        self._notes: list[Block] = []
        self._boxes: list[Any] = []
        self._pictures: list[str] = []
        self._page: int | None = None
        self._titled = False

    def blocks(self, body: Any) -> list[Block]:
        """Return the blocks below an element, notes last; headings stand below a title of its own style."""
        self._blocks, self._notes = [], []
        if next(body.iter("{*}soft-page-break"), None) is not None:
            self._page = 1
        self._within(body, 0, None, 0)
        if self._titled:
            heading = BlockKind.HEADING
            self._blocks = [replace(b, level=min(b.level + 1, 6)) if b.kind is heading else b for b in self._blocks]
        return self._blocks + self._notes

    def _within(self, parent: Any, nesting: int, item: _Item | None, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for element in parent.iterchildren("{*}*"):
            tag = element.tag.rpartition("}")[2]
            if tag in _SKIPPED:
                continue
            if tag in ("p", "h"):
                self._paragraph(element, tag, item, depth)
            elif tag == "list":
                self._list(element, nesting, item, depth)
            elif tag == "table":
                self._table(element, depth)
            elif tag == "soft-page-break":
                self._page = (self._page or 1) + 1
            elif tag == "frame":
                self._frame(element)
                self._flush_boxes(depth)
            else:
                self._within(element, nesting, item, depth + 1)

    def _list(self, element: Any, nesting: int, item: _Item | None, depth: int) -> None:
        style = attribute(element, "style-name") or (item.style if item else None)
        number = 0
        for entry in element.iterchildren("{*}list-item", "{*}list-header"):
            number = number_of(attribute(entry, "start-value")) or number + 1
            label, ordered = self._styles.label(style, nesting, number)
            self._within(entry, nesting + 1, _Item(style, nesting, label, ordered), depth + 1)

    def _paragraph(self, element: Any, tag: str, item: _Item | None, depth: int) -> None:
        style = self._styles.style(attribute(element, "style-name"))
        runs: list[Run] = []
        page = self._page
        self._gather(element, Run("", style.bold, style.italic), runs, 0)
        level = (number_of(attribute(element, "outline-level")) or style.level or 1) if tag == "h" else style.level
        if style.title:
            self._titled, level = True, 0
        if style.title or level:
            block = block_of(
                BlockKind.HEADING, [replace(run, bold=False) for run in runs], level=min(level, 6), page=page
            )
        elif item is not None and not item.used:
            block = block_of(
                BlockKind.LIST_ITEM, runs, level=item.level, page=page, ordered=item.ordered, label=item.label
            )
            item.used = block is not None
        else:
            block = block_of(BlockKind.QUOTATION if style.quotation else BlockKind.PARAGRAPH, runs, page=page)
        if block is not None:
            self._blocks.append(block)
        self._flush_boxes(depth)

    def _flush_boxes(self, depth: int) -> None:
        pictures, self._pictures = self._pictures, []
        for picture in pictures:
            if figure := block_of(BlockKind.FIGURE, picture, page=self._page):
                self._blocks.append(figure)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._within(box, 0, None, depth + 1)

    def _gather(self, parent: Any, look: Run, runs: list[Run], depth: int) -> None:
        self._add(parent.text, look, runs)
        if depth > _DEEPEST:
            return
        for element in parent.iterchildren():
            if isinstance(element.tag, str):
                self._inline(element, element.tag.rpartition("}")[2], look, runs, depth)
            self._add(element.tail, look, runs)

    def _inline(self, element: Any, tag: str, look: Run, runs: list[Run], depth: int) -> None:
        if tag in _SKIPPED or tag in ("bookmark", "reference-mark"):
            return
        if tag == "s":
            runs.append(replace(look, text=" " * min(number_of(attribute(element, "c")) or 1, _MOST_REPEATS)))
        elif tag in ("tab", "line-break"):
            runs.append(replace(look, text="\t" if tag == "tab" else "\n"))
        elif tag == "note":
            self._note(element, runs, depth)
        elif tag == "soft-page-break":
            self._page = (self._page or 1) + 1
        elif tag == "frame":
            self._frame(element)
        elif tag in ("text-box", "custom-shape", "rect", "ellipse", "g", "line", "polygon"):
            self._boxes.append(element)
        elif tag == "a":
            self._gather(element, replace(look, link=safe_address(attribute(element, "href"))), runs, depth + 1)
        else:
            style = self._styles.style(attribute(element, "style-name")) if tag == "span" else OpenStyle()
            if not style.hidden:
                both = replace(look, bold=look.bold or style.bold, italic=look.italic or style.italic)
                self._gather(element, both, runs, depth + 1)

    def _add(self, text: str | None, look: Run, runs: list[Run]) -> None:
        if text:
            runs.append(replace(look, text=_SPACE.sub(" ", text)))

    def _note(self, note: Any, runs: list[Run], depth: int) -> None:
        citation = next((c for c in note.iterchildren("{*}note-citation")), None)
        label = "".join(citation.itertext()).strip() if citation is not None else ""
        label = label or str(len(self._notes) + 1)
        runs.append(Run("", note=label))
        outer, self._blocks = self._blocks, []
        for body in note.iterchildren("{*}note-body"):
            self._within(body, 0, None, depth + 1)
        self._notes += [replace(block, kind=BlockKind.FOOTNOTE, level=0, label=label) for block in self._blocks]
        self._blocks = outer

    def _frame(self, frame: Any) -> None:
        boxes = list(frame.iterchildren("{*}text-box"))
        self._boxes += boxes
        said = [(found.text or "").strip() for found in frame.iterchildren("{*}desc", "{*}title")]
        if not boxes and any(said):
            self._pictures.append(next(text for text in said if text))

    def _table(self, table: Any, depth: int) -> None:
        rows = [row for row in table.iter("{*}table-row") if _owner(row) is table]
        heads = sum(1 for row in rows if row.getparent().tag.endswith("}table-header-rows"))
        cells = [list(row.iterchildren("{*}table-cell", "{*}covered-table-cell")) for row in rows]
        inner = next((True for row in cells for cell in row for _ in cell.iter("{*}table")), False)
        if max((len(row) for row in cells), default=0) < 2 or inner:
            for row in cells:
                for cell in row:
                    self._within(cell, 0, None, depth + 1)
            return
        grid = [[runs for cell in row for runs in self._cell(cell, depth)] for row in cells]
        self._blocks += table_blocks(grid, header_rows=heads if heads < len(rows) else 0, page=self._page)

    def _cell(self, cell: Any, depth: int) -> list[list[Run]]:
        outer, self._blocks = self._blocks, []
        self._within(cell, 0, None, depth + 1)
        inner, self._blocks = self._blocks, outer
        runs: list[Run] = []
        for block in inner:
            label = f"{block.label} " if block.ordered else ""
            runs += [Run(f"{label}{block.text}"), Run(" ")]
        repeats = min(number_of(attribute(cell, "number-columns-repeated")) or 1, _MOST_REPEATS)
        return [runs] * repeats


@dataclass(slots=True)
class _Item:
    """The list item being read; `used` once it has had its first paragraph."""

    style: str | None
    level: int
    label: str
    ordered: bool
    used: bool = False


def _owner(row: Any) -> Any:
    return next(row.iterancestors("{*}table"), None)
