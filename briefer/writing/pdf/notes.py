"""Footnotes, endnotes and bracketed numbers: what calls them, and how they are set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from briefer.document.inlines import Citation, Footnote, Inline
from briefer.document.tree import Document
from briefer.text.wording import digits
from briefer.writing.citations import BracketCall, ListedSource, NoteCall, Numbering
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.line import Line


@dataclass(slots=True, eq=False)
class SetNote:
    """A footnote whose lines are set; `anchor` is where its call stands."""

    anchor: str
    lines: list[Line] = field(default_factory=list)
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Call:
    """What calls a note: a raised number, or words in the line. `note` sets the footnote under an element."""

    number: str = ""
    target: str = ""
    inlines: tuple[Inline, ...] = ()
    note: Callable[[Element], SetNote] | None = None


@dataclass(frozen=True, slots=True)
class EndNote:
    """A note that is set after the text."""

    number: str
    anchor: str
    call_anchor: str
    inlines: tuple[Inline, ...]


class Notes:
    """The notes of a document. `setter` sets a footnote: its number, anchor, words and element."""

    def __init__(self, document: Document, setter: Callable[[str, NoteCall, Element], SetNote]) -> None:
        self._numbering = Numbering(document)
        self._language = document.language
        self._setter = setter
        self.identified: list[tuple[str, Element]] = []
        self.at_end: list[EndNote] = []

    @property
    def listed(self) -> Sequence[ListedSource]:
        """The source list."""
        return self._numbering.listed

    @property
    def numbered(self) -> bool:
        """Whether the source list bears numbers."""
        return self._numbering.numbered

    def take_end(self) -> list[EndNote]:
        """Return the notes that wait for the end, and forget them."""
        waiting, self.at_end = self.at_end, []
        return waiting

    def call(self, inline: Citation | Footnote) -> Call:
        """Return the call of a citation or footnote; the next in reading order."""
        call = self._numbering.call(inline)
        if isinstance(call, BracketCall):
            return Call(inlines=call.inlines)
        number = digits(str(call.number), self._language)
        if call.at_end:
            self.at_end.append(EndNote(number, call.anchor, f"call-{call.number}", call.inlines))
            return Call(number, f"#{call.anchor}")
        return Call(number, f"#{call.anchor}", note=partial(self._setter, number, call))
