"""What earlier packs said: which passages were sent already, and which take up what was sent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from briefer.bulletin import Passage

_WORD = re.compile(r"\w+")
_SAME = 0.9  # share of words in common (Jaccard) from which two passages say the same
_ALIKE = 0.4  # and from which one takes up the other
_OVERLAP = 0.5  # share of a passage that was sent, from which it counts as sent whole
_FEWEST = 8  # words; shorter passages are alike by chance


class Earlier:
    """The passages of earlier packs, to be asked about new ones."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._spans: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        self._words: list[frozenset[str]] = []
        for passage in dict.fromkeys(passages):
            self._spans[passage.bulletin, passage.block].append((passage.start, passage.end))
            self._words.append(_words(passage.quotation))
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self._words):
            for word in words:
                self._by_word[word].append(place)

    def __bool__(self) -> bool:
        return bool(self._words)

    def has(self, passage: Passage) -> bool:
        """Whether the passage was sent: at least half of it stood in an earlier pack, or the same words from elsewhere did."""
        spans = self._spans.get((passage.bulletin, passage.block), ())
        sent = _covered(spans, passage.start, passage.end)
        return sent >= _OVERLAP * (passage.end - passage.start) or self._likeness(passage) >= _SAME

    def touches(self, passage: Passage) -> bool:
        """Whether the passage takes up what was sent: part of it stood in an earlier pack, or much of its wording did."""
        spans = self._spans.get((passage.bulletin, passage.block), ())
        return _covered(spans, passage.start, passage.end) > 0 or self._likeness(passage) >= _ALIKE

    def _likeness(self, passage: Passage) -> float:
        words = _words(passage.quotation)
        if len(words) < _FEWEST:
            return 0.0
        shared: dict[int, int] = defaultdict(int)
        for word in words:
            for place in self._by_word.get(word, ()):
                shared[place] += 1
        return max((n / (len(words) + len(self._words[place]) - n) for place, n in shared.items()), default=0.0)


def _covered(spans: Iterable[tuple[int, int]], start: int, end: int) -> int:
    """Return how many code points of `[start, end)` lie in any of the spans."""
    covered, reached = 0, start
    for first, last in sorted(spans):
        first, last = max(first, reached), min(last, end)
        if last > first:
            covered += last - first
            reached = last
    return covered


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
