"""Makes the shipped templates' `style.docx`: `python -m tests.tooling.make_styles [FOLDER]`. From then on they are ordinary Word files."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.tooling.houselooks import (
    ACCENT,
    BODY,
    COVER,
    COVER_FOOT,
    COVER_HEAD,
    DISPLAY,
    GREY,
    INK,
    RUNNING_FOOT,
    RUNNING_HEAD,
    SANS,
    TINTED,
    changed,
    lists,
    styles,
)
from tests.tooling.wordparts import Paper, Style, paragraph, run, section_xml, word_file

SMALL_SOURCES = {
    "size": 8,
    "line": 10.5,
    "after": 2,
    "start": 17,
    "first": -17,
    "colour": GREY,
    "tabs": ((17, "left", ""),),
}


def weekly_brief() -> bytes:
    """Cover with key points on it, then the running pages."""
    paper = Paper()
    return _file(paper, styles(paper), COVER, first="2")


def one_pager() -> bytes:
    """Everything on one page: a wide measure in two columns under a short head."""
    paper = Paper(top=84, bottom=78, left=56, right=56, header=36, footer=34)
    made = changed(
        styles(paper, size=9.5, lead=13, align="left"),
        Title={"size": 24, "line": 28, "before": 2, "after": 6, "borders": {"bottom": (1, ACCENT, 7)}},
        Subtitle={"size": 11, "line": 15, "before": 0, "after": 1},
        Cover_Series={"size": 9.5, "line": 13},
        Cover_Line={"size": 9.5, "line": 13},
        # LibreOffice 7.4 does not balance columns that hold paragraphs kept with the next: the page would become two
        heading_1={"size": 12.5, "line": 15, "before": 11, "after": 3, "keep_next": False, **TINTED},
        Key_Point={"after": 3},
        Bibliography=SMALL_SOURCES,
        footnote_text={"size": 8, "line": 10.5},
        Label={"before": 5, "after": 1},
        Assessment={"size": 9.5, "line": 13, "after": 3},
        Small={"size": 8.5, "line": 11, "before": 6, "after": 0},
    )
    cover = (
        paragraph("Cover Series", run("{{ pack.issuer }} · {{ pack.series }} · {{ word.issue_number }}"))
        + paragraph("Title", run("{{ pack.title }}"))
        + paragraph("Subtitle", run("{{ pack.subtitle }}"))
        + paragraph("Cover Line", run("{{ pack.period }} · {{ pack.date }} · {{ pack.author }}"))
    )
    return _file(paper, made, cover, default="2")


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
        Subtitle={"size": 19, "line": 23, "before": 10, "after": 6, "colour": INK, "font": DISPLAY},
        Cover_Line={"size": 9, "line": 12, "after": 6, "tabs": ((paper.measure, "right", ""),), "colour": GREY},
        heading_1={"size": 15, "line": 18, "before": 13, "after": 4, "font": DISPLAY},
        heading_2={"size": 11, "line": 13},
        Key_Point={"font": SANS, "size": 9, "line": 12, "after": 3, "start": 11, "first": -11},
        Bibliography=SMALL_SOURCES,
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


def _file(paper: Paper, made: list[Style], cover: str, *, default: str = "1", first: str = "") -> bytes:
    return word_file(
        made,
        body=cover + BODY + section_xml(paper, default=default, first=first),
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
