"""Recognises files that Briefer does not read, so that the refusal can say what they are."""

from __future__ import annotations

_STARTS = (
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "sound, film or a picture"),
    (b"ID3", "sound"),
    (b"OggS", "sound or film"),
    (b"\x1aE\xdf\xa3", "film"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf\0", "a damaged RTF file"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "an old Word file (.doc)"),
    ("Workbook", "a spreadsheet (.xls)"),
    ("PowerPoint Document", "a presentation (.ppt)"),
)


def foreign_kind(content: bytes) -> str | None:
    """Return in words what a file is that is not read, "encrypted" for an encrypted Office file; None for all others."""
    if content.startswith(_OLE):
        return _ole_kind(content)
    for start, kind in _STARTS:
        if content.startswith(start):
            if start in (b"BM", b"MZ", b"MM\0*") and content[:400].isascii() and b"\0" not in content[:400]:
                continue
            return kind
    return None


def _ole_kind(content: bytes) -> str | None:
    head = content
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in head:
            return kind
    return None
