"""The house's cover, header and footer with their placeholders filled: what the PDF draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefer.document.house import (
    Furniture,
    HouseBlock,
    HouseBox,
    HouseParagraph,
    HouseRun,
    HouseStyle,
    HouseTable,
    HouseWatermark,
    Section,
    TextLook,
)
from briefer.ooxml.placeholders import (
    MARKING,
    TLP_BACKGROUND,
    TLP_COLOURS,
    fill_runs,
    fill_text,
    placeholders_in,
    vanishes,
)


def fill_house(house: HouseStyle, values: Mapping[str, str]) -> HouseStyle:
    """Return the house with the placeholders of cover, closing, headers and footers filled from `values` (`Document.values`).

    The marking takes its TLP colour on black. What is filled in is text: braces in it stay braces.
    """
    return replace(
        house,
        cover=fill_blocks(house.cover, values),
        closing=fill_blocks(house.closing, values),
        section=_section(house.section, values),
        cover_section=_section(house.cover_section, values) if house.cover_section else None,
    )


def fill_blocks(blocks: Sequence[HouseBlock], values: Mapping[str, str]) -> tuple[HouseBlock, ...]:
    """Return blocks with placeholders filled; paragraphs of nothing but empty placeholders are left out."""
    return tuple(_block(block, values) for block in blocks if not _vanishes(block, values))


def placeholder_names(blocks: Sequence[HouseBlock]) -> frozenset[str]:
    """Return the names of all placeholders in blocks, however deep."""
    found: set[str] = set()
    for block in blocks:
        match block:
            case HouseParagraph():
                text = "".join(part.text for part in block.content if isinstance(part, HouseRun))
                found.update(one.name for one in placeholders_in(text))
            case HouseTable():
                found.update(*(placeholder_names(cell.blocks) for row in block.rows for cell in row))
            case HouseBox():
                found.update(placeholder_names(block.blocks))
            case HouseWatermark():
                found.update(one.name for one in placeholders_in(block.text))
    return frozenset(found)


def _section(section: Section, values: Mapping[str, str]) -> Section:
    return replace(section, header=_furniture(section.header, values), footer=_furniture(section.footer, values))


def _furniture(furniture: Furniture, values: Mapping[str, str]) -> Furniture:
    return Furniture(
        fill_blocks(furniture.default, values),
        None if furniture.first is None else fill_blocks(furniture.first, values),
        None if furniture.even is None else fill_blocks(furniture.even, values),
    )


def _vanishes(block: HouseBlock, values: Mapping[str, str]) -> bool:
    """Whether a block is a paragraph of nothing but empty placeholders, without field or picture."""
    if not isinstance(block, HouseParagraph):
        return False
    if any(not isinstance(part, HouseRun) or part.field for part in block.content):
        return False
    return vanishes("".join(part.text for part in block.content if isinstance(part, HouseRun)), values)


def _block(block: HouseBlock, values: Mapping[str, str]) -> HouseBlock:
    match block:
        case HouseParagraph():
            return _paragraph(block, values)
        case HouseTable():
            rows = tuple(
                tuple(replace(cell, blocks=fill_blocks(cell.blocks, values)) for cell in row) for row in block.rows
            )
            return replace(block, rows=rows)
        case HouseBox():
            return replace(block, blocks=fill_blocks(block.blocks, values))
        case HouseWatermark():
            return replace(block, text=fill_text(block.text, values))
        case _:
            return block


def _paragraph(paragraph: HouseParagraph, values: Mapping[str, str]) -> HouseParagraph:
    """Return the paragraph with its runs filled; fields cut the text, so that no placeholder reaches over one."""
    texts = [part.text if isinstance(part, HouseRun) and not part.field else "\ufffc" for part in paragraph.content]
    filled = fill_runs(texts, values)
    content = tuple(
        replace(part, text=text, look=_marked_look(part, values))
        if isinstance(part, HouseRun) and not part.field
        else part
        for part, text in zip(paragraph.content, filled, strict=True)
    )
    return replace(paragraph, content=content)


def _marked_look(run: HouseRun, values: Mapping[str, str]) -> TextLook:
    """Return the run's look; one that holds a TLP marking gets the label's colour on black (TLP 2.0, first.org/tlp)."""
    if not any(found.name == MARKING for found in placeholders_in(run.text)):
        return run.look
    colour = TLP_COLOURS.get(values.get(MARKING, ""))
    return replace(run.look, colour=colour, background=TLP_BACKGROUND) if colour else run.look
