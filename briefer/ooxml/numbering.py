"""Lists of a Word file: which bullet or number a paragraph gets, and its indent (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefer.ooxml.names import child, child_value, clark, value
from briefer.ooxml.package import Package
from briefer.ooxml.units import whole

# Symbol and Wingdings have their bullets in the private use area.
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0a8": "◻",
    "\uf02d": "–",
    "\uf076": "❖",
    "\uf0e8": "➔",
    "o": "◦",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level: what stands before the text (`•`, `%1.`), how numbers are written, and its own paragraph properties."""

    text: str
    numbers: str
    properties: etree._Element | None = None
    start: int = 1


@dataclass(frozen=True, slots=True)
class Numbering:
    """Levels by list id and level."""

    levels: Mapping[tuple[str, int], Level] = field(default_factory=dict)

    def level(self, number: str | None, level: int) -> Level | None:
        """Return a level of a list; None where there is none (list 0 is no list)."""
        return self.levels.get((number, level)) if number and number != "0" else None


def read_numbering(package: Package) -> Numbering:
    """Return the lists of a Word file; none where it has no such part."""
    tree = package.find_tree(package.related(package.main, "numbering"))
    if tree is None:
        return Numbering()
    abstract = {value(one, "w:abstractNumId"): one for one in tree.iterchildren(clark("w:abstractNum"))}
    found: dict[tuple[str, int], Level] = {}
    for one in tree.iterchildren(clark("w:num")):
        number = value(one, "w:numId")
        definition = abstract.get(child_value(one, "w:abstractNumId"))
        if number is None or definition is None:
            continue
        for level in (*definition.iterchildren(clark("w:lvl")), *one.iter(clark("w:lvl"))):
            found[number, whole(value(level, "w:ilvl"))] = _level(level)
    return Numbering(found)


def _level(element: etree._Element) -> Level:
    text = child_value(element, "w:lvlText") or ""
    return Level(
        "".join(_SYMBOLS.get(letter, letter) if text == letter or letter > "\uf000" else letter for letter in text),
        child_value(element, "w:numFmt") or "decimal",
        child(element, "w:pPr"),
        whole(child_value(element, "w:start"), 1),
    )
