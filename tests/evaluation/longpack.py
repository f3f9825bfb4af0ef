"""A pack of about fifty pages: what a short one hides, such as half a point a line, adds up here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from briefer.document.blocks import Block, Cell, Contents, Heading, Paragraph, Table
from briefer.document.inlines import Footnote, Text
from briefer.document.tree import Document, Properties

_ITEMS, _PARAGRAPHS, _SECTION, _TABLED = 50, 5, 5, 4
_ROWS = (("Day", "Place", "Killed"), *((f"{day} August", f"Place {day}", str(day * 7)) for day in range(1, 6)))


def long_document(texts: Sequence[str], values: Mapping[str, str]) -> Document:
    """Return sections of items with paragraphs of `texts`, a note each, and tables; fonts are carried along."""
    blocks: list[Block] = [Contents((Text("Contents"),), 2)]
    for item in range(_ITEMS):
        if item % _SECTION == 0:
            blocks.append(Heading(1, (Text(f"Section {_name(item // _SECTION)}"),), f"section-{item}"))
        blocks.append(Heading(2, (Text(f"Item {_name(item)}"),), f"item-{item}"))
        for place in range(_PARAGRAPHS):
            words = Text(" ".join(texts[(item * (place + 1) + place + step) % len(texts)] for step in range(2)))
            note = () if place else (Footnote((Text(f"Sample Centre, {texts[item % len(texts)]}"),)),)
            blocks.append(Paragraph((words, *note)))
        if item % _TABLED == 1:
            blocks.append(Table(tuple(tuple(Cell((Text(cell),)) for cell in row) for row in _ROWS)))
    properties = Properties("The week", datetime.now(UTC))
    return Document(properties, tuple(blocks), values=values, embed_fonts=True)


def _name(number: int) -> str:
    """Return a number as letters, which page numbers are not mistaken for."""
    return f"{chr(65 + number // 26)}{chr(97 + number % 26)}q"
