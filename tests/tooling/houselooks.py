"""The styles, lists, head and foot of the shipped looks; `make_styles` builds each template's Word file of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.tooling.wordparts import Paper, Style, numbering_level, numbering_xml, page_field, paragraph, run

SERIF, SANS = "Source Serif 4", "Source Sans 3"
DISPLAY = "Source Serif 4 Display"  # from 15 points
INK, GREY, ACCENT = "1B2126", "5B6770", "0B5563"
LEAD = 14.5  # the baseline rhythm, points
SECOND_EDGE = 17  # where source lines, notes and the text of lists stand, points
PLAIN: dict[str, Any] = {"align": "left", "no_hyphens": True}
SMALL: dict[str, Any] = {"font": SANS, "size": 8.5, "line": 11.5, "colour": GREY} | PLAIN
HEAD: dict[str, Any] = {"font": SANS, "bold": True, "keep_next": True, "keep_lines": True, "next": "Normal"} | PLAIN
TINTED: dict[str, Any] = {"colour": ACCENT, "theme_colour": "accent1"}


def styles(paper: Paper, *, size: float = 10.5, lead: float = LEAD, align: str = "both") -> list[Style]:
    """Return the styles of a house in the shipped look, for text of `size` on `lead` points."""
    return [
        Style(name="Normal", font=SERIF, size=size, colour=INK, line=lead, before=0, after=lead / 2, align=align),
        Style(name="Default Paragraph Font", kind="character", based=""),
        Style(name="Normal Table", kind="table", based="", raw=_PLAIN_TABLE),
        *_headings(size, lead),
        *_cover(lead),
        *_texts(size, lead),
        *_asides(size, lead),
        *_furniture(paper, size, lead),
        *_characters(),
        Style(name="Briefing Table", kind="table", based="Normal Table", raw=_RULED_TABLE),
    ]


def changed(made: list[Style], **changes: dict[str, object]) -> list[Style]:
    """Return styles with some fields of some changed; `heading_1` stands for `heading 1`."""
    by_name = {name.replace("_", " "): fields for name, fields in changes.items()}
    return [replace(style, **by_name.get(style.name, {})) for style in made]  # type: ignore[arg-type]


def _headings(size: float, lead: float) -> list[Style]:
    """Return headings 1 to 4: by size and space first."""
    plain: dict[str, Any] = HEAD | {"bold": False, "italic": True} | TINTED
    return [
        Style(name="heading 1", size=17, line=21.75, before=lead * 2, after=lead / 2, outline=1, colour=INK, **HEAD),
        Style(name="heading 2", size=12.5, line=lead, before=lead, after=lead / 4, outline=2, colour=INK, **HEAD),
        Style(name="heading 3", size=size, line=lead, before=lead, after=0, outline=3, colour=INK, **HEAD),
        Style(name="heading 4", size=size, line=lead, before=lead / 2, after=0, outline=4, **plain),
    ]


def _cover(lead: float) -> list[Style]:
    """Return what stands on a cover or at the head of a first page."""
    line: dict[str, Any] = {"font": SANS, "size": 10.5, "line": lead, "before": 0, "after": 0} | PLAIN
    rule: dict[str, Any] = {"bottom": (1, ACCENT, 12)}
    return [
        Style(
            name="Title",
            font=DISPLAY,
            size=32,
            line=37,
            before=60,
            after=12,
            colour=INK,
            next="Subtitle",
            borders=rule,
            **PLAIN,
        ),
        Style(name="Subtitle", font=SANS, size=14, line=19, before=0, after=lead, colour=GREY, **PLAIN),
        Style(name="Cover Series", bold=True, **line, **TINTED),
        Style(name="Cover Line", colour=INK, **line),
    ]


def _texts(size: float, lead: float) -> list[Style]:
    """Return quotations with their source line, and lists."""
    item: dict[str, Any] = {"start": SECOND_EDGE, "first": -SECOND_EDGE, "before": 0, "after": lead / 4}
    return [
        Style(name="Lead", size=12.5, line=18, before=0, after=lead / 2, align="left"),
        Style(name="Quote", before=lead / 4, after=lead / 4, start=SECOND_EDGE, keep_lines=False),
        Style(name="Source Line", before=0, after=lead * 3 / 4, start=SECOND_EDGE, **(SMALL | {"line": 12})),
        Style(name="Key Point", numbering=1, align="left", keep_lines=True, **item),
        Style(name="List Bullet", numbering=2, **item),
        Style(name="List Bullet 2", numbering=4, **(item | {"start": SECOND_EDGE * 2})),
        Style(name="List Number", numbering=3, **item),
    ]


def _asides(size: float, lead: float) -> list[Style]:
    """Return the house's own words and what stands beside the text."""
    label: dict[str, Any] = {"font": SANS, "size": 8.5, "bold": True, "line": 12, "keep_next": True} | PLAIN | TINTED
    sans: dict[str, Any] = {"font": SANS, "before": 0}
    note: dict[str, Any] = SMALL | {"size": 9.5, "line": 13}
    return [
        Style(name="Label", before=lead / 2, after=2, **label),
        Style(name="Assessment", size=size, line=lead, after=lead / 4, align="left", keep_lines=True, **sans),
        Style(name="Note", before=lead / 4, after=lead / 2, start=SECOND_EDGE, **note),
        Style(name="Small", before=0, after=lead / 4, **SMALL),
        Style(name="caption", before=lead / 2, after=4, keep_next=True, **SMALL),
        Style(name="Timeline", size=9.5, line=13, after=5, **sans, **PLAIN),
        Style(name="annotation text", font=SANS, size=9.5),
    ]


def _furniture(paper: Paper, size: float, lead: float) -> list[Style]:
    """Return head, foot, marking, contents, notes and sources."""
    middle, edge = (paper.measure / 2, "center", ""), (paper.measure, "right", "")
    toc: dict[str, Any] = {"font": SANS, "end": 30, "after": 0, "tabs": ((paper.measure, "right", "."),)} | PLAIN
    entry: dict[str, Any] = {
        "font": SANS,
        "size": 9.5,
        "line": 13,
        "before": 0,
        "after": 4,
        "start": 22,
        "first": -22,
    } | PLAIN
    note: dict[str, Any] = {
        "font": SERIF,
        "size": 8.5,
        "line": 11.5,
        "before": 0,
        "after": 2,
        "start": 11,
        "first": -11,
    }
    return [
        Style(
            name="Marking", font=SANS, size=12, bold=True, line=LEAD, before=0, after=0, align="right", no_hyphens=True
        ),
        Style(name="header", before=0, after=0, tabs=(edge,), **SMALL),
        Style(name="footer", before=0, after=0, tabs=(middle, edge), **SMALL),
        Style(name="TOC Heading", based="heading 2", outline=0, raw_p='<w:outlineLvl w:val="9"/>'),
        Style(name="toc 1", size=size, line=lead, before=4, **toc),
        Style(name="toc 2", size=9.5, line=13, before=0, start=SECOND_EDGE, colour=GREY, **toc),
        Style(name="toc 3", based="toc 2", start=36),
        Style(name="Bibliography", tabs=((22, "left", ""),), **entry),
        Style(name="footnote text", align="left", **note),
        Style(name="endnote text", based="footnote text"),
    ]


def _characters() -> list[Style]:
    """Return the character styles."""
    raised = '<w:vertAlign w:val="superscript"/>'
    return [
        _character("footnote reference", raw_r=raised),
        _character("endnote reference", raw_r=raised),
        _character("Hyperlink", **TINTED),
        _character("Strong", bold=True),
        _character("Emphasis", italic=True),
        _character("Marking Words", font=SANS, size=12, bold=True, colour=INK),
        _character("Muted", colour=GREY),
        _character("Portion Marking", font=SANS, size=8.5, bold=True, colour=GREY),
    ]


def _character(name: str, **values: object) -> Style:
    return Style(name=name, kind="character", based="Default Paragraph Font", **values)  # type: ignore[arg-type]


_PLAIN_TABLE = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
_RULED_TABLE = (
    '<w:pPr><w:suppressAutoHyphens/><w:spacing w:before="0" w:after="0" w:line="250" w:lineRule="atLeast"/><w:jc w:val="left"/></w:pPr>'
    f'<w:rPr><w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:cs="IBM Plex Sans Arabic"/><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>'
    f'<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
    '<w:insideH w:val="single" w:sz="2" w:space="0" w:color="C9CFD4"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
    '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{ACCENT}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
)


def lists() -> str:
    """Return the numbering: 1 key points, 2 bullets, 3 numbers, 4 nested bullets."""
    step = SECOND_EDGE
    return numbering_xml(
        [
            [numbering_level(1, 0, "•", step, step, colour=ACCENT)],
            [
                numbering_level(2, 0, "•", step, step, colour=ACCENT),
                numbering_level(2, 1, "–", step * 2, step, colour=ACCENT),
            ],
            [numbering_level(3, 0, "%1.", step, step, kind="decimal")],
            [numbering_level(4, 0, "–", step * 2, step, colour=ACCENT)],
        ]
    )


MARK = run("{{ pack.marking }}", "Marking Words")
CAVEATS = paragraph("header", run("\t{{ pack.caveats }}"))
FOOT_CAVEATS = paragraph("footer", run("\t\t{{ pack.caveats }}"))
RUNNING_HEAD = paragraph("header", run("{{ pack.running_head }}\t"), MARK) + CAVEATS
COVER_HEAD = paragraph("header", run("\t"), MARK) + CAVEATS
PAGE_OF = (
    run("\t{{ word.page_before }}")
    + page_field("PAGE")
    + run("{{ word.page_between }}")
    + page_field("NUMPAGES")
    + run("\t")
)
RUNNING_FOOT = paragraph("footer", run("{{ pack.running_foot }}"), PAGE_OF, MARK) + FOOT_CAVEATS
COVER_FOOT = paragraph("footer", PAGE_OF, MARK) + FOOT_CAVEATS
BODY = paragraph("Normal", run("{{ body }}"))
COVER = (
    paragraph("Cover Series", run("{{ pack.issuer }}"))
    + paragraph("Cover Line", run("{{ pack.series }} · {{ word.issue_number }}"))
    + paragraph("Title", run("{{ pack.title }}"))
    + paragraph("Subtitle", run("{{ pack.subtitle }}"))
    + paragraph("Cover Line", run("{{ pack.period }}"))
    + paragraph("Cover Line", run("{{ pack.date }} · {{ pack.author }}"))
    + paragraph("Cover Line", run("{{ word.to_recipients }}"))
)
