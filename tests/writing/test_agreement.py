"""Word file and PDF of one house: what the Word file must say, and leave unsaid, so that both are set alike."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefer.document.house import HouseStyle, ParagraphLook, TextLook
from briefer.templating.house import read_house_style
from briefer.writing.docx import render_docx
from briefer.writing.looks import look_of
from briefer.writing.pdf.looks import Looks
from briefer.writing.pdf.pens import Pens
from tests.samples import sample_document
from tests.writing.houses import bare_file

SETTINGS = "word/settings.xml"
COMPAT = "<w:compat>"


def with_part(docx: bytes, part: str, old: str, new: str) -> bytes:
    """Return a Word file with words of one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old.encode(), new.encode()) if name == part else content)
    return stream.getvalue()


def part_of(docx: bytes, part: str) -> str:
    """Return the XML of a part."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read(part).decode("utf-8")


def test_lines_do_not_depend_on_a_printer() -> None:
    """LibreOffice writes `usePrinterMetrics` into every Word file: letters then have the widths of a printer's dots."""
    house = with_part(bare_file(), SETTINGS, COMPAT, f"{COMPAT}<w:usePrinterMetrics/>")
    assert "usePrinterMetrics" in part_of(house, SETTINGS)
    made = part_of(render_docx(sample_document(), read_house_style(house)), SETTINGS)
    assert "usePrinterMetrics" not in made
    assert COMPAT in made


@pytest.mark.parametrize(
    "name", ["Heading 1", "Heading 3", "Key Point", "Bibliography", "TOC 2", "Source Line", "Caption", "Marking"]
)
def test_styles_that_a_house_lacks_are_the_same_in_both(name: str) -> None:
    """One derivation for all outputs, from the house's own font."""
    house = HouseStyle(styles={"Normal": ParagraphLook(text=TextLook(font="Carlito", size=11.0))})
    look = Looks(house, Pens()).style(name)
    assert look == look_of(house, name)
    assert look.text.font == "Carlito"
