"""Resolves weak, neutral and bracket characters of one isolating run sequence (UAX #9, rules W1 to I2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_NEUTRALS = ("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI")
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
_DEEPEST_BRACKETS = 63


@dataclass(frozen=True, slots=True)
class Run:
    """An isolating run sequence: indexes into the text, their level, and the levels before and after."""

    indexes: Sequence[int]
    level: int
    before: int
    after: int

    @property
    def start_of_sequence(self) -> str:
        """sos of rule X10."""
        return "R" if max(self.level, self.before) % 2 else "L"

    @property
    def end_of_sequence(self) -> str:
        """eos of rule X10."""
        return "R" if max(self.level, self.after) % 2 else "L"


def resolve(text: str, kinds: Sequence[str], overridden: Sequence[str], found: list[int], run: Run) -> None:
    """Set in `found` the levels of the characters of one sequence."""
    types = [overridden[index] for index in run.indexes]
    types = _weak(types, run.start_of_sequence)
    _brackets(text, kinds, types, run)
    _neutral(types, run)
    up = {"R": 1, "AN": 2, "EN": 2} if run.level % 2 == 0 else {"L": 1, "AN": 1, "EN": 1}
    for index, one in zip(run.indexes, types, strict=True):
        found[index] = run.level + up.get(one, 0)


def _weak(types: list[str], start: str) -> list[str]:
    """Rules W1 to W7."""
    _nonspacing_marks(types, start)
    strong = start
    for index, one in enumerate(types):  # W2
        if one in ("L", "R", "AL"):
            strong = one
        elif one == "EN" and strong == "AL":
            types[index] = "AN"
    types = ["R" if one == "AL" else one for one in types]  # W3
    _separators(types)
    _terminators(types)
    types = ["ON" if one in ("ES", "ET", "CS") else one for one in types]  # W6
    strong = start
    for index, one in enumerate(types):  # W7
        if one in ("L", "R"):
            strong = one
        elif one == "EN" and strong == "L":
            types[index] = "L"
    return types


def _nonspacing_marks(types: list[str], start: str) -> None:
    """Rule W1."""
    previous = start
    for index, one in enumerate(types):
        if one == "NSM":
            types[index] = "ON" if previous in ("LRI", "RLI", "FSI", "PDI") else previous
        previous = types[index]


def _separators(types: list[str]) -> None:
    """Rule W4: a single separator between two numbers of one kind."""
    for index in range(1, len(types) - 1):
        before, after = types[index - 1], types[index + 1]
        if types[index] == "ES" and before == after == "EN":
            types[index] = "EN"
        elif types[index] == "CS" and before == after and before in ("EN", "AN"):
            types[index] = before


def _terminators(types: list[str]) -> None:
    """Rule W5: terminators beside European numbers."""
    index = 0
    while index < len(types):
        end = index
        while end < len(types) and types[end] == "ET":
            end += 1
        if end == index:
            index += 1
            continue
        if (index and types[index - 1] == "EN") or (end < len(types) and types[end] == "EN"):
            types[index:end] = ["EN"] * (end - index)
        index = end


def _strong(one: str) -> str | None:
    """Return the direction that counts for brackets and neutrals: numbers are right-to-left."""
    if one in ("R", "EN", "AN"):
        return "R"
    return "L" if one == "L" else None


def _brackets(text: str, kinds: Sequence[str], types: list[str], run: Run) -> None:
    """Rule N0."""
    own = "R" if run.level % 2 else "L"
    for opening, closing in _bracket_pairs(text, types, run.indexes):
        inside = {_strong(one) for one in types[opening + 1 : closing]} - {None}
        if own in inside:
            direction = own
        elif inside:
            before = types[opening - 1 :: -1] if opening else []
            direction = next((strong for one in before if (strong := _strong(one))), run.start_of_sequence)
        else:
            continue
        for bracket in (opening, closing):
            types[bracket] = direction
            follower = bracket + 1
            while follower < len(types) and kinds[run.indexes[follower]] == "NSM":
                types[follower] = direction
                follower += 1


def _bracket_pairs(text: str, types: Sequence[str], indexes: Sequence[int]) -> list[tuple[int, int]]:
    """Return the bracket pairs of a sequence (BD16)."""
    opening, closing = bracket_tables()
    pending: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, index in enumerate(indexes):
        if types[place] != "ON":
            continue
        character = _CANONICAL.get(text[index], text[index])
        if character in opening:
            if len(pending) == _DEEPEST_BRACKETS:
                return []
            pending.append((opening[character], place))
        elif character in closing:
            for depth in range(len(pending) - 1, -1, -1):
                if pending[depth][0] == character:
                    pairs.append((pending[depth][1], place))
                    del pending[depth:]
                    break
    return sorted(pairs)


def _neutral(types: list[str], run: Run) -> None:
    """Rules N1 and N2."""
    own = "R" if run.level % 2 else "L"
    index = 0
    while index < len(types):
        end = index
        while end < len(types) and types[end] in _NEUTRALS:
            end += 1
        if end == index:
            index += 1
            continue
        before = _strong(types[index - 1]) if index else run.start_of_sequence
        after = _strong(types[end]) if end < len(types) else run.end_of_sequence
        types[index:end] = [before if before == after and before else own] * (end - index)
        index = end


@cache
def bracket_tables() -> tuple[dict[str, str], frozenset[str]]:
    """Return opening brackets with their closing ones, and all closing ones (Bidi_Paired_Bracket, found by name)."""
    opening: dict[str, str] = {}
    for code in (*range(0x20, 0x3100), *range(0xFE00, 0x10000)):
        character = chr(code)
        if unicodedata.category(character) != "Ps" or not unicodedata.mirrored(character):
            continue
        if unicodedata.bidirectional(character) == "ON":
            partner = _partner(unicodedata.name(character, ""))
            if partner:
                opening[_CANONICAL.get(character, character)] = _CANONICAL.get(partner, partner)
    return opening, frozenset(opening.values())


def _partner(name: str) -> str | None:
    """Return the closing bracket of the one with this name."""
    for left, right in (("LEFT", "RIGHT"), ("OPENING", "CLOSING")):
        if left not in name:
            continue
        try:
            character = unicodedata.lookup(name.replace(left, right, 1))
        except KeyError:
            continue
        if unicodedata.category(character) == "Pe":
            return character
    return None
