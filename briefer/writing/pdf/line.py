"""The line: a slab of stretches, ready to be shown at a place."""

from __future__ import annotations

from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.slabs import Slab, Stretch, Touch


class Line(Slab):
    """One line of text. `rise` is the baseline's distance from the slab's top."""

    __slots__ = ("left", "rise", "stretches", "touches", "underlines", "width")

    def __init__(self, height: float, rise: float, left: float, stretches: list[Stretch]) -> None:
        super().__init__(height)
        self.rise = rise
        self.left = left
        self.stretches = stretches
        self.width = 0.0  # of its words
        self.touches: list[Touch] = []
        self.underlines: list[tuple[float, float, Run]] = []  # from, to, of the column

    def paint(self, canvas: PageCanvas, x: float, y: float) -> None:
        base = y - self.rise
        if self.underlines:
            self._draw_grounds(canvas, x, base)
        place: tuple[float, float] | None = (x + self.left, base)
        for stretch in self.stretches:
            if stretch.element is None:
                canvas.artifact_text()
            else:
                canvas.enter(stretch.element)
            if stretch.x is not None:
                place = (x + self.left + stretch.x, base)
            canvas.show(stretch.pen, stretch.code, place)
            place = None
        low, high = base - 0.25 * self.height, base + 0.65 * self.height
        for touch in self.touches:
            canvas.link((x + touch.x0, low, x + touch.x1, high), touch.target, touch.says, touch.element)

    def paint_again(self, canvas: PageCanvas, x: float, y: float) -> None:
        base = y - self.rise
        if self.underlines:
            self._draw_grounds(canvas, x, base)
        place: tuple[float, float] | None = (x + self.left, base)
        for stretch in self.stretches:
            canvas.artifact_text("/Type/Pagination")
            if stretch.x is not None:
                place = (x + self.left + stretch.x, base)
            canvas.show(stretch.pen, stretch.code, place)
            place = None

    def _draw_grounds(self, canvas: PageCanvas, x: float, base: float) -> None:
        """Draw what lies behind and under words."""
        for start, end, run in self.underlines:
            size = run.pen.look.size
            if run.background:
                canvas.panel(x + start - 1.5, base - 0.28 * size, end - start + 3.0, 1.28 * size, run.background)
            if run.underlined:
                canvas.rule(
                    x + start, base - 0.12 * size, x + end, base - 0.12 * size, size * 0.05, run.pen.look.colour
                )
