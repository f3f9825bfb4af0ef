"""The formats that are read, one line each, and the one way to read a file's content."""

from __future__ import annotations

from dataclasses import replace

from briefer.importing import refusals
from briefer.importing.foreign import foreign_kind
from briefer.importing.locked import unlocked
from briefer.importing.readers import docx, eml, epub, html, md, msg, odt, pdf, rtf, txt, zip
from briefer.importing.readers.reader import Reader
from briefer.importing.reading import Reading
from briefer.importing.weight import with_heavy_headings

READERS: tuple[Reader, ...] = (
    pdf.READER,
    docx.READER,
    odt.READER,
    epub.READER,
    zip.READER,
    rtf.READER,
    html.READER,
    eml.READER,
    msg.READER,
    md.READER,
    txt.READER,
)


_SURE = 0.95  # no other reader need look


def endings() -> tuple[str, ...]:
    """Return the endings of files that are read, for dialogs and for folders."""
    return tuple(ending for reader in READERS for ending in reader.endings)


def recognise(content: bytes, name: str) -> Reader | None:
    """Return the reader whose format the content has; the ending decides only between equals. None where none has."""
    best, found = 0.06, None
    for reader in READERS:
        score = reader.recognises(content, name)
        if score >= _SURE:
            return reader
        score += 0.05 * reader.has_ending_of(name)
        if score > best:
            best, found = score, reader
    return found


def read(content: bytes, name: str) -> Reading:
    """Return what stands in a file. Raises Fault, in a sentence that names the file, the reason and what to do."""
    if not content.strip(b"\0 \t\r\n"):
        raise refusals.empty(name)
    kind = foreign_kind(content)
    if kind == "encrypted":
        content, kind = unlocked(content) or b"", None
        if not content:
            raise refusals.encrypted(name)
    reader = recognise(content, name)
    if kind is not None and (reader is None or reader.recognises(content, name) < 0.9):
        raise refusals.wrong_kind(name, kind)
    if reader is None:
        raise refusals.unknown(name)
    reading = reader.read(content, name)
    return replace(reading, blocks=with_heavy_headings(reading.blocks))
