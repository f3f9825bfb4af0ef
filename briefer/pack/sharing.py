"""Sharing out the material: which topics become sections, and which stretch of text goes to which section, once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefer.bulletin import Block, BlockKind, Bulletin, Mention, Passage
from briefer.text.sentences import sentence_spans
from briefer.topics import Taxonomy

MOST_SECTIONS = 10
_FEWEST_OWN = 0.34  # share of the stretches that name a topic which must not name one above or below it
_WHOLE_WORDS = 70  # a paragraph of up to so many words stays in one piece
_MOST_SILENT = 2


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch `[start, end)` of a block: all of it, or whole sentences."""

    bulletin: str
    block: int
    start: int
    end: int

    def holds(self, passage: Passage) -> bool:
        """Whether the passage lies within."""
        same = (self.bulletin, self.block) == (passage.bulletin, passage.block)
        return same and self.start <= passage.start and passage.end <= self.end

    def touches(self, passage: Passage) -> bool:
        """Whether any of the passage lies within."""
        same = (self.bulletin, self.block) == (passage.bulletin, passage.block)
        return same and self.start < passage.end and passage.start < self.end


@dataclass(frozen=True, slots=True)
class Share:
    """A section to be: its topic, and what goes to it, in the order of the bulletins."""

    topic: str
    places: tuple[Place, ...]


class Ground:
    """Places to be asked which of them a passage lies in; quick however many there are."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_block: dict[tuple[str, int], list[Place]] = defaultdict(list)
        for place in places:
            self._by_block[place.bulletin, place.block].append(place)

    def holds(self, passage: Passage) -> bool:
        """Whether the passage lies within one of the places."""
        return any(place.holds(passage) for place in self._by_block.get((passage.bulletin, passage.block), ()))

    def touched(self, passage: Passage) -> list[Place]:
        """Return the places in which any of the passage lies."""
        beside = self._by_block.get((passage.bulletin, passage.block), ())
        return [place for place in beside if place.touches(passage)]


Counts = Mapping[Place, Counter[str]]


def named_topics(names: Sequence[str], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Return the ids of topics named by id or name, each once; raises Fault topics.no_topic."""
    return tuple(dict.fromkeys(taxonomy.find(name).id for name in names))


def counted(
    mentions: Mapping[str, Sequence[Mention]], bulletins: Iterable[Bulletin], split: Collection[str] = ()
) -> dict[Place, Counter[str]]:
    """Return how often each topic is named in each stretch of text, in reading order.

    A stretch is a block that names any topic, or each sentence of it where it is long, or names a topic of `split`.
    """
    counts: dict[Place, Counter[str]] = {}
    for bulletin in bulletins:
        by_block: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions.get(bulletin.id, ()):
            by_block[mention.passage.block].append(mention)
        for number, named in sorted(by_block.items()):
            apart = any(mention.topic in split for mention in named)
            for place in _stretches(bulletin, number, apart):
                counts[place] = Counter(mention.topic for mention in named if place.touches(mention.passage))
    return counts


def _stretches(bulletin: Bulletin, number: int, apart: bool) -> list[Place]:
    block = bulletin.blocks[number]
    whole = Place(bulletin.id, number, 0, len(block.text))
    if not _is_prose(block) or (not apart and len(block.text.split()) <= _WHOLE_WORDS):
        return [whole]
    spans = sentence_spans(block.text, block.language or bulletin.language)
    return [Place(bulletin.id, number, start, end) for start, end in spans] or [whole]


def _is_prose(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM)


def most_mentioned(counts: Counts, taxonomy: Taxonomy, most: int = MOST_SECTIONS) -> tuple[str, ...]:
    """Return the topics most mentioned, without those that would take nearly all from one above or below them."""
    total: Counter[str] = Counter()
    places: dict[str, set[Place]] = defaultdict(set)
    for place, named in counts.items():
        topics = {topic: times for topic, times in named.items() if topic in taxonomy}
        total.update(topics)
        for topic in topics:
            places[topic].add(place)
    chosen: list[str] = []
    taken: set[Place] = set()
    for topic in sorted(total, key=lambda topic: (-total[topic], topic)):
        kin = [other for other in chosen if topic in taxonomy.below(other) or other in taxonomy.below(topic)]
        if len(chosen) < most and places[topic] - taken and all(_stands(places[topic], places[other]) for other in kin):
            chosen.append(topic)
            taken |= places[topic]
    return tuple(chosen)


def _stands(mine: set[Place], theirs: set[Place]) -> bool:
    """Whether enough of the stretches that name one topic do not name the other."""
    return len(mine - theirs) > _FEWEST_OWN * len(mine)


def share_out(topics: Sequence[str], counts: Counts, taxonomy: Taxonomy) -> tuple[Share, ...]:
    """Return one share per topic, in order. A stretch goes to the most specific topic it names: of topics above and below
    each other the lower one; else the one it names most often; else the rarer one. A sentence that names none stays with
    the one before it."""
    below = {topic: frozenset(taxonomy.below(topic)) for topic in topics}
    spread = Counter(topic for named in counts.values() for topic in topics if not below[topic].isdisjoint(named))
    order = {topic: number for number, topic in enumerate(topics)}

    def best(named: Counter[str]) -> str | None:
        candidates = [topic for topic in topics if not below[topic].isdisjoint(named)]
        lowest = [one for one in candidates if not any(other != one and other in below[one] for other in candidates)]
        times = {topic: sum(named[name] for name in below[topic] if name in named) for topic in lowest}
        return min(lowest, key=lambda topic: (-times[topic], spread[topic], order[topic]), default=None)

    places: dict[str, list[Place]] = {topic: [] for topic in topics}
    for _, stretches in groupby(counts, key=lambda place: (place.bulletin, place.block)):
        for topic, place in _joined([(best(counts[place]), place) for place in stretches]):
            places[topic].append(place)
    return tuple(Share(topic, tuple(places[topic])) for topic in topics)


def _joined(given: Sequence[tuple[str | None, Place]]) -> list[tuple[str, Place]]:
    """Return the stretches of one block with those of one topic that follow each other joined, each with two sentences at
    most that name no topic after one that does."""
    joined: list[tuple[str, Place]] = []
    silent = 0
    for topic, place in given:
        silent = 0 if topic else silent + 1
        before = joined[-1] if joined else None
        if (
            before
            and topic in (before[0], None)
            and (topic or silent <= _MOST_SILENT)
            and before[1].end >= place.start - 2
        ):
            joined[-1] = (before[0], replace(before[1], end=place.end))
        elif topic:
            joined.append((topic, place))
    return joined
