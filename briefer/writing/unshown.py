"""Characters that no font of this machine shows: which they are, and the sentence that names them with their passage."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from briefer.writing.fonts import fallbacks, machine_face
from briefer.writing.machinefonts import has_all

MEND = "Fonts of the Noto family have nearly all characters: install the one for these, then export again."
_NAMED = 6
_AROUND = 36


def unshown(text: str) -> str:
    """Return the characters of a text that neither a packaged font nor one of this machine has, each once, in order."""
    return "" if text.isascii() else "".join(ch for ch in dict.fromkeys(text) if not _is_shown(ch))


@cache
def _is_shown(character: str) -> bool:
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cn", "Zs", "Zl", "Zp") or "\ufe00" <= character <= "\ufe0f":
        return category != "Cn"
    if category == "Co":  # a private character means what one font says
        return False
    packaged = fallbacks(character, serif=True, bold=False, italic=False)
    return any(has_all(found.key, character) for found in packaged) or bool(
        machine_face(character, serif=True, bold=False, language="")
    )


def kinds(characters: Iterable[str]) -> list[str]:
    """Return characters grouped by what they are: the first word of their names, such as CJK or HANGUL."""
    groups: dict[str, str] = {}
    for character in characters:
        kind = unicodedata.name(character, unicodedata.category(character)).partition(" ")[0]
        groups[kind] = groups.get(kind, "") + character
    return list(groups.values())


def named(characters: str) -> str:
    """Return how a remark names characters: `U+1F469 (WOMAN)`; of many the first few, and how many more."""
    shown = [f"U+{ord(one):04X}{_name(one)}" for one in characters[:_NAMED]]
    rest = len(characters) - _NAMED
    return ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")


def _name(character: str) -> str:
    known = unicodedata.name(character, "")
    if unicodedata.category(character) == "Co":
        return " (private use)"
    return f" ({known})" if known and not known.startswith(("CJK UNIFIED", "HANGUL SYLLABLE")) else f" ({character})"


def passage_around(text: str, character: str) -> str:
    """Return the words around the first place of a character, with … where they were cut."""
    at = text.find(character)
    start, end = max(at - _AROUND, 0), at + len(character) + _AROUND
    words = text[start:end].strip()
    return ("…" if start else "") + words + ("…" if end < len(text) else "")


def sentence(characters: str, where: str) -> str:
    """Return the remark on characters that no font has; `where` follows the word “in”."""
    many = "characters" if len(characters) > 1 else "character"
    return f"No font of this machine has the {many} {named(characters)} in {where}; � is shown in the PDF."


def first_with(texts: Sequence[tuple[str, str]], characters: str) -> tuple[str, str]:
    """Return the first of (text, whereabouts) that holds one of the characters; empty where none does."""
    return next((one for one in texts if any(ch in one[0] for ch in characters)), ("", ""))
