"""Looks of text and paragraphs: properties of a Word file laid over one another, from document defaults to the run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from briefer.document.blocks import Alignment
from briefer.document.house import Border, LineRule, ParagraphLook, Tab, TextLook
from briefer.ooxml.names import child, child_value, clark, switched_on, value
from briefer.ooxml.numbering import Numbering
from briefer.ooxml.styles import StyleSheet
from briefer.ooxml.theme import Theme, colour_of
from briefer.ooxml.units import eighths, half_points, points, twips, whole

_ALIGNMENTS = {
    "left": Alignment.START,
    "start": Alignment.START,
    "right": Alignment.END,
    "end": Alignment.END,
    "center": Alignment.CENTER,
    "both": Alignment.JUSTIFY,
    "distribute": Alignment.JUSTIFY,
}
_EDGES = {
    "top": "top",
    "bottom": "bottom",
    "left": "start",
    "start": "start",
    "right": "end",
    "end": "end",
    "between": "between",
}
_EDGES |= {"insideH": "inside", "insideV": "inside-vertical"}
_TABS = {"left": "start", "start": "start", "right": "end", "end": "end", "center": "center", "decimal": "decimal"}
_LEADERS = {"dot": ".", "middleDot": ".", "hyphen": "-", "underscore": "_", "heavy": "_"}
_HIGHLIGHTS = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
    "white": "FFFFFF",
}
_AUTO_SPACE = 14.0  # what Word takes for spacing it is to choose itself


@dataclass(frozen=True, slots=True)
class Looks:
    """Resolves styles of one Word file; `hyphenated` as its settings say. `table` are the styles of the table around, the weakest first."""

    sheet: StyleSheet
    theme: Theme
    numbering: Numbering
    hyphenated: bool = False
    table: tuple[etree._Element, ...] = ()
    _known: dict[str, ParagraphLook] = field(default_factory=dict, init=False, compare=False, repr=False)

    def style(self, style: str | None) -> ParagraphLook:
        """Return the look of a paragraph style by id, of the default style where `style` is None or unknown."""
        known = style if style in self.sheet.styles else self.sheet.default()
        return replace(self._resolved(known), name=self.sheet.name(known) if known else "Normal")

    def _resolved(self, style: str | None) -> ParagraphLook:
        """Return the look of a style laid over those it stands on, each worked out once; a loop is cut."""
        waiting: dict[str, None] = {}
        while style and style in self.sheet.styles and style not in self._known and style not in waiting:
            waiting[style] = None
            style = child_value(self.sheet.styles[style], "w:basedOn")
        look = self._known.get(style or "") or self._defaults()
        for one in reversed(waiting):
            element = self.sheet.styles[one]
            look = self.paragraph_over(look, child(element, "w:pPr"))
            look = self._known[one] = replace(look, text=self.text_over(look.text, child(element, "w:rPr")))
        return look

    def paragraph(self, properties: etree._Element | None) -> ParagraphLook:
        """Return the look of a paragraph with its `w:pPr`."""
        return self.paragraph_over(self.style(child_value(properties, "w:pStyle")), properties)

    def run(self, paragraph: ParagraphLook, properties: etree._Element | None) -> TextLook:
        """Return the look of a run with its `w:rPr` in a paragraph."""
        look = paragraph.text
        for element in self.sheet.chain(child_value(properties, "w:rStyle")):
            look = self.text_over(look, child(element, "w:rPr"))
        return self.text_over(look, properties)

    def _defaults(self) -> ParagraphLook:
        """Return Word's own defaults with the document's over them."""
        text = TextLook(font="Times New Roman", size=10.0, colour="000000", kerning=False)
        look = ParagraphLook(
            text=self.text_over(text, self.sheet.default_properties("w:rPr")), hyphenate=self.hyphenated
        )
        look = self.paragraph_over(look, self.sheet.default_properties("w:pPr"))
        for element in self.table:
            look = self.paragraph_over(look, child(element, "w:pPr"))
            look = replace(look, text=self.text_over(look.text, child(element, "w:rPr")))
        return look

    def text_over(self, look: TextLook, properties: etree._Element | None) -> TextLook:
        """Return `look` with what a `w:rPr` says laid over it."""
        if properties is None:
            return look
        changes: dict[str, Any] = {}
        for found in properties:
            if isinstance(found.tag, str):
                changes |= self._text_change(look, etree.QName(found).localname, found)
        return replace(look, **changes)

    def _text_change(self, look: TextLook, name: str, found: etree._Element) -> dict[str, Any]:
        """Return the fields of a text look that one property sets."""
        match name:
            case "rFonts":
                return self._fonts(found)
            case "sz":
                return {"size": _size(value(found), look.size)}
            case "szCs":
                return {"complex_size": _size(value(found), look.size)}
            case "color":
                return {"colour": colour_of(found, self.theme) or "000000"}
            case "shd":
                return {"background": colour_of(found, self.theme, "w:fill")}
            case "highlight":
                return {"background": _HIGHLIGHTS.get(value(found) or "")}
            case "u":
                return {"underline": value(found) not in ("none", None)}
            case "spacing":
                return {"spacing": twips(value(found))}
            case "position":
                return {"rise": half_points(value(found), 0.0)}
            case "kern":
                return {"kerning": 0 < half_points(value(found), 0.0) <= look.size}
            case "vertAlign":
                return _raised(look, value(found))
            case "lang":
                return {"language": value(found) or look.language}
            case _:
                field = _SWITCHES.get(name)
                return {field: switched_on(found)} if field else {}

    def _fonts(self, found: etree._Element) -> dict[str, Any]:
        font = self.theme.font(value(found, "w:asciiTheme")) or value(found, "w:ascii") or ""
        other = self.theme.font(value(found, "w:hAnsiTheme")) or value(found, "w:hAnsi") or ""
        complex_font = self.theme.font(value(found, "w:cstheme")) or value(found, "w:cs") or ""
        changes = {"font": font or other} if font or other else {}
        return changes | ({"complex_font": complex_font} if complex_font else {})

    def paragraph_over(self, look: ParagraphLook, properties: etree._Element | None) -> ParagraphLook:
        """Return `look` with what a `w:pPr` says laid over it; a list's indent lies under the paragraph's own."""
        if properties is None:
            return look
        numbered = child(properties, "w:numPr")
        if numbered is not None:
            look = self._listed(look, numbered)
        changes: dict[str, Any] = {}
        for found in properties:
            if isinstance(found.tag, str):
                changes |= self._paragraph_change(look, etree.QName(found).localname, found)
        return replace(look, **changes)

    def _listed(self, look: ParagraphLook, numbered: etree._Element) -> ParagraphLook:
        level = self.numbering.level(child_value(numbered, "w:numId"), whole(child_value(numbered, "w:ilvl")))
        if level is None:
            return replace(look, bullet="") if child_value(numbered, "w:numId") == "0" else look
        bullet = "" if level.numbers == "none" else level.text
        return replace(self.paragraph_over(look, level.properties), bullet=bullet)

    def _paragraph_change(self, look: ParagraphLook, name: str, found: etree._Element) -> dict[str, Any]:
        """Return the fields of a paragraph look that one property sets."""
        match name:
            case "jc":
                return {"alignment": _ALIGNMENTS.get(value(found) or "", Alignment.START)}
            case "spacing":
                return _spacing(found)
            case "ind":
                return _indents(found)
            case "pBdr":
                return {"borders": merged_borders(look.borders, found, self.theme)}
            case "shd":
                return {"shading": colour_of(found, self.theme, "w:fill")}
            case "tabs":
                return {"tabs": _tabs(look.tabs, found)}
            case "outlineLvl":
                level = whole(value(found), 9)
                return {"outline": level + 1 if level < 9 else 0}
            case "suppressAutoHyphens":
                return {"hyphenate": self.hyphenated and not switched_on(found)}
            case _:
                field = _PARAGRAPH_SWITCHES.get(name)
                return {field: switched_on(found)} if field else {}


_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "strike": "strike",
    "dstrike": "strike",
    "caps": "caps",
    "smallCaps": "small_caps",
    "vanish": "hidden",
}
_PARAGRAPH_SWITCHES = {
    "keepNext": "keep_next",
    "keepLines": "keep_lines",
    "widowControl": "widow_control",
    "pageBreakBefore": "page_break_before",
    "contextualSpacing": "contextual",
    "bidi": "right_to_left",
}


def _size(text: str | None, otherwise: float) -> float:
    """Return a type size that can be read, from half points."""
    size = half_points(text, otherwise)
    return size if 1.0 <= size <= 1_638.0 else otherwise


def _raised(look: TextLook, place: str | None) -> dict[str, Any]:
    """Return size and rise of superscript and subscript."""
    if place not in ("superscript", "subscript"):
        return {}
    return {"size": look.size * 0.65, "rise": look.size * (0.35 if place == "superscript" else -0.14)}


def _spacing(found: etree._Element) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in ("before", "after"):
        if value(found, f"w:{name}Autospacing") in ("1", "true", "on"):
            changes[name] = _AUTO_SPACE
        elif (length := value(found, f"w:{name}")) is not None:
            changes[name] = twips(length)
    line = value(found, "w:line")
    if line is not None:
        rule = {"exact": LineRule.EXACT, "atLeast": LineRule.AT_LEAST}.get(
            value(found, "w:lineRule") or "", LineRule.MULTIPLE
        )
        changes |= {"line": twips(line) / 12 if rule is LineRule.MULTIPLE else twips(line), "line_rule": rule}
    return changes


def _indents(found: etree._Element) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for side, names in (("start", ("start", "left")), ("end", ("end", "right"))):
        for name in names:
            if (length := value(found, f"w:{name}")) is not None:
                changes[side] = twips(length)
                break
    if (hanging := value(found, "w:hanging")) is not None:
        changes["first"] = -twips(hanging)
    elif (first := value(found, "w:firstLine")) is not None:
        changes["first"] = twips(first)
    return changes


def merged_borders(borders: tuple[Border, ...], found: etree._Element, theme: Theme) -> tuple[Border, ...]:
    """Return borders with those of `w:pBdr`, `w:tblBorders` or `w:tcBorders` over them; `none` takes one away."""
    by_edge = {border.edge: border for border in borders}
    for one in found:
        edge = _EDGES.get(etree.QName(one).localname) if isinstance(one.tag, str) else None
        if edge is None:
            continue
        style = value(one) or "none"
        by_edge.pop(edge, None)
        if style not in ("none", "nil"):
            colour = colour_of(one, theme, "w:color") or "000000"
            by_edge[edge] = Border(
                edge, eighths(value(one, "w:sz"), 0.5), colour, points(value(one, "w:space")), _line(style)
            )
    return tuple(by_edge.values())


def _line(style: str) -> str:
    """Return the kind of line: single, double, dotted or dashed."""
    for kind in ("double", "dot", "dash"):
        if style.lower().startswith(kind):
            return {"double": "double", "dot": "dotted", "dash": "dashed"}[kind]
    return "single"


def _tabs(tabs: tuple[Tab, ...], found: etree._Element) -> tuple[Tab, ...]:
    by_place = {round(tab.position, 1): tab for tab in tabs}
    for one in found.iterchildren(clark("w:tab")):
        place = twips(value(one, "w:pos"))
        if value(one) == "clear":
            by_place.pop(round(place, 1), None)
        elif value(one) in _TABS:
            by_place[round(place, 1)] = Tab(
                place, _TABS[value(one) or ""], _LEADERS.get(value(one, "w:leader") or "", "")
            )
    return tuple(tab for _, tab in sorted(by_place.items()))
