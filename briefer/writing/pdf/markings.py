"""The marking as Briefer sets it, and the page number of a house that has neither header nor footer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefer.document.blocks import Alignment
from briefer.document.house import (
    HouseBlock,
    HouseBox,
    HousePageBreak,
    HouseParagraph,
    HouseRun,
    HouseTable,
    LineRule,
    ParagraphLook,
    TextLook,
)
from briefer.document.inlines import FieldKind
from briefer.ooxml.placeholders import TLP_BACKGROUND, TLP_COLOURS
from briefer.text.wording import word
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.canvas import Late
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.paragraphs import set_runs
from briefer.writing.pdf.pens import Figures
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.slabs import Slab

_LEAST_TLP_SIZE = 12.0  # TLP 2.0
_QUIET_SIZE = 8.5


def marked_run(job: Job, marking: str, look: TextLook, element: Element, box: Box) -> Run:
    """Return a TLP label as TLP 2.0 asks: 12 points or more, its colour on black."""
    text = replace(look, size=max(look.size, _LEAST_TLP_SIZE), bold=True, colour=TLP_COLOURS[marking], background=None)
    return Run(marking, job.looks.pen(text), element, box.language, background=TLP_BACKGROUND)


def mentions_marking(blocks: Sequence[HouseBlock]) -> bool:
    """Whether the house has a place for the marking among these blocks."""
    for block in blocks:
        match block:
            case HouseParagraph():
                if "pack.marking" in "".join(part.text for part in block.content if isinstance(part, HouseRun)):
                    return True
            case HouseTable():
                if any(mentions_marking(cell.blocks) for row in block.rows for cell in row):
                    return True
            case HouseBox():
                if mentions_marking(block.blocks):
                    return True
            case HousePageBreak():
                pass
    return False


def own_marking(job: Job, box: Box) -> list[Slab]:
    """Return the marking as Briefer sets it: TLP at the end edge, others centred in bold capitals."""
    document = job.document
    look = replace(job.looks.style("Marking"), before=0.0, after=0.0, borders=(), shading=None)
    if document.marking in TLP_COLOURS:
        look = replace(look, alignment=Alignment.END)
        runs = [marked_run(job, document.marking, look.text, box.element, box)]
    else:
        look = replace(look, alignment=Alignment.CENTER)
        text = replace(look.text, bold=True, size=max(look.text.size, 10.0))
        runs = [Run(document.marking.upper(), job.looks.pen(text), box.element, box.language)]
    if document.caveats:
        small = job.looks.pen(replace(look.text, size=8.5, bold=False, colour=job.house.muted))
        runs.append(Run("\u2002" + document.caveats, small, box.element, box.language))
    return list(set_runs(job, runs, look, box))


def own_page_number(job: Job, box: Box, page_digits: int) -> list[Slab]:
    """Return “Page x of y” in the middle of the foot."""
    text = TextLook(font=job.looks.sans, size=_QUIET_SIZE, colour=job.house.muted)
    pen = job.looks.pen(text, Figures.TABLE)
    runs = []
    for part in re.split(r"(\{pages?\})", word("page_of", box.language)):
        if part in ("{page}", "{pages}"):
            kind = FieldKind.PAGE if part == "{page}" else FieldKind.PAGES
            count = page_digits if part == "{page}" else len(str(max(len(job.canvas.pages), 1)))
            width = pen.width("0" * count)
            runs.append(
                Run(
                    "",
                    pen,
                    box.element,
                    box.language,
                    late=job.canvas.token(Late(kind, "", pen, width)),
                    late_width=width,
                )
            )
        elif part:
            runs.append(Run(part, pen, box.element, box.language))
    look = ParagraphLook(text=text, alignment=Alignment.CENTER, line=1.0, line_rule=LineRule.MULTIPLE)
    return list(set_runs(job, runs, look, box))
