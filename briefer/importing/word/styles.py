"""What a Word file's styles say of a paragraph: heading level, list, weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|titolo|título|nagłówek|заголовок|عنوان|כותרת)\s*(\d)", re.IGNORECASE
)
_TITLES = frozenset(("title", "titel", "titre", "título"))
_DEEPEST = 12  # a chain of styles based on each other


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it is based on resolved. `level` is the heading level, 0 for none; `number` is (list id, list level)."""

    level: int = 0
    number: tuple[str, int] | None = None
    bold: bool = False
    italic: bool = False
    quotation: bool = False
    hidden: bool = False
    title: bool = False


class Styles:
    """The styles of one file, by id."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._resolved: dict[str, Style] = {}
        if root is not None:
            for element in root.iterchildren("{*}style"):
                self._elements.setdefault(attribute(element, "styleId") or "", element)

    def style(self, style_id: str | None) -> Style:
        """Return the style; plain text where the file has none of that id."""
        if not style_id:
            return Style()
        if style_id not in self._resolved:
            self._resolved[style_id] = self._resolve(style_id)
        return self._resolved[style_id]

    def _resolve(self, style_id: str) -> Style:
        level, number, list_level, bold, italic, quotation, hidden, title = (
            0,
            None,
            None,
            None,
            None,
            False,
            None,
            False,
        )
        current: str | None = style_id
        for _ in range(_DEEPEST):
            element = self._elements.get(current or "")
            if element is None:
                level = level or heading_level(current or "")
                break
            name = value(child(element, "name")) or ""
            paragraph, run = child(element, "pPr"), child(element, "rPr")
            level = level or heading_level(name) or outline_level(paragraph)
            found = list_number(paragraph)
            if found is not None:
                number = number or found[0]
                list_level = found[1] if list_level is None else list_level
            bold = toggle(run, "b") if bold is None else bold
            italic = toggle(run, "i") if italic is None else italic
            hidden = toggle(run, "vanish") if hidden is None else hidden
            title = title or (not level and name.lower() in _TITLES)
            quotation = quotation or "quot" in name.lower()
            current = value(child(element, "basedOn"))
            if not current:
                break
        numbered = (number, list_level or 0) if number and number != "0" else None
        return Style(level or int(title), numbered, bool(bold), bool(italic), quotation, bool(hidden), title)


def heading_level(name: str) -> int:
    """Return the level that a style's name says; 0 where it says none."""
    found = _HEADING.match(name)
    return min(6, max(1, int(found[1]))) if found else 0


def outline_level(paragraph: Any) -> int:
    """Return the heading level of paragraph properties (w:outlineLvl counts from 0, 9 is body text); 0 where none."""
    level = value(child(paragraph, "outlineLvl")) or ""
    return int(level) + 1 if level.isdigit() and int(level) < 6 else 0


def list_number(paragraph: Any) -> tuple[str | None, int | None] | None:
    """Return list id and list level of paragraph properties; None where they say nothing."""
    number = child(paragraph, "numPr")
    if number is None:
        return None
    level = value(child(number, "ilvl")) or ""
    return value(child(number, "numId")), int(level) if level.isdigit() and len(level) < 3 else None


def toggle(run: Any, name: str) -> bool | None:
    """Return a toggle property (ECMA-376 part 1, 17.7.3); None where it is not said."""
    element = child(run, name)
    if element is None:
        return None
    return (value(element) or "true").lower() not in ("0", "false", "off", "none")


def child(element: Any, name: str) -> Any:
    """Return the first child of a local name, whatever its namespace; None where there is none."""
    return None if element is None else next(element.iterchildren("{*}" + name), None)


def value(element: Any) -> str | None:
    """Return the `val` of an element."""
    return None if element is None else attribute(element, "val")


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by its local name; transitional and strict files differ in namespace only."""
    for key, found in element.items():
        if key == name or key.endswith("}" + name):
            return str(found)
    return None
