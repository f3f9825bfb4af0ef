"""Finding spelling variants: words whose skeletons a listed name shares, and that look like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from briefer.text.folding import fold_name
from briefer.topics.patterns import Entry
from briefer.topics.spellings import families, fewest_shared, likeness, skeleton

_MOST_WORDS_KNOWN = 300_000


@dataclass(frozen=True, slots=True)
class _Family:
    """The skeletons of a name's words after the first; the name folded, and how alike a spelling must be to it."""

    rest: tuple[str, ...]
    entry: Entry
    name: str
    floor: float


@dataclass(frozen=True, slots=True)
class _Begun:
    """What a word can begin: names of several words by the skeleton of the second, and names of one word with their likeness, already known."""

    longer: Mapping[str, tuple[_Family, ...]]
    whole: tuple[tuple[Entry, float], ...]
    is_article: bool = False


class VariantFinder:
    """Finds the families of names in folded text. A word is looked at once in its life, then it is one look-up."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_first: dict[str, list[_Family]] = {}
        for entry in entries:
            for family in families(entry.name, person=entry.topic.kind == "person"):
                one = _Family(family[1:], entry, fold_name(entry.name), fewest_shared(family))
                key = f"- {family[1]}" if family[0] == "-" and len(family) > 1 else family[0]
                by_first.setdefault(key, []).append(one)
        self._by_first = by_first
        self._known = _Known(by_first)

    def find(self, padded: str) -> Iterator[tuple[int, int, Entry, float]]:
        """Yield start, end, entry and likeness of what may be a variant, overlapping ones too."""
        words = padded.split(" ")
        hot = [index for index, found in enumerate(map(self._known.__getitem__, words)) if found]
        if not hot:
            return
        starts = [0, *accumulate(len(word) + 1 for word in words)]
        for index in hot:
            begun = self._known[words[index]]
            if begun is None:
                continue
            for entry, shared in begun.whole:
                yield starts[index], starts[index + 1] - 1, entry, shared
            for family in self._longer(begun, words, index):
                last = index + len(family.rest) + 1
                if len(family.rest) > 1 and tuple(map(skeleton, words[index + 1 : last])) != family.rest:
                    continue
                shared = likeness(" ".join(words[index:last]), family.name)
                if shared >= family.floor:
                    yield starts[index], starts[last] - 1, family.entry, shared

    def _longer(self, begun: _Begun, words: list[str], index: int) -> Iterable[_Family]:
        following = words[index + 1] if index + 1 < len(words) else ""
        if not following:
            return ()
        if begun.is_article:
            return self._by_first.get(f"- {skeleton(following)}", ())
        return begun.longer.get(skeleton(following), ())


class _Known(dict[str, _Begun | None]):
    """What each word can begin, worked out when it is first met; None for most."""

    def __init__(self, by_first: dict[str, list[_Family]]) -> None:
        super().__init__()
        self._by_first = by_first

    def __missing__(self, word: str) -> _Begun | None:
        found = self._begun(word)
        if len(self) < _MOST_WORDS_KNOWN:
            self[word] = found
        return found

    def _begun(self, word: str) -> _Begun | None:
        bones = skeleton(word) if word else ""
        if bones == "-":
            return _Begun({}, (), is_article=True)
        longer: dict[str, tuple[_Family, ...]] = {}
        whole = []
        for family in self._by_first.get(bones, ()):
            if family.rest:
                longer[family.rest[0]] = (*longer.get(family.rest[0], ()), family)
            elif word != family.name and (shared := likeness(word, family.name)) >= family.floor:
                whole.append((family.entry, shared))
        return _Begun(longer, tuple(whole)) if longer or whole else None
