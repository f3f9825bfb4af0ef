"""Tests of the PDF writer: what a screen reader reads, what a page shows, what the file promises."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.house import HouseStyle
from briefer.document.tree import Attachment, Citations, Document
from briefer.document.walk import lines_of, plain, walk
from briefer.writing.pdf import render_pdf
from tests.samples import ARABIC, HEBREW, MOMENT, PERSIAN, sample_document
from tests.writing.pdf_structure import TaggedPdf

PLAIN = HouseStyle(styles={})


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def document_of(*blocks: b.Block, **values: object) -> Document:
    from briefer.document.tree import Properties

    return Document(Properties("Test", MOMENT), tuple(blocks), **values)  # type: ignore[arg-type]


def paragraph(text: str, **values: object) -> b.Paragraph:
    return b.Paragraph((i.Text(text),), **values)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def sample() -> TaggedPdf:
    return TaggedPdf(render_pdf(sample_document(), PLAIN).content)


def test_everything_is_tagged_or_an_artifact(sample: TaggedPdf) -> None:
    assert sample.untagged == []
    assert sample.unread == set()
    assert sample.wrong_parents() == []


def test_structure_reads_all_words_of_the_document_in_order(sample: TaggedPdf) -> None:
    said = squeezed(sample.root.text)
    at = 0
    for block in walk(sample_document()):
        if isinstance(block, b.Contents | b.Quotation):
            continue
        for line in lines_of(block):
            for words in re.split(r"\s*⏎\s*", plain_with_breaks(line)):
                for word in squeezed(words).split(" "):
                    found = said.find(word, at)
                    assert found >= 0, (word, said[at : at + 200])
                    at = found + len(word)


def plain_with_breaks(line: tuple[i.Inline, ...]) -> str:
    return "⏎".join(plain((one,)) if not isinstance(one, i.LineBreak) else "" for one in line)


@pytest.mark.parametrize("text", [ARABIC, HEBREW, PERSIAN])
def test_right_to_left_text_is_read_exactly(text: str) -> None:
    document = document_of(paragraph(text, direction="rtl"), language="ar", direction="rtl")
    assert squeezed(TaggedPdf(render_pdf(document, PLAIN).content).root.text) == text


@pytest.mark.parametrize("text", [ARABIC, HEBREW, PERSIAN])
def test_right_to_left_words_in_english_are_read_exactly(text: str) -> None:
    whole = f"He said: {text} And that was all, 12 of 13."
    assert squeezed(TaggedPdf(render_pdf(document_of(paragraph(whole)), PLAIN).content).root.text) == whole


def test_headings_skip_no_level() -> None:
    blocks = [
        b.Heading(level, (i.Text(f"H {level}"),), f"h{number}") for number, level in enumerate((2, 4, 1, 3, 3, 2))
    ]
    root = TaggedPdf(render_pdf(document_of(*blocks), PLAIN).content).root
    assert [node.tag for node in root.find("H1", "H2", "H3", "H4")] == ["H1", "H2", "H1", "H2", "H2", "H2"]


def test_tables_have_scoped_headers(sample: TaggedPdf) -> None:
    headers = sample.root.find("TH")
    assert {node.attributes.get("Scope") for node in headers} == {"/Column", "/Row"}
    assert len(sample.root.find("THead")) == 1


def test_a_long_table_repeats_its_header_as_an_artifact() -> None:
    rows = [("Day", "Place"), *((f"{n} August", f"Place {n}") for n in range(120))]
    table = b.Table(tuple(tuple(b.Cell((i.Text(cell),)) for cell in row) for row in rows))
    pdf = TaggedPdf(render_pdf(document_of(table), PLAIN).content)
    assert len(pdf.pdf.pages) > 2
    assert pdf.root.text.count("Place ") >= 120
    assert all("Day" in "".join(words) for words in pdf.artifacts[1:])
    assert [node.text.strip() for node in pdf.root.find("TH")] == ["Day", "Place"]


def test_notes_stand_with_their_call(sample: TaggedPdf) -> None:
    notes = sample.root.find("Note")
    assert len(notes) == 4
    assert "A note with emphasis" in notes[1].text
    assert all(note.find("Lbl")[0].find("Link")[0].links for note in notes)


def test_a_note_longer_than_a_page_goes_on_on_the_next() -> None:
    words = " ".join(f"word{n}" for n in range(2500))
    document = document_of(b.Paragraph((i.Text("Called here."), i.Footnote((i.Text(words),)))), paragraph("After it."))
    pdf = TaggedPdf(render_pdf(document, PLAIN).content)
    assert len(pdf.pdf.pages) > 2
    assert (
        squeezed(pdf.root.find("Note")[0].text) == f"1 {words}"
        or squeezed(pdf.root.find("Note")[0].text) == f"1{words}"
    )


def test_two_thousand_notes_each_stand_on_the_page_of_their_call() -> None:
    blocks = [b.Paragraph((i.Text(f"Statement {n}."), i.Footnote((i.Text(f"Note to {n}."),)))) for n in range(2000)]
    result = render_pdf(document_of(*blocks), PLAIN)
    assert all(result.anchors[f"call-{n}"] == result.anchors[f"note-{n}"] for n in range(1, 2001))


@pytest.mark.parametrize("citations", list(Citations))
def test_citations_lead_to_their_sources(citations: Citations) -> None:
    pdf = TaggedPdf(render_pdf(replace(sample_document(), citations=citations), PLAIN).content)
    assert pdf.wrong_parents() == []
    assert "Spotlight on Global Jihad" in pdf.root.text
    assert bool(pdf.root.find("Note")) is (citations is not Citations.NUMBERS) or citations is Citations.NUMBERS


def test_contents_name_the_pages_of_headings() -> None:
    blocks: list[b.Block] = [b.Contents((i.Text("Contents"),), 1)]
    for number in range(12):
        blocks += [
            b.Heading(1, (i.Text(f"Part {number}"),), f"p{number}"),
            *(paragraph("Words and words. " * 40) for _ in range(6)),
        ]
    result = render_pdf(document_of(*blocks), PLAIN)
    entries = TaggedPdf(result.content).root.find("TOCI")
    assert [squeezed(entry.text) for entry in entries] == [f"Part {n} {result.anchors[f'p{n}']}" for n in range(12)]


def test_a_heading_stays_with_its_text() -> None:
    for lead in range(30, 48):
        blocks = [
            *(paragraph("Line.") for _ in range(lead)),
            b.Heading(1, (i.Text("Head"),), "head"),
            paragraph("Below. " * 30),
        ]
        document = document_of(*blocks, b.Heading(2, (i.Text("After"),), "after"))
        result = render_pdf(document, PLAIN)
        pages = list(TaggedPdf(result.content).pdf.pages)
        assert len(pages) <= 2
        text = TaggedPdf(result.content)
        assert text.unread == set()


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_pdf(sample_document(), PLAIN).content == render_pdf(sample_document(), PLAIN).content


def test_fonts_are_embedded_and_no_glyph_is_missing(sample: TaggedPdf) -> None:
    fonts = sample.pdf.pages[0].Resources.Font
    descriptors = [fonts[key].DescendantFonts[0].FontDescriptor for key in fonts]
    assert all("/FontFile2" in one or "/FontFile3" in one for one in descriptors)


def test_a_character_without_glyph_is_named_with_its_words() -> None:
    result = render_pdf(document_of(paragraph("A sign \U0001cd00x of none.")), PLAIN)
    assert any("U+1CD00" in remark and "x" in remark for remark in result.remarks)


def test_the_marking_stands_on_every_page() -> None:
    blocks = [paragraph("Words and words. " * 60) for _ in range(20)]
    pdf = TaggedPdf(render_pdf(document_of(*blocks, marking="TLP:RED"), PLAIN).content)
    assert len(pdf.artifacts) > 2
    assert all("".join(words).count("TLP:RED") == 2 for words in pdf.artifacts)


def test_attachments_travel_inside() -> None:
    manifest = Attachment("manifest.json", b'{"a": 1}', "application/json", "The pack's manifest", "Data")
    pdf = TaggedPdf(render_pdf(document_of(paragraph("Text."), attachments=(manifest,)), PLAIN).content).pdf
    assert pdf.attachments["manifest.json"].get_file().read_bytes() == b'{"a": 1}'
    assert str(pdf.Root.AF[0].AFRelationship) == "/Data"


def test_items_know_where_they_stand() -> None:
    result = render_pdf(sample_document(), PLAIN)
    assert {"exc-2", "tab-1", "fig-1", "sum-1", "time-1"} <= result.items.keys()
    for areas in result.items.values():
        for one in areas:
            left, top, right, bottom = one.area
            assert 1 <= one.page <= result.pages
            assert 0 <= left < right <= 596 and 0 <= top < bottom <= 842


def test_a_long_address_is_broken_within_the_measure() -> None:
    address = "https://example.org/" + "a" * 300
    pdf = TaggedPdf(render_pdf(document_of(paragraph(f"See {address} there.")), PLAIN).content)
    assert squeezed(pdf.root.text.replace(" ", "")) == f"See{address}there."


def test_an_empty_document_is_one_page() -> None:
    result = render_pdf(document_of(), PLAIN)
    assert result.pages == 1


def test_links_to_nowhere_are_plain_words() -> None:
    document = document_of(b.Paragraph((i.Link("#gone", (i.Text("words"),)),)))
    pdf = TaggedPdf(render_pdf(document, PLAIN).content)
    assert pdf.root.find("Link") == []
    assert pdf.root.text.strip() == "words"


def test_balanced_columns_end_level() -> None:
    document = document_of(
        b.Columns(tuple(paragraph("Some words of a column. " * 12, item=f"i{n}") for n in range(6)), 2)
    )
    result = render_pdf(document, PLAIN)
    lows: dict[float, float] = {}
    for areas in result.items.values():
        for one in areas:
            lows[round(one.area[0])] = max(lows.get(round(one.area[0]), 0.0), one.area[3])
    assert len(lows) == 2
    assert abs(max(lows.values()) - min(lows.values())) < 45


def test_headings_without_anchors_have_their_pages_too() -> None:
    blocks: list[b.Block] = [b.Contents((i.Text("Contents"),), 2)]
    for number in range(4):
        blocks += [b.Heading(1, (i.Text(f"Part {number}"),), in_contents=number != 1), b.PageBreak()]
    entries = TaggedPdf(render_pdf(document_of(*blocks), PLAIN).content).root.find("TOCI")
    assert [squeezed(entry.text) for entry in entries] == ["Part 0 1", "Part 2 3", "Part 3 4"]


def test_a_source_line_stays_with_its_quotation() -> None:
    for lead in range(36, 46):
        quotation = b.Quotation((paragraph("Words of a source. " * 20),), (i.Text("Sample Centre"),), item="exc")
        result = render_pdf(document_of(*(paragraph("Line.") for _ in range(lead)), quotation), PLAIN)
        last = TaggedPdf(result.content)
        assert last.unread == set()
        heights = [one.area[3] - one.area[1] for one in result.items["exc"]]
        assert all(height > 25 for height in heights), (lead, heights)


def test_a_row_higher_than_a_page_is_cut_between_lines() -> None:
    table = b.Table(((b.Cell((i.Text("Head"),)),), (b.Cell((i.Text("word " * 4000),)),)))
    pdf = TaggedPdf(render_pdf(document_of(table), PLAIN).content)
    assert len(pdf.pdf.pages) > 3
    assert pdf.root.find("TD")[0].text.split() == ["word"] * 4000


def test_every_letter_of_a_word_cut_at_a_line_end_is_read() -> None:
    words = "internationalisation telecommunications interdisciplinary characteristically " * 30
    pdf = TaggedPdf(render_pdf(document_of(b.Columns((paragraph(words),), 3)), PLAIN).content)
    assert pdf.root.text.split() == words.split()


def test_page_numbers_are_in_the_digits_of_the_language() -> None:
    blocks = [
        b.Contents((i.Text("المحتويات"),), 1),
        b.PageBreak(),
        b.Heading(1, (i.Text("أخبار"),), "a"),
        paragraph(ARABIC),
    ]
    pdf = TaggedPdf(render_pdf(document_of(*blocks, language="ar", direction="rtl"), PLAIN).content)
    assert squeezed(pdf.root.find("TOCI")[0].text).endswith("٢")


def test_quoted_words_of_another_script_say_their_language() -> None:
    spans = TaggedPdf(render_pdf(document_of(paragraph(ARABIC), paragraph(HEBREW)), PLAIN).content).root.find("Span")
    assert [span.language for span in spans] == ["ar", "he"]


def test_a_document_without_title_still_has_one() -> None:
    from briefer.document.tree import Properties

    pdf = TaggedPdf(render_pdf(Document(Properties("", MOMENT), (paragraph("Text."),)), PLAIN).content).pdf
    assert str(pdf.docinfo["/Title"]) == "Briefing"


@pytest.mark.skipif(
    "BRIEFER_PDF_VALIDATOR" not in os.environ, reason="set BRIEFER_PDF_VALIDATOR to a command that runs veraPDF"
)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_sample_passes_pdf_ua_and_pdf_a(direction: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(render_pdf(sample_document("ar" if direction == "rtl" else "en", direction), PLAIN).content)
    command = [*os.environ["BRIEFER_PDF_VALIDATOR"].split(), "ua1,3a", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.count("PASS") == 2, done.stdout


def test_numbers_in_a_right_to_left_table_stand_on_their_point() -> None:
    """Numbers run left to right there too, so that it is what stands before the point that reaches towards the end edge."""
    cells = ("القتلى", "٢", "١١٫٥", "٣٫٢٥")
    rows = tuple((b.Cell((i.Text("كلمة"),)), b.Cell((i.Text(cell),))) for cell in cells)
    table = b.Table(rows, alignments=(b.Alignment.START, b.Alignment.DECIMAL))
    content = render_pdf(document_of(table, language="ar", direction="rtl"), PLAIN).content
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    boxes = {page.get_text_range(at, 1): page.get_charbox(at) for at in range(page.count_chars())}
    points = [page.get_charbox(at)[0] for at in range(page.count_chars()) if page.get_text_range(at, 1) == "٫"]
    assert len(points) == 2 and abs(points[0] - points[1]) < 0.7
    assert abs(boxes["٢"][2] - points[0]) < 60


def test_the_marking_stands_in_the_properties_of_the_file() -> None:
    pdf = TaggedPdf(render_pdf(sample_document(), PLAIN).content).pdf
    assert str(pdf.docinfo["/Keywords"]) == "TLP:AMBER, Syria, Iraq"
    with pdf.open_metadata() as metadata:
        assert metadata["pdf:Keywords"] == "TLP:AMBER, Syria, Iraq"
        assert metadata["dc:rights"] == "TLP:AMBER Not for publication"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_column_of_numbers_has_room_for_the_longest_whole_and_the_longest_fraction(direction: str) -> None:
    cells = ("Rate", "1,234", "0.2567", "-12.5")
    rows = tuple((b.Cell((i.Text("Word"),)), b.Cell((i.Text(cell),))) for cell in cells)
    table = b.Table(rows, alignments=(b.Alignment.START, b.Alignment.DECIMAL))
    content = render_pdf(document_of(table, direction=direction), PLAIN).content
    lines = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    assert all(cell in lines for cell in ("1,234", "0.2567", "12.5"))


def test_a_label_too_long_for_its_chart_is_cut_and_stays_within_the_page() -> None:
    chart = b.BarChart((b.Bar("A very long label " * 12, 3), b.Bar("اسم طويل جدا " * 12, 2)))
    figure = b.Figure(chart, "Two bars")
    page = pypdfium2.PdfDocument(render_pdf(document_of(figure), PLAIN).content)[0].get_textpage()
    lefts = [page.get_charbox(at)[0] for at in range(page.count_chars())]
    assert min(lefts) > 60
    assert "…" in page.get_text_range()
