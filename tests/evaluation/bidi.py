"""The bidirectional algorithm: Unicode's own tests, and ICU on random strings."""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Iterator
from pathlib import Path

from briefer.text.bidi import REMOVED, kind, levels, line_levels, visual
from tests.figures import Figure

NAME = "bidi"
_PLACES = (Path("/usr/share/unicode"),)  # Debian: unicode-data
_RANDOM = 60_000
_OF_CLASS = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "AN": "\u0661", "ES": "+", "ET": "$", "CS": ",", "NSM": "\u0300",
    "BN": "\u200b", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRE": "\u202a", "RLE": "\u202b", "PDF": "\u202c",
    "LRO": "\u202d", "RLO": "\u202e", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
# ICU 77 forgets, now and then, that a mark after a bracket follows it (rule N0); BidiCharacterTest has such marks, so here they are left out.
_AFTER_BRACKET = re.compile("([)\\]}>])[\u0300\u0301\u064b\u200b]+")
_ALPHABET = [
    *"ab AZ 019 .,+-$%()[]<>{}\"'אבדعقاس٠١٢۳\u0301\u064b",
    *(_OF_CLASS[one] for one in _OF_CLASS if one != "B"),
]
Case = tuple[str, int | None, int | None, list[str], list[int]]  # text, base asked for, base expected, levels, order


def evaluate(data: Path) -> list[Figure]:
    """Count the cases of BidiTest.txt and BidiCharacterTest.txt that come out as they say, and agreements with ICU."""
    return [
        _figure("BidiTest.txt", _class_cases, data),
        _figure("BidiCharacterTest.txt", _character_cases, data),
        _against_icu(),
    ]


def _figure(name: str, cases: object, data: Path) -> Figure:
    file = next((place / name for place in (data / "unicode", *_PLACES) if (place / name).is_file()), None)
    if file is None:
        return Figure(name, "absent", "(Debian: unicode-data)", "all")
    outcomes = [_is_right(case) for case in cases(file)]  # type: ignore[operator]
    return Figure(name, f"{sum(outcomes):,} of {len(outcomes):,}", "", "all")


def _is_right(case: Case) -> bool:
    text, base, expected_base, expected, order = case
    found, all_levels = levels(text, base)
    shown = line_levels(text, all_levels, found)
    kept = [index for index, one in enumerate(text) if kind(one) not in REMOVED]
    same_levels = all(expected[index] in ("x", str(shown[index])) for index in range(len(text)))
    same_order = [kept[place] for place in visual([shown[index] for index in kept])] == order
    return same_levels and same_order and expected_base in (None, found)


def _class_cases(file: Path) -> Iterator[Case]:
    """Yield the cases of BidiTest.txt: rows of classes, each for the paragraph levels in a bit set (1 auto, 2 left, 4 right)."""
    expected: list[str] = []
    order: list[int] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("@Levels:"):
            expected = line[8:].split()
        elif line.startswith("@Reorder:"):
            order = [int(one) for one in line[9:].split()]
        elif line and line[0] not in "@#":
            classes, bits = line.split(";")
            text = "".join(_OF_CLASS[one] for one in classes.split())
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bits, 16) & bit:
                    yield text, base, None, expected, order


def _character_cases(file: Path) -> Iterator[Case]:
    """Yield the cases of BidiCharacterTest.txt: code points; direction; paragraph level; levels; order."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            codes, direction, base, expected, order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            yield (
                text,
                {"0": 0, "1": 1}.get(direction),
                int(base),
                expected.split(),
                [int(one) for one in order.split()],
            )


def _against_icu() -> Figure:
    what = f"{_RANDOM:,} random strings as ICU has them"
    try:
        icu = importlib.import_module("icu")
    except ImportError:
        return Figure(what, "absent", "(uv pip install pyicu-wheels)", "all")
    generator = random.Random(7)
    same = 0
    for _ in range(_RANDOM):
        text = _AFTER_BRACKET.sub(r"\1", "".join(generator.choices(_ALPHABET, k=generator.randint(1, 24))))
        base = generator.choice([None, 0, 1])
        theirs = icu.Bidi()
        held = icu.UnicodeString(text)  # ICU keeps no copy
        theirs.setPara(held, 0xFE if base is None else base)
        found, ours = levels(text, base)
        ours = line_levels(text, ours, found)
        kept = [index for index, one in enumerate(text) if kind(one) not in REMOVED]
        their_levels = list(theirs.getLevels())
        same += (
            theirs.getParaLevel() == found
            and [at for at in visual(their_levels) if at in kept] == [at for at in visual(ours) if at in kept]
            and all(their_levels[at] % 2 == ours[at] % 2 for at in kept)
        )
    return Figure(what, f"{same:,}", "", f"{_RANDOM:,}")
