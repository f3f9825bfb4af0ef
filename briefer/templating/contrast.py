"""Finds text that is too faint for what is behind it (WCAG 2.2, 1.4.3): in styles, tables, cover, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.document.house import HouseBlock, HouseBox, HouseParagraph, HouseRun, HouseStyle, HouseTable, TextLook
from briefer.document.house_walk import house_groups
from briefer.templating.remarks import Remark

_LARGE, _LARGE_BOLD = 18.0, 14.0  # points: WCAG 2.2, "large scale"
_DARK = 0.18  # luminance below which a lighter text is nearer than a darker one
_PAPER = "FFFFFF"


@dataclass(frozen=True, slots=True)
class _Shown:
    """Letters at a place, and the colour behind them."""

    place: str
    look: TextLook
    behind: str


def lint_contrast(house: HouseStyle, name: str, styles: frozenset[str]) -> Iterator[Remark]:
    """Yield each faint colour at each place once; of the styles those named."""
    said: set[tuple[str, str, str]] = set()
    for shown in (*_of_styles(house, styles), *_of_tables(house), *_of_furniture(house)):
        key = shown.place, shown.look.colour, shown.behind
        ratio, needed = contrast(shown.look.colour, shown.behind), _needed(shown.look)
        if ratio >= needed or key in said:
            continue
        said.add(key)
        problem = f"#{shown.look.colour} on #{shown.behind} has a contrast of {ratio:.1f}:1, less than {needed:g}:1 (WCAG 2.2 AA)."
        mend = f"Take a {'lighter' if luminance(shown.behind) < _DARK else 'darker'} colour for the text."
        yield Remark(f"{name}, {shown.place}", problem, mend)


def _needed(look: TextLook) -> float:
    return 3.0 if look.size >= _LARGE or (look.bold and look.size >= _LARGE_BOLD) else 4.5


def _of_styles(house: HouseStyle, styles: frozenset[str]) -> Iterator[_Shown]:
    for style, look in house.styles.items():
        if style in styles:
            yield _Shown(f"style {style}", look.text, look.text.background or look.shading or _PAPER)


def _of_tables(house: HouseStyle) -> Iterator[_Shown]:
    if house.table is None:
        return
    yield _Shown("header row of tables", house.table.header, house.table.header_shading or _PAPER)
    yield _Shown("rows of tables", house.table.body, _PAPER)
    if house.table.band_shading:
        yield _Shown("shaded rows of tables", house.table.body, house.table.band_shading)


def _of_furniture(house: HouseStyle) -> Iterator[_Shown]:
    for place, blocks in house_groups(house):
        for block in blocks:
            yield from _of_block(block, place, _PAPER)


def _of_block(block: HouseBlock, place: str, behind: str) -> Iterator[_Shown]:
    match block:
        case HouseParagraph():
            ground = block.look.shading or behind
            for part in block.content:
                # What looks as its style says is told there, once, where nothing else is behind it.
                own = isinstance(part, HouseRun) and (part.look.colour != block.look.text.colour or ground != _PAPER)
                if isinstance(part, HouseRun) and own and (part.text.strip() or part.field):
                    yield _Shown(place, part.look, part.look.background or ground)
        case HouseTable():
            for row in block.rows:
                for cell in row:
                    for inner in cell.blocks:
                        yield from _of_block(inner, f"{place}, a table", cell.shading or behind)
        case HouseBox():
            for inner in block.blocks:
                yield from _of_block(inner, f"{place}, a text box", block.shading or behind)
        case _:
            return


def luminance(colour: str) -> float:
    """Return the relative luminance of RRGGBB (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
