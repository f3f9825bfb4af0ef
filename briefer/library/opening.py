"""Opening a library: made at the first start, checked and brought up to date at each later one, never overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from briefer.faults import Fault
from briefer.library import fulltext_sqlite, tables
from briefer.library.database import PATIENCE_SECONDS, Database, damaged, fault_of

APPLICATION_ID = 0x42726650  # "BrfP", as `file` and SQLite's header show it
VERSION = 1
_HEADER = b"SQLite format 3\x00"
_CHECKED_WHOLE_BYTES = 32 * 1024 * 1024

# From each version to the next.
MIGRATIONS: Mapping[int, Callable[[Connection], None]] = {}


def open_database(path: Path, *, patience_seconds: float = PATIENCE_SECONDS) -> Database:
    """Return the database at `path`, made where there is none.

    Raises Fault ("library.damaged", "library.foreign", "library.newer", "library.cannot_open") and leaves the file as it is.
    """
    exists = path.exists() and path.stat().st_size > 0 if _may_stat(path) else False
    version = _check(path) if exists else 0
    if 0 < version < VERSION:
        back_up(path, version)
    database = Database(path, patience_seconds)
    try:
        if not version:
            _create(database)
        elif version < VERSION:
            migrate(database, version, MIGRATIONS)
    except BaseException:
        database.close()
        raise
    return database


def migrate(database: Database, version: int, migrations: Mapping[int, Callable[[Connection], None]]) -> int:
    """Run the migrations from `version` on, in one transaction; return the version reached."""
    with database.writing() as connection:
        while version in migrations:
            migrations[version](connection)
            version += 1
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    return version


def _may_stat(path: Path) -> bool:
    if path.is_dir():
        raise Fault(
            "library.folder", "{path} is a folder; name a file for the library, such as {path}/library.db.", path=path
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(
            "library.cannot_open",
            "The folder of the library {path} cannot be made ({reason}). Choose another place.",
            path=path,
            reason=error.strerror,
        ) from error
    return True


def _create(database: Database) -> None:
    with closing(_connect(database.path)) as connection:
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error as error:
            raise fault_of(error, database.path) from error
    with database.writing() as connection:
        if connection.exec_driver_sql("PRAGMA user_version").scalar():
            return  # a second program was faster
        tables.metadata.create_all(connection)
        fulltext_sqlite.create(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _check(path: Path) -> int:
    """Return the version of the library at `path`, 0 where its making was cut off; raises Fault where it is none, or not whole."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise Fault(
            "library.cannot_open",
            "The library {path} cannot be read ({reason}). Check that you may use it.",
            path=path,
            reason=error.strerror,
        ) from error
    if not head.startswith(_HEADER):
        raise Fault(
            "library.foreign", "{path} is no Briefer library; it was left as it is. Name another file.", path=path
        )
    _check_size(path, head)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Fault("library.foreign", "{path} is a database of another program; it was left as it is.", path=path)
    with closing(_connect(path)) as connection:
        try:
            return _check_content(connection, path)
        except sqlite3.Error as error:
            raise fault_of(error, path) from error


def _check_size(path: Path, head: bytes) -> None:
    """Raise Fault where the file is shorter than its header says (SQLite file format, section 1.3)."""
    log = Path(f"{path}-wal")
    if len(head) == 100 and log.exists() and log.stat().st_size:
        return  # SQLite will first bring in what the log holds
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big") if head[24:28] == head[92:96] else 0
    if len(head) < 100 or path.stat().st_size < pages * (65536 if page == 1 else page):
        raise damaged(path, "it is cut short")


def _check_content(connection: sqlite3.Connection, path: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise Fault(
            "library.newer",
            "The library {path} was made by a newer Briefer (its format is {version}, this one knows {known}). Update Briefer.",
            path=path,
            version=version,
            known=VERSION,
        )
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    missing = set(tables.metadata.tables) - present
    if missing and version == VERSION:
        raise damaged(path, f"it lacks {', '.join(sorted(missing))}")
    if path.stat().st_size <= _CHECKED_WHOLE_BYTES:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise damaged(path, verdict.splitlines()[-1])
    return version


def back_up(path: Path, version: int) -> Path:
    """Copy the library beside itself before it is changed; return the copy's path."""
    copy = path.with_name(f"{path.name}.version-{version}.backup")
    with closing(_connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(path, timeout=PATIENCE_SECONDS)
    except sqlite3.Error as error:
        raise fault_of(error, path) from error
