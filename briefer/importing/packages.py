"""Opens ZIP packages that nobody vouches for: members by name, with limits on their number, size and swelling."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from briefer.faults import Fault
from briefer.importing import refusals

_MOST_MEMBERS = 20_000
_LARGEST_MEMBER = 128 << 20  # bytes, unpacked
_LARGEST_SUM = 384 << 20
_MOST_SWELLING = 400  # times the packed size, once past a megabyte; text seldom packs better than 1 : 30
_CHUNK = 1 << 18
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    IndexError,
    KeyError,
    OverflowError,
)


class Package:
    """A ZIP file in memory. Nothing is unpacked until asked for, and never to disk."""

    def __init__(self, archive: zipfile.ZipFile, name: str, kind: str) -> None:
        self._archive = archive
        self._name = name
        self._kind = kind
        self._unpacked = 0
        self.mended = False  # an XML member was not well formed
        self._members = {
            _name_of(info).replace("\\", "/").lstrip("/"): info for info in archive.infolist() if not info.is_dir()
        }
        self._folded = {member.lower(): member for member in self._members}

    @property
    def members(self) -> list[str]:
        """Names of all members but folders, in the order of the package."""
        return list(self._members)

    def size(self, member: str) -> int:
        """Bytes the member says it unpacks to."""
        return self._members[member].file_size

    def has(self, member: str) -> bool:
        """Whether there is such a member; letter case is not minded."""
        return member.lstrip("/").lower() in self._folded

    def content(self, member: str) -> bytes:
        """Return the member's bytes; raises Fault where it is encrypted, damaged, missing or too large."""
        found = self._folded.get(member.lstrip("/").lower())
        if found is None:
            raise refusals.damaged(self._name, self._kind)
        info = self._members[found]
        if info.flag_bits & 1:
            raise refusals.encrypted(self._name)
        try:
            return self._unpack(info)
        except _BROKEN as broken:
            raise refusals.damaged(self._name, self._kind) from broken

    def xml(self, member: str) -> Any:
        """Return the root of an XML member, mended where it is not well formed; raises Fault where nothing can be had of it."""
        content = self.content(member)
        root = parse_xml(content, mend=False)
        if root is None:
            self.mended = True
            root = parse_xml(content)
        if root is None:
            raise refusals.damaged(self._name, self._kind)
        return root

    def nothing(self) -> Fault:
        """Return the fault for a package in which no text was found: damaged where it had to be mended, else empty."""
        return refusals.damaged(self._name, self._kind) if self.mended else refusals.empty(self._name)

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        parts: list[bytes] = []
        size = 0
        with self._archive.open(info) as stream:
            # A wrong checksum would cost the last chunk; damaged text is still worth reading.
            stream._expected_crc = None  # type: ignore[attr-defined]
            try:
                while chunk := stream.read(_CHUNK):
                    parts.append(chunk)
                    size += len(chunk)
                    self._unpacked += len(chunk)
                    self._limit(size, info.compress_size)
            except (zipfile.BadZipFile, zlib.error, EOFError):
                # A wrong checksum or a stream cut short: what was had of it may still be read.
                if not parts:
                    raise
        return b"".join(parts)

    def _limit(self, size: int, packed: int) -> None:
        if size > _LARGEST_MEMBER or self._unpacked > _LARGEST_SUM:
            raise refusals.too_large(self._name, f"it unpacks to more than {min(size, self._unpacked) >> 20} MB")
        if size > (8 << 20) and size > packed * _MOST_SWELLING:
            raise refusals.too_large(
                self._name, f"a part of it swells more than {_MOST_SWELLING} times when unpacked, as in a ZIP bomb"
            )


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return a member's name; many archives have it in UTF-8 without saying so (APPNOTE 6.3.10, appendix D)."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def open_package(content: bytes, name: str, kind: str) -> Package:
    """Return the package; raises Fault where it is no ZIP or has too many members."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as broken:
        raise refusals.damaged(name, kind) from broken
    if len(archive.infolist()) > _MOST_MEMBERS:
        raise refusals.too_large(name, f"it holds more than {_MOST_MEMBERS} files")
    return Package(archive, name, kind)


def parse_xml(content: bytes, *, mend: bool = True) -> Any:
    """Return the root element, or None. No entity is expanded, nothing is loaded; what is not well formed is mended if it can be."""
    for recover in (False, True) if mend else (False,):
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            recover=recover,
            huge_tree=False,
            remove_pis=True,
            remove_comments=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None:
            return root
    return None


def members_of(content: bytes) -> list[str]:
    """Return the names in a ZIP; none where it is no ZIP or damaged."""
    if not content.startswith(b"PK"):
        return []
    try:
        return zipfile.ZipFile(io.BytesIO(content)).namelist()
    except _BROKEN:
        return []


def relations(package: Package, part: str) -> dict[str, tuple[str, str, bool]]:
    """Return the relationships of an OPC part (ECMA-376 part 2, 9.3): id to (type's last word, target, whether outside)."""
    folder, _, file = part.rpartition("/")
    member = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, tuple[str, str, bool]] = {}
    if not package.has(member):
        return found
    try:
        root = package.xml(member)
    except Fault:
        return found
    for relation in root.iter("{*}Relationship"):
        outside = relation.get("TargetMode") == "External"
        target = relation.get("Target") or ""
        if not outside:
            target = posixpath.normpath(posixpath.join("/" if target.startswith("/") else f"/{folder}", target)).lstrip(
                "/"
            )
        found[relation.get("Id") or ""] = ((relation.get("Type") or "").rpartition("/")[2], target, outside)
    return found
