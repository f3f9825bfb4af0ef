"""Words and attributes as XML text: nothing a bulletin holds can break a part (XML 1.0, 2.2)."""

from __future__ import annotations

import re

from briefer.writing.characters import clean

_SPECIAL = re.compile("[\t\n\xad\u2011]")
_KEPT = ' xml:space="preserve"'  # else Word takes spaces at the ends away
_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\xad": "<w:softHyphen/>", "\u2011": "<w:noBreakHyphen/>"}


def escaped(text: str) -> str:
    """Return text for the content of an element."""
    text = clean(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def quoted(text: object) -> str:
    """Return text for an attribute in double quotation marks, on one line."""
    return escaped(str(text)).replace('"', "&quot;").replace("\n", " ").replace("\t", " ")


def words(text: str) -> str:
    """Return the content of a run: `w:t`, and the elements that Word has for tab, line break and special hyphens."""
    if "\t" not in text and "\n" not in text and "\xad" not in text and "\u2011" not in text:
        kept = _KEPT if text[:1] == " " or text[-1:] == " " else ""
        return f"<w:t{kept}>{escaped(text)}</w:t>"
    parts: list[str] = []
    start = 0
    for found in _SPECIAL.finditer(text):
        if found.start() > start:
            parts.append(words(text[start : found.start()]))
        parts.append(_ELEMENTS[found[0]])
        start = found.end()
    if start < len(text):
        parts.append(words(text[start:]))
    return "".join(parts)


def on_off(name: str, on: bool) -> str:
    """Return an on/off element such as `<w:bidi/>`, or the one that switches off what a style switches on."""
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def twips(points: float) -> int:
    """Return points in twentieths of a point."""
    return round(points * 20)


def emu(points: float) -> int:
    """Return points in English metric units."""
    return round(points * 12700)
