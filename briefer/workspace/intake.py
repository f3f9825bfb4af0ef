"""The intake: adds bulletins one file after another, and knows while it lasts what the library holds, so that each costs little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefer.bulletin import Bulletin
from briefer.importing.describe.series import series_by_key, with_known_series
from briefer.library import Added, SourceFile
from briefer.workspace.tagging import found_in
from briefer.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Taken:
    """A bulletin as it was taken in, with the library's name of its series, and what came of it."""

    bulletin: Bulletin
    added: Added


class Intake:
    """Reads the hashes of files imported before, the series, and the signatures that are new since the last intake, once."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._same = ws.sameness
        self._same.refresh()
        self._files = ws.library.files()
        frequent_last = reversed(ws.library.series())
        self._series = series_by_key(name for name, _ in frequent_last)

    def known(self, sha256: str) -> tuple[str, ...]:
        """Return the ids of the bulletins of a file with this hash; empty where it was never imported."""
        return self._ws.library.has_file(sha256) if sha256 in self._files else ()

    def add(self, bulletins: Sequence[Bulletin], source: SourceFile | None) -> list[Taken]:
        """Add the bulletins of one file, all or none, and tag those that are new."""
        named = [with_known_series(bulletin, self._series) for bulletin in bulletins]
        about: list[Mapping[str, Any]] = [self._same.about(bulletin) for bulletin in named]
        tagged = (self._ws.taxonomy.version, found_in(self._ws, named))
        added = self._ws.library.add_many(named, file=source, about=about, tagged=tagged)
        taken = [Taken(bulletin, came) for bulletin, came in zip(named, added, strict=True)]
        fresh = (one.bulletin.series for one in taken if one.added.outcome == "added" and one.bulletin.series)
        for key, series in series_by_key(fresh).items():
            self._series.setdefault(key, series)
        if source is not None:
            self._files.add(source.sha256)
        return taken
