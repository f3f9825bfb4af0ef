"""The library: bulletins, mentions, corrections and exports in one SQLite file. The only place with SQL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefer.faults import Fault
from briefer.library.values import Added, Filter, Match, Row, Sent, SourceFile

if TYPE_CHECKING:
    from briefer.library.library import Library

__all__ = ["Added", "Filter", "Library", "Match", "Row", "Sent", "SourceFile", "open_library"]


def open_library(where: Path | str) -> Library:
    """Return the library at a path or `sqlite:///` address; it is made at the first start.

    Raises Fault where the file is damaged, foreign, made by a newer Briefer, or cannot be opened; such a file is left as it is.
    SQLAlchemy is imported here and not before, for it takes longer than the window's first paint.
    """
    from briefer.library.library import Library
    from briefer.library.opening import open_database

    return Library(open_database(_path(where)))


def _path(where: Path | str) -> Path:
    if isinstance(where, Path):
        return where
    scheme, found, rest = where.partition(":///")
    if found and scheme == "sqlite":
        return Path(rest)
    if "://" in where:
        raise Fault(
            "library.address", "{where} cannot be used as a library yet: name a file, or sqlite:///FILE.", where=where
        )
    return Path(where)


def __getattr__(name: str) -> object:
    if name == "Library":
        from briefer.library.library import Library

        return Library
    raise AttributeError(name)
