"""Damaged Word files become a house style that pages can be made with, or are refused with a sentence."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile

import pytest

from briefer.assets import shipped
from briefer.faults import Fault
from briefer.templating.house import read_house_style
from briefer.templating.house.furnishing import furnished
from briefer.templating.house.variants import variant
from briefer.templating.style_lint import lint_style
from briefer.writing.docx import render_docx
from tests.samples import sample_document

GARBAGE = (
    "",
    "x",
    "-1",
    "999999999999",
    "1e400",
    "nan",
    "ÿ",
    "{{ pack.title }}",
    "0",
    "auto",
    "true",
    "../../x",
    "GGGGGG",
)
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
NAMES = ("executive-one-pager", "newsletter", "source-digest", "topic-dossier", "weekly-brief")


def _damaged(seed: int) -> bytes:
    """Return a shipped Word file with some values of attributes replaced and some elements taken out."""
    chance = random.Random(seed)
    source = shipped("templates", NAMES[seed % len(NAMES)], "style.docx")
    stream = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name.startswith("word/"):
                rate = chance.choice((0.0, 0.01, 0.05))
                text = re.sub(
                    r' (w:\w+)="[^"]*"',
                    lambda found: f' {found[1]}="{chance.choice(GARBAGE)}"' if chance.random() < rate else found[0],  # noqa: B023
                    text,
                )
                text = re.sub(r"<w:\w+( [^>]*)?/>", lambda found: "" if chance.random() < rate else found[0], text)  # noqa: B023
            new.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize("seed", range(40))
def test_values_that_make_no_sense_are_put_right(seed: int) -> None:
    content = _damaged(seed)
    try:
        changed = furnished(
            variant(content, paper="Letter", direction="rtl", language="ar", accent="112233"), "TLP:RED"
        )
        house = read_house_style(changed)
    except Fault:
        return
    page = house.section.page
    assert page.measure >= 72 and page.height - page.top - page.bottom >= 144
    assert all(look.text.size >= 1 for look in house.styles.values())
    assert all(re.fullmatch("[0-9A-F]{6}", look.text.colour) for look in house.styles.values())
    lint_style(content, "house.docx", ())


def test_a_part_that_is_no_xml_is_told_at_once() -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(shipped("templates", "weekly-brief", "style.docx")) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == "word/fontTable.xml" else old.read(name))
    with pytest.raises(Fault, match=r"its part word/fontTable\.xml is no XML"):
        read_house_style(stream.getvalue())


def _with_styles(more: str) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(shipped("templates", "weekly-brief", "style.docx")) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"</w:styles>", more.encode() + b"</w:styles>"))
    return stream.getvalue()


def _style(name: str, based: str, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f'<w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def test_thousands_of_styles_that_stand_on_each_other_are_read_at_once() -> None:
    chain = "".join(_style(f"c{number}", f"c{number + 1}", 40) for number in range(3000))
    start = time.process_time()
    house = read_house_style(_with_styles(chain))
    assert house.styles["C0"].text.size == 20
    assert time.process_time() - start < 5


def test_styles_that_stand_on_each_other_in_a_ring_are_read() -> None:
    house = read_house_style(_with_styles(_style("a", "b", 40) + _style("b", "c", 30) + _style("c", "a", 20)))
    assert [house.styles[name].text.size for name in "ABC"] == [20, 15, 10]


def test_numbers_of_lists_that_are_none_do_not_stop_the_word_file() -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(shipped("templates", "weekly-brief", "style.docx")) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, re.sub(rb'w:(numId|abstractNumId)="\d+"', rb'w:\1="true"', content))
    assert render_docx(sample_document(), read_house_style(stream.getvalue()))


@pytest.mark.parametrize("content", [b"no xml", b"<other/>", b'<Properties><property pid="x"/></Properties>'])
def test_properties_of_the_house_that_cannot_be_read_are_left_out(content: bytes) -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(shipped("templates", "weekly-brief", "style.docx")) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            more = (
                b'<Relationship Id="rIdX" Type="'
                + _CUSTOM.encode()
                + b'" Target="docProps/custom.xml"/></Relationships>'
            )
            new.writestr(
                name, old.read(name).replace(b"</Relationships>", more) if name == "_rels/.rels" else old.read(name)
            )
        new.writestr("docProps/custom.xml", content)
    with zipfile.ZipFile(io.BytesIO(render_docx(sample_document(), read_house_style(stream.getvalue())))) as made:
        assert b"Briefer" in made.read("docProps/custom.xml") or b"pid" in made.read("docProps/custom.xml")
