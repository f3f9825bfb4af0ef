"""Full text on SQLite: an FTS5 index of folded words that keeps no text of its own."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, TextClause, text

_COLUMNS = "title, body, forms"
_WEIGHTS = "5.0, 1.0, 0.6"


def create(connection: Connection) -> None:
    """Make the index. Its words are folded before they come here, so the tokenizer only cuts at spaces."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE fulltext USING fts5({_COLUMNS}, content='', tokenize='unicode61 remove_diacritics 0')"
    )


def put(connection: Connection, number: int, words: tuple[str, str, str]) -> None:
    """Index bulletin `number`: the words of title, body, and the bare forms of both."""
    connection.exec_driver_sql(f"INSERT INTO fulltext(rowid, {_COLUMNS}) VALUES (?, ?, ?, ?)", (number, *words))


def take_out(connection: Connection, number: int, words: tuple[str, str, str]) -> None:
    """Take bulletin `number` out; `words` must be those it was indexed with."""
    connection.exec_driver_sql(
        f"INSERT INTO fulltext(fulltext, rowid, {_COLUMNS}) VALUES ('delete', ?, ?, ?, ?)", (number, *words)
    )


def numbers_of(match: str) -> TextClause:
    """Return a selection of the numbers of all bulletins that `match`, an FTS5 expression, finds."""
    return text("SELECT rowid FROM fulltext WHERE fulltext MATCH :match").bindparams(match=match)


def newest(connection: Connection, match: str, limit: int) -> list[int]:
    """Return the numbers of the newest found, last added first."""
    found = connection.exec_driver_sql(
        "SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid DESC LIMIT ?", (match, limit)
    )
    return [number for (number,) in found]


def ranked(connection: Connection, match: str, limit: int, among: int) -> Sequence[tuple[int, float]]:
    """Return number and score of the best found among the `among` last added, best first (BM25, higher is better)."""
    found = connection.exec_driver_sql(
        f"SELECT rowid, -score FROM (SELECT rowid, bm25(fulltext, {_WEIGHTS}) AS score FROM fulltext"
        " WHERE fulltext MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY score LIMIT ?",
        (match, among, limit),
    )
    return [(number, score) for number, score in found]
