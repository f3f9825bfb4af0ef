"""Sharing out the material: which topics become sections, and which block goes to which section, once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefer.bulletin import Bulletin, Mention
from briefer.topics import Taxonomy

Place = tuple[str, int]  # bulletin id, block number

MOST_SECTIONS = 10
_FEWEST_OWN = 0.34  # share of its blocks a topic must still have for itself, beside those above or below it


@dataclass(frozen=True, slots=True)
class Share:
    """A section to be: its topic, and the blocks that go to it, in the order of the bulletins."""

    topic: str
    places: tuple[Place, ...]


def named_topics(names: Sequence[str], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Return the ids of topics named by id or name, each once; raises Fault topics.no_topic."""
    return tuple(dict.fromkeys(taxonomy.find(name).id for name in names))


def counted(mentions: Mapping[str, Sequence[Mention]], bulletins: Iterable[Bulletin]) -> dict[Place, Counter[str]]:
    """Return, for each block, how often each topic is named in it."""
    counts: dict[Place, Counter[str]] = defaultdict(Counter)
    for bulletin in bulletins:
        for mention in mentions.get(bulletin.id, ()):
            counts[bulletin.id, mention.passage.block][mention.topic] += 1
    return counts


def most_mentioned(
    counts: Mapping[Place, Counter[str]], taxonomy: Taxonomy, most: int = MOST_SECTIONS
) -> tuple[str, ...]:
    """Return the topics most mentioned, without those that would take nearly all from one above or below them."""
    total: Counter[str] = Counter()
    places: dict[str, set[Place]] = defaultdict(set)
    for place, named in counts.items():
        topics = {topic: times for topic, times in named.items() if topic in taxonomy}
        total.update(topics)
        for topic in topics:
            places[topic].add(place)
    chosen: list[str] = []
    for topic in sorted(total, key=lambda topic: (-total[topic], topic)):
        if len(chosen) == most:
            break
        kin = [other for other in chosen if topic in taxonomy.below(other) or other in taxonomy.below(topic)]
        if all(_stands_beside(places[topic], places[other]) for other in kin) and _stands_beside(
            places[topic], set().union(*(places[other] for other in chosen)) if chosen else set(), least=0.0
        ):
            chosen.append(topic)
    return tuple(chosen)


def _stands_beside(mine: set[Place], theirs: set[Place], least: float = _FEWEST_OWN) -> bool:
    """Whether enough of the blocks that name one topic do not name the other."""
    return len(mine - theirs) > least * len(mine)


def share_out(topics: Sequence[str], counts: Mapping[Place, Counter[str]], taxonomy: Taxonomy) -> tuple[Share, ...]:
    """Return one share per topic, in order. A block goes to the most specific topic it names: of topics above and below
    each other the lower one; else the one it names most often; else the rarer one."""
    below = {topic: frozenset(taxonomy.below(topic)) for topic in topics}
    spread = Counter(topic for named in counts.values() for topic in topics if not below[topic].isdisjoint(named))
    order = {topic: number for number, topic in enumerate(topics)}
    places: dict[str, list[Place]] = {topic: [] for topic in topics}
    for place, named in counts.items():
        candidates = [topic for topic in topics if not below[topic].isdisjoint(named)]
        lowest = [
            topic for topic in candidates if not any(other != topic and other in below[topic] for other in candidates)
        ]
        if lowest:
            times = {topic: sum(named[name] for name in below[topic] if name in named) for topic in lowest}
            best = min(lowest, key=lambda topic: (-times[topic], spread[topic], order[topic]))
            places[best].append(place)
    return tuple(Share(topic, tuple(places[topic])) for topic in topics)
