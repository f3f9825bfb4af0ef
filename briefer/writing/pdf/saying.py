"""Elements that say words in reading order, where their glyphs stand in another (ISO 32000-1, 14.9.4)."""

from __future__ import annotations

from briefer.text.languages import direction_of, language_of
from briefer.text.wording import direction_of_language
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.objects import string

_SAYS = "/ActualText"


def said(text: str, parent: Element, language: str) -> Element:
    """Return a span that says `text`, whatever the order of its glyphs, in a right-to-left language where it is not said to be in one."""
    return Element("Span", parent, f"{_SAYS}{string(text)}{language_entry(text, language)}")


def is_said(element: Element) -> bool:
    """Whether an element says its words itself."""
    return _SAYS in element.entries


def language_entry(text: str, language: str) -> str:
    """Return the entry for the language of words that run from right to left within those of `language`; none where it is known."""
    if direction_of_language(language or "en") == "rtl" or direction_of(text) != "rtl":
        return ""
    found = language_of(text)
    return f"/Lang{string(found)}" if found else ""
