"""Sets blocks: each kind of block becomes slabs, in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefer.document.blocks import (
    Alignment,
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
from briefer.text.wording import digits, word
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.contents import set_contents
from briefer.writing.pdf.drawings import set_figure, set_timeline
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.inlining import runs_of
from briefer.writing.pdf.job import Bookmark, Job
from briefer.writing.pdf.lines import natural_width
from briefer.writing.pdf.objects import string
from briefer.writing.pdf.paragraphs import Label, set_paragraph, set_runs, text_hand
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.slabs import ColumnGroup, PageBreakSlab, Slab, Tell
from briefer.writing.pdf.tables import set_table

_QUOTATION_INDENT = 14.0
_BOX_PADDING = 8.0
_COLUMN_GAP = 18.0


class BlockSetter:
    """Sets blocks one after the other; `take` hands over what is set so far."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._slabs: list[Slab] = []
        self._after = 0.0
        self._last_style = ""
        self._levels: list[int] = []

    def take(self) -> list[Slab]:
        """Return the slabs set since the last time."""
        slabs, self._slabs = self._slabs, []
        return slabs

    def set_blocks(self, blocks: Sequence[Block], box: Box) -> None:
        """Set blocks below each other."""
        for block in blocks:
            self.set_block(block, box)

    def set_block(self, block: Block, box: Box) -> None:
        """Set one block."""
        box = _own_box(block, box)
        match block:
            case Heading():
                self._heading(block, box)
            case Paragraph():
                look = self._look(block.role, box)
                element = Element("P", box.element, _language(block, box))
                self.append(set_paragraph(self.job, block.inlines, look, box, element), look)
            case Quotation():
                self._quotation(block, box)
            case List():
                self._list(block, box, 1)
            case Table():
                self._raw(set_table(self.job, block, box), 8.0)
            case Figure():
                self._raw(set_figure(self.job, block, box), 8.0)
            case Timeline():
                self._raw(set_timeline(self.job, block, box), 8.0)
            case Contents():
                self._contents(block, box)
            case SourceList():
                self._source_list(box)
            case Columns():
                self._columns(block, box)
            case Division():
                self._division(block, box)
            case PageBreak():
                self._slabs.append(PageBreakSlab(0.0))
                self._after = 0.0

    def append(self, slabs: Sequence[Slab], look: ParagraphLook) -> None:
        """Add the lines of one paragraph below what stands."""
        if not slabs:
            return
        same = self._last_style == look.name
        slabs[0].before += 0.0 if same and look.contextual else self._after + look.before
        if look.page_break_before:
            self._slabs.append(PageBreakSlab(0.0))
        self._slabs += slabs
        self._after, self._last_style = look.after, look.name

    def _raw(self, slabs: Sequence[Slab], space: float) -> None:
        """Add slabs that are no paragraph, with the same space above and below."""
        if not slabs:
            return
        slabs[0].before += max(self._after, space)
        self._slabs += slabs
        self._after, self._last_style = space, ""

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
        element = Element(f"H{self._level(block.level)}", box.element, _language(block, box))
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
        anchor = block.anchor or f"heading-{len(job.bookmarks)}"
        lines[0].tells += (job.anchored(anchor), _running(job, look.name, title))
        job.bookmarks.append(Bookmark(block.level, shown, anchor))
        self.append(lines, look)

    def _level(self, level: int) -> int:
        """Return the level in the structure: it never skips one on the way down (PDF/UA-1, 7.4.2)."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return min(len(self._levels), 6)

    def _quotation(self, block: Quotation, box: Box) -> None:
        colour = block.colour or self.job.house.accent
        element = Element("BlockQuote", box.element, _language(block, box))
        look = self.job.looks.style("Quote")
        edge = "right" if box.rtl else "left"
        dress = Dress(box.left, box.left + box.width, rules=((edge, 1.6, colour),))
        inner = replace(box.inset(_QUOTATION_INDENT), element=element, style="Quote", dresses=(*box.dresses, dress))
        self._after = max(self._after, look.before or 6.0)
        start = len(self._slabs)
        quote = replace(look, borders=(), start=0.0, end=0.0, before=0.0)
        for inside in block.blocks:
            if isinstance(inside, Paragraph):
                own = _own_box(inside, inner)
                paragraph = Element("P", element, _language(inside, inner))
                self.append(set_paragraph(self.job, inside.inlines, quote, own, paragraph), quote)
            else:
                self.set_block(inside, inner)
        if block.source:
            source = replace(self.job.looks.style("Source Line"), start=0.0, first=0.0)
            if len(self._slabs) > start:
                self._slabs[-1].keep = True
                self._after = 0.0
            lines = set_paragraph(self.job, block.source, source, inner, Element("P", element))
            self.append(lines, source)
        self._after = max(self._after, look.after)
        self._last_style = ""

    def _list(self, block: List, box: Box, depth: int) -> None:
        numbering = "Decimal" if block.ordered else "Disc"
        element = Element("L", box.element, _language(block, box), f"/O/List/ListNumbering/{numbering}")
        style = self.job.looks.style("List Number" if block.ordered else "List Bullet")
        hang = max(-style.first, 12.0) if style.first < 0 else 16.0
        lead = max(style.start + min(style.first, 0.0), 0.0) if depth == 1 and not box.style else 0.0
        outer = box.inset(lead)
        for number, item in enumerate(block.items, block.start):
            entry = Element("LI", element)
            mark = _mark(style.bullet, digits(str(number), box.language) if block.ordered else "")
            self._item(item, outer.within(entry), mark, style, hang, depth)

    def _item(
        self, blocks: Sequence[Block], box: Box, mark: str, style: ParagraphLook, hang: float, depth: int
    ) -> None:
        body = Element("LBody", box.element)
        for number, block in enumerate(blocks):
            own = _own_box(block, box)
            if isinstance(block, Paragraph):
                look = self._item_look(block, style)
                label = self._label(mark, look, box, hang) if number == 0 else None
                paragraph = Element("P", body, _language(block, box))
                own = own if label else own.inset(hang)
                self.append(set_paragraph(self.job, block.inlines, look, own, paragraph, label), look)
                continue
            inner = replace(own.inset(hang), element=body)
            if isinstance(block, List):
                self._list(block, inner, depth + 1)
            else:
                self.set_block(block, inner)

    def _item_look(self, block: Paragraph, style: ParagraphLook) -> ParagraphLook:
        if block.role is Role.BODY:
            return replace(style, start=0.0, first=0.0)
        return replace(self.job.looks.role(block.role), start=0.0, first=0.0, bullet="")

    def _label(self, mark: str, look: ParagraphLook, box: Box, hang: float) -> Label:
        element = Element("Lbl", box.element)
        pen = self.job.looks.pen(self.job.looks.linked(look.text))
        runs = [Run(mark, pen, element)]
        return Label(runs, max(hang, natural_width(runs)[1] + 4.0))

    def _contents(self, block: Contents, box: Box) -> None:
        if block.title:
            look = self.job.looks.style("TOC Heading" if "TOC Heading" in self.job.house.styles else "Heading 1")
            look = replace(look, keep_next=True, page_break_before=False)
            element = Element("P", box.element)
            self.append(set_paragraph(self.job, block.title, look, box, element), look)
        for slab, entry_look in set_contents(self.job, block, box):
            self.append(slab, entry_look)
        self._after = max(self._after, 12.0)

    def _source_list(self, box: Box) -> None:
        """Set the list of sources: as numbered entries where calls refer to them, else as a list with hanging lines."""
        job = self.job
        look = job.looks.style("Bibliography" if "Bibliography" in job.house.styles else "Normal")
        look = replace(look, alignment=Alignment.START, after=max(look.after, 3.0))
        root = Element("L", box.element, "", f"/O/List/ListNumbering/{'Decimal' if job.notes.numbered else 'None'}")
        for entry in job.notes.listed:
            line = Element("LI", root)
            label, hung = None, box
            if entry.label:
                label = Label([Run(entry.label, job.looks.pen(look.text), Element("Lbl", line))], 26.0)
            else:
                look = replace(look, start=14.0, first=-14.0)
            paragraph = Element("P", Element("LBody", line))
            lines = set_paragraph(job, entry.inlines, look, hung, paragraph, label)
            if lines:
                lines[0].tells += (job.anchored(entry.anchor),)
            self.append(lines, look)
        self.set_end_notes(box)

    def set_end_notes(self, box: Box) -> None:
        """Set the notes that wait for the end, under a heading of their own."""
        job = self.job
        if not job.notes.at_end:
            return
        heading = Heading(1, (Text(word("notes", box.language)),), "notes", in_contents=False)
        self.set_block(heading, box)
        look = replace(job.looks.style("Endnote Text"), alignment=Alignment.START)
        for note in job.notes.take_end():
            element = Element("Note", box.element, f"/ID{string(note.anchor)}")
            job.notes.identified.append((note.anchor, element))
            link = Element("Link", Element("Lbl", element))
            label = Label(
                [
                    Run(
                        note.number + ".",
                        job.looks.pen(look.text),
                        link,
                        target=f"#{note.call_anchor}",
                        says=note.number,
                    )
                ],
                20.0,
            )
            lines = set_paragraph(job, note.inlines, look, box, Element("P", element), label)
            if lines:
                lines[0].tells += (job.anchored(note.anchor),)
            self.append(lines, look)

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
        group.before = self._after + slabs[0].before
        self._slabs.append(group)
        self._after, self._last_style = inner._after, ""

    def _division(self, block: Division, box: Box) -> None:
        element = Element("Sect" if block.role == "section" else "Div", box.element, _language(block, box))
        inner = box.within(element)
        if block.marking:
            small = self.job.looks.style("Small")
            look = replace(small, text=replace(small.text, bold=True), keep_next=True, after=0.0)
            self.append(set_paragraph(self.job, (Text(block.marking),), look, inner, Element("P", element)), look)
        if block.role == "box":
            dress = Dress(box.left, box.left + box.width, shading="F3F5F6")
            inner = replace(inner.inset(_BOX_PADDING, _BOX_PADDING), dresses=(*box.dresses, dress))
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


def _mark(bullet: str, number: str) -> str:
    """Return what stands before an item. Bullets of symbol fonts lie in the private use area, where other fonts have nothing."""
    if number:
        return re.sub(r"%\d", number, bullet) if "%" in bullet else f"{number}."
    return "•" if not bullet or "%" in bullet or any("\ue000" <= ch <= "\uf8ff" for ch in bullet) else bullet


def _own_box(block: Block, box: Box) -> Box:
    """Return the box with the block's own item, language and direction."""
    if block.item is None and block.language is None and block.direction is None:
        return box
    rtl = box.rtl if block.direction is None else block.direction == "rtl"
    return replace(box, item=block.item or box.item, language=block.language or box.language, rtl=rtl)


def _language(block: Block, box: Box) -> str:
    """Return the entry for the language of a block that has one of its own."""
    return f"/Lang{string(block.language)}" if block.language else ""


def _running(job: Job, style: str, title: str) -> Tell:
    """Return what remembers a heading for running heads."""

    def tell(page: int, x: float, y: float) -> None:
        job.running.setdefault(page, {}).setdefault(style, title)
        job.running_last.setdefault(page, {})[style] = title

    return tell
