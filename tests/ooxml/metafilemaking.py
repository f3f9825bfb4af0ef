"""Metafiles written record by record, for tests."""

from __future__ import annotations

import struct


def emf(*records: tuple[int, bytes], size: tuple[int, int] = (300, 200)) -> bytes:
    """Return an EMF of `size` device units (a tenth of a millimetre each)."""
    body = b"".join(struct.pack("<2I", kind, 8 + len(record)) + record for kind, record in (*records, (14, bytes(12))))
    frame = struct.pack("<4i", 0, 0, size[0] * 10, size[1] * 10)
    header = struct.pack("<4i", 0, 0, *size) + frame + b" EMF" + struct.pack("<3I2H3I", 0x10000, 0, 0, 0, 0, 0, 0, 0)
    header += struct.pack("<4i", 1000, 1000, 100, 100)
    return struct.pack("<2I", 1, 8 + len(header)) + header + body


def brush(number: int, colour: str, *, none: bool = False) -> tuple[int, bytes]:
    """A brush of RRGGBB."""
    return 39, struct.pack("<2I", number, 1 if none else 0) + bytes.fromhex(colour) + bytes(5)


def pen(number: int, colour: str, width: int) -> tuple[int, bytes]:
    """A solid pen."""
    return 38, struct.pack("<2I2i", number, 0, width, 0) + bytes.fromhex(colour) + b"\0"


def select(number: int) -> tuple[int, bytes]:
    """Take up a pen or brush; numbers from 2**31 are stock objects, the eighth of them no pen."""
    return 37, struct.pack("<I", number)


NO_PEN = select(0x80000008)


def polygon16(*points: tuple[int, int], kind: int = 86) -> tuple[int, bytes]:
    """A polygon of short coordinates; `kind` 88 are curves that go on from here, 89 lines."""
    return kind, bytes(16) + struct.pack("<I", len(points)) + b"".join(struct.pack("<2h", *point) for point in points)


def polypolygon16(*contours: tuple[tuple[int, int], ...]) -> tuple[int, bytes]:
    """Several polygons at once: where they overlap, there is a hole."""
    points = [point for contour in contours for point in contour]
    counts = struct.pack(f"<{len(contours)}I", *map(len, contours))
    return 91, bytes(16) + struct.pack("<2I", len(contours), len(points)) + counts + b"".join(
        struct.pack("<2h", *point) for point in points
    )  # fmt: skip


def stretched(dib: bytes, at: tuple[int, int], size: tuple[int, int]) -> tuple[int, bytes]:
    """A bitmap (STRETCHDIBITS): `dib` is its header of 40 bytes with its pixels."""
    record = bytes(16) + struct.pack("<2i4i", *at, 0, 0, 1, 1) + struct.pack("<4I", 80, 40, 120, len(dib) - 40)
    return 81, record + struct.pack("<2I2i", 0, 0x00CC0020, *size) + dib


def dib(red: int, green: int, blue: int) -> bytes:
    """A bitmap of one pixel."""
    return struct.pack("<I2i2H6I", 40, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0) + bytes((blue, green, red, 0))


def wmf(*records: tuple[int, bytes], size: tuple[int, int] = (300, 200)) -> bytes:
    """Return a placeable WMF."""
    words = b"".join(struct.pack("<IH", 3 + len(record) // 2, kind) + record for kind, record in records)
    placeable = b"\xd7\xcd\xc6\x9a" + struct.pack("<H4hHIH", 0, 0, 0, *size, 1440, 0, 0)
    return placeable + struct.pack("<3HIHIH", 1, 9, 0x300, 0, 4, 0, 0) + words + struct.pack("<IH", 3, 0)
