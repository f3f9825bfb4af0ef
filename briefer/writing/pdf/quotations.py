"""Sets quotations, each with a rule at its start edge and a source line below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.document.blocks import Paragraph, Quotation
from briefer.writing.pdf.box import Box, language_entry, own_box
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.paragraphs import set_paragraph

if TYPE_CHECKING:
    from briefer.writing.pdf.blocks import BlockSetter

_LEAST_INDENT = 12.0


def set_quotation(setter: BlockSetter, block: Quotation, box: Box) -> None:
    """Set words of a source: a rule in the topic's colour, the source line below."""
    colour = block.colour or setter.job.house.accent
    element = Element("BlockQuote", box.element, language_entry(block))
    look = setter.job.looks.style("Quote")
    edge = "right" if box.rtl else "left"
    dress = Dress(box.left, box.left + box.width, rules=((edge, 1.6, colour),))
    inner = replace(
        box.inset(max(look.start, _LEAST_INDENT)), element=element, style="Quote", dresses=(*box.dresses, dress)
    )
    setter.after = max(setter.after, look.before or 6.0)
    start = len(setter.slabs)
    quote = setter.job.looks.adapted(look, "quoted", borders=(), start=0.0, end=0.0, before=0.0)
    for inside in block.blocks:
        if isinstance(inside, Paragraph):
            own = own_box(inside, inner)
            paragraph = Element("P", element, language_entry(inside))
            setter.append(set_paragraph(setter.job, inside.inlines, quote, own, paragraph), quote)
        else:
            setter.set_block(inside, inner)
    if block.source:
        looks = setter.job.looks
        source = looks.adapted(looks.style("Source Line"), "quoted", start=0.0, first=0.0)
        if len(setter.slabs) > start:
            setter.slabs[-1].keep = True
            setter.after = 0.0
        lines = set_paragraph(setter.job, block.source, source, inner, Element("P", element))
        setter.append(lines, source)
    setter.after = max(setter.after, look.after)
    setter.last_style = ""
