"""A PDF read as a screen reader reads it says what the document says; and what search finds in right-to-left pages."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefer.document.dump import dump_blocks
from briefer.document.inlines import Citation, Footnote
from briefer.document.walk import inlines
from briefer.templating.catalogue import find_template
from briefer.templating.compose import Composed, compose
from briefer.writing.pdf import PdfResult, render_pdf
from tests.rightleft import WORDS, pack_in, sources_in
from tests.samples import MOMENT, PIXEL, sample_pack, sample_sources
from tests.writing.pdf_structure import Node, TaggedPdf
from tests.writing.spoken import spoken, squeezed
from tests.writing.test_both import noted, plain_digits, said

TEMPLATES = ("weekly-brief", "executive-one-pager", "topic-dossier", "source-digest", "newsletter")
WAYS = {"en": "footnotes", "ar": "endnotes", "he": "numbers", "fa": "footnotes"}
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))
_KINDS = re.compile(
    r"^ *(heading \d( [\w.]+(?= ))?|paragraph [\w-]+|quotation.*|list .*|item|figure \S+ \"[^\"]*\"|timeline|contents.*|"
    r"sources$|source|columns.*|division.*|page break|table \d)"
)
PACKS = [(template, language) for template in TEMPLATES for language in WAYS]


@cache
def made(template: str, language: str) -> tuple[Composed, PdfResult]:
    composed = compose(
        sample_pack() if language == "en" else pack_in(language),
        sample_sources() if language == "en" else sources_in(language),
        find_template(template),
        moment=MOMENT,
        options={"citations": WAYS[language]},
        assets={"pixel.png": PIXEL},
    )
    return composed, render_pdf(composed.document, composed.house)


@cache
def tagged(template: str, language: str) -> TaggedPdf:
    return TaggedPdf(made(template, language)[1].content)


@pytest.mark.parametrize(("template", "language"), PACKS)
def test_structure_says_the_document_and_its_notes(template: str, language: str) -> None:
    composed, result = made(template, language)
    root = tagged(template, language).root
    kids = [kid for kid in root.kids if isinstance(kid, Node)][bool(composed.house.cover) :]
    expected, notes = spoken(composed.document, dict(result.anchors))
    body = squeezed("".join(said(kid) for kid in kids))
    assert len(body) > 500
    assert plain_digits(body) == plain_digits(re.sub("⟦(\\d+)⟧", r"\1", expected))
    assert [plain_digits(noted(note)) for note in root.find("Note")] == [plain_digits(note) for note in notes]


@pytest.mark.parametrize(("template", "language"), PACKS)
def test_every_word_of_the_dump_is_said_in_its_order(template: str, language: str) -> None:
    """The dump's own lines, their marks taken off, without looking at the document again."""
    composed, _ = made(template, language)
    kids = [kid for kid in tagged(template, language).root.kids if isinstance(kid, Node)][bool(composed.house.cover) :]
    heard = "".join(said(kid) for kid in kids).translate(_UNSEEN)
    at = 0
    for line in dump_blocks(composed.document.blocks):
        for word in re.findall(r"[^\W\d_]+", _unmarked(line).translate(_UNSEEN)):
            found = heard.find(word, at)
            assert 0 <= found < at + 400, (word, line, heard[at : at + 80])
            at = found + len(word)


def _unmarked(line: str) -> str:
    """Return the words of a line of the dump."""
    line = re.sub(r"  \([^()]*\)$", "", line)
    line = _KINDS.sub("", line)
    for _ in range(3):
        line = re.sub(r"\[\^[^\[\]]*\]|\{(?:page|title|seq)[^{}]*\}|\]\([^()]*\)|<[\w-]+: |⟨\w+:", " ", line)
    return line.replace("⏎", " ")


@pytest.mark.parametrize(("template", "language"), PACKS)
def test_all_is_tagged_once_or_an_artifact(template: str, language: str) -> None:
    pdf = tagged(template, language)
    assert (pdf.untagged, pdf.unread, pdf.wrong_parents()) == ([], set(), [])


@pytest.mark.parametrize(("template", "language"), PACKS)
def test_headings_skip_no_level_and_are_the_bookmarks(template: str, language: str) -> None:
    pdf = tagged(template, language)
    headings = pdf.root.find("H1", "H2", "H3", "H4", "H5", "H6")
    levels = [int(one.tag[1]) for one in headings]
    assert levels and levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    with pdf.pdf.open_outline() as outline:
        marks = [squeezed(one.title) for one in _flat(outline.root)]
    assert marks == [squeezed(one.text) for one in headings]


def _flat(items: list[pikepdf.OutlineItem]) -> list[pikepdf.OutlineItem]:
    return [one for item in items for one in (item, *_flat(item.children))]


@pytest.mark.parametrize(("template", "language"), PACKS)
def test_tables_figures_links_and_notes_say_what_they_are(template: str, language: str) -> None:
    pdf = tagged(template, language)
    assert all("Scope" in one.attributes for one in pdf.root.find("TH"))
    assert all(one.find("TH") for one in pdf.root.find("Table"))
    assert all(one.alternative for one in pdf.root.find("Figure"))
    assert all(one.links for one in pdf.root.find("Link"))
    links = [link for page in pdf.pdf.pages for link in page.obj.get("/Annots", [])]
    assert all(str(link.get("/Contents", "")).strip() for link in links)
    names = pdf.pdf.Root.StructTreeRoot.get("/IDTree")
    count = len(names.Kids[0].Names) // 2 if names is not None else 0
    composed, _ = made(template, language)
    notes = sum(isinstance(one, Footnote | Citation) for one in inlines(composed.document))
    assert count == len(pdf.root.find("Note"))
    assert count == (notes if WAYS[language] != "numbers" else 0)


@pytest.mark.parametrize(("template", "language"), PACKS)
def test_the_file_tells_title_language_and_direction(template: str, language: str) -> None:
    pdf = tagged(template, language).pdf
    title = made(template, language)[0].document.properties.title
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == title
        assert metadata["dc:rights"].startswith("TLP:AMBER")
        assert metadata["dc:language"] == {language}
    assert (str(pdf.Root.Lang), bool(pdf.Root.ViewerPreferences.DisplayDocTitle)) == (language, True)
    assert str(pdf.Root.ViewerPreferences.get("/Direction", "/L2R")) == ("/L2R" if language == "en" else "/R2L")
    assert all(str(page.obj.Tabs) == "/S" for page in pdf.pages)


@pytest.mark.parametrize("template", TEMPLATES)
def test_quoted_words_say_their_language_in_an_english_pack(template: str) -> None:
    """Each stretch of Arabic, Hebrew or Persian stands in an element of that language."""
    for node, language in _with_language(tagged(template, "en").root, "en"):
        words = node.said or "".join(kid for kid in node.kids if isinstance(kid, str))
        letters = [unicodedata.name(one, "").partition(" ")[0] for one in words if one.isalpha()]
        if letters and letters.count("HEBREW") + letters.count("ARABIC") > len(letters) / 2:
            assert language in ("he", "ar", "fa"), (words, language)


def _with_language(node: Node, inherited: str) -> list[tuple[Node, str]]:
    own = node.language or inherited
    return [(node, own), *(pair for kid in node.kids if isinstance(kid, Node) for pair in _with_language(kid, own))]


@pytest.mark.parametrize(("template", "language"), PACKS)
def test_the_marking_is_on_every_page(template: str, language: str) -> None:
    for words in tagged(template, language).artifacts:
        assert "TLP:AMBER" in "".join(words)


def _searched(text: str) -> str:
    return " ".join(text.translate(_UNSEEN).split())


def _words_and_phrases(language: str) -> tuple[set[str], set[str]]:
    """Return single words, and rows of three that no mark or sign interrupts."""
    words: set[str] = set()
    phrases: set[str] = set()
    for text in WORDS[language].texts:
        for row in re.findall(r"[^\W\d_A-Za-z]+(?: [^\W\d_A-Za-z]+)*", _searched(text)):
            parts = row.split()
            words |= {part for part in parts if len(part) > 1}
            phrases |= {" ".join(three) for three in zip(parts[1:], parts[2:], parts[3:-1], strict=False)}
    return words, phrases


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_words_and_phrases_are_found_by_poppler(language: str, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not on this machine (Debian: poppler-utils)")
    path = tmp_path / "a.pdf"
    path.write_bytes(made("weekly-brief", language)[1].content)
    text = _searched(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout)
    words, phrases = _words_and_phrases(language)
    assert len(words) > 50 and len(phrases) > 8
    assert {one for one in words | phrases if one not in text} == set()


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_words_are_found_by_pdfium(language: str) -> None:
    pdf = pypdfium2.PdfDocument(io.BytesIO(made("weekly-brief", language)[1].content))
    text = _searched(" ".join(page.get_textpage().get_text_range() for page in pdf))
    words, _ = _words_and_phrases(language)
    assert {one for one in words if one not in text} == set()
