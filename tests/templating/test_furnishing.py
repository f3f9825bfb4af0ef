"""Every header and footer has a place for the marking, whatever the house's Word file has."""

from __future__ import annotations

import pytest

from briefer.assets import shipped
from briefer.document.filling import placeholder_names
from briefer.document.house import HouseRun, RunField
from briefer.templating.house import read_house_style
from briefer.templating.house.furnishing import furnished
from tests.shared import shared
from tests.tooling.wordparts import Paper, Style, paragraph, run, section_xml, word_file

STYLES = [Style(name="Normal"), Style(name="header")]


def _file(section: str, header: str = "Own head") -> bytes:
    return word_file(
        STYLES,
        body=paragraph("Normal", run("{{ body }}")) + section,
        headers={"1": paragraph("header", run(header))},
        footers={"1": paragraph("header", run("Own foot"))},
        numbering="",
    )


def test_it_is_added_above_a_header_and_below_a_footer() -> None:
    section = read_house_style(furnished(_file(section_xml(Paper(), default="1")), "TLP:AMBER")).section
    assert [placeholder_names((block,)) for block in section.header.default] == [
        {"pack.marking", "pack.caveats"},
        frozenset(),
    ]
    assert [placeholder_names((block,)) for block in section.footer.default] == [
        frozenset(),
        {"pack.marking", "pack.caveats"},
    ]


def test_a_first_page_without_furniture_gets_some() -> None:
    bare = section_xml(Paper(), default="1").replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    section = read_house_style(furnished(_file(bare), "TLP:RED")).section
    assert "pack.marking" in placeholder_names(section.header.first or ())
    assert "pack.marking" in placeholder_names(section.footer.first or ())


def test_a_file_that_has_its_places_stays_as_it_is() -> None:
    shipped_file = shipped("templates", "weekly-brief", "style.docx").read_bytes()
    assert furnished(shipped_file, "TLP:RED") == shipped_file


def test_a_marking_of_the_house_stands_in_the_middle_in_capitals() -> None:
    block = read_house_style(furnished(_file(section_xml(Paper(), default="1")), "restricted")).section.header.default[
        0
    ]
    assert block.look.alignment == "center"  # type: ignore[union-attr]
    assert block.content[0].look.caps  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["*.dotx", "libreoffice/*.docx", "pandoc/*.docx"])
def test_files_that_nobody_here_made_get_their_places(kind: str) -> None:
    for path in sorted(shared("data", "templates").glob(kind)):
        section = read_house_style(furnished(path.read_bytes(), "TLP:GREEN"), path.name).section
        for furniture in (section.header, section.footer):
            for blocks in (furniture.default, furniture.first, furniture.even):
                assert blocks is None or "pack.marking" in placeholder_names(blocks), path.name


def test_a_file_without_header_and_footer_gets_page_numbers() -> None:
    bare = section_xml(Paper(), default="1")
    start, end = bare.index("<w:headerReference"), bare.index("<w:type")
    section = read_house_style(furnished(_file(bare[:start] + bare[end:]), "TLP:GREEN")).section
    fields = [
        part.field
        for block in section.footer.default
        for part in block.content
        if isinstance(part, HouseRun) and part.field
    ]  # type: ignore[union-attr]
    assert fields == [RunField.PAGE, RunField.PAGES]
    assert "pack.marking" in placeholder_names(section.footer.default)
    assert [len(section.header.default), len(section.footer.default)] == [1, 2]
