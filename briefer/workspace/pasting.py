"""Pasted text is a bulletin: it is kept as a file of its own in the cache, and read, split and described like any other file."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from pathlib import Path

from briefer.faults import Fault
from briefer.folders import Folders

_BLOCK_TAG = re.compile(r"<(?:p|div|h[1-6]|li|table|br|blockquote|article|section)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*(?:https?|ftp|file|mailto):\S+\s*")


def keep_pasted(folders: Folders, text: str, html: str, moment: datetime) -> Path:
    """Write what was pasted or dropped to a file and return it; HTML where it holds paragraphs, else the text.

    The same words give the same file, so that pasting twice adds nothing twice. Raises Fault "pasting.nothing" where there are no words and
    "pasting.address" where there is but an address: nothing is fetched from the network.
    """
    words = text.strip()
    has_paragraphs = bool(_BLOCK_TAG.search(html))
    if not words and not has_paragraphs:
        raise Fault("pasting.nothing", "There is no text to paste. Copy the text of a bulletin first.")
    if words and _ADDRESS.fullmatch(words):
        raise Fault(
            "pasting.address",
            "{address} is only an address, and Briefer fetches nothing from the network. Open it, and copy the text itself.",
            address=words,
        )
    ending, content = ("html", _page(html)) if has_paragraphs else ("txt", words + "\n")
    return write_pasted(folders, content.encode("utf-8", "replace"), ending, moment)


def write_pasted(folders: Folders, content: bytes, ending: str, moment: datetime) -> Path:
    """Write content to a file named after the moment, or return the file that has it already; `ending` may be empty."""
    folder = folders.cache / "pasted"
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(content).hexdigest()[:8]
    name = f"({digest})" + (f".{ending}" if ending else "")
    for known in folder.iterdir():
        if known.name.endswith(name) and known.read_bytes() == content:
            return known
    path = folder / f"Pasted {moment:%Y-%m-%d %H.%M} {name}"
    path.write_bytes(content)
    return path


def _page(fragment: str) -> str:
    """Return a page that holds a fragment as its main text; a whole page as it is, in UTF-8."""
    if re.search(r"<(?:body|article)\b", fragment, re.IGNORECASE):
        return '<meta charset="utf-8">' + fragment
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><article>{fragment}</article></body></html>'
