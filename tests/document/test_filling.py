"""The house's furniture with placeholders filled."""

from briefer.document.filling import fill_house
from briefer.document.house import (
    Furniture,
    HouseParagraph,
    HouseRun,
    HouseStyle,
    ParagraphLook,
    RunField,
    Section,
    TextLook,
)


def _paragraph(*runs: HouseRun) -> HouseParagraph:
    return HouseParagraph(ParagraphLook(), runs)


def test_header_and_cover_are_filled_and_empty_paragraphs_left_out() -> None:
    look = TextLook()
    header = (_paragraph(HouseRun("{{ pack.ti", look), HouseRun("tle }}", look), HouseRun("1", look, RunField.PAGE)),)
    cover = (_paragraph(HouseRun("{{ pack.subtitle }}", look)), _paragraph(HouseRun("{{ pack.title }}", look)))
    house = HouseStyle({}, Section(header=Furniture(header)), cover=cover)
    filled = fill_house(house, {"pack.title": "Week {{ pack.subtitle }}", "pack.subtitle": ""})
    assert [run.text for run in filled.section.header.default[0].content] == ["Week {{ pack.subtitle }}", "", "1"]  # type: ignore[union-attr]
    assert len(filled.cover) == 1


def test_the_marking_takes_its_colour_on_black() -> None:
    house = HouseStyle({}, Section(footer=Furniture((_paragraph(HouseRun("{{ pack.marking }}", TextLook())),))))
    run = fill_house(house, {"pack.marking": "TLP:AMBER+STRICT"}).section.footer.default[0].content[0]  # type: ignore[union-attr]
    assert (run.text, run.look.colour, run.look.background) == ("TLP:AMBER+STRICT", "FFC000", "000000")
    house_marking = fill_house(house, {"pack.marking": "RESTRICTED"}).section.footer.default[0].content[0]  # type: ignore[union-attr]
    assert house_marking.look.background is None
