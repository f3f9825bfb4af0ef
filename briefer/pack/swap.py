"""Writing a file whole or not at all: beside the target, flushed to disk, then swapped in."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from briefer.faults import Fault


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`, so that a crash leaves the old file or the new one, never a part.

    Raises Fault naming the file and what stands in the way (read-only folder, full disk, open elsewhere).
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as problem:
        raise Fault(
            "file.unwritable", "{file} cannot be written: {reason}.", file=path, reason=_reason(problem)
        ) from problem
    finally:
        beside.unlink(missing_ok=True) if beside.parent.is_dir() else None


def _sync_folder(folder: Path) -> None:
    """Make the swap itself last, where the system lets folders be flushed."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(problem: OSError) -> str:
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full; make room or choose another folder"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "the folder is read-only or the file is open elsewhere; close it or choose another folder"
        case _:
            return problem.strerror or str(problem)
