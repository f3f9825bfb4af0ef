"""Reads a Word file as someone would: words, headings, notes, from the XML alone and without the writer's code."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from tests.writing.spoken import squeezed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Read:
    """What a Word file says: paragraphs of the body, headings with level, notes in the order of their calls."""

    text: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)

    def tree(self, name: str) -> etree._Element:
        """Return a parsed part."""
        return etree.fromstring(self.parts[name])


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return all parts by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_word(content: bytes, after: str = "") -> Read:
    """Return what the body says from the paragraph after the one that says `after` (the end of the cover)."""
    parts = parts_of(content)
    read = Read(parts=parts)
    body = etree.fromstring(parts["word/document.xml"])[0]
    notes = {}
    for kind in ("footnote", "endnote"):
        if f"word/{kind}s.xml" in parts:
            tree = etree.fromstring(parts[f"word/{kind}s.xml"])
            notes |= {(kind, one.get(W + "id")): _words(one, {}, []) for one in tree if not one.get(W + "type")}
    numbers: dict[tuple[str, str | None], int] = {}
    order: list[tuple[str, str | None]] = []
    started = not after
    for paragraph in body.iter(W + "p"):
        words = _words(paragraph, numbers, order)
        if not started:
            started = words == squeezed(after)
            continue
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(W + "val", "") if style is not None else ""
        if name.lower().startswith("toc") and name[3:].isdigit():
            read.contents.append(words)
            continue
        if name.startswith("Heading") and name[7:].isdigit():
            read.headings.append((int(name[7:]), words))
        read.text += words
    read.notes = [notes[key] for key in order]
    return read


def _words(
    element: etree._Element, numbers: dict[tuple[str, str | None], int], order: list[tuple[str, str | None]]
) -> str:
    found: list[str] = []
    for one in element.iter():
        match one.tag:
            case t if t == W + "t":
                found.append(one.text or "")
            case t if t == W + "noBreakHyphen":
                found.append("-")
            case t if t in (W + "footnoteReference", W + "endnoteReference"):
                key = (one.tag.removeprefix(W).removesuffix("Reference"), one.get(W + "id"))
                order.append(key)
                numbers[key] = len(numbers) + 1
                found.append(f"⟦{numbers[key]}⟧")
    return squeezed("".join(found)).removeprefix("●")
