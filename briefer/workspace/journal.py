"""The journal of a pack being edited: every step, written as it is done, so that a crash loses nothing."""

from __future__ import annotations

import base64
import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from briefer.bulletin import Bulletin
from briefer.faults import Fault
from briefer.pack.model import Pack
from briefer.pack.steps import Step

_ENDING = ".journal"
_FAR = 1 << 40  # beyond any journal's end: Windows locks bytes, not files


class _Line(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """One line: the pack as it stood when the journal began, or one thing that came after."""

    pack: Pack | None = None
    path: str | None = None
    step: Step | None = None
    source: Bulletin | None = None
    asset: str | None = None
    content: str | None = None  # of an asset, base64


@dataclass(frozen=True, slots=True)
class Told:
    """What a journal tells: the pack with all its steps done, where it was opened from, and what came to it since."""

    pack: Pack
    path: Path | None
    sources: dict[str, Bulletin]
    assets: dict[str, bytes]
    steps: int


@dataclass(frozen=True, slots=True)
class Recovery:
    """A pack that can be recovered: its journal, title, file (None: never saved), last change, and how many changes."""

    journal: Path
    title: str
    path: Path | None
    moment: datetime
    steps: int


class Journal:
    """Keeps one pack's changes in a file of its own, locked while the pack is open."""

    def __init__(self, folder: Path, pack_id: str, token: str = "") -> None:
        self.path = folder / f"{pack_id}-{token or secrets.token_hex(4)}{_ENDING}"
        self._stream: BinaryIO | None = None

    def begin(self, pack: Pack, path: Path | None, sources: dict[str, Bulletin], assets: dict[str, bytes]) -> None:
        """Start anew from the pack as it stands; `sources` and `assets` are those that its file does not hold."""
        self.end()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open("wb")
        except OSError as problem:
            raise Fault(
                "journal.unwritable",
                "Changes cannot be kept safe in {file}: {reason}.",
                file=self.path,
                reason=problem.strerror,
            ) from problem
        _lock(self._stream)
        self._write(_Line(pack=pack, path=str(path) if path else None))
        for source in sources.values():
            self.keep_source(source)
        for name, content in assets.items():
            self.keep_asset(name, content)

    @property
    def is_open(self) -> bool:
        """Whether changes are being kept."""
        return self._stream is not None

    def keep_step(self, step: Step) -> None:
        """Write a step that was done."""
        self._write(_Line(step=step))

    def keep_source(self, source: Bulletin) -> None:
        """Write the text of a bulletin that the pack now cites."""
        self._write(_Line(source=source))

    def keep_asset(self, name: str, content: bytes) -> None:
        """Write a picture that came to the pack."""
        self._write(_Line(asset=name, content=base64.b64encode(content).decode()))

    def end(self) -> None:
        """Remove the journal: the pack was saved or closed, nothing is to be recovered."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
            self.path.unlink(missing_ok=True)

    def leave(self) -> None:
        """Let go of the journal but keep it, as a crash would."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _write(self, line: _Line) -> None:
        if self._stream is not None:
            self._stream.write(msgspec.json.encode(line) + b"\n")
            self._stream.flush()


def recoverable(folder: Path) -> list[Recovery]:
    """Return what crashes left behind, newest first; journals of packs that are open now are not among them."""
    found: list[Recovery] = []
    for path in sorted(folder.glob(f"*{_ENDING}")) if folder.is_dir() else ():
        if _is_held(path):
            continue
        told = tell(path)
        if told is None or (told.steps == 0 and told.path is not None):
            continue
        moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        found.append(Recovery(path, told.pack.title, told.path, moment, told.steps))
    return sorted(found, key=lambda recovery: recovery.moment, reverse=True)


def tell(path: Path) -> Told | None:
    """Return what a journal tells, up to its first torn line; None where it tells nothing."""
    lines = _lines(path)
    first = next(lines, None)
    if first is None or first.pack is None:
        return None
    told = Told(first.pack, Path(first.path) if first.path else None, {}, {}, 0)
    pack, steps = told.pack, 0
    for line in lines:
        if line.source is not None:
            told.sources[line.source.id] = line.source
        elif line.asset is not None:
            told.assets[line.asset] = base64.b64decode(line.content or "")
        elif line.step is not None:
            try:
                pack, _ = line.step.apply(pack)
            except Fault:
                break
            steps += 1
    return Told(pack, told.path, told.sources, told.assets, steps)


def discard(recovery: Recovery) -> None:
    """Remove what a crash left behind; the user does not want it."""
    recovery.journal.unlink(missing_ok=True)


def _lines(path: Path) -> Iterator[_Line]:
    decoder = msgspec.json.Decoder(_Line)
    with path.open("rb") as stream:
        for line in stream:
            if not line.endswith(b"\n"):
                return
            try:
                yield decoder.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                return


def _is_held(path: Path) -> bool:
    """Whether another process, or another window of this one, holds the journal."""
    try:
        with path.open("r+b") as stream:
            return not _lock(stream)
    except OSError:
        return True


def _lock(stream: BinaryIO) -> bool:
    """Take the lock of an open file, let go when it is closed; returns whether it could be had."""
    try:
        if sys.platform == "win32":
            import msvcrt

            place = stream.tell()
            stream.seek(_FAR)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            stream.seek(place)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
