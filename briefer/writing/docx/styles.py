"""The house's styles by what they are for; what the house lacks is added, so that the body needs no formatting of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from briefer.document.blocks import Alignment
from briefer.document.house import Border, HouseStyle, LineRule, ParagraphLook, Tab, TableLook, TextLook
from briefer.ooxml.names import W, child, child_value, clark, switched_on
from briefer.ooxml.styles import StyleSheet, proper_name
from briefer.writing.docx.stylemarkup import (
    borders_xml,
    paragraph_xml,
    style_xml,
    table_style_xml,
    text_xml,
)
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
            "TOC Heading",
            "Bibliography",
        )
    },
    **{name: name for name in ("Hyperlink", "Strong", "Emphasis")},
}
_RULE_WIDTH = 1.6
_BEFORE_TABS = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd"),
)
_BOX = "F3F5F6"
_HIGHLIGHT = "FFF1BF"


@dataclass(frozen=True, slots=True)
class Dress:
    """What a paragraph wears over its style: a rule of `colour` at an edge ("left" or "right"), or the shading of a box."""

    colour: str = ""
    edge: str = "left"
    boxed: bool = False
    turned: bool = False  # the paragraph runs against the edge the rule stands at


class Styles:
    """Ids of the styles of one Word file, by proper name; missing ones are made from the house's looks."""

    def __init__(self, tree: etree._Element, house: HouseStyle) -> None:
        self._tree = tree
        self._house = house
        styles = {one.get(clark("w:styleId")) or "": one for one in tree.iterchildren(clark("w:style"))}
        self._styles = styles
        self._sheet = StyleSheet(styles, child(tree, "w:docDefaults"))
        self._found = {
            (self._sheet.kind(style), self._sheet.name(style).lower()): style for style in reversed(list(styles))
        }
        self._dressed: dict[tuple[str, Dress], str] = {}
        self._tabbed: set[str] = set()
        self._cells: dict[tuple[Alignment, bool], str] = {}
        self._default = self._sheet.default() or self.paragraph("Normal")
        self.right_to_left = self._is_right_to_left()

    @property
    def default(self) -> str:
        """The style that a paragraph has where none is named."""
        return self._default

    def paragraph(self, name: str) -> str:
        """Return the id of a paragraph style, made where the house has none."""
        return self._found.get(("paragraph", name.lower())) or self._made(name, look_of(self._house, name))

    def own(self, name: str, look: ParagraphLook) -> str:
        """Return the id of a paragraph style of ours, made with this look where the house has none."""
        return self._found.get(("paragraph", name.lower())) or self._made(name, look)

    def has(self, name: str) -> bool:
        """Whether the house has a paragraph style of this name."""
        return ("paragraph", name.lower()) in self._found

    def look(self, name: str) -> ParagraphLook:
        """Return how a style looks."""
        return look_of(self._house, name)

    def character(self, name: str) -> str:
        """Return the id of a character style, made where the house has none."""
        found = self._found.get(("character", name.lower()))
        return found or self._add("character", name, "", run=self._character_look(name))

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

    def table_look(self) -> TableLook:
        """Return how tables look."""
        if self._house.table:
            return self._house.table
        text = replace(self.look("Normal").text, font=sans_of(self._house))
        rule = Border("top", 1.0, self._house.accent)
        return TableLook(
            replace(text, bold=True),
            text,
            (rule, replace(rule, edge="bottom"), replace(rule, edge="header", width=0.5)),
        )

    def cell(self, alignment: Alignment, header: bool) -> str:
        """Return the id of the style of a table's cells."""
        key = (alignment, header)
        if key not in self._cells:
            self._cells[key] = self._cell(alignment, header)
        return self._cells[key]

    def _cell(self, alignment: Alignment, header: bool) -> str:
        look = self.table_look()
        name = "Table Head" if header else "Table Text"
        base = replace(
            self.look("Normal"), name=name, text=look.header if header else look.body, before=0.0, after=0.0, start=0.0, end=0.0,
            first=0.0, alignment=Alignment.START, hyphenate=False, keep_next=header, keep_lines=True, line=1.05,
            line_rule=LineRule.MULTIPLE, borders=(), shading=None, tabs=(), widow_control=True,
        )  # fmt: skip
        if alignment in (Alignment.START, Alignment.JUSTIFY):
            return self.own(name, base)
        end = alignment is not Alignment.CENTER
        ranged = f"{name} {'End' if end else 'Centre'}"
        return self.own(ranged, replace(base, name=ranged, alignment=Alignment.END if end else Alignment.CENTER))

    def dated(self) -> str:
        """Return the id of the style of a timeline's dates."""
        look = replace(self.look("Timeline"), name="Timeline Date", alignment=Alignment.START, end=9.0)
        return self.own("Timeline Date", replace(look, text=replace(look.text, colour=self._house.muted)))

    def told(self) -> str:
        """Return the id of the style of a timeline's events: text ranged beside a dot that stands on the line."""
        look = replace(self.look("Timeline"), name="Timeline Event", alignment=Alignment.START)
        dot = look.text.size * 0.36
        return self.own("Timeline Event", replace(look, start=10.0, first=-10.0 - dot, tabs=(Tab(10.0),)))

    def figure(self) -> str:
        """Return the id of the style of a paragraph that holds a picture: its line is as high as the picture."""
        look = replace(self.look("Normal"), name="Figure", line=1.0, line_rule=LineRule.MULTIPLE, first=0.0)
        return self.own(
            "Figure", replace(look, before=6.0, after=2.0, alignment=Alignment.START, borders=(), shading=None)
        )

    def after_table(self) -> str:
        """Return the id of the style of the empty line that keeps a table from what follows."""
        look = replace(
            self.look("Normal"), name="After Table", line=8.0, line_rule=LineRule.EXACT, before=0.0, after=0.0
        )
        return self.own(
            "After Table", replace(look, text=replace(look.text, size=4.0, complex_size=4.0), borders=(), shading=None)
        )

    def sources(self, *, numbered: bool) -> str:
        """Return the id of the style of the list of sources; numbers hang."""
        look = self.look("Bibliography")
        if not numbered or look.first < 0:
            return self.paragraph("Bibliography")
        name, hang = "Bibliography Numbered", 22.0
        return self.own(
            name, replace(look, name=name, start=look.start + hang, first=-hang, tabs=(Tab(look.start + hang),))
        )

    def contents(self, level: int, measure: float) -> str:
        """Return the id of the style of an entry of the contents, with a tab for its page number at the end of the measure."""
        name = f"TOC {level}"
        style = self.paragraph(name)
        if style not in self._tabbed:
            self._tabbed.add(style)
            if not any(tab.alignment == "end" for tab in self.look(name).tabs):
                _add_tab(self._sheet.styles[style], measure)
            self._free_end(style)
        return style

    def _free_end(self, style: str) -> None:
        """Take away a style's indent at the end: LibreOffice loses a page number that stands in it."""
        indent = child(child(self._styles[style], "w:pPr"), "w:ind")
        for name in ("w:right", "w:end"):
            if indent is not None and indent.get(clark(name)):
                indent.set(clark(name), "0")

    def has_numbering(self, name: str) -> bool:
        """Whether the house's style of this name puts the bullet or number by itself."""
        style = self._found.get(("paragraph", name.lower()), "")
        found = [child(child(one, "w:pPr"), "w:numPr") for one in self._sheet.chain(style)]
        last = next((one for one in reversed(found) if one is not None), None)
        return last is not None and child_value(last, "w:numId") not in (None, "0")

    def dressed(self, style: str, dress: Dress) -> str:
        """Return the id of a style that wears `dress` over `style`."""
        key = (style, dress)
        if key not in self._dressed:
            self._dressed[key] = self._dress(style, dress)
        return self._dressed[key]

    def complete(self) -> None:
        """Say for complex scripts what styles say for Latin alone; else Word shows Arabic and Hebrew in another size or weight."""
        for properties in self._tree.iter(clark("w:rPr")):
            for one in list(properties.iterchildren(clark("w:rtl"))):  # a property of runs alone
                properties.remove(one)
            for plain, twin in (("w:b", "w:bCs"), ("w:i", "w:iCs"), ("w:sz", "w:szCs")):
                found = child(properties, plain)
                if found is None or child(properties, twin) is not None:
                    continue
                added = etree.Element(clark(twin))
                for name, value in found.attrib.items():
                    added.set(name, value)
                found.addnext(added)
            fonts = child(properties, "w:rFonts")
            if (
                fonts is not None
                and fonts.get(clark("w:ascii"))
                and not fonts.get(clark("w:cs"))
                and not fonts.get(clark("w:cstheme"))
            ):
                fonts.set(clark("w:cs"), fonts.get(clark("w:ascii"), ""))

    def speak(self, language: str, complex_language: str) -> None:
        """Set the language of all text that names none of its own."""
        defaults = child(self._tree, "w:docDefaults")
        if defaults is None:
            defaults = etree.Element(clark("w:docDefaults"))
            self._tree.insert(0, defaults)
        holder = _first(defaults, "w:rPrDefault")
        properties = _first(holder, "w:rPr")
        found = child(properties, "w:lang")
        if found is None:
            found = etree.SubElement(properties, clark("w:lang"))
        for name, value in (("w:val", language), ("w:eastAsia", language), ("w:bidi", complex_language)):
            found.set(clark(name), value)

    def _dress(self, style: str, dress: Dress) -> str:
        name = " ".join(
            filter(
                None,
                (self._sheet.name(style), dress.colour, "Box" if dress.boxed else "", "Turned" if dress.turned else ""),
            )
        )
        if dress.boxed:
            borders = [Border(edge, 4.0, _BOX) for edge in ("top", "start", "bottom", "end")]
            return self._add(
                "paragraph",
                name,
                style,
                paragraph=borders_xml(borders) + f'<w:shd w:val="clear" w:color="auto" w:fill="{_BOX}"/>',
            )
        quote = self.look("Quote")
        indent = round(max(quote.start, 12.0) * 20)
        border = Border("start" if dress.edge == "left" else "end", _RULE_WIDTH, dress.colour, gap=indent / 20 - 2)
        sides = (0, indent) if dress.turned else (indent, 0)
        indents = f'<w:ind w:left="{sides[0]}" w:right="{sides[1]}" w:firstLine="0"/>'
        return self._add("paragraph", name, style, paragraph=borders_xml([border]) + indents)

    def _character_look(self, name: str) -> str:
        match name:
            case "Strong":
                return "<w:b/><w:bCs/>"
            case "Emphasis":
                return "<w:i/><w:iCs/>"
            case "Hyperlink" | "Heading Number":
                return f'<w:color w:val="{self._house.accent}"/>'
            case "Footnote Reference" | "Endnote Reference":
                return '<w:vertAlign w:val="superscript"/>'
            case "Annotation Reference":
                return '<w:sz w:val="16"/><w:szCs w:val="16"/>'
            case "Highlight":
                return f'<w:shd w:val="clear" w:color="auto" w:fill="{_HIGHLIGHT}"/>'
            case "Muted":
                return f'<w:color w:val="{self._house.muted}"/>'
            case "Label Words":
                return _weighted(self.look("Label").text)
            case "Portion Marking":
                return _weighted(self.look("Portion Marking").text)
            case _:
                return ""

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


def _add_tab(style: etree._Element, measure: float) -> None:
    """Give a style a tab with dots at the end of the measure."""
    properties = child(style, "w:pPr")
    if properties is None:
        properties = etree.Element(clark("w:pPr"))
        run = child(style, "w:rPr")
        style.append(properties) if run is None else run.addprevious(properties)
    tabs = child(properties, "w:tabs")
    if tabs is None:
        tabs = etree.Element(clark("w:tabs"))
        earlier = {clark(f"w:{name}") for name in _BEFORE_TABS}
        properties.insert(sum(1 for one in properties if one.tag in earlier), tabs)
    tab = etree.SubElement(tabs, clark("w:tab"))
    for name, value in (("val", "right"), ("leader", "dot"), ("pos", str(round(measure * 20)))):
        tab.set(clark(f"w:{name}"), value)


def _weighted(text: TextLook) -> str:
    """Return font, weight and colour of a look, without its size: the words keep that of their line."""
    return text_xml(text, size=False)


def _first(holder: etree._Element, name: str) -> etree._Element:
    """Return a child, made before all others where there is none."""
    found = child(holder, name)
    if found is None:
        found = etree.Element(clark(name))
        holder.insert(0, found)
    return found
