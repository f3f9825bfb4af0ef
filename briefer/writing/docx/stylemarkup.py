"""Looks as the XML of styles (ECMA-376 part 1, 17.7), elements in the order the schema wants."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.document.blocks import Alignment
from briefer.document.house import Border, LineRule, ParagraphLook, TableLook, TextLook
from briefer.writing.docx.markup import quoted, twips

_ALIGNED = {
    Alignment.START: "left",
    Alignment.CENTER: "center",
    Alignment.END: "right",
    Alignment.DECIMAL: "right",
    Alignment.JUSTIFY: "both",
}
_EDGES = {"top": "top", "start": "left", "bottom": "bottom", "end": "right", "between": "between"}
_TABS = {"start": "left", "end": "right", "center": "center", "decimal": "decimal"}
_LEADERS = {".": "dot", "-": "hyphen", "_": "underscore"}
_EDGE_ORDER = ("top", "start", "bottom", "end", "between")


def style_xml(
    kind: str,
    identifier: str,
    name: str,
    based: str,
    *,
    paragraph: str = "",
    run: str = "",
    more: str = "",
    following: str = "",
) -> str:
    """Return a style of our own."""
    parts = [
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{quoted(identifier)}"><w:name w:val="{quoted(name)}"/>'
    ]
    if based:
        parts.append(f'<w:basedOn w:val="{quoted(based)}"/>')
    if following:
        parts.append(f'<w:next w:val="{quoted(following)}"/>')
    parts.append("<w:qFormat/>")
    if paragraph:
        parts.append(f"<w:pPr>{paragraph}</w:pPr>")
    if run:
        parts.append(f"<w:rPr>{run}</w:rPr>")
    return "".join((*parts, more, "</w:style>"))


def paragraph_xml(look: ParagraphLook, numbering: int | None = None) -> str:
    """Return a look's paragraph properties, all said outright."""
    line = twips(look.line) if look.line_rule is not LineRule.MULTIPLE else round(look.line * 240)
    rule = {LineRule.MULTIPLE: "auto", LineRule.EXACT: "exact", LineRule.AT_LEAST: "atLeast"}[look.line_rule]
    first = f'w:firstLine="{twips(look.first)}"' if look.first >= 0 else f'w:hanging="{twips(-look.first)}"'
    parts = [
        "<w:keepNext/>" if look.keep_next else "",
        "<w:keepLines/>" if look.keep_lines else "",
        "<w:pageBreakBefore/>" if look.page_break_before else "",
        f'<w:numPr><w:numId w:val="{numbering}"/></w:numPr>' if numbering else "",
        borders_xml(look.borders),
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.shading}"/>' if look.shading else "",
        _tabs_xml(look),
        "" if look.hyphenate else "<w:suppressAutoHyphens/>",
        f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}" w:line="{line}" w:lineRule="{rule}"/>',
        f'<w:ind w:left="{twips(look.start)}" w:right="{twips(look.end)}" {first}/>',
        "<w:contextualSpacing/>" if look.contextual else "",
        f'<w:jc w:val="{_ALIGNED[look.alignment]}"/>',
        f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else "",
    ]
    return "".join(parts)


def text_xml(look: TextLook, *, size: bool = True) -> str:
    """Return a look's run properties, for Latin and for complex scripts alike."""
    complex_font = look.complex_font or look.font
    half, complex_half = round(look.size * 2), round((look.complex_size or look.size) * 2)
    parts = [
        f'<w:rFonts w:ascii="{quoted(look.font)}" w:hAnsi="{quoted(look.font)}" w:cs="{quoted(complex_font)}"/>',
        "<w:b/><w:bCs/>" if look.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>',
        "<w:i/><w:iCs/>" if look.italic else '<w:i w:val="0"/><w:iCs w:val="0"/>',
        "<w:caps/>" if look.caps else "",
        "<w:smallCaps/>" if look.small_caps else "",
        f'<w:color w:val="{look.colour}"/>',
        f'<w:spacing w:val="{twips(look.spacing)}"/>' if look.spacing else "",
        f'<w:sz w:val="{half}"/><w:szCs w:val="{complex_half}"/>' if size else "",
        '<w:u w:val="single"/>' if look.underline else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.background}"/>' if look.background else "",
    ]
    return "".join(parts)


def borders_xml(borders: Sequence[Border], element: str = "w:pBdr") -> str:
    """Return paragraph borders; empty where there are none."""
    by_edge = {border.edge: border for border in borders}
    found = [border_xml(_EDGES[edge], by_edge[edge]) for edge in _EDGE_ORDER if edge in by_edge]
    return f"<{element}>{''.join(found)}</{element}>" if found else ""


def border_xml(edge: str, border: Border) -> str:
    """Return one border."""
    width = max(2, round(border.width * 8))
    return f'<w:{edge} w:val="single" w:sz="{width}" w:space="{min(31, round(border.gap))}" w:color="{border.colour}"/>'


def table_style_xml(look: TableLook, identifier: str, name: str, based: str) -> str:
    """Return a table style: rules, header and the space in cells."""
    by_edge = {rule.edge: rule for rule in look.rules}
    edges = (
        ("top", "top"),
        ("start", "left"),
        ("bottom", "bottom"),
        ("end", "right"),
        ("inside", "insideH"),
        ("inside-vertical", "insideV"),
    )
    rules = "".join(border_xml(tag, by_edge[edge]) for edge, tag in edges if edge in by_edge)
    pad, above = twips(look.padding), twips(look.above)
    cells = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", above), ("left", pad), ("bottom", above), ("right", pad))
    )
    header = border_xml("bottom", by_edge["header"]) if "header" in by_edge else ""
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.header_shading}"/>' if look.header_shading else ""
    first = f"<w:tcBorders>{header}</w:tcBorders>" if header else ""
    more = (
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>{first}{shading}</w:tcPr></w:tblStylePr>'
    )
    return style_xml("table", identifier, name, based, more=more)


def _tabs_xml(look: ParagraphLook) -> str:
    if not look.tabs:
        return ""
    found = sorted(look.tabs, key=lambda tab: tab.position)
    return (
        "<w:tabs>"
        + "".join(
            f'<w:tab w:val="{_TABS.get(tab.alignment, "left")}"'
            + (f' w:leader="{_LEADERS[tab.leader]}"' if tab.leader in _LEADERS else "")
            + f' w:pos="{twips(tab.position)}"/>'
            for tab in found
        )
        + "</w:tabs>"
    )
