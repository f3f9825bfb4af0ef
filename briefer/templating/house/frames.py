"""Paragraphs in frames (ECMA-376 part 1, 17.3.1.11): addresses and page numbers at a place of their own, and drop caps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from lxml import etree

from briefer.document.blocks import Alignment
from briefer.document.house import HouseBlock, HouseBox, HouseParagraph, HouseRun, Page, ParagraphLook
from briefer.ooxml.names import W_P, child, value
from briefer.ooxml.units import twips

_ALIGNMENTS = {"center": Alignment.CENTER, "right": Alignment.END, "outside": Alignment.END}
_LINE = 1.25  # of the type size


def frame_properties(element: etree._Element) -> etree._Element | None:
    """Return the `w:framePr` of a paragraph; None where it stands in no frame."""
    return child(child(element, "w:pPr"), "w:framePr") if element.tag == W_P else None


def is_drop_cap(element: etree._Element) -> bool:
    """Whether a paragraph is the large first letter of the next one."""
    return value(frame_properties(element), "w:dropCap") in ("drop", "margin")


def in_frames(elements: Iterable[etree._Element]) -> Iterator[tuple[etree._Element | None, list[etree._Element]]]:
    """Yield elements in order: those of one frame with its properties, others alone with None."""
    for key, group in groupby(elements, _key):
        if key is None:
            yield from ((None, [one]) for one in group)
        else:
            found = list(group)
            yield frame_properties(found[0]), found


def _key(element: etree._Element) -> tuple[tuple[str, str], ...] | None:
    frame = frame_properties(element)
    if frame is None or is_drop_cap(element):
        return None
    return tuple(sorted((str(name), str(said)) for name, said in frame.attrib.items()))


def placed_frame(frame: etree._Element, blocks: tuple[HouseBlock, ...], page: Page, top: float) -> HouseBox:
    """Return a frame at its place; `top` is where the text it stands beside begins."""
    start, room = (0.0, page.width) if value(frame, "w:hAnchor") == "page" else (page.start, page.measure)
    align = value(frame, "w:xAlign")
    width = twips(value(frame, "w:w"))
    if not width:
        width = room if align else max(room - twips(value(frame, "w:x")), room / 4)
        blocks = tuple(_aligned(block, _ALIGNMENTS[align]) if align in _ALIGNMENTS else block for block in blocks)
    share = {"center": 0.5, "right": 1.0, "outside": 1.0}.get(align or "", 0.0)
    x = start + (share * (room - width) if align else twips(value(frame, "w:x")))
    height = twips(value(frame, "w:h"))
    return HouseBox(blocks, x, _from_top(frame, page, top, height), width, height)


def foot_line(page: Page, following: Iterable[ParagraphLook]) -> float:
    """Return about where a footer's lines begin beside which a frame stands, from the paper's top."""
    lines = sum(look.before + look.text.size * _LINE + look.after for look in following)
    return page.height - page.footer - lines


def _from_top(frame: etree._Element, page: Page, top: float, height: float) -> float:
    anchor, align = value(frame, "w:vAnchor"), value(frame, "w:yAlign")
    start, room = {"page": (0.0, page.height), "margin": (page.top, page.height - page.top - page.bottom)}.get(
        anchor or "", (top, 0.0)
    )
    if align in ("center", "bottom", "outside") and room:
        return start + (room - height) * (0.5 if align == "center" else 1.0)
    return start + twips(value(frame, "w:y"))


def _aligned(block: HouseBlock, alignment: Alignment) -> HouseBlock:
    return replace(block, look=replace(block.look, alignment=alignment)) if isinstance(block, HouseParagraph) else block


def with_drop_cap(cap: HouseParagraph, following: HouseBlock) -> tuple[HouseBlock, ...]:
    """Return a paragraph that begins with its drop cap, as large as its other letters; both where what follows is none."""
    words = "".join(part.text for part in cap.content if isinstance(part, HouseRun))
    if not isinstance(following, HouseParagraph):
        return cap, following
    first = next((part for part in following.content if isinstance(part, HouseRun)), None)
    look = first.look if first else following.look.text
    return (replace(following, content=(HouseRun(words, look), *following.content)),)
