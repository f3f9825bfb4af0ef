"""Sets blocks: each kind of block becomes slabs, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
    Role,
    SourceList,
    Table,
    Timeline,
)
from briefer.document.house import ParagraphLook
from briefer.document.inlines import Text
from briefer.document.walk import plain
from briefer.writing.pdf.box import Box, language_entry, own_box
from briefer.writing.pdf.contents import set_contents
from briefer.writing.pdf.drawings import set_figure, set_timeline
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.inlining import runs_of
from briefer.writing.pdf.job import Bookmark, Job
from briefer.writing.pdf.lists import set_list
from briefer.writing.pdf.paragraphs import set_paragraph, set_runs, text_hand
from briefer.writing.pdf.quotations import set_quotation
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.slabs import ColumnGroup, PageBreakSlab, Slab, Tell
from briefer.writing.pdf.sourcing import set_sources
from briefer.writing.pdf.tables import set_table

_BOX_PADDING = 4.0  # of boxes, outside the measure, as of a paragraph's borders in the Word file
_COLUMN_GAP = 18.0
_AFTER_TABLE = 8.0


class BlockSetter:
    """Sets blocks one after the other; `take` hands over what is set so far.

    `after` is the space that the last block asks for below, `last_style` its style.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.slabs: list[Slab] = []
        self.after = 0.0
        self.last_style = ""
        self._line = 0.0  # the empty line below a table
        self._levels: list[int] = []

    def take(self) -> list[Slab]:
        """Return the slabs set since the last time."""
        slabs, self.slabs = self.slabs, []
        return slabs

    def set_blocks(self, blocks: Sequence[Block], box: Box) -> None:
        """Set blocks below each other."""
        for block in blocks:
            self.set_block(block, box)

    def set_block(self, block: Block, box: Box) -> None:
        """Set one block."""
        box = own_box(block, box)
        match block:
            case Heading():
                self._heading(block, box)
            case Paragraph():
                look = self._look(block.role, box)
                element = Element("P", box.element, language_entry(block))
                self.append(set_paragraph(self.job, block.inlines, look, box, element), look)
            case Quotation():
                set_quotation(self, block, box)
            case List():
                set_list(self, block, box)
            case Table():
                self._table(block, box)
            case Figure():
                self._raw(set_figure(self.job, block, box), 8.0)
            case Timeline():
                self._raw(set_timeline(self.job, block, box), 8.0)
            case Contents():
                self._contents(block, box)
            case SourceList():
                set_sources(self, box)
            case Columns():
                self._columns(block, box)
            case Division():
                self._division(block, box)
            case PageBreak():
                self.slabs.append(PageBreakSlab(0.0))
                self._line = self.after = 0.0

    def append(self, slabs: Sequence[Slab], look: ParagraphLook) -> None:
        """Add the lines of one paragraph below what stands."""
        if not slabs:
            return
        same = self.last_style == look.name
        slabs[0].before += self._line
        slabs[0].before += 0.0 if same and look.contextual else self.job.house.between(self.after, look.before)
        self._line = 0.0
        if look.page_break_before:
            self.slabs.append(PageBreakSlab(0.0))
        self.slabs += slabs
        self.after, self.last_style = look.after, look.name

    def _table(self, block: Table, box: Box) -> None:
        """Add a table; the Word file keeps it from what follows by an empty line, which no other space swallows."""
        slabs = set_table(self.job, block, box)
        if slabs:
            above = self.job.looks.style("Caption").before if block.caption else 0.0
            slabs[0].before += self._line + self.job.house.between(self.after, above)
            self.slabs += slabs
            self._line, self.after, self.last_style = _AFTER_TABLE, 0.0, ""

    def _raw(self, slabs: Sequence[Slab], space: float) -> None:
        """Add slabs that are no paragraph, with the same space above and below."""
        if not slabs:
            return
        slabs[0].before += self._line + max(self.after, space)
        self.slabs += slabs
        self._line, self.after, self.last_style = 0.0, space, ""

    def _look(self, role: Role, box: Box) -> ParagraphLook:
        if role is Role.BODY and box.style:
            return self.job.looks.style(box.style)
        look = self.job.looks.role(role)
        if box.style == "Quote":
            return replace(look, start=0.0, end=0.0)
        return look

    def _heading(self, block: Heading, box: Box) -> None:
        job = self.job
        look = job.looks.heading(min(block.level, 6))
        element = Element(f"H{self._level(block.level)}", box.element, language_entry(block))
        hand = text_hand(job, look, element, box.language)
        runs: list[Run] = []
        if block.number:
            accent = job.looks.pen(job.looks.linked(look.text), hand.figures)
            runs.append(Run(block.number + "\u2002", accent, element, box.language))
        runs += runs_of(job, block.inlines, hand)
        lines = set_runs(job, runs, look, box)
        if not lines:
            return
        title = plain(block.inlines)
        shown = f"{block.number} {title}".strip()
        anchor = job.anchor_of(block)
        lines[0].tells += (job.anchored(anchor), _running(job, look.name, title))
        job.bookmarks.append(Bookmark(block.level, shown, anchor))
        self.append(lines, look)

    def _level(self, level: int) -> int:
        """Return the level in the structure: it never skips one on the way down (PDF/UA-1, 7.4.2)."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return min(len(self._levels), 6)

    def _contents(self, block: Contents, box: Box) -> None:
        if block.title:
            look = self.job.looks.style("TOC Heading" if "TOC Heading" in self.job.house.styles else "Heading 1")
            look = replace(look, keep_next=True, page_break_before=False)
            element = Element("P", box.element)
            self.append(set_paragraph(self.job, block.title, look, box, element), look)
        for slab, entry_look in set_contents(self.job, block, box):
            self.append(slab, entry_look)
        self.after = max(self.after, 12.0)

    def _columns(self, block: Columns, box: Box) -> None:
        width = (box.width - _COLUMN_GAP * (block.count - 1)) / block.count
        inner = BlockSetter(self.job)
        inner._levels = self._levels
        inner.set_blocks(block.blocks, replace(box, left=0.0, width=width, dresses=()))
        slabs = _flat(inner.take())
        if not slabs:
            return
        lefts = [box.left + number * (width + _COLUMN_GAP) for number in range(block.count)]
        group = ColumnGroup(slabs, lefts[::-1] if box.rtl else lefts, width)
        group.before = self._line + self.after + slabs[0].before
        self._line = 0.0
        self.slabs.append(group)
        self.after, self.last_style = inner.after, ""

    def _division(self, block: Division, box: Box) -> None:
        element = Element("Sect" if block.role == "section" else "Div", box.element, language_entry(block))
        inner = box.within(element)
        if block.marking:
            small = self.job.looks.style("Small")
            look = replace(small, text=replace(small.text, bold=True), keep_next=True, after=0.0)
            self.append(set_paragraph(self.job, (Text(block.marking),), look, inner, Element("P", element)), look)
        if block.role == "box":
            dress = Dress(box.left - _BOX_PADDING, box.left + box.width + _BOX_PADDING, shading="F3F5F6")
            inner = replace(inner, dresses=(*box.dresses, dress))
        self.set_blocks(block.blocks, inner)


def _flat(slabs: Sequence[Slab]) -> list[Slab]:
    """Return the slabs of a column: columns within it follow each other, page breaks are left out."""
    flat: list[Slab] = []
    for slab in slabs:
        if isinstance(slab, ColumnGroup):
            flat += slab.slabs
        elif not isinstance(slab, PageBreakSlab):
            flat.append(slab)
    return flat


def _running(job: Job, style: str, title: str) -> Tell:
    """Return what remembers a heading for running heads."""

    def tell(page: int, x: float, y: float) -> None:
        job.running.setdefault(page, {}).setdefault(style, title)
        job.running_last.setdefault(page, {})[style] = title

    return tell
