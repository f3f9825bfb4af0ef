"""Logos and text boxes of a house's Word file."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from briefer.document.house import HouseBox, HouseParagraph, HousePicture
from briefer.templating.house import read_house_style
from tests.ooxml import metafilemaking as m
from tests.samples import PIXEL
from tests.tooling.wordparts import Paper, Style, page_field, paragraph, run, section_xml, word_file

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _file(header: str, logo: bytes = PIXEL) -> bytes:
    """Return a Word file with this header and pictures that the header may use: rId1, and rId2, which is elsewhere."""
    plain = word_file(
        [Style(name="Normal", size=10), Style(name="header")],
        body=paragraph("Normal", run("{{ body }}")) + section_xml(Paper(), default="1"),
        headers={"1": header}, footers={"1": paragraph("Normal", page_field("PAGE"))}, numbering="",
    )  # fmt: skip
    stream = io.BytesIO(plain)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/media/logo.png", logo)
        relation = (
            f'<Relationship Id="rId1" Type="{R}/image" Target="media/logo.png"/>'
            f'<Relationship Id="rId2" Type="{R}/image" Target="http://example.org/logo.png" TargetMode="External"/>'
        )
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
    assert (round(found.width, 1), round(found.height, 1), round(found.y, 1)) == (100, 50, 20)
    assert found.padding == (7.2, 3.6, 7.2, 3.6)
    inner = found.blocks[0]
    assert isinstance(inner, HouseParagraph)
    assert inner.content[0].text == "Box {{ pack.title }}"  # type: ignore[union-attr]


SHAPE = "<wps:wsp><wps:spPr>{xfrm}<a:prstGeom prst='{kind}'/>{fill}</wps:spPr>{style}</wps:wsp>"


def _shape(fill: str = "", *, kind: str = "rect", style: str = "", xfrm: str = "") -> str:
    return SHAPE.format(fill=fill, kind=kind, style=style, xfrm=xfrm)


@pytest.mark.parametrize(
    ("fill", "style", "shown"),
    [
        ('<a:solidFill><a:srgbClr val="0b5563"/></a:solidFill>', "", "0B5563"),
        ('<a:solidFill><a:schemeClr val="accent2"/></a:solidFill>', "", "D55E00"),
        ('<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr></a:solidFill>', "", "CEDDE0"),
        ('<a:solidFill><a:srgbClr val="000000"><a:alpha val="50000"/></a:srgbClr></a:solidFill>', "", "808080"),
        ("<a:noFill/>", '<wps:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style>', None),
        ("", '<wps:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style>', "0B5563"),
        ("", '<wps:style><a:fillRef idx="0"><a:schemeClr val="accent1"/></a:fillRef></wps:style>', None),
    ],
)  # fmt: skip
def test_shapes_are_filled_in_their_own_colour_or_that_of_the_theme(fill: str, style: str, shown: str | None) -> None:
    box = read_house_style(
        _file(paragraph("header", _drawing("anchor 1", _shape(fill, style=style))))
    ).section.header.default[0]
    assert isinstance(box, HouseBox) and box.shading == shown


def test_a_gradient_and_a_round_shape_are_said() -> None:
    stops = '<a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="1"><a:srgbClr val="000000"/></a:gs>'
    gradient = f"<a:gradFill><a:gsLst>{stops}</a:gsLst></a:gradFill>"
    blue = '<a:solidFill><a:srgbClr val="0000FF"/></a:solidFill>'
    shapes = _drawing("anchor 1", _shape(gradient)) + _drawing("anchor 2", _shape(blue, kind="ellipse"))
    house = read_house_style(_file(paragraph("header", shapes)))
    assert house.section.header.default[0].shading == "7F7F7F"  # type: ignore[union-attr]
    assert any("a gradient is one colour" in remark for remark in house.remarks)
    assert any("no rectangle" in remark for remark in house.remarks)


def test_shapes_of_a_group_keep_their_places_in_it() -> None:
    xfrm = '<a:xfrm><a:off x="{}" y="0"/><a:ext cx="500" cy="500"/></a:xfrm>'.format
    blue = '<a:solidFill><a:srgbClr val="0000FF"/></a:solidFill>'
    outer = '<wpg:grpSpPr><a:xfrm><a:chOff x="0" y="0"/><a:chExt cx="1000" cy="1000"/></a:xfrm></wpg:grpSpPr>'
    group = f'<wpg:wgp xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">{outer}'
    group += f"{_shape(blue, xfrm=xfrm(0))}{_shape(blue, xfrm=xfrm(500))}</wpg:wgp>"
    house = read_house_style(_file(paragraph("header", _drawing("anchor 1", group))))
    boxes = [block for block in house.section.header.default if isinstance(block, HouseBox)]
    assert [(box.width, box.height, box.x - boxes[0].x) for box in boxes] == [(50, 25, 0), (50, 25, 50)]


def test_a_linked_picture_is_never_fetched_and_is_said() -> None:
    linked = '<pic:pic><pic:blipFill><a:blip r:link="rId2"/></pic:blipFill></pic:pic>'
    house = read_house_style(_file(paragraph("header", _drawing("inline", linked))))
    assert house.section.header.default[0].content == ()  # type: ignore[union-attr]
    assert (
        "Header: a linked picture is never fetched and is not in the PDF; insert it into the Word file"
        in house.remarks[0]
    )


def test_of_an_svg_its_fallback_is_shown() -> None:
    svg = (
        '<pic:pic><pic:blipFill><a:blip r:embed="rId1"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId2"/></a:ext></a:extLst>'
        "</a:blip></pic:blipFill></pic:pic>"
    )
    house = read_house_style(_file(paragraph("header", _drawing("inline", svg))))
    picture = house.section.header.default[0].content[0]  # type: ignore[union-attr]
    assert isinstance(picture, HousePicture) and picture.picture.content == PIXEL
    assert house.remarks == ()


def test_a_logo_in_emf_is_drawn_and_what_is_left_out_of_it_is_said() -> None:
    square = m.polygon16((0, 0), (300, 0), (300, 200), (0, 200))
    whole, with_text = m.emf(square), m.emf(square, (84, bytes(60)))
    house = read_house_style(_file(paragraph("header", _drawing("inline", PICTURE)), whole))
    picture = house.section.header.default[0].content[0]  # type: ignore[union-attr]
    assert isinstance(picture, HousePicture) and picture.picture.media_type == "image/png"
    assert house.remarks == ()
    house = read_house_style(_file(paragraph("header", _drawing("inline", PICTURE)), with_text))
    assert "Header: a picture in WMF or EMF is in the PDF without its text" in house.remarks[0]


def test_a_picture_of_no_known_kind_is_said() -> None:
    house = read_house_style(_file(paragraph("header", _drawing("inline", PICTURE)), b"<svg/>"))
    assert "a picture is of a kind that the PDF cannot show, or is damaged; use PNG or JPEG" in house.remarks[0]


@pytest.mark.parametrize("change", ['<a:alphaModFix amt="30000"/>', '<a:lum bright="70000" contrast="-70000"/>'])
def test_a_washed_out_picture_is_faint(change: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4), (0, 0, 0)).save(stream, "PNG")
    washed = PICTURE.replace('r:embed="rId1"/>', f'r:embed="rId1">{change}</a:blip>')
    house = read_house_style(_file(paragraph("header", _drawing("inline", washed)), stream.getvalue()))
    picture = house.section.header.default[0].content[0].picture  # type: ignore[union-attr]
    assert Image.open(io.BytesIO(picture.content)).convert("RGB").getpixel((1, 1)) == (178, 178, 178)
