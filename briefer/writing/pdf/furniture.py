"""Sets what the house puts around the content: cover, headers, footers, text boxes, logos; and the marking on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.document.house import (
    HouseBlock,
    HouseBox,
    HouseCell,
    HousePageBreak,
    HouseParagraph,
    HousePicture,
    HouseRun,
    HouseTable,
    HouseWatermark,
    RunField,
    TextLook,
)
from briefer.document.inlines import FieldKind
from briefer.ooxml.placeholders import TLP_COLOURS, fill_runs, fill_text, vanishes
from briefer.text.wording import show_date
from briefer.writing.pdf.bordering import Bordering, bordered
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.canvas import Late
from briefer.writing.pdf.drawings import PictureSlab
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.grounds import WatermarkSlab
from briefer.writing.pdf.images import read_picture
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.line import Line
from briefer.writing.pdf.lines import natural_width
from briefer.writing.pdf.markings import marked_run
from briefer.writing.pdf.objects import string
from briefer.writing.pdf.paragraphs import Label, set_runs
from briefer.writing.pdf.pens import Figures
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.saying import said
from briefer.writing.pdf.slabs import PageBreakSlab, Slab
from briefer.writing.pdf.stacks import SetCell, StackSlab, cell_dresses, placed, placed_rules, row_heights
from briefer.writing.pdf.tabbing import set_tabbed
from briefer.writing.pdf.units import RIGHT_TO_LEFT

_AFTER_MARK = 3.0  # points between a bullet and its words, at least
_SPACES = re.compile(" {2,}")  # of headers: they indent and part words there, and stay


@dataclass(frozen=True, slots=True)
class Floating:
    """Slabs at a place of their own: from the paper's top left corner, points."""

    slabs: tuple[Slab, ...]
    x: float
    y: float
    width: float
    height: float
    shading: str | None = None
    rules: tuple[tuple[str, float, str], ...] = ()
    shift: float = 0.0  # from its top to its first slab
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """What fields of a header show on a page: digits of its number, and the words of STYLEREF fields by style."""

    digits: int = 1
    running: tuple[tuple[str, str], ...] = ()


class HouseSetter:
    """Sets house blocks within a box. What floats is collected in `floating`."""

    def __init__(self, job: Job, moment: Moment = Moment()) -> None:
        self.job = job
        self.moment = moment
        self.floating: list[Floating] = []
        self._after = 0.0
        self._style = ""
        self._bordering = Bordering()

    def set_blocks(self, blocks: Sequence[HouseBlock], box: Box) -> Iterator[Slab]:
        """Yield the slabs of house blocks, with the space between them."""
        for block in blocks:
            match block:
                case HouseParagraph():
                    yield from self._paragraph(block, box)
                case HouseTable():
                    yield from self._table(block, box)
                case HouseBox():
                    self._float_box(block, box)
                case HouseWatermark():
                    self._float_watermark(block)
                case HousePageBreak():
                    self._after = 0.0
                    self._bordering.end()
                    yield PageBreakSlab(0.0)

    def _paragraph(self, block: HouseParagraph, box: Box) -> Iterator[Slab]:
        values = self.job.document.values
        runs = [part for part in block.content if isinstance(part, HouseRun)]
        if vanishes("".join(run.text for run in runs), values):
            return
        pictures = [part for part in block.content if isinstance(part, HousePicture)]
        for picture in pictures:
            if picture.x is not None and picture.y is not None:
                self._float_picture(picture, box)
        inline = [part for part in block.content if isinstance(part, HouseRun) or part.x is None]
        element = Element("P", box.element)
        parts = self._parts(inline, element, box)
        look = block.look
        own = replace(box, rtl=box.rtl or look.right_to_left)
        slabs = self._lines(block, parts, element, own)
        self._bordering.join(slabs, look)
        same = self._style == look.name and look.contextual
        slabs[0].before += 0.0 if same else self.job.house.between(self._after, look.before)
        self._after, self._style = look.after, look.name
        yield from slabs

    def _lines(
        self, block: HouseParagraph, parts: Sequence[Run | HousePicture], element: Element, box: Box
    ) -> list[Line]:
        """Return the lines of a paragraph with its borders; one line where it is empty."""
        if any(isinstance(part, HousePicture) or "\t" in part.text for part in parts):
            return [bordered(self.job, set_tabbed(self.job, parts, block.look, box), block.look, box)]
        words = [part for part in parts if isinstance(part, Run)]
        lines = self._listed(block, words, element, box) if block.mark else set_runs(self.job, words, block.look, box)
        return lines or [bordered(self.job, None, block.look, box)]

    def _listed(self, block: HouseParagraph, words: Sequence[Run], element: Element, box: Box) -> list[Line]:
        """Return the lines of a paragraph with its bullet or number hanging before it."""
        look = block.look
        mark = self._run(block.mark, look.text, Element("Lbl", element), box, "")
        hang = max(-look.first, natural_width([mark])[1] + _AFTER_MARK)
        outer = box.inset(max(look.start - hang, 0.0))
        return set_runs(self.job, words, replace(look, start=0.0, first=0.0), outer, Label([mark], hang))

    def _parts(
        self, content: Sequence[HouseRun | HousePicture], element: Element, box: Box
    ) -> list[Run | HousePicture]:
        """Return runs with placeholders and fields filled."""
        runs = [part for part in content if isinstance(part, HouseRun)]
        texts = iter(fill_runs([run.text for run in runs], self.job.document.values))
        parts: list[Run | HousePicture] = []
        for part in content:
            if isinstance(part, HousePicture):
                parts.append(part)
            else:
                parts += self._runs(part, next(texts), element, box)
        return parts

    def _runs(self, run: HouseRun, text: str, element: Element, box: Box) -> Iterator[Run]:
        if run.field is not None:
            yield self._field(run, element, box)
            return
        marking = self.job.document.marking
        if marking in TLP_COLOURS and marking in text and "pack.marking" in run.text:
            before, _, after = text.partition(marking)
            if before:
                yield self._run(before, run.look, element, box, run.link)
            yield marked_run(self.job, marking, run.look, element, box)
            text = after
        for number, line in enumerate(_SPACES.sub(_kept, text).split("\n")):
            if number:
                yield replace_break(self._run("", run.look, element, box, ""))
            if line:
                yield self._run(line, run.look, element, box, run.link)

    def _run(self, text: str, look: TextLook, element: Element, box: Box, link: str) -> Run:
        holder = Element("Link", element) if link else element
        held = holder
        if RIGHT_TO_LEFT.search(text):
            held = said(text, holder, box.language)
        pen = self.job.looks.pen(look)
        return Run(
            text,
            pen,
            held,
            box.language,
            link,
            text,
            underlined=look.underline,
            background=look.background or "",
            link=holder,
        )

    def _field(self, run: HouseRun, element: Element, box: Box) -> Run:
        job, pen = self.job, self.job.looks.pen(run.look, Figures.TABLE)
        match run.field:
            case RunField.PAGE | RunField.PAGES:
                kind = FieldKind.PAGE if run.field is RunField.PAGE else FieldKind.PAGES
                count = self.moment.digits if run.field is RunField.PAGE else len(str(max(len(job.canvas.pages), 1)))
                width = pen.width("0" * count)
                return Run(
                    "", pen, element, box.language, late=job.canvas.token(Late(kind, "", pen, width)), late_width=width
                )
            case RunField.DATE:
                text = show_date(job.document.properties.moment, job.document.language, run.argument)
            case RunField.TITLE:
                text = job.document.properties.title
            case _:
                text = dict(self.moment.running).get(run.argument, "")
        return Run(text, pen, element, box.language)

    def _table(self, table: HouseTable, box: Box) -> Iterator[Slab]:
        element = Element("Div", box.element)
        total = max((sum(cell.width for cell in row) for row in table.rows), default=0.0)
        factor = min(1.0, (box.width - table.indent) / total) if total else 1.0
        inner = replace(box.inset(table.indent), element=element)
        rows = [[self._cell(cell, at, inner, factor) for cell, at in placed(row)] for row in table.rows]
        heights = row_heights(rows)
        for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            parts = [part for cell in cells for part in cell.at(sum(heights[number : number + cell.rows]))]
            slab = StackSlab(parts, heights[number], tuple(cell_dresses(row, inner, factor)))
            slab.before, self._after = self._after, 0.0
            yield slab

    def _cell(self, cell: HouseCell, at: float, box: Box, factor: float) -> SetCell:
        """Set a cell that begins `at` points from the start of its row."""
        width = cell.width * factor
        left = box.left + (box.width - at * factor - width if box.rtl else at * factor)
        inner = HouseSetter(self.job, self.moment)
        slabs = tuple(inner.set_blocks(cell.blocks, replace(box, left=left + 4.0, width=max(width - 8.0, 8.0))))
        made = SetCell(slabs, cell.rows, cell.vertical, inner._after)
        self.floating += inner.floating
        return made

    def _float_box(self, block: HouseBox, box: Box) -> None:
        inner = HouseSetter(self.job, self.moment)
        left, top, right, bottom = block.padding
        width = max(block.width - left - right, 1.0)
        slabs = tuple(inner.set_blocks(block.blocks, replace(box, left=left, width=width)))
        page, rtl = self.job.house.section.page, self.job.document.direction == "rtl"
        x = page.width - block.x - block.width if rtl else block.x
        room = max(block.height - top - bottom - sum(slab.before + slab.height for slab in slabs), 0.0)
        shift = top + room * {"bottom": 1.0, "center": 0.5}.get(block.vertical, 0.0)
        rules = placed_rules(block.borders, rtl=rtl)
        box_of = Floating(slabs, x, block.y, block.width, block.height, block.shading, rules, shift, block.behind)
        self.floating += [box_of, *inner.floating]

    def _float_watermark(self, block: HouseWatermark) -> None:
        text = fill_text(block.text, self.job.document.values)
        slab = WatermarkSlab(self.job, block, text)
        width = self.job.house.section.page.width
        x = width - block.x - block.width if self.job.document.direction == "rtl" else block.x
        self.floating.append(Floating((slab,), x, block.y, block.width, block.height, behind=True))

    def _float_picture(self, picture: HousePicture, box: Box) -> None:
        page = self.job.house.section.page
        x = picture.x or 0.0
        if self.job.document.direction == "rtl":
            x = page.width - x - picture.width
        slab = picture_slab(self.job, picture, 0.0, box.element)
        at = x, picture.y or 0.0, picture.width, picture.height
        self.floating.append(Floating((slab,), *at, behind=picture.behind))


def picture_slab(job: Job, picture: HousePicture, left: float, parent: Element) -> PictureSlab:
    """Return a logo as a slab."""
    raster, resource = job.canvas.picture(picture.picture, read_picture)
    element = Element("Figure", parent, f"/Alt{string(picture.alternative or 'Logo')}")
    return PictureSlab(raster, resource, left, picture.width, picture.height, element)


def replace_break(run: Run) -> Run:
    """Return the run as a line break."""
    run.breaks = True
    return run


def _kept(found: re.Match[str]) -> str:
    """Return spaces that are all shown, with a place for the line to end after them."""
    return "\u00a0" * (len(found.group()) - 1) + " "
