"""What an OpenDocument file's styles say of paragraphs, spans and lists (OpenDocument 1.3, part 3, chapter 16)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from briefer.importing.word.numbering import shown_number
from briefer.importing.word.styles import attribute

_TITLES = frozenset(("Title",))
_QUOTES = frozenset(("Quotations", "Quote", "Intense_20_Quote"))
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class OpenStyle:
    """A style with its parents resolved."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    level: int = 0
    title: bool = False
    quotation: bool = False


class OpenStyles:
    """The styles of one file, common and automatic."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._elements: dict[str, Any] = {}
        self._numbered: dict[
            str, dict[int, tuple[str, str]]
        ] = {}  # list style, level: number format and what follows it
        self._resolved: dict[str, OpenStyle] = {}
        for root in roots:
            for element in () if root is None else root.iter("{*}style"):
                self._elements[attribute(element, "name") or ""] = element
            for element in () if root is None else root.iter("{*}list-style"):
                found = {
                    number_of(attribute(e, "level")): _numbered(e)
                    for e in element.iterchildren("{*}list-level-style-number")
                }
                self._numbered[attribute(element, "name") or ""] = found

    def style(self, name: str | None) -> OpenStyle:
        """Return the style; plain text where there is none of that name."""
        if not name:
            return OpenStyle()
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name)
        return self._resolved[name]

    def label(self, list_style: str | None, level: int, number: int) -> tuple[str, bool]:
        """Return the label of a list item, and whether it is a number; levels count from 0."""
        found = self._numbered.get(list_style or "", {}).get(level + 1)
        if found is None:
            return "•", False
        return shown_number(number, _FORMATS.get(found[0], "decimal")) + found[1], True

    def _resolve(self, name: str) -> OpenStyle:
        found = OpenStyle()
        weight: str | None = None
        slant: str | None = None
        current: str | None = name
        for _ in range(12):
            if current in _TITLES:
                found = replace(found, title=True, level=1)
            if current in _QUOTES:
                found = replace(found, quotation=True)
            element = self._elements.get(current or "")
            if element is None:
                break
            level = number_of(attribute(element, "default-outline-level"))
            heading = re.fullmatch(r"Heading(?:_20_)?(\d)", current or "")
            found = replace(found, level=found.level or level or (int(heading[1]) if heading else 0))
            for text in element.iterchildren("{*}text-properties"):
                weight = weight or attribute(text, "font-weight")
                slant = slant or attribute(text, "font-style")
                found = replace(found, hidden=found.hidden or attribute(text, "display") == "none")
            current = attribute(element, "parent-style-name")
            if not current:
                break
        return replace(
            found, bold=weight in ("bold", "600", "700", "800", "900"), italic=slant in ("italic", "oblique")
        )


def _numbered(level: Any) -> tuple[str, str]:
    return attribute(level, "num-format") or "1", attribute(level, "num-suffix") or "."


def number_of(text: str | None) -> int:
    """Return a number written in an attribute; 0 where there is none."""
    return int(text) if text and text.isdigit() and len(text) < 7 else 0
