"""A Word file becomes a house style."""

from pathlib import Path

import pytest

from briefer.assets import shipped
from briefer.document.blocks import Alignment
from briefer.document.house import Border, HouseParagraph, HouseRun, HouseStyle, LineRule, RunField, Tab
from briefer.faults import Fault
from briefer.templating.house import read_house_style
from tests.shared import shared
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


def _house(styles: list[Style], body: str, header: str = "", paper: Paper | None = None) -> HouseStyle:
    section = section_xml(paper or Paper(), default="1")
    numbering = numbering_xml([[numbering_level(1, 0, "\uf0b7", 18, 18)]])
    return read_house_style(
        word_file(styles, body=body + section, headers={"1": header}, footers={"1": ""}, numbering=numbering)
    )


NORMAL = Style(name="Normal", font="Georgia", size=11, line=15, after=6)


def test_styles_inherit_along_their_chain() -> None:
    house = _house(
        [
            NORMAL,
            Style(name="heading 1", size=20, bold=True, keep_next=True),
            Style(name="heading 2", based="heading 1", size=14, italic=True),
        ],
        paragraph("Normal", run("{{ body }}")),
    )
    look = house.styles["Heading 2"]
    assert (look.text.font, look.text.size, look.text.bold, look.text.italic) == ("Georgia", 14, True, True)
    assert (look.line, look.line_rule, look.after, look.keep_next) == (15, LineRule.AT_LEAST, 6, True)


def test_lists_borders_tabs_and_alignment_are_read() -> None:
    house = _house(
        [
            NORMAL,
            Style(name="List Bullet", numbering=1),
            Style(
                name="Boxed", borders={"left": (2, "FF0000", 9)}, tabs=((200, "right", "."),), align="both", start=17
            ),
        ],
        paragraph("Normal", run("{{ body }}")),
    )
    bullet, boxed = house.styles["List Bullet"], house.styles["Boxed"]
    assert (bullet.bullet, bullet.start, bullet.first) == ("•", 18, -18)
    assert boxed.borders == (Border("start", 2, "FF0000", 9),)
    assert (boxed.tabs, boxed.alignment, boxed.start) == ((Tab(200, "end", "."),), Alignment.JUSTIFY, 17)


def test_cover_body_and_closing_are_told_apart() -> None:
    house = _house(
        [NORMAL],
        paragraph("Normal", run("Cover"))
        + paragraph("Normal", run("{{ bo"), run("dy }}"))
        + paragraph("Normal", run("End")),
    )
    assert [_text(block) for block in house.cover] == ["Cover"]
    assert [_text(block) for block in house.closing] == ["End"]
    assert house.remarks == ()


def test_a_file_without_body_says_so() -> None:
    house = _house([NORMAL], paragraph("Normal", run("Dear Sir")))
    assert house.cover == ()
    assert "{{ body }}" in house.remarks[0]


def test_fields_of_a_header_are_kept() -> None:
    complex_field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d MMMM yyyy" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>old</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    header = paragraph("Normal", run("Page "), page_field("PAGE"), run(" of "), page_field("NUMPAGES"), complex_field)
    house = _house([NORMAL], "", header)
    content = house.section.header.default[0].content  # type: ignore[union-attr]
    assert [(part.text, part.field, part.argument) for part in content if isinstance(part, HouseRun)] == [
        ("Page ", None, ""),
        ("", RunField.PAGE, ""),
        (" of ", None, ""),
        ("", RunField.PAGES, ""),
        ("", RunField.DATE, "d MMMM yyyy"),
    ]


def test_paper_and_margins_are_read() -> None:
    page = _house([NORMAL], "", paper=Paper(width=612, height=792, top=50, left=60, columns=2, gap=20)).section.page
    assert (page.width, page.height, page.top, page.start, page.columns, page.column_gap) == (612, 792, 50, 60, 2, 20)


def test_the_shipped_house_is_read_whole() -> None:
    house = read_house_style(shipped("templates", "weekly-brief", "style.docx").read_bytes())
    assert not house.remarks
    assert house.accent == "0B5563"
    wanted = (
        "Title",
        "Quote",
        "Source Line",
        "Key Point",
        "Caption",
        "Footnote Text",
        "TOC 1",
        "List Number",
        "Marking",
    )
    assert all(name in house.styles for name in wanted)
    assert house.table is not None and {rule.edge for rule in house.table.rules} == {
        "top",
        "header",
        "inside",
        "bottom",
    }
    assert house.section.header.first is not None


@pytest.mark.parametrize("kind", ["*.dotx", "*.dotm", "libreoffice/*.docx", "pandoc/*.docx"])
def test_files_that_nobody_here_made_become_a_house_style(kind: str) -> None:
    folder = shared("data", "templates")
    for path in sorted(folder.glob(kind)):
        assert read_house_style(path.read_bytes(), path.name).styles["Normal"].text.size > 0


def test_an_opendocument_file_is_refused_with_a_sentence() -> None:
    path: Path = shared("data", "templates", "pandoc", "reference.odt")
    with pytest.raises(Fault, match="save it in LibreOffice as Word document"):
        read_house_style(path.read_bytes(), path.name)


def _text(block: object) -> str:
    assert isinstance(block, HouseParagraph)
    return "".join(part.text for part in block.content if isinstance(part, HouseRun))
