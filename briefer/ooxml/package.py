"""The parts of a Word file, read with limits: no entity, no network, no bomb."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import error as zlib_error

from lxml import etree

from briefer.faults import Fault
from briefer.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS

MAIN_PART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
MOST_PARTS = 2_000
MOST_BYTES = 200_000_000

# Namespaces and kinds of relationships of strict files (ISO/IEC 29500-1) as those of transitional ones (29500-4), which all programs read.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_RENAMED = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}
_OLE = b"\xd0\xcf\x11\xe0"


class Relationship(NamedTuple):
    """What a part refers to: `kind` is the last word of its type, `target` a part's name or, where `external`, an address."""

    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file's parts by name, without the leading slash; `name` is the file's, for messages."""

    parts: Mapping[str, bytes]
    name: str = "style.docx"
    blanks: bool = True  # whether trees keep white space between elements
    _trees: dict[str, etree._Element] = field(default_factory=dict, compare=False, repr=False)

    def tree(self, part: str) -> etree._Element:
        """Return the parsed part, the same element each time; raises Fault where it is absent or no XML."""
        if part not in self._trees:
            self._trees[part] = _parsed(self.parts.get(part), part, self.name, self.blanks)
        return self._trees[part]

    def find_tree(self, part: str | None) -> etree._Element | None:
        """Return the parsed part; None where the file has none of that name."""
        return self.tree(part) if part and part in self.parts else None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part by id; empty where it has none. `part` empty means the package's own."""
        folder, base = posixpath.split(part)
        tree = self.find_tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        if tree is None:
            return {}
        found = tree.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
        return {one.get("Id", ""): _relationship(one, folder) for one in found}

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part of that kind that `part` refers to, such as `styles`; None where there is none."""
        for one in self.relationships(part).values():
            if one.kind == kind and not one.external and one.target in self.parts:
                return one.target
        return None

    @property
    def main(self) -> str:
        """Name of the main document part; raises Fault where there is none."""
        part = self.related("", "officeDocument")
        if part is None:
            raise Fault(
                "ooxml.no_document",
                "{name} holds no Word document; save it in Word as DOCX and try again.",
                name=self.name,
            )
        return part

    def content_type(self, part: str) -> str:
        """Return the media type the package declares for a part; empty where it declares none."""
        types = self.tree("[Content_Types].xml")
        for one in types.iter(f"{{{CONTENT_TYPES}}}Override"):
            if one.get("PartName", "").lstrip("/") == part:
                return one.get("ContentType", "")
        ending = part.rpartition(".")[2].lower()
        for one in types.iter(f"{{{CONTENT_TYPES}}}Default"):
            if one.get("Extension", "").lower() == ending:
                return one.get("ContentType", "")
        return ""

    def written_parts(self) -> dict[str, bytes]:
        """Return all parts' bytes, those that were parsed as they now are."""
        return {
            part: serialised(self._trees[part]) if part in self._trees else content
            for part, content in self.parts.items()
        }

    def written(self) -> bytes:
        """Return the file's bytes with all parsed parts as they now are; the same parts give the same bytes."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in self.written_parts().items():
                entry = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
        return stream.getvalue()


def serialised(tree: etree._Element) -> bytes:
    """Return a tree as the bytes of a part."""
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def open_package(content: bytes, name: str = "style.docx", *, blanks: bool = True) -> Package:
    """Return the parts of a Word file (.docx, .dotx, .docm, .dotm); without `blanks`, trees have no white space between elements.

    Raises Fault for what is no such file: encrypted, an older .doc, an OpenDocument file, damaged, or far too large.
    """
    if content[:4] == _OLE:
        raise Fault(
            "ooxml.ole",
            "{name} is an old .doc file or is protected by a password; save it in Word as an unprotected DOCX.",
            name=name,
        )
    parts = _unpacked(content, name)
    if "mimetype" in parts and parts["mimetype"].startswith(b"application/vnd.oasis"):
        raise Fault(
            "ooxml.opendocument",
            "{name} is an OpenDocument file; save it in LibreOffice as Word document (DOCX).",
            name=name,
        )
    if any(b"purl.oclc.org/ooxml" in content for content in parts.values()):
        parts = {
            part: _transitional(content) if part.endswith((".xml", ".rels")) else content
            for part, content in parts.items()
        }
    package = Package(parts, name, blanks)
    if "[Content_Types].xml" not in parts or not _is_word(package):
        raise Fault(
            "ooxml.not_word",
            "{name} is no Word document (it may be a workbook or a presentation); choose a DOCX.",
            name=name,
        )
    return package


def _unpacked(content: bytes, name: str) -> dict[str, bytes]:
    """Return all entries of a ZIP file; raises Fault for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _parts(archive, name)
    except (
        zipfile.BadZipFile,
        EOFError,
        NotImplementedError,
        RuntimeError,
        zipfile.LargeZipFile,
        ValueError,
        OSError,
        zlib_error,
    ) as error:
        raise Fault(
            "ooxml.damaged", "{name} is no Word file or is damaged; open it in Word and save it as DOCX.", name=name
        ) from error


def _transitional(content: bytes) -> bytes:
    """Return a strict part as a transitional one."""
    content = _STRICT.sub(
        lambda found: b"http://schemas.openxmlformats.org/%b/2006/%b" % (found[1], _RENAMED.get(found[2], found[2])),
        content,
    )
    for strict, transitional in _RENAMED.items():
        content = content.replace(b"/2006/relationships/" + strict, b"/2006/relationships/" + transitional)
    return content.replace(b' w:conformance="strict"', b"")


def _is_word(package: Package) -> bool:
    """Whether the main part is a Word document, with macros or without."""
    media_type = package.content_type(package.main)
    return "wordprocessingml" in media_type or media_type.startswith("application/vnd.ms-word")


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    """Return all entries' bytes; refuses files with too many or too large parts before unpacking them."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Fault(
            "ooxml.too_large", "{name} unpacks to far more than a Word file should; choose another file.", name=name
        )
    parts: dict[str, bytes] = {}
    left = MOST_BYTES
    for entry in entries:
        with archive.open(entry) as stream:
            content = stream.read(left + 1)
        parts[entry.filename.replace("\\", "/").lstrip("/")] = content
        left -= len(content)
        if left < 0:
            raise Fault(
                "ooxml.too_large", "{name} unpacks to far more than a Word file should; choose another file.", name=name
            )
    return parts


def _parsed(content: bytes | None, part: str, name: str, blanks: bool) -> etree._Element:
    """Return the part as a tree, without entities, comments or network."""
    if content is None:
        raise Fault(
            "ooxml.no_part", "{name} lacks its part {part}; open it in Word and save it again.", name=name, part=part
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        remove_blank_text=not blanks,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Fault(
            "ooxml.bad_xml",
            "{name} is damaged: its part {part} is no XML; open it in Word and save it again.",
            name=name,
            part=part,
        ) from error


def _relationship(element: etree._Element, folder: str) -> Relationship:
    """Return a relationship with its target as a part's name."""
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relationship(element.get("Type", "").rpartition("/")[2], target, external)
