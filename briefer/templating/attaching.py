"""What travels inside the PDF: the pack's manifest as JSON, and by choice the bulletins it cites (PDF/A-3: associated files)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

import msgspec

from briefer.bulletin import Bulletin, Passage
from briefer.document.tree import Attachment, Document, Source
from briefer.document.walk import walk
from briefer.pack import outline
from briefer.pack.model import AnyItem, Excerpt, Pack, Section, Summary

MANIFEST = "manifest.json"
FORMAT = 1
CHOICES = ("manifest", "bulletins", "nothing")


def attachments_of(
    pack: Pack, sources: Mapping[str, Bulletin], document: Document, *, choice: str, left_out: Collection[str] = ()
) -> tuple[Attachment, ...]:
    """Return the files of a document: none, its manifest, or the manifest and the bulletins it cites, as `choice` (of CHOICES) says."""
    if choice == "nothing":
        return ()
    cited = {source.bulletin: sources[source.bulletin] for source in document.sources if source.bulletin in sources}
    files = {key: msgspec.json.encode(bulletin, order="deterministic") for key, bulletin in cited.items()}
    told = manifest(pack, files, document, left_out=left_out, attached=choice == "bulletins")
    content = msgspec.json.format(msgspec.json.encode(told), indent=1)
    found = [Attachment(MANIFEST, content, "application/json", f"What “{pack.title}” is made of", "Data")]
    if choice == "bulletins":
        found += [
            Attachment(_name(key), files[key], "application/json", f"The bulletin “{bulletin.title}”", "Source")
            for key, bulletin in cited.items()
        ]
    return tuple(found)


def manifest(
    pack: Pack,
    files: Mapping[str, bytes],
    document: Document,
    *,
    left_out: Collection[str] = (),
    attached: bool = False,
) -> dict[str, object]:
    """Return what a document is made of: pack, items with their passages, and sources, each with a SHA-256.

    The hash of a passage is that of its quotation, of an item that of its words (UTF-8); that of a source is of its file as it stands in
    the `.brief` file and, where `attached`, beside the manifest.
    """
    shown = {block.item for block in walk(document) if block.item}
    return {
        "format": FORMAT,
        "pack": {
            "id": pack.id,
            "title": pack.title,
            "series": pack.series,
            "number": pack.number,
            "period": pack.period,
            "date": pack.date.isoformat() if pack.date else None,
            "language": pack.language,
            "issuer": pack.issuer,
            "marking": pack.marking,
            "caveats": pack.caveats,
            "template": document.properties.template,
            "template_version": document.properties.template_version,
            "made": _iso(document.properties.moment),
        },
        "items": list(_items(pack.items, None, shown, left_out)),
        "sources": [
            _source(source, _sha256(files[source.bulletin]), attached=attached)
            for source in document.sources
            if source.bulletin in files
        ],
    }


def _source(source: Source, sha256: str, *, attached: bool) -> dict[str, object]:
    return {
        "bulletin": source.bulletin,
        "title": source.title,
        "issuer": source.issuer,
        "series": source.series,
        "period": source.period,
        "published": source.published,
        "url": source.url,
        "language": source.language,
        "grade": source.grade,
        "marking": source.marking,
        "sha256": sha256,
        "file": _name(source.bulletin) if attached else None,
    }


def _items(
    items: tuple[AnyItem, ...], section: str | None, shown: Collection[str], left_out: Collection[str]
) -> Iterator[dict[str, object]]:
    """Yield items that the document shows, in order, a section before what it holds."""
    for item in items:
        if item.id in left_out:
            continue
        texts = [text for number, text in enumerate(outline.texts_of(item)) if f"{item.id}#{number}" not in left_out]
        if item.id in shown:
            yield {
                "id": item.id,
                "kind": item.__struct_config__.tag,
                "section": section,
                "marking": item.marking,
                "edited": _is_edited(item),
                "sha256": _sha256("\n".join(texts).encode()),
                "passages": [_passage(one) for one in _passages(item, left_out)],
            }
        if isinstance(item, Section):
            yield from _items(item.items, item.id, shown, left_out)


def _passages(item: AnyItem, left_out: Collection[str]) -> tuple[Passage, ...]:
    if isinstance(item, Summary):
        kept = (one for number, one in enumerate(item.sentences) if f"{item.id}#{number}" not in left_out)
        return tuple(passage for sentence in kept for passage in sentence.passages)
    return outline.passages_of(item)


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "bulletin": passage.bulletin,
        "block": passage.block,
        "start": passage.start,
        "end": passage.end,
        "sha256": _sha256(passage.quotation.encode()),
    }


def _is_edited(item: AnyItem) -> bool:
    match item:
        case Excerpt(edited=edited, passage=passage):
            return edited is not None and edited != passage.quotation
        case Summary(sentences=sentences):
            return any("edited" in sentence.flags for sentence in sentences)
        case _:
            return False


def _name(bulletin: str) -> str:
    return f"{bulletin}.json"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _iso(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat()
