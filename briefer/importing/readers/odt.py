"""Reads OpenDocument text (ODT, OTT, flat FODT): recognising it, its properties, and where its text stands."""

from __future__ import annotations

from typing import Any

from briefer.bulletin import Block
from briefer.faults import Fault
from briefer.importing import refusals
from briefer.importing.opendocument import OpenText
from briefer.importing.openstyles import OpenStyles
from briefer.importing.packages import Package, members_of, open_package, parse_xml
from briefer.importing.properties import parsed_day, words_of
from briefer.importing.readers.reader import Reader
from briefer.importing.reading import Metadata, Reading

FORMAT = "odt"
KIND = "an OpenDocument text"
_ENDINGS = (".odt", ".ott", ".fodt", ".odm")
_TYPE = b"application/vnd.oasis.opendocument.text"


def _recognises(content: bytes, name: str) -> float:
    head = content[:2048]
    if head.startswith(b"PK"):
        if _TYPE in head:
            return 0.97
        members = members_of(content)
        return (
            0.6
            if "content.xml" in members and (name.lower().endswith(_ENDINGS) or "META-INF/manifest.xml" in members)
            else 0.0
        )
    return 0.95 if b"<office:document" in head and (b"office:text" in content or _TYPE in head) else 0.0


def _read(content: bytes, name: str) -> Reading:
    package = None
    if content.startswith(b"PK"):
        package = open_package(content, name, KIND)
        _refuse_encrypted(package, name)
        root = package.xml("content.xml")
        extra, meta = _optional(package, "styles.xml"), _optional(package, "meta.xml")
    else:
        root = extra = meta = parse_xml(content)
        if root is None:
            raise refusals.damaged(name, KIND)
    reader = OpenText(OpenStyles([extra, root]))
    blocks = reader.blocks(next(root.iter("{*}body"), root))
    if not blocks and extra is not None:
        blocks = _furniture(extra, reader)
    if not blocks:
        raise refusals.empty(name) if package is None else package.nothing()
    return Reading(tuple(blocks), _metadata(meta, name), format=FORMAT)


def _refuse_encrypted(package: Package, name: str) -> None:
    manifest = _optional(package, "META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise refusals.encrypted(name)


def _optional(package: Package, member: str) -> Any:
    try:
        return package.xml(member) if package.has(member) else None
    except Fault as fault:
        if fault.key == "reading.too_large":
            raise
        return None


def _furniture(styles: Any, reader: OpenText) -> list[Block]:
    """Return what headers and footers hold, for files that have words nowhere else."""
    return [block for part in styles.iter("{*}header", "{*}footer") for block in reader.blocks(part)]


def _metadata(meta: Any, name: str) -> Metadata:
    said: dict[str, list[str]] = {}
    for element in () if meta is None else next(meta.iter("{*}meta"), meta).iterchildren("{*}*"):
        text = (element.text or "").strip()
        if text:
            said.setdefault(element.tag.rpartition("}")[2], []).append(text)

    def first(*keys: str) -> str | None:
        return next((said[key][0] for key in keys if key in said), None)

    return Metadata(
        title=first("title"),
        author=first("initial-creator", "creator"),
        published=parsed_day(first("creation-date")) or parsed_day(first("date")),
        language=first("language"),
        subject=first("subject"),
        keywords=tuple(word for entry in said.get("keyword", ()) for word in words_of(entry)),
        name=name,
    )


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
