"""What the sender should know of a PDF: characters no font has, each with its passage, and fonts that stood in for others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from unicodedata import category

from briefer.document.blocks import Block, Heading
from briefer.document.inlines import Inline, LineBreak, Text
from briefer.document.tree import Document
from briefer.document.walk import lines_of, nested, plain, walk
from briefer.writing.pdf.pens import Pens
from briefer.writing.pdf.sheets import ItemArea
from briefer.writing.unshown import MEND, first_with, kinds, passage_around, sentence


def remarks_on(document: Document, pens: Pens, items: Mapping[str, Sequence[ItemArea]]) -> tuple[str, ...]:
    """Return the remarks on a document that was set with these pens; `items`: where its items stand."""
    lost = dict(pens.unshown)
    for face in pens.faces.values():
        lost |= {text: text for text in face.lost if text and text not in lost}
    texts = list(_texts(document, items)) if lost else []
    return (
        *(_unshown(characters, texts, lost) for characters in kinds(one for key in lost for one in key)),
        *((MEND,) if any(category(one) != "Co" for key in lost for one in key) else ()),
        *(
            f"The font {font} is not on this machine; {twin.title()} stands in for it."
            for font, twin in pens.stand_ins.items()
        ),
    )


def _unshown(characters: str, texts: Sequence[tuple[str, str]], words: Mapping[str, str]) -> str:
    text, where = first_with(texts, characters)
    if not text:  # in the cover, a header or a source
        text = words.get(characters[0], characters[0])
    first = next((ch for ch in text if ch in characters), characters[0])
    return sentence(characters, f"“{passage_around(text, first)}”{where}")


def _texts(document: Document, items: Mapping[str, Sequence[ItemArea]]) -> Iterator[tuple[str, str]]:
    """Yield the words of every line, those of its notes included, and whereabouts it stands: heading and page."""
    heading, page = "", 0
    for block in walk(document):
        page = _page(block, items) or page
        if isinstance(block, Heading):
            heading = plain(block.inlines)
        where = (f" under “{heading}”" if heading else "") + (f", page {page}" if page else "")
        for line in lines_of(block):
            yield "".join(map(_words, nested(line))), where
    for source in document.sources:
        yield " ".join((source.title, source.issuer, source.series)), " in the list of sources"


def _words(inline: Inline) -> str:
    return inline.text if isinstance(inline, Text) else " " if isinstance(inline, LineBreak) else ""


def _page(block: Block, items: Mapping[str, Sequence[ItemArea]]) -> int:
    areas = items.get(block.item or "", ())
    return areas[0].page if areas else 0
