"""Walks HTML, whoever made it, and yields blocks: web pages, mails, e-books and rendered Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree, html

from briefer.bulletin import Block, BlockKind
from briefer.importing.runs import Run, block_of, safe_address, table_blocks
from briefer.importing.signs import (
    Element,
    aria_level,
    called_note,
    header_rows,
    is_back_link,
    is_bold,
    is_data,
    is_italic,
    note_label,
)
from briefer.importing.tags import BLOCKS, HEADINGS, LISTS, SKIPPED

RULE = "* * *"  # stands for a drawn rule, at which digests are cut

_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_DEEPEST = 400


def parsed(text: str) -> Element:
    """Return the root element of HTML text; nothing outside the text is ever loaded. None where there is no element."""
    text = _DECLARATION.sub("", _NOT_XML.sub(" ", text).lstrip("\ufeff"), count=1)
    if not text.strip():
        return None
    parser = html.HTMLParser(no_network=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def is_hidden(element: Element) -> bool:
    """Whether the element itself says that it is not shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


class Markup:
    """Gathers blocks from one tree. `leaves_out(element)` says which parts are not wanted."""

    def __init__(self, leaves_out: Callable[[Element], bool] | None = None, *, page: int | None = None) -> None:
        self._leaves_out = leaves_out
        self._page = page
        self._blocks: list[Block] = []
        self.sources: list[Element] = []  # of each block the element it stands in
        self.too_deep = False  # parts were left out because they lie too deep
        self.linked: list[int] = []  # of each block how many letters lie within links, wherever these lead
        self._linked = 0
        self._open: list[Element] = []  # block elements around the place that is read
        self._runs: list[Run] = []
        self._bold = self._italic = self._quoted = 0
        self._links: list[str | None] = []
        self._lists: list[_List] = []
        self._item: str | None = None  # label of the list item that has not had its first block
        self._heading = 0
        self._figure = 0
        self._preformatted = 0
        self._note: str | None = None

    def blocks(self, source: str | Element) -> tuple[Block, ...]:
        """Return the blocks of HTML text or of an element with all below it."""
        root = parsed(source) if isinstance(source, str) else source
        if root is not None:
            self._walk(root)
            self._flush()
        return tuple(self._blocks)

    def _walk(self, root: Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        depth = 0
        for event, element in walk:
            if event == "start":
                depth += 1
                self.too_deep = self.too_deep or depth > _DEEPEST
                if depth > _DEEPEST or self._is_skipped(element) or self._opened(element):
                    walk.skip_subtree()
                    self._closed_early = element
                else:
                    self._add(element.text)
            elif event == "end":
                depth -= 1
                if element is not self._closed_early:
                    self._close(element)
                self._closed_early = None
                if element is not root:
                    self._add(element.tail)
            elif element is not root:
                self._add(element.tail)

    _closed_early: Element = None

    def _is_skipped(self, element: Element) -> bool:
        if element.tag in SKIPPED or is_hidden(element):
            return True
        return self._leaves_out is not None and self._leaves_out(element)

    def _opened(self, element: Element) -> bool:
        """Take note of an element that begins; True where it was dealt with as a whole."""
        tag = element.tag
        if tag == "br":
            self._break()
        elif tag == "hr":
            self._flush()
            self._emit(block_of(BlockKind.PARAGRAPH, RULE, page=self._page))
        elif tag == "table" and is_data(element):
            self._flush()
            self._emit_table(element)
            return True
        elif tag == "a" and (label := called_note(element)):
            self._runs.append(Run("", note=label))
            return True
        elif is_back_link(element):
            return True
        else:
            self._enter(element, tag)
        return False

    def _enter(self, element: Element, tag: str) -> None:
        if tag in BLOCKS:
            self._flush()
            self._open.append(element)
        if tag in HEADINGS or element.get("role") == "heading":
            self._heading = HEADINGS.get(tag) or aria_level(element)
        elif tag in LISTS:
            self._lists.append(_List(tag == "ol", element.get("start")))
        elif tag == "li":
            self._item = self._lists[-1].next_label() if self._lists else "•"
        elif tag in ("blockquote", "figcaption", "pre"):
            self._count(tag, 1)
        if (note := note_label(element)) is not None:
            self._note, self._item = note, None
        self._bold += is_bold(element)
        self._italic += is_italic(element)
        if tag == "a":
            self._links.append(safe_address(element.get("href")))

    def _close(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS or element.get("role") == "heading":
            self._flush()
        if tag in BLOCKS:
            self._open.pop()
        if tag in HEADINGS or element.get("role") == "heading":
            self._heading = 0
        elif tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item = None
        elif tag in ("blockquote", "figcaption", "pre"):
            self._count(tag, -1)
        if note_label(element) is not None:
            self._note = None
        self._bold -= is_bold(element)
        self._italic -= is_italic(element)
        if tag == "a" and self._links:
            self._links.pop()

    def _count(self, tag: str, step: int) -> None:
        self._quoted += step * (tag == "blockquote")
        self._figure += step * (tag == "figcaption")
        self._preformatted += step * (tag == "pre")

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not self._preformatted:
            text = _SPACE.sub(" ", text)
            if text == " " and not self._runs:
                return
        link = self._links[-1] if self._links else None
        self._linked += len(text) if self._links else 0
        self._runs.append(Run(text, self._bold > 0, self._italic > 0, link))

    def _break(self) -> None:
        """A line break; a second one in a row ends the paragraph."""
        for run in reversed(self._runs):
            if run.text.strip(" "):
                if run.text.rstrip(" ").endswith("\n"):
                    self._flush(ends_item=False)
                else:
                    break
                return
        if self._runs:
            self._runs.append(Run("\n"))

    def _flush(self, *, ends_item: bool = True) -> None:
        runs, self._runs = self._runs, []
        if not runs:
            return
        kind, level, label, ordered = self._kind()
        block = block_of(kind, runs, level=level, page=self._page, label=label, ordered=ordered)
        if block is None:
            return
        self._item = None
        self._emit(block)

    def _kind(self) -> tuple[BlockKind, int, str | None, bool]:
        if self._note is not None:
            return BlockKind.FOOTNOTE, 0, self._note, False
        if self._heading:
            return BlockKind.HEADING, self._heading, None, False
        if self._figure:
            return BlockKind.FIGURE, 0, None, False
        if self._item is not None:
            ordered = bool(self._lists and self._lists[-1].ordered)
            return BlockKind.LIST_ITEM, max(0, len(self._lists) - 1), self._item, ordered
        return (BlockKind.QUOTATION if self._quoted else BlockKind.PARAGRAPH), 0, None, False

    def _emit(self, block: Block | None) -> None:
        if block is not None:
            self._blocks.append(block)
            self.sources.append(self._open[-1] if self._open else None)
            self.linked.append(self._linked)
        self._linked = 0

    def _emit_table(self, table: Element) -> None:
        self._open.append(table)
        for caption in table.iterchildren("caption"):
            for block in Markup(self._leaves_out, page=self._page).blocks(caption):
                self._emit(block)
        rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
        cells = [[_cell_runs(cell) for cell in row] for row in rows]
        self._linked = sum(len("".join(link.itertext())) for link in table.iter("a"))
        for block in table_blocks(cells, header_rows=header_rows(rows), page=self._page):
            self._emit(block)
        self._open.pop()


class _List:
    """A list being walked: whether it is numbered, and the number it is at."""

    def __init__(self, ordered: bool, start: str | None) -> None:
        self.ordered = ordered
        self._number = int(start) if start and start.isdigit() and len(start) < 9 else 1

    def next_label(self) -> str:
        """Return the label of the next item."""
        if not self.ordered:
            return "•"
        self._number += 1
        return f"{self._number - 1}."


def _cell_runs(cell: Element) -> list[Run]:
    """Return the runs of a cell, a space where its blocks meet."""
    inner = Markup()
    inner._walk(cell)
    inner._flush()
    return [run for block in inner._blocks for run in (Run(block.text), Run(" "))]
