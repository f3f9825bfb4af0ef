"""The `.brief` file: a pack with the full text of its sources, its assets and its template, in one ZIP (design.md section 4)."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import msgspec

from briefer.bulletin import Bulletin
from briefer.faults import Fault
from briefer.pack import outline
from briefer.pack.model import Pack
from briefer.pack.swap import write_whole

MIMETYPE = b"application/vnd.briefer.pack+zip"
FORMAT = 1
ENDING = ".brief"

_MEGABYTE = 1 << 20
LARGEST_FILE = 512 * _MEGABYTE  # on disk
LARGEST_PART = 64 * _MEGABYTE  # one entry, unpacked
LARGEST_WHOLE = 512 * _MEGABYTE  # all entries, unpacked
MOST_PARTS = 20_000
DEEPEST = 32  # sections within sections

_SOURCE = re.compile(r"sources/([0-9a-f]{16})\.json")
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can tell: same pack, same bytes
_UNSAFE = re.compile(r'[\x00-\x1f\\:*?"<>|]')


class _Head(msgspec.Struct):
    format: int


@dataclass(frozen=True, slots=True)
class PackFile:
    """What a `.brief` file holds. `sources` by bulletin id; `assets` and `template` by path below their folder."""

    pack: Pack
    sources: Mapping[str, Bulletin] = field(default_factory=dict)
    assets: Mapping[str, bytes] = field(default_factory=dict)
    template: Mapping[str, bytes] = field(default_factory=dict)


def save(
    pack: Pack,
    path: Path,
    sources: Mapping[str, Bulletin],
    *,
    assets: Mapping[str, bytes] | None = None,
    template_files: Mapping[str, bytes] | None = None,
) -> None:
    """Write the pack beside `path` and swap it in whole. Only the bulletins it cites are taken along.

    Raises Fault where a cited bulletin is not in `sources`, or the folder cannot be written to.
    """
    write_whole(path, to_bytes(pack, sources, assets=assets, template_files=template_files))


def to_bytes(
    pack: Pack,
    sources: Mapping[str, Bulletin],
    *,
    assets: Mapping[str, bytes] | None = None,
    template_files: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the file's bytes: the same for the same values."""
    # Values that are defaults are left out of the schema's JSON, but the format is always told.
    told = {"format": pack.format} | msgspec.to_builtins(pack, order="deterministic")
    parts = {"pack.json": msgspec.json.format(msgspec.json.encode(told), indent=1)}
    for bulletin in sorted(outline.cited_bulletins(pack)):
        if bulletin not in sources:
            raise Fault(
                "pack.no_source",
                "The text of bulletin {bulletin} is missing, so the pack cannot be saved whole.",
                bulletin=bulletin,
            )
        parts[f"sources/{bulletin}.json"] = msgspec.json.encode(sources[bulletin], order="deterministic")
    for folder, files in (("assets", assets or {}), ("template", template_files or {})):
        parts |= {f"{folder}/{name}": files[name] for name in sorted(files)}
    return _zipped(parts)


def load(path: Path) -> PackFile:
    """Return what the file holds. Raises Fault where it is absent, damaged, hostile, or of a newer format; never changes it."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as problem:
        raise Fault(
            "pack.unreadable", "{file} cannot be opened: {reason}.", file=path, reason=problem.strerror
        ) from problem
    if size > LARGEST_FILE:
        raise _damaged(path.name, "it is larger than any pack can be")
    return from_bytes(content, path.name)


def from_bytes(content: bytes, name: str = "The pack") -> PackFile:
    """Return what the bytes hold; `name` is for the sentence of a fault."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _unzipped(archive, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as problem:
        raise _damaged(name, "it is no whole ZIP file") from problem
    pack = _decoded_pack(parts.pop("pack.json"), name)
    sources: dict[str, Bulletin] = {}
    folders: dict[str, dict[str, bytes]] = {"assets": {}, "template": {}}
    for part, data in parts.items():
        if found := _SOURCE.fullmatch(part):
            sources[found[1]] = _decoded_source(data, found[1], name)
        else:
            folder, _, below = part.partition("/")
            folders[folder][below] = data
    return PackFile(pack, sources, folders["assets"], folders["template"])


def is_pack(path: Path) -> bool:
    """Whether the file is a whole ZIP that says it is a pack."""
    try:
        with zipfile.ZipFile(path) as archive:
            first = archive.infolist()[0]
            return first.filename == "mimetype" and first.file_size == len(MIMETYPE) and archive.read(first) == MIMETYPE
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        IndexError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ):
        return False


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(_entry("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
        for name, content in parts.items():
            if not _is_safe(name):
                raise Fault("pack.bad_name", "“{name}” cannot be the name of a part of a pack.", name=name)
            archive.writestr(_entry(name), content, zipfile.ZIP_DEFLATED, compresslevel=6)
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _unzipped(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = archive.infolist()
    if not entries or entries[0].filename != "mimetype" or entries[0].compress_type != zipfile.ZIP_STORED:
        raise Fault("pack.not_a_pack", "{file} is not a Briefer pack. Choose a file that ends in .brief.", file=name)
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise _damaged(name, "it unpacks to more than any pack can hold")
    parts: dict[str, bytes] = {}
    for entry in entries:
        if entry.filename in parts or not _is_safe(entry.filename):
            raise _damaged(name, f"its part “{entry.filename[:80]}” has a name that no pack has")
        if not entry.is_dir():
            parts[entry.filename] = _bounded(archive, entry, name)
    if parts.pop("mimetype") != MIMETYPE:
        raise Fault("pack.not_a_pack", "{file} is not a Briefer pack. Choose a file that ends in .brief.", file=name)
    if "pack.json" not in parts:
        raise _damaged(name, "its part “pack.json” is missing")
    return parts


def _bounded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """Return an entry's bytes, never more than allowed whatever its header says."""
    with archive.open(entry) as stream:
        content = stream.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise _damaged(name, f"its part “{entry.filename[:80]}” is larger than allowed")
    return content


def _is_safe(part: str) -> bool:
    """Whether a part's name is one of ours and stays below its folder on every system."""
    if part in ("mimetype", "pack.json") or _SOURCE.fullmatch(part):
        return True
    path = PurePosixPath(part)
    steps = part.rstrip("/").split("/")
    if (
        path.is_absolute()
        or _UNSAFE.search(part)
        or any(step in ("", ".", "..") or step.endswith((" ", ".")) for step in steps)
    ):
        return False
    return steps[0] in ("assets", "template") and (len(steps) > 1 or part.endswith("/")) and len(part) <= 240


def _decoded_pack(content: bytes, name: str) -> Pack:
    try:
        head = msgspec.json.decode(content, type=_Head)
        if head.format > FORMAT:
            raise Fault(
                "pack.newer_format",
                "{file} was made by a newer Briefer (format {found}; this one reads {known}). Update Briefer to open it; the file is unchanged.",
                file=name, found=head.format, known=FORMAT,
            )  # fmt: skip
        pack = msgspec.json.decode(content, type=Pack)
        _demand_sound(pack, name)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as problem:
        raise _damaged(name, f"pack.json is not as it should be ({problem})") from problem
    return pack


def _demand_sound(pack: Pack, name: str) -> None:
    """Refuse what the schema cannot say: formats below 1, ids that occur twice, sections too deep."""
    if pack.format != FORMAT:
        raise _damaged(name, f"its format is {pack.format}")
    seen: set[str] = set()
    level, items = 0, pack.items
    while items:
        level += 1
        if level > DEEPEST:
            raise _damaged(name, "its sections are nested too deep")
        for item in items:
            if not item.id or item.id in seen:
                raise _damaged(name, f"two items have the id “{item.id[:40]}”" if item.id else "an item has no id")
            seen.add(item.id)
        items = tuple(inner for item in items for inner in getattr(item, "items", ()))
    _ = pack.covered


def _decoded_source(content: bytes, bulletin_id: str, name: str) -> Bulletin:
    try:
        bulletin = msgspec.json.decode(content, type=Bulletin)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise _damaged(name, f"source {bulletin_id} is not as it should be ({problem})") from problem
    if bulletin.id != bulletin_id:
        raise _damaged(name, f"source {bulletin_id} says it is {bulletin.id[:40]}")
    return bulletin


def _damaged(name: str, reason: str) -> Fault:
    return Fault(
        "pack.damaged",
        "{file} cannot be opened: {reason}. The file is unchanged; open a copy of it that was kept elsewhere.",
        file=name,
        reason=reason,
    )
