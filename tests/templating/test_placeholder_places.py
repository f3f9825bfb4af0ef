"""Placeholders are filled in every place of a Word file, however Word cut them, in Word and PDF alike; so is what Word itself fills in."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pypdfium2
import pytest

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.house import HouseStyle
from briefer.templating.house import read_house_style
from briefer.writing.docx import render_docx
from briefer.writing.pdf import render_pdf
from tests.samples import sample_document
from tests.tooling.houselooks import styles
from tests.tooling.wordmarks import control, cut, field, text_box
from tests.tooling.wordparts import Paper, numbering_xml, paragraph, run, section_xml, word_file

VALUES = {
    "pack.title": "Rivers & {{ braces }}",
    "pack.author": "A. Analyst",
    "pack.subtitle": "",
    "pack.date": "11 August 2019",
    "pack.date:iso": "2019-08-11",
    "pack.language": "en",
}
TITLE = VALUES["pack.title"]
CUT = "".join(cut("{{ pack.title }}"))


def _house(cover: str = "", header: str = "", footer: str = "") -> HouseStyle:
    return read_house_style(
        word_file(
            [*styles(Paper())],
            body=cover + paragraph("Normal", run("{{ body }}")) + section_xml(Paper(), default="1"),
            headers={"1": header or paragraph("header", run("Head"))},
            footers={"1": footer or paragraph("header", run("Foot"))},
            numbering=numbering_xml([]),
        )
    )


def _written(house: HouseStyle) -> tuple[str, str]:
    """Return the words of the Word file (document, header, footer) and of the PDF."""
    document = replace(
        sample_document(),
        blocks=(b.Paragraph((i.Text("Content"),)),),
        sources=(),
        marking="",
        caveats="",
        values=VALUES,
    )
    with zipfile.ZipFile(io.BytesIO(render_docx(document, house))) as archive:
        parts = [archive.read(f"word/{name}.xml").decode() for name in ("document", "header1", "footer1")]
    # What older programs show instead of a text box says the same once more.
    shown = re.sub("<mc:Fallback>.*?</mc:Fallback>", "", "".join(parts), flags=re.S)
    word = re.sub("<[^>]+>", "", re.sub("</w:p>", "\n", shown)).replace("&amp;", "&")
    pdf = pypdfium2.PdfDocument(render_pdf(document, house).content)
    return word, " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


@pytest.mark.parametrize(
    "place",
    [
        {"cover": paragraph("Normal", CUT)},
        {"header": paragraph("header", CUT)},
        {"footer": paragraph("header", CUT)},
        {"cover": paragraph("Normal", text_box(paragraph("Normal", CUT)))},
        {"header": paragraph("header", text_box(paragraph("header", CUT)))},
        {"cover": f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{paragraph('Normal', CUT)}</w:tc></w:tr></w:tbl>"},
        {"cover": control(paragraph("Normal", CUT))},
        {"cover": paragraph("Normal", run("For: "), control(CUT))},
        {"cover": paragraph("Normal", f'<w:ins w:id="1" w:author="x">{CUT}</w:ins>')},
        {"cover": paragraph("Normal", f'<w:hyperlink w:anchor="x">{CUT}</w:hyperlink>')},
        {"cover": paragraph("Normal", CUT, field("PAGE", "1"), run(" of "), field("NUMPAGES", "9"))},
        {"cover": paragraph("Title", control(run("[Title]"), bound="title"))},
        {"cover": control(paragraph("Title", run("[Document "), run("title]")), bound="title")},
        {"header": paragraph("header", control(run("x"), tag="pack.title"))},
        {"header": paragraph("header", field("DOCPROPERTY Title", "Old title"))},
    ],
)  # fmt: skip
def test_a_placeholder_is_whole_in_every_place(place: dict[str, str]) -> None:
    for words in _written(_house(**place)):
        assert words.count(TITLE) == 1, words
        assert "[" not in words and "{{ pack" not in words


def test_what_word_fills_in_is_the_packs() -> None:
    house = _house(
        paragraph("Normal", control(run("[Author]"), bound="creator"))
        + paragraph("Normal", control(run("[Date]"), bound="PublishDate", date="dd.MM.yy"))
        + control(paragraph("Normal", run("[Subtitle]")), bound="subject"),
        paragraph("header", field("USERNAME", "Somebody else")),
    )
    for words in _written(house):
        assert words.count("A. Analyst") == 2 and "Somebody" not in words
        assert "11.08.19" in words and "[" not in words
    assert house.remarks == ()


def test_other_controls_and_fields_stay_as_they_are() -> None:
    house = _house(
        paragraph("Normal", control(run("Room 5"), tag="room")), paragraph("header", field("FILENAME", "x.docx"))
    )
    for words in _written(house):
        assert "Room 5" in words and "x.docx" in words
    assert any("the field FILENAME" in remark for remark in house.remarks)


def test_a_date_is_written_as_asked() -> None:
    for words in _written(_house(paragraph("Normal", *cut("{{ pack.date | d MMM yyyy }}")))):
        assert "11 Aug 2019" in words


@pytest.mark.parametrize("hidden", ["<w:vanish/>", '<w:rStyle w:val="Unseen"/>'])
def test_hidden_text_is_not_shown(hidden: str) -> None:
    secret = f"<w:r><w:rPr>{hidden}</w:rPr><w:t>Secret</w:t></w:r>"
    content = word_file(
        [*styles(Paper())],
        body=paragraph("Normal", run("Open"), secret) + paragraph("Normal", run("{{ body }}")) + section_xml(Paper(), default="1"),
        headers={"1": ""}, footers={"1": ""}, numbering=numbering_xml([]),
    )  # fmt: skip
    unseen = b'<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</w:styles>", unseen))
    pdf = _written(read_house_style(stream.getvalue()))[1]
    assert "Open" in pdf and "Secret" not in pdf
