"""Web pages of frames: the text they keep for those who see no frames, and the pages they only stand around."""

from __future__ import annotations

import re

from lxml import etree

from briefer.bulletin import Block
from briefer.importing.markup import Markup, parsed
from briefer.importing.signs import Element

_MOST_NAMED = 4
_NOTICE = re.compile(r"\b(?:no)?frames?\b|\bcadres?\b|إطارات|מסגרות", re.IGNORECASE)
_NOTICE_WORDS = 60  # a text that is shorter and speaks of frames says only that the browser shows none


def framed_pages(root: Element) -> tuple[str, ...]:
    """Return the addresses of the pages that a page shows in frames, as it writes them, at most a few; none are loaded."""
    addresses = (" ".join((frame.get("src") or "").split()) for frame in root.iter("frame", "iframe"))
    found = dict.fromkeys(
        address[:120] for address in addresses if address and not address.startswith(("data:", "javascript:"))
    )
    return tuple(found)[:_MOST_NAMED]


def text_without_frames(root: Element) -> tuple[Block, ...]:
    """Return the blocks of `<noframes>`; none where it but asks for another browser."""
    found: list[Block] = []
    for element in root.iter("noframes"):
        inner = "".join((element.text or "", *(etree.tostring(child, encoding="unicode") for child in element)))
        tree = parsed(inner)
        found += Markup().blocks(tree) if tree is not None else ()
    words = " ".join(block.text for block in found)
    return () if _NOTICE.search(words) and len(words.split()) < _NOTICE_WORDS else tuple(found)
