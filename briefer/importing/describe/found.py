"""A value and where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from briefer.bulletin import Finding

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A value, where it was found ("title", "mail header", "text"), and the words it was read from."""

    value: Value
    source: str
    words: str = ""

    def finding(self, name: str) -> Finding:
        """Return the record of where the value called `name` was found."""
        return Finding(name, self.source, self.words)
