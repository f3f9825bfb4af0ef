"""Finding spelling variants: words whose skeletons a listed name shares, and that look like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from briefer.text.folding import fold_name
from briefer.topics.patterns import Entry
from briefer.topics.spellings import families, fewest_shared, likeness, skeleton

_MOST_WORDS_KNOWN = 300_000


@dataclass(frozen=True, slots=True)
class _Family:
    rest: tuple[str, ...]
    entry: Entry
    name: str
    floor: float


class VariantFinder:
    """Finds the families of names in folded text. A word is looked at once in its life, then it is one look-up."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, list[_Family]] = {}
        for entry in entries:
            for family in families(entry.name, person=entry.topic.kind == "person"):
                one = _Family(family[1:], entry, fold_name(entry.name), fewest_shared(family))
                self._by_first.setdefault(family[0], []).append(one)
        self._known = _Known(self._by_first)

    def find(self, padded: str) -> Iterator[tuple[int, int, Entry, float]]:
        """Yield start, end, entry and likeness of what may be a variant, overlapping ones too."""
        words = padded.split(" ")
        hot = [index for index, found in enumerate(map(self._known.__getitem__, words)) if found]
        if not hot:
            return
        starts = [0, *accumulate(len(word) + 1 for word in words)]
        for index in hot:
            for family in self._known[words[index]]:
                last = index + len(family.rest) + 1
                if family.rest and tuple(map(skeleton, words[index + 1 : last])) != family.rest:
                    continue
                shared = likeness(" ".join(words[index:last]), family.name)
                if shared >= family.floor:
                    yield starts[index], starts[last] - 1, family.entry, shared


class _Known(dict[str, tuple[_Family, ...]]):
    """The families that begin with a word, found when it is first met."""

    def __init__(self, by_first: dict[str, list[_Family]]) -> None:
        super().__init__()
        self._by_first = by_first

    def __missing__(self, word: str) -> tuple[_Family, ...]:
        found = tuple(self._by_first.get(skeleton(word), ())) if word else ()
        if len(self) < _MOST_WORDS_KNOWN:
            self[word] = found
        return found
