"""Characters that no XML and no HTML can hold (XML 1.0, 2.2)."""

from __future__ import annotations

import re

_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_IMPOSSIBLE = re.compile("[\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Return text without them: controls fall away, lone surrogates and non-characters become U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return _IMPOSSIBLE.sub("\ufffd", _DROPPED.sub("", text))
