"""Counts the lists of a Word file and words the labels of their items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefer.importing.word.styles import attribute, child, value

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    format: str = "bullet"
    text: str = "•"
    start: int = 1

    @property
    def ordered(self) -> bool:
        """Whether items are numbered."""
        return self.format not in ("bullet", "none")


class Numbering:
    """The lists of one file, and how far each has counted."""

    def __init__(self, root: Any) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for element in root.iterchildren("{*}abstractNum"):
            levels = {_integer(attribute(level, "ilvl")): _level(level) for level in element.iterchildren("{*}lvl")}
            self._abstract[attribute(element, "abstractNumId") or ""] = levels
        for element in root.iterchildren("{*}num"):
            self._lists[attribute(element, "numId") or ""] = value(child(element, "abstractNumId")) or ""

    def level(self, list_id: str, level: int) -> Level:
        """Return how a level of a list is numbered; bullets where the file does not say."""
        return self._abstract.get(self._lists.get(list_id, ""), {}).get(level, Level())

    def next_label(self, list_id: str, level: int) -> str | None:
        """Count one item further and return its label; None for a level without."""
        found = self.level(list_id, level)
        counts = self._counts.setdefault(self._lists.get(list_id, list_id), {})
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        counts[level] = counts.get(level, found.start - 1) + 1
        if found.format == "none":
            return None
        if not found.ordered:
            return "•"
        return _PLACE.sub(lambda place: self._shown(list_id, counts, int(place[1]) - 1), found.text) or None

    def _shown(self, list_id: str, counts: dict[int, int], level: int) -> str:
        found = self.level(list_id, level)
        return shown_number(counts.get(level, found.start), found.format)


def shown_number(number: int, form: str) -> str:
    """Return a number as Word's number format of that name shows it; decimal for the rarer ones."""
    if form.endswith("Letter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min(4, 1 + (number - 1) // 26)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 0 < number < 4000:
        roman = ""
        for worth, sign in _ROMAN:
            roman += sign * (number // worth)
            number %= worth
        return roman.upper() if form.startswith("upper") else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _level(element: Any) -> Level:
    form = value(child(element, "numFmt")) or "decimal"
    return Level(form, value(child(element, "lvlText")) or "", _integer(value(child(element, "start")), 1))


def _integer(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else default
