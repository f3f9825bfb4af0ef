"""Bullets and numbers of lists in a house's cover, headers and footers, counted as Word counts them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from briefer.ooxml.names import child, child_value
from briefer.ooxml.units import whole
from briefer.templating.house.looks import Looks

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(slots=True)
class ListMarks:
    """Counts the lists of one part."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, looks: Looks, properties: etree._Element | None) -> str:
        """Return what stands before a paragraph with this `w:pPr`; empty where it is in no list."""
        number, depth = _list_of(looks, properties)
        level = looks.numbering.level(number, depth)
        if number is None or level is None or level.numbers == "none":
            return ""
        counts = self.counts.setdefault(number, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        text = level.text
        for place in range(min(depth, 8) + 1):
            of_level = looks.numbering.level(number, place)
            if of_level is not None and f"%{place + 1}" in text:
                text = text.replace(f"%{place + 1}", shown_number(counts.get(place, of_level.start), of_level.numbers))
        return text


def _list_of(looks: Looks, properties: etree._Element | None) -> tuple[str | None, int]:
    """Return list and level of a paragraph: its own, else those of its style."""
    styles = looks.sheet.chain(child_value(properties, "w:pStyle"))
    for holder in (properties, *(child(style, "w:pPr") for style in reversed(styles))):
        numbered = child(holder, "w:numPr")
        if numbered is not None:
            return child_value(numbered, "w:numId"), whole(child_value(numbered, "w:ilvl"))
    return None, 0


def shown_number(number: int, kind: str) -> str:
    """Return a number as a list shows it (`lowerRoman` and so on); decimal where the kind is another."""
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for worth, sign in _ROMAN:
            roman += sign * (number // worth)
            number %= worth
        return roman.upper() if kind == "upperRoman" else roman
    return f"{number:02d}" if kind == "decimalZero" else str(number)
