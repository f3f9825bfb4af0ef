"""What lies under the text of a page: rules around it, and watermarks."""

from __future__ import annotations

import math
from dataclasses import replace

from briefer.document.house import Border, HouseWatermark, Page, PageBorders, TextLook
from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.pens import Pen
from briefer.writing.pdf.slabs import Slab

_APART = 3.0  # widths from the middle of one line of a double rule to that of the other
_LETTERS = 100.0  # the size words of a watermark are set in before they are stretched


class WatermarkSlab(Slab):
    """Words stretched to a frame and turned about its middle, as Word does; never content."""

    __slots__ = ("mark", "pen", "shown")

    def __init__(self, job: Job, mark: HouseWatermark, text: str) -> None:
        super().__init__(mark.height)
        self.mark, self.shown = mark, text
        self.pen: Pen = job.looks.pen(job.looks.variant(mark.look, "watermark", _large))

    def paint(self, canvas: PageCanvas, x: float, y: float) -> None:
        self.paint_again(canvas, x, y)

    def paint_again(self, canvas: PageCanvas, x: float, y: float) -> None:
        word = self.pen.word(self.shown)
        if not word.width:
            return
        canvas.artifact("/Type/Pagination/Subtype/Watermark")
        place = " ".join(f"{number:.4f}" for number in self._matrix(word.width, x, y))
        canvas.operators(f"q BT {self.pen.set_font} {self.pen.colour} rg 0 Ts {place} Tm [{word.code}]TJ ET Q")
        canvas.leave()

    def _matrix(self, wide: float, x: float, y: float) -> tuple[float, float, float, float, float, float]:
        """Return the text matrix: the words' width and the type size are stretched to the frame whose top left corner is `x`, `y`."""
        mark, capital = self.mark, self.pen.face.metric("CAP_HEIGHT", 700.0) * _LETTERS / 1000
        across, up = mark.width / wide, mark.height / _LETTERS
        angle = math.radians(-mark.rotation)
        cosine, sine = math.cos(angle), math.sin(angle)
        right, above = -mark.width / 2, -capital * up / 2
        left = x + mark.width / 2 + right * cosine - above * sine
        base = y - mark.height / 2 + right * sine + above * cosine
        return across * cosine, across * sine, -up * sine, up * cosine, left, base


def _large(look: TextLook) -> TextLook:
    return replace(look, size=_LETTERS)


def draw_page_borders(canvas: PageCanvas, paper: Page, *, first: bool, turned: bool) -> None:
    """Draw the rules around a page. `first`: of its section; `turned`: its start margin is at the right."""
    borders = paper.borders
    if borders is None or (borders.pages == "first" and not first) or (borders.pages == "rest" and first):
        return
    sides = {"start": "right", "end": "left"} if turned else {"start": "left", "end": "right"}
    rules = {sides.get(rule.edge, rule.edge): rule for rule in borders.rules}
    left, right, top, bottom = _frame(paper, borders, {edge: rule.gap for edge, rule in rules.items()}, turned)
    ends = {
        "top": (left, top, right, top),
        "bottom": (left, bottom, right, bottom),
        "left": (left, bottom, left, top),
        "right": (right, bottom, right, top),
    }
    for edge, rule in rules.items():
        if edge in ends:
            _draw_rule(canvas, rule, ends[edge])


def _frame(
    paper: Page, borders: PageBorders, gaps: dict[str, float], turned: bool
) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of the rules, PDF coordinates."""
    gap = {"left": 0.0, "right": 0.0, "top": 0.0, "bottom": 0.0} | gaps
    if borders.from_paper:
        return gap["left"], paper.width - gap["right"], paper.height - gap["top"], gap["bottom"]
    left, right = (paper.end, paper.start) if turned else (paper.start, paper.end)
    top = min(paper.header, paper.top) if borders.around_header else paper.top
    bottom = min(paper.footer, paper.bottom) if borders.around_footer else paper.bottom
    return (
        left - gap["left"],
        paper.width - right + gap["right"],
        paper.height - top + gap["top"],
        bottom - gap["bottom"],
    )


def _draw_rule(canvas: PageCanvas, rule: Border, ends: tuple[float, float, float, float]) -> None:
    if rule.style != "double":
        canvas.rule(*ends, rule.width, rule.colour)
        return
    apart = rule.width * _APART / 2
    x, y = (apart, 0.0) if ends[0] == ends[2] else (0.0, apart)
    for side in (-1, 1):
        canvas.rule(
            ends[0] + side * x, ends[1] + side * y, ends[2] + side * x, ends[3] + side * y, rule.width, rule.colour
        )
