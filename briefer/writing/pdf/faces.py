"""Faces: one style of one font file, its metrics, its coverage, and the glyphs a document uses of it."""

from __future__ import annotations

import uharfbuzz as hb

from briefer.writing.machinefonts import FaceKey

_ESCAPES = {ord("\\"): "\\\\", ord("("): "\\(", ord(")"): "\\)", ord("\r"): "\\r", ord("\n"): "\\n"}

NEAR = 0.5  # thousandths of the size: less is not worth moving for


class Face:
    """An opened face. Lengths are in thousandths of the type size; codes are those that the PDF uses (one per glyph and text)."""

    def __init__(self, key: FaceKey, resource: str) -> None:
        self.key = key
        self.resource = resource
        self.face = hb.Face(hb.Blob.from_file_path(str(key.path)), key.index)
        self.font = hb.Font(self.face)
        if key.axes:
            self.font.set_variations(dict(key.axes))
        self.scale = 1000 / self.face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent = extents.ascender * self.scale
        self.descent = -extents.descender * self.scale
        self.line_gap = extents.line_gap * self.scale
        self.covered: frozenset[int] = frozenset(self.face.unicodes)
        self.has_ascii = self.covered.issuperset(range(32, 127))
        self.outlines_are_cff = bool({"CFF ", "CFF2"} & set(self.face.table_tags))
        self.codes: dict[tuple[int, str], int] = {}
        self.lost: list[str] = []  # what was to be shown and has no glyph after all
        self._advances: dict[int, float] = {}
        self._spelled: dict[tuple[int, str], tuple[str, float]] = {}
        self.moved = _Moved(self)
        self.features: frozenset[str] = self._substitutions()

    def _substitutions(self) -> frozenset[str]:
        if not self.face.has_layout_substitution:
            return frozenset()
        return frozenset(self.face.get_language_feature_tags("GSUB", 0, 0xFFFF))

    def advance(self, glyph: int) -> float:
        """Return the advance width of a glyph, in thousandths."""
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = self.font.get_glyph_h_advance(glyph) * self.scale
        return found

    def spelled(self, glyph: int, text: str) -> tuple[str, float]:
        """Return the two bytes that show `glyph` as `text`, as they stand in a literal string (7.3.4.2), and the glyph's advance."""
        key = (glyph, text)
        found = self._spelled.get(key)
        if found is None:
            code = self.code(glyph, text)
            shown = _ESCAPES.get(code >> 8, chr(code >> 8)) + _ESCAPES.get(code & 255, chr(code & 255))
            found = self._spelled[key] = (shown, self.advance(glyph))
        return found

    def code(self, glyph: int, text: str) -> int:
        """Return the code under which the PDF shows `glyph` as `text`; CFF outlines are addressed by glyph."""
        key = (glyph, text)
        found = self.codes.get(key)
        if found is None:
            if not glyph:
                self.lost.append(text)
            found = self.codes[key] = glyph if self.outlines_are_cff else len(self.codes) + 1
        return found

    @property
    def postscript_name(self) -> str:
        """The face's PostScript name, without characters that a PDF name cannot hold."""
        stem = self.face.get_name(6) or self.key.path.stem
        return "".join(ch for ch in stem if ch.isascii() and (ch.isalnum() or ch == "-")) or "Font"

    def metric(self, tag: str, otherwise: float) -> float:
        """Return an OpenType metric (such as `xhgt`), in thousandths."""
        found = self.font.get_metric_position(hb.OTMetricsTag[tag])
        return otherwise if found is None else found * self.scale


class _Moved(dict[tuple[int, str, int], str]):
    """What shows a glyph as a character before the next one stands `advance` font units on; it stands within the brackets of a string."""

    __slots__ = ("_face",)

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, key: tuple[int, str, int]) -> str:
        glyph, character, advance = key
        shown, natural = self._face.spelled(glyph, character)
        kern = natural - advance * self._face.scale
        code = self[key] = shown if -NEAR < kern < NEAR else f"{shown}){kern:.0f}("
        return code
