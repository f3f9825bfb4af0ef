"""Fonts and colours of a Word file's theme (ECMA-376 part 1, 20.1.6 and 17.18.97)."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefer.ooxml.names import clark, value
from briefer.ooxml.package import Package

_COLOUR, _BYTE = re.compile(r"[0-9A-Fa-f]{6}"), re.compile(r"[0-9A-Fa-f]{1,2}")
_ALIASES = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "text1": "dk1",
    "background1": "lt1",
    "text2": "dk2",
}
_ALIASES |= {"background2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink"}


@dataclass(frozen=True, slots=True)
class Theme:
    """`fonts` by place (`major` and `minor`, with `latin` or `cs`), `colours` by short name (`accent1`) as RRGGBB."""

    fonts: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)

    def font(self, reference: str | None) -> str:
        """Return the font that `asciiTheme="minorHAnsi"` and the like stand for; empty where there is none."""
        if not reference:
            return ""
        script = "cs" if reference.endswith("Bidi") else "latin"
        return self.fonts.get(f"{reference[:5]}-{script}", "")

    def colour(self, name: str | None, tint: str | None = None, shade: str | None = None) -> str | None:
        """Return a theme colour as RRGGBB, lightened by `tint` or darkened by `shade` (hex of 255); None where unknown."""
        plain = self.colours.get(_ALIASES.get(name or "", name or ""))
        if plain is None:
            return None
        if tint and _BYTE.fullmatch(tint):
            return _lightness(plain, lambda level: 1 - (1 - level) * int(tint, 16) / 255)
        return (
            _lightness(plain, lambda level: level * int(shade, 16) / 255) if shade and _BYTE.fullmatch(shade) else plain
        )


def read_theme(package: Package) -> Theme:
    """Return the theme of a Word file; an empty one where it has none."""
    tree = package.find_tree(package.related(package.main, "theme"))
    if tree is None:
        return Theme()
    return Theme(dict(_fonts(tree)), dict(_colours(tree)))


def _fonts(tree: etree._Element) -> list[tuple[str, str]]:
    found = []
    for place in ("major", "minor"):
        for script in ("latin", "cs"):
            font = tree.find(f".//{clark('a:' + place + 'Font')}/{clark('a:' + script)}")
            if font is not None and font.get("typeface"):
                found.append((f"{place}-{script}", font.get("typeface", "")))
    return found


def _colours(tree: etree._Element) -> list[tuple[str, str]]:
    scheme = tree.find(f".//{clark('a:clrScheme')}")
    found = []
    for one in scheme if scheme is not None else ():
        for colour in one:
            shown = colour.get("val") if colour.tag == clark("a:srgbClr") else colour.get("lastClr")
            if shown and _COLOUR.fullmatch(shown) and isinstance(one.tag, str):
                found.append((etree.QName(one).localname, shown.upper()))
    return found


def _lightness(colour: str, change: Callable[[float], float]) -> str:
    """Return a colour with its lightness changed."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, level, saturation = colorsys.rgb_to_hls(red, green, blue)
    mixed = colorsys.hls_to_rgb(hue, min(max(change(level), 0), 1), saturation)
    return "".join(f"{round(part * 255):02X}" for part in mixed)


def colour_of(element: etree._Element | None, theme: Theme, attribute: str = "w:val") -> str | None:
    """Return the colour an element names, as RRGGBB; None where it names none (`auto` too)."""
    if element is None:
        return None
    plain = value(element, attribute)
    prefix = "w:themeFill" if attribute == "w:fill" else "w:theme"
    if plain and _COLOUR.fullmatch(plain):
        return plain.upper()
    name = value(element, "w:themeFill" if attribute == "w:fill" else "w:themeColor")
    return theme.colour(name, value(element, f"{prefix}Tint"), value(element, f"{prefix}Shade"))
