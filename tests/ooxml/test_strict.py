"""Strict files (ISO/IEC 29500-1) are read and written as the transitional ones that all programs know."""

from __future__ import annotations

import io
import zipfile

from briefer.assets import shipped
from briefer.templating.house import read_house_style
from briefer.writing.docx import render_docx
from tests.samples import sample_document

_NAMES = (
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
)


def strict_file() -> bytes:
    """Return the weekly brief's Word file as Word would save it as “Strict Open XML Document”."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(shipped("templates", "weekly-brief", "style.docx")) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            for transitional, strict in _NAMES:
                content = content.replace(transitional, strict)
            new.writestr(name, content.replace(b"<w:document ", b'<w:document w:conformance="strict" '))
    return stream.getvalue()


def test_a_strict_file_gives_the_same_house() -> None:
    plain = read_house_style(shipped("templates", "weekly-brief", "style.docx").read_bytes())
    strict = read_house_style(strict_file())
    assert (strict.styles, strict.section, strict.cover) == (plain.styles, plain.section, plain.cover)


def test_what_is_written_in_its_style_is_transitional() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(sample_document(), read_house_style(strict_file())))) as archive:
        for name in archive.namelist():
            assert b"purl.oclc.org/ooxml" not in archive.read(name), name
            assert b'conformance="strict"' not in archive.read(name)
