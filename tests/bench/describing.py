"""Speed of splitting and describing: a digest of a thousand items, single reports, and periods of titles."""

from __future__ import annotations

import time
from collections.abc import Callable

from briefer.bulletin import Block, BlockKind
from briefer.importing.describe import describe
from briefer.importing.reading import Metadata
from briefer.importing.split import split
from briefer.importing.titles import read_title
from briefer.text.languages import language_of
from briefer.text.sentences import sentence_spans
from tests.figures import Figure

NAME = "splitting and describing"
_TEXT = (
    "The army moved along the road to the north and took two villages before the night fell, officials said on August 2, 2019. "
    * 12
)


def measure() -> list[Figure]:
    """Return CPU time for each step."""
    metadata = Metadata()
    digest = [block for number in range(500) for block in _report(f"Watch {number} on Iran (August 1-7, 2019)", number)]
    events = [Block(BlockKind.HEADING, "Events (May 1-7, 2019)", 1)]
    events += [Block(BlockKind.LIST_ITEM, f"Event {number} in town. (AP, May 3, 2019)") for number in range(1000)]
    report = _report("Watch on Iran (August 1-7, 2019)", 0)
    titles = [f"Watch on Iran (July {day} – August {day % 9 + 1}, 20{day:02d})" for day in range(1, 29)]
    return [
        Figure(
            "digest of 500 reports, cut and described",
            f"{1000 * _seconds(lambda: _all(digest, metadata)) / 500:.2f}",
            "ms an item",
        ),
        Figure(
            "list of 1,000 events, cut and described",
            f"{1000 * _seconds(lambda: _all(events, metadata)) / 1000:.2f}",
            "ms an item",
        ),
        Figure("single report, cut and described", f"{1000 * _seconds(lambda: _all(report, metadata), 20):.2f}", "ms"),
        Figure(
            "period and series of a title",
            f"{1e6 * _seconds(lambda: [read_title(title) for title in titles]) / len(titles):.0f}",
            "µs",
        ),
        Figure("language of 1.5 kB", f"{1e6 * _seconds(lambda: language_of(_TEXT), 50):.0f}", "µs"),
        Figure("sentences of 1.5 kB", f"{1e6 * _seconds(lambda: sentence_spans(_TEXT), 50):.0f}", "µs"),
    ]


def _report(title: str, number: int) -> list[Block]:
    return [
        Block(BlockKind.PARAGRAPH, title),
        *(Block(BlockKind.PARAGRAPH, f"{_TEXT}{number}.{part}") for part in range(2)),
    ]


def _all(blocks: list[Block], metadata: Metadata) -> None:
    for piece in split(blocks, metadata):
        describe(piece, metadata)


def _seconds(work: Callable[[], object], times: int = 1) -> float:
    begun = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - begun) / times
