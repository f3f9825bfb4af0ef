"""Who holds the library's write lock, where the system tells."""

from __future__ import annotations

import os
from pathlib import Path

_LOCKS = Path("/proc/locks")


def holder_of(path: Path) -> str | None:
    """Return such as "briefer (process 4711)", or None where the system does not say.

    Reads Linux's list of locks; the lock file itself must not be opened, for closing it would drop SQLite's own locks.
    """
    try:
        inode = Path(f"{path}-shm").stat().st_ino
        lines = _LOCKS.read_text().splitlines()
    except OSError:
        return None
    for line in lines:
        fields = line.split()
        if len(fields) >= 6 and fields[3] == "WRITE" and fields[5].rpartition(":")[2] == str(inode):
            return _named(int(fields[4]))
    return None


def _named(process: int) -> str:
    if process == os.getpid():
        return "another task of this program"
    try:
        name = Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        name = "a program"
    return f"{name} (process {process})"
