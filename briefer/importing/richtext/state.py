"""What a group of an RTF file inherits from the group around it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class State:
    """Look, font, link and destination of the text in a group."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int | None = None
    skip: bool = False
    unicode_skip: int = 1
    destination: str = ""
    link: str | None = None
    fresh: bool = True  # no token of the group was read yet
    starred: bool = False
    barred: bool = False  # what lies within is said elsewhere too, or is furniture: not even a text box of it is read

    def inner(self) -> State:
        """Return the state of a group that opens within."""
        return State(
            self.bold,
            self.italic,
            self.hidden,
            self.deleted,
            self.font,
            self.skip,
            self.unicode_skip,
            self.destination,
            self.link,
            barred=self.barred,
        )
