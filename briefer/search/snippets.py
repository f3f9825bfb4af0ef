"""Snippets: the stretch of a bulletin in which most of a query stands, with what was found marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from briefer.bulletin import Block, BlockKind
from briefer.library.query import Query, Term
from briefer.library.words import bare_forms, query_forms
from briefer.text.folding import fold

_LENGTH = 220
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


def snippet_of(blocks: Sequence[Block], lookup: Lookup) -> Snippet:
    """Return the best stretch: most different terms, then running text before headings, then the earlier one."""
    terms = lookup.terms
    best: tuple[int, int, int] = (-1, 0, 0)
    found: list[_Find] = []
    for number, block in enumerate(blocks[:_ENOUGH_BLOCKS]):
        finds = list(_finds(block.text, lookup))
        if not finds and best[0] >= 0:
            continue
        merit = (len({find.term for find in finds}), int(block.kind is not BlockKind.HEADING), -number)
        if merit > best:
            best, found = merit, finds
        if merit[0] == len(terms) and merit[1]:
            break
    number = -best[2]
    return _cut(blocks[number].text if blocks else "", number, found)


class Lookup(dict[str, tuple[int, ...]]):
    """The numbers of a query's terms that a folded word can begin; each word is looked at once. Made once a query."""

    def __init__(self, query: Query) -> None:
        super().__init__()
        self.terms = tuple(term for group in query.wanted for term in group)
        self._wanted = tuple(_wanted(term) for term in self.terms)

    def __missing__(self, word: str) -> tuple[int, ...]:
        forms = {word, *bare_forms(word)} if word else set()
        found = tuple(
            number
            for number, term in enumerate(self.terms)
            if (word.startswith(term.words[0]) if _is_prefix(term) else not self._wanted[number].isdisjoint(forms))
        )
        self[word] = found
        return found


def _is_prefix(term: Term) -> bool:
    return term.prefix and len(term.words) == 1


def _wanted(term: Term) -> frozenset[str]:
    return frozenset(query_forms(term.words[0]))


def _finds(text: str, lookup: Lookup) -> Iterator[_Find]:
    folded = fold(text)
    words = folded.text.split(" ")
    hot = [index for index, found in enumerate(map(lookup.__getitem__, words)) if found]
    if not hot:
        return
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    for first in hot:
        for number in lookup[words[first]]:
            last = _last(lookup.terms[number], words, first)
            if last is not None:
                start, end = folded.span(starts[first], starts[last] + len(words[last]))
                yield _Find(number, start, end)


def _last(term: Term, words: Sequence[str], first: int) -> int | None:
    """Return the place of the last word of a term whose first word stands at `first`; None where the others do not follow."""
    if (term.exact or len(term.words) > 1) and words[first] != term.words[0] and not _is_prefix(term):
        return None
    at = first
    for number, wanted in enumerate(term.words[1:], 2):
        at += 1
        while at < len(words) and not words[at]:
            at += 1
        if at == len(words):
            return None
        goes_on = term.prefix and number == len(term.words)
        if not (words[at].startswith(wanted) if goes_on else words[at] == wanted):
            return None
    return at


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
