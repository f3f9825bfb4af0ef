"""The tagger: finds the names of all topics in one pass over the folded text, with exact spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from briefer.bulletin import Bulletin, Mention, Passage
from briefer.text.folding import fold, fold_name, with_marks
from briefer.topics.patterns import Entry, entries_of, with_families
from briefer.topics.taxonomy import Taxonomy, Topic
from briefer.topics.variants import VariantFinder

_GAP = "\n\n"  # two spaces once folded, so that no name is found across blocks
_ARABIC_PREFIXES = frozenset("و ف ب ك ل ال وال فال بال كال لل ولل فلل وب ول وك فب فل أ س وس".split())  # noqa: SIM905
_HEBREW_PREFIXES = frozenset(
    "ו ה ב ל מ ש כ וה וב ול ומ וש וכ שה שב של שמ שכ מה מש כש לכש בה כה ושה ושב ושל ושמ וכש כשה מכ".split()  # noqa: SIM905
)
# Before a name of three letters the others make other words: كسرت is "broke", not Sirte; כלוב a cage, not Libya.
_SHORT_NAME = 3
_SHORT_ARABIC_PREFIXES = frozenset(("و", "ب", "ل", "ف", "وب", "ول", "ال", "وال", "بال"))
_SHORT_HEBREW_PREFIXES = frozenset(("ו", "ב", "ל", "מ", "וב", "ול", "ומ"))


@dataclass(frozen=True, slots=True)
class _Found:
    """A name that stands at `[start, end)` of the joined text."""

    start: int
    end: int
    entry: Entry
    likeness: float = 1.0


class Tagger:
    """Finds mentions. Made once for a taxonomy; safe to use from several threads."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        by_pattern: dict[str, list[Entry]] = {}
        for topic in taxonomy:
            for pattern, entry in entries_of(topic):
                by_pattern.setdefault(pattern, []).append(entry)
        self._entries = list(by_pattern.values())
        self._automaton = AhoCorasick(list(by_pattern))
        self._variants = VariantFinder(entry for topic in taxonomy for entry in with_families(topic))

    def tag(self, bulletin: Bulletin) -> tuple[Mention, ...]:
        """Return what a bulletin mentions, in reading order.

        The longest name wins, among themes and among all others apart: in "Albu Kamal crossing" the town is mentioned too.
        Topics that share a name are all mentioned.
        """
        texts = [block.text for block in bulletin.blocks]
        joined = _GAP.join(texts)
        starts = [0]
        for text in texts[:-1]:
            starts.append(starts[-1] + len(text) + len(_GAP))
        title = {found.entry.key for found in self._find(bulletin.title)}
        by_block: dict[int, list[_Found]] = {}
        for found in self._find(joined):
            by_block.setdefault(bisect_right(starts, found.start) - 1, []).append(found)
        return tuple(
            Mention(
                found.entry.topic.id,
                found.entry.name,
                found.entry.rule,
                _passage(bulletin.id, number, found, starts[number], joined),
            )
            for number, founds in sorted(by_block.items())
            for found in _chosen(_allowed(founds, title))
        )

    def spellings_in(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return the places [start, end) of a short text at which a topic with spelling families is named, and its names.

        Capitals do not matter, as in a query that someone typed.
        """
        found = (
            (*self._find(text), *self._find(text.title())) if len(text.title()) == len(text) else (*self._find(text),)
        )
        known = [one for one in found if one.entry.names and one.entry.topic.variants]
        return [(one.start, one.end, _plain(one.entry.topic)) for one in _longest(known)]

    def _find(self, text: str) -> Iterator[_Found]:
        folded = fold(text)
        padded = f" {folded.text} "
        for start, end, entry, likeness in (*self._names(padded), *self._variants.find(padded)):
            origin, stop = folded.span(start - 1, end - 1)
            stop = with_marks(text, stop)
            if entry.suits(text[origin:stop]) and not (entry.exact and text.isupper()):
                yield _Found(origin, stop, entry, likeness)

    def _names(self, padded: str) -> Iterator[tuple[int, int, Entry, float]]:
        """Yield where listed names and words of rules stand in the folded text, as whole words."""
        for pattern, start, end in self._automaton.find_matches_as_indexes(padded, overlapping=True):
            for entry in self._entries[pattern]:
                first, last = start + entry.leading, end
                if entry.open_end:
                    last = padded.index(" ", last)
                elif padded[last] != " ":
                    continue
                if entry.leading or _begins(padded, first, entry):
                    yield first, last, entry, 1.0


@lru_cache(maxsize=2)
def tagger_for(taxonomy: Taxonomy) -> Tagger:
    """Return the tagger of a taxonomy, made when it is first asked for: that takes a hundred times as long as tagging."""
    return Tagger(taxonomy)


def _begins(padded: str, first: int, entry: Entry) -> bool:
    """Whether a word starts here, prefixes such as Arabic wa- and bi- or Hebrew ha- aside."""
    if padded[first - 1] == " ":
        return not entry.after_article
    prefix = padded[padded.rindex(" ", 0, first) + 1 : first]
    if entry.after_article:
        return prefix in ("لل", "ولل", "فلل")
    hebrew = "\u0590" <= padded[first] <= "\u05ff"
    if len(fold_name(entry.name)) <= _SHORT_NAME:
        return prefix in (_SHORT_HEBREW_PREFIXES if hebrew else _SHORT_ARABIC_PREFIXES)
    return prefix in (_HEBREW_PREFIXES if hebrew else _ARABIC_PREFIXES)


def _allowed(founds: Iterable[_Found], title: set[tuple[str, str]]) -> list[_Found]:
    """Keep the names whose topic's any, all and none words stand, or do not stand, in the block or the title."""
    founds = list(founds)
    present = title.union(found.entry.key for found in founds)
    return [found for found in founds if found.entry.names and _holds(found.entry.topic, present)]


def _holds(topic: Topic, present: set[tuple[str, str]]) -> bool:
    def stands(word: str) -> bool:
        return (topic.id, word) in present

    if topic.any and topic.names and not any(map(stands, topic.any)):
        return False
    return all(map(stands, topic.all)) and not any(map(stands, topic.none))


def _chosen(founds: list[_Found]) -> list[_Found]:
    themes = [found for found in founds if found.entry.topic.kind == "theme"]
    others = [found for found in founds if found.entry.topic.kind != "theme"]
    return sorted((*_longest(others), *_longest(themes)), key=lambda found: (found.start, -found.end))


def _longest(founds: list[_Found]) -> Iterator[_Found]:
    """Yield the leftmost longest names; of those at one place the listed ones, else the variant that is most alike."""
    reach, last, likeness = -1, (-1, -1), 0.0
    seen: set[str] = set()
    for found in sorted(founds, key=lambda f: (f.start, -f.end, f.entry.rule == "variant", -f.likeness)):
        if (found.start, found.end) != last:
            if found.start < reach:
                continue
            reach, last, likeness, seen = found.end, (found.start, found.end), found.likeness, set()
        if found.entry.topic.id not in seen and found.likeness == likeness:
            seen.add(found.entry.topic.id)
            yield found


def _plain(topic: Topic) -> tuple[str, ...]:
    return tuple(name for name in topic.names if not name.startswith("=") and not name.endswith("*"))


def _passage(id: str, block: int, found: _Found, shift: int, joined: str) -> Passage:
    return Passage(id, block, found.start - shift, found.end - shift, joined[found.start : found.end])
