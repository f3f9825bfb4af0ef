"""Sets the contents: headings, dotted leaders, and page numbers that are put in when all pages are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefer.document.blocks import Contents, Heading
from briefer.document.house import ParagraphLook
from briefer.document.inlines import FieldKind, Text
from briefer.document.walk import plain, walk
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.canvas import Late
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.inlining import Hand, runs_of
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.line import Line
from briefer.writing.pdf.paragraphs import set_runs
from briefer.writing.pdf.pens import Figures, Pen
from briefer.writing.pdf.slabs import Stretch, Touch

_GAP = 6.0  # between words, leader and number
_PITCH = 0.42  # between dots, of the type size


def set_contents(job: Job, block: Contents, box: Box) -> Iterator[tuple[list[Line], ParagraphLook]]:
    """Yield the lines of each entry, with its style."""
    root = Element("TOC", box.element)
    looks: dict[int, ParagraphLook] = {}
    for heading in _headings(job, block):
        look = looks.get(heading.level)
        if look is None:
            look = replace(job.looks.style(f"TOC {min(heading.level, 3)}"), hyphenate=False, first=0.0, borders=())
            looks[heading.level] = look
        link = Element("Link", Element("Reference", Element("TOCI", root)))
        yield _entry(job, heading, job.anchor_of(heading), look, box, link), look


def _headings(job: Job, block: Contents) -> list[Heading]:
    return [
        one
        for one in walk(job.document)
        if isinstance(one, Heading) and one.in_contents and one.level <= block.levels and one.inlines
    ]


def _entry(job: Job, heading: Heading, anchor: str, look: ParagraphLook, box: Box, link: Element) -> list[Line]:
    """Return the lines of one entry."""
    title = plain(heading.inlines)
    shown = f"{heading.number}\u2002{title}" if heading.number else title
    hand = Hand(look.text, link, box.language, Figures.TABLE)
    runs = runs_of(job, (Text(shown),), hand)
    pen = runs[0].pen
    room = pen.width("0" * max(2, job.digits_of(anchor)))
    lines = set_runs(job, runs, replace(look, end=look.end + room + 3 * _GAP), box)
    if not lines:
        return []
    for line in lines:
        line.touches.append(Touch(line.span[0], line.span[1], f"#{anchor}", title, link))
        line.keep = line is not lines[-1]
    number = Late(FieldKind.PAGE_OF, anchor, pen, room, at_end=not box.rtl)
    _lead(lines[-1], pen, box, job.canvas.token(number), room, link)
    return lines


def _lead(line: Line, pen: Pen, box: Box, number: str, room: float, link: Element) -> None:
    """Add leader and number to the last line of an entry."""
    dot = pen.word(".")
    pitch = max(pen.size * _PITCH, dot.width)
    last = max((touch.x1 for touch in line.touches), default=0.0)
    width = line.width
    if box.rtl:
        start, end = box.left + room + _GAP, line.left - _GAP
        number_at = box.left
    else:
        start, end = line.left + width + _GAP, box.left + box.width - room - _GAP
        number_at = box.left + box.width - room
    first = start + (-start % pitch)  # all leaders stand on one grid
    count = int((end - first) / pitch)
    if count > 2:
        code = f"{dot.code}{(dot.width - pitch) * 1000 / pen.size:.1f}" * count
        line.stretches.append(Stretch(pen, None, code, first - line.left))
    line.stretches.append(Stretch(pen, link, pen.space_code + number, number_at - pen.space - line.left))
    side = max(last, box.left + box.width)
    line.touches[-1:] = [replace(line.touches[-1], x0=box.left, x1=side)]
