"""Sets figures: pictures and bar charts with captions and alternative text; timelines with dates at the start edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.document.blocks import BarChart, Figure, Picture, Timeline
from briefer.document.house import TextLook
from briefer.document.inlines import Text
from briefer.text.wording import show_number
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.images import Raster, read_picture
from briefer.writing.pdf.inlining import Hand, runs_of
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.line import Line
from briefer.writing.pdf.lines import natural_width
from briefer.writing.pdf.objects import string
from briefer.writing.pdf.paragraphs import set_paragraph, set_runs, text_hand
from briefer.writing.pdf.pens import Figures, Pen, Word, rgb
from briefer.writing.pdf.slabs import Slab

_POINTS_PER_MM = 72 / 25.4
_HIGHEST = 0.72  # of a page's height: a picture is scaled down to it


class PictureSlab(Slab):
    """A picture at its place; its element learns the area it covers (the BBox that PDF/UA asks for)."""

    __slots__ = ("element", "left", "raster", "resource", "width")

    def __init__(
        self, raster: Raster, resource: str, left: float, width: float, height: float, element: Element
    ) -> None:
        super().__init__(height)
        self.raster, self.resource, self.left, self.width, self.element = raster, resource, left, width, element
        self.span = (left, left + width)

    def paint(self, canvas: PageCanvas, x: float, y: float) -> None:
        canvas.enter_drawing(self.element)
        self._draw(canvas, x + self.left, y - self.height)
        self.element.attributes = _box_attribute(x + self.left, y - self.height, self.width, self.height)

    def paint_again(self, canvas: PageCanvas, x: float, y: float) -> None:
        canvas.artifact()
        self._draw(canvas, x + self.left, y - self.height)

    def _draw(self, canvas: PageCanvas, left: float, bottom: float) -> None:
        canvas.operators(f"q {self.width:.2f} 0 0 {self.height:.2f} {left:.2f} {bottom:.2f} cm /{self.resource} Do Q")
        canvas.leave()


class ChartSlab(Slab):
    """Bars with direct labels: no legend, no frame."""

    __slots__ = ("chart", "colour", "element", "label_width", "labels", "left", "pen", "rtl", "values", "width")

    def __init__(self, chart: BarChart, pen: Pen, box: Box, width: float, colour: str, element: Element) -> None:
        super().__init__(max(1, len(chart.bars)) * _BAR_PITCH + 4.0)
        self.chart, self.pen, self.left, self.width = chart, pen, box.left, width
        self.colour, self.element, self.rtl = colour, element, box.rtl
        self.labels = [_shortened(pen, bar.label, width * 0.4) for bar in chart.bars]
        self.values = [pen.word(show_number(bar.value, box.language)) for bar in chart.bars]
        self.label_width = max((label.width for label in self.labels), default=0.0)
        self.span = (box.left, box.left + width)

    def paint(self, canvas: PageCanvas, x: float, y: float) -> None:
        canvas.enter_drawing(self.element)
        most = max((abs(bar.value) for bar in self.chart.bars), default=0.0) or 1.0
        room = self.width - self.label_width - 8.0 - max((one.width for one in self.values), default=0.0) - 6.0
        for number, bar in enumerate(self.chart.bars):
            base = y - number * _BAR_PITCH - _BAR_PITCH
            length = abs(bar.value) / most * max(room, 10.0)
            self._bar(canvas, x + self.left, base, number, length, bar.colour or self.colour)
        canvas.leave()
        self.element.attributes = _box_attribute(x + self.left, y - self.height, self.width, self.height)

    def _bar(self, canvas: PageCanvas, left: float, base: float, number: int, length: float, colour: str) -> None:
        label, value = self.labels[number], self.values[number]
        start = left + self.label_width + 8.0
        if self.rtl:
            start = left + self.width - self.label_width - 8.0 - length
        with canvas.drawing() as drawing:
            drawing.setFillColorRGB(*rgb(colour))
            drawing.rect(start, base + 2, max(length, 0.6), _BAR_PITCH - 6, stroke=0, fill=1)
        end = left + self.width
        label_at = end - self.label_width if self.rtl else left + self.label_width - label.width
        value_at = start - 5.0 - value.width if self.rtl else start + length + 5.0
        canvas.drawn_text(self.pen, label.code, label_at, base + 5.0)
        canvas.drawn_text(self.pen, value.code, value_at, base + 5.0)


def _shortened(pen: Pen, label: str, room: float) -> Word:
    """Return a label that fits; what was cut off is in the figure's alternative text."""
    word = pen.word(label, rtl=_leftward(label))
    while word.width > room and len(label) > 1:
        label = label[:-1].rstrip()
        word = pen.word(label + "…", rtl=_leftward(label))
    return word


_BAR_PITCH = 18.0


def _leftward(text: str) -> bool:
    return any("\u0590" <= ch <= "\u08ff" for ch in text)


def _box_attribute(left: float, bottom: float, width: float, height: float) -> str:
    return f"/O/Layout/Placement/Block/BBox[{left:.2f} {bottom:.2f} {left + width:.2f} {bottom + height:.2f}]"


def set_figure(job: Job, block: Figure, box: Box) -> list[Slab]:
    """Return a figure and its caption, kept together."""
    element = Element("Figure", box.element, f"/Alt{string(block.alternative or 'Figure')}")
    width = min(block.width * _POINTS_PER_MM if block.width else box.width, box.width)
    slab: Slab
    if isinstance(block.content, Picture):
        slab = _picture(job, block.content, box, width, element)
    else:
        text = replace(job.looks.table.body, bold=False)
        pen = job.looks.pen(text, Figures.TABLE)
        slab = ChartSlab(block.content, pen, box, width, job.house.accent, element)
    slabs: list[Slab] = [slab]
    if block.caption:
        look = job.looks.style("Caption")
        caption = Element("Caption", element)
        lines = set_paragraph(job, block.caption, look, box, caption)
        if lines:
            lines[0].before = max(look.before, 4.0)
        slabs += lines
    for one in slabs:
        one.item, one.dresses = box.item, box.dresses
        one.keep = one is not slabs[-1]
    return slabs


def _picture(job: Job, picture: Picture, box: Box, width: float, element: Element) -> PictureSlab:
    raster, resource = job.canvas.picture(picture, read_picture)
    height = width * raster.height / max(raster.width, 1)
    highest = job.house.section.page.height * _HIGHEST - job.house.section.page.top
    if height > highest:
        width, height = width * highest / height, highest
    left = box.left + box.width - width if box.rtl else box.left
    return PictureSlab(raster, resource, left, width, height, element)


class DotLine(Line):
    """The first line of an event: with its dot on the timeline."""

    __slots__ = ("colour", "dot_at")

    def __init__(self, like: Line, dot_at: float, colour: str) -> None:
        super().__init__(like.height, like.rise, like.left, [])
        self.dot_at, self.colour = dot_at, colour

    def paint(self, canvas: PageCanvas, x: float, y: float) -> None:
        canvas.artifact()
        canvas.dot(x + self.dot_at, y - self.rise + 3.4, 3.1, self.colour)
        super().paint(canvas, x, y)


def set_timeline(job: Job, block: Timeline, box: Box) -> list[Slab]:
    """Return the events of a timeline, dates at the start edge, text at a second one."""
    root = Element("L", box.element, "", "/O/List/ListNumbering/None")
    look = job.looks.style("Timeline" if "Timeline" in job.house.styles else "Normal")
    when = TextLook(font=job.looks.sans, size=look.text.size * 0.9, colour=job.house.muted)
    dates = [runs_of(job, (Text(event.when),), Hand(when, root, box.language, Figures.TABLE)) for event in block.events]
    level = 1 if box.rtl else 0
    wide = min(max((natural_width(runs, level)[1] for runs in dates), default=0.0), box.width * 0.3)
    line_at = wide + 14.0
    axis = box.inset(line_at).left if not box.rtl else box.left + box.width - line_at
    slabs: list[Slab] = []
    for event in block.events:
        entry = Element("LI", root)
        slabs += _event(
            job,
            event.when,
            event.inlines,
            event.colour,
            replace(box, item=event.item or box.item),
            entry,
            wide,
            when,
            look,
            axis,
        )
    slabs = _with_axis(slabs, axis)
    return slabs


def _event(
    job: Job, when: str, inlines: Sequence[object], colour: str | None, box: Box, entry: Element, wide: float, text: TextLook,
    look: object, axis: float,
) -> list[Slab]:  # fmt: skip
    from briefer.document.house import ParagraphLook

    assert isinstance(look, ParagraphLook)
    label = Element("Lbl", entry)
    dated = replace(look, text=text, start=0.0, first=0.0, alignment=look.alignment)
    date_box = replace(box, width=wide + 1.0, left=box.left + box.width - wide - 1.0 if box.rtl else box.left)
    date_runs = runs_of(job, (Text(when),), Hand(text, label, box.language, Figures.TABLE))
    dated_lines = set_runs(job, date_runs, replace(dated, hyphenate=False), date_box)
    body = Element("P", Element("LBody", entry))
    runs = runs_of(job, inlines, text_hand(job, look, body, box.language))  # type: ignore[arg-type]
    lines = set_runs(job, runs, replace(look, start=0.0, first=0.0), box.inset(wide + 28.0))
    rows: list[Slab] = []
    for number in range(max(len(lines), len(dated_lines))):
        line = lines[number] if number < len(lines) else None
        date = dated_lines[number] if number < len(dated_lines) else None
        rows.append(_joined(date, line, axis, colour or job.house.accent, number == 0))
    for one in rows:
        one.item, one.dresses = box.item, box.dresses
        one.keep = one is not rows[-1]
    if rows:
        rows[0].before = 5.0
    return rows


def _joined(date: Line | None, line: Line | None, axis: float, colour: str, first: bool) -> Line:
    """Return a line of text with the line of its date on the same base."""
    base = line or date
    assert base is not None
    joined = DotLine(base, axis, colour) if first else Line(base.height, base.rise, base.left, [])
    for part in (date, line):
        if part is None:
            continue
        for number, stretch in enumerate(part.stretches):
            at = stretch.x if stretch.x is not None else (0.0 if number == 0 else None)
            joined.stretches.append(stretch._replace(x=None if at is None else at + part.left - base.left))
        joined.touches += part.touches
        joined.notes += part.notes
        joined.tells += part.tells
        joined.span = part.span
    return joined


def _with_axis(slabs: list[Slab], axis: float) -> list[Slab]:
    dress = Dress(axis, axis, rules=(("left", 0.8, "C5CCD1"),))
    for slab in slabs:
        slab.dresses = (*slab.dresses, dress)
    return slabs
