"""Documents that a Word file holds as objects are bulletins of their own; its own text stays, however short."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefer.importing.files import import_content
from briefer.importing.word import embedded
from tests.shared import shared

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _word(*texts: str, within: tuple[bytes, ...] = ()) -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    for n, content in enumerate(within):
        name = PackURI(f"/word/embeddings/object{n}.docx")
        part = Part(name, "application/octet-stream", content, document.part.package)
        document.part.relate_to(part, f"{_OFFICE}package")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _texts(content: bytes) -> list[str]:
    return [bulletin.blocks[-1].text for bulletin in import_content(content, "a.docx").bulletins]


def test_embedded_documents_follow_the_text_that_holds_them() -> None:
    rtf = rb"{\rtf1\ansi Aden was quiet all day.}"
    outer = _word(
        "The front held.", within=(_word("Sirte fell at dawn."), rtf, b"PK\x03\x04 a sheet", b"%PDF-1.4 damaged")
    )
    assert _texts(outer) == ["The front held.", "Sirte fell at dawn.", "Aden was quiet all day."]
    assert [refused.file for refused in import_content(outer, "a.docx").refused] == ["object3.pdf"]


def test_their_number_and_depth_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    content = _word("Level 0 of the report.")
    for level in range(1, 8):
        content = _word(f"Level {level} of the report.", within=(content,))
    assert len(import_content(content, "a.docx").bulletins) == 5
    monkeypatch.setattr(embedded, "_MOST", 2)
    many = _word("The front held.", within=tuple(_word(f"Report {n}.") for n in range(5)))
    assert len(import_content(many, "a.docx").bulletins) == 3


def test_pdf_objects_of_acrobat_are_read() -> None:
    path = shared("data", "formats", "files", "tika", "docx", "testPDFEmbeddingAndEmbedded.docx")
    imported = import_content(path.read_bytes(), path.name)
    assert [cut.file for cut in imported.cuts] == [path.name, "oleObject1.pdf"]
