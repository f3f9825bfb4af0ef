"""Sets a footnote: its number, which leads back to the call, and its words in the house's style."""

from __future__ import annotations

from briefer.writing.citations import NoteCall
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.notes import SetNote
from briefer.writing.pdf.objects import string
from briefer.writing.pdf.paragraphs import Label, set_paragraph
from briefer.writing.pdf.runs import Run


def set_footnote(job: Job, width: float, number: str, call: NoteCall, reference: Element) -> SetNote:
    """Return the lines of a footnote as wide as the text; its element comes after the `reference` that calls it."""
    rtl = job.document.direction == "rtl"
    back = f"call-{call.number}"
    element = Element("Note", reference.parent, f"/ID{string(call.anchor)}")
    element.after = reference
    job.notes.identified.append((call.anchor, element))
    box = Box(0.0, width, element, job.document.language, rtl)
    look, style = job.looks.footnote, job.looks.style("Footnote Text")
    link = Element("Link", Element("Lbl", element))
    pen = job.looks.pen(job.looks.raised(look.text))
    hang = max(style.start, 0.0) if style.first < 0 else 0.0
    more = max(pen.width(number) + job.looks.pen(look.text).space - hang, 0.0)
    label = Label([Run(number, pen, link, target=f"#{back}", says=number)], hang, more)
    lines = set_paragraph(job, call.inlines, look, box, Element("P", element), label)
    if lines:
        lines[0].tells += (job.anchored(call.anchor),)
        lines[0].before = min(look.before, 2.0)
    return SetNote(back, lines, sum(line.height + line.before for line in lines))
