"""Sections of the body: columns are sections of their own that begin on the same page."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from briefer.ooxml.names import child, clark
from briefer.writing.docx.markup import twips

COLUMN_GAP = 18.0

_FIRST_ONLY = ("w:titlePg", "w:pgNumType", "w:footnotePr", "w:endnotePr", "w:vAlign")
_REFERENCES = ("w:headerReference", "w:footerReference")
_AFTER_TYPE = ("w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr")


class Sections:
    """The section the body stands in, `governing`; after the first end it goes on without its first page and its own furniture."""

    def __init__(self, governing: etree._Element) -> None:
        self._governing = governing
        self._started = False

    def ended(self, columns: int) -> str:
        """Return the `w:sectPr` that ends a stretch of so many columns."""
        return _text(_columned(self._next(), columns))

    def finish(self) -> None:
        """Make what governs the rest of the file go on where the last stretch ended; nothing where there was none."""
        if not self._started:
            return
        rest = self._next()
        for one in list(self._governing):
            self._governing.remove(one)
        self._governing.extend(list(rest))

    def _next(self) -> etree._Element:
        section = deepcopy(self._governing)
        if self._started:
            _continue(section)
        self._started = True
        return section


def _continue(section: etree._Element) -> None:
    """Make a section go on from the one before it on the same page, with its headers and footers."""
    for name in (*_REFERENCES, *_FIRST_ONLY, "w:type"):
        for one in list(section.iterchildren(clark(name))):
            section.remove(one)
    kind = etree.Element(clark("w:type"))
    kind.set(clark("w:val"), "continuous")
    place = sum(1 for one in section if one.tag in {clark(name) for name in _AFTER_TYPE})
    section.insert(place, kind)


def _columned(section: etree._Element, columns: int) -> etree._Element:
    found = child(section, "w:cols")
    if found is None:
        return section
    for one in list(found):
        found.remove(one)
    for name in ("w:num", "w:equalWidth", "w:sep"):
        if clark(name) in found.attrib:
            del found.attrib[clark(name)]
    if columns > 1:
        found.set(clark("w:num"), str(columns))
        found.set(clark("w:space"), str(twips(COLUMN_GAP)))
    return section


def _text(section: etree._Element) -> str:
    text: str = etree.tostring(section, encoding="unicode", with_tail=False)
    return text
