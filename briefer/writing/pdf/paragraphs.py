"""Sets paragraphs: the look of a style, indents, rules and backgrounds, labels of lists and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.document.house import ParagraphLook
from briefer.document.inlines import Inline
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.inlining import Hand, runs_of
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.line import Line
from briefer.writing.pdf.lines import Shape, set_lines
from briefer.writing.pdf.pens import Figures
from briefer.writing.pdf.runs import Run

_TEXT_FACE = "Source Serif 4"


@dataclass(frozen=True, slots=True)
class Label:
    """What hangs before a paragraph: its runs, how far the text stands from the box's edge, and how much farther the first line does."""

    runs: Sequence[Run]
    width: float
    more: float = 0.0


def text_hand(job: Job, look: ParagraphLook, element: Element, language: str) -> Hand:
    """Return the hand for running text of a style: old-style figures in our own text face; a house's fonts keep theirs, as in Word."""
    ours = look.text.font == _TEXT_FACE and not look.outline
    return Hand(look.text, element, language, Figures.TEXT if ours else Figures.PLAIN)


def set_paragraph(
    job: Job, inlines: Sequence[Inline], look: ParagraphLook, box: Box, element: Element, label: Label | None = None
) -> list[Line]:
    """Return the lines of a paragraph in a style."""
    runs = runs_of(job, inlines, text_hand(job, look, element, box.language))
    return set_runs(job, runs, look, box, label)


def set_runs(job: Job, runs: Sequence[Run], look: ParagraphLook, box: Box, label: Label | None = None) -> list[Line]:
    """Return the lines of runs in a style, within a box."""
    metric = job.looks.metric(look)
    inner = box.inset(label.width if label else look.start, look.end)
    shape = Shape(
        left=inner.left,
        width=max(inner.width, 12.0),
        height=metric.height,
        rise=metric.rise,
        indent=label.more if label else look.first,
        alignment=look.alignment,
        hyphenate=look.hyphenate,
        base=1 if box.rtl else 0,
    )
    lines = set_lines(runs, shape)
    if not lines:
        return []
    for line in lines:
        line.item = box.item
        line.dresses = box.dresses
        for note in line.notes:
            line.tells += (job.anchored(getattr(note, "anchor", "")),)
    if look.borders or look.shading:
        dress_lines(lines, look, box)
    if look.keep_lines:
        for line in lines[:-1]:
            line.keep = True
    if look.keep_next:
        lines[-1].keep = True
    if not look.widow_control and not look.keep_lines:
        for line in lines[:-1]:
            line.keep = False
    if label:
        _hang(lines[0], label, box)
    return lines


def dress_lines(lines: Sequence[Line], look: ParagraphLook, box: Box) -> None:
    """Put the style's rules and background on the lines."""
    sides = {"start": "right" if box.rtl else "left", "end": "left" if box.rtl else "right"}
    rules = tuple(
        (sides.get(border.edge, border.edge), border.width, border.colour)
        for border in look.borders
        if border.edge != "between"
    )
    inner = box.inset(look.start, look.end)
    gap = max((border.gap for border in look.borders if border.edge in ("start", "left")), default=0.0)
    far = max((border.gap for border in look.borders if border.edge in ("end", "right")), default=0.0)
    left, right = (far, gap) if box.rtl else (gap, far)
    dress = Dress(inner.left - left, inner.left + inner.width + right, look.shading, rules)
    for line in lines:
        line.dresses = (*line.dresses, dress)
    above = sum(border.gap for border in look.borders if border.edge == "top")
    below = sum(border.gap for border in look.borders if border.edge == "bottom")
    lines[0].height += above
    lines[0].rise += above
    lines[-1].height += below


def _hang(line: Line, label: Label, box: Box) -> None:
    """Hang a label before the first line, at the start edge of the box."""
    shape = Shape(box.left, box.width, line.height, line.rise, hyphenate=False, base=1 if box.rtl else 0)
    for hung in set_lines(label.runs, shape)[:1]:
        stretches = [
            stretch._replace(x=stretch.x + hung.left - line.left)
            if stretch.x is not None
            else stretch._replace(x=hung.left - line.left)
            if number == 0
            else stretch
            for number, stretch in enumerate(hung.stretches)
        ]
        first = line.stretches[0]
        line.stretches = [*stretches, first._replace(x=first.x or 0.0), *line.stretches[1:]]
        line.touches += hung.touches
