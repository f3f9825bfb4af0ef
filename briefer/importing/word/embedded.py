"""Finds the documents that a Word file holds as objects, each to be read as a file of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator

import olefile

from briefer.faults import Fault
from briefer.importing.packages import Package
from briefer.importing.reading import Attached

_MOST = 50
_LARGEST = 64 << 20  # bytes of one object
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = ("CONTENTS", "Package")  # where objects of Acrobat and of Office keep the file itself
_STARTS = ((b"%PDF-", ".pdf"), (b"{\\rtf", ".rtf"))


def embedded_documents(package: Package, related: dict[str, tuple[str, str, bool]]) -> Iterator[Attached]:
    """Yield the Word, PDF, RTF and OpenDocument files among the related objects; sheets, slides and the like are passed over.

    At most 50, each of at most 64 MB; one that cannot be had is passed over, a bomb raises Fault.
    """
    targets = dict.fromkeys(
        target for kind, target, outside in related.values() if kind in ("package", "oleObject") and not outside
    )
    for target in list(targets)[:_MOST]:
        try:
            content = _document(package.content(target))
        except Fault as fault:
            if fault.key == "reading.too_large":
                raise
            continue
        if ending := _ending(content):
            yield Attached(target.rpartition("/")[2].rpartition(".")[0] + ending, content)


def _document(content: bytes) -> bytes:
    if not content.startswith(_OLE):
        return content
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as store:
            for stream in _STREAMS:
                if store.exists(stream) and store.get_size(stream) <= _LARGEST:
                    return bytes(store.openstream(stream).read())
    except (OSError, ValueError, IndexError, TypeError, AttributeError):  # what olefile raises of damaged files
        return b""
    return b""


def _ending(content: bytes) -> str | None:
    if len(content) > _LARGEST:
        return None
    if content.startswith(b"PK"):
        return ".docx" if b"word/" in content else ".odt" if b"opendocument.text" in content[:200] else None
    return next((ending for start, ending in _STARTS if content.startswith(start)), None)
