"""Words of both directions: cut into runs, so that Word and readers after Unicode's rules (UAX #9) show them alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

_R = "\u0591-\u06ef\u06fa-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_L = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0300-\u0590\u0900-\u1fff\u200e\u2c00-\u2fff"
    "\u3005-\u3007\u3021-\ud7ff\uf900-\ufb1c\U00010000-\U000107ff\U00011000-\U0001d7ff\U00020000-\U0003ffff"
)
_RIGHT_TO_LEFT = re.compile(f"[{_R}]")
_LRM, _RLM, _LRE, _RLE, _PDF = "\u200e", "\u200f", "\u202a", "\u202b", "\u202c"

Stretch = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns that only words of both directions need."""

    left_to_right: re.Pattern[str] = field(default_factory=lambda: re.compile(f"[{_L}]"))
    in_left_to_right: re.Pattern[str] = field(default_factory=lambda: re.compile(f"[{_R}](?:[^{_L}]*[{_R}])?"))
    in_right_to_left: re.Pattern[str] = field(default_factory=lambda: re.compile(f"[{_L}](?:[^{_R}]*[{_L}0-9])?"))
    digit_before_letter: re.Pattern[str] = field(default_factory=lambda: re.compile(f"[^{_L}{_R}]*[0-9]"))


_patterns = lru_cache(maxsize=1)(_Patterns)  # they take 20 ms to compile: not before they are needed


def has_right_to_left(text: str) -> bool:
    """Whether any letter of the text is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def stretches(text: str, rtl: bool) -> list[Stretch]:
    """Return the text in order, cut into `(words, right to left)`; what has no direction takes that of the text, `rtl`.

    Where a number would jump across right-to-left words, an invisible mark holds it.
    """
    if not rtl:
        if not has_right_to_left(text):
            return [(text, False)]
        return _held(_cut(text, _patterns().in_left_to_right, False))
    return _cut(text, _patterns().in_right_to_left, True)


def edged(text: str, rtl: bool) -> str:
    """Return text that stands in words of the other direction, held together by invisible marks where it needs them.

    Where it has words of both directions it is embedded (UAX #9, 2.1); else a mark at an end without a letter will do.
    """
    strong, other, mark = (
        (_RIGHT_TO_LEFT, _patterns().left_to_right, _RLM) if rtl else (_patterns().left_to_right, _RIGHT_TO_LEFT, _LRM)
    )
    if other.search(text):
        return f"{_RLE if rtl else _LRE}{text}{_PDF}"
    start = "" if not text or strong.match(text) else mark
    end = "" if not text or strong.match(text[-1]) else mark
    return f"{start}{text}{end}"


def after_right_to_left(text: str) -> str:
    """Return left-to-right text that follows right-to-left words: held by a mark where it does not start with a letter."""
    return text if not text or _patterns().left_to_right.match(text) else _LRM + text


def _cut(text: str, pattern: re.Pattern[str], rtl: bool) -> list[Stretch]:
    found: list[Stretch] = []
    position = 0
    for match in pattern.finditer(text):
        if match.start() > position:
            found.append((text[position : match.start()], rtl))
        found.append((match[0], not rtl))
        position = match.end()
    if position < len(text):
        found.append((text[position:], rtl))
    return found


def _held(found: list[Stretch]) -> list[Stretch]:
    """Return stretches with a mark before numbers that follow right-to-left words."""
    for place in range(1, len(found)):
        words, rtl = found[place]
        if not rtl and _patterns().digit_before_letter.match(words):
            found[place] = (_LRM + words, False)
    return found
