"""Notes of a house's own text that gave way to the content do not stand among ours."""

import io
import zipfile

from briefer.templating.house import read_house_style
from briefer.writing.docx import render_docx
from tests.samples import sample_document
from tests.tooling.wordparts import OFFICE, Paper, R, Style, W, paragraph, run, section_xml, word_file

NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:type="continuationSeparator" w:id="0">'
    '<w:p/></w:footnote><w:footnote w:id="7"><w:p><w:r><w:t>A note of the house</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
CALL = '<w:r><w:footnoteReference w:id="7"/></w:r>'


def _house(body: str) -> bytes:
    plain = word_file(
        [Style(name="Normal"), Style(name="header")],
        body=body + section_xml(Paper(), default="1"),
        headers={"1": ""},
        footers={"1": ""},
        numbering="",
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                content = content.replace(
                    "</Relat", f'<Relationship Id="rIdN" Type="{R}/footnotes" Target="footnotes.xml"/></Relat'
                )
            if name == "[Content_Types].xml":
                content = content.replace(
                    "</Types",
                    f'<Override PartName="/word/footnotes.xml" ContentType="{OFFICE}.wordprocessingml.footnotes+xml"/></Types',
                )
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", NOTES)
    return stream.getvalue()


def _notes(body: str) -> str:
    written = render_docx(sample_document(), read_house_style(_house(body)))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return archive.read("word/footnotes.xml").decode()


def test_a_note_that_nothing_calls_any_more_is_taken_out() -> None:
    assert "A note of the house" not in _notes(paragraph("Normal", run("Old text"), CALL))


def test_a_note_of_the_cover_stays() -> None:
    assert "A note of the house" in _notes(
        paragraph("Normal", run("Cover"), CALL) + paragraph("Normal", run("{{ body }}"))
    )
