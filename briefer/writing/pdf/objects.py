"""Writes PDF objects: bodies as text, streams compressed, everything small packed into object streams (ISO 32000-1, 7.5).

pikepdf builds each object through Python and C++ and costs 20 to 40 µs apiece; a pack of 500 pages has 20,000 structure elements,
links and their parents, so these are formatted here as plain text, at under a microsecond apiece.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PER_STREAM = 200
_ROW = 7  # bytes of a row of the cross-reference stream
_NEXT = b"\2" + bytes(_ROW - 1) + b"\1"  # the next object of the same object stream


def name(text: str) -> str:
    """Return a PDF name, with `/`; characters that a name cannot hold are escaped as `#xx`."""
    encoded = text.encode()
    if encoded.replace(b"-", b"").replace(b"+", b"").isalnum():
        return "/" + text
    return "/" + "".join(chr(b) if 33 <= b <= 126 and chr(b) not in "#/()<>[]{}%" else f"#{b:02x}" for b in encoded)


def string(text: str) -> str:
    """Return a PDF text string: ASCII in parentheses where it can be, else UTF-16 in hexadecimal (7.9.2)."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<feff" + text.encode("utf-16-be", "replace").hex() + ">"


def number(value: float) -> str:
    """Return a number with at most three decimals and no trailing zeros."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


class Objects:
    """The objects of one file, by number. Reserve a number first where objects refer to each other."""

    def __init__(self) -> None:
        self._bodies: list[str | None] = [None]
        self._streams: dict[int, tuple[str, bytes]] = {}

    def reserve(self) -> int:
        """Return a new object number; its body comes later."""
        self._bodies.append(None)
        return len(self._bodies) - 1

    def reserve_many(self, count: int) -> int:
        """Return the first of `count` new object numbers in a row."""
        first = len(self._bodies)
        self._bodies.extend([None] * count)
        return first

    def put(self, number: int, body: str) -> None:
        """Set the body of a reserved object."""
        self._bodies[number] = body

    def add(self, body: str) -> int:
        """Add an object; return its number."""
        self._bodies.append(body)
        return len(self._bodies) - 1

    def put_stream(self, number: int, entries: str, content: bytes, *, compressed: bool = True) -> None:
        """Set a reserved object to a stream; `entries` are those of its dictionary beside Length and Filter."""
        if compressed:
            content = zlib.compress(content, 5)
            entries += "/Filter/FlateDecode"
        self._streams[number] = (f"<<{entries}/Length {len(content)}>>", content)

    def add_stream(self, entries: str, content: bytes, *, compressed: bool = True) -> int:
        """Add a stream; return its number."""
        number = self.reserve()
        self.put_stream(number, entries, content, compressed=compressed)
        return number

    def write(self, root: int, information: int) -> bytes:
        """Return the whole file. The identifier is a hash of the content, so that the same input gives the same bytes."""
        places: dict[int, tuple[int, int, int]] = {}
        self._pack(places)
        parts = [_HEADER]
        at = len(_HEADER)
        for number in sorted(self._streams):
            entries, content = self._streams[number]
            part = f"{number} 0 obj\n{entries}stream\n".encode("latin-1") + content + b"\nendstream\nendobj\n"
            places[number] = (1, at, 0)
            parts.append(part)
            at += len(part)
        parts.append(self._cross_references(places, at, root, information, parts))
        return b"".join(parts)

    def _pack(self, places: dict[int, tuple[int, int, int]]) -> None:
        """Move all bodies into object streams."""
        packed = [number for number, body in enumerate(self._bodies) if body is not None]
        for first in range(0, len(packed), _PER_STREAM):
            group = packed[first : first + _PER_STREAM]
            holder = self.reserve()
            offset = 0
            table = []
            for index, number in enumerate(group):
                table.append(f"{number} {offset}")
                offset += len(self._bodies[number] or "") + 1
                places[number] = (2, holder, index)
            head = " ".join(table) + "\n"
            text = head + "\n".join(self._bodies[number] or "" for number in group)
            self.put_stream(holder, f"/Type/ObjStm/N {len(group)}/First {len(head)}", text.encode("latin-1"))

    def _cross_references(
        self, places: dict[int, tuple[int, int, int]], at: int, root: int, information: int, parts: list[bytes]
    ) -> bytes:
        """Return the cross-reference stream and the end of the file."""
        own = self.reserve()
        places[own] = (1, at, 0)
        digest = hashlib.md5(usedforsecurity=False)
        for part in parts:
            digest.update(part)
        identifier = digest.hexdigest()
        content = zlib.compress(_predicted(places, len(self._bodies)), 6)
        entries = (
            f"/Type/XRef/Size {len(self._bodies)}/W[1 4 2]/Root {root} 0 R/Info {information} 0 R"
            f"/ID[<{identifier}><{identifier}>]/Filter/FlateDecode"
            f"/DecodeParms<</Predictor 12/Columns {_ROW}>>/Length {len(content)}"
        )
        head = f"{own} 0 obj\n<<{entries}>>stream\n".encode("latin-1")
        return head + content + f"\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n".encode("ascii")


def _predicted(places: Mapping[int, tuple[int, int, int]], count: int) -> bytes:
    """Return the rows of the cross-reference stream, each as its difference to the row above (7.4.4.4): where objects follow each other
    that is the same row again and again, which compresses to next to nothing."""
    rows = []
    last, above = (-1, -1, -1), bytes(_ROW)
    for number in range(count):
        place = places.get(number, (0, 0, 0 if number else 65535))
        if place[0] == 2 and place[1] == last[1] and place[2] == last[2] + 1 < 256:
            rows.append(_NEXT)
        else:
            above = _row(last) if last[0] >= 0 else above
            rows.append(b"\2" + bytes((one - other) & 255 for one, other in zip(_row(place), above, strict=True)))
        last = place
    return b"".join(rows)


def _row(place: tuple[int, int, int]) -> bytes:
    kind, second, third = place
    return kind.to_bytes(1, "big") + second.to_bytes(4, "big") + third.to_bytes(2, "big")
