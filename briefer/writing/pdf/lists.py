"""Sets lists: bulleted and numbered, nested, in either direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.document.blocks import Block, List, Paragraph, Role
from briefer.document.house import ParagraphLook
from briefer.text.wording import digits
from briefer.writing.pdf.box import Box, language_entry, own_box
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.lines import natural_width
from briefer.writing.pdf.paragraphs import Label, set_paragraph
from briefer.writing.pdf.runs import Run

if TYPE_CHECKING:
    from briefer.writing.pdf.blocks import BlockSetter

_STEP = 18.0  # what a level is indented by where the house says nothing


def set_list(setter: BlockSetter, block: List, box: Box, depth: int = 1) -> None:
    """Set a list: its marks hang in the accent colour."""
    numbering = "Decimal" if block.ordered else "Disc"
    element = Element("L", box.element, language_entry(block), f"/O/List/ListNumbering/{numbering}")
    for number, item in enumerate(block.items, block.start):
        style = _style(setter.job, item, ordered=block.ordered)
        hang, start = _indents(style, ordered=block.ordered)
        outer = box.inset(max(start - hang, 0.0)) if depth == 1 else box
        entry = Element("LI", element)
        mark = _mark(style.bullet, digits(str(number), box.language) if block.ordered else "")
        _set_item(setter, item, outer.within(entry), mark, style, hang, depth)


def _style(job: Job, item: Sequence[Block], *, ordered: bool) -> ParagraphLook:
    """Return the style that gives an item its mark and indents: that of its first paragraph's role, where it has one."""
    first = item[0] if item else None
    if not ordered and isinstance(first, Paragraph) and first.role is not Role.BODY:
        return job.looks.role(first.role)
    return job.looks.style("List Number" if ordered else "List Bullet")


def _indents(style: ParagraphLook, *, ordered: bool) -> tuple[float, float]:
    """Return how far lines hang behind the first, and where they begin: as the house's own bullets do, else as ours in the Word file."""
    if style.bullet and not ordered:
        return max(-style.first, 0.0), style.start
    hang = -style.first if style.first < 0 else _STEP
    return hang, max(style.start, hang)


def _set_item(
    setter: BlockSetter, blocks: Sequence[Block], box: Box, mark: str, style: ParagraphLook, hang: float, depth: int
) -> None:
    body = Element("LBody", box.element)
    for number, block in enumerate(blocks):
        own = own_box(block, box)
        if isinstance(block, Paragraph):
            look = _item_look(setter.job, block, style)
            label = _label(setter.job, mark, look, box, hang) if number == 0 else None
            paragraph = Element("P", body, language_entry(block))
            own = own if label else own.inset(hang)
            setter.append(set_paragraph(setter.job, block.inlines, look, own, paragraph, label), look)
            continue
        inner = replace(own.inset(hang), element=body)
        if isinstance(block, List):
            set_list(setter, block, inner, depth + 1)
        else:
            setter.set_block(block, inner)


def _item_look(job: Job, block: Paragraph, style: ParagraphLook) -> ParagraphLook:
    if block.role is Role.BODY:
        return replace(style, start=0.0, first=0.0)
    return replace(job.looks.role(block.role), start=0.0, first=0.0, bullet="")


def _label(job: Job, mark: str, look: ParagraphLook, box: Box, hang: float) -> Label:
    element = Element("Lbl", box.element)
    pen = job.looks.pen(job.looks.linked(look.text))
    runs = [Run(mark, pen, element)]
    return Label(runs, hang, max(natural_width(runs)[1] + pen.space - hang, 0.0))


def _mark(bullet: str, number: str) -> str:
    """Return what stands before an item. Bullets of symbol fonts lie in the private use area, where other fonts have nothing."""
    if number:
        return re.sub(r"%\d", number, bullet) if "%" in bullet else f"{number}."
    return "•" if not bullet or "%" in bullet or any("\ue000" <= ch <= "\uf8ff" for ch in bullet) else bullet
