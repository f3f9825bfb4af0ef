"""Draws a filled page: grounds, slabs at their places, footnotes at the foot; notes where the items of the pack stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.slabs import Slab

RULE_GAP = 5.7  # between text and footnotes, the rule in its middle: 1 mm to either, as LibreOffice has it
_RULE = 72.0


@dataclass(frozen=True, slots=True)
class Body:
    """Where a page's text stands: PDF coordinates of its left top corner, its width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(slots=True)
class Placed:
    """A slab at its place: from the body's left and top. `again`: as a repeated head."""

    slab: Slab
    x: float
    y: float
    again: bool = False


@dataclass(frozen=True, slots=True)
class ItemArea:
    """Where a pack item stands: page (from 1) and left, top, right, bottom in points from the paper's top left corner."""

    page: int
    area: tuple[float, float, float, float]


class PageDrawer:
    """Draws pages one after the other; `items` is where each item of the pack stands."""

    def __init__(self, canvas: PageCanvas, rule_colour: str, *, rtl: bool = False) -> None:
        self._canvas = canvas
        self._rule_colour = rule_colour
        self._rtl = rtl
        self.items: dict[str, list[ItemArea]] = {}

    def draw(self, body: Body, placed: Sequence[Placed], feet: Sequence[Slab]) -> None:
        """Draw the next page: slabs at their places in `body`, the lines of its footnotes."""
        canvas = self._canvas
        canvas.new_page()
        page = len(canvas.pages) - 1
        self._draw_dresses(body, placed)
        for one in placed:
            x, y = body.left + one.x, body.top - one.y
            if one.again:
                one.slab.paint_again(canvas, x, y)
                continue
            for tell in one.slab.tells:
                tell(page, x, y)
            one.slab.paint(canvas, x, y)
            if one.slab.item:
                self._note_item(one.slab, page, x, y)
        if feet:
            self._draw_feet(body, feet)
        canvas.leave()

    def _draw_feet(self, body: Body, feet: Sequence[Slab]) -> None:
        canvas = self._canvas
        height = sum(line.height + line.before for line in feet)
        y = body.top - body.height + height
        start = body.left + body.width - _RULE if self._rtl else body.left
        canvas.rule(start, y + RULE_GAP / 2, start + _RULE, y + RULE_GAP / 2, 0.5, self._rule_colour)
        for line in feet:
            y -= line.before
            for tell in line.tells:
                tell(len(canvas.pages) - 1, body.left, y)
            line.paint(canvas, body.left, y)
            y -= line.height

    def _draw_dresses(self, body: Body, placed: Sequence[Placed]) -> None:
        """Draw rules and backgrounds of slabs in a row once for all of them."""
        spans: dict[tuple[Dress, float], tuple[float, float]] = {}
        for one in placed:
            for dress in one.slab.dresses:
                key = (dress, one.x)
                top, _ = spans.get(key, (one.y, 0.0))
                spans[key] = (top, one.y + one.slab.height)
        for (dress, x), (top, bottom) in spans.items():
            self._canvas.draw_dress(dress, body.left + x, body.top - top, body.top - bottom)

    def _note_item(self, slab: Slab, page: int, x: float, y: float) -> None:
        height = self._canvas.height
        area = (x + slab.span[0], height - y, x + slab.span[1], height - y + slab.height)
        areas = self.items.setdefault(slab.item or "", [])
        last = areas[-1] if areas else None
        if last and last.page == page + 1 and abs(last.area[0] - area[0]) < 40 and last.area[3] <= area[1] + 60:
            joined = (min(last.area[0], area[0]), last.area[1], max(last.area[2], area[2]), area[3])
            areas[-1] = ItemArea(page + 1, joined)
        else:
            areas.append(ItemArea(page + 1, area))
