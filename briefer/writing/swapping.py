"""Files are written beside their target and swapped in whole: what was there stays until all of the new is on disk."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from briefer.faults import Fault

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_SHORT_NAME, _LONG_NAME = 6, 8


def check_target(target: Path) -> None:
    """Raise Fault where a file cannot be written: no such folder, a folder of that name, a name too long, read-only, open in Word or LibreOffice."""
    check_name(target)
    folder = target.parent
    if not folder.is_dir():
        raise Fault(
            "writing.no_folder",
            "{name} cannot be written: there is no folder {folder}. Make it, or choose another.",
            name=target.name,
            folder=str(folder),
        )
    if target.is_dir():
        raise Fault(
            "writing.is_folder",
            "{name} cannot be written: there is a folder of that name. Choose another name.",
            name=target.name,
        )
    lock = _lock_beside(target)
    if lock is not None:
        raise _open_elsewhere(target, lock)
    if (target.exists() and not os.access(target, os.W_OK)) or not os.access(folder, os.W_OK):
        raise _read_only(target)


def check_name(target: Path) -> None:
    """Raise Fault writing.name_too_long where the disk takes no such name (most take 255 bytes)."""
    try:
        target.lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise Fault(
                "writing.name_too_long",
                "{name}… cannot be written: the name is too long for this disk. Choose a shorter one.",
                name=target.name[:40],
            ) from error


def swap_in(contents: Mapping[Path, bytes]) -> None:
    """Write every file beside its target, then swap all of them in; nothing is touched unless all could be written.

    Raises Fault where the disk is full, or a file or folder is read-only or in use.
    """
    beside: dict[Path, Path] = {}
    try:
        for target, content in contents.items():
            check_target(target)
            real = target.resolve() if target.is_symlink() else target
            place = real.parent / f".briefer-{secrets.token_hex(6)}.part"
            beside[real] = place
            _write(place, content, real)
        for real, place in beside.items():
            _swap(place, real)
    finally:
        for place in beside.values():
            place.unlink(missing_ok=True)
    for folder in {real.parent for real in beside}:
        _settle(folder)


def _write(place: Path, content: bytes, target: Path) -> None:
    """Write a new file and wait until it is on disk."""
    try:
        with place.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            place.chmod(target.stat().st_mode & 0o777)
    except OSError as error:
        raise _fault(error, target) from error


def _swap(place: Path, target: Path) -> None:
    try:
        place.replace(target)
    except OSError as error:
        if isinstance(error, PermissionError) and sys.platform == "win32":
            raise _in_use(target) from error
        raise _fault(error, target) from error


def _settle(folder: Path) -> None:
    """Wait until a folder's new entries are on disk, where the system lets us."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:  # some network file systems cannot; the file itself is on disk
        pass
    finally:
        os.close(handle)


def _lock_beside(target: Path) -> Path | None:
    """Return the lock that Word (`~$name`) or LibreOffice (`.~lock.name#`) keeps beside a file it has open; None where there is none."""
    if not target.exists():
        return None
    name = target.name
    locks = [f".~lock.{name}#"]
    if target.suffix.lower() == ".docx":
        locks.append(
            "~$" + (name if len(target.stem) <= _SHORT_NAME else name[1 if len(target.stem) < _LONG_NAME else 2 :])
        )
    return next((target.with_name(lock) for lock in locks if target.with_name(lock).exists()), None)


def _fault(error: OSError, target: Path) -> Fault:
    if error.errno in _FULL:
        return Fault(
            "writing.disk_full",
            "{name} was not written: the disk is full. Free some space, or choose another disk; what was there is unchanged.",
            name=target.name,
        )
    if error.errno in _FORBIDDEN:
        return _read_only(target)
    return Fault(
        "writing.failed",
        "{name} was not written: {reason}. Choose another place; what was there is unchanged.",
        name=target.name,
        reason=error.strerror or str(error),
    )


def _read_only(target: Path) -> Fault:
    return Fault(
        "writing.read_only",
        "{name} cannot be written: the file or its folder {folder} is read-only. Choose another folder.",
        name=target.name,
        folder=str(target.parent),
    )


def _open_elsewhere(target: Path, lock: Path) -> Fault:
    return Fault(
        "writing.open_elsewhere",
        "{name} is open in another program. Close it there, or choose another name; if it is open nowhere, delete {lock} beside it.",
        name=target.name,
        lock=lock.name,
    )


def _in_use(target: Path) -> Fault:
    return Fault(
        "writing.in_use", "{name} is open in another program. Close it there, or choose another name.", name=target.name
    )
