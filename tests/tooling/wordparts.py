"""Builds an ordinary Word file from a list of styles and a few lines of pages; the shipped house styles were made with it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument"
SCRIPT_FONTS = {"Source Serif 4": "Amiri", "Source Serif 4 Display": "Amiri", "Source Sans 3": "IBM Plex Sans Arabic"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style; lengths in points. `kind` is paragraph, character or table; `raw_p`, `raw_r`, `raw` are XML put in as they are."""

    name: str
    kind: str = "paragraph"
    based: str = "Normal"
    next: str = ""
    font: str = ""
    size: float = 0
    bold: bool | None = None
    italic: bool | None = None
    caps: bool = False
    small_caps: bool = False
    spacing: float = 0
    colour: str = ""
    theme_colour: str = ""
    line: float = 0
    exact: bool = False
    before: float | None = None
    after: float | None = None
    start: float | None = None
    end: float | None = None
    first: float = 0
    align: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    contextual: bool = False
    no_hyphens: bool = False
    outline: int = 0
    tabs: Sequence[tuple[float, str, str]] = ()
    borders: Mapping[str, tuple[float, str, float]] = field(default_factory=dict)  # edge: width, colour, gap
    shading: str = ""
    numbering: int = 0
    raw_p: str = ""
    raw_r: str = ""
    raw: str = ""

    @property
    def id(self) -> str:
        return "".join(part.capitalize() if part.islower() else part for part in self.name.split())


def twentieths(points: float) -> int:
    return round(points * 20)


def style_xml(style: Style) -> str:
    """Return one `w:style`."""
    default = ' w:default="1"' if style.name in ("Normal", "Default Paragraph Font", "Normal Table", "No List") else ""
    based = f'<w:basedOn w:val="{Style(name=style.based).id}"/>' if style.based and style.based != style.name else ""
    following = f'<w:next w:val="{Style(name=style.next).id}"/>' if style.next else ""
    inner = _paragraph_properties(style) if style.kind == "paragraph" else ""
    custom = "" if style.name in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>{based}{following}'
        f"<w:qFormat/>{inner}{_text_properties(style)}{style.raw}</w:style>"
    )


BUILT_IN = frozenset(
    [
        "Normal",
        "Title",
        "Subtitle",
        "Quote",
        "List Bullet",
        "List Number",
        "List Bullet 2",
        "caption",
        "footnote text",
        "footnote reference",
        "endnote text",
        "endnote reference",
        "toc 1",
        "toc 2",
        "toc 3",
        "TOC Heading",
        "header",
        "footer",
        "Hyperlink",
        "heading 1",
        "heading 2",
        "heading 3",
        "heading 4",
        "Strong",
        "Emphasis",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        "Bibliography",
        "annotation text",
        "annotation reference",
    ]
)


def _paragraph_properties(style: Style) -> str:
    """Return `w:pPr` in the order the schema asks for."""
    parts = [
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.keep_lines else "",
        f'<w:numPr><w:numId w:val="{style.numbering}"/></w:numPr>' if style.numbering else "",
        _borders(style.borders),
        f'<w:shd w:val="clear" w:color="auto" w:fill="{style.shading}"/>' if style.shading else "",
        _tabs(style.tabs),
        "<w:suppressAutoHyphens/>" if style.no_hyphens else "",
        _spacing(style),
        _indent(style),
        "<w:contextualSpacing/>" if style.contextual else "",
        f'<w:jc w:val="{style.align}"/>' if style.align else "",
        f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "",
    ]
    inner = "".join(parts) + style.raw_p
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def _borders(borders: Mapping[str, tuple[float, str, float]]) -> str:
    if not borders:
        return ""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{round(width * 8)}" w:space="{round(gap)}" w:color="{colour}"/>'
        for edge, (width, colour, gap) in borders.items()
    )
    return f"<w:pBdr>{edges}</w:pBdr>"


def _tabs(tabs: Sequence[tuple[float, str, str]]) -> str:
    if not tabs:
        return ""
    leader = {".": ' w:leader="dot"', "_": ' w:leader="underscore"', "": ""}
    stops = "".join(f'<w:tab w:val="{kind}"{leader[fill]} w:pos="{twentieths(place)}"/>' for place, kind, fill in tabs)
    return f"<w:tabs>{stops}</w:tabs>"


def _spacing(style: Style) -> str:
    parts = []
    if style.before is not None:
        parts.append(f'w:before="{twentieths(style.before)}"')
    if style.after is not None:
        parts.append(f'w:after="{twentieths(style.after)}"')
    if style.line:
        parts.append(f'w:line="{twentieths(style.line)}" w:lineRule="{"exact" if style.exact else "atLeast"}"')
    return f"<w:spacing {' '.join(parts)}/>" if parts else ""


def _indent(style: Style) -> str:
    parts = []
    if style.start is not None:
        parts.append(f'w:left="{twentieths(style.start)}"')
    if style.end is not None:
        parts.append(f'w:right="{twentieths(style.end)}"')
    if style.first:
        name = "hanging" if style.first < 0 else "firstLine"
        parts.append(f'w:{name}="{twentieths(abs(style.first))}"')
    return f"<w:ind {' '.join(parts)}/>" if parts else ""


def _text_properties(style: Style) -> str:
    """Return `w:rPr` in the order the schema asks for."""
    fonts = (
        f'w:ascii="{style.font}" w:hAnsi="{style.font}" w:cs="{SCRIPT_FONTS.get(style.font, style.font)}"'
        if style.font
        else ""
    )
    theme = f' w:themeColor="{style.theme_colour}"' if style.theme_colour else ""
    size = round(style.size * 2)
    parts = [
        f"<w:rFonts {fonts}/>" if fonts else "",
        _switch("b", style.bold) + _switch("bCs", style.bold),
        _switch("i", style.italic) + _switch("iCs", style.italic),
        "<w:caps/>" if style.caps else "",
        "<w:smallCaps/>" if style.small_caps else "",
        f'<w:color w:val="{style.colour}"{theme}/>' if style.colour else "",
        f'<w:spacing w:val="{twentieths(style.spacing)}"/>' if style.spacing else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
    ]
    inner = "".join(parts) + style.raw_r
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _switch(name: str, on: bool | None) -> str:
    return "" if on is None else f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def run(text: str, style: str = "", *, preserve: bool = True) -> str:
    """Return a run; a tab character is a tab."""
    properties = f'<w:rPr><w:rStyle w:val="{Style(name=style).id}"/></w:rPr>' if style else ""
    parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in text.split("\t")]
    return f"<w:r>{properties}{'<w:tab/>'.join(parts)}</w:r>"


def page_field(instruction: str) -> str:
    """Return a field such as PAGE."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def paragraph(style: str, *content: str, section: str = "") -> str:
    """Return a paragraph of the named style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{Style(name=style).id}"/>{section}</w:pPr>{"".join(content)}</w:p>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A section's paper; lengths in points."""

    width: float = 595.3
    height: float = 841.9
    top: float = 92
    bottom: float = 92
    left: float = 108
    right: float = 119
    header: float = 42
    footer: float = 40
    columns: int = 1
    gap: float = 18

    @property
    def measure(self) -> float:
        return self.width - self.left - self.right


def section_xml(paper: Paper, *, default: str, first: str = "", kind: str = "nextPage") -> str:
    """Return `w:sectPr`; `default` and `first` are ends of relationship ids (`1` means headers and footers rIdH1, rIdF1)."""
    furniture = f'<w:headerReference w:type="default" r:id="rIdH{default}"/><w:footerReference w:type="default" r:id="rIdF{default}"/>'
    if first:
        furniture += f'<w:headerReference w:type="first" r:id="rIdH{first}"/><w:footerReference w:type="first" r:id="rIdF{first}"/>'
    margins = " ".join(
        f'w:{name}="{twentieths(length)}"'
        for name, length in (
            ("top", paper.top),
            ("right", paper.right),
            ("bottom", paper.bottom),
            ("left", paper.left),
            ("header", paper.header),
            ("footer", paper.footer),
            ("gutter", 0),
        )
    )
    columns = (
        f'<w:cols w:num="{paper.columns}" w:space="{twentieths(paper.gap)}"/>'
        if paper.columns > 1
        else '<w:cols w:space="720"/>'
    )
    return (
        f'<w:sectPr>{furniture}<w:type w:val="{kind}"/><w:pgSz w:w="{twentieths(paper.width)}" w:h="{twentieths(paper.height)}"/>'
        f"<w:pgMar {margins}/>{columns}{'<w:titlePg/>' if first else ''}</w:sectPr>"
    )


def word_file(
    styles: Sequence[Style], *, body: str, headers: Mapping[str, str], footers: Mapping[str, str], numbering: str
) -> bytes:
    """Return the Word file; `headers` and `footers` are paragraphs by the end of their relationship id."""
    furniture = [("header", "H", headers), ("footer", "F", footers)]
    overrides, relations, parts = "", "", {}
    for kind, letter, files in furniture:
        for end, content in files.items():
            name = f"{kind}{end}.xml"
            root = "hdr" if kind == "header" else "ftr"
            parts[f"word/{name}"] = f'{HEAD}<w:{root} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{root}>'
            overrides += f'<Override PartName="/word/{name}" ContentType="{OFFICE}.wordprocessingml.{kind}+xml"/>'
            relations += f'<Relationship Id="rId{letter}{end}" Type="{R}/{kind}" Target="{name}"/>'
    main = {"styles": "styles", "numbering": "numbering", "settings": "settings", "fontTable": "fontTable"}
    for number, (kind, name) in enumerate(main.items(), 1):
        overrides += f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.wordprocessingml.{kind}+xml"/>'
        relations += f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{name}.xml"/>'
    overrides += f'<Override PartName="/word/theme/theme1.xml" ContentType="{OFFICE}.theme+xml"/>'
    relations += f'<Relationship Id="rId9" Type="{R}/theme" Target="theme/theme1.xml"/>'
    parts |= {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.wordprocessingml.document.main+xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": f'{RELS}<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{RELS}{relations}</Relationships>",
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": styles_xml(styles),
        "word/numbering.xml": f'{HEAD}<w:numbering xmlns:w="{W}">{numbering}</w:numbering>',
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": _font_table(),
        "word/theme/theme1.xml": THEME,
    }
    return _zipped(parts)


def styles_xml(styles: Sequence[Style]) -> str:
    """Return the styles part with document defaults."""
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Source Serif 4" w:hAnsi="Source Serif 4" w:eastAsia="Source Serif 4" w:cs="Amiri"/>'
        '<w:kern w:val="2"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{"".join(style_xml(style) for style in styles)}</w:styles>'


def numbering_level(
    number: int, level: int, bullet: str, indent: float, hanging: float, *, kind: str = "bullet", colour: str = ""
) -> str:
    """Return one `w:lvl`."""
    tint = (
        f'<w:rPr><w:rFonts w:ascii="Source Serif 4" w:hAnsi="Source Serif 4" w:hint="default"/><w:color w:val="{colour}"/></w:rPr>'
        if colour
        else ""
    )
    del number
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{bullet}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twentieths(indent)}" w:hanging="{twentieths(hanging)}"/></w:pPr>{tint}</w:lvl>'
    )


def numbering_xml(lists: Sequence[Sequence[str]]) -> str:
    """Return numbering definitions 1, 2, … each of the given levels."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="hybridMultilevel"/>{"".join(levels)}</w:abstractNum>'
        for place, levels in enumerate(lists)
    )
    used = "".join(
        f'<w:num w:numId="{place + 1}"><w:abstractNumId w:val="{place}"/></w:num>' for place in range(len(lists))
    )
    return abstract + used


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in (
            ("Source Serif 4", "Georgia", "roman"),
            ("Source Serif 4 Display", "Georgia", "roman"),
            ("Source Sans 3", "Calibri", "swiss"),
            ("Amiri", "Times New Roman", "roman"),
        )
    )
    return f'{HEAD}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def _zipped(parts: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELS = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="720"/><w:autoHyphenation/>'
    '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="284"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB" w:bidi="ar-SA"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
_COLOURS = (
    "dk1 1B2126,lt1 FFFFFF,dk2 5B6770,lt2 F6F7F8,accent1 0B5563,accent2 D55E00,accent3 0072B2,"
    "accent4 009E73,accent5 E69F00,accent6 CC79A7,hlink 0B5563,folHlink 5B6770"
)
_SCHEME = "".join(
    f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
    for name, colour in (pair.split() for pair in _COLOURS.split(","))
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
THEME = (
    f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Briefer"><a:themeElements>'
    f'<a:clrScheme name="Briefer">{_SCHEME}</a:clrScheme><a:fontScheme name="Briefer">'
    '<a:majorFont><a:latin typeface="Source Sans 3"/><a:ea typeface=""/><a:cs typeface="IBM Plex Sans Arabic"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Source Serif 4"/><a:ea typeface=""/><a:cs typeface="Amiri"/></a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="Briefer"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    "<a:lnStyleLst>" + f'<a:ln w="6350">{_FILL}</a:ln>' * 3 + "</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
