"""Sameness: which bulletins of the library a new one tells the same as, or is a newer version of."""

from __future__ import annotations

import threading
from typing import Any

from briefer.bulletin import Bulletin
from briefer.importing.sameness import NearDuplicates, is_version_of, signature_of
from briefer.library import Library

_LOOKED_AT = 5


class Sameness:
    """Knows the signatures of the library: read once, then those that others added, and of what is added while it is kept.

    The workspace keeps one, since reading them all takes a second for 50,000 bulletins.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._index = NearDuplicates()
        self._read_to = 0
        self._guard = threading.Lock()

    def refresh(self) -> None:
        """Read the signatures that came into the library since the last time."""
        with self._guard:
            for number, id, signature in self._library.signatures(self._read_to):
                self._index.add(id, signature)
                self._read_to = number

    def about(self, bulletin: Bulletin) -> dict[str, Any]:
        """Return what the library is to keep about a new bulletin: its signature, and the bulletin it is a version or like of."""
        signature = signature_of(bulletin)
        with self._guard:
            alike = [one.bulletin for one in self._index.find(signature) if one.bulletin != bulletin.id][:_LOOKED_AT]
            self._index.add(bulletin.id, signature)
        known = self._library.bulletins(alike) if alike else []
        older = next((other.id for other in known if is_version_of(bulletin, other)), None)
        near = next((other.id for other in known if other.id != older and not is_version_of(bulletin, other)), None)
        return {"signature": signature, "newer_version_of": older, "near_duplicate_of": near}
