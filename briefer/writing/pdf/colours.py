"""The colours of the file: an ICC profile for sRGB, made from its definition."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_HEAD, _ENTRY = 128, 12  # bytes
_D50 = (0.9642, 1.0, 0.8249)


def srgb_profile() -> bytes:
    """Return an ICC profile (version 2.1) for sRGB: matrix and tone curve of IEC 61966-2-1, adapted to D50."""
    contents = [
        ((b"desc",), _description(b"sRGB IEC61966-2.1")),
        ((b"cprt",), b"text\0\0\0\0No copyright, use freely\0"),
        ((b"wtpt",), _xyz(*_D50)),
        ((b"rXYZ",), _xyz(0.4360747, 0.2225045, 0.0139322)),
        ((b"gXYZ",), _xyz(0.3850649, 0.7168786, 0.0971045)),
        ((b"bXYZ",), _xyz(0.1430804, 0.0606169, 0.7141733)),
        ((b"rTRC", b"gTRC", b"bTRC"), _curve()),
    ]
    count = sum(len(names) for names, _ in contents)
    table, body = _table(contents, _HEAD + 4 + _ENTRY * count)
    return _head(_HEAD + 4 + len(table) + len(body)) + struct.pack(">I", count) + table + body


def _head(size: int) -> bytes:
    """Return the head of a profile of `size` bytes: a monitor's, RGB to XYZ, of a fixed date."""
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2019, 1, 1, 0, 0, 0) + b"acsp" + bytes(24)
    head += struct.pack(">I", 0) + struct.pack(">3i", 63190, 65536, 54061)
    return head + bytes(_HEAD - len(head))


def _table(contents: Sequence[tuple[Sequence[bytes], bytes]], offset: int) -> tuple[bytes, bytes]:
    """Return the table of tags and what they hold, which begins at `offset`; several tags may share a content."""
    table, body = b"", b""
    for names, content in contents:
        for name in names:
            table += name + struct.pack(">II", offset + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return table, body


def _description(text: bytes) -> bytes:
    return b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" + bytes(78)


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _curve() -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">I256H", 256, *(round(_linear(n / 255) * 65535) for n in range(256)))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
