"""The document as a whole: its blocks, sources, marking and properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from briefer.document.blocks import Block
from briefer.document.values import value


class Citations(StrEnum):
    """How citations are shown."""

    FOOTNOTES = "footnotes"
    ENDNOTES = "endnotes"
    NUMBERS = "numbers"


class CitationStyle(StrEnum):
    """How a source is written out."""

    HOUSE = "house"
    CHICAGO = "chicago"
    AUTHOR_DATE = "author-date"


class Protection(StrEnum):
    """What a reader of the Word file may do: anything, edit with changes tracked, comment, read."""

    NONE = "none"
    TRACKED = "tracked"
    COMMENTS = "comments"
    READ_ONLY = "read-only"


@value(frozen=True, slots=True)
class Source:
    """What a citation leads to. All but `key` and `title` may be empty; `period` and `published` as shown in the document's language."""

    key: str
    title: str
    issuer: str = ""
    series: str = ""
    period: str = ""
    published: str = ""
    url: str = ""
    grade: str = ""  # Admiralty, such as "B2"
    marking: str = ""
    language: str = ""
    bulletin: str = ""


@value(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the PDF: the manifest, or a cited bulletin."""

    name: str
    content: bytes
    media_type: str
    description: str
    relationship: str = "Supplement"  # PDF 2.0, 7.11.3: Source, Data, Alternative, Supplement


@value(frozen=True, slots=True)
class Properties:
    """What file properties say. `moment` is the only clock a writer knows."""

    title: str
    moment: datetime
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    pack: str = ""
    template: str = ""
    template_version: str = ""


@value(frozen=True, slots=True)
class Document:
    """What is to be written. `values` fills the placeholders of the house's cover, header and footer: `pack.title` and so on."""

    properties: Properties
    blocks: tuple[Block, ...]
    language: str = "en"
    direction: str = "ltr"
    marking: str = ""  # TLP label or the house's own words; empty: none
    caveats: str = ""
    sources: tuple[Source, ...] = ()
    citations: Citations = Citations.FOOTNOTES
    citation_style: CitationStyle = CitationStyle.HOUSE
    values: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    review: bool = False  # a review copy shows the provenance of each excerpt as comments
    protection: Protection = Protection.NONE  # of the Word file
    embed_fonts: bool = False  # the Word file carries its fonts, where their licence allows
