"""Reads PDF files: text in reading order, headings by size and weight, ruled tables, page by page."""

from __future__ import annotations

import re
from typing import Any

from briefer.importing import refusals
from briefer.importing.properties import parsed_day, words_of
from briefer.importing.readers.reader import Reader, is_readable
from briefer.importing.reading import Metadata, Reading

FORMAT = "pdf"
KIND = "a PDF"
_ENDINGS = (".pdf",)
_MOST_PAGES = 5_000
_FIRST = b"%PDF-"
_OBJECT = re.compile(rb"\d \d{1,5} obj\b|\bendobj\b|\bstartxref\b")


def _recognises(content: bytes, name: str) -> float:
    if content.startswith(_FIRST):
        return 0.97
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return 0.0
    has_first = _FIRST in content[:1024]
    if not (has_first or name.lower().endswith(_ENDINGS)) or (is_readable(content) and not _OBJECT.search(content)):
        return 0.0  # a text that speaks of PDF, or is only called so
    if has_first:
        return 0.7
    return 0.5 if b"%%EOF" in content[-2048:] else 0.3


def _read(content: bytes, name: str) -> Reading:
    import pypdfium2  # 100 ms to import

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise refusals.encrypted(name) from error
        raise refusals.damaged(name, KIND) from error
    try:
        return _read_document(document, name)
    finally:
        document.close()


def _read_document(document: Any, name: str) -> Reading:
    from briefer.importing.pdf.pages import read_pages

    if len(document) > _MOST_PAGES:
        raise refusals.too_large(name, f"it has more than {_MOST_PAGES} pages")
    if len(document) == 0:
        raise refusals.damaged(name, KIND)
    blocks, has_pictures = read_pages(document)
    if not blocks:
        raise refusals.no_text_layer(name) if has_pictures else refusals.empty(name)
    return Reading(blocks, _metadata(document, name), format=FORMAT)


def _metadata(document: Any, name: str) -> Metadata:
    import pypdfium2.raw as pdfium

    said = {key: value.strip() for key, value in document.get_metadata_dict(skip_empty=True).items()}
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0) if hasattr(pdfium, "FPDFCatalog_GetLanguage") else 0
    language = None
    if 2 < length < 100:
        import ctypes

        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
        language = buffer.raw[: length - 2].decode("utf-16-le", "ignore") or None
    return Metadata(
        title=said.get("Title") or None,
        author=said.get("Author") or None,
        published=parsed_day(said.get("CreationDate")) or parsed_day(said.get("ModDate")),
        language=language,
        subject=said.get("Subject") or None,
        keywords=words_of(said.get("Keywords")),
        name=name,
    )


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
