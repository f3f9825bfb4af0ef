"""PDF files, made here: reading order, furniture, hyphens, headings, tables, and what cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from briefer.bulletin import BlockKind
from briefer.faults import Fault
from briefer.importing.catalogue import read

_TEXTS = [
    f"On August {day} the convoy number {day} left the town in the early morning and went north along the road which had been opened a week "
    f"before; reports of the evening say that it met with no resistance and that {day * 3} vehicles reached the observation post at Morek."
    for day in range(1, 25)
]
_BODY = ParagraphStyle(
    "body", fontName="Helvetica", fontSize=10, leading=12.5, alignment=4, spaceAfter=6, hyphenationLang="en_US"
)
_HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=15, leading=18, spaceAfter=6)


def _furniture(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 815, "Meridian Desk Weekly, issue 34")
    canvas.drawRightString(535, 815, "26 August 2019")
    canvas.drawCentredString(297, 25, f"Page {document.page} of 9")


def _bare(canvas: Canvas, document: Any) -> None:
    """Draw nothing around the text."""


def _pdf(columns: int, flowables: list[Flowable], furniture: Callable[[Canvas, Any], None] = _furniture) -> bytes:
    buffer = io.BytesIO()
    width = (475 - 20 * (columns - 1)) / columns
    frames = [Frame(60 + n * (width + 20), 60, width, 720) for n in range(columns)]
    BaseDocTemplate(buffer, pageTemplates=[PageTemplate(frames=frames, onPage=furniture)]).build(flowables)
    return buffer.getvalue()


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other_whole_and_without_furniture(columns: int) -> None:
    story: list[Flowable] = []
    for number, text in enumerate(_TEXTS):
        story += [Paragraph(f"Section {number // 6 + 1}", _HEAD)] if number % 6 == 0 else []
        story.append(Paragraph(text, _BODY))
    blocks = read(_pdf(columns, story), "a.pdf").blocks
    assert [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH] == _TEXTS
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == [f"Section {n}" for n in range(1, 5)]
    assert len(blocks) == len(_TEXTS) + 4
    assert [block.page for block in blocks] == sorted(block.page or 0 for block in blocks)


def test_a_ruled_table_stays_a_table_between_its_paragraphs() -> None:
    rows = [["Country", "Event", "Killed"], ["Nigeria", "Attack on mourners", "65"], ["Mali", "Ambush", "5"]]
    table = Table(
        rows, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")]
    )
    first, found, last = read(
        _pdf(1, [Paragraph(_TEXTS[0], _BODY), table, Paragraph(_TEXTS[1], _BODY)], _bare), "a.pdf"
    ).blocks
    assert (first.text, last.text) == (_TEXTS[0], _TEXTS[1])
    assert (found.kind, found.rows, found.header_rows) == (BlockKind.TABLE, tuple(map(tuple, rows)), 1)


def test_a_table_ruled_only_between_its_rows_stays_a_table() -> None:
    cell = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
    rows = [
        ["Crossing", "Held by", "State"],
        ["Albukamal", "the army and militias that are allied with it", "open"],
        ["Al-Tanf", "a local partner", "closed"],
    ]
    table = Table(
        [[Paragraph(text, cell) for text in row] for row in rows],
        colWidths=[90, 110, 80],
        style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)],
    )
    blocks = read(_pdf(1, [Paragraph(_TEXTS[0], _BODY), table, Paragraph(_TEXTS[1], _BODY)], _bare), "a.pdf").blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert blocks[1].rows == tuple(map(tuple, rows))


def test_bullets_and_numbers_become_list_items_with_their_labels() -> None:
    style = ParagraphStyle("item", parent=_BODY, leftIndent=14, bulletIndent=0)
    story = [Paragraph(_TEXTS[n], style, bulletText=label) for n, label in enumerate(("•", "•", "1.", "2."))]
    blocks = read(_pdf(1, story, _bare), "a.pdf").blocks
    assert [(b.kind.value, b.label, b.ordered, b.text) for b in blocks] == [
        ("list_item", label, ordered, _TEXTS[n])
        for n, (label, ordered) in enumerate((("•", False), ("•", False), ("1.", True), ("2.", True)))
    ]


def test_bold_lines_of_the_texts_own_size_are_headings() -> None:
    bold = ParagraphStyle("bold", parent=_BODY, fontName="Helvetica-Bold")
    story = [
        part for n in range(4) for part in (Paragraph(f"What happened on day {n}", bold), Paragraph(_TEXTS[n], _BODY))
    ]
    kinds = [block.kind.value for block in read(_pdf(1, story, _bare), "a.pdf").blocks]
    assert kinds == ["heading", "paragraph"] * 4


def _canvas(draw: Callable[[Canvas], None]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def test_a_scanned_file_has_no_text_layer() -> None:
    def scan(canvas: Canvas) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)

    with pytest.raises(Fault, match="no text layer") as caught:
        read(_canvas(scan), "scan.pdf")
    assert caught.value.key == "reading.no_text_layer"


def test_a_file_with_a_password_is_refused_and_one_that_only_forbids_copying_is_read() -> None:
    plain = _canvas(lambda canvas: canvas.drawString(72, 700, "The convoy reached the post."))

    def locked(user: str) -> bytes:
        buffer = io.BytesIO()
        with pikepdf.open(io.BytesIO(plain)) as pdf:
            pdf.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=user))
        return buffer.getvalue()

    with pytest.raises(Fault, match="encrypted"):
        read(locked("secret"), "a.pdf")
    assert read(locked(""), "a.pdf").blocks[0].text == "The convoy reached the post."


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(_pdf(1, [Paragraph(text, _BODY) for text in _TEXTS[:3]]))) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(buffer)
    text = " ".join(block.text for block in read(buffer.getvalue(), "a.pdf").blocks)
    assert "convoy number 1 left" in text
