"""Reads web pages: the main text without navigation, every item of a digest page, and what the page's head says."""

from __future__ import annotations

import re

from briefer.importing import refusals
from briefer.importing.encoding import decode
from briefer.importing.frames import framed_pages, text_without_frames
from briefer.importing.maintext import main_blocks
from briefer.importing.markup import parsed
from briefer.importing.pagehead import page_metadata
from briefer.importing.readers.reader import Reader
from briefer.importing.reading import Reading

FORMAT = "html"
_ENDINGS = (".html", ".htm", ".xhtml", ".xht", ".shtml")
_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(
    rb"</?(?:html|head|body|div|p|a|table|tr|td|span|title|meta|br|h[1-6]|b|font|script|style)\b[^<>]{0,400}>",
    re.IGNORECASE,
)

_ANY = re.compile(rb"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#\d{1,6});", re.IGNORECASE)


def _recognises(content: bytes, name: str) -> float:
    head = content[:8192].replace(b"\0", b"")
    if _START.match(head):
        return 0.8
    if head.lstrip().startswith(b"<?xml"):
        return 0.3
    tags = len(_TAGS.findall(head))
    if name.lower().endswith(_ENDINGS):
        return 0.5 if tags or _ANY.search(content[:400_000].replace(b"\0", b"")) else 0.0
    return 0.35 if tags >= 4 else 0.0


def _read(content: bytes, name: str) -> Reading:
    text, _ = decode(content)
    return read_page(text, name)


def read_page(text: str, name: str) -> Reading:
    """Return the reading of a web page given as text; raises Fault where no text is in it."""
    root = parsed(text)
    try:
        blocks = () if root is None else main_blocks(root)
    except RecursionError as error:
        raise refusals.too_large(name, "its parts lie too deep within each other") from error
    if not blocks and root is not None:
        blocks = text_without_frames(root)
    if not blocks:
        pages = () if root is None else framed_pages(root)
        raise refusals.only_frames(name, pages) if pages else refusals.empty(name)
    return Reading(blocks, page_metadata(root, name), format=FORMAT)


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
