"""Widening: a name in a query stands for all spellings of what it names, in every script; a quoted one only for itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# Where names stand in a text, as [start, end), and the names that stand for the same.
Spellings = Callable[[str], Sequence[tuple[int, int, Sequence[str]]]]

_QUOTED = re.compile(r'["“„«][^"”“»]*["”“»]?')
_MOST_NAMES = 10


def widened(query: str, spellings: Spellings) -> str:
    """Return the query with each name in it replaced by its spellings, joined by OR.

    What is quoted, excluded or begins a longer word (`Idl*`) stays as it is.
    """
    quoted = [match.span() for match in _QUOTED.finditer(query)]
    parts: list[str] = []
    last = 0
    for start, end, names in sorted(spellings(query), key=lambda found: found[0]):
        if start < last or not names or query[end : end + 1] == "*" or query[max(0, start - 1) : start] == "-":
            continue
        if any(first < end and start < stop for first, stop in quoted):
            continue
        parts += [query[last:start], " OR ".join(f'"{name}"' for name in _few(query[start:end], names))]
        last = end
    return "".join((*parts, query[last:]))


def _few(written: str, names: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys((written, *names)) if '"' not in name][:_MOST_NAMES]
