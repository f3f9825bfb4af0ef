"""Word file and PDF of one house: what the Word file must say, and leave unsaid, so that both are set alike."""

from __future__ import annotations

import io
import zipfile

from briefer.templating.house import read_house_style
from briefer.writing.docx import render_docx
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
