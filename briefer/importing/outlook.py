"""Opens the compound file of an Outlook message and looks up its properties ([MS-OXMSG], [MS-OXPROPS])."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from briefer.importing import refusals

_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_LARGEST = 128 << 20
_PROPERTIES = "__properties_version1.0"
_MOST_ATTACHED = 500


class Store:
    """A compound file that is open; streams by their path."""

    def __init__(self, file: Any, name: str) -> None:
        self._file = file
        self._name = name
        self._entries = {"/".join(entry).lower(): entry for entry in file.listdir(streams=True, storages=True)}

    def stream(self, path: tuple[str, ...]) -> bytes | None:
        """Return the bytes of a stream; None where there is none or it is damaged."""
        entry = self._entries.get("/".join(path).lower())
        try:
            if entry is None or self._file.get_type(entry) != 2:
                return None
            if self._file.get_size(entry) > _LARGEST:
                raise refusals.too_large(self._name, f"a part of it has more than {_LARGEST >> 20} MB")
            content: bytes = self._file.openstream(entry).read()
        except (OSError, ValueError, IndexError):
            return None
        return content

    def folders(self, path: tuple[str, ...], start: str) -> list[str]:
        """Return the names of storages right below a path that begin with `start`, sorted."""
        depth = len(path)
        below = [e for e in self._entries.values() if len(e) > depth and tuple(e[:depth]) == path]
        return sorted({entry[depth] for entry in below if entry[depth].startswith(start)})

    def has(self, path: tuple[str, ...]) -> bool:
        """Whether there is such a stream or storage."""
        return "/".join(path).lower() in self._entries


@contextmanager
def open_store(content: bytes, name: str, kind: str) -> Iterator[Store]:
    """Open a compound file; raises Fault where it is damaged."""
    import olefile  # seldom needed

    try:
        file = olefile.OleFileIO(io.BytesIO(content))
        store = Store(file, name)
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise refusals.damaged(name, kind) from error
    try:
        yield store
    finally:
        file.close()


@dataclass(frozen=True, slots=True)
class Item:
    """A message or an attachment: a storage with properties, by their 16-bit ids."""

    store: Store
    path: tuple[str, ...]

    @property
    def codepage(self) -> str | None:
        """Name of the encoding of eight-bit texts, where the message says one."""
        for property_id in (0x3FDE, 0x3FFD):
            number = self._integer(property_id)
            if number:
                return {65001: "utf-8", 20127: "ascii", 28591: "iso-8859-1", 20866: "koi8-r"}.get(number, f"cp{number}")
        return None

    def text(self, property_id: int) -> str | None:
        """Return a text property; None where absent or empty."""
        wide = self.store.stream((*self.path, f"__substg1.0_{property_id:04X}001F"))
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0") or None
        narrow = self.store.stream((*self.path, f"__substg1.0_{property_id:04X}001E"))
        if not narrow:
            return None
        # Texts of eight bits are in the code page of the sender, who does not always say it.
        from briefer.importing.encoding import decode

        return decode(narrow, self.codepage)[0].rstrip("\0") or None

    def content(self, property_id: int) -> bytes | None:
        """Return a binary property."""
        return self.store.stream((*self.path, f"__substg1.0_{property_id:04X}0102"))

    def moment(self, property_id: int) -> date | None:
        """Return the day of a time property (100 ns since 1601)."""
        found = self._fixed(property_id, 0x0040)
        if not found:
            return None
        try:
            return (_EPOCH + timedelta(microseconds=struct.unpack("<Q", found)[0] // 10)).date()
        except OverflowError:
            return None

    def attachments(self) -> list[Item]:
        """Return the attachments."""
        names = self.store.folders(self.path, "__attach_version1.0_")[:_MOST_ATTACHED]
        return [Item(self.store, (*self.path, name)) for name in names]

    def embedded(self) -> Item | None:
        """Return the message within an attachment; None where it holds none."""
        path = (*self.path, "__substg1.0_3701000D")
        return Item(self.store, path) if self.store.has((*path, _PROPERTIES)) else None

    def is_inline(self) -> bool:
        """Whether an attachment is a picture shown in the body."""
        kind = (self.text(0x370E) or "").lower()
        return kind.startswith("image/") and self.text(0x3712) is not None

    def _integer(self, property_id: int) -> int | None:
        found = self._fixed(property_id, 0x0003)
        return int(struct.unpack("<I", found[:4])[0]) if found else None

    def _fixed(self, property_id: int, kind: int) -> bytes | None:
        """Return the eight bytes of a property of fixed size."""
        table = self.store.stream((*self.path, _PROPERTIES)) or b""
        tag = struct.pack("<HH", kind, property_id)
        for header in (32, 24, 8):
            for position in range(header, len(table) - 15, 16):
                if table[position : position + 4] == tag:
                    return table[position + 8 : position + 16]
        return None
