"""Watermarks, page borders and floating shapes of a house stand in the PDF, under its text and as artifacts."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.house import HouseStyle, HouseWatermark
from briefer.templating.house import read_house_style
from briefer.writing.pdf import render_pdf
from tests.samples import sample_document
from tests.tooling.houselooks import styles
from tests.tooling.wordmarks import page_borders, watermark
from tests.tooling.wordparts import Paper, numbering_xml, paragraph, run, section_xml, word_file


def _house(header: str, *, borders: str = "") -> HouseStyle:
    section = section_xml(Paper(), default="1").replace("<w:cols", f"{borders}<w:cols")
    return read_house_style(
        word_file(
            [*styles(Paper())],
            body=paragraph("Normal", run("{{ body }}")) + section,
            headers={"1": paragraph("header", header)},
            footers={"1": ""},
            numbering=numbering_xml([]),
        )
    )


def _pages(house: HouseStyle) -> list[str]:
    """Return the content of two pages."""
    blocks = (b.Paragraph((i.Text("First"),)), b.PageBreak(), b.Paragraph((i.Text("Second"),)))
    values = {"pack.marking": "SECRET"}
    document = replace(sample_document(), blocks=blocks, sources=(), marking="", values=values)
    with pikepdf.open(io.BytesIO(render_pdf(document, house).content)) as pdf:
        return [page.Contents.read_bytes().decode("latin-1") for page in pdf.pages]


def test_a_watermark_is_read_with_its_place_and_faintness() -> None:
    house = _house(watermark("DRAFT"))
    mark = next(block for block in house.section.header.default if isinstance(block, HouseWatermark))
    paper = house.section.page
    assert (mark.text, mark.look.colour, mark.rotation, mark.look.font) == ("DRAFT", "E0E0E0", 315.0, "Calibri")
    assert mark.x == pytest.approx(paper.start + (paper.measure - 400) / 2, abs=0.1)
    assert house.remarks == ()


def test_a_watermark_stands_on_every_page_under_the_text() -> None:
    for content in _pages(_house(watermark("DRAFT"))):
        assert content.count("/Subtype/Watermark") == 1
        assert content.index("/Subtype/Watermark") < content.index("MCID")


def test_placeholders_in_a_watermark_are_filled() -> None:
    plain, filled = (_pages(_house(watermark(words)))[0] for words in ("SECRET", "{{ pack.marking }}"))
    start = plain.index("/Subtype/Watermark")
    assert filled[start : start + 250] == plain[start : start + 250]


@pytest.mark.parametrize(
    ("display", "expected"), [("allPages", [4, 4]), ("firstPage", [4, 0]), ("notFirstPage", [0, 4])]
)
def test_page_borders_are_drawn_on_the_pages_they_are_for(display: str, expected: list[int]) -> None:
    pages = _pages(_house(run("Head"), borders=page_borders(display=display)))
    assert [content.count("0.043 0.333 0.388 RG 1 w") for content in pages] == expected


def test_page_borders_are_measured_from_the_paper_or_from_the_text() -> None:
    paper = Paper()
    near = _pages(_house(run("Head"), borders=page_borders(offset="page", gap=24)))[0]
    assert f"24.00 24.00 m {paper.width - 24:.2f} 24.00 l" in near
    around = _pages(_house(run("Head"), borders=page_borders(gap=6)))[0]
    assert f"{paper.left - 6:.2f} {paper.footer - 6:.2f} m {paper.width - paper.right + 6:.2f}" in around
