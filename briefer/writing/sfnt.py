"""One style of a font as a plain font file of its own: axes pinned, letters chosen, named as one of four styles of its family."""

from __future__ import annotations

import struct
from functools import lru_cache

import uharfbuzz as hb

from briefer.writing.machinefonts import FaceKey

_STYLES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "Bold Italic"}
_DROPPED = ("STAT", "DSIG", "meta", "BASE", "MATH", "SVG ", "COLR", "CPAL")
_KEPT_NAMES = (0, 5, 13, 14)  # copyright, version, licence and its address
_MAGIC = 0xB1B0AFBA
_RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x0006, 0x0100, 0x0200  # OS/2 fsType: bits 1 and 2, 8, 9


@lru_cache(maxsize=64)
def static_face(key: FaceKey, family: str, bold: bool, italic: bool, letters: frozenset[int]) -> bytes | None:
    """Return the face with `letters` (those it has) as a TrueType file; the same arguments give the same bytes.

    None where it may not be embedded for editing (OpenType 1.9, OS/2 fsType), or has no TrueType outlines: Word embeds no others.
    """
    face = hb.Face(hb.Blob.from_file_path(str(key.path)), key.index)
    permission = _short(bytes(face.reference_table("OS/2").data), 8) if "OS/2" in face.table_tags else 0
    if "glyf" not in face.table_tags or permission & (_RESTRICTED | _BITMAPS_ONLY):
        return None
    wanted = hb.SubsetInput()
    if permission & _WHOLE_ONLY:
        wanted.keep_everything()
    else:
        wanted.sets(hb.SubsetInputSets.UNICODE).update(letters)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update({int.from_bytes(tag.encode(), "big") for tag in _DROPPED})
    wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    for axis, place in key.axes:
        wanted.pin_axis_location(face, axis, place)
    made = hb.subset(face, wanted)
    tables = {tag: bytes(made.reference_table(tag).data) for tag in made.table_tags}
    tables["name"] = _names(face, family, _STYLES[bold, italic])
    tables["OS/2"] = _styled(tables["OS/2"], bold, italic)
    tables["head"] = tables["head"][:44] + struct.pack(">H", bold | italic << 1) + tables["head"][46:]
    return _file(tables)


def _short(table: bytes, place: int) -> int:
    return int.from_bytes(table[place : place + 2], "big")


def _styled(table: bytes, bold: bool, italic: bool) -> bytes:
    """Return an OS/2 table with weight and fsSelection of one of the four styles."""
    selection = _short(table, 62) & ~0x0061 | italic | bold << 5 | (not bold and not italic) << 6
    return b"".join(
        (table[:4], struct.pack(">H", 700 if bold else 400), table[6:62], struct.pack(">H", selection), table[64:])
    )


def _names(face: hb.Face, family: str, style: str) -> bytes:
    """Return a name table in English for Windows (platform 3, encoding 1)."""
    plain = f"{family} {style}".replace(" Regular", "")
    postscript = f"{family}-{style}".replace(" ", "")
    names = {number: face.get_name(number) or "" for number in _KEPT_NAMES}
    names |= {1: family, 2: style, 3: postscript, 4: plain, 6: postscript}
    records, stored = b"", b""
    used = {number: text.encode("utf-16-be") for number, text in sorted(names.items()) if text}
    for number, content in used.items():
        records += struct.pack(">6H", 3, 1, 0x409, number, len(content), len(stored))
        stored += content
    return struct.pack(">3H", 0, len(used), 6 + len(records)) + records + stored


def _file(tables: dict[str, bytes]) -> bytes:
    """Return a font file of these tables (OpenType 1.9, table directory)."""
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    count = len(tables)
    power = 1 << count.bit_length() - 1
    place = 12 + 16 * count
    directory = struct.pack(">I4H", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    content = b""
    for tag, table in sorted(tables.items()):
        directory += struct.pack(">4s3I", tag.encode(), _checksum(table), place + len(content), len(table))
        content += table + bytes(-len(table) % 4)
    adjustment = (_MAGIC - _checksum(directory) - _checksum(content)) & 0xFFFFFFFF
    head = place + _before(tables, "head")
    whole = directory + content
    return whole[: head + 8] + struct.pack(">I", adjustment) + whole[head + 12 :]


def _before(tables: dict[str, bytes], tag: str) -> int:
    """Return how many bytes stand before a table."""
    return sum(len(table) + -len(table) % 4 for name, table in tables.items() if name < tag)


def _checksum(content: bytes) -> int:
    padded = content + bytes(-len(content) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
