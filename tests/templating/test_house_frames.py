"""Frames, drop caps, leaders and numbered headings of a house's Word file."""

from __future__ import annotations

import pytest

from briefer.document.blocks import Alignment
from briefer.document.house import HouseBox, HouseParagraph, HouseRun, HouseStyle
from briefer.templating.house import read_house_style
from briefer.templating.house.listmarks import shown_number
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

PAPER = Paper()


def _framed(attributes: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Normal"/><w:framePr {attributes}/></w:pPr>{content}</w:p>'


def _house(cover: str = "", footer: str = "", styles: list[Style] | None = None) -> HouseStyle:
    level = numbering_level(1, 0, "%1.", 18, 18, kind="decimal")
    return read_house_style(
        word_file(
            [Style(name="Normal", size=10), *(styles or [])],
            body=cover + paragraph("Normal", run("{{ body }}")) + section_xml(PAPER, default="1"),
            headers={"1": ""},
            footers={"1": footer},
            numbering=numbering_xml([[level]]),
        )
    )


def test_a_frame_on_the_page_is_a_box_at_its_place() -> None:
    framed = _framed('w:w="3400" w:h="1200" w:hAnchor="page" w:vAnchor="page" w:x="6800" w:y="1900"', run("Address"))
    house = _house(framed + framed)
    box = house.cover[0]
    assert isinstance(box, HouseBox) and len(house.cover) == 1
    assert (box.x, box.y, box.width, box.height, len(box.blocks)) == (340, 95, 170, 60, 2)


def test_a_page_number_in_a_frame_stands_at_its_side_on_the_footers_line() -> None:
    frame = 'w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"'
    house = _house(footer=_framed(frame, page_field("PAGE")) + paragraph("Normal", run("Foot")))
    box, words = house.section.footer.default
    assert isinstance(box, HouseBox) and isinstance(words, HouseParagraph)
    assert isinstance(box.blocks[0], HouseParagraph) and box.blocks[0].look.alignment is Alignment.END
    assert (box.x, box.width) == pytest.approx((PAPER.left, PAPER.measure), abs=0.1)
    assert box.y == pytest.approx(PAPER.height - PAPER.footer - 12.5, abs=0.2)


def test_a_frame_that_hangs_on_the_text_stands_in_it_and_is_said() -> None:
    house = _house(_framed('w:vAnchor="text"', run("Aside")))
    assert isinstance(house.cover[0], HouseParagraph)
    assert "Cover: a frame hangs on its paragraph" in house.remarks[0]


def test_a_drop_cap_begins_its_paragraph() -> None:
    house = _house(_framed('w:dropCap="drop" w:lines="3"', run("T")) + paragraph("Normal", run("his week")))
    block = house.cover[0]
    assert isinstance(block, HouseParagraph) and len(house.cover) == 1
    assert "".join(part.text for part in block.content if isinstance(part, HouseRun)) == "This week"
    assert "drop cap" in house.remarks[0]


def test_headings_numbered_by_the_house_are_numbered_once() -> None:
    house = _house(styles=[Style(name="heading 1", numbering=1), Style(name="List Number", numbering=1)])
    assert (house.styles["Heading 1"].bullet, house.styles["List Number"].bullet) == ("", "%1.")
    assert any(remark.startswith("Style Heading 1: its own numbers are left out") for remark in house.remarks)
    assert house.styles["Heading 1"].start == 0


def test_lists_on_the_cover_have_their_bullets_and_numbers() -> None:
    items = [paragraph("List Number", run(words)) for words in ("One", "Two")]
    house = _house("".join(items), styles=[Style(name="List Number", numbering=1)])
    assert [block.mark for block in house.cover if isinstance(block, HouseParagraph)] == ["1.", "2."]


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (4, "lowerRoman", "iv"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "x", "0"),
    ],
)
def test_numbers_of_lists_are_shown_as_word_shows_them(number: int, kind: str, shown: str) -> None:
    assert shown_number(number, kind) == shown
