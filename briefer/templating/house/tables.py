"""How tables of the content look: the house's own table style, as far as a briefing needs it."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from briefer.document.house import Border, TableLook, TextLook
from briefer.ooxml.names import child, clark, value
from briefer.ooxml.theme import colour_of
from briefer.ooxml.units import twips
from briefer.templating.house.looks import Looks, merged_borders

TABLE_STYLES = ("Briefing Table", "Table", "Table Grid Light", "Plain Table 1", "Table Grid")


def read_table_look(looks: Looks) -> TableLook | None:
    """Return the look of the first table style that the house has of `TABLE_STYLES`; None where it has none of them."""
    style = _table_style(looks)
    if style is None:
        return None
    body = looks.style(None).text
    header = replace(body, bold=True)
    look = TableLook(header, body, padding=4.0, above=0.0)
    for element in looks.sheet.chain(style):
        look = _over(look, element, looks)
    return look


def _table_style(looks: Looks) -> str | None:
    """Return the id of the style that `read_table_look` reads; None where the house has none."""
    return next(
        (found for name in TABLE_STYLES if (found := looks.sheet.by_name(name)) and looks.sheet.kind(found) == "table"),
        None,
    )


def _over(look: TableLook, element: etree._Element, looks: Looks) -> TableLook:
    """Return the look with one style's properties over it."""
    body = looks.text_over(look.body, child(element, "w:rPr"))
    changed = looks.text_over(replace(look.header, bold=True), child(element, "w:rPr"))
    properties = child(element, "w:tblPr")
    rules = look.rules
    borders = child(properties, "w:tblBorders")
    if borders is not None:
        rules = merged_borders(rules, borders, looks.theme)
    first, band = _part(element, "firstRow"), _part(element, "band1Horz")
    header = looks.text_over(changed, child(first, "w:rPr"))
    return TableLook(
        header,
        body,
        _with_header_rule(rules, first, looks),
        _filling(first, looks) or look.header_shading,
        _filling(band, looks) or look.band_shading,
        _padding(properties, look.padding, "left", "start"),
        _padding(properties, look.above, "top"),
    )


def _part(element: etree._Element, kind: str) -> etree._Element | None:
    return next((one for one in element.iterchildren(clark("w:tblStylePr")) if value(one, "w:type") == kind), None)


def _filling(part: etree._Element | None, looks: Looks) -> str | None:
    return colour_of(child(child(part, "w:tcPr"), "w:shd"), looks.theme, "w:fill")


def _with_header_rule(rules: tuple[Border, ...], first: etree._Element | None, looks: Looks) -> tuple[Border, ...]:
    """Return rules with the first row's lower border as the rule below the header."""
    borders = child(child(first, "w:tcPr"), "w:tcBorders")
    if borders is None:
        return rules
    below = [
        replace(border, edge="header") for border in merged_borders((), borders, looks.theme) if border.edge == "bottom"
    ]
    return (*(rule for rule in rules if rule.edge != "header"), *below)


def _padding(properties: etree._Element | None, otherwise: float, *sides: str) -> float:
    margins = child(properties, "w:tblCellMar")
    found = next((one for side in sides if (one := child(margins, f"w:{side}")) is not None), None)
    return otherwise if found is None else twips(value(found, "w:w"), otherwise)


def plain_table(text: TextLook, colour: str) -> TableLook:
    """Return the look of tables for a house that has none: horizontal rules only."""
    rules = (Border("top", 1.0, colour), Border("header", 0.5, colour), Border("bottom", 1.0, colour))
    return TableLook(replace(text, bold=True), text, rules)
