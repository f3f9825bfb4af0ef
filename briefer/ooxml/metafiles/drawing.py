"""Draws a WMF or EMF as a PNG; recognises them by their first bytes."""

from __future__ import annotations

import gzip
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

from briefer.ooxml.metafiles import emf, wmf
from briefer.ooxml.metafiles.surface import Surface

_EMF, _PLACEABLE, _PLAIN = b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", (b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_GZIP = b"\x1f\x8b"
_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A metafile as PNG; `left_out` names what was not drawn: `text`, or records of the newer kind (`EMF+`)."""

    png: bytes
    left_out: frozenset[str] = frozenset()


def is_metafile(content: bytes) -> bool:
    """Whether these are the bytes of a WMF or EMF, compressed ones (WMZ, EMZ) too."""
    if content.startswith(_GZIP):
        return True
    return content.startswith((_PLACEABLE, *_PLAIN)) or (content.startswith(_EMF) and content[40:44] == b" EMF")


@lru_cache(maxsize=16)
def draw_metafile(content: bytes) -> Drawn | None:
    """Return a metafile drawn (MS-WMF, MS-EMF); None where it is none, is damaged, or shows nothing that can be drawn."""
    try:
        if content.startswith(_GZIP):
            content = gzip.decompress(content[:_LARGEST])
        if len(content) > _LARGEST or not is_metafile(content):
            return None
        surface = emf.play(content) if content.startswith(_EMF) else wmf.play(content)
    except (struct.error, ValueError, OverflowError, IndexError, KeyError, OSError, EOFError, zlib.error):
        return None
    return _drawn(surface) if surface and surface.marked else None


def _drawn(surface: Surface) -> Drawn:
    return Drawn(surface.png(), frozenset(surface.left_out))
