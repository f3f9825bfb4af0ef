"""Pictures and charts of the body: parts of their own, each picture once."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import NamedTuple

from briefer.document.blocks import Picture

_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg"}
_SCREEN = 96.0


class PixelSize(NamedTuple):
    """Width and height of a picture in points, at its own resolution."""

    width: float
    height: float


@dataclass(slots=True)
class Media:
    """Parts to add to the package by name (`word/media/…`, `word/charts/…`). `next_drawing` numbers drawings."""

    next_drawing: int = 1
    pictures: dict[str, bytes] = field(default_factory=dict)
    charts: dict[str, bytes] = field(default_factory=dict)
    _names: dict[bytes, str] = field(default_factory=dict)

    def picture(self, picture: Picture) -> str:
        """Return the target of a picture, relative to the main part."""
        content = picture.content
        if content not in self._names:
            name = f"media/briefing{len(self._names) + 1}.{_ENDINGS.get(picture.media_type, 'png')}"
            self._names[content] = name
            self.pictures[f"word/{name}"] = content
        return self._names[content]

    def chart(self, content: bytes) -> str:
        """Return the target of a new chart, relative to the main part."""
        name = f"charts/briefing{len(self.charts) + 1}.xml"
        self.charts[f"word/{name}"] = content
        return name

    def drawing(self) -> int:
        """Return the next number of a drawing."""
        self.next_drawing += 1
        return self.next_drawing - 1


def size_of(picture: Picture) -> PixelSize:
    """Return a picture's size in points; 96 pixels an inch where it names no resolution. A damaged one is taken as a square inch."""
    try:
        if picture.content.startswith(b"\x89PNG"):
            return _png_size(picture.content)
        if picture.content.startswith(b"\xff\xd8"):
            return _jpeg_size(picture.content)
    except (struct.error, IndexError):
        pass
    return PixelSize(72.0, 72.0)


def _png_size(content: bytes) -> PixelSize:
    width, height = struct.unpack(">II", content[16:24])
    density = _SCREEN
    place = content.find(b"pHYs", 8, 4096)
    if place > 0:
        across, _, unit = struct.unpack(">IIB", content[place + 4 : place + 13])
        density = across * 0.0254 if unit == 1 and across else _SCREEN
    return _sized(width, height, density)


def _jpeg_size(content: bytes) -> PixelSize:
    """Read the frame header (ITU T.81, B.2.2) and the density of JFIF."""
    place, density = 2, _SCREEN
    while place < len(content):
        if content[place] != 0xFF:
            place += 1
            continue
        marker = content[place + 1]
        if marker in (0xFF, 0x01) or 0xD0 <= marker <= 0xD9:
            place += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack(">H", content[place + 2 : place + 4])
        if marker == 0xE0 and content[place + 4 : place + 9] == b"JFIF\0":
            unit, across = struct.unpack(">BH", content[place + 11 : place + 14])
            density = {1: float(across), 2: across * 2.54}.get(unit, _SCREEN) or _SCREEN
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return _sized(width, height, density)
        place += 2 + length
    return PixelSize(72.0, 72.0)


def _sized(width: int, height: int, density: float) -> PixelSize:
    density = density if 36 <= density <= 2400 else _SCREEN
    return PixelSize(max(width, 1) * 72 / density, max(height, 1) * 72 / density)
