"""Sections of a Word file: paper, margins, columns, and which header and footer stands on which page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from briefer.document.house import Furniture, HouseBlock, Page, PageBorders, Section
from briefer.ooxml.names import child, child_value, clark, switched_on, value
from briefer.ooxml.package import Package
from briefer.ooxml.units import twips, whole
from briefer.templating.house.furniture import FurnitureReader
from briefer.templating.house.looks import Looks, merged_borders

_LEAST, _MOST = 144.0, 14_400.0  # points; the most is what PDF knows


@dataclass(frozen=True, slots=True)
class SectionReader:
    """Reads the sections of one Word file; `settings` is its settings part, `sections` all its `w:sectPr` in order."""

    package: Package
    looks: Looks
    settings: etree._Element | None
    sections: tuple[etree._Element, ...]
    remarks: list[str]

    def section(self, element: etree._Element | None) -> Section:
        """Return a section; Word's own where there is none."""
        if element is None:
            return Section(Page(612.0, 792.0))
        page = self.page(element)
        self._say(element)
        return Section(page, self._furniture(element, "header", page), self._furniture(element, "footer", page))

    def page(self, element: etree._Element) -> Page:
        """Return paper, margins and columns; the gutter is part of the start margin. What leaves no room for text is put right."""
        size, margins, columns = child(element, "w:pgSz"), child(element, "w:pgMar"), child(element, "w:cols")
        side = {
            name: twips(value(margins, f"w:{name}"), 72.0 if name != "gutter" else 0.0)
            for name in ("top", "right", "bottom", "left", "gutter")
        }
        start, end = ("right", "left") if switched_on(child(element, "w:bidi")) else ("left", "right")
        return _with_room(
            Page(
                width=twips(value(size, "w:w"), 612.0),
                height=twips(value(size, "w:h"), 792.0),
                top=abs(side["top"]),
                bottom=abs(side["bottom"]),
                start=side[start] + side["gutter"],
                end=side[end],
                header=twips(value(margins, "w:header"), 36.0),
                footer=twips(value(margins, "w:footer"), 36.0),
                columns=min(max(whole(value(columns, "w:num"), 1), 1), 8),
                column_gap=twips(value(columns, "w:space"), 36.0),
                mirrored=switched_on(child(self.settings, "w:mirrorMargins")),
                borders=self._borders(child(element, "w:pgBorders")),
            )
        )

    def _borders(self, element: etree._Element | None) -> PageBorders | None:
        """Return the rules around pages (ECMA-376 part 1, 17.6.10)."""
        rules = merged_borders((), element, self.looks.theme) if element is not None else ()
        if element is None or not rules:
            return None
        return PageBorders(
            rules,
            value(element, "w:offsetFrom") == "page",
            {"firstPage": "first", "notFirstPage": "rest"}.get(value(element, "w:display") or "", "all"),
            not switched_on(child(self.settings, "w:bordersDoNotSurroundHeader")),
            not switched_on(child(self.settings, "w:bordersDoNotSurroundFooter")),
        )

    def _furniture(self, element: etree._Element, kind: str, page: Page) -> Furniture:
        first = self._blocks(element, kind, "first", page) if switched_on(child(element, "w:titlePg")) else None
        even = (
            self._blocks(element, kind, "even", page)
            if switched_on(child(self.settings, "w:evenAndOddHeaders"))
            else None
        )
        return Furniture(self._blocks(element, kind, "default", page), first, even)

    def _blocks(self, element: etree._Element, kind: str, which: str, page: Page) -> tuple[HouseBlock, ...]:
        """Return a header's or footer's blocks; a section without one has that of the section before it."""
        for section in reversed(self.sections[: self.sections.index(element) + 1]):
            for reference in section.iterchildren(clark(f"w:{kind}Reference")):
                if (value(reference, "w:type") or "default") == which:
                    return self._read(value(reference, "r:id"), kind, which, page)
        return ()

    def _read(self, relation: str | None, kind: str, which: str, page: Page) -> tuple[HouseBlock, ...]:
        found = self.package.relationships(self.package.main).get(relation or "")
        tree = self.package.find_tree(found.target) if found else None
        if found is None or tree is None:
            return ()
        place = f"{'' if which == 'default' else which + ' page '}{kind}".capitalize()
        top = page.header if kind == "header" else page.height - page.bottom
        return FurnitureReader(self.package, found.target, self.looks, page, top, place, self.remarks).blocks(tree)

    def _say(self, element: etree._Element) -> None:
        """Note what of the section the outputs do not follow."""
        features = {
            "w:lnNumType": "line numbers",
        }
        said = [name for tag, name in features.items() if child(element, tag) is not None]
        if child_value(element, "w:textDirection") not in (None, "lrTb"):
            said.append("lines set from top to bottom")
        if value(child(element, "w:cols"), "w:sep") in ("1", "true", "on"):
            said.append("lines between columns")
        if child_value(element, "w:vAlign") in ("center", "both", "bottom"):
            said.append("pages aligned to the middle or the foot")
        for name in said:
            sentence = f"Page setup: {name} are not in the PDF."
            if sentence not in self.remarks:
                self.remarks.append(sentence)


def _with_room(page: Page) -> Page:
    """Return a page that text can stand on: A4 where the paper is none, margins of a tenth where they meet."""
    if not (_LEAST <= page.width <= _MOST and _LEAST <= page.height <= _MOST):
        page = replace(page, width=595.276, height=841.89)
    if page.start < 0 or page.end < 0 or page.measure < _LEAST / 2:
        page = replace(page, start=page.width / 10, end=page.width / 10)
    if page.height - page.top - page.bottom < _LEAST:
        page = replace(page, top=page.height / 10, bottom=page.height / 10)
    header, footer = (length if 0 <= length < page.height / 3 else 36.0 for length in (page.header, page.footer))
    room = page.measure / page.columns
    gap = page.column_gap if 0 <= page.column_gap < room / 2 else 18.0
    return replace(page, header=header, footer=footer, column_gap=gap)
