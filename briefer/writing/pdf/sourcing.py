"""Sets the list of sources, and the notes that wait for the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.document.blocks import Alignment, Heading
from briefer.document.inlines import Text
from briefer.text.wording import word
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.objects import string
from briefer.writing.pdf.paragraphs import Label, set_paragraph
from briefer.writing.pdf.runs import Run

if TYPE_CHECKING:
    from briefer.writing.pdf.blocks import BlockSetter


_LEAST_HANG = 17.0  # points; room for [99]


def set_sources(setter: BlockSetter, box: Box) -> None:
    """Set the list of sources: as numbered entries where calls refer to them, else as a list with hanging lines."""
    job = setter.job
    look = job.looks.style("Bibliography" if "Bibliography" in job.house.styles else "Normal")
    look = replace(look, alignment=Alignment.START, after=max(look.after, 3.0))
    hanging = replace(look, start=14.0, first=-14.0)
    root = Element("L", box.element, "", f"/O/List/ListNumbering/{'Decimal' if job.notes.numbered else 'None'}")
    for entry in job.notes.listed:
        line = Element("LI", root)
        label = None
        if entry.label:
            label = Label(
                [Run(entry.label, job.looks.pen(look.text), Element("Lbl", line))], max(-look.first, _LEAST_HANG)
            )
        own = look if label else hanging
        paragraph = Element("P", Element("LBody", line))
        lines = set_paragraph(job, entry.inlines, own, box, paragraph, label)
        if lines:
            lines[0].tells += (job.anchored(entry.anchor),)
        setter.append(lines, own)
    set_end_notes(setter, box)


def set_end_notes(setter: BlockSetter, box: Box) -> None:
    """Set the notes that wait for the end, under a heading of their own."""
    job = setter.job
    if not job.notes.at_end:
        return
    heading = Heading(1, (Text(word("notes", box.language)),), "notes", in_contents=False)
    setter.set_block(heading, box)
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
        setter.append(lines, look)
