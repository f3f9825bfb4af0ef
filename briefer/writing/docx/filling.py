"""Placeholders in the house's cover, headers, footers and text boxes, filled where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from briefer.ooxml.body import paragraph_text
from briefer.ooxml.names import W_BR, W_P, W_PPR, W_R, W_RPR, W_T, W_TAB, child, clark
from briefer.ooxml.placeholders import (
    MARKING,
    TLP_BACKGROUND,
    TLP_COLOURS,
    fill_runs,
    fill_text,
    placeholders_in,
    vanishes,
)
from briefer.writing.characters import clean

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HELD = tuple(clark(name) for name in ("w:fldSimple", "w:fldChar", "w:drawing", "w:pict", "w:sectPr", "w:object"))
_AFTER_COLOUR = tuple(
    clark(f"w:{name}")
    for name in (
        *("spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText"),
        *("vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
    )
)
_AFTER_SHADING = _AFTER_COLOUR[_AFTER_COLOUR.index(clark("w:shd")) + 1 :]


def fill(tree: etree._Element, values: Mapping[str, str]) -> None:
    """Fill every paragraph and watermark below `tree`; paragraphs of nothing but empty placeholders are left out."""
    for path in tree.iter(clark("v:textpath")):
        if "{{" in (path.get("string") or ""):
            path.set("string", clean(fill_text(path.get("string", ""), values)))
    for paragraph in list(tree.iter(W_P)):
        text = paragraph_text(paragraph)
        if "{{" not in text:
            continue
        if vanishes(text, values) and not _holds_more(paragraph):
            _leave_out(paragraph)
        else:
            _fill_paragraph(paragraph, values)


def _fill_paragraph(paragraph: etree._Element, values: Mapping[str, str]) -> None:
    pieces = list(_pieces(paragraph))
    texts = [text for _, text in pieces]
    for (element, before), after in zip(pieces, fill_runs(texts, values), strict=True):
        if element.tag != W_T or before == after:
            continue
        if any(found.name == MARKING for found in placeholders_in(before)) or MARKING in before:
            _colour_marking(element, values.get(MARKING, ""))
        _set_words(element, clean(after))


def _pieces(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield what makes up a paragraph's text; fields and pictures cut it, so that no placeholder reaches over one."""
    for element in paragraph.iter():
        if _paragraph_of(element) is not paragraph:
            continue
        if element.tag == W_T:
            yield element, element.text or ""
        elif element.tag == W_TAB and _tag_above(element) == W_R:
            yield element, "\t"
        elif element.tag == W_BR:
            yield element, "\n"
        elif element.tag in _HELD:
            yield element, "\ufffc"


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    parent = element.getparent()
    while parent is not None and parent.tag != W_P:
        parent = parent.getparent()
    return parent


def _tag_above(element: etree._Element) -> str | None:
    holder = element.getparent()
    return None if holder is None else str(holder.tag)


def _set_words(element: etree._Element, text: str) -> None:
    """Set a run's words; lines of a value become lines of the paragraph."""
    first, *others = text.split("\n")
    element.text = first
    element.set(_SPACE, "preserve")
    for line in others:
        line_break, words = etree.Element(W_BR), etree.Element(W_T)
        words.text = line
        words.set(_SPACE, "preserve")
        element.addnext(line_break)
        line_break.addnext(words)
        element = words


def _colour_marking(words: etree._Element, marking: str) -> None:
    """Give the run that holds a TLP marking the label's colour on black (TLP 2.0, first.org/tlp)."""
    colour, run = TLP_COLOURS.get(marking), words.getparent()
    if colour is None or run is None or run.tag != W_R:
        return
    properties = child(run, "w:rPr")
    if properties is None:
        properties = etree.Element(W_RPR)
        run.insert(0, properties)
    for name in ("w:color", "w:shd"):
        for one in list(properties.iterchildren(clark(name))):
            properties.remove(one)
    shading = {"w:val": "clear", "w:color": "auto", "w:fill": TLP_BACKGROUND}
    _insert(properties, "w:color", {"w:val": colour}, _AFTER_COLOUR)
    _insert(properties, "w:shd", shading, _AFTER_SHADING)


def _insert(holder: etree._Element, name: str, attributes: Mapping[str, str], later: tuple[str, ...]) -> None:
    added = etree.Element(clark(name))
    for attribute, value in attributes.items():
        added.set(clark(attribute), value)
    place = next((number for number, one in enumerate(holder) if one.tag in later), len(holder))
    holder.insert(place, added)


def _holds_more(paragraph: etree._Element) -> bool:
    """Whether a paragraph holds more than words: a field, a picture, the end of a section."""
    return any(next(paragraph.iter(tag), None) is not None for tag in _HELD)


def _leave_out(paragraph: etree._Element) -> None:
    """Take a paragraph out; the last one of a cell, box, header or footer stays, empty."""
    holder = paragraph.getparent()
    if holder is not None and (holder.tag == clark("w:body") or sum(one.tag == W_P for one in holder) > 1):
        holder.remove(paragraph)
        return
    for one in list(paragraph):
        if one.tag != W_PPR:
            paragraph.remove(one)
