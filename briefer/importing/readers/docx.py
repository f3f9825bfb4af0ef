"""Reads Word files (DOCX, DOCM, DOTX): recognising them, their properties, and which parts hold text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from briefer.bulletin import Block, BlockKind
from briefer.faults import Fault
from briefer.importing import refusals
from briefer.importing.packages import Package, members_of, open_package, relations
from briefer.importing.properties import parsed_day, words_of
from briefer.importing.readers import eml, html, rtf, txt
from briefer.importing.readers.reader import Reader
from briefer.importing.reading import Metadata, Reading
from briefer.importing.word.beside import Beside
from briefer.importing.word.body import Body
from briefer.importing.word.embedded import embedded_documents
from briefer.importing.word.numbering import Numbering
from briefer.importing.word.styles import Styles
from briefer.importing.word.wordless import wordless_blocks

FORMAT = "docx"
KIND = "a Word file"
_ENDINGS = (".docx", ".docm", ".dotx", ".dotm")


def _recognises(content: bytes, name: str) -> float:
    if not content.startswith(b"PK"):
        return 0.0
    members = [member.replace("\\", "/").lower().lstrip("/") for member in members_of(content)]
    if any(member.startswith("word/") and member.endswith(".xml") for member in members):
        return 0.95
    if "[content_types].xml" in members and any(member.endswith("document.xml") for member in members):
        return 0.9
    is_perhaps = not members or "[content_types].xml" in members  # a damaged list of members tells nothing
    return 0.5 if is_perhaps and name.lower().endswith(_ENDINGS) else 0.0


def _read(content: bytes, name: str) -> Reading:
    return _reading(content, name, _chunk)


def _reading(content: bytes, name: str, read_chunk: Callable[[bytes, str], tuple[Block, ...]]) -> Reading:
    package = open_package(content, name, KIND)
    main = _main_part(package, name)
    root = package.xml(main)
    related = relations(package, main)
    styles = Styles(_part(package, related, "styles"))
    numbering = Numbering(_part(package, related, "numbering"))
    links = {key: target for key, (kind, target, outside) in related.items() if outside and kind == "hyperlink"}
    body = Body(styles, numbering, links, Beside(package, related, read_chunk))
    blocks = _levelled(list(body.blocks(root)), body.titled)
    for kind in ("footnotes", "endnotes"):
        notes = _part(package, related, kind)
        if notes is not None:
            blocks += _note_blocks(notes, kind, body)
    if not blocks:
        blocks = _furniture(package, related, body) or wordless_blocks(
            package, [main, *_furniture_parts(package, related)]
        )
    if not blocks:
        raise package.nothing()
    return Reading(tuple(blocks), _metadata(package, name), tuple(embedded_documents(package, related)), FORMAT)


def _chunk(content: bytes, name: str) -> tuple[Block, ...]:
    """Return the blocks of a chunk that a Word file holds in another format; of a Word file within, those that are its own."""
    scored = [(reader.recognises(content, name), reader) for reader in (eml.READER, html.READER, rtf.READER, READER)]
    score, reader = max(scored, key=lambda pair: pair[0])
    if reader is READER and score > 0.1:
        return _reading(content, name, lambda _content, _name: ()).blocks
    return reader.read(content, name).blocks if score > 0.1 else txt.READER.read(content, name).blocks


def _main_part(package: Package, name: str) -> str:
    for kind, target, _ in relations(package, "").values():
        if kind == "officeDocument" and package.has(target):
            return target
    for member in package.members:
        if member.lower().endswith("word/document.xml"):
            return member
    raise refusals.damaged(name, KIND)


def _part(package: Package, related: dict[str, tuple[str, str, bool]], kind: str) -> Any:
    """Return the root of the first related part of a kind; None where there is none that can be read."""
    for found, target, outside in related.values():
        if found == kind and not outside and package.has(target):
            try:
                return package.xml(target)
            except Fault as fault:
                if fault.key == "reading.too_large":
                    raise
    return None


def _levelled(blocks: list[Block], titled: bool) -> list[Block]:
    """Where a title has its own style, headings stand one level below it."""
    if not titled:
        return blocks
    return [
        replace(block, level=min(block.level + 1, 6)) if block.kind is BlockKind.HEADING else block for block in blocks
    ]


def _note_blocks(root: Any, kind: str, body: Body) -> list[Block]:
    found: list[Block] = []
    for note in root.iterchildren("{*}footnote", "{*}endnote"):
        if body.attribute(note, "type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        label = body.note_label(kind, body.attribute(note, "id"))
        found += body.blocks(note, as_note=label)
    return found


def _furniture(package: Package, related: dict[str, tuple[str, str, bool]], body: Body) -> list[Block]:
    """Return what headers and footers hold, for files that have words nowhere else."""
    found = [block for part in _furniture_parts(package, related) for block in body.blocks(package.xml(part))]
    return list(dict.fromkeys(found))


def _furniture_parts(package: Package, related: dict[str, tuple[str, str, bool]]) -> list[str]:
    return [
        target
        for kind, target, outside in related.values()
        if kind in ("header", "footer") and not outside and package.has(target)
    ]


def _metadata(package: Package, name: str) -> Metadata:
    core = _optional(package, "docProps/core.xml")
    app = _optional(package, "docProps/app.xml")
    said = {
        element.tag.rpartition("}")[2]: (element.text or "").strip()
        for root in (core, app)
        if root is not None
        for element in root
    }
    if said.get("creator") == "python-docx":  # left over from that library's template: neither author nor day is true
        said = {
            key: value
            for key, value in said.items()
            if key not in ("creator", "created", "modified", "title", "lastModifiedBy")
        }
    return Metadata(
        title=said.get("title") or None,
        author=said.get("creator") or said.get("lastModifiedBy") or None,
        issuer=said.get("Company") or None,
        published=parsed_day(said.get("created")) or parsed_day(said.get("modified")),
        language=said.get("language") or None,
        subject=said.get("subject") or None,
        keywords=words_of(said.get("keywords")),
        name=name,
    )


def _optional(package: Package, member: str) -> Any:
    try:
        return package.xml(member) if package.has(member) else None
    except Fault:
        return None


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
