"""Takes apart what Outlook packs into `winmail.dat` ([MS-OXTNEF]): the body of a mail and its attachments."""

from __future__ import annotations

import contextlib
import struct
from dataclasses import dataclass, field

from briefer.importing.reading import Attached

_SIGNATURE = struct.pack("<I", 0x223E9F78)
_BODY, _PROPERTIES = 0x0002800C, 0x00069003
_NEW_ATTACHMENT, _TITLE, _DATA, _ATTACHMENT = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_LONG_NAME, _PLAIN, _RTF, _HTML = 0x3707, 0x1000, 0x1009, 0x1013
_FIXED = {
    0x0002: 2, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x000A: 4, 0x000B: 2, 0x0014: 8, 0x0040: 8, 0x0048: 16,
}  # fmt: skip
_STRING, _UNICODE, _OBJECT, _BINARY = 0x001E, 0x001F, 0x000D, 0x0102
_MANY_VALUES = 0x1000
_MOST = 2_000  # attributes, properties


@dataclass(slots=True)
class Winmail:
    """What is in the file: bodies as bytes (`html`, `rtf` still compressed, `plain`), and attachments."""

    html: bytes = b""
    rtf: bytes = b""
    plain: bytes = b""
    attached: list[Attached] = field(default_factory=list)


def is_winmail(content: bytes) -> bool:
    """Whether content is in the Transport Neutral Encapsulation Format."""
    return content.startswith(_SIGNATURE)


def unpacked_winmail(content: bytes) -> Winmail:
    """Return what is in the file; of a damaged one, what stands before the damage."""
    found = Winmail()
    names: list[str] = []
    contents: list[bytes] = []
    position = 6  # signature and key
    for _ in range(_MOST):
        if position + 9 > len(content):
            break
        attribute, length = struct.unpack_from("<II", content, position + 1)
        value = content[position + 9 : position + 9 + length]
        position += 9 + length + 2  # a checksum follows
        if attribute == _NEW_ATTACHMENT:
            names.append("")
            contents.append(b"")
        elif attribute == _BODY:
            found.plain = value.rstrip(b"\0")
        elif attribute == _PROPERTIES:
            said = _properties(value)
            found.html, found.rtf = said.get(_HTML, b""), said.get(_RTF, b"")
            found.plain = found.plain or said.get(_PLAIN, b"")
        elif names and attribute == _TITLE:
            names[-1] = names[-1] or value.rstrip(b"\0").decode("cp1252", "replace")
        elif names and attribute == _DATA:
            contents[-1] = value
        elif names and attribute == _ATTACHMENT and (name := _properties(value).get(_LONG_NAME)):
            names[-1] = name.decode("utf-8", "replace")
    pairs = zip(names, contents, strict=True)
    found.attached = [Attached(n or f"attachment {i}", c) for i, (n, c) in enumerate(pairs, start=1) if c]
    return found


def _properties(content: bytes) -> dict[int, bytes]:
    """Return properties that are strings or bytes, by their number; strings as UTF-8."""
    found: dict[int, bytes] = {}
    with contextlib.suppress(struct.error):  # cut short: what was read before counts
        _read_properties(content, found)
    return found


def _read_properties(content: bytes, found: dict[int, bytes]) -> None:
    (count,) = struct.unpack_from("<I", content, 0)
    position = 4
    for _ in range(min(count, _MOST)):
        kind, number = struct.unpack_from("<HH", content, position)
        position += 4
        if number >= 0x8000:
            position = _after_name(content, position)
        many, kind = bool(kind & _MANY_VALUES), kind & ~_MANY_VALUES
        values = 1
        if many or kind in (_STRING, _UNICODE, _OBJECT, _BINARY):
            (values,) = struct.unpack_from("<I", content, position)
            position += 4
        for _ in range(min(values, _MOST)):
            if kind in _FIXED:
                position += max(4, _FIXED[kind])
                continue
            (length,) = struct.unpack_from("<I", content, position)
            value = content[position + 4 : position + 4 + length]
            position += 4 + length + (-length % 4)
            found[number] = _as_utf8(value, kind)


def _as_utf8(value: bytes, kind: int) -> bytes:
    if kind == _UNICODE:
        return value.decode("utf-16-le", "replace").rstrip("\0").encode("utf-8", "replace")
    if kind == _STRING:
        return value.rstrip(b"\0").decode("cp1252", "replace").encode("utf-8")
    return value


def _after_name(content: bytes, position: int) -> int:
    """Return where a named property's value begins."""
    (kind,) = struct.unpack_from("<I", content, position + 16)
    if kind == 0:
        return position + 24
    length = int(struct.unpack_from("<I", content, position + 20)[0])
    return position + 24 + length + (-length % 4)
