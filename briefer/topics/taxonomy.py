"""The taxonomy: topics in a hierarchy, found by id or by any of their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property

from briefer.faults import Fault
from briefer.text.folding import fold_name

KINDS = ("place", "group", "person", "theme")


@dataclass(frozen=True, slots=True)
class Topic:
    """A place, group, person or theme.

    `names` stand for it; a name that begins with `=`, or is capitals of three letters at most, is met only as written, and one that
    ends in `*` goes on within the word. `variants` adds the spelling family of each name. `any`, `all`, `none` are words of
    the same block (or the title): one of `any`, each of `all`, none of `none` must stand there. A topic without names is
    found by its `any` words. Latitude and longitude in degrees (WGS 84).
    """

    id: str
    label: str
    kind: str
    parent: str | None = None
    names: tuple[str, ...] = ()
    variants: bool = False
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    source: str = ""  # the file it was read from


class Taxonomy:
    """Topics in the order of their files. A topic of the same id that comes later stands in place of the first.

    `remarks` are sentences on what could not be read, for the user to see.
    """

    def __init__(self, topics: Iterable[Topic], remarks: Iterable[str] = ()) -> None:
        self._topics = {topic.id: topic for topic in topics}
        self.remarks = tuple(remarks)

    def __len__(self) -> int:
        return len(self._topics)

    def __iter__(self) -> Iterator[Topic]:
        return iter(self._topics.values())

    def __contains__(self, id: object) -> bool:
        return id in self._topics

    @property
    def topics(self) -> tuple[Topic, ...]:
        """All topics."""
        return tuple(self._topics.values())

    @cached_property
    def version(self) -> str:
        """A digest of all that decides what is found; bulletins tagged with another are tagged again."""
        digest = hashlib.sha256()
        for topic in self._topics.values():
            digest.update(repr(astuple(topic)[:-1]).encode())
        return digest.hexdigest()[:12]

    @cached_property
    def roots(self) -> tuple[Topic, ...]:
        """The topics that stand below no other."""
        return tuple(topic for topic in self if topic.parent is None or topic.parent not in self._topics)

    def topic(self, id: str) -> Topic:
        """Return a topic by its id; raises Fault "topics.no_topic"."""
        if id not in self._topics:
            raise self._unknown(id)
        return self._topics[id]

    def find(self, id_or_name: str) -> Topic:
        """Return a topic by id, label or any of its names, in any spelling that folds alike; raises Fault."""
        found = self._topics.get(id_or_name) or self._by_name.get(fold_name(id_or_name))
        if found is None:
            raise self._unknown(id_or_name)
        return found

    def children(self, id: str) -> tuple[Topic, ...]:
        """Return the topics right below."""
        return self._children.get(id, ())

    def below(self, id: str) -> tuple[str, ...]:
        """Return the ids of a topic and of all topics below it, from the top down."""
        found = [self.topic(id).id]
        for each in found:
            found += [child.id for child in self.children(each) if child.id not in found]
        return tuple(found)

    def above(self, id: str) -> tuple[str, ...]:
        """Return the ids of the topics above a topic, nearest first."""
        found: list[str] = []
        parent = self.topic(id).parent
        while parent in self._topics and parent not in found:
            found.append(parent)
            parent = self._topics[parent].parent
        return tuple(found)

    @cached_property
    def _children(self) -> dict[str, tuple[Topic, ...]]:
        found: dict[str, tuple[Topic, ...]] = {}
        for topic in self:
            if topic.parent is not None:
                found[topic.parent] = (*found.get(topic.parent, ()), topic)
        return found

    @cached_property
    def _by_name(self) -> dict[str, Topic]:
        found: dict[str, Topic] = {}
        for spellings in (_ids_and_labels, _names):
            for topic in self:
                for spelling in spellings(topic):
                    found.setdefault(fold_name(spelling), topic)
        return found

    def _unknown(self, wanted: str) -> Fault:
        near = nearest(wanted, [topic.id for topic in self])
        hint = f" Did you mean {near}?" if near else " `briefer topics list` lists them all."
        return Fault("topics.no_topic", "There is no topic {topic}.{hint}", topic=wanted, hint=hint)


def nearest(wanted: str, names: Sequence[str]) -> str | None:
    """Return the name that looks most like what was wanted, or None where none does."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(wanted.lower(), names, n=1, cutoff=0.7)), None)


def _ids_and_labels(topic: Topic) -> tuple[str, ...]:
    return (topic.id, topic.label)


def _names(topic: Topic) -> tuple[str, ...]:
    return tuple(name.strip("=*") for name in topic.names)
