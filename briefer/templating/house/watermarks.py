"""Watermarks of words: what Word puts into headers for DRAFT or CONFIDENTIAL, as WordArt in VML (ECMA-376 part 4, 14.1.2.22)."""

from __future__ import annotations

import re

from lxml import etree

from briefer.document.house import HouseWatermark, TextLook
from briefer.ooxml.names import child, clark
from briefer.templating.house.drawings import Frame, style_parts

_NAMES = {
    "silver": "C0C0C0",
    "gray": "808080",
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "maroon": "800000",
    "yellow": "FFFF00",
    "olive": "808000",
    "lime": "00FF00",
    "green": "008000",
    "aqua": "00FFFF",
    "teal": "008080",
    "blue": "0000FF",
    "navy": "000080",
    "fuchsia": "FF00FF",
    "purple": "800080",
}
_HEX = re.compile(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
_WHOLE = 65536  # of fractions with the unit `f`, and of degrees with `fd`


def watermark_of(shape: etree._Element, frame: Frame, top: float) -> HouseWatermark:
    """Return the watermark of a VML shape with words on a path; it is as faint as its opacity makes it on white."""
    path = shape.find(clark("v:textpath"))
    words = "" if path is None else path.get("string") or ""
    letters = {} if path is None else style_parts(path)
    fill = child(shape, "v:fill")
    opacity = fraction(fill.get("opacity") if fill is not None else None, 1.0)
    look = TextLook(
        font=letters.get("font-family", "").strip("\"' ") or "Calibri",
        bold=letters.get("font-weight") == "bold",
        italic=letters.get("font-style") == "italic",
        colour=_fainter(colour_of_vml(shape.get("fillcolor")) or "FFFFFF", opacity),
    )
    place = 0.0 if frame.x is None else frame.x, top if frame.y is None else frame.y
    return HouseWatermark(words, look, *place, frame.width, frame.height, _degrees(style_parts(shape).get("rotation")))


def colour_of_vml(text: str | None) -> str | None:
    """Return a VML colour (`silver`, `#c0c0c0 [3212]`, `#ccc`) as RRGGBB; None where it is none."""
    found = _HEX.match(text or "")
    if found:
        digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
        return digits.upper()
    return _NAMES.get((text or "").split(" ")[0].lower())


def fraction(text: str | None, otherwise: float) -> float:
    """Return a VML fraction: `.5`, `50%` or `32768f`."""
    try:
        if not text:
            return otherwise
        if text.endswith("f"):
            return min(max(float(text[:-1]) / _WHOLE, 0.0), 1.0)
        return min(max(float(text[:-1]) / 100 if text.endswith("%") else float(text), 0.0), 1.0)
    except ValueError:
        return otherwise


def _degrees(text: str | None) -> float:
    """Return a VML rotation (clockwise): degrees, or their 65,536ths with `fd`."""
    try:
        turn = float(text[:-2]) / _WHOLE if text and text.endswith("fd") else float(text or 0.0)
    except ValueError:
        return 0.0
    return turn % 360 if abs(turn) < 1e6 else 0.0


def _fainter(colour: str, opacity: float) -> str:
    """Return a colour as it looks on white paper."""
    parts = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(part * opacity + 255 * (1 - opacity)):02X}" for part in parts)
