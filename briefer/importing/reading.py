"""What a reader hands over: blocks, what the file says of itself, and the files it carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefer.bulletin import Block
from briefer.faults import Fault


@dataclass(frozen=True, slots=True)
class Attached:
    """A file within a file: an attachment of a mail, a member of a ZIP. `fault` says why its content could not be had."""

    name: str
    content: bytes
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself, never read off its text; None or empty where it says nothing.

    `origin` says where it says so: "file properties", "mail header", "page head". `issuer` is a site, publisher, company or the
    sender's organisation; `author` a person, or the sender of a mail. `name` is the file's own name.
    """

    title: str | None = None
    author: str | None = None
    issuer: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    subject: str | None = None
    keywords: tuple[str, ...] = ()
    origin: str = "file properties"
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read: its own blocks (none for a ZIP), its metadata, the files within, and its format ("pdf")."""

    blocks: tuple[Block, ...]
    metadata: Metadata
    attachments: tuple[Attached, ...] = ()
    format: str = ""
