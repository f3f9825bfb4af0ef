"""What a reviewer makes of the bulletins of a file, with a way back: plain values, no window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefer.bulletin import bulletin_id
from briefer.importing import split

if TYPE_CHECKING:
    from briefer.importing.split import Piece

Pieces = tuple["Piece", ...]


@dataclass(frozen=True, slots=True)
class State:
    """The pieces, and by bulletin id what is said of them instead of what was found."""

    pieces: Pieces = ()
    corrections: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


class Revision:
    """The state now and those before it. What changes it returns the row to show, None where nothing changed."""

    def __init__(self, pieces: Pieces = ()) -> None:
        self.now = State(pieces)
        self._past: list[State] = []

    @property
    def pieces(self) -> Pieces:
        """The pieces as they are now."""
        return self.now.pieces

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._past)

    def merge(self, row: int) -> int | None:
        """Make a piece part of the one above."""
        return self._take(split.merge(self.pieces, row - 1, row), row - 1) if row > 0 else None

    def split(self, row: int, block: int) -> int | None:
        """Cut a piece before one of its blocks."""
        return self._take(split.split_at(self.pieces, row, block), row + 1) if row >= 0 and block > 0 else None

    def drop(self, row: int) -> int | None:
        """Leave a piece out; the last one stays."""
        if row < 0 or len(self.pieces) < 2:
            return None
        return self._take(split.drop(self.pieces, row), min(row, len(self.pieces) - 2))

    def rename(self, row: int, title: str) -> int | None:
        """Give a piece a title."""
        return self._take(split.rename(self.pieces, row, title), row)

    def correct(self, row: int, name: str, value: object) -> None:
        """Say of a piece what was not found, or found wrongly."""
        id = bulletin_id(self.pieces[row].blocks)
        said = {**self.said(row), name: value}
        self._past.append(self.now)
        self.now = State(self.pieces, {**self.now.corrections, id: said})

    def said(self, row: int) -> Mapping[str, object]:
        """Return what the reviewer said of a piece."""
        return self.now.corrections.get(bulletin_id(self.pieces[row].blocks), {})

    def undo(self) -> bool:
        """Take the last change back; returns whether the pieces are others now."""
        before = self.pieces
        if self._past:
            self.now = self._past.pop()
        return self.pieces != before

    def _take(self, pieces: Pieces, row: int) -> int | None:
        if pieces == self.pieces:
            return None
        self._past.append(self.now)
        self.now = State(pieces, self.now.corrections)
        return row
