"""Makes the shipped templates' `style.docx`: `python -m tests.tooling.make_styles [FOLDER]`. From then on they are ordinary Word files."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from tests.tooling.wordparts import (
    Paper,
    Style,
    numbering_level,
    numbering_xml,
    page_field,
    paragraph,
    run,
    section_xml,
    word_file,
)

SERIF, SANS = "Source Serif 4", "Source Sans 3"
INK, GREY, ACCENT = "1B2126", "5B6770", "0B5563"
LEAD = 14.5  # the baseline rhythm
SECOND_EDGE = 17


def _accent(**values: object) -> dict[str, object]:
    return {"colour": ACCENT, "theme_colour": "accent1", **values}


def styles(paper: Paper, *, size: float = 10.5, lead: float = LEAD, align: str = "both") -> list[Style]:
    """Return the styles of a house in the shipped look, for text of `size` on `lead` points."""
    measure = paper.measure
    small = {"font": SANS, "size": 8.5, "line": 11.5, "colour": GREY, "align": "left", "no_hyphens": True}
    tabs = ((measure / 2, "center", ""), (measure, "right", ""))
    head = {
        "font": SANS,
        "bold": True,
        "keep_next": True,
        "keep_lines": True,
        "align": "left",
        "no_hyphens": True,
        "next": "Normal",
    }
    return [
        Style(name="Normal", font=SERIF, size=size, colour=INK, line=lead, before=0, after=lead / 2, align=align),
        Style(name="Default Paragraph Font", kind="character", based=""),
        Style(name="Normal Table", kind="table", based="", raw=_PLAIN_TABLE),
        Style(name="heading 1", size=17, line=21.75, before=lead * 2, after=lead / 2, outline=1, colour=INK, **head),
        Style(name="heading 2", size=12.5, line=lead, before=lead * 1.5, after=lead / 4, outline=2, colour=INK, **head),
        Style(name="heading 3", size=size, line=lead, before=lead, after=0, outline=3, colour=INK, **head),
        Style(
            name="heading 4",
            size=size,
            line=lead,
            before=lead / 2,
            after=0,
            outline=4,
            **(head | {"bold": False, "italic": True}),
            **_accent(),
        ),
        Style(
            name="Title",
            font=SERIF,
            size=32,
            line=37,
            before=60,
            after=12,
            colour=INK,
            align="left",
            no_hyphens=True,
            next="Subtitle",
            borders={"bottom": (1, ACCENT, 12)},
        ),
        Style(
            name="Subtitle",
            font=SANS,
            size=14,
            line=19,
            before=0,
            after=lead,
            colour=GREY,
            align="left",
            no_hyphens=True,
        ),
        Style(
            name="Cover Series",
            font=SANS,
            size=10.5,
            bold=True,
            line=lead,
            before=0,
            after=0,
            align="left",
            no_hyphens=True,
            **_accent(),
        ),
        Style(
            name="Cover Line",
            font=SANS,
            size=10.5,
            line=lead,
            before=0,
            after=0,
            colour=INK,
            align="left",
            no_hyphens=True,
        ),
        Style(name="Lead", size=12.5, line=18, before=0, after=lead / 2, align="left"),
        Style(name="Quote", before=0, after=lead / 4, start=SECOND_EDGE, keep_lines=False),
        Style(
            name="Source Line",
            based="Normal",
            before=2,
            after=lead,
            start=SECOND_EDGE,
            **(small | {"line": 12}),
        ),
        Style(
            name="Key Point",
            numbering=1,
            start=SECOND_EDGE,
            first=-SECOND_EDGE,
            before=0,
            after=lead / 4,
            align="left",
            keep_lines=True,
        ),
        Style(name="List Bullet", numbering=2, start=SECOND_EDGE, first=-SECOND_EDGE, before=0, after=lead / 4),
        Style(name="List Bullet 2", numbering=4, start=SECOND_EDGE * 2, first=-SECOND_EDGE, before=0, after=lead / 4),
        Style(name="List Number", numbering=3, start=SECOND_EDGE, first=-SECOND_EDGE, before=0, after=lead / 4),
        Style(
            name="Label",
            font=SANS,
            size=8.5,
            bold=True,
            line=12,
            before=lead / 2,
            after=2,
            keep_next=True,
            align="left",
            no_hyphens=True,
            **_accent(),
        ),
        Style(
            name="Assessment",
            font=SANS,
            size=size,
            line=lead,
            before=0,
            after=lead / 2,
            align="left",
            keep_lines=True,
        ),
        Style(name="Note", before=0, after=lead / 2, start=SECOND_EDGE, **(small | {"size": 9.5, "line": 13})),
        Style(name="Small", before=0, after=2, **small),
        Style(name="caption", before=lead / 2, after=4, **small),
        Style(name="Timeline", font=SANS, size=9.5, line=13, before=0, after=5, align="left", no_hyphens=True),
        Style(
            name="Marking", font=SANS, size=12, bold=True, line=LEAD, before=0, after=0, align="right", no_hyphens=True
        ),
        Style(name="header", before=0, after=0, tabs=tabs[1:], **small),
        Style(name="footer", before=0, after=0, tabs=tabs, **small),
        Style(name="TOC Heading", based="heading 2", outline=0, raw_p='<w:outlineLvl w:val="9"/>'),
        Style(
            name="toc 1",
            font=SANS,
            size=size,
            line=lead,
            before=4,
            after=0,
            end=30,
            align="left",
            no_hyphens=True,
            tabs=((measure, "right", "."),),
        ),
        Style(
            name="toc 2",
            font=SANS,
            size=9.5,
            line=13,
            before=0,
            after=0,
            start=SECOND_EDGE,
            end=30,
            colour=GREY,
            align="left",
            no_hyphens=True,
            tabs=((measure, "right", "."),),
        ),
        Style(name="toc 3", based="toc 2", start=36),
        Style(
            name="Bibliography",
            font=SANS,
            size=9.5,
            line=13,
            before=0,
            after=4,
            start=22,
            first=-22,
            align="left",
            no_hyphens=True,
            tabs=((22, "left", ""),),
        ),
        Style(
            name="footnote text", font=SERIF, size=8.5, line=11.5, before=0, after=2, align="left", start=11, first=-11
        ),
        Style(name="endnote text", based="footnote text"),
        Style(name="annotation text", font=SANS, size=9.5),
        _character("footnote reference", raw_r='<w:vertAlign w:val="superscript"/>'),
        _character("endnote reference", raw_r='<w:vertAlign w:val="superscript"/>'),
        _character("Hyperlink", **_accent()),
        _character("Strong", bold=True),
        _character("Emphasis", italic=True),
        _character("Marking Words", font=SANS, size=12, bold=True, colour=INK),
        _character("Muted", colour=GREY),
        _character("Portion Marking", font=SANS, size=8.5, bold=True, colour=GREY),
        Style(name="Briefing Table", kind="table", based="Normal Table", raw=_RULED_TABLE),
    ]


def _character(name: str, **values: object) -> Style:
    return Style(name=name, kind="character", based="Default Paragraph Font", **values)  # type: ignore[arg-type]


_PLAIN_TABLE = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
_RULED_TABLE = (
    '<w:pPr><w:suppressAutoHyphens/><w:spacing w:before="0" w:after="0" w:line="250" w:lineRule="atLeast"/><w:jc w:val="left"/></w:pPr>'
    f'<w:rPr><w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:cs="Noto Sans Arabic"/><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>'
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
RUNNING_HEAD = paragraph("header", run("{{ pack.series }} · {{ pack.title }}\t"), MARK) + CAVEATS
COVER_HEAD = paragraph("header", run("\t"), MARK) + CAVEATS
PAGE_OF = (
    run("\t{{ word.page_before }}")
    + page_field("PAGE")
    + run("{{ word.page_between }}")
    + page_field("NUMPAGES")
    + run("\t")
)
RUNNING_FOOT = paragraph("footer", run("{{ pack.issuer }} · {{ pack.date }}"), PAGE_OF, MARK) + FOOT_CAVEATS
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


def weekly_brief() -> bytes:
    """Cover with key points on it, then the running pages."""
    paper = Paper()
    return _file(paper, styles(paper), COVER, first="2")


def changed(made: list[Style], **changes: dict[str, object]) -> list[Style]:
    """Return styles with some fields of some changed; `heading_1` stands for `heading 1`."""
    by_name = {name.replace("_", " "): fields for name, fields in changes.items()}
    return [replace(style, **by_name.get(style.name, {})) for style in made]  # type: ignore[arg-type]


def one_pager() -> bytes:
    """Everything on one page: a wide measure in two columns under a short head."""
    paper = Paper(top=84, bottom=78, left=56, right=56, header=36, footer=34)
    made = changed(
        styles(paper, size=9.5, lead=13, align="left"),
        Title={"size": 24, "line": 28, "before": 2, "after": 6, "borders": {"bottom": (1, ACCENT, 7)}},
        Subtitle={"size": 11, "line": 15, "before": 0, "after": 1},
        Cover_Series={"size": 9.5, "line": 13},
        Cover_Line={"size": 9.5, "line": 13},
        heading_1={"size": 12.5, "line": 15, "before": 11, "after": 3, "theme_colour": "accent1", "colour": ACCENT},
        Key_Point={"after": 3, "start": 11, "first": -11, "numbering": 1},
        Bibliography={"size": 8, "line": 10.5, "after": 2, "start": 0, "first": 0, "colour": GREY},
        footnote_text={"size": 8, "line": 10.5},
        Label={"before": 5, "after": 1},
        Assessment={"size": 9.5, "line": 13, "after": 3},
        Small={"size": 8.5, "line": 11, "before": 3, "after": 0},
    )
    cover = (
        paragraph("Cover Series", run("{{ pack.issuer }} · {{ pack.series }} · {{ word.issue_number }}"))
        + paragraph("Title", run("{{ pack.title }}"))
        + paragraph("Subtitle", run("{{ pack.subtitle }}"))
        + paragraph("Cover Line", run("{{ pack.period }} · {{ pack.date }} · {{ pack.author }}"))
    )
    return _file(paper, made, cover, first="")


def dossier() -> bytes:
    """A cover of its own, then the running pages."""
    paper = Paper()
    cover_section = section_xml(paper, default="2")
    heads = ("{{ pack.issuer }}", "{{ pack.issuer }} · {{ pack.series }} · {{ word.issue_number }}")
    lines = ("{{ pack.series }} · {{ word.issue_number }}", "{{ pack.topics }}")
    cover = COVER
    for old, new in (heads, lines):
        cover = cover.replace(run(old), run(new), 1)
    cover += f"<w:p><w:pPr>{cover_section}</w:pPr></w:p>"
    return _file(paper, changed(styles(paper), Title={"before": 210, "size": 36, "line": 41}), cover, first="")


def digest() -> bytes:
    """No cover: a head on the first page, then bulletin after bulletin."""
    paper = Paper()
    made = changed(
        styles(paper),
        Title={"before": 4, "size": 26, "line": 31},
        heading_1={"size": 14, "line": 18, "before": 30, "after": 2},
        Small={"after": 9, "keep_next": True},
        Subtitle={"size": 12.5, "line": 17, "after": 4},
    )
    return _file(paper, made, _head(), first="2")


def newsletter() -> bytes:
    """A masthead between rules, then stories in two columns."""
    paper = Paper(top=84, bottom=80, left=54, right=54, header=38, footer=36)
    made = changed(
        styles(paper, size=9.5, lead=13, align="both"),
        Title={
            "size": 40,
            "line": 45,
            "before": 0,
            "after": 6,
            "bold": True,
            "borders": {"top": (3, INK, 6), "bottom": (0.5, INK, 6)},
        },
        Subtitle={"size": 14, "line": 18, "before": 8, "after": 6, "colour": INK, "font": SERIF, "italic": True},
        Cover_Line={"size": 9, "line": 12, "after": 6, "tabs": ((paper.measure, "right", ""),), "colour": GREY},
        heading_1={"size": 15, "line": 18, "before": 13, "after": 4, "font": SERIF},
        heading_2={"size": 11, "line": 13},
        Key_Point={"font": SANS, "after": 3},
        Bibliography={"size": 8, "line": 10.5, "after": 2, "start": 0, "first": 0, "colour": GREY},
        footnote_text={"size": 8, "line": 10.5},
        Quote={"start": 11},
        Source_Line={"start": 11, "after": 9},
        Note={"start": 11},
    )
    masthead = (
        paragraph("Title", run("{{ pack.series }}"))
        + paragraph(
            "Cover Line", run("{{ word.issue_number }} · {{ pack.period }}\t{{ pack.issuer }} · {{ pack.date }}")
        )
        + paragraph("Subtitle", run("{{ pack.title }}"))
    )
    return _file(paper, made, masthead, first="2")


def _head() -> str:
    """Return a head for the first page: issuer, title, days."""
    return (
        paragraph("Cover Series", run("{{ pack.issuer }} · {{ pack.series }} · {{ word.issue_number }}"))
        + paragraph("Title", run("{{ pack.title }}"))
        + paragraph("Subtitle", run("{{ pack.subtitle }}"))
        + paragraph("Cover Line", run("{{ pack.period }}"))
        + paragraph("Cover Line", run("{{ pack.date }} · {{ pack.author }}"))
        + paragraph("Cover Line", run("{{ word.to_recipients }}"))
    )


def _file(paper: Paper, made: list[Style], cover: str, *, first: str) -> bytes:
    return word_file(
        made,
        body=cover + BODY + section_xml(paper, default="1", first=first),
        headers={"1": RUNNING_HEAD, "2": COVER_HEAD},
        footers={"1": RUNNING_FOOT, "2": COVER_FOOT},
        numbering=lists(),
    )


STYLES = {
    "weekly-brief": weekly_brief,
    "executive-one-pager": one_pager,
    "topic-dossier": dossier,
    "source-digest": digest,
    "newsletter": newsletter,
}


def main() -> None:
    """Write each template's style.docx below the folder named, or `templates`."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "templates")
    for name, make in STYLES.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "style.docx").write_bytes(make())


if __name__ == "__main__":
    main()
