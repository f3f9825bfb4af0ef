"""PDF files, made here: reading order, furniture, hyphens, headings, tables, and what cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from briefer.bulletin import BlockKind, MarkKind
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


_ROWS = [
    ["Day", "Place", "Killed"],
    ["8 August", "Albukamal", "2"],
    ["9 August", "Mayadin", "11"],
    ["10 August", "Deir ez-Zor", "4"],
]


@pytest.mark.parametrize(
    "style",
    [
        [],
        [("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
         ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black)],
        [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)],
    ],
    ids=["no rules", "rules around the head", "a shaded head"],
)  # fmt: skip
def test_a_table_whose_cells_stand_in_columns_stays_a_table_without_rules(style: list[Any]) -> None:
    table = Table(_ROWS, colWidths=[110, 120, 60], style=style)
    blocks = read(_pdf(1, [Paragraph(_TEXTS[0], _BODY), table, Paragraph(_TEXTS[1], _BODY)], _bare), "a.pdf").blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert blocks[1].rows == tuple(map(tuple, _ROWS))


def test_lists_and_narrow_columns_of_text_are_no_tables() -> None:
    narrow = ParagraphStyle("narrow", fontName="Helvetica", fontSize=9, leading=11)
    columns = [[Paragraph(text, narrow) for text in _TEXTS[:3]]]
    table = Table(columns, colWidths=[110, 110, 110])
    labelled = Table([[f"{n}.", f"Village {n}"] for n in range(1, 6)], colWidths=[30, 100])
    for flowables in ([table], [Paragraph(_TEXTS[0], _BODY), labelled]):
        blocks = read(_pdf(1, flowables, _bare), "a.pdf").blocks
        assert BlockKind.TABLE not in {block.kind for block in blocks}


def _noted(canvas: Canvas) -> None:
    for page, (call, note) in enumerate(
        [("villages.", "Interview with the mayor,"), ("truce", "Statement of the council,")], 1
    ):
        canvas.setFont("Times-Roman", 11)
        for line in range(12):
            canvas.drawString(
                72, 720 - 14 * line, "The army moved along the road to the north and took the next of the hills."
            )
        text = canvas.beginText(72, 540)
        text.textOut(f"By night it had two more {call}")
        text.setRise(4)
        text.setFont("Times-Roman", 7)
        text.textOut(str(page))
        canvas.drawText(text)
        canvas.setFont("Times-Roman", 8.5)
        canvas.drawString(72, 100, f"{page} {note}")
        canvas.drawString(72, 90, "3 August 2019.")
        canvas.showPage()


def test_footnotes_and_their_calls_are_found() -> None:
    blocks = read(_canvas(_noted), "a.pdf").blocks
    notes = [(block.label, block.text, block.page) for block in blocks if block.kind is BlockKind.FOOTNOTE]
    assert notes == [
        ("1", "Interview with the mayor, 3 August 2019.", 1),
        ("2", "Statement of the council, 3 August 2019.", 2),
    ]
    calls = [
        (block.text[: mark.start].rsplit(" ", 1)[1], mark.target)
        for block in blocks
        for mark in block.marks
        if mark.kind is MarkKind.NOTE
    ]
    assert calls == [("villages.", "1"), ("truce", "2")]


def test_dotted_leaders_shrink_and_entries_with_hanging_indents_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(72, 700, "1 Iran " + ". " * 60 + "2")
        for entry in range(4):
            canvas.drawString(
                72, 600 - 34 * entry, f"Desk {entry}, What the council of the town said to both sides of the war, Paris"
            )
            canvas.drawString(90, 586 - 34 * entry, "and Geneva, May 2019.")

    texts = [block.text for block in read(_canvas(draw), "a.pdf").blocks]
    assert texts[0] == "1 Iran … 2"
    assert len(texts) == 5 and all(text.endswith("Paris and Geneva, May 2019.") for text in texts[1:])


def test_heads_of_left_and_right_pages_are_taken_off_even_where_one_of_them_comes_once() -> None:
    def head(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        page = document.page
        canvas.drawString(72, 820, f"Weekly review  {page}" if page % 2 else f"{page}  Meridian Desk")

    texts = [block.text for block in read(_pdf(1, [Paragraph(t, _BODY) for t in _TEXTS * 12], head), "a.pdf").blocks]
    assert not any("Meridian" in text or "Weekly" in text for text in texts)


def test_pictures_keep_their_captions_as_figures() -> None:
    def draw(canvas: Canvas) -> None:
        picture = Image.new("RGB", (30, 20), (200, 30, 30))
        for place, caption in ((600, "Figure 1: The bridge after the strike"), (400, "Smoke above the bridge")):
            canvas.drawImage(ImageReader(picture), 220, place, 150, 100)
            canvas.setFont("Times-Italic", 9)
            canvas.drawString(
                72 if "Figure" in caption else 250,
                place - 12,
                caption + (" and what the council said of it afterwards" * ("Figure" in caption)),
            )
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(
                72, place - 60, "The army moved along the road to the north and took the next of the hills."
            )

    kinds = [(block.kind, block.text[:12]) for block in read(_canvas(draw), "a.pdf").blocks]
    assert (BlockKind.FIGURE, "Figure 1: Th") in kinds and (BlockKind.FIGURE, "Smoke above ") in kinds


def test_cells_of_several_lines_stay_together_in_a_table_without_rules() -> None:
    cell = ParagraphStyle("cell", fontName="Helvetica", fontSize=10, leading=12, rightIndent=12)
    rows = [
        ["Crossing", "Other side", "Held by", "State in October"],
        ["Albukamal", "Al-Qa'im", "the army and militias allied with it", "open for goods and travellers"],
        ["Al-Tanf", "Al-Walid", "a local partner", "closed"],
        ["Al-Yarubiyah", "Rabia", "the Democratic Forces of Syria", "aid only"],
    ]
    table = Table(
        [[Paragraph(text, cell) for text in row] for row in rows],
        colWidths=[90, 90, 130, 150],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    blocks = read(_pdf(1, [Paragraph(_TEXTS[0], _BODY), table, Paragraph(_TEXTS[1], _BODY)], _bare), "a.pdf").blocks
    assert [block.rows for block in blocks if block.kind is BlockKind.TABLE] == [tuple(map(tuple, rows))]
