"""Shapes words with HarfBuzz and spells them as PDF text, each glyph with the characters it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import uharfbuzz as hb

from briefer.writing.pdf.faces import NEAR, Face

Features = Mapping[str, bool | list[tuple[int, int, bool]]]

_DOTS = 120  # a point: the resolution (8640 dpi) of the device that LibreOffice lays out for
_WIDEST_GAP = 70.0  # thousandths: where a letter makes more room before it, poppler and PDFium see two words
_LAM_ALEF = re.compile("\u0644[\u064b-\u0655]*[\u0622\u0623\u0625\u0627]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How words are shaped: size and rise in points, space between letters, language, features."""

    size: float
    rise: float
    spacing: float
    language: str
    features: Mapping[str, bool]


class Glyph(NamedTuple):
    """A glyph in visual order, thousandths of the size: `x` is where its pen stands, `dx` and `dy` move it from there."""

    glyph: int
    text: str
    x: float
    advance: float
    dx: float
    dy: float


def shaped(face: Face, text: str, manner: Manner, *, rtl: bool, shown_as: str = "") -> tuple[float, str]:
    """Return the width (points) and the TJ fragment of text in one face and direction.

    Glyphs stand from left to right, as PDFium and poppler expect of leftward words too; the text in reading order is in the ActualText
    of the word's structure element. `shown_as` is what the text stands for where that is not itself: the soft hyphen of a hyphen at a line's end.
    """
    infos, positions = _shape(face, text, manner.language, manner.features, rtl)
    moved = [move.x_offset or move.y_offset for move in positions]
    if not (rtl or manner.spacing or shown_as or any(moved)) and len(infos) == len(text):
        return _plain(face, text, infos, positions, manner.size)
    texts = [shown_as] * len(infos) if shown_as else _texts([info.cluster for info in infos], text, rtl)
    if rtl and any(_is_ligature(said) for said in texts):
        infos, positions = _shape(face, text, manner.language, _parted(manner.features, text), rtl)
        texts = _texts([info.cluster for info in infos], text, rtl)
    glyphs, at = _placed(face, infos, positions, texts, rtl)
    spacing = manner.spacing * 1000 / manner.size
    code = _spelled(face, glyphs, at, manner, spacing)
    return _measured(face, [move.x_advance for move in positions], manner.size) + manner.spacing * len(glyphs), code


def _measured(face: Face, advances: list[int], size: float) -> float:
    """Return the width of glyphs in points, each in whole dots of 1/120 point, as word processors measure them for any printer.

    Found by measurement of LibreOffice 7.4: lines end alike to the twentieth of a point; what is drawn differs by a hair's breadth at most.
    """
    dots = size * _DOTS / face.face.upem
    return sum([int(advance * dots + 0.5) for advance in advances]) / _DOTS


def _shape(
    face: Face, text: str, language: str, features: Features, rtl: bool
) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
    buffer = hb.Buffer()  # its clusters are graphemes in the text's order, unless told otherwise
    buffer.add_str(text)
    if rtl or not text.isascii():
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
    else:
        buffer.script, buffer.direction = "Latn", "ltr"
    buffer.language = language or "en"  # never the machine's, for the same bytes everywhere
    hb.shape(face.font, buffer, features)
    return buffer.glyph_infos, buffer.glyph_positions


def _placed(
    face: Face, infos: list[hb.GlyphInfo], positions: list[hb.GlyphPosition], texts: list[str], rtl: bool
) -> tuple[list[Glyph], float]:
    """Return glyphs at their places, and the width of all."""
    glyphs: list[Glyph] = []
    at, scale = 0.0, face.scale
    for info, move, said in zip(infos, positions, texts, strict=True):
        advance, dx = move.x_advance * scale, move.x_offset * scale
        if rtl and dx > _WIDEST_GAP and advance > dx:
            advance, dx = advance - dx + _WIDEST_GAP, _WIDEST_GAP
        said = (
            said[::-1] if rtl and _LAM_ALEF.fullmatch(said) else said
        )  # poppler and PDFium turn the letters of a glyph
        glyphs.append(Glyph(info.codepoint, said, at, advance, dx, move.y_offset * scale))
        at += advance
    return glyphs, at


def _is_ligature(said: str) -> bool:
    """Whether a glyph stands for several letters, the marks of one aside, that need not be one."""
    return len(said) > 1 and not _LAM_ALEF.fullmatch(said) and sum(not unicodedata.combining(one) for one in said) > 1


def _parted(features: Mapping[str, bool], text: str) -> Features:
    """Return features without ligatures but that of lam and alef, which no one writes apart."""
    ranges, at = [], 0
    for match in _LAM_ALEF.finditer(text):
        ranges += [(at, match.start(), False), (match.start(), match.end(), True)]
        at = match.end()
    return {**features, "liga": False, "dlig": False, "rlig": [*ranges, (at, len(text), False)]}


def _plain(
    face: Face, text: str, infos: list[hb.GlyphInfo], positions: list[hb.GlyphPosition], size: float
) -> tuple[float, str]:
    """Spell the usual case: one glyph a character, moved by kerning only."""
    advances = [move.x_advance for move in positions]
    moved = face.moved
    keys = zip([info.codepoint for info in infos], text, advances, strict=True)
    return _measured(face, advances, size), f"({''.join([moved[key] for key in keys])})"


def _texts(clusters: list[int], text: str, rtl: bool) -> list[str]:
    """Share each cluster's characters among its glyphs, in reading order."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    members: dict[int, list[int]] = {}
    for index, cluster in enumerate(clusters):
        members.setdefault(cluster, []).append(index)
    texts = [""] * len(clusters)
    for cluster, indexes in members.items():
        part = text[cluster : ends[cluster]]
        ordered = indexes[::-1] if rtl else indexes
        if len(ordered) == len(part):
            for index, character in zip(ordered, part, strict=True):
                texts[index] = character
        else:
            texts[ordered[0]] = part
    return texts


def _spelled(face: Face, glyphs: list[Glyph], width: float, manner: Manner, spacing: float) -> str:
    """Return the TJ fragment that shows glyphs at their places and ends at `width`."""
    parts: list[str] = []
    at = rise = 0.0
    opened = False
    for index, (glyph, text, x, _, dx, dy) in enumerate(glyphs):
        if abs(dy - rise) > NEAR:
            parts.append(f"{')' if opened else ''}]TJ {manner.rise + dy * manner.size / 1000:.4g} Ts[")
            opened, rise = False, dy
        place = x + dx + spacing * index
        if abs(at - place) > NEAR:
            parts.append(f"{')' if opened else ''}{round(at - place)}")
            opened, at = False, at - round(at - place)
        shown, advance = face.spelled(glyph, text)
        parts.append(shown if opened else "(" + shown)
        opened = True
        at += advance
    parts.append(")")
    if rise:
        parts.append(f"]TJ {manner.rise:.4g} Ts[")
    end = width + spacing * len(glyphs)
    if abs(at - end) > NEAR:
        parts.append(str(round(at - end)))
    return "".join(parts)
