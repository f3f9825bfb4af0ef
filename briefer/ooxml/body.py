"""Where the content goes in a house's Word file: what stands before `{{ body }}`, what after it, and the sections of both."""

from __future__ import annotations

from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from briefer.ooxml.names import W_P, W_SECTPR, W_T, child, clark, value
from briefer.ooxml.placeholders import is_body

_REFERENCES = frozenset((clark("w:headerReference"), clark("w:footerReference")))


class BodyParts(NamedTuple):
    """Block elements of the main part around the `{{ body }}` paragraph.

    Without such a paragraph `marker` is None, `before` and `after` are empty: the content takes the place of all there is.
    `section` governs the content, `cover_section` the last stretch of pages before it (None where the cover is in the same section);
    `sections` are all there are, in order; each has been given the headers and footers it inherits from those before it.
    """

    before: tuple[etree._Element, ...]
    marker: etree._Element | None
    after: tuple[etree._Element, ...]
    section: etree._Element | None
    cover_section: etree._Element | None
    sections: tuple[etree._Element, ...]


def body_parts(document: etree._Element) -> BodyParts:
    """Return the parts of a main document tree (`w:document`)."""
    body = child(document, "w:body")
    elements = [] if body is None else [one for one in body if isinstance(one.tag, str)]
    blocks = [one for one in elements if one.tag != W_SECTPR]
    place = next((number for number, one in enumerate(blocks) if one.tag == W_P and is_body(paragraph_text(one))), None)
    sections = _sections(elements)
    _inherit([section for _, section in sections])
    if place is None:
        return BodyParts(
            (), None, (), sections[-1][1] if sections else None, None, tuple(section for _, section in sections)
        )
    governing = next(
        (section for number, section in sections if number >= place), sections[-1][1] if sections else None
    )
    cover = [section for number, section in sections if number < place]
    return BodyParts(
        tuple(blocks[:place]),
        blocks[place],
        tuple(blocks[place + 1 :]),
        governing,
        cover[-1] if cover else None,
        tuple(section for _, section in sections),
    )


def _inherit(sections: list[etree._Element]) -> None:
    """Give each section the headers and footers it does not name: those of the section before it (ECMA-376 part 1, 17.10.1)."""
    known: dict[tuple[str, str], etree._Element] = {}
    for section in sections:
        own = {_reference(one): one for one in section if one.tag in _REFERENCES}
        for key, reference in known.items():
            if key not in own:
                section.insert(0, deepcopy(reference))
        known |= own


def _reference(element: etree._Element) -> tuple[str, str]:
    """Return kind and type of a reference to a header or footer."""
    return str(element.tag), value(element, "w:type") or "default"


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the words of a paragraph, those of its text boxes left out."""
    return "".join(text.text or "" for text in paragraph.iter(W_T) if not _in_box(text, paragraph))


def _in_box(element: etree._Element, paragraph: etree._Element) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not paragraph:
        if parent.tag == clark("w:txbxContent"):
            return True
        parent = parent.getparent()
    return False


def _sections(elements: list[etree._Element]) -> list[tuple[int, etree._Element]]:
    """Return `(number of the block that ends it, w:sectPr)` for each section in order."""
    found: list[tuple[int, etree._Element]] = []
    for number, one in enumerate(elements):
        if one.tag == W_SECTPR:
            found.append((number, one))
        elif one.tag == W_P:
            section = child(child(one, "w:pPr"), "w:sectPr")
            if section is not None:
                found.append((number, section))
    return found
