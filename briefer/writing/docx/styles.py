"""The house's styles by what they are for; what the house lacks is added, so that the body needs no formatting of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from briefer.document.house import Border, HouseStyle, ParagraphLook, TableLook, TextLook
from briefer.ooxml.names import W, child, child_value, clark, switched_on
from briefer.ooxml.styles import StyleSheet, proper_name
from briefer.writing.docx.characterlooks import character_xml
from briefer.writing.docx.markup import quoted
from briefer.writing.docx.stylemarkup import (
    borders_xml,
    paragraph_xml,
    style_xml,
    table_style_xml,
    text_xml,
)
from briefer.writing.docx.styletree import add_tab, free_end
from briefer.writing.looks import look_of, sans_of

_TABLE_STYLES = ("Briefing Table", "Table", "Table Grid Light", "Plain Table 1", "Table Grid")
_BUILT_IN = {
    **{f"TOC {level}": f"toc {level}" for level in range(1, 10)},
    **{f"Heading {level}": f"heading {level}" for level in range(1, 10)},
    **{
        name: name.lower()
        for name in (
            "Footnote Text",
            "Endnote Text",
            "Footnote Reference",
            "Endnote Reference",
            "Annotation Text",
            "Annotation Reference",
            "Caption",
        )
    },
    **{
        name: name
        for name in (
            "Normal",
            "Title",
            "Subtitle",
            "Quote",
            "List Bullet",
            "List Number",
            "List Continue",
            *(f"List Continue {level}" for level in range(2, 6)),
            "TOC Heading",
            "Bibliography",
        )
    },
    **{name: name for name in ("Hyperlink", "Strong", "Emphasis")},
}
_RULE_WIDTH, _FOOT_WIDTH = 1.625, 1.5
_BOX = "F3F5F6"


class Dress(NamedTuple):
    """What a paragraph wears over its style: a rule of `colour` at an edge ("left" or "right"), or the shading of a box."""

    colour: str = ""
    edge: str = "left"
    boxed: bool = False
    turned: bool = False  # the paragraph runs against the edge the rule stands at
    last: bool = False  # a source line follows close below
    foot: bool = (
        False  # the source line: its rule is a hair thinner, so that Word does not draw it on into the next quotation
    )


class Styles:
    """Ids of the styles of one Word file, by proper name; missing ones are made from the house's looks."""

    def __init__(self, tree: etree._Element, house: HouseStyle) -> None:
        self._tree = tree
        self.house = house
        styles = {one.get(clark("w:styleId")) or "": one for one in tree.iterchildren(clark("w:style"))}
        self._styles = styles
        self._sheet = StyleSheet(styles, child(tree, "w:docDefaults"))
        self._found = {
            (self._sheet.kind(style), self._sheet.name(style).lower()): style for style in reversed(list(styles))
        }
        self._dressed: dict[tuple[str, Dress], str] = {}
        self._tabbed: set[str] = set()
        self._named: dict[str, str] = {}
        self._default = self._sheet.default() or self.paragraph("Normal")
        self.right_to_left = self._is_right_to_left()

    @property
    def default(self) -> str:
        """The style that a paragraph has where none is named."""
        return self._default

    def paragraph(self, name: str) -> str:
        """Return the id of a paragraph style, made where the house has none."""
        known = self._named.get(name)
        if known is None:
            found = self._found.get(("paragraph", name.lower()))
            known = self._named[name] = found or self._made(name, look_of(self.house, name))
        return known

    def own(self, name: str, look: ParagraphLook) -> str:
        """Return the id of a paragraph style of ours, made with this look where the house has none."""
        return self._found.get(("paragraph", name.lower())) or self._made(name, look)

    def has(self, name: str) -> bool:
        """Whether the house has a paragraph style of this name."""
        return ("paragraph", name.lower()) in self._found

    def look(self, name: str) -> ParagraphLook:
        """Return how a style looks."""
        return look_of(self.house, name)

    def character(self, name: str) -> str:
        """Return the id of a character style, made where the house has none."""
        found = self._found.get(("character", name.lower()))
        return found or self._add("character", name, "", run=character_xml(self.house, name))

    def coloured(self, name: str, colour: str) -> str:
        """Return the id of a character style that colours words; each colour has its own, so that all can be changed at once."""
        name = f"{name} {colour}"
        found = self._found.get(("character", name.lower()))
        return found or self._add("character", name, "", run=f'<w:color w:val="{quoted(colour)}"/>')

    def table(self) -> str:
        """Return the id of the style of tables."""
        for name in _TABLE_STYLES:
            found = self._found.get(("table", name.lower()))
            if found:
                return found
        look = self.table_look()
        identifier = self._free("BriefingTable")
        self._append(table_style_xml(look, identifier, "Briefing Table", self._sheet.default("table") or ""))
        self._found["table", "briefing table"] = identifier
        return identifier

    def contents(self, level: int, measure: float) -> str:
        """Return the id of the style of an entry of the contents, with a tab for its page number at the end of the measure."""
        name = f"TOC {level}"
        style = self.paragraph(name)
        if style not in self._tabbed:
            self._tabbed.add(style)
            if not any(tab.alignment == "end" for tab in self.look(name).tabs):
                add_tab(self._styles[style], measure)
            free_end(self._styles[style])
        return style

    def has_numbering(self, name: str) -> bool:
        """Whether the house's style of this name puts the bullet or number by itself."""
        style = self._found.get(("paragraph", name.lower()), "")
        found = [child(child(one, "w:pPr"), "w:numPr") for one in self._sheet.chain(style)]
        last = next((one for one in reversed(found) if one is not None), None)
        return last is not None and child_value(last, "w:numId") not in (None, "0")

    def text_looks(self, ids: Iterable[str]) -> Iterator[TextLook]:
        """Yield how text looks in styles by id; those made over a style of the house look like that."""
        for style in ids:
            names = [self._sheet.name(one.get(clark("w:styleId"), "")) for one in reversed(self._sheet.chain(style))]
            known = next((name for name in names if name in self.house.styles), None)
            yield look_of(self.house, known or self._sheet.name(style)).text

    def table_look(self) -> TableLook:
        """Return how tables look."""
        if self.house.table:
            return self.house.table
        text = replace(self.look("Normal").text, font=sans_of(self.house))
        rule = Border("top", 1.0, self.house.accent)
        return TableLook(
            replace(text, bold=True),
            text,
            (rule, replace(rule, edge="bottom"), replace(rule, edge="header", width=0.5)),
        )

    def dressed(self, style: str, dress: Dress) -> str:
        """Return the id of a style that wears `dress` over `style`."""
        key = (style, dress)
        if key not in self._dressed:
            self._dressed[key] = self._dress(style, dress)
        return self._dressed[key]

    def _dress(self, style: str, dress: Dress) -> str:
        marks = ((dress.boxed, "Box"), (dress.turned, "Turned"), (dress.last, "Last"), (dress.foot, "Foot"))
        name = " ".join((self._sheet.name(style), *filter(None, (dress.colour,)), *(word for on, word in marks if on)))
        if dress.boxed:
            borders = [Border(edge, 4.0, _BOX) for edge in ("top", "start", "bottom", "end")]
            shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{_BOX}"/>'
            return self._add("paragraph", name, style, paragraph=borders_xml(borders) + shading)
        indent = round(max(self.look("Quote").start, 12.0) * 20)
        width = _FOOT_WIDTH if dress.foot else _RULE_WIDTH
        border = Border("start" if dress.edge == "left" else "end", width, dress.colour, gap=indent / 20 - 2)
        sides = (0, indent) if dress.turned else (indent, 0)
        parts = (
            "<w:keepNext/>" if dress.last else "",
            borders_xml([border]),
            '<w:spacing w:after="0"/>' if dress.last else "",
            f'<w:ind w:left="{sides[0]}" w:right="{sides[1]}" w:firstLine="0"/>',
        )
        return self._add("paragraph", name, style, paragraph="".join(parts))

    def _is_right_to_left(self) -> bool:
        """Whether paragraphs run from right to left where nothing else is said."""
        found = False
        for element in self._sheet.chain(self._default):
            bidi = child(child(element, "w:pPr"), "w:bidi")
            found = switched_on(bidi) if bidi is not None else found
        return found

    def _made(self, name: str, look: ParagraphLook) -> str:
        default = self._found.get(("paragraph", "normal")) or self._sheet.default() or ""
        return self._add("paragraph", name, default, paragraph=paragraph_xml(look), run=text_xml(look.text))

    def _add(self, kind: str, name: str, based: str, *, paragraph: str = "", run: str = "") -> str:
        built_in = _BUILT_IN.get(name)
        identifier = self._free(re.sub("[^A-Za-z0-9]", "", name) or "Style")
        xml = style_xml(kind, identifier, built_in or name, based, paragraph=paragraph, run=run)
        self._append(xml.replace(' w:customStyle="1"', "") if built_in else xml)
        self._found[kind, proper_name(name).lower()] = identifier
        return identifier

    def _free(self, identifier: str) -> str:
        """Return an id that no style has yet."""
        taken = {one.lower() for one in self._sheet.styles}
        chosen, number = identifier, 2
        while chosen.lower() in taken:
            chosen, number = f"{identifier}{number}", number + 1
        return chosen

    def _append(self, xml: str) -> None:
        element = etree.fromstring(xml.replace("<w:style ", f'<w:style xmlns:w="{W}" ', 1))
        self._tree.append(element)
        self._styles[element.get(clark("w:styleId"), "")] = element
