"""Logos and text boxes of a house's Word file."""

from __future__ import annotations

import io
import zipfile

from briefer.document.house import HouseBox, HouseParagraph, HousePicture
from briefer.templating.house import read_house_style
from tests.samples import PIXEL
from tests.tooling.wordparts import Paper, Style, page_field, paragraph, run, section_xml, word_file

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _file(header: str) -> bytes:
    """Return a Word file with this header and a picture that the header may use as rId1."""
    plain = word_file(
        [Style(name="Normal", size=10), Style(name="header")],
        body=paragraph("Normal", run("{{ body }}")) + section_xml(Paper(), default="1"),
        headers={"1": header}, footers={"1": paragraph("Normal", page_field("PAGE"))}, numbering="",
    )  # fmt: skip
    stream = io.BytesIO(plain)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/media/logo.png", PIXEL)
        relation = f'<Relationship Id="rId1" Type="{R}/image" Target="media/logo.png"/>'
        archive.writestr(
            "word/_rels/header1.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>',
        )
    return stream.getvalue()


def _drawing(place: str, graphic: str, alternative: str = "Logo") -> str:
    return (
        f'<w:r><w:drawing><wp:{place.split()[0]} xmlns:wp="{WP}" xmlns:a="{A}" xmlns:r="{R}" xmlns:pic="{PIC}" xmlns:wps="{WPS}">'
        f'{_position(place)}<wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="x" descr="{alternative}"/>'
        f"<a:graphic><a:graphicData>{graphic}</a:graphicData></a:graphic></wp:{place.split()[0]}></w:drawing></w:r>"
    )


def _position(place: str) -> str:
    if place == "inline":
        return ""
    return (
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>254000</wp:posOffset></wp:positionV>'
    )


PICTURE = '<pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic>'


def word_with_picture(alternative: str) -> bytes:
    """Return a Word file with a logo in its header, and the placeholders that the linter asks for."""
    return _file(paragraph("header", _drawing("inline", PICTURE, alternative), run("{{ pack.marking }}")))


def test_a_logo_in_the_line_keeps_size_and_alternative_text() -> None:
    header = read_house_style(word_with_picture("Our logo")).section.header.default[0]
    assert isinstance(header, HouseParagraph)
    picture = header.content[0]
    assert isinstance(picture, HousePicture)
    assert (picture.width, picture.height, picture.alternative, picture.x) == (100, 50, "Our logo", None)


def test_a_floating_logo_has_its_place_on_the_page() -> None:
    house = read_house_style(_file(paragraph("header", _drawing("anchor 1", PICTURE))))
    picture = house.section.header.default[0].content[0]  # type: ignore[union-attr]
    assert isinstance(picture, HousePicture)
    page = house.section.page
    assert picture.x is not None
    assert abs(picture.x - (page.width - page.end - 100)) < 0.1
    assert picture.y == 20


def test_a_text_box_keeps_its_words_and_place() -> None:
    box = f"<wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>{paragraph('Normal', run('Box {{ pack.title }}'))}</w:txbxContent></wps:txbx></wps:wsp>"
    house = read_house_style(_file(paragraph("header", _drawing("anchor 1", box))))
    found = house.section.header.default[0]
    assert isinstance(found, HouseBox)
    assert (round(found.width, 1), round(found.height, 1), round(found.y, 1)) == (
        85.6,
        42.8,
        23.6,
    )  # without its inner margins
    inner = found.blocks[0]
    assert isinstance(inner, HouseParagraph)
    assert inner.content[0].text == "Box {{ pack.title }}"  # type: ignore[union-attr]
