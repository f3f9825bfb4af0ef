"""Sets one line with tab stops and pictures, as headers and footers have."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.document.house import HousePicture, ParagraphLook, Tab
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.images import read_picture
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.line import Line
from briefer.writing.pdf.lines import Shape, natural_width, set_lines
from briefer.writing.pdf.pens import colour_code
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.slabs import Stretch

_DEFAULT_STOP = 36.0
_LEADERS = {".": "1 J 0.9 w [0 3.2] 0", "-": "0.6 w [3 2.5] 0", "_": "0.5 w [] 0"}  # cap, width and dashes
_LIFT, _CLEAR = 3.0, 3.0  # of hyphens above the base line; between words and leader


class TabbedLine(Line):
    """A line that may hold pictures: resource, left edge, width, height."""

    __slots__ = ("leaders", "pictures")

    def __init__(self, height: float, rise: float, left: float) -> None:
        super().__init__(height, rise, left, [])
        self.pictures: list[tuple[str, float, float, float]] = []
        self.leaders: list[tuple[float, float, str, str]] = []  # from, to, kind, colour as operands

    def paint(self, canvas: PageCanvas, x: float, y: float) -> None:
        self._draw_pictures(canvas, x, y)
        super().paint(canvas, x, y)

    def paint_again(self, canvas: PageCanvas, x: float, y: float) -> None:
        self._draw_pictures(canvas, x, y)
        super().paint_again(canvas, x, y)

    def _draw_pictures(self, canvas: PageCanvas, x: float, y: float) -> None:
        for resource, left, width, height in self.pictures:
            canvas.artifact()
            base = y - self.rise
            canvas.operators(f"q {width:.2f} 0 0 {height:.2f} {x + left:.2f} {base:.2f} cm /{resource} Do Q")
        for start, end, kind, colour in self.leaders:
            canvas.artifact()
            base = y - self.rise + (_LIFT if kind == "-" else 0.0)
            canvas.operators(
                f"q {colour} RG {_LEADERS[kind]} d {x + start:.2f} {base:.2f} m {x + end:.2f} {base:.2f} l S Q"
            )


def set_tabbed(job: Job, parts: Sequence[Run | HousePicture], look: ParagraphLook, box: Box) -> TabbedLine:
    """Return a line whose parts stand at the tab stops of its style."""
    metric = job.looks.metric(look)
    inner = box.inset(look.start, look.end)
    highest = max((part.height for part in parts if isinstance(part, HousePicture)), default=0.0)
    rise = max(metric.rise, highest)
    line = TabbedLine(metric.height - metric.rise + rise, rise, inner.left)
    line.span = (inner.left, inner.left + inner.width)
    at = look.first
    for number, segment in enumerate(_segments(parts)):
        width = sum(_width(job, part) for part in segment)
        if number:
            stood, at = at, _place(look.tabs, at, width, inner.width)
            _lead(line, look, (stood, at), inner, box.rtl)
        left = inner.width - at - width if box.rtl else at
        _set_segment(job, line, segment, left, inner)
        at += width
    return line


def _lead(line: TabbedLine, look: ParagraphLook, ends: tuple[float, float], box: Box, rtl: bool) -> None:
    """Add the leader of the tab that was met between two places, if it has one and there is room."""
    tab = next((tab for tab in look.tabs if tab.position > ends[0] + 0.01), None)
    start, end = ends[0] + _CLEAR, ends[1] - _CLEAR
    if tab is None or tab.leader not in _LEADERS or end <= start:
        return
    if rtl:
        start, end = box.width - end, box.width - start
    line.leaders.append((box.left + start, box.left + end, tab.leader, colour_code(look.text.colour)))


def _segments(parts: Sequence[Run | HousePicture]) -> list[list[Run | HousePicture]]:
    """Cut the parts at tabs."""
    segments: list[list[Run | HousePicture]] = [[]]
    for part in parts:
        if isinstance(part, HousePicture) or not part.text:
            segments[-1].append(part)
            continue
        for number, text in enumerate(part.text.split("\t")):
            if number:
                segments.append([])
            if text:
                segments[-1].append(_with_text(part, text))
    return segments


def _with_text(run: Run, text: str) -> Run:
    return Run(
        text,
        run.pen,
        run.element,
        run.language,
        run.target,
        run.says,
        underlined=run.underlined,
        background=run.background,
    )


def _width(job: Job, part: Run | HousePicture) -> float:
    if isinstance(part, HousePicture):
        return part.width
    return part.late_width or natural_width([part])[1]


def _place(tabs: Sequence[Tab], at: float, width: float, room: float) -> float:
    """Return where the words after a tab begin."""
    for tab in tabs:
        if tab.position <= at + 0.01:
            continue
        position = min(tab.position, room)
        start = {"center": position - width / 2, "end": position - width, "right": position - width}.get(
            tab.alignment, position
        )
        return max(at, min(start, room - width))
    return max(at, min((at // _DEFAULT_STOP + 1) * _DEFAULT_STOP, room - width))


def _set_segment(job: Job, line: TabbedLine, segment: Sequence[Run | HousePicture], left: float, box: Box) -> None:
    runs = [part for part in segment if isinstance(part, Run)]
    at = left
    for part in segment:
        if isinstance(part, HousePicture):
            _, resource = job.canvas.picture(part.picture, read_picture)
            line.pictures.append((resource, box.left + at, part.width, part.height))
            at += part.width
    if not runs:
        return
    base = 1 if box.rtl else 0
    width = natural_width(runs, base)[1]
    for one in set_lines(runs, Shape(box.left + at, width + 0.02, line.height, line.rise, hyphenate=False, base=base))[
        :1
    ]:
        for number, stretch in enumerate(one.stretches):
            x = at if number == 0 and stretch.x is None else None if stretch.x is None else at + stretch.x
            line.stretches.append(Stretch(stretch.pen, stretch.element, stretch.code, x))
        line.touches += one.touches
        line.underlines += one.underlines
