"""What a reader is: a format's name, its endings, how it is recognised, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefer.importing.reading import Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """A line of the catalogue.

    `recognises(content, name)` says from 0 (not mine) to 1 (surely mine) by content; the name's ending is a hint only.
    `read(content, name)` returns the reading or raises a Fault.
    """

    format: str
    endings: tuple[str, ...]
    recognises: Callable[[bytes, str], float]
    read: Callable[[bytes, str], Reading]

    def has_ending_of(self, name: str) -> bool:
        """Whether the name ends as files of this format do."""
        return name.lower().endswith(self.endings)
