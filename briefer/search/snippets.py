"""Snippets: the stretch of a bulletin in which most of a query stands, with what was found marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.bulletin import Block, BlockKind
from briefer.library.query import Query, Term
from briefer.library.words import bare_forms, query_forms
from briefer.text.folding import fold

_LENGTH = 220
_WORD = re.compile(r"\S+")
_ENOUGH_BLOCKS = 400


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of a block; `spans` are places in `text`, `start` and `end` those of the stretch in the block."""

    text: str
    block: int
    spans: tuple[tuple[int, int], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Find:
    """A place `[start, end)` in a block where the term number `term` stands."""

    term: int
    start: int
    end: int


def snippet_of(blocks: Sequence[Block], query: Query) -> Snippet:
    """Return the best stretch: most different terms, then running text before headings, then the earlier one."""
    terms = [term for group in query.wanted for term in group]
    best: tuple[int, int, int] = (-1, 0, 0)
    found: list[_Find] = []
    for number, block in enumerate(blocks[:_ENOUGH_BLOCKS]):
        finds = list(_finds(block.text, terms))
        if not finds and best[0] >= 0:
            continue
        merit = (len({find.term for find in finds}), int(block.kind is not BlockKind.HEADING), -number)
        if merit > best:
            best, found = merit, finds
        if merit[0] == len(terms) and merit[1]:
            break
    number = -best[2]
    return _cut(blocks[number].text if blocks else "", number, found)


def _finds(text: str, terms: Sequence[Term]) -> Iterator[_Find]:
    folded = fold(text)
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(folded.text)]
    for number, term in enumerate(terms):
        length = len(term.words)
        for first in range(len(words) - length + 1):
            if _stands(term, [word for word, _, _ in words[first : first + length]]):
                start, end = folded.span(words[first][1], words[first + length - 1][2])
                yield _Find(number, start, end)


def _stands(term: Term, words: Sequence[str]) -> bool:
    if term.prefix:
        return tuple(words[:-1]) == term.words[:-1] and words[-1].startswith(term.words[-1])
    if term.exact or len(term.words) > 1:
        return tuple(words) == term.words
    wanted = query_forms(term.words[0])
    return words[0] in wanted or any(form in wanted for form in bare_forms(words[0]))


def _cut(text: str, block: int, finds: Sequence[_Find]) -> Snippet:
    """Return about 220 letters around the densest finds, cut between words."""
    ordered = sorted(finds, key=lambda find: find.start)
    anchor = max(ordered, key=lambda find: _merit(find, ordered), default=_Find(0, 0, 0))
    start = max(0, anchor.start - _LENGTH // 4)
    start = 0 if start < 20 else _after_space(text, start)
    end = min(len(text), start + _LENGTH)
    end = len(text) if len(text) - end < 20 else _before_space(text, end)
    end = max(end, min(anchor.end, start + 2 * _LENGTH))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    inside = {(find.start + shift, find.end + shift) for find in ordered if start <= find.start and find.end <= end}
    shown = before + text[start:end].replace("\n", " ").replace("\t", " ") + after
    return Snippet(shown, block, tuple(sorted(inside)), start, end)


def _merit(find: _Find, ordered: Sequence[_Find]) -> tuple[int, int]:
    within = [other for other in ordered if find.start <= other.start < find.start + _LENGTH * 3 // 4]
    return len({other.term for other in within}), -find.start


def _after_space(text: str, index: int) -> int:
    found = text.find(" ", index - 1, index + 20)
    return found + 1 if found >= 0 else index


def _before_space(text: str, index: int) -> int:
    found = text.rfind(" ", index - 20, index + 1)
    return found if found > 0 else index
