"""Word files: what they say, how they are made, and that nothing a bulletin holds can break them."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.tree import Citations, CitationStyle, Protection, Source
from briefer.templating.house import read_house_style
from briefer.writing.docx import render_docx
from tests.samples import sample_document
from tests.writing.houses import bare_file, house_file
from tests.writing.spoken import spoken, squeezed
from tests.writing.wordreading import W, parts_of, read_word

PAGES = {"key-points": 1, "albu-kamal": 2, "pictures": 3, "isis": 4, "sources": 5}
HOUSE = read_house_style(house_file())


def written(*blocks: b.Block, **values: object) -> bytes:
    """Return the sample with these blocks, or its own, as a Word file."""
    document = replace(sample_document(), **values)  # type: ignore[arg-type]
    return render_docx(replace(document, blocks=blocks) if blocks else document, HOUSE, pages=PAGES)


def paragraph(text: str) -> b.Paragraph:
    """Return a paragraph of plain words."""
    return b.Paragraph((i.Text(text),))


@pytest.mark.parametrize("citations", list(Citations))
@pytest.mark.parametrize("style", list(CitationStyle))
def test_the_file_says_what_the_document_says(citations: Citations, style: CitationStyle) -> None:
    """All words, in order, each note at its call; the contents say what the headings say."""
    document = replace(sample_document(), citations=citations, citation_style=style)
    text, notes = spoken(document, PAGES)
    read = read_word(render_docx(document, HOUSE, pages=PAGES), after="{{ word.to_recipients }}")
    assert read.text == text
    assert read.notes == notes
    listed = [one for one in document.blocks if isinstance(one, b.Heading)]
    assert read.headings[: len(listed)] == [(one.level, squeezed(one.number + one.inlines[0].text)) for one in listed]  # type: ignore[union-attr]
    assert read.contents == [words + str(page) for (_, words), page in zip(read.headings, PAGES.values(), strict=False)]


def test_the_same_document_gives_the_same_bytes() -> None:
    """No clock, no order of a set, no random number."""
    assert written() == written()


def test_a_house_that_has_never_heard_of_us_is_enough() -> None:
    """Styles it lacks are made, each once, and every style named is there."""
    content = render_docx(sample_document(), read_house_style(bare_file()), pages=PAGES)
    read = read_word(content)
    assert read.text == spoken(sample_document(), PAGES)[0]
    ids = [one.get(W + "styleId") for one in read.tree("word/styles.xml").iter(W + "style")]
    assert len(ids) == len(set(ids))
    for part in ("word/document.xml", "word/footnotes.xml"):
        for tag in ("pStyle", "rStyle", "tblStyle"):
            assert {one.get(W + "val") for one in read.tree(part).iter(W + tag)} <= set(ids)


def test_every_table_repeats_its_header_and_is_kept_from_the_next() -> None:
    """Rows that span rows keep the grid."""
    cells = (b.Cell((i.Text("a"),), rows=2), b.Cell((i.Text("b"),)))
    table = b.Table((cells, (b.Cell((i.Text("c"),)),), (b.Cell((i.Text("d"),), columns=2),)))
    tree = read_word(written(table, table)).tree("word/document.xml")
    found = list(tree.iter(W + "tbl"))
    assert len(found) == 2
    assert all(one.getnext() is not None and one.getnext().tag == W + "p" for one in found)  # type: ignore[union-attr]
    assert len(list(found[0].iter(W + "tblHeader"))) == 1
    assert [len(row.findall(W + "tc")) for row in found[0].iter(W + "tr")] == [2, 2, 1]
    assert [one.get(W + "val") for one in found[0].iter(W + "vMerge")] == ["restart", None]


def test_right_to_left_words_say_so_in_every_way() -> None:
    """Run and paragraph both, with the language of complex scripts (python-docx #430)."""
    block = b.Paragraph((i.Text("قال Reuters أمس"),), language="ar", direction="rtl")
    tree = read_word(written(block)).tree("word/document.xml")
    last = list(tree.iter(W + "p"))[-1]
    assert last.find(f"{W}pPr/{W}bidi") is not None
    runs = [(run.findtext(W + "t"), run.find(f"{W}rPr/{W}rtl") is not None) for run in last.iter(W + "r")]
    assert runs == [("قال ", True), ("Reuters", False), (" أمس", True)]
    assert [one.get(W + "bidi") for one in last.iter(W + "lang") if one.get(W + "bidi")] == ["ar-SA", "ar-SA"]


def test_styles_say_the_same_for_complex_scripts() -> None:
    """Size, weight and slant have their twins in every style."""
    tree = read_word(written()).tree("word/styles.xml")
    for properties in tree.iter(W + "rPr"):
        for plain, twin in (("sz", "szCs"), ("b", "bCs"), ("i", "iCs")):
            assert (properties.find(W + plain) is None) or properties.find(W + twin) is not None


def test_columns_are_a_section_that_keeps_header_and_footer() -> None:
    """Only the first stretch has references and a first page; the rest go on from it."""
    tree = read_word(written()).tree("word/document.xml")
    sections = list(tree.iter(W + "sectPr"))
    assert [one.find(W + "cols").get(W + "num") for one in sections] == [None, "2", None]  # type: ignore[union-attr]
    assert [one.find(W + "titlePg") is not None for one in sections] == [True, False, False]
    assert [len(one.findall(W + "headerReference")) for one in sections] == [2, 0, 0]


def test_numbered_lists_count_for_themselves() -> None:
    """Two lists, two numberings, each from its own start."""
    one = b.List(((paragraph("a"),), (paragraph("b"),)), ordered=True, start=3)
    read = read_word(written(one, one))
    numbers = [found.get(W + "val") for found in read.tree("word/document.xml").iter(W + "numId")]
    assert len(numbers) == 4 and len(set(numbers)) == 2
    starts = [found.get(W + "val") for found in read.tree("word/numbering.xml").iter(W + "startOverride")]
    assert starts == ["3", "3"]


def test_a_review_copy_says_where_each_excerpt_is_from() -> None:
    """Comments with source and original words; an ordinary copy has none."""
    assert "word/comments.xml" not in parts_of(written())
    quotation = b.Quotation((paragraph("Edited."),), (i.Text("Centre"),), cited=(i.Cited("s1", "p. 3", "As it was."),))
    read = read_word(written(quotation, paragraph("x"), review=True))
    comments = "".join(read.tree("word/comments.xml").itertext())
    assert "Spotlight on Iran" in comments and "As it was." in comments and "p. 3" in comments
    tree = read.tree("word/document.xml")
    assert len(list(tree.iter(W + "commentRangeStart"))) == len(list(tree.iter(W + "commentRangeEnd"))) == 1


def test_a_review_copy_spans_excerpts_that_begin_or_end_with_a_table() -> None:
    """No comment is left without its place."""
    table = b.Table(((b.Cell((i.Text("a"),)),),))
    for inner in ((table, paragraph("x")), (paragraph("x"), table), (table,), (b.List(((paragraph("x"),),)),)):
        read = read_word(written(b.Quotation(inner, cited=(i.Cited("s1", "p. 3"),)), review=True))
        tree = read.tree("word/document.xml")
        counts = [len(list(tree.iter(W + f"comment{end}"))) for end in ("RangeStart", "RangeEnd", "Reference")]
        assert counts == [1, 1, 1]
        assert len(read.tree("word/comments.xml")) == 1


def test_numbers_of_unlike_length_stand_on_a_decimal_tab() -> None:
    """Ranged right they do where all have as much behind the point."""

    def tabs(*numbers: str) -> list[str | None]:
        rows = (("Rate",), *((number,) for number in numbers))
        cells = tuple(tuple(b.Cell((i.Text(text),)) for text in row) for row in rows)
        table = b.Table(cells, alignments=(b.Alignment.DECIMAL,))
        found = read_word(written(table)).tree("word/document.xml")
        return [one.get(W + "val") for one in found.iter(W + "tab") if one.get(W + "pos")]

    assert tabs("1.5", "12", "3.25") == ["decimal"] * 3
    assert tabs("15", "7", "120") == tabs("1.5", "2.0") == []


def test_what_a_style_can_say_no_paragraph_says() -> None:
    """No run and no paragraph of the content is formatted by hand, but for tabs that belong to one table."""
    inner = b.List(((paragraph("a"), paragraph("on"), b.List(((paragraph("b"), paragraph("on")),))),), ordered=True)
    timeline = b.Timeline((b.Event("1 August", None, (i.Text("What"),), "112233"),))
    tree = read_word(written(*sample_document().blocks, inner, timeline)).tree("word/document.xml")
    told = {W + name for name in ("pStyle", "keepNext", "pageBreakBefore", "numPr", "tabs", "bidi", "sectPr")}
    assert {one.tag for found in tree.iter(W + "pPr") for one in found} <= told
    told = {W + name for name in ("rStyle", "rtl", "lang", "b", "bCs", "i", "iCs")}
    mine = (
        found for found in tree.iter(W + "rPr") if found.getparent().getparent().getparent().tag != W + "txbxContent"
    )  # type: ignore[union-attr]
    assert {one.tag for found in mine for one in found} <= told


def test_bookmarks_are_unique() -> None:
    """By name, whatever the case, and by number; what leads to one finds it."""
    tree = read_word(written()).tree("word/document.xml")
    marks = list(tree.iter(W + "bookmarkStart"))
    names = [one.get(W + "name", "").lower() for one in marks]
    assert len(names) == len(set(names)) == len({one.get(W + "id") for one in marks}) > 3
    assert {one.get(W + "anchor", "").lower() for one in tree.iter(W + "hyperlink") if one.get(W + "anchor")} <= set(
        names
    )
    asked = [one.text.split()[1].lower() for one in tree.iter(W + "instrText") if "REF " in (one.text or "")]  # type: ignore[union-attr]
    assert asked and set(asked) <= set(names)


def test_the_language_is_the_documents_whatever_the_houses_is() -> None:
    """Else Word would find every word of an English pack misspelt in a German house."""
    styles = read_word(written()).tree("word/styles.xml")
    paragraphs = [one for one in styles.iter(W + "style") if one.get(W + "type") != "character"]
    assert not [one for style in paragraphs for one in style.iter(W + "lang")]
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default is not None and {key.removeprefix(W) for key in default.keys()} == {"val", "eastAsia", "bidi"}  # noqa: SIM118


def test_python_docx_reads_it() -> None:
    """Headings, tables and properties, with the library that most people's tools are made with."""
    opened = docx.Document(io.BytesIO(written()))
    assert opened.core_properties.identifier == "pack-1" and opened.core_properties.category.startswith("TLP:AMBER")
    assert [one.text for one in opened.paragraphs if one.style.name.startswith("Heading")]
    assert opened.tables


def test_protection_is_by_choice() -> None:
    """None where nothing is asked for."""
    assert b"documentProtection" not in parts_of(written())["word/settings.xml"]
    assert b'w:edit="comments"' in parts_of(written(protection=Protection.COMMENTS))["word/settings.xml"]


def test_properties_name_pack_marking_and_template() -> None:
    """Core properties stay below their limit of 255 characters."""
    properties = replace(sample_document().properties, title="T" * 400)
    parts = parts_of(written(properties=properties))
    core, custom = parts["docProps/core.xml"].decode(), parts["docProps/custom.xml"].decode()
    assert f"<dc:title>{'T' * 255}</dc:title>" in core
    assert "TLP:AMBER Not for publication" in core
    for value in ("pack-1", "TLP:AMBER", "weekly-brief"):
        assert value in custom


def test_page_breaks_start_the_next_paragraph_on_a_new_page() -> None:
    """No empty paragraph is left behind."""
    tree = read_word(written(paragraph("a"), b.PageBreak(), b.PageBreak(), paragraph("b"), b.PageBreak())).tree(
        "word/document.xml"
    )
    assert len(list(tree.iter(W + "pageBreakBefore"))) == 1
    assert not list(tree.iter(W + "br"))


@pytest.mark.parametrize(
    "address",
    [
        "http://[",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://a b/",
        "http:///x",
        "mailto:nobody",
        "https://exa mple.org",
    ],
)
def test_addresses_that_word_cannot_hold_are_left_as_words(address: str) -> None:
    """One bad relationship makes Word refuse the whole file."""
    read = read_word(written(b.Paragraph((i.Link(address, (i.Text("there"),)),))))
    assert read.text.endswith("there")
    assert address.encode() not in read.parts["word/_rels/document.xml.rels"]


def test_good_addresses_are_escaped() -> None:
    """Signs that a URI cannot hold are written as it wants them."""
    found = parts_of(written(b.Paragraph((i.Link('https://example.org/ä b?c=1&d="2"%', (i.Text("x"),)),))))
    assert b'Target="https://example.org/%C3%A4%20b?c=1&amp;d=%222%22%25"' in found["word/_rels/document.xml.rels"]


HOSTILE = st.text(st.characters(), max_size=60) | st.sampled_from(
    [
        "]]>",
        "<w:p>",
        "&amp;&",
        "\"'",
        "\x00\x0b\x1f",
        "\ufffe\uffff",
        "\ud800x\udfff",
        "<?briefing content?>",
        "<!--",
        "{{ body }}",
        "\u202e\u2028\u2029",
    ]
)


@settings(max_examples=120, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_text_breaks_a_part(one: str, two: str, three: str) -> None:
    """In words, notes, titles, sources, alternative text, properties and the cover."""
    sample = sample_document()
    document = replace(
        sample,
        blocks=(
            b.Contents((i.Text(one),)),
            b.Heading(1, (i.Text(two),), one),
            b.Paragraph((i.Text(one, "ar"), i.Footnote((i.Text(three),)), i.Link(three, (i.Text(two),)))),
            b.Paragraph((i.Citation((i.Cited("s", two, three),)), i.Text(two))),
            b.Figure(b.BarChart((b.Bar(one, 1.0),)), two, (i.Text(three),)),
            b.Table(((b.Cell((i.Text(one),)),),), caption=(i.Text(two),)),
            b.Timeline((b.Event(three, None, (i.Text(two),)),)),
            b.SourceList(),
        ),
        sources=(Source("s", one, two, three, url=f"https://example.org/{two}"),),
        properties=replace(sample.properties, title=one, author=two, pack=three),
        marking=two,
        values={"pack.title": one, "pack.issuer": two, "pack.marking": three},
        review=True,
    )  # fmt: skip
    parts = parts_of(render_docx(document, HOUSE))
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)


def test_two_thousand_notes_and_a_long_table_are_written() -> None:
    """Every note is there, each with its own id."""
    noted = tuple(b.Paragraph((i.Text(f"p{n}"), i.Footnote((i.Text(f"note {n}"),)))) for n in range(2000))
    rows = tuple((b.Cell((i.Text(str(n)),)), b.Cell((i.Text("x"),))) for n in range(3000))
    read = read_word(written(*noted, b.Table(rows)))
    assert read.notes == [f"note{n}" for n in range(2000)]
    assert len(list(read.tree("word/document.xml").iter(W + "tr"))) == 3000
