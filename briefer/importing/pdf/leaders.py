"""Shortens the dotted lines that lead to page numbers in lists of contents."""

from __future__ import annotations

import re
from dataclasses import replace

from briefer.importing.pdf.words import Word

_DOTS = re.compile(r"[.·…_]+")
_TAIL = re.compile(r"(.*?)[.·…]{5,}(\d{0,4})")
_FEWEST = 4  # dots that lead somewhere


def without_leaders(words: list[Word]) -> list[Word]:
    """Return the words, each dotted line of them one ellipsis."""
    found: list[Word] = []
    run: list[Word] = []
    for word in words:
        if _DOTS.fullmatch(word.text):
            if run and abs(run[-1].base - word.base) > 1:
                found += _shortened(run)
                run = []
            run.append(word)
            continue
        found += _shortened(run)
        run = []
        glued = _TAIL.fullmatch(word.text)
        found.append(replace(word, text=" … ".join(filter(None, glued.groups())) or "…") if glued else word)
    return found + _shortened(run)


def _shortened(dots: list[Word]) -> list[Word]:
    if sum(len(word.text.replace("…", "...")) for word in dots) < _FEWEST:
        return dots
    first, last = min(dots, key=lambda word: word.x0), max(dots, key=lambda word: word.x1)
    return [replace(first, text="…", x1=last.x1)]
