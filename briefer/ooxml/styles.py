"""Styles of a Word file: which there are, and which stand on which (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefer.ooxml.names import child, child_value, clark, value
from briefer.ooxml.package import Package

_PROPER = {
    **{f"heading {level}": f"Heading {level}" for level in range(1, 10)},
    **{f"toc {level}": f"TOC {level}" for level in range(1, 10)},
    "toc heading": "TOC Heading",
    "normal (web)": "Normal (Web)",
}


def proper_name(name: str) -> str:
    """Return a style's name as people see it: `heading 1` is `Heading 1`, `footnote text` is `Footnote Text`."""
    low = name.lower()
    if low in _PROPER:
        return _PROPER[low]
    return " ".join(word[:1].upper() + word[1:] for word in name.split(" "))


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Styles by id, and document defaults."""

    styles: Mapping[str, etree._Element] = field(default_factory=dict)
    defaults: etree._Element | None = None

    def name(self, style: str) -> str:
        """Return the proper name of a style by id; the id itself where it has none."""
        return proper_name(child_value(self.styles.get(style), "w:name") or style)

    def kind(self, style: str) -> str:
        """Return `paragraph`, `character`, `table` or `numbering`."""
        return value(self.styles.get(style), "w:type") or "paragraph"

    def chain(self, style: str | None) -> list[etree._Element]:
        """Return a style and those it stands on, the base first; a loop is cut."""
        found: list[etree._Element] = []
        seen: set[str] = set()
        while style and style in self.styles and style not in seen:
            seen.add(style)
            found.append(self.styles[style])
            style = child_value(self.styles[style], "w:basedOn")
        return found[::-1]

    def default(self, kind: str = "paragraph") -> str | None:
        """Return the id of the style that stands where none is named; None where there is none."""
        for style, element in self.styles.items():
            if value(element, "w:type") == kind and value(element, "w:default") in ("1", "true", "on"):
                return style
        return next((style for style in ("Normal", "Standard") if kind == "paragraph" and style in self.styles), None)

    def by_name(self, name: str) -> str | None:
        """Return the id of a style by its proper name, whatever the case; None where there is none."""
        wanted = name.lower()
        return next((style for style in self.styles if self.name(style).lower() == wanted), None)

    def default_properties(self, name: str) -> etree._Element | None:
        """Return the document's default `w:rPr` or `w:pPr`."""
        holder = child(self.defaults, f"{name}Default")
        return child(holder, name)


def read_styles(package: Package) -> StyleSheet:
    """Return the styles of a Word file; none where it has no such part."""
    tree = package.find_tree(package.related(package.main, "styles"))
    if tree is None:
        return StyleSheet()
    styles = {value(one, "w:styleId") or "": one for one in tree.iterchildren(clark("w:style"))}
    return StyleSheet(styles, child(tree, "w:docDefaults"))
