"""Word and PDF side by side: the same words, headings and notes in the same order, read back from each without its writer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.document.tree import Citations, CitationStyle, Document
from briefer.templating.catalogue import find_template
from briefer.templating.compose import compose
from briefer.templating.house import read_house_style
from briefer.text.wording import direction_of_language
from briefer.writing.catalogue import WRITERS, write
from briefer.writing.docx import render_docx
from briefer.writing.pdf import render_pdf
from tests.samples import MOMENT, PIXEL, sample_document, sample_pack, sample_sources
from tests.writing.houses import house_file
from tests.writing.pdf_structure import Node, TaggedPdf
from tests.writing.spoken import squeezed
from tests.writing.wordreading import read_word

HOUSE = read_house_style(house_file())
_MARK = re.compile(r"[•–·]|\d+\.")
_CALL = re.compile("⟦(\\d+)⟧")


def said(node: Node) -> str:
    """Return what the PDF says below an element, without contents, notes, marks of lists, and words drawn in pictures."""
    if node.tag in ("TOC", "Note") or (node.tag == "Lbl" and _MARK.fullmatch(squeezed(node.text))):
        return ""
    if node.said is not None:
        return node.said
    kids = (one for one in node.kids if node.tag != "Figure" or (isinstance(one, Node) and one.tag == "Caption"))
    return "".join(one if isinstance(one, str) else said(one) for one in kids)


def noted(note: Node) -> str:
    """Return what a note says, without its number."""
    return squeezed(
        "".join(
            one if isinstance(one, str) else one.text for one in note.kids if isinstance(one, str) or one.tag != "Lbl"
        )
    )


def both(document: Document) -> tuple[str, list[str], list[tuple[int, str]], str, list[str], list[tuple[int, str]]]:
    """Return words, notes and headings of the body, of the PDF and of the Word file."""
    result = render_pdf(document, HOUSE)
    root = TaggedPdf(result.content).root
    body = "".join(said(one) for one in root.kids[1:] if isinstance(one, Node))
    headings = [(int(one.tag[1]), squeezed(one.text)) for one in root.find("H1", "H2", "H3", "H4", "H5", "H6")]
    notes = [noted(one) for one in root.find("Note")]
    read = read_word(render_docx(document, HOUSE, pages=result.anchors), after="{{ word.to_recipients }}")
    return squeezed(body), notes, headings, _CALL.sub(r"\1", read.text), read.notes, read.headings


@pytest.mark.parametrize("language", ["en", "ar", "he", "fa", "fr"])
@pytest.mark.parametrize("citations", list(Citations))
@pytest.mark.parametrize("style", list(CitationStyle))
def test_word_and_pdf_say_the_same(citations: Citations, style: CitationStyle, language: str) -> None:
    """All words with page numbers, every note, every heading with its level; Word chooses the digits of calls itself."""
    pdf, pdf_notes, pdf_headings, word, word_notes, word_headings = both(
        replace(sample_document(language, direction_of_language(language)), citations=citations, citation_style=style)
    )
    assert len(pdf) > 1000 and plain_digits(word) == plain_digits(pdf)
    assert word_notes == pdf_notes
    assert word_headings == pdf_headings


def plain_digits(text: str) -> str:
    """Return text with the digits of all languages as European ones."""
    return "".join(str(unicodedata.digit(one)) if one.isdecimal() else one for one in text)


@pytest.mark.parametrize(
    "template", ["weekly-brief", "topic-dossier", "source-digest", "newsletter", "executive-one-pager"]
)
def test_one_composition_gives_every_format(tmp_path: Path, template: str) -> None:
    """All formats in one go, twice with the same bytes; every excerpt is in every one."""
    composed = compose(
        sample_pack(), sample_sources(), find_template(template), moment=MOMENT, assets={"pixel.png": PIXEL}
    )
    targets = [tmp_path / f"brief{ending}" for ending in WRITERS]
    assert write(composed.document, composed.house, targets) == targets
    first = [target.read_bytes() for target in targets]
    write(composed.document, composed.house, targets)
    assert [target.read_bytes() for target in targets] == first
    assert sorted(tmp_path.iterdir()) == sorted(targets)


@pytest.mark.parametrize("citations", list(Citations))
@pytest.mark.parametrize("style", list(CitationStyle))
def test_cross_references_are_live_in_both(citations: Citations, style: CitationStyle) -> None:
    """Every reference of the Word file has its bookmark, every link of the PDF its page, and both lead to as many anchors."""
    document = replace(sample_document(), citations=citations, citation_style=style)
    result = render_pdf(document, HOUSE)
    word = read_word(render_docx(document, HOUSE, pages=result.anchors))
    parts = "".join(
        word.parts[name].decode() for name in word.parts if re.match(r"word/(document|\w+notes)\.xml", name)
    )
    marks = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', parts)
    wanted = {*re.findall(r'w:anchor="([^"]+)"', parts), *re.findall(r"(?:PAGEREF|NOTEREF|REF) (\w+)", parts)}
    assert len(marks) == len(set(marks))
    assert wanted and wanted <= set(marks)
    pdf = TaggedPdf(result.content)
    pages = {page.obj.objgen for page in pdf.pdf.pages}
    links = [link for page in pdf.pdf.pages for link in page.obj.get("/Annots", []) if "/Dest" in link]
    assert links and all(link.Dest[0].objgen in pages for link in links)
    sources = [name for name in wanted if "source" in name.lower()]
    assert bool(sources) is (citations is Citations.NUMBERS)
