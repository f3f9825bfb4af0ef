"""What the panes ask of the library, in threads. Imported in the background: it brings in the database."""

from __future__ import annotations

import dataclasses
import importlib
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.bulletin import Bulletin, Mention
from briefer.folders import Folders
from briefer.library import Filter, Row
from briefer.topics import Topic
from briefer.workspace.tagging import mentions_in, widen
from briefer.workspace.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from briefer.ui.pack_calls import PackCalls
    from briefer.workspace.packs import OpenPack


@dataclass(frozen=True, slots=True)
class Facets:
    """What the filters offer: names with numbers of bulletins. `topics` count a topic with all below it."""

    total: int = 0
    shown: int = 0
    series: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    topics: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """A bulletin for the reader, with its mentions."""

    bulletin: Bulletin
    mentions: tuple[Mention, ...]


class Calls:
    """The open workspace, as the panes use it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._topics = {topic.id: topic for topic in workspace.taxonomy.topics}
        self._packs: PackCalls | None = None
        self._bringing = threading.Lock()
        self._hues = {topic: number for number, topic in enumerate(self._topics)}

    @property
    def packs(self) -> PackCalls:
        """What is done with packs and files; brought in by the first thread that needs it."""
        with self._bringing:
            if self._packs is None:
                module = importlib.import_module("briefer.ui.pack_calls")
                self._packs = module.PackCalls(self)
            return self._packs

    def stop_presses(self) -> None:
        """End the processes that print; whoever waits for them gets a fault."""
        if self._packs is not None:
            self._packs.stop_presses()

    def close(self) -> None:
        """Close the library."""
        self.stop_presses()
        self.workspace.close()

    # topics; quick, for the main thread too

    def topics(self) -> tuple[Topic, ...]:
        """Return all topics, in the order of the taxonomy."""
        return tuple(self._topics.values())

    def label_of(self, topic: str) -> str:
        """Return a topic's label; its id where the topic is no longer known."""
        return self._topics[topic].label if topic in self._topics else topic

    def hue_of(self, topic: str) -> int:
        """Return the number of a topic's hue; neighbours in the taxonomy differ."""
        return self._hues.get(topic, 7)

    def remarks(self) -> tuple[str, ...]:
        """Return what is wrong in the user's own topic files, a sentence each."""
        return tuple(self.workspace.taxonomy.remarks)

    def below(self, topic: str) -> tuple[str, ...]:
        """Return a topic and all below it."""
        return tuple(self.workspace.taxonomy.below(topic))

    # the library

    def listing(self, wanted: Filter, limit: int, offset: int = 0) -> list[Row]:
        """Return rows that pass, newest first."""
        return self.workspace.library.listing(dataclasses.replace(self._spelt(wanted), limit=limit, offset=offset))

    def _spelt(self, wanted: Filter) -> Filter:
        """Return the filter with names in all their spellings."""
        return dataclasses.replace(wanted, text=widen(self.workspace, wanted.text)) if wanted.text else wanted

    def row(self, bulletin: str) -> Row | None:
        """Return one row."""
        return next(iter(self.listing(Filter(ids=(bulletin,)), 1)), None)

    def facets(self, wanted: Filter) -> Facets:
        """Return what can be filtered by; topics are counted among what passes the other filters."""
        library = self.workspace.library
        wanted = self._spelt(wanted)
        others = dataclasses.replace(wanted, topics=())
        return Facets(
            total=library.count(Filter()),
            shown=library.count(wanted),
            series=tuple(library.series()),
            languages=tuple(library.languages()),
            topics=self.topic_counts(others),
        )

    def open_bulletin(self, bulletin: str, pack: OpenPack | None = None) -> Opened:
        """Return a bulletin with its mentions; from the pack, where the library does not have it."""
        library = self.workspace.library
        if pack is not None and not library.bulletins([bulletin]):
            found = pack.bulletin(bulletin)
            return Opened(found, mentions_in(self.workspace, found))
        return Opened(library.bulletin(bulletin), tuple(library.mentions(bulletin)))

    def mark_read(self, bulletin: str) -> Row | None:
        """Note that a bulletin was read; returns its row."""
        self.workspace.library.mark_read(bulletin)
        return self.row(bulletin)

    def correct(self, bulletin: str, values: Mapping[str, object]) -> None:
        """Correct what is said about a bulletin; it sticks."""
        self.workspace.library.correct(bulletin, **values)

    def remove(self, bulletins: Sequence[str]) -> None:
        """Take bulletins out of the library."""
        self.workspace.library.remove(bulletins)

    def reject(self, mention: Mention, *, everywhere: bool = False) -> None:
        """Note that a mention is none: at its place, or that name for that topic in every bulletin."""
        self.workspace.library.reject_mention(mention, everywhere=everywhere)

    def topic_counts(self, others: Filter) -> dict[str, int]:
        """Return in how many bulletins each topic is mentioned, itself or what is below it."""
        library = self.workspace.library
        parents = {topic.parent for topic in self._topics.values() if topic.parent}
        below = {topic: self.below(topic) for topic in parents}
        return library.topic_counts(others) | library.topic_counts_below(below, others)


def open_calls(where: Path | str | None, folders: Folders) -> Calls:
    """Open the library; raises Fault where it is damaged or held."""
    return Calls(open_workspace(where, folders))
