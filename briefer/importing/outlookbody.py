"""Reads the body of an Outlook message, which comes in up to three forms."""

from __future__ import annotations

from briefer.bulletin import Block
from briefer.importing.markup import Markup, parsed
from briefer.importing.readers.txt import text_blocks
from briefer.importing.richtext.body import RichText
from briefer.importing.richtext.encapsulated import encapsulated_html, is_encapsulated
from briefer.importing.richtext.packed import unpacked
from briefer.importing.richtext.tokens import tokens


def body_blocks(page: str | None, packed: bytes | None, plain: str) -> tuple[Block, ...]:
    """Return the blocks of the richest form that has words: an HTML page, compressed RTF (which may hold such a page), plain text."""
    rich = unpacked(packed) if packed else b""
    if not page and is_encapsulated(rich):
        page = encapsulated_html(rich)
    root = parsed(page) if page else None
    blocks = Markup().blocks(root) if root is not None else ()
    if not blocks and rich and not is_encapsulated(rich):
        blocks = tuple(RichText().blocks(tokens(rich)))
    return blocks or text_blocks(plain)
