"""The job: what all parts of setting one document share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefer.document.blocks import Heading
from briefer.document.house import HouseStyle
from briefer.document.tree import Document
from briefer.document.walk import plain, walk
from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.looks import Looks
from briefer.writing.pdf.slabs import Tell

if TYPE_CHECKING:
    from briefer.writing.pdf.notes import Notes

_BLOCKS_A_PAGE = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the pages: page (from 0), and its height in PDF coordinates."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline."""

    level: int
    title: str
    anchor: str


@dataclass(slots=True, eq=False)
class Job:
    """One document being set: its looks, canvas, structure, and what is found out on the way."""

    document: Document
    house: HouseStyle
    looks: Looks
    canvas: PageCanvas
    root: Element
    notes: Notes = field(init=False)
    titles: Mapping[str, str] = field(init=False)
    anchors: dict[str, Place] = field(default_factory=dict)
    bookmarks: list[Bookmark] = field(default_factory=list)
    running: dict[int, dict[str, str]] = field(default_factory=dict)  # page: style name -> its first text there
    running_last: dict[int, dict[str, str]] = field(default_factory=dict)  # page: style name -> its last text there
    _sequences: dict[str, int] = field(default_factory=dict)
    _guesses: dict[str, int] = field(default_factory=dict)
    _names: dict[int, str] = field(default_factory=dict)
    _size: int = 0

    def __post_init__(self) -> None:
        titles: dict[str, str] = {}
        for number, block in enumerate(walk(self.document)):
            if isinstance(block, Heading):
                anchor = self._names[id(block)] = block.anchor or f"heading-{number}"
                titles[anchor] = plain(block.inlines)
                self._guesses[anchor] = number // _BLOCKS_A_PAGE + 2
            self._size = number
        self.titles = titles

    def anchor_of(self, heading: Heading) -> str:
        """Return the anchor of a heading: its own, or one made for it."""
        return self._names.get(id(heading)) or heading.anchor

    def next_in_sequence(self, kind: str) -> int:
        """Return the next number of a kind of caption."""
        self._sequences[kind] = self._sequences.get(kind, 0) + 1
        return self._sequences[kind]

    def digits_of(self, anchor: str) -> int:
        """Return how many digits the page number of an anchor will likely have."""
        return len(str(self._guesses.get(anchor, self._size // _BLOCKS_A_PAGE + 2)))

    def anchored(self, anchor: str) -> Tell:
        """Return what remembers the place of an anchor."""

        def tell(page: int, x: float, y: float) -> None:
            self.anchors.setdefault(anchor, Place(page, y))

        return tell
