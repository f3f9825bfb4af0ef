"""The Unicode bidirectional algorithm (UAX #9, revision 48): which way each character of a paragraph runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from briefer.text.bidi_resolving import Run, resolve

_ISOLATES = ("LRI", "RLI", "FSI")
_EMBEDDINGS = ("RLE", "LRE", "RLO", "LRO")
REMOVED = frozenset((*_EMBEDDINGS, "PDF", "BN"))  # rule X9
_DEEPEST = 125
_RIGHT_TO_LEFT_BLOCKS = ((0x0590, 0x0900), (0xFB1D, 0xFB50), (0x10800, 0x11000), (0x1E800, 0x1F000))
_ARABIC_BLOCKS = ((0x0600, 0x07C0), (0x0860, 0x0900), (0xFB50, 0xFE00), (0xFE70, 0xFF00))


@cache
def kind(character: str) -> str:
    """Return the Bidi_Class of a character, with the defaults of unassigned ones."""
    known = unicodedata.bidirectional(character)
    if known:
        return known
    code = ord(character)
    if any(first <= code < end for first, end in _ARABIC_BLOCKS):
        return "AL"
    if any(first <= code < end for first, end in _RIGHT_TO_LEFT_BLOCKS):
        return "R"
    return "BN" if code & 0xFFFE == 0xFFFE or 0xE0000 <= code < 0xE1000 else "L"


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """Return the paragraph level (0 or 1, found from the text where `base` is None) and the level of each character.

    Even levels run left to right, odd ones right to left. `text` is one paragraph; rule L1, which needs lines, is `line_levels`.
    """
    kinds = [kind(character) for character in text]
    partners = _isolate_partners(kinds)
    if base is None:
        base = _first_strong(kinds, partners, 0, len(kinds)) or 0
    found, overridden = _explicit(kinds, partners, base)
    kept = [index for index, one in enumerate(kinds) if one not in REMOVED]
    explicit = found[:]
    for sequence in _sequences(kinds, explicit, partners, kept):
        before, after = _neighbours(kinds, explicit, partners, sequence, base)
        resolve(text, kinds, overridden, found, Run(sequence, explicit[sequence[0]], before, after))
    level = base
    for index, one in enumerate(kinds):
        if one in REMOVED:
            found[index] = level
        level = found[index]
    return base, found


def line_levels(text: str, found: Sequence[int], base: int) -> list[int]:
    """Return the levels of one line after rule L1: spaces at its end and around tabs go back to the paragraph's level."""
    levels_of_line = list(found)
    resets = True
    for index in range(len(text) - 1, -1, -1):
        one = kind(text[index])
        if one in ("B", "S"):
            resets = True
        if resets and (one in ("B", "S", "WS", "PDI") or one in _ISOLATES or one in REMOVED):
            levels_of_line[index] = base
        else:
            resets = False
    return levels_of_line


def visual(found: Sequence[int]) -> list[int]:
    """Return the indexes of a line's characters from left to right (rule L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    if not odd:
        return order
    for least in range(max(found), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= least:
                end += 1
            if end > start:
                order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _isolate_partners(kinds: Sequence[str]) -> dict[int, int]:
    """Return the matching PDI of each isolate initiator, and the other way round (BD9)."""
    partners: dict[int, int] = {}
    pending: list[int] = []
    for index, one in enumerate(kinds):
        if one in _ISOLATES:
            pending.append(index)
        elif one == "PDI" and pending:
            partners[index] = pending.pop()
            partners[partners[index]] = index
        elif one == "B":
            pending = []
    return partners


def _first_strong(kinds: Sequence[str], partners: dict[int, int], start: int, end: int) -> int | None:
    """Return the level that the first strong character asks for, isolates skipped (P2, P3)."""
    index = start
    while index < end:
        one = kinds[index]
        if one in ("L", "R", "AL"):
            return 0 if one == "L" else 1
        index = (partners.get(index, end) if one in _ISOLATES else index) + 1
    return None


class _Embeddings:
    """The directional status stack of rules X1 to X8."""

    def __init__(self, base: int) -> None:
        self.base = base
        self.reset()

    def reset(self) -> None:
        """Start a paragraph."""
        self.stack: list[tuple[int, str | None, bool]] = [(self.base, None, False)]
        self.overflowing_isolates = self.overflowing_embeddings = self.valid_isolates = 0

    def next_level(self, rightward: bool) -> int | None:
        """Return the next deeper level of a direction, or None where that is too deep."""
        level = self.stack[-1][0]
        deeper = (level + 1) | 1 if rightward else (level + 2) & ~1
        fits = deeper <= _DEEPEST and not self.overflowing_isolates and not self.overflowing_embeddings
        return deeper if fits else None

    def embed(self, one: str) -> None:
        """Rules X2 to X5."""
        level = self.next_level(one[0] == "R")
        if level is not None:
            self.stack.append((level, one[0] if one[2] == "O" else None, False))
        elif not self.overflowing_isolates:
            self.overflowing_embeddings += 1

    def isolate(self, rightward: bool) -> None:
        """Rules X5a to X5c."""
        level = self.next_level(rightward)
        if level is None:
            self.overflowing_isolates += 1
            return
        self.valid_isolates += 1
        self.stack.append((level, None, True))

    def end_isolate(self) -> None:
        """Rule X6a."""
        if self.overflowing_isolates:
            self.overflowing_isolates -= 1
        elif self.valid_isolates:
            self.overflowing_embeddings = 0
            while not self.stack[-1][2]:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1

    def end_embedding(self) -> None:
        """Rule X7."""
        if self.overflowing_isolates:
            return
        if self.overflowing_embeddings:
            self.overflowing_embeddings -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()


def _explicit(kinds: Sequence[str], partners: dict[int, int], base: int) -> tuple[list[int], list[str]]:
    """Return levels and kinds after the explicit formatting characters (X1 to X8)."""
    found, overridden = [base] * len(kinds), list(kinds)
    state = _Embeddings(base)
    for index, one in enumerate(kinds):
        if one == "B":
            state.reset()
            continue
        if one == "PDI":
            state.end_isolate()
        level, override, _ = state.stack[-1]
        found[index] = level
        if override and one not in REMOVED:
            overridden[index] = override
        if one in _EMBEDDINGS:
            state.embed(one)
        elif one == "PDF":
            state.end_embedding()
        elif one in _ISOLATES:
            end = partners.get(index, len(kinds))
            state.isolate(_first_strong(kinds, partners, index + 1, end) == 1 if one == "FSI" else one == "RLI")
    return found, overridden


def _sequences(
    kinds: Sequence[str], explicit: Sequence[int], partners: dict[int, int], kept: Sequence[int]
) -> Iterator[list[int]]:
    """Yield the isolating run sequences (BD13), as indexes."""
    runs: list[list[int]] = []
    for index in kept:
        if runs and explicit[runs[-1][-1]] == explicit[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    by_start = {run[0]: run for run in runs}
    for run in runs:
        if kinds[run[0]] == "PDI" and run[0] in partners:
            continue
        sequence = list(run)
        while kinds[sequence[-1]] in _ISOLATES and partners.get(sequence[-1]) in by_start:
            sequence += by_start[partners[sequence[-1]]]
        yield sequence


def _neighbours(
    kinds: Sequence[str], explicit: Sequence[int], partners: dict[int, int], sequence: Sequence[int], base: int
) -> tuple[int, int]:
    """Return the levels before and after a sequence, from which sos and eos come (X10)."""
    before = sequence[0] - 1
    while before >= 0 and kinds[before] in REMOVED:
        before -= 1
    last = sequence[-1]
    after = last + 1
    while after < len(kinds) and kinds[after] in REMOVED:
        after += 1
    open_isolate = kinds[last] in _ISOLATES and last not in partners
    return (
        explicit[before] if before >= 0 else base,
        base if after >= len(kinds) or open_isolate else explicit[after],
    )
