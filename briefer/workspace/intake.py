"""The intake: adds bulletins one file after another, and knows while it lasts what the library holds, so that each costs little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefer.bulletin import Bulletin
from briefer.importing.describe.series import series_by_key, with_known_series
from briefer.library import Added, SourceFile
from briefer.workspace.sameness import Sameness
from briefer.workspace.tagging import found_in
from briefer.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Taken:
    """A bulletin as it was taken in, with the library's name of its series, and what came of it."""

    bulletin: Bulletin
    added: Added


class Intake:
    """Reads series and signatures of the library once, when they are first needed."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._same = Sameness(ws)
        self._series: dict[str, str] | None = None

    def add(self, bulletins: Sequence[Bulletin], source: SourceFile | None) -> list[Taken]:
        """Add the bulletins of one file, all or none, and tag those that are new."""
        named = [with_known_series(bulletin, self._series_known()) for bulletin in bulletins]
        about: list[Mapping[str, Any]] = [self._same.about(bulletin) for bulletin in named]
        tagged = (self._ws.taxonomy.version, found_in(self._ws, named))
        added = self._ws.library.add_many(named, file=source, about=about, tagged=tagged)
        taken = [Taken(bulletin, came) for bulletin, came in zip(named, added, strict=True)]
        fresh = (one.bulletin.series for one in taken if one.added.outcome == "added" and one.bulletin.series)
        for key, series in series_by_key(fresh).items():
            self._series_known().setdefault(key, series)
        return taken

    def _series_known(self) -> dict[str, str]:
        if self._series is None:
            frequent_last = reversed(self._ws.library.series())
            self._series = series_by_key(name for name, _ in frequent_last)
        return self._series
