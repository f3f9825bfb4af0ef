"""Reads Rich Text Format: paragraphs with their styles, lists, tables, notes and links."""

from __future__ import annotations

from briefer.importing import refusals
from briefer.importing.properties import parsed_day, words_of
from briefer.importing.readers.reader import Reader
from briefer.importing.reading import Metadata, Reading
from briefer.importing.richtext.body import RichText
from briefer.importing.richtext.tokens import tokens

FORMAT = "rtf"
KIND = "an RTF file"
_ENDINGS = (".rtf",)


def _recognises(content: bytes, name: str) -> float:
    head = content[:64].lstrip(b"\xef\xbb\xbf\r\n\t ")
    return (
        0.95
        if head.startswith(b"{\\rtf")
        else 0.5
        if head.startswith(b"{\\") and name.lower().endswith(_ENDINGS)
        else 0.0
    )


def _read(content: bytes, name: str) -> Reading:
    text = RichText()
    blocks = text.blocks(tokens(content))
    if not blocks:
        raise refusals.empty(name)
    said = {key: value.strip() for key, value in text.info.items() if value.strip()}
    metadata = Metadata(
        title=said.get("title"),
        author=said.get("author"),
        issuer=said.get("company"),
        published=parsed_day(said.get("creatim")) or parsed_day(said.get("revtim")),
        subject=said.get("subject"),
        keywords=words_of(said.get("keywords")),
        name=name,
    )
    return Reading(tuple(blocks), metadata, format=FORMAT)


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
