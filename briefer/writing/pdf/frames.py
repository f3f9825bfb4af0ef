"""Frames: where text stands on each page, between margins, header and footer; which section a page is of."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.document.house import Furniture, HouseBlock, Page, Section
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.furniture import Floating, HouseSetter, Moment
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.markings import mentions_marking, own_marking, own_page_number
from briefer.writing.pdf.sheets import Body
from briefer.writing.pdf.slabs import PageBreakSlab, Slab

_CLEAR = 10.0  # between header or footer and the text, where the margins leave less
Set = tuple[tuple[Slab, ...], float, tuple[Floating, ...]]


class Frames:
    """Knows for every page (from 0) its section, furniture and body."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.cover_pages = 0
        self.in_cover = job.house.cover_section is not None and bool(job.house.cover)
        self.floating: dict[int, tuple[Floating, ...]] = {}
        self.closing_floating: tuple[Floating, ...] = ()
        self._set: dict[tuple[int, Moment, bool], Set] = {}

    def section_of(self, page: int) -> Section:
        """Return the section of a page."""
        cover = self.job.house.cover_section
        if cover is not None and (page < self.cover_pages or (self.in_cover and not self.cover_pages)):
            return cover
        return self.job.house.section

    def size_of(self, page: int) -> tuple[float, float]:
        """Return width and height of a page."""
        paper = self.section_of(page).page
        return paper.width, paper.height

    def left_of(self, page: int) -> float:
        """Return the left margin: outer and inner margins change sides where the house says so."""
        paper = self.section_of(page).page
        return paper.end if self.is_turned(page) else paper.start

    def is_turned(self, page: int) -> bool:
        """Whether the start margin is at the right."""
        mirrored = self.section_of(page).page.mirrored and page % 2 == 1
        return (self.job.document.direction == "rtl") != mirrored

    def is_first(self, page: int) -> bool:
        """Whether a page is the first of its section."""
        return page in (0, self.cover_pages)

    def body_of(self, page: int) -> Body:
        """Return where the text of a page stands; a high header or footer pushes it in."""
        paper = self.section_of(page).page
        top, bottom = paper.top, paper.bottom
        moment = Moment(3)
        header, footer = self.header(page, moment), self.footer(page, moment)
        if header[1]:
            top = max(top, paper.header + header[1] + _CLEAR / 2)
        if footer[1]:
            bottom = max(bottom, paper.footer + footer[1] + _CLEAR / 2)
        top, bottom = _cleared(paper, self.left_of(page), top, bottom, (*header[2], *footer[2]))
        return Body(self.left_of(page), paper.height - top, paper.measure, paper.height - top - bottom)

    def header(self, page: int, moment: Moment) -> Set:
        """Return the slabs of a page's header, their height, and what floats."""
        return self._furniture(page, self.section_of(page).header, moment, is_header=True)

    def footer(self, page: int, moment: Moment) -> Set:
        """Return the slabs of a page's footer, their height, and what floats."""
        return self._furniture(page, self.section_of(page).footer, moment, is_header=False)

    def _furniture(self, page: int, furniture: Furniture, moment: Moment, *, is_header: bool) -> Set:
        blocks = self._blocks(page, furniture)
        key = (id(blocks), moment, is_header)
        found = self._set.get(key)
        if found is None:
            found = self._set[key] = self._laid(blocks, self.section_of(page).page, moment, is_header=is_header)
        return found

    def _blocks(self, page: int, furniture: Furniture) -> Sequence[HouseBlock]:
        if self.is_first(page) and furniture.first is not None:
            return furniture.first
        if page % 2 == 1 and furniture.even is not None:
            return furniture.even
        return furniture.default

    def _laid(self, blocks: Sequence[HouseBlock], paper: Page, moment: Moment, *, is_header: bool) -> Set:
        job = self.job
        box = Box(0.0, paper.measure, Element("Artifact"), job.document.language, job.document.direction == "rtl")
        setter = HouseSetter(job, moment)
        slabs = [slab for slab in setter.set_blocks(blocks, box) if not isinstance(slab, PageBreakSlab)]
        if not is_header and not self._has_furniture():
            slabs = own_page_number(job, box, moment.digits)
        if job.document.marking and not mentions_marking(blocks):
            marking = own_marking(job, box)
            slabs = [*marking, *slabs] if is_header else [*slabs, *marking]
        height = sum(slab.before + slab.height for slab in slabs)
        return tuple(slabs), height, tuple(setter.floating)

    def _has_furniture(self) -> bool:
        """Whether the house has any header or footer."""
        section = self.job.house.section
        return any(part for one in (section.header, section.footer) for part in (one.default, one.first, one.even))


def _cleared(paper: Page, left: float, top: float, bottom: float, floating: Sequence[Floating]) -> tuple[float, float]:
    """Return the margins at head and foot with what floats there before the text left free; what lies farther in is not avoided."""
    reach = (paper.height - top - bottom) / 3
    for one in floating:
        beside = one.x >= left + paper.measure or one.x + one.width <= left
        if one.behind or beside or not (one.slabs or one.shading):
            continue
        foot = one.y + one.height
        if one.y < paper.height - bottom < foot + reach and paper.height - bottom - one.y <= reach:
            bottom = paper.height - one.y
        elif one.y - reach < top < foot and foot - top <= reach:
            top = foot
    return top, bottom
