"""Borders of paragraphs in headers, footers and cells: neighbours with the same ones stand in one box."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.document.house import ParagraphLook
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.line import Line
from briefer.writing.pdf.paragraphs import dress_lines


def bordered(job: Job, line: Line | None, look: ParagraphLook, box: Box) -> Line:
    """Return a line that has not yet the borders and shading of its style with them; an empty one where there is none."""
    if line is None:
        metric = job.looks.metric(look)
        line = Line(metric.height, metric.rise, box.left, [])
    if look.borders or look.shading:
        dress_lines([line], look, box)
    return line


class Bordering:
    """Joins paragraphs with equal borders and indents as they come, from top to bottom (ECMA-376 part 1, 17.3.1.24)."""

    def __init__(self) -> None:
        self._above: tuple[object, Line] | None = None  # what the paragraph above wears, and its last line

    def end(self) -> None:
        """Let what follows stand for itself."""
        self._above = None

    def join(self, lines: Sequence[Line], look: ParagraphLook) -> None:
        """Take a paragraph's lines into the box of the one above, where it has the same borders."""
        worn = (look.borders, look.shading, look.start, look.end)
        above, self._above = self._above, (worn, lines[-1])
        if above is None or above[0] != worn or not lines[0].dresses or not above[1].dresses:
            return
        dress, own = above[1].dresses[-1], lines[0].dresses[-1]
        for line in lines:
            line.dresses = tuple(dress if one is own else one for one in line.dresses)
        top, bottom = (sum(one.gap for one in look.borders if one.edge == edge) for edge in ("top", "bottom"))
        lines[0].height -= top
        lines[0].rise -= top
        above[1].height -= bottom
