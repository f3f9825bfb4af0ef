"""The lines at the head and foot of a text that say who wrote it and when: bylines, date lines, labelled lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefer.bulletin import Block, BlockKind
from briefer.importing.labels import LABEL, label_value
from briefer.text.dates import FoundPeriod, Shape, find_periods

_HEAD, _FOOT = 6, 3  # blocks looked at
_LONGEST = 200
_SEPARATOR = " \t,;|·•–—-()[]/،"


@dataclass(frozen=True, slots=True)
class Byline:
    """A line of its own such as "Meridian Desk, August 12, 2019": the words before the date, and the date."""

    words: str
    day: FoundPeriod
    line: str


def head_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the short lines among the first blocks, up to the first that is running text."""
    for block in blocks[:_HEAD]:
        if block.kind in (BlockKind.TABLE, BlockKind.FIGURE):
            continue
        lines = block.text.split("\n")
        if any(len(line) > _LONGEST for line in lines):
            return
        yield from lines


def foot_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the short lines among the last blocks."""
    for block in blocks[-_FOOT:]:
        yield from (line for line in block.text.split("\n") if len(line) <= _LONGEST)


def labelled(blocks: Sequence[Block], name: str) -> Iterator[tuple[str, str]]:
    """Yield value and line of the labelled lines ("Published: August 12, 2019") for `name`, those at the head first."""
    for line in (*head_lines(blocks), *foot_lines(blocks)):
        value = label_value(line, name)
        if value is not None:
            yield value, line


def bylines(blocks: Sequence[Block], language: str | None, published: date | None = None) -> Iterator[Byline]:
    """Yield the head's lines that end with a single day and hold little besides."""
    for line in head_lines(blocks):
        if len(line) > 120 or (LABEL.match(line) and not line.split(":")[0].strip().casefold().startswith("by")):
            continue
        days = find_periods(line, published=published, language=language)
        if len(days) == 1 and days[0].shape is Shape.DAY and not line[days[0].end :].strip(_SEPARATOR + "."):
            words = line[: days[0].start].strip(_SEPARATOR)
            words += ")" if words.count("(") > words.count(")") else ""
            if len(words.split()) <= 8:
                yield Byline(words, days[0], line)
