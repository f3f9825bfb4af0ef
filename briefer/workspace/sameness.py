"""Sameness: which bulletins of the library a new one tells the same as, or is a newer version of."""

from __future__ import annotations

from typing import Any

from briefer.bulletin import Bulletin
from briefer.importing.sameness import NearDuplicates, is_version_of, signature_of
from briefer.workspace.workspace import Workspace

_LOOKED_AT = 5


class Sameness:
    """Knows the signatures of the library, read once, and of what is added while it is kept."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._index: NearDuplicates | None = None

    def about(self, bulletin: Bulletin) -> dict[str, Any]:
        """Return what the library is to keep about a new bulletin: its signature, and the bulletin it is a version or like of."""
        index = self._loaded()
        signature = signature_of(bulletin)
        alike = [one.bulletin for one in index.find(signature) if one.bulletin != bulletin.id][:_LOOKED_AT]
        index.add(bulletin.id, signature)
        known = self._ws.library.bulletins(alike)
        older = next((other.id for other in known if is_version_of(bulletin, other)), None)
        near = next((other.id for other in known if other.id != older and not is_version_of(bulletin, other)), None)
        return {"signature": signature, "newer_version_of": older, "near_duplicate_of": near}

    def _loaded(self) -> NearDuplicates:
        if self._index is None:
            self._index = NearDuplicates(self._ws.library.signatures())
        return self._index
