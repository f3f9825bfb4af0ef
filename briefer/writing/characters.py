"""Characters that no XML and no HTML can hold (XML 1.0, 2.2)."""

from __future__ import annotations

import re

_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n")
_IMPOSSIBLE = re.compile("[\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Return text without them: controls fall away, lone surrogates and non-characters become U+FFFD."""
    try:  # bytes: `isprintable` and patterns take four times as long
        held = text.encode()
    except UnicodeEncodeError:
        return _cleaned(text)
    plain = len(held.translate(None, _CONTROLS)) == len(held) and "\ufffe" not in text and "\uffff" not in text
    return text if plain else _cleaned(text)


def _cleaned(text: str) -> str:
    return _IMPOSSIBLE.sub("\ufffd", _DROPPED.sub("", text))
