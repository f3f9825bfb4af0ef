"""Where words may be cut, by language: Liang's method (1983) on the pattern files that pyphen brings.

pyphen itself takes apart all 11,000 English patterns before the first word, a tenth of a second; here a pattern is taken apart when a
word first meets it.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5
_LEFT, _RIGHT = 2, 3  # letters that stay together at either end
_DIGITS = {ord(digit): None for digit in "0123456789"}
_USUAL = {"en": "en_US", "de": "de_DE", "pt": "pt_PT", "nb": "nb_NO", "sr": "sr_Latn"}


@cache
def cuts(word: str, language: str) -> tuple[int, ...]:
    """Return the places at which a word with its punctuation may be cut, from the last to the first."""
    found = _WORD.search(word)
    if not found or len(found.group()) < _LEAST or found.group().isupper():
        return ()
    if "-" in word or _WORD.search(word, found.end() + 1):
        return ()
    patterns = _patterns(language)
    if patterns is None:
        return ()
    places = patterns.places(found.group().lower())
    return tuple(found.start() + place for place in reversed(places))


class _Patterns:
    """The patterns of a language, by their letters; `taken` are those taken apart: where their numbers begin, and the numbers."""

    def __init__(self, text: str) -> None:
        lines = [
            line
            for line in text.split("\n")[1:]
            if line and not line[0].isupper() and "/" not in line and line[0] != "%"
        ]
        letters = "\n".join(lines).translate(_DIGITS).split("\n")
        self._raw = dict(zip(letters, lines, strict=True))
        self._longest = max(map(len, letters), default=0)
        self._taken: dict[str, list[int]] = {}

    def places(self, word: str) -> list[int]:
        """Return where a word in small letters may be cut: between patterns' odd numbers."""
        dotted = f".{word}."
        numbers = [0] * (len(dotted) + 1)
        raw, longest = self._raw, self._longest
        for start in range(len(dotted)):
            for end in range(start + 1, min(start + longest, len(dotted)) + 1):
                part = dotted[start:end]
                if part in raw:
                    for offset, number in enumerate(self._numbers(part), start):
                        numbers[offset] = max(numbers[offset], number)
        return [place for place in range(_LEFT, len(word) - _RIGHT + 1) if numbers[place + 1] % 2]

    def _numbers(self, letters: str) -> list[int]:
        """Return the number before each letter of a pattern, and the one after the last."""
        found = self._taken.get(letters)
        if found is None:
            found = [0]
            for character in self._raw[letters]:
                if character.isdigit():
                    found[-1] = int(character)
                else:
                    found.append(0)
            self._taken[letters] = found
        return found


@cache
def _patterns(language: str) -> _Patterns | None:
    path = _file(language.replace("-", "_"))
    if path is None:
        return None
    content = path.read_bytes()
    encoding = content.split(b"\n", 1)[0].strip().decode("ascii").lower().replace("microsoft-cp1251", "cp1251")
    return _Patterns(content.decode(encoding).replace("\r", ""))


def _file(language: str) -> Path | None:
    """Return the pattern file of a language, its usual country's where it names none."""
    package = importlib.util.find_spec("pyphen")
    if package is None or not package.submodule_search_locations:
        return None
    folder = Path(package.submodule_search_locations[0]) / "dictionaries"
    short = language.split("_")[0]
    for name in (language, _USUAL.get(short, short)):
        path = folder / f"hyph_{name}.dic"
        if path.is_file():
            return path
    return next(iter(sorted(folder.glob(f"hyph_{short}_*.dic"))), None)
