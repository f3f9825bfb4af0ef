"""Reads e-books (EPUB): chapters in the order of the spine, each page of markup in turn."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import unquote

from briefer.bulletin import Block
from briefer.faults import Fault
from briefer.importing import refusals
from briefer.importing.encoding import decode
from briefer.importing.markup import Markup
from briefer.importing.packages import Package, members_of, open_package
from briefer.importing.properties import parsed_day, words_of
from briefer.importing.readers.reader import Reader
from briefer.importing.reading import Metadata, Reading

FORMAT = "epub"
KIND = "an e-book"
_ENDINGS = (".epub",)


def _recognises(content: bytes, name: str) -> float:
    if not content.startswith(b"PK"):
        return 0.0
    if b"application/epub+zip" in content[:256]:
        return 0.97
    return 0.9 if "META-INF/container.xml" in members_of(content) else 0.0


def _read(content: bytes, name: str) -> Reading:
    package = open_package(content, name, KIND)
    if package.has("META-INF/encryption.xml") and package.has("META-INF/rights.xml"):
        raise refusals.encrypted(name)
    root = next(package.xml("META-INF/container.xml").iter("{*}rootfile"), None)
    path = unquote(root.get("full-path") or "") if root is not None else ""
    book = package.xml(path)
    blocks: list[Block] = []
    for member in _spine(book, posixpath.dirname(path)):
        blocks += _page(package, member)
    if not blocks:
        raise refusals.empty(name)
    return Reading(tuple(blocks), _metadata(book, name), format=FORMAT)


def _spine(book: Any, folder: str) -> list[str]:
    """Return the members that hold the text, in reading order; navigation left out."""
    items = {item.get("id"): item for item in book.iter("{*}item")}
    order = [
        items[ref.get("idref")]
        for ref in book.iter("{*}itemref")
        if ref.get("idref") in items and ref.get("linear") != "no"
    ]
    order = order or [item for item in items.values() if "html" in (item.get("media-type") or "")]
    kept = [item for item in order if "nav" not in (item.get("properties") or "").split()]
    return [posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))) for item in kept]


def _page(package: Package, member: str) -> tuple[Block, ...]:
    try:
        return Markup().blocks(decode(package.content(member))[0])
    except Fault as fault:
        if fault.key == "reading.too_large":
            raise
        return ()


def _metadata(book: Any, name: str) -> Metadata:
    said: dict[str, str] = {}
    for element in next(book.iter("{*}metadata"), book).iter("{http://purl.org/dc/elements/1.1/}*"):
        said.setdefault(element.tag.rpartition("}")[2], " ".join((element.text or "").split()))
    return Metadata(
        title=said.get("title") or None,
        author=said.get("creator") or None,
        issuer=said.get("publisher") or None,
        published=parsed_day(said.get("date")),
        language=said.get("language") or None,
        keywords=words_of(said.get("subject")),
        name=name,
    )


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
