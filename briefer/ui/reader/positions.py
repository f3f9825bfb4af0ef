"""Where the text of blocks stands in the reader's document: code points of a block to Qt's UTF-16 positions, and back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points `[start, start + len(text))` of a block, which stand in the document from `position` on."""

    block: int
    start: int
    position: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the block, in code points."""
        return self.start + len(self.text)

    @property
    def end_position(self) -> int:
        """Where it ends in the document, in UTF-16 units."""
        return self.position + utf16_length(self.text)


class Positions:
    """All stretches of a document, in reading order."""

    def __init__(self) -> None:
        self._stretches: list[Stretch] = []

    def add(self, block: int, start: int, position: int, text: str) -> None:
        """Note a stretch; called in reading order."""
        self._stretches.append(Stretch(block, start, position, text))

    def in_document(self, block: int, start: int, end: int) -> tuple[int, int] | None:
        """Return where `[start, end)` of a block stands in the document; None where it is not shown."""
        touched = [s for s in self._of_block(block) if s.start <= end and start <= s.end]
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        begin = first.position + utf16_length(first.text[: max(0, start - first.start)])
        return begin, last.position + utf16_length(last.text[: max(0, end - last.start)])

    def in_blocks(self, begin: int, end: int) -> list[tuple[int, int, int]]:
        """Return the spans (block, start, end) that a selection `[begin, end)` of the document covers, one a block."""
        spans: dict[int, tuple[int, int]] = {}
        for stretch in self._stretches:
            if stretch.end_position <= begin or stretch.position >= end:
                continue
            start = stretch.start + code_points(stretch.text, max(0, begin - stretch.position))
            stop = stretch.start + code_points(stretch.text, min(end, stretch.end_position) - stretch.position)
            first = spans.get(stretch.block, (start, stop))[0]
            spans[stretch.block] = (first, stop)
        return [(block, start, stop) for block, (start, stop) in spans.items() if stop > start]

    def _of_block(self, block: int) -> Iterable[Stretch]:
        keys = [stretch.block for stretch in self._stretches]
        return self._stretches[bisect_left(keys, block) : bisect_right(keys, block)]


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units, as Qt counts."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF) if not text.isascii() else len(text)


def code_points(text: str, units: int) -> int:
    """Return how many code points the first `units` UTF-16 units of a text hold."""
    if text.isascii():
        return min(units, len(text))
    counted = 0
    for number, character in enumerate(text):
        if counted >= units:
            return number
        counted += 2 if ord(character) > 0xFFFF else 1
    return len(text)
