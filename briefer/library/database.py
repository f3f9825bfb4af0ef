"""Transactions on the library's database: connections for every thread, one writer, and errors as faults."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from briefer.faults import Fault
from briefer.library.holder import holder_of

PATIENCE_SECONDS = 10.0


class Database:
    """An SQLite file in WAL mode. Readers never wait; a second writer waits ten seconds, then is told who holds it."""

    def __init__(self, path: Path, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self.path = path
        self._patience = patience_seconds
        self._writing = threading.RLock()
        self._engine = _engine(path, patience_seconds)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the library; raises Fault for a damaged file."""
        with self._faults(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one connection that may write; all that is done with it is kept, or nothing. Raises Fault."""
        if not self._writing.acquire(timeout=self._patience):
            raise _held(self.path)
        try:
            with self._faults(), self._engine.connect() as connection:
                writer = connection.execution_options(writes=True)
                with writer.begin():
                    yield writer
        finally:
            self._writing.release()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise fault_of(error.orig, self.path) from error
        except msgspec.MsgspecError as error:
            raise damaged(self.path, f"a bulletin cannot be read: {error}") from error


def fault_of(error: BaseException | None, path: Path) -> Fault:
    """Return what an error of the database means to the user."""
    words = str(error).lower()
    if "locked" in words or "busy" in words:
        return _held(path)
    if "full" in words:
        return Fault(
            "library.disk_full",
            "The disk is full: nothing was written to the library {path}. Make room and try again.",
            path=path,
        )
    if "readonly" in words or "read-only" in words:
        return Fault(
            "library.read_only",
            "The library {path} cannot be written to. Check that its file and folder are not read-only.",
            path=path,
        )
    if "unable to open" in words:
        return Fault(
            "library.cannot_open",
            "The library {path} cannot be opened. Check that its folder exists and that you may use it.",
            path=path,
        )
    if any(
        sign in words
        for sign in ("malformed", "not a database", "corrupt", "no such table", "no such column", "disk i/o")
    ):
        return damaged(path, str(error))
    return Fault("library.failed", "The library {path} could not do that: {reason}.", path=path, reason=error)


def damaged(path: Path, reason: str) -> Fault:
    """Return the fault for a file that is not whole."""
    return Fault(
        "library.damaged",
        "The library {path} is damaged ({reason}); it was left as it is. Put a backup in its place, or name another library.",
        path=path,
        reason=reason,
    )


def _held(path: Path) -> Fault:
    return Fault(
        "library.held",
        "The library {path} is being written to by {holder}. Wait until that is done, or close it, and try again.",
        path=path,
        holder=holder_of(path) or "another program",
    )


def _engine(path: Path, patience_seconds: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": patience_seconds},
        pool_size=8,
        max_overflow=24,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Leave transactions to SQLAlchemy, and set what SQLite forgets with each connection."""
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "cache_size = -16000", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that begins by reading could not wait for the lock later (SQLITE_BUSY at once).
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
