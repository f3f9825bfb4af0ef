"""Where words may be cut, by language (Liang's patterns, from pyphen's dictionaries)."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5


@cache
def _dictionary(language: str) -> object | None:
    """Return pyphen's dictionary for a language, or None."""
    import pyphen  # 30 ms that ragged text does without

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=2, right=3) if known else None


@cache
def cuts(word: str, language: str) -> tuple[int, ...]:
    """Return the places at which a word with its punctuation may be cut, from the last to the first."""
    found = _WORD.search(word)
    if not found or len(found.group()) < _LEAST or found.group().isupper():
        return ()
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    core = found.group()
    if "-" in word or _WORD.search(word, found.end() + 1):
        return ()
    places = dictionary.positions(core)  # type: ignore[attr-defined]
    return tuple(found.start() + int(place) for place in reversed(places))
