"""The box a block is set in: where it stands, its structure element, its language and direction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefer.document.blocks import Block
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.objects import string


@dataclass(frozen=True, slots=True)
class Box:
    """`left` and `width` in the column, points; `item` is the pack item; `style` a style that stands in for Normal."""

    left: float
    width: float
    element: Element
    language: str
    rtl: bool
    item: str | None = None
    dresses: tuple[Dress, ...] = ()
    style: str = ""

    def inset(self, start: float, end: float = 0.0) -> Box:
        """Return the box narrower by `start` and `end`, at the sides that the direction gives."""
        left, width = self.left + (end if self.rtl else start), self.width - start - end
        return Box(left, width, self.element, self.language, self.rtl, self.item, self.dresses, self.style)

    def within(self, element: Element) -> Box:
        """Return the box with another element."""
        return replace(self, element=element)


def own_box(block: Block, box: Box) -> Box:
    """Return the box with the block's own item, language and direction."""
    if block.item is None and block.language is None and block.direction is None:
        return box
    rtl = box.rtl if block.direction is None else block.direction == "rtl"
    item, language = block.item or box.item, block.language or box.language
    return Box(box.left, box.width, box.element, language, rtl, item, box.dresses, box.style)


def language_entry(block: Block) -> str:
    """Return the entry for the language of a block that has one of its own."""
    return f"/Lang{string(block.language)}" if block.language else ""
