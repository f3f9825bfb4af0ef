"""How fast the library adds, lists and searches (processor time); the floor is SQLite alone with the same texts in a plain FTS5 table."""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from briefer.bulletin import Block, BlockKind, Bulletin, Period, bulletin_id
from briefer.library import Filter, Library, open_library
from briefer.search import search
from tests.figures import Figure

NAME = "Library and search"
_SIZE = int(os.environ.get("BRIEFER_BENCH_BULLETINS", "10000"))
_ROUNDS = 25


def measure() -> list[Figure]:
    """Return figures for a library of invented bulletins of 200 words; BRIEFER_BENCH_BULLETINS sets how many."""
    chance = random.Random(1)
    words = _Words(chance)
    with tempfile.TemporaryDirectory() as folder, open_library(Path(folder) / "library.db") as library:
        bulletins = [_bulletin(words, chance, number) for number in range(_SIZE)]
        with closing(sqlite3.connect(Path(folder) / "floor.db")) as floor:
            ours, theirs = _add(library, bulletins), _add_plainly(floor, bulletins)
            each = f"{1000 * ours / _SIZE:.2f}"
            added = Figure(f"add, of {_SIZE:,}", each, "ms", "", f"FTS5 alone {1000 * theirs / _SIZE:.2f} ms")
            return [added, *_lists(library, words), *_searches(library, floor, words)]


class _Words:
    """Words as frequent as in running text (Zipf)."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        syllables = [c + v for c in "bdfghjklmnprstwz" for v in "aeiou"]
        self.all = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(20_000)]
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.all) + 1)))

    def take(self, many: int) -> list[str]:
        return self._chance.choices(self.all, cum_weights=self._weights, k=many)


def _bulletin(words: _Words, chance: random.Random, number: int) -> Bulletin:
    blocks = tuple(Block(BlockKind.PARAGRAPH, " ".join(words.take(50)) + ".") for _ in range(4))
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(2000))
    week = Period(day, day + timedelta(days=7))
    return Bulletin(bulletin_id(blocks), " ".join(words.take(6)), blocks, series=f"Series {number % 40}", period=week)


def _add(library: Library, bulletins: list[Bulletin]) -> float:
    began = time.process_time()
    for first in range(0, len(bulletins), 20):
        library.add_many(bulletins[first : first + 20])
    return time.process_time() - began


def _add_plainly(floor: sqlite3.Connection, bulletins: list[Bulletin]) -> float:
    began = time.process_time()
    floor.execute("CREATE VIRTUAL TABLE texts USING fts5(title, body)")
    for first in range(0, len(bulletins), 20):
        with floor:
            rows = [(each.title, each.text) for each in bulletins[first : first + 20]]
            floor.executemany("INSERT INTO texts VALUES (?, ?)", rows)
    return time.process_time() - began


def _lists(library: Library, words: _Words) -> Iterator[Figure]:
    yield _timed("200 rows, first page", lambda: library.listing(Filter(limit=200)))
    yield _timed("200 rows, from the middle", lambda: library.listing(Filter(limit=200, offset=_SIZE // 2)))
    yield _timed("200 rows of a series", lambda: library.listing(Filter(series="Series 7", limit=200)))
    yield _timed(
        "200 rows by typed prefix", lambda: library.listing(Filter(text=words.take(1)[0][:3] + "*", limit=200))
    )
    yield _timed("count of all", lambda: library.count())


def _searches(library: Library, floor: sqlite3.Connection, words: _Words) -> Iterator[Figure]:
    queries = {
        "one word": [words.take(1)[0] for _ in range(_ROUNDS)],
        "three words": [" ".join(words.take(3)) for _ in range(_ROUNDS)],
        "prefix": [words.take(1)[0][:3] + "*" for _ in range(_ROUNDS)],
    }
    plain = (
        "SELECT rowid, bm25(texts), snippet(texts, 1, '[', ']', '…', 24) FROM texts"
        " WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 20"
    )
    for name, asked in queries.items():
        ours, theirs = [], []
        for query in asked:
            ours.append(_seconds(lambda query=query: search(library, query)))
            theirs.append(_seconds(lambda query=query: floor.execute(plain, (query,)).fetchall()))
        yield Figure(
            f"search, {name}: 20 best with snippets", _shown(ours), "ms", "", f"FTS5 alone {_shown(theirs)} ms"
        )


def _timed(what: str, call: Callable[[], object]) -> Figure:
    return Figure(what, _shown([_seconds(call) for _ in range(_ROUNDS)]), "ms", "p95 under 17")


def _seconds(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def _shown(seconds: list[float]) -> str:
    """Return median and 95th percentile in milliseconds."""
    return f"{1000 * statistics.median(seconds):.1f} / {1000 * sorted(seconds)[int(0.95 * len(seconds))]:.1f}"
