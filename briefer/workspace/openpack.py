"""The open pack: a pack being edited, its sources and assets, its journal, and the changes that can all be taken back."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from briefer.bulletin import Bulletin
from briefer.faults import Fault
from briefer.pack import outline
from briefer.pack.model import AnyItem, Pack
from briefer.pack.steps import Insert, Replace, Several, Step, labelled
from briefer.workspace.journal import Journal


class Watcher(Protocol):
    """Whoever shows the pack: told before and after each single change (a `Several` is told step by step)."""

    def about_to_change(self, step: Step, pack: Pack) -> None:
        """The step is about to be done to `pack`."""

    def changed(self, step: Step, pack: Pack) -> None:
        """The step was done; `pack` is how it stands now."""


class OpenPack:
    """A pack being edited. Values of it never change: `do` puts a new one in its place and returns the inverse step."""

    def __init__(
        self,
        pack: Pack,
        *,
        path: Path | None = None,
        sources: Mapping[str, Bulletin] | None = None,
        assets: Mapping[str, bytes] | None = None,
        template_files: Mapping[str, bytes] | None = None,
        find_source: Callable[[str], Bulletin] | None = None,
        find_template: Callable[[str], Mapping[str, bytes]] | None = None,
        journal: Journal | None = None,
    ) -> None:
        self.pack = pack
        self.path = path
        self.sources: dict[str, Bulletin] = dict(sources or {})
        self.assets: dict[str, bytes] = dict(assets or {})
        self.template_files: dict[str, bytes] = dict(template_files or {})
        self.watchers: list[Watcher] = []
        self._find_source = find_source
        self._find_template = find_template
        self._template_name = pack.template.name if template_files else ""
        self._journal = journal
        self._saved: Pack | None = pack if path else None
        self._in_file = set(self.sources) if path else set()
        self._assets_in_file = set(self.assets) if path else set()

    @property
    def dirty(self) -> bool:
        """Whether there is something to save. A pack never saved is dirty once it holds anything."""
        if self._saved is None:
            return bool(self.pack.items)
        return self.pack is not self._saved and self.pack != self._saved

    def do(self, step: Step) -> Step:
        """Do a step, keep it in the journal, tell watchers; returns its inverse, with the same label.

        Raises Fault, and leaves the pack as it was, where the step cannot be done or a source it cites is not at hand.
        """
        step = labelled(step, self.pack)
        step.apply(self.pack)  # fails here or not at all
        self._fetch_sources(step)
        if self._journal is not None and not self._journal.is_open:
            self._begin_journal()
        inverses = [self._do_one(single) for single in _singles(step)]
        if self._journal is not None:
            self._journal.keep_step(step)
        return inverses[0] if len(inverses) == 1 else Several(steps=tuple(reversed(inverses)), label=step.label)

    def add_asset(self, name: str, content: bytes) -> None:
        """Keep a picture with the pack, under a name that a figure can point to."""
        self.assets[name] = content
        if self._journal is not None and self._journal.is_open:
            self._journal.keep_asset(name, content)

    def bulletin(self, bulletin_id: str) -> Bulletin:
        """Return a source of the pack, from the pack or else the library; raises Fault where neither has it."""
        if bulletin_id in self.sources:
            return self.sources[bulletin_id]
        if self._find_source is None:
            raise Fault("pack.no_source", "The text of bulletin {bulletin} is not at hand.", bulletin=bulletin_id)
        return self._find_source(bulletin_id)

    def cited_sources(self) -> dict[str, Bulletin]:
        """Return the bulletins the pack cites now, in reading order."""
        return {key: self.bulletin(key) for key in outline.cited_bulletins(self.pack)}

    def keep_template(self) -> None:
        """Take a copy of the template along: the one the pack was made with, until another is chosen."""
        name = self.pack.template.name
        if self._find_template is not None and name != self._template_name:
            try:
                self.template_files = dict(self._find_template(name))
            except Fault:
                return  # a template that is not on this machine: the copy there is stays
            self._template_name = name

    def fresh_id(self, wish: str = "") -> str:
        """Return an id that no item of the pack has: `wish` where it is free."""
        return fresh_id(outline.ids(self.pack), wish)

    def mark_saved(self, path: Path) -> None:
        """Note that the pack as it stands is in the file; its journal ends."""
        self.path = path
        self._saved = self.pack
        self._in_file = set(self.sources)
        self._assets_in_file = set(self.assets)
        if self._journal is not None:
            self._journal.end()

    def keep_safe(self) -> None:
        """Note that the pack as it stands is in no file (drafted, recovered), and keep it in its journal at once."""
        self._saved = None
        self._in_file, self._assets_in_file = set(), set()
        if self._journal is not None:
            self._begin_journal()

    def close(self) -> None:
        """Let go of the pack; changes that were not saved are given up."""
        if self._journal is not None:
            self._journal.end()

    def _begin_journal(self) -> None:
        assert self._journal is not None
        new = {key: source for key, source in self.sources.items() if key not in self._in_file}
        assets = {name: content for name, content in self.assets.items() if name not in self._assets_in_file}
        self._journal.begin(self.pack, self.path, new, assets)

    def _do_one(self, step: Step) -> Step:
        for watcher in self.watchers:
            watcher.about_to_change(step, self.pack)
        self.pack, inverse = step.apply(self.pack)
        for watcher in self.watchers:
            watcher.changed(step, self.pack)
        return inverse

    def _fetch_sources(self, step: Step) -> None:
        for item in _new_items(step):
            for passage in outline.passages_of(item):
                if passage.bulletin not in self.sources:
                    self.sources[passage.bulletin] = source = self.bulletin(passage.bulletin)
                    if self._journal is not None and self._journal.is_open:
                        self._journal.keep_source(source)


def fresh_id(taken: Iterable[str], wish: str = "") -> str:
    """Return `wish` where it is free, else with a number after it; a random id where nothing is wished."""
    used = set(taken)
    if not wish:
        wish = secrets.token_hex(5)
    candidate, number = wish, 2
    while candidate in used:
        candidate, number = f"{wish}-{number}", number + 1
    return candidate


def _singles(step: Step) -> list[Step]:
    if isinstance(step, Several):
        return [single for inner in step.steps for single in _singles(inner)]
    return [step]


def _new_items(step: Step) -> list[AnyItem]:
    return [
        item
        for single in _singles(step)
        if isinstance(single, Insert | Replace)
        for item in outline.walk_items((single.item,))
    ]
