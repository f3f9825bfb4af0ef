"""How pages are set, measured on the PDF: no widows, headings with their text, even spaces, hyphens by language, true page numbers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pypdfium2
import pytest

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.house import HouseStyle, LineRule, ParagraphLook, TextLook
from briefer.document.tree import Document, Properties
from briefer.writing.pdf import PdfResult, render_pdf
from tests.samples import ENGLISH, MOMENT, SECOND
from tests.writing.pdf_structure import TaggedPdf

LINE = 14.0
JUSTIFIED = ParagraphLook(
    text=TextLook(size=10.5),
    alignment=b.Alignment.JUSTIFY,
    line=LINE,
    line_rule=LineRule.EXACT,
    after=6.0,
    hyphenate=True,
)
HOUSE = HouseStyle(styles={"Normal": JUSTIFIED})
GERMAN = (
    "Die Bundesregierung veröffentlichte gestern ihre Einschätzung der Sicherheitslage und kündigte weitere Untersuchungen "
    "der Grenzübergänge sowie zusätzliche Unterstützungsmaßnahmen für die Nachbarländer an. "
)
FRENCH = (
    "Le gouvernement a annoncé une réorganisation progressive des établissements frontaliers, particulièrement surveillés "
    "depuis les affrontements meurtriers du printemps, et une augmentation considérable des contrôles administratifs. "
)
RUSSIAN = (
    "Правительство опубликовало предварительные результаты расследования и сообщило о дополнительных мероприятиях "
    "по обеспечению безопасности приграничных территорий и международных перевозок. "
)


def rendered(*blocks: b.Block, language: str = "en") -> PdfResult:
    return render_pdf(Document(Properties("Test", MOMENT), tuple(blocks), language=language), HOUSE)


def paragraph(text: str, item: str | None = None) -> b.Paragraph:
    return b.Paragraph((i.Text(text),), item=item)


def test_no_paragraph_leaves_one_line_alone_on_a_page() -> None:
    """Paragraphs of two to seven lines, in every place they can have at the end of a page."""
    for lead in range(12):
        blocks = [paragraph("Line.") for _ in range(lead)]
        blocks += [paragraph((ENGLISH + " ") * (1 + number % 3), f"p{number}") for number in range(40)]
        result = rendered(*blocks)
        assert result.pages > 2
        for item, areas in result.items.items():
            if len(areas) > 1:
                assert all(one.area[3] - one.area[1] > 1.5 * LINE for one in areas), (lead, item)


def test_a_heading_is_never_the_last_thing_on_a_page() -> None:
    for lead in range(14):
        blocks: list[b.Block] = [paragraph("Line.") for _ in range(lead)]
        for number in range(30):
            blocks.append(b.Heading(2, (i.Text(f"Head {number}"),), f"h{number}"))
            blocks.append(paragraph(ENGLISH + " " + SECOND, f"p{number}"))
        result = rendered(*blocks)
        assert all(result.anchors[f"h{number}"] == result.items[f"p{number}"][0].page for number in range(30))


def test_contents_give_the_pages_on_which_the_headings_stand() -> None:
    blocks: list[b.Block] = [b.Contents((i.Text("Contents"),), 1)]
    for number in range(60):
        blocks += [b.Heading(1, (i.Text(f"Chapter-{number}-"),), f"h{number}"), paragraph((ENGLISH + " ") * 6)]
    result = rendered(*blocks)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(result.content)]
    entries = [re.sub(r"\s+", " ", one.text) for one in TaggedPdf(result.content).root.find("TOCI")]
    after = max(number for number, text in enumerate(pages) if "Contents" in text or "Chapter-59- ." in text)
    assert len(entries) == 60
    for number, entry in enumerate(entries):
        stands = [
            page for page, text in enumerate(pages, 1) if re.search(rf"^Chapter-{number}-\s*$", text, re.MULTILINE)
        ]
        assert stands and int(entry.split()[-1]) == stands[-1], (entry, stands, after)


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH + " " + SECOND + " ", "en"), (GERMAN, "de"), (FRENCH, "fr"), (RUSSIAN, "ru")],
)
def test_narrow_columns_are_hyphenated_in_their_language(text: str, language: str) -> None:
    """Hyphens at line ends say nothing: the words are read whole."""
    result = rendered(b.Columns((paragraph(text * 6),), 3), language=language)
    root = TaggedPdf(result.content).root
    raw = "".join(_strings(root))
    assert raw.count("\u00ad") > 4
    assert root.text.split() == (text * 6).split()
    for before, after in itertools.pairwise(raw.split("\u00ad")):
        assert re.search(r"\w\w$", before) and re.match(r"\w\w", after)


def _strings(node: object) -> Iterator[str]:
    for kid in node.kids:  # type: ignore[attr-defined]
        if isinstance(kid, str):
            yield kid
        else:
            yield from _strings(kid)


def _spaces(content: bytes) -> list[float]:
    """Return the widths of the spaces of all full lines, in type sizes, from the places of the letters beside them."""
    widths: list[float] = []
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        count = text.count_chars()
        letters = text.get_text_range(0, count)
        for at in range(1, count - 1):
            if letters[at] == " " and letters[at - 1].isalpha() and letters[at + 1].isalpha():
                before, after = text.get_charbox(at - 1, loose=True), text.get_charbox(at + 1, loose=True)
                if abs(before[1] - after[1]) < 1 and after[0] > before[2]:
                    widths.append((after[0] - before[2]) / 10.5)
    return widths


def test_spaces_of_justified_lines_are_even_enough_that_no_river_runs_through() -> None:
    """Of a space of 0.24 em: none is squeezed by more than a seventh, hardly one in ten is wider than half an em."""
    found = _spaces(rendered(*(paragraph((ENGLISH + " " + SECOND + " ") * 2) for _ in range(12))).content)
    assert len(found) > 800
    assert min(found) > 0.16  # boxes of letters are a little wider than letters
    assert sum(width > 0.5 for width in found) < 0.1 * len(found)
    assert max(found) < 0.8
