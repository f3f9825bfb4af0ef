"""Pictures: JPEG and plain PNG are passed through as they are; other PNGs are unpacked with Pillow."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

from briefer.document.blocks import Picture
from briefer.faults import Fault
from briefer.writing.pdf.objects import Objects


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture ready for the file: size in pixels, resolution (0: unknown), dictionary entries, data, and its transparency."""

    width: int
    height: int
    entries: str
    data: bytes
    compressed: bool = True  # whether `data` still is to be compressed
    mask: bytes | None = None


def read_picture(picture: Picture) -> Raster:
    """Return a picture's raster; raises Fault `pdf.picture` where it cannot be read."""
    content = picture.content
    try:
        if content.startswith(b"\xff\xd8"):
            return _jpeg(content)
        if content.startswith(b"\x89PNG"):
            plain = _plain_png(content)
            if plain:
                return plain
        return _unpacked(content)
    except (OSError, ValueError, struct.error, SyntaxError) as error:
        raise Fault(
            "pdf.picture", "A picture cannot be read ({reason}). Replace it by a PNG or JPEG file.", reason=error
        ) from error


def add_picture(objects: Objects, raster: Raster) -> int:
    """Add a picture to the file; return its object number."""
    entries = f"/Type/XObject/Subtype/Image/Width {raster.width}/Height {raster.height}{raster.entries}"
    if raster.mask is not None:
        size = f"/Width {raster.width}/Height {raster.height}"
        mask = objects.add_stream(
            f"/Type/XObject/Subtype/Image{size}/ColorSpace/DeviceGray/BitsPerComponent 8", raster.mask
        )
        entries += f"/SMask {mask} 0 R"
    return objects.add_stream(entries, raster.data, compressed=raster.compressed)


def _jpeg(content: bytes) -> Raster:
    """Read the frame header of a JPEG (ITU T.81, B.2.2)."""
    at = 2
    while True:
        marker, length = struct.unpack(">HH", content[at : at + 4])
        if 0xFFC0 <= marker <= 0xFFCF and marker not in (0xFFC4, 0xFFC8, 0xFFCC):
            break
        at += 2 + length
    bits, height, width, parts = struct.unpack(">BHHB", content[at + 4 : at + 10])
    if parts == 4 or bits != 8:
        return _unpacked(content)
    space = "/DeviceGray" if parts == 1 else "/DeviceRGB"
    return Raster(width, height, f"/ColorSpace{space}/BitsPerComponent 8/Filter/DCTDecode", content, compressed=False)


def _plain_png(content: bytes) -> Raster | None:
    """Return a PNG without transparency or interlacing as it is: its data are what a PDF's predictor 15 reads."""
    width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", content[16:29])
    if interlaced or colour not in (0, 2) or bits == 16 or b"tRNS" in content[:1000]:
        return None
    at, data = 8, []
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        if content[at + 4 : at + 8] == b"IDAT":
            data.append(content[at + 8 : at + 8 + length])
        at += 12 + length
    parts = 3 if colour == 2 else 1
    space = "/DeviceRGB" if parts == 3 else "/DeviceGray"
    predictor = f"/DecodeParms<</Predictor 15/Colors {parts}/BitsPerComponent {bits}/Columns {width}>>"
    entries = f"/ColorSpace{space}/BitsPerComponent {bits}/Filter/FlateDecode{predictor}"
    return Raster(width, height, entries, b"".join(data), compressed=False)


def _unpacked(content: bytes) -> Raster:
    from PIL import Image  # for pictures that cannot be passed through only

    with Image.open(io.BytesIO(content)) as image:
        clear = image.convert("RGBA") if "A" in image.mode or "transparency" in image.info else None
        plain = (clear or image).convert("RGB")
        mask = clear.getchannel("A").tobytes() if clear else None
        return Raster(image.width, image.height, "/ColorSpace/DeviceRGB/BitsPerComponent 8", plain.tobytes(), mask=mask)
