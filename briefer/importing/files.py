"""Imports a file: read, split, describe; what mails and archives carry is imported each on its own."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.bulletin import Block, BlockKind, Bulletin, MarkKind
from briefer.faults import Fault
from briefer.importing import refusals
from briefer.importing.catalogue import read
from briefer.importing.describe import describe
from briefer.importing.reading import Attached, Metadata, Reading
from briefer.importing.split import Piece, split

_LARGEST = 512 << 20  # bytes of a file
_DEEPEST = 4  # files within files
_MOST_WITHIN = 2_000  # files within one file
_COVER_WORDS = 120  # a mail's own text that is shorter is a note that covers the bulletins attached


@dataclass(frozen=True, slots=True)
class Cut:
    """Why a bulletin begins where it does. `bulletin` is its id, `file` the file or the attachment it stood in.

    `certain` is False where the cut should be looked at; `reason` is in words fit for the user.
    """

    bulletin: str
    file: str
    certain: bool = True
    reason: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file within a file that could not be read, and why, in a sentence."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: its bulletins in order, a cut for each, what could not be read of files within."""

    bulletins: tuple[Bulletin, ...]
    cuts: tuple[Cut, ...]
    format: str
    sha256: str
    size: int
    refused: tuple[Refused, ...] = ()


def import_file(path: Path | str) -> Imported:
    """Return the bulletins of a file; raises Fault where it is refused. Runs in this process: see `batch` for files from outside."""
    path = Path(path)
    return import_content(_content(path), path.name)


def import_content(content: bytes, name: str) -> Imported:
    """Return the bulletins of a file's content; raises Fault where it is refused."""
    gathering = _Gathering()
    reading = read(content, name)
    gathering.add(reading, name, 0)
    if not gathering.bulletins:
        raise gathering.fault or refusals.empty(name)
    return gathering.imported(reading.format, hashlib.sha256(content).hexdigest(), len(content))


def _content(path: Path) -> bytes:
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise refusals.wrong_kind(path.name, "a folder" if stat.S_ISDIR(state.st_mode) else "no ordinary file")
        if state.st_size > _LARGEST:
            raise refusals.too_large(path.name, f"it is larger than {_LARGEST >> 20} MB")
        return path.read_bytes()
    except OSError as error:
        raise refusals.not_there(path.name, error.strerror or type(error).__name__) from error


class _Gathering:
    """Gathers bulletins from a file and the files within it."""

    def __init__(self) -> None:
        self.bulletins: list[Bulletin] = []
        self.fault: Fault | None = None  # the first of the files within
        self._cuts: list[Cut] = []
        self._refused: list[Refused] = []
        self._ids: set[str] = set()
        self._within = 0

    def add(self, reading: Reading, name: str, depth: int) -> None:
        """Add the bulletins of a reading; those of its attachments first tell whether its own text is but a covering note."""
        own = len(self.bulletins)
        if reading.blocks and not reading.attachments:
            self._describe(reading.blocks, reading.metadata, name)
            return
        before = (list(self.bulletins), list(self._cuts), set(self._ids))
        for attached in reading.attachments:
            self._add_attached(attached, reading.metadata, name, depth + 1)
        words = sum(len(block.text.split()) for block in reading.blocks)
        is_letter = reading.metadata.origin == "mail header"  # of other files nothing is a covering note
        if reading.blocks and (not is_letter or len(self.bulletins) == own or words >= _COVER_WORDS):
            after = (self.bulletins[own:], self._cuts[own:])
            self.bulletins, self._cuts, self._ids = before
            self._describe(reading.blocks, reading.metadata, name)
            fresh = [pair for pair in zip(*after, strict=True) if pair[0].id not in self._ids]
            self.bulletins += [bulletin for bulletin, _ in fresh]
            self._cuts += [cut for _, cut in fresh]
            self._ids |= {bulletin.id for bulletin, _ in fresh}

    def imported(self, form: str, sha256: str, size: int) -> Imported:
        """Return what was gathered."""
        return Imported(tuple(self.bulletins), tuple(self._cuts), form, sha256, size, tuple(self._refused))

    def _add_attached(self, attached: Attached, outer: Metadata, name: str, depth: int) -> None:
        self._within += 1
        if depth > _DEEPEST or self._within > _MOST_WITHIN:
            self._refuse(refusals.too_large(name, "files lie too deep, or too many, within each other"), attached.name)
            return
        if attached.fault:
            self._refuse(attached.fault, attached.name)
            return
        try:
            reading = read(attached.content, attached.name)
            self.add(_with_outer(reading, outer), attached.name, depth)
        except Fault as fault:
            self._refuse(fault, attached.name)

    def _refuse(self, fault: Fault, name: str) -> None:
        self.fault = self.fault or fault
        self._refused.append(Refused(name, str(fault)))

    def _describe(self, blocks: tuple[Block, ...], metadata: Metadata, name: str) -> None:
        text = tuple(block for block in blocks if block.kind is not BlockKind.FOOTNOTE)
        notes = tuple(block for block in blocks if block.kind is BlockKind.FOOTNOTE) if text else ()
        pieces = split(text or blocks, metadata)
        for piece in _with_notes(pieces, notes):
            bulletin = describe(piece, metadata)
            if bulletin.id in self._ids:
                continue
            self._ids.add(bulletin.id)
            self.bulletins.append(bulletin)
            self._cuts.append(Cut(bulletin.id, name, piece.certain, piece.reason, piece.context))


def _with_notes(pieces: Sequence[Piece], notes: Sequence[Block]) -> Iterator[Piece]:
    """Yield the pieces, each with the footnotes that it calls; those called nowhere go to the last."""
    left = list(notes)
    for number, piece in enumerate(pieces, start=1):
        called = {mark.target for block in piece.blocks for mark in block.marks if mark.kind is MarkKind.NOTE}
        own = [note for note in left if number == len(pieces) or note.label in called]
        left = [note for note in left if note not in own]
        yield replace(piece, blocks=(*piece.blocks, *own)) if own else piece


def _with_outer(reading: Reading, outer: Metadata) -> Reading:
    """Where a file says nothing of its day, the mail that brought it does."""
    if reading.metadata.published or not outer.published or outer.origin != "mail header":
        return reading
    return replace(reading, metadata=replace(reading.metadata, published=outer.published, origin=outer.origin))
