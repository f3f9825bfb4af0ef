"""Unpacks the compressed RTF of Outlook messages ([MS-OXRTFCP])."""

from __future__ import annotations

import struct

_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}"
    b"{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New Roman"
    b"Courier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_LARGEST = 64 << 20


def unpacked(content: bytes) -> bytes:
    """Return the RTF; empty where the content is damaged."""
    if len(content) < 16:
        return b""
    size, kind = struct.unpack_from("<I", content, 4)[0], content[8:12]
    if kind == b"MELA":
        return content[16 : 16 + size]
    return _expanded(content, min(size, _LARGEST)) if kind == b"LZFu" else b""


def _expanded(content: bytes, size: int) -> bytes:
    window = bytearray(_START.ljust(4096, b"\0"))
    write = len(_START)
    out = bytearray()
    position = 16
    while position < len(content) and len(out) < size:
        control = content[position]
        position += 1
        for bit in range(8):
            if position >= len(content):
                break
            if not control >> bit & 1:
                window[write] = content[position]
                out.append(content[position])
                write = (write + 1) % 4096
                position += 1
                continue
            if position + 1 >= len(content):
                return bytes(out)
            reference = content[position] << 8 | content[position + 1]
            position += 2
            offset, length = reference >> 4, (reference & 0xF) + 2
            if offset == write:
                return bytes(out)
            for step in range(length):
                byte = window[(offset + step) % 4096]
                window[write] = byte
                out.append(byte)
                write = (write + 1) % 4096
    return bytes(out[:size])
