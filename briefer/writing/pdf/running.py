"""Draws headers, footers and what floats on every page, when all pages are set; lines are set once and drawn many times."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.document.house import HouseBlock, HouseParagraph, HouseRun, RunField
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.frames import Frames
from briefer.writing.pdf.furniture import Floating, Moment
from briefer.writing.pdf.grounds import draw_page_borders
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.slabs import Slab


def draw_furniture(job: Job, frames: Frames) -> None:
    """Draw header and footer of every page."""
    styles = _running_styles(job)
    last: dict[str, str] = {}
    for page in range(len(job.canvas.pages)):
        job.canvas.resume(page)
        here = job.running.get(page, {})
        running = tuple((style, here.get(style, last.get(style, ""))) for style in styles)
        last.update(job.running_last.get(page, {}))
        _draw_page(job, frames, page, Moment(len(str(page + 1)), running))
        job.canvas.leave()


def _draw_page(job: Job, frames: Frames, page: int, moment: Moment) -> None:
    paper = frames.section_of(page).page
    left = frames.left_of(page)
    slabs, _, floating = frames.header(page, moment)
    _draw(job, slabs, left, paper.height - paper.header)
    below, height, more = frames.footer(page, moment)
    _draw(job, below, left, paper.footer + height)
    with job.canvas.beneath():
        for one in (*floating, *more):
            _draw_floating(job, one, paper.height, again=True)
        draw_page_borders(job.canvas, paper, first=frames.is_first(page), turned=frames.is_turned(page))
    own = [*frames.floating.get(page, ())]
    own += frames.closing_floating if page == len(job.canvas.pages) - 1 else ()
    with job.canvas.beneath():
        for one in own:
            if one.behind:
                _draw_floating(job, one, paper.height, again=False)
    for one in own:
        if not one.behind:
            _draw_floating(job, one, paper.height, again=False)


def _draw(job: Job, slabs: Sequence[Slab], left: float, top: float) -> None:
    stretches: dict[int, tuple[Dress, float, float]] = {}
    y = top
    for slab in slabs:
        y -= slab.before
        for dress in slab.dresses:
            _, start, _ = stretches.get(id(dress), (dress, y, y))
            stretches[id(dress)] = dress, start, y - slab.height
        y -= slab.height
    for dress, start, end in stretches.values():
        job.canvas.draw_dress(dress, left, start, end)
    y = top
    for slab in slabs:
        y -= slab.before
        slab.paint_again(job.canvas, left, y)
        y -= slab.height


def _draw_floating(job: Job, one: Floating, height: float, *, again: bool) -> None:
    y = height - one.y
    job.canvas.draw_dress(Dress(0.0, one.width, one.shading, one.rules), one.x, y, y - one.height)
    y -= one.shift
    for slab in one.slabs:
        y -= slab.before
        if again:
            slab.paint_again(job.canvas, one.x, y)
        else:
            slab.paint(job.canvas, one.x, y)
        y -= slab.height


def _running_styles(job: Job) -> tuple[str, ...]:
    """Return the styles that headers and footers refer to."""
    section = job.house.section
    found: dict[str, None] = {}
    for furniture in (section.header, section.footer):
        for blocks in (furniture.default, furniture.first or (), furniture.even or ()):
            found.update(dict.fromkeys(_references(blocks)))
    return tuple(found)


def _references(blocks: Sequence[HouseBlock]) -> list[str]:
    return [
        part.argument
        for block in blocks
        if isinstance(block, HouseParagraph)
        for part in block.content
        if isinstance(part, HouseRun) and part.field is RunField.STYLE_REFERENCE
    ]
