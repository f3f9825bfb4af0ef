"""Embeds faces: subsets by HarfBuzz with axes pinned, as composite fonts whose every code has its exact text."""

from __future__ import annotations

import hashlib

import uharfbuzz as hb

from briefer.writing.pdf.faces import Face
from briefer.writing.pdf.objects import Objects

_DROPPED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "name",
    "kern",
    "STAT",
    "DSIG",
    "meta",
    "BASE",
    "MATH",
    "post",
    "vhea",
    "vmtx",
    "SVG ",
    "COLR",
    "CPAL",
)
_UNSAID = "\u200b"  # for glyphs that say nothing of their own


def embed(objects: Objects, face: Face) -> int:
    """Add a face with the glyphs that were used; return the number of its font object."""
    pairs = sorted(face.codes.items(), key=lambda item: item[1])
    program = _subset(face, {0, *(glyph for (glyph, _), _ in pairs)})
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
    base = f"{tag}+{face.postscript_name}"
    descriptor = _descriptor(objects, face, base, program)
    widths = _widths(face, pairs)
    kind = "CIDFontType0" if face.outlines_are_cff else "CIDFontType2"
    mapping = "" if face.outlines_are_cff else f"/CIDToGIDMap {_glyph_map(objects, pairs)} 0 R"
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    font = objects.add(
        f"<</Type/Font/Subtype/{kind}/BaseFont/{base}{system}/FontDescriptor {descriptor} 0 R/DW 0/W[{widths}]{mapping}>>"
    )
    unicode_map = objects.add_stream("", _unicode_map([(code, text) for (_, text), code in pairs]).encode("ascii"))
    return objects.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H/DescendantFonts[{font} 0 R]/ToUnicode {unicode_map} 0 R>>"
    )


def _subset(face: Face, glyphs: set[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    )
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update({int.from_bytes(tag.encode(), "big") for tag in _DROPPED})
    for axis, value in face.key.axes:
        wanted.pin_axis_location(face.face, axis, value)
    return bytes(hb.subset(face.face, wanted).blob.data)


def _descriptor(objects: Objects, face: Face, base: str, program: bytes) -> int:
    length = "" if face.outlines_are_cff else f"/Length1 {len(program)}"
    subtype = "/Subtype/OpenType" if face.outlines_are_cff else ""
    file = objects.add_stream(f"{subtype}{length}", program)
    key = "FontFile3" if face.outlines_are_cff else "FontFile2"
    italic = -12 if "Italic" in base or "Oblique" in base else 0
    box = f"-500 {round(-face.descent)} 1500 {round(face.ascent)}"
    capital = round(face.metric("CAP_HEIGHT", face.ascent * 0.7))
    return objects.add(
        f"<</Type/FontDescriptor/FontName/{base}/Flags {4 | (64 if italic else 0)}/FontBBox[{box}]/ItalicAngle {italic}"
        f"/Ascent {round(face.ascent)}/Descent {round(-face.descent)}/CapHeight {capital}/StemV 80/{key} {file} 0 R>>"
    )


def _widths(face: Face, pairs: list[tuple[tuple[int, str], int]]) -> str:
    if face.outlines_are_cff:
        return " ".join(f"{code}[{face.advance(glyph):g}]" for (glyph, _), code in pairs)
    return "1[" + " ".join(f"{round(face.advance(glyph), 2):g}" for (glyph, _), _ in pairs) + "]"


def _glyph_map(objects: Objects, pairs: list[tuple[tuple[int, str], int]]) -> int:
    table = bytearray(2)
    for (glyph, _), _ in pairs:
        table += glyph.to_bytes(2, "big")
    return objects.add_stream("", bytes(table))


def _unicode_map(codes: list[tuple[int, str]]) -> str:
    """Return the ToUnicode CMap (9.10.3)."""
    lines = [
        f"<{code:04x}><{(text or _UNSAID).encode('utf-16-be').hex()}>" for code, text in dict(reversed(codes)).items()
    ][::-1]
    blocks = []
    for first in range(0, len(lines), 100):
        part = lines[first : first + 100]
        blocks += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
            "/CMapName/Adobe-Identity-UCS def/CMapType 2 def",
            "1 begincodespacerange<0000><ffff>endcodespacerange",
            *blocks,
            "endcmap CMapName currentdict/CMap defineresource pop end end",
        ]
    )
