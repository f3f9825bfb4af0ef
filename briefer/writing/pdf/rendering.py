"""Renders a document in a house style to PDF, in one layout pass."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from briefer.document.blocks import Columns
from briefer.document.house import HouseStyle, Section
from briefer.document.tree import Document
from briefer.writing.pdf.blocks import BlockSetter
from briefer.writing.pdf.box import Box
from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.finishing import finish
from briefer.writing.pdf.footnotes import set_footnote
from briefer.writing.pdf.frames import Frames
from briefer.writing.pdf.furniture import HouseSetter
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.looks import Looks
from briefer.writing.pdf.notes import Notes
from briefer.writing.pdf.pages import Pages
from briefer.writing.pdf.pens import Pens
from briefer.writing.pdf.remarks import remarks_on
from briefer.writing.pdf.running import draw_furniture
from briefer.writing.pdf.sheets import ItemArea
from briefer.writing.pdf.sourcing import set_end_notes


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF, and what was found out while setting it.

    `anchors`: page (from 1) of each anchor; `items`: where each pack item stands; `remarks`: what the reader of the log should know,
    such as a character that no font has, with the words it stands in.
    """

    content: bytes
    pages: int
    anchors: Mapping[str, int]
    items: Mapping[str, list[ItemArea]]
    remarks: tuple[str, ...] = ()


def render_pdf(document: Document, house: HouseStyle) -> PdfResult:
    """Return the document as PDF; raises Fault where a picture cannot be read. The same input gives the same bytes."""
    with _uncollected():
        return _rendered(document, house)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off the search for cyclic garbage: all that is made here lives to the end, and to look at it time and again takes a fifth longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _rendered(document: Document, house: HouseStyle) -> PdfResult:
    page = house.section.page
    pens = Pens()
    job = Job(document, house, Looks(house, pens), PageCanvas(page.height), Element("Document"))
    job.notes = Notes(document, partial(set_footnote, job, page.measure))
    frames = Frames(job)
    pages = Pages(job.canvas, frames.body_of, house.muted, rtl=document.direction == "rtl")
    _cover(job, frames, pages)
    _body(job, frames, pages)
    _closing(job, frames, pages)
    pages.finish()
    draw_furniture(job, frames)
    content = finish(job, [frames.size_of(number) for number in range(len(job.canvas.pages))])
    count = len(job.canvas.pages)
    anchors = {anchor: place.page + 1 for anchor, place in job.anchors.items()}
    _take_apart(job)
    return PdfResult(content, count, anchors, pages.items, remarks_on(document, pens, pages.items))


def _take_apart(job: Job) -> None:
    """Let go of what holds itself: left to the search for cyclic garbage, that takes three times as long."""
    job.root.take_apart()
    job.canvas.clear()
    job.looks.pens.forget()


def _box(job: Job, section: Section, element: Element) -> Box:
    return Box(0.0, section.page.measure, element, job.document.language, job.document.direction == "rtl")


def _cover(job: Job, frames: Frames, pages: Pages) -> None:
    """Set the cover; the content begins on a new page where the cover is a section of its own."""
    house = job.house
    if not house.cover:
        return
    section = house.cover_section or house.section
    sheet = Element("Sect", job.root)
    sheet.attach()
    setter = HouseSetter(job)
    slabs = list(setter.set_blocks(house.cover, _box(job, section, sheet)))
    frames.floating[0] = tuple(setter.floating)
    pages.add(slabs)
    if house.cover_section is not None:
        pages.break_page()
        frames.cover_pages = len(job.canvas.pages)
        pages.restart()


def _body(job: Job, frames: Frames, pages: Pages) -> None:
    house = job.house
    box = _box(job, house.section, job.root)
    setter = BlockSetter(job)
    blocks = job.document.blocks
    if house.section.page.columns > 1:
        blocks = (Columns(blocks, house.section.page.columns),)
    for block in blocks:
        setter.set_block(block, box)
        pages.add(setter.take())
    set_end_notes(setter, box)
    pages.add(setter.take())


def _closing(job: Job, frames: Frames, pages: Pages) -> None:
    if not job.house.closing:
        return
    setter = HouseSetter(job)
    pages.add(list(setter.set_blocks(job.house.closing, _box(job, job.house.section, Element("Sect", job.root)))))
    frames.closing_floating = tuple(setter.floating)
