"""The library: all bulletins, what they mention, what the user corrected, and what went out. Safe to use from any thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import delete, func, select, update

from briefer.bulletin import Bulletin, Mention, Passage
from briefer.library import bulletins, exports, fulltext_sqlite, listing, mentions
from briefer.library.database import Database
from briefer.library.query import expression
from briefer.library.tables import body, bulletin, file_bulletin, known
from briefer.library.values import Added, Filter, Match, Row, Sent, SourceFile

EVERYTHING = Filter()


class Library:
    """One open library. Every function is one transaction: it happens as a whole or, with a Fault, not at all."""

    def __init__(self, database: Database, now: Callable[[], datetime] = datetime.now) -> None:
        self._database = database
        self._now = now

    @property
    def path(self) -> Path:
        """The file it is kept in."""
        return self._database.path

    def close(self) -> None:
        """Close its connections; it must not be used after."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Bulletins

    def add(self, new: Bulletin, *, file: SourceFile | None = None, **about: Any) -> Added:
        """Store a bulletin unless it is there. `about`: `signature` (bytes, for finding near-duplicates),
        `newer_version_of`, `near_duplicate_of` (ids)."""
        with self._database.writing() as connection:
            return bulletins.add(connection, new, file, self._now(), **about)

    def add_many(
        self,
        new: Iterable[Bulletin],
        *,
        file: SourceFile | None = None,
        about: Sequence[Mapping[str, Any]] = (),
        tagged: tuple[str, Mapping[str, Sequence[Mention]]] | None = None,
    ) -> list[Added]:
        """Store the bulletins of a file, all or none; return what came of each, in order. `about` each, as `add` takes it.

        `tagged` are the version of a taxonomy and the mentions by bulletin id, put beside those bulletins that are new.
        """
        many = list(new)
        known = [*about, *({} for _ in many[len(about) :])]
        with self._database.writing() as connection:
            added = [
                bulletins.add(connection, each, file, self._now(), **more)
                for each, more in zip(many, known, strict=True)
            ]
            if tagged:
                version, found = tagged
                fresh = {each.id: found[each.id] for each in added if each.outcome == "added"}
                mentions.put_first(connection, fresh, version)
        return added

    def has_file(self, sha256: str) -> tuple[str, ...]:
        """Return the ids of the bulletins that came out of a file with this hash; empty where it was never imported."""
        chosen = select(bulletin.c.id).join(file_bulletin).where(file_bulletin.c.sha256 == sha256)
        with self._database.reading() as connection:
            return tuple(connection.execute(chosen.order_by(bulletin.c.number)).scalars())

    def files(self) -> set[str]:
        """Return the hashes of all files that were imported and of which there still is a bulletin."""
        with self._database.reading() as connection:
            return set(connection.execute(select(file_bulletin.c.sha256).distinct()).scalars())

    def bulletin(self, id: str) -> Bulletin:
        """Return a bulletin as it was added, with what was corrected; raises Fault "library.no_bulletin"."""
        found = self.bulletins([id])
        if not found:
            raise bulletins.no_bulletin(id)
        return found[0]

    def bulletins(self, ids: Iterable[str]) -> list[Bulletin]:
        """Return those of the bulletins that are there, in the order named."""
        wanted = list(dict.fromkeys(ids))
        with self._database.reading() as connection:
            found = bulletins.read(connection, wanted)
        return [found[id] for id in wanted if id in found]

    def correct(self, id: str, **values: Any) -> Bulletin:
        """Set title, series, issuer, period, published, language, url, marking, reliability or credibility, for good."""
        with self._database.writing() as connection:
            return bulletins.correct(connection, id, values, self._now())

    def remove(self, ids: Iterable[str]) -> int:
        """Take bulletins out; return how many there were."""
        with self._database.writing() as connection:
            return bulletins.remove(connection, list(dict.fromkeys(ids)))

    def mark_read(self, *ids: str, read: bool = True) -> None:
        """Note that the user has seen these bulletins, or not."""
        with self._database.writing() as connection:
            connection.execute(update(bulletin).where(bulletin.c.id.in_(ids)), {"is_new": not read})

    def link(self, id: str, *, newer_version_of: str | None = None, near_duplicate_of: str | None = None) -> None:
        """Note which other bulletin this one is a newer version or near-duplicate of; None leaves as is."""
        named = {"newer_version_of": newer_version_of, "near_duplicate_of": near_duplicate_of}
        values = {name: value for name, value in named.items() if value is not None}
        if values:
            with self._database.writing() as connection:
                connection.execute(update(bulletin).where(bulletin.c.id == id), values)

    def signatures(self, after: int = 0) -> list[tuple[int, str, bytes]]:
        """Return number, id and signature of the bulletins that have one and came after number `after`, in order of adding."""
        chosen = select(bulletin.c.number, bulletin.c.id, body.c.signature).join(body)
        chosen = chosen.where(body.c.signature.is_not(None), bulletin.c.number > after)
        with self._database.reading() as connection:
            return [
                (row.number, row.id, row.signature) for row in connection.execute(chosen.order_by(bulletin.c.number))
            ]

    # Lists

    def listing(self, filter: Filter = EVERYTHING) -> list[Row]:
        """Return rows that pass, newest first."""
        with self._database.reading() as connection:
            return listing.listing(connection, filter, expression(filter.text, typing=True))

    def ids(self, filter: Filter = EVERYTHING) -> list[str]:
        """Return the ids of bulletins that pass, newest first."""
        with self._database.reading() as connection:
            return listing.ids(connection, filter, expression(filter.text, typing=True))

    def count(self, filter: Filter = EVERYTHING) -> int:
        """Return how many bulletins pass, limit and offset aside."""
        with self._database.reading() as connection:
            return listing.count(connection, filter, expression(filter.text, typing=True))

    def series(self) -> list[tuple[str, int]]:
        """Return the series with their numbers of bulletins, most frequent first."""
        return self._counts_of("series")

    def languages(self) -> list[tuple[str, int]]:
        """Return the languages with their numbers of bulletins, most frequent first."""
        return self._counts_of("language")

    def search_rows(
        self, match: str, *, limit: int = 20, ranked: bool = True, filter: Filter | None = None
    ) -> list[Match]:
        """Return bulletins that `match`, an expression of `query.expression`, finds: best first among the 2,000 last added,
        or newest first; those that pass the filter (its text aside)."""
        among = listing.RANKED_AMONG
        with self._database.reading() as connection:
            if ranked:
                found = fulltext_sqlite.ranked(connection, match, among if filter else limit, among)
            else:
                found = [(number, 0.0) for number in fulltext_sqlite.newest(connection, match, among)]
            rows = listing.matches(connection, found, filter)
        if not ranked:
            rows.sort(key=lambda row: (row.latest_day is not None, row.latest_day), reverse=True)
        return rows[:limit]

    # Topics

    def put_mentions(self, id: str, found: Sequence[Mention], taxonomy_version: str) -> None:
        """Store the mentions of a bulletin in place of those it had; what the user rejected stays out."""
        self.put_many_mentions([(id, found)], taxonomy_version)

    def put_many_mentions(self, found: Iterable[tuple[str, Sequence[Mention]]], taxonomy_version: str) -> None:
        """Store the mentions of several bulletins in one transaction."""
        with self._database.writing() as connection:
            for id, each in found:
                mentions.put(connection, id, each, taxonomy_version)

    def mentions(self, id: str) -> tuple[Mention, ...]:
        """Return the mentions of a bulletin in reading order."""
        return self.mentions_of([id])[id]

    def mentions_of(self, ids: Iterable[str]) -> dict[str, tuple[Mention, ...]]:
        """Return the mentions of several bulletins, each in reading order."""
        with self._database.reading() as connection:
            return mentions.read(connection, list(dict.fromkeys(ids)))

    def untagged(self, taxonomy_version: str, *, limit: int | None = None) -> list[str]:
        """Return ids of bulletins not yet tagged with this version of the taxonomy."""
        with self._database.reading() as connection:
            return mentions.untagged(connection, taxonomy_version, limit)

    def topic_counts(self, filter: Filter = EVERYTHING) -> dict[str, int]:
        """Return in how many of the bulletins that pass each topic is mentioned, most first."""
        with self._database.reading() as connection:
            return listing.topic_counts(connection, filter, expression(filter.text, typing=True))

    def topic_counts_below(self, below: Mapping[str, Iterable[str]], filter: Filter = EVERYTHING) -> dict[str, int]:
        """Return in how many of the bulletins that pass a topic or one below it is mentioned. `below`: topics by the one above them."""
        with self._database.reading() as connection:
            return listing.topic_counts_below(connection, filter, expression(filter.text, typing=True), below)

    def bulletins_of(self, topics: Iterable[str]) -> list[str]:
        """Return ids of bulletins that mention any of the topics, newest first."""
        with self._database.reading() as connection:
            return mentions.bulletins_of(connection, topics)

    def reject_mention(self, taken_back: Mention, *, everywhere: bool = False) -> None:
        """Take a mention back for good: at its place, or that name for that topic in every bulletin."""
        with self._database.writing() as connection:
            mentions.reject(connection, taken_back, everywhere=everywhere)

    # What went out

    def record_sent(self, export: Sent) -> None:
        """Note that a pack was exported."""
        with self._database.writing() as connection:
            exports.record(connection, export)

    def sent_passages(self, pack_ids: Sequence[str] | None = None) -> tuple[Passage, ...]:
        """Return the passages that went out, drafts aside: in any pack, or in those named."""
        with self._database.reading() as connection:
            return exports.passages(connection, pack_ids)

    def exports(self, pack: str | None = None) -> tuple[Sent, ...]:
        """Return what was exported, drafts too, last first; without the passages."""
        with self._database.reading() as connection:
            return exports.exports(connection, pack)

    # Small things to remember

    def remember(self, name: str, value: str | None) -> None:
        """Keep a value under a name; None forgets it."""
        with self._database.writing() as connection:
            connection.execute(delete(known).where(known.c.name == name))
            if value is not None:
                connection.execute(known.insert(), {"name": name, "value": value})

    def remembered(self, name: str) -> str | None:
        """Return the value kept under a name, or None."""
        with self._database.reading() as connection:
            return connection.execute(select(known.c.value).where(known.c.name == name)).scalar()

    def is_empty(self) -> bool:
        """Whether there is no bulletin yet."""
        with self._database.reading() as connection:
            return not connection.execute(
                select(func.count()).select_from(select(bulletin.c.id).limit(1).subquery())
            ).scalar()

    def _counts_of(self, column: str) -> list[tuple[str, int]]:
        with self._database.reading() as connection:
            return listing.counts_of(connection, column)
