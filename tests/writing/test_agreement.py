"""Word file and PDF of one house: what the Word file must say, and leave unsaid, so that both are set alike."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pypdfium2
import pytest

from briefer.document.blocks import Alignment, Block, Cell, List, Paragraph, Quotation, Table
from briefer.document.house import (
    Border,
    Furniture,
    HouseBlock,
    HouseBox,
    HouseParagraph,
    HouseRun,
    HouseStyle,
    ParagraphLook,
    Section,
    TableLook,
    TextLook,
)
from briefer.document.inlines import Citation, Cited, Text
from briefer.document.tree import Document, Properties
from briefer.templating.house import read_house_style
from briefer.writing.docx import render_docx
from briefer.writing.docx.stylemarkup import table_style_xml
from briefer.writing.fonts import find_face, is_serif
from briefer.writing.looks import look_of
from briefer.writing.machinefonts import substitute
from briefer.writing.pdf import render_pdf
from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.frames import Frames
from briefer.writing.pdf.furniture import Moment
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.line import Line
from briefer.writing.pdf.looks import Looks
from briefer.writing.pdf.pens import Pens
from tests.evaluation.pagereading import read_pages
from tests.samples import sample_document
from tests.writing.houses import bare_file

SETTINGS = "word/settings.xml"
COMPAT = "<w:compat>"


def with_part(docx: bytes, part: str, old: str, new: str) -> bytes:
    """Return a Word file with words of one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old.encode(), new.encode()) if name == part else content)
    return stream.getvalue()


def part_of(docx: bytes, part: str) -> str:
    """Return the XML of a part."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read(part).decode("utf-8")


def test_lines_do_not_depend_on_a_printer() -> None:
    """LibreOffice writes `usePrinterMetrics` into every Word file: letters then have the widths of a printer's dots."""
    house = with_part(bare_file(), SETTINGS, COMPAT, f"{COMPAT}<w:usePrinterMetrics/>")
    assert "usePrinterMetrics" in part_of(house, SETTINGS)
    made = part_of(render_docx(sample_document(), read_house_style(house)), SETTINGS)
    assert "usePrinterMetrics" not in made
    assert COMPAT in made


@pytest.mark.parametrize(
    "name", ["Heading 1", "Heading 3", "Key Point", "Bibliography", "TOC 2", "Source Line", "Caption", "Marking"]
)
def test_styles_that_a_house_lacks_are_the_same_in_both(name: str) -> None:
    """One derivation for all outputs, from the house's own font."""
    house = HouseStyle(styles={"Normal": ParagraphLook(text=TextLook(font="Carlito", size=11.0))})
    look = Looks(house, Pens()).style(name)
    assert look == look_of(house, name)
    assert look.text.font == "Carlito"


def test_derived_sizes_can_be_said_in_half_points() -> None:
    """A Word file knows no others; 10.32 points would be 10.5 there, and lines would end elsewhere."""
    house = HouseStyle(styles={"Normal": ParagraphLook(text=TextLook(font="Carlito", size=12.0))})
    sizes = [look_of(house, name).text.size for name in ("Source Line", "Caption", "Heading 2", "Footnote Text")]
    assert all((size * 2).is_integer() for size in sizes)


def lefts(house: HouseStyle, *blocks: Block) -> list[float]:
    """Return where the lines of a document begin that has these blocks only, from the margin."""
    content = render_pdf(Document(Properties("", datetime(2019, 8, 15, tzinfo=UTC)), blocks), house).content
    text = pypdfium2.PdfDocument(content)[0].get_textpage()
    rects = [text.get_rect(place) for place in range(text.count_rects())]
    by_line: dict[int, float] = {}
    for left, bottom, _, _ in rects:
        by_line[round(bottom / 6)] = min(left, by_line.get(round(bottom / 6), 1e6))
    return [by_line[key] - house.section.page.start for key in sorted(by_line, reverse=True)]


LONG = (Text("The crossing was repaired during the summer and is to be opened for goods in autumn. " * 3),)
PLAIN = ParagraphLook(text=TextLook(font="Noto Serif", size=11.0), hyphenate=False)


@pytest.mark.parametrize(("start", "first", "expected"), [(30.0, -12.0, 30.0), (0.0, 0.0, 0.0)])
def test_lists_are_indented_as_the_house_says(start: float, first: float, expected: float) -> None:
    bullets = replace(PLAIN, name="List Bullet", start=start, first=first, bullet="–")
    house = HouseStyle(styles={"Normal": PLAIN, "List Bullet": bullets})
    found = lefts(house, List(items=((Paragraph(LONG),),)))
    assert found[0] == pytest.approx(max(start + first, 0.0), abs=2.0)
    assert found[2:-1] == pytest.approx([expected] * len(found[2:-1]), abs=2.0)


def test_quotations_are_indented_as_the_house_says() -> None:
    quote = replace(PLAIN, name="Quote", start=40.0)
    house = HouseStyle(styles={"Normal": PLAIN, "Quote": quote})
    assert lefts(house, Quotation((Paragraph(LONG),)))[:2] == pytest.approx([40.0, 40.0], abs=2.0)


def test_justified_lines_end_where_a_word_processor_ends_them() -> None:
    """Without hyphenation spaces are not squeezed and no line is moved for a better one below: the Word file cannot be told to."""
    ragged, justified = (
        HouseStyle(styles={"Normal": replace(PLAIN, alignment=alignment)})
        for alignment in (Alignment.START, Alignment.JUSTIFY)
    )
    assert line_ends(ragged) == line_ends(justified)
    assert len(line_ends(ragged)) > 1


def line_ends(house: HouseStyle) -> list[str]:
    """Return the lines of a paragraph in the Normal of a house."""
    document = Document(Properties("", datetime(2019, 8, 15, tzinfo=UTC)), (Paragraph(LONG),))
    page = pypdfium2.PdfDocument(render_pdf(document, house).content)[0].get_textpage()
    return [line.strip() for line in page.get_text_bounded().splitlines() if len(line) > 30]


@pytest.mark.parametrize("size", [8.0, 9.5, 11.0])
def test_letters_are_measured_in_whole_dots(size: float) -> None:
    """As LibreOffice measures for any printer: 8,640 dots an inch, each letter rounded; so lines end alike to the last word."""
    pen = Pens().pen(TextLook(font="Source Sans 3", size=size))
    dots = pen.width("goods according to the governor") * 120
    assert dots == pytest.approx(round(dots))
    upem = pen.face.face.upem
    advances = [pen.face.font.get_glyph_h_advance(pen.face.font.get_nominal_glyph(ord(letter))) for letter in "no"]
    assert pen.width("no") * 120 == pytest.approx(sum(round(one * size * 120 / upem) for one in advances), abs=1.01)


def furnished_house(*blocks: HouseBlock) -> HouseStyle:
    """Return a house with this header."""
    return HouseStyle(styles={"Normal": PLAIN}, section=Section(header=Furniture(blocks)))


def head_lines(house: HouseStyle) -> list[Line]:
    """Return the lines of the header of a house's first page."""
    document = Document(Properties("", datetime(2019, 8, 15, tzinfo=UTC)), (Paragraph(LONG),))
    job = Job(document, house, Looks(house, Pens()), PageCanvas(800.0), Element("Document"))
    slabs = Frames(job).header(0, Moment())[0]
    return [slab for slab in slabs if isinstance(slab, Line)]


def test_paragraphs_with_the_same_borders_share_one_box() -> None:
    """The space between them is inside, and the gaps to the borders are at the first and last only (ECMA-376 part 1, 17.3.1.24)."""
    edges = tuple(Border(edge, 0.5, "E6E6E6", gap=6.0) for edge in ("top", "bottom", "start", "end"))
    boxed = replace(PLAIN, borders=edges, shading="E6E6E6")
    words = [HouseParagraph(boxed, (HouseRun(text, boxed.text),)) for text in ("one", "two", "three")]
    first, second, third = head_lines(furnished_house(*words))
    assert first.dresses == second.dresses == third.dresses
    plain_height = head_lines(furnished_house(HouseParagraph(PLAIN, (HouseRun("one", PLAIN.text),))))[0].height
    assert [line.height - plain_height for line in (first, second, third)] == pytest.approx([6.0, 0.0, 6.0])


def test_borders_of_lines_with_tabs_and_of_empty_lines_are_drawn() -> None:
    ruled = replace(PLAIN, borders=(Border("bottom", 0.5, "000000"),))
    tabbed, empty = HouseParagraph(ruled, (HouseRun("left\tright", ruled.text),)), HouseParagraph(ruled)
    assert all(line.dresses for line in head_lines(furnished_house(tabbed, empty)))


def test_spaces_that_indent_a_header_stay() -> None:
    line, bare = (
        head_lines(furnished_house(HouseParagraph(PLAIN, (HouseRun(text, PLAIN.text),))))[0]
        for text in ("       header", "header")
    )
    assert line.width > bare.width + 10.0


@pytest.mark.parametrize(("y", "moved"), [(730.0, True), (780.0, False), (400.0, False)])
def test_text_keeps_clear_of_what_floats_at_the_foot(y: float, moved: bool) -> None:
    """A box of the footer that reaches into the text would hide it; one in the middle of the page is not avoided."""
    box = HouseBox((HouseParagraph(PLAIN, (HouseRun("date", PLAIN.text),)),), 400.0, y, 100.0, 40.0)
    house = HouseStyle(styles={"Normal": PLAIN}, section=Section(footer=Furniture((box,))))
    document = Document(Properties("", datetime(2019, 8, 15, tzinfo=UTC)), (Paragraph(LONG),))
    job = Job(document, house, Looks(house, Pens()), PageCanvas(841.89), Element("Document"))
    body = Frames(job).body_of(0)
    foot = house.section.page.height - body.top + body.height
    assert foot == pytest.approx(y if moved else house.section.page.height - house.section.page.bottom)


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="this machine has no fontconfig")
def test_a_font_that_is_missing_is_replaced_as_the_machine_replaces_it() -> None:
    """LibreOffice asks fontconfig too; but no sans stands in for a serif, and hostile names are no options of a program."""
    found = find_face("Nobody Has This", bold=False, italic=False)
    assert found.twin
    assert found.family in (substitute("Nobody Has This"), "source sans 3")
    assert is_serif(find_face("Nobody's Serif", bold=False, italic=False).family)
    assert find_face("--version:file=/etc/passwd", bold=False, italic=False).twin


def drops(house: HouseStyle, *blocks: Block) -> list[float]:
    """Return the distances from each line's foot to the next one's, of a document of these blocks."""
    content = render_pdf(Document(Properties("", datetime(2019, 8, 15, tzinfo=UTC)), blocks), house).content
    bases = [line.base for line in read_pages(content)[0].lines if line.letters.startswith("Part")]
    return [later - sooner for sooner, later in pairwise(bases)]


@pytest.mark.parametrize(("setting", "expected"), [("", 12.0), ("<w:doNotUseHTMLParagraphAutoSpacing/>", 20.0)])
def test_of_the_spaces_between_two_paragraphs_the_greater_counts(setting: str, expected: float) -> None:
    """As in Word and LibreOffice, unless the house's file says that they are added; 8 points of it make two pages of fifty."""
    read = read_house_style(with_part(bare_file(), SETTINGS, COMPAT, f"{COMPAT}{setting}"))
    spaced = replace(PLAIN, before=12.0, after=8.0)
    words = [Paragraph((Text(f"Part {number}"),)) for number in range(3)]
    tight = drops(HouseStyle(styles={"Normal": PLAIN}), *words)
    house = HouseStyle(styles={"Normal": spaced}, adds_spaces=read.adds_spaces)
    assert drops(house, *words) == pytest.approx([drop + expected for drop in tight], abs=0.1)


@pytest.mark.parametrize(("setting", "leading"), [("", True), ("<w:noLeading/>", False)])
def test_lines_have_no_leading_where_the_house_wants_none(setting: str, leading: bool) -> None:
    """LibreOffice says so in every Word file it writes: 0.4 points a line of Liberation Serif at 12."""
    house = read_house_style(with_part(bare_file(), SETTINGS, COMPAT, f"{COMPAT}{setting}"))
    look = ParagraphLook(text=TextLook(font="Liberation Serif", size=12.0))
    looks = Looks(replace(house, styles={"Normal": look}), Pens())
    pen = looks.pen(look.text)
    assert looks.metric(look).height == pytest.approx(pen.ascent + pen.descent + (pen.line_gap if leading else 0.0))


def test_rows_of_tables_are_as_high_as_in_the_word_file() -> None:
    """The space in cells above and below the words is the house's own (w:tblCellMar), not that at their sides; lines are 1.05 of natural."""
    rows = tuple((Cell((Text(f"Part {name}"),)),) for name in "abc")
    house = HouseStyle(styles={"Normal": PLAIN}, table=TableLook(PLAIN.text, PLAIN.text, padding=9.0, above=2.0))
    pen = Pens().pen(PLAIN.text)
    natural = pen.ascent + pen.descent + pen.line_gap
    assert drops(house, Table(rows, header_rows=0)) == pytest.approx([natural * 1.05 + 4.0] * 2, abs=0.1)
    style = table_style_xml(house.table or TableLook(PLAIN.text, PLAIN.text), "T", "T", "")
    assert '<w:top w:w="40"' in style
    assert '<w:left w:w="180"' in style


def test_the_empty_line_below_a_table_is_not_swallowed() -> None:
    """The Word file has a line of 8 points there, and the next paragraph's space before besides."""
    table = Table(((Cell((Text("Part a"),)),),), header_rows=0)
    spaced = replace(PLAIN, before=12.0)
    (bare,), (wide,) = (
        drops(HouseStyle(styles={"Normal": look}), table, Paragraph((Text("Part b"),))) for look in (PLAIN, spaced)
    )
    assert wide - bare == pytest.approx(12.0, abs=0.1)


def test_pages_and_notes_stay_with_their_numbers_in_the_word_file() -> None:
    """No line ends between "p." and its number, in neither output."""
    cited = Citation((Cited("s1", "p. 3"),))
    document = replace(sample_document(), blocks=(Paragraph((Text("One"), cited, Text(" two"), cited)),))
    notes = part_of(render_docx(document, read_house_style(bare_file())), "word/footnotes.xml")
    assert "p.\u00a03" in notes
    assert "p. 3" not in notes


@pytest.mark.parametrize(("size", "width"), [(9.5, 1150), (12.0, 1380)])
def test_columns_of_the_word_file_are_wider_in_larger_type(size: float, width: int) -> None:
    """Else "8 August" is broken over two lines in a house that sets its tables in 12 points."""
    text = replace(PLAIN.text, size=size)
    house = replace(read_house_style(bare_file()), table=TableLook(text, text))
    table = Table(((Cell((Text("8 August"),)), Cell((Text("12"),))),), header_rows=0)
    document = Document(Properties("", datetime(2019, 8, 15, tzinfo=UTC)), (table,))
    assert f'<w:gridCol w:w="{width}"/>' in part_of(render_docx(document, house), "word/document.xml")
