"""Drawn shapes (DrawingML): their lines and fillings, in colours of the theme too, and their places within a group."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from briefer.document.house import Border
from briefer.ooxml.names import child, clark
from briefer.ooxml.theme import Theme
from briefer.ooxml.units import emu, whole
from briefer.templating.house.drawings import Frame

_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_WHOLE = 100_000  # of DrawingML percentages
_STRAIGHT = ("line", "straightConnector1")
_SQUARE = (
    "rect",
    "roundRect",
    "flowChartProcess",
    "round1Rect",
    "round2SameRect",
    "snip1Rect",
    "foldedCorner",
    *_STRAIGHT,
)
_GROUPS = (clark("wpg:wgp"), clark("wpg:grpSp"))


@dataclass(frozen=True, slots=True)
class Outline:
    """How a shape is drawn: its borders, its filling, and what of it is drawn otherwise than Word does."""

    borders: tuple[Border, ...] = ()
    shading: str | None = None
    problem: str = ""


def outline_of(shape: etree._Element, theme: Theme) -> Outline:
    """Return borders and filling of a drawn shape (`wps:wsp`); a straight line has its top border only."""
    properties, style = child(shape, "wps:spPr"), child(shape, "wps:style")
    line = child(properties, "a:ln")
    colour = _painted(line, style, "a:lnRef", theme)
    geometry = child(properties, "a:prstGeom")
    kind = "" if geometry is None else geometry.get("prst") or ""
    edges = ("top",) if kind in _STRAIGHT else ("top", "bottom", "start", "end")
    width = emu(None if line is None else line.get("w"), 0.75)
    borders = tuple(Border(edge, width, colour) for edge in edges) if colour else ()
    shading = None if kind in _STRAIGHT else _painted(properties, style, "a:fillRef", theme)
    problem = ""
    if shading and child(properties, "a:gradFill") is not None:
        problem = "a gradient is one colour in the PDF"
    elif (shading or borders) and kind not in _SQUARE:
        problem = "a shape that is no rectangle is drawn as one in the PDF; use a picture"
    return Outline(borders, shading, problem)


def _painted(holder: etree._Element | None, style: etree._Element | None, reference: str, theme: Theme) -> str | None:
    """Return the colour a line or filling is painted in: its own, else that of its style; None where there is none."""
    if holder is not None:
        if child(holder, "a:noFill") is not None:
            return None
        if child(holder, "a:solidFill") is not None:
            return drawing_colour(child(holder, "a:solidFill"), theme)
        gradient = child(child(holder, "a:gradFill"), "a:gsLst")
        if gradient is not None:
            return _middle([found for stop in gradient if (found := drawing_colour(stop, theme))])
    referred = child(style, reference)
    return drawing_colour(referred, theme) if referred is not None and referred.get("idx") not in (None, "0") else None


def drawing_colour(holder: etree._Element | None, theme: Theme) -> str | None:
    """Return the colour in a DrawingML element as RRGGBB (ECMA-376 part 1, 20.1.2.3); None where it holds none."""
    for one in holder if holder is not None else ():
        name = etree.QName(one).localname if isinstance(one.tag, str) else ""
        said = one.get("lastClr") if name == "sysClr" else one.get("val")
        found = theme.colour(said) if name == "schemeClr" else said
        if name in ("srgbClr", "schemeClr", "sysClr") and found and _COLOUR.fullmatch(found):
            return _changed(found.upper(), one)
    return None


def _changed(colour: str, element: etree._Element) -> str:
    """Return a colour lightened and darkened as the element says; transparent ones as they look on white."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    for change in element:
        share = whole(change.get("val"), _WHOLE) / _WHOLE
        match etree.QName(change).localname if isinstance(change.tag, str) else "":
            case "lumMod" | "shade":
                parts = [part * share for part in parts]
            case "lumOff":
                parts = [part + share for part in parts]
            case "tint" | "alpha":
                parts = [part * share + 1 - share for part in parts]
    return "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02X}" for part in parts)


def _middle(colours: list[str]) -> str | None:
    """Return the middle of the first and the last colour."""
    if not colours:
        return None
    pairs = ((int(colours[0][place : place + 2], 16), int(colours[-1][place : place + 2], 16)) for place in (0, 2, 4))
    return "".join(f"{(one + other) // 2:02X}" for one, other in pairs)


def frame_within(drawing: etree._Element, shape: etree._Element, frame: Frame) -> Frame:
    """Return the frame of a shape: that of its drawing, or its part of it where it stands in a group."""
    group = next((one for one in shape.iterancestors(*_GROUPS) if one in drawing.iter(*_GROUPS)), None)
    own = shape.find(f"*/{clark('a:xfrm')}")
    outer = group.find(f"*/{clark('a:xfrm')}") if group is not None else None
    if own is None or outer is None or frame.x is None or frame.y is None:
        return frame
    (left, top), (wide, high) = _pair(outer, "a:chOff", "x", "y"), _pair(outer, "a:chExt", "cx", "cy")
    (x, y), (width, height) = _pair(own, "a:off", "x", "y"), _pair(own, "a:ext", "cx", "cy")
    if wide <= 0 or high <= 0:
        return frame
    across, down = frame.width / wide, frame.height / high
    return replace(
        frame,
        x=frame.x + (x - left) * across,
        y=frame.y + (y - top) * down,
        width=width * across,
        height=height * down,
    )


def _pair(element: etree._Element, name: str, first: str, second: str) -> tuple[float, float]:
    found = child(element, name)
    return (0.0, 0.0) if found is None else (emu(found.get(first)), emu(found.get(second)))
