"""Writes compound files, version 3 ([MS-CFB]): what Outlook messages are kept in. For samples and tests."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
Tree = Mapping[str, "bytes | Tree"]
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int  # 1 storage, 2 stream, 5 root
    content: bytes = b""
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE
    start: int = _END


def compound_file(tree: Tree) -> bytes:
    """Return a compound file of storages (mappings) and streams (bytes), each under its name."""
    entries = [_Entry("Root Entry", 5)]
    entries[0].child = _add(entries, tree)
    minis = b""
    sectors: list[bytes] = []
    chain: list[int] = []
    mini_chain: list[int] = []
    for entry in entries:
        if entry.kind != 2 or not entry.content:
            continue
        if len(entry.content) < _CUTOFF:
            entry.start = len(minis) // _MINI
            padded = _padded(entry.content, _MINI)
            minis += padded
            mini_chain += _linked(len(mini_chain), len(padded) // _MINI)
        else:
            entry.start = _append(sectors, chain, entry.content)
    entries[0].content = minis
    entries[0].start = _append(sectors, chain, minis) if minis else _END
    mini_table = b"".join(struct.pack("<I", link) for link in mini_chain)
    mini_start = _append(sectors, chain, mini_table, fill=b"\xff") if mini_table else _END
    directory = b"".join(map(_packed, entries))
    blank = struct.pack("<64sHBBIII", b"", 0, 0, 0, _NONE, _NONE, _NONE).ljust(128, b"\0")
    directory += blank * (-len(entries) % 4)
    directory_start = _append(sectors, chain, directory)
    tables = 1
    while (len(chain) + tables) * 4 > tables * _SECTOR:
        tables += 1
    first = len(sectors)
    chain += [_TABLE] * tables
    table = b"".join(struct.pack("<I", link) for link in chain).ljust(tables * _SECTOR, b"\xff")
    heads = [*range(first, first + tables)]
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, tables, directory_start, 0, _CUTOFF,
        mini_start, -(-len(mini_table) // _SECTOR), _END, 0,
    )  # fmt: skip
    heads_field = b"".join(struct.pack("<I", head) for head in heads).ljust(436, b"\xff")
    return header + heads_field + b"".join(sectors) + table


def _add(entries: list[_Entry], tree: Tree) -> int:
    """Add the entries of a storage; return the number of the topmost of its search tree."""
    numbers: list[int] = []
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        content = tree[name]
        numbers.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, 2, content))
        else:
            entry = _Entry(name, 1, start=0)
            entries.append(entry)
            entry.child = _add(entries, content)
    return _balanced(entries, numbers)


def _balanced(entries: list[_Entry], numbers: Sequence[int]) -> int:
    if not numbers:
        return _NONE
    middle = len(numbers) // 2
    entries[numbers[middle]].left = _balanced(entries, numbers[:middle])
    entries[numbers[middle]].right = _balanced(entries, numbers[middle + 1 :])
    return numbers[middle]


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    head = struct.pack(
        "<64sHBBIII", name, len(name) + 2, entry.kind, 1, entry.left, entry.right, entry.child
    )  # 1: black in the search tree
    return head + bytes(36) + struct.pack("<IQ", entry.start, len(entry.content))


def _append(sectors: list[bytes], chain: list[int], content: bytes, fill: bytes = b"\0") -> int:
    start = len(sectors)
    padded = _padded(content, _SECTOR, fill)
    sectors += (padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR))
    chain += _linked(start, len(padded) // _SECTOR)
    return start


def _linked(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END]


def _padded(content: bytes, size: int, fill: bytes = b"\0") -> bytes:
    return content + fill * (-len(content) % size)


def outlook_message(
    subject: str, body: str, *, sender: str, sent: datetime, attached: Mapping[str, bytes] | None = None
) -> bytes:
    """Return an Outlook message ([MS-OXMSG]) with a plain body and attached files."""
    stamp = int((sent - _EPOCH).total_seconds() * 10_000_000)
    properties = b"".join(
        struct.pack("<IIQ", tag, 6, number) for tag, number in ((0x00390040, stamp), (0x0E060040, stamp))
    )
    count = len(attached or {})
    header = struct.pack("<8sIIII8s", b"", 0, count, 0, count, b"")
    tree: dict[str, bytes | Tree] = {
        "__nameid_version1.0": {f"__substg1.0_{tag}0102": b"" for tag in ("0002", "0003", "0004")},
        "__properties_version1.0": header + properties,
        "__substg1.0_001A001F": "IPM.Note".encode("utf-16-le"),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1A001F": sender.encode("utf-16-le"),
        "__substg1.0_1000001F": body.replace("\n", "\r\n").encode("utf-16-le"),
    }
    for number, (name, content) in enumerate((attached or {}).items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8) + struct.pack("<IIII", 0x37050003, 6, 1, 0),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": content,
        }
    return compound_file(tree)
