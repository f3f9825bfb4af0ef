"""HTML and Markdown: the same words, notes and sources as in the other outputs, and nothing that runs or is fetched."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.tree import Citations
from briefer.templating.catalogue import find_template
from briefer.templating.compose import compose
from briefer.templating.house import read_house_style
from briefer.writing.docx import render_docx
from briefer.writing.html import render_html
from briefer.writing.markdown import render_markdown
from tests.samples import MOMENT, PIXEL, sample_document, sample_pack, sample_sources
from tests.writing.houses import house_file
from tests.writing.spoken import squeezed
from tests.writing.wordreading import read_word

HOUSE = read_house_style(house_file())


@pytest.mark.parametrize("citations", list(Citations))
def test_a_page_has_headings_notes_and_alternatives(citations: Citations) -> None:
    """Every call leads to a note and every note back; every picture has words; nothing is fetched."""
    page = html.fromstring(render_html(replace(sample_document(), citations=citations), HOUSE).decode())
    ids = set(page.xpath("//@id"))
    assert {one[1:] for one in page.xpath("//a/@href") if one.startswith("#")} <= ids
    assert all(page.xpath("//img/@alt")) and page.xpath("//svg/@aria-label")
    assert not page.xpath("//script | //link | //img[not(starts-with(@src, 'data:'))]")
    assert [one.tag for one in page.xpath("//h1 | //main//h2 | //main//h3")][:3] == ["h1", "h2", "h2"]
    assert page.get("lang") == "en"


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(), max_size=40)
    | st.sampled_from(["<script>alert(1)</script>", '" onload="x', "]]>", "&lt;", "\ud800"])
)
def test_words_are_inert_in_html(text: str) -> None:
    """In text, attributes and addresses."""
    block = b.Paragraph((i.Text(text), i.Link(text, (i.Text("x"),)), i.Marked(text, (i.Text("y"),))))
    figure = b.Figure(b.BarChart((b.Bar(text, 1),)), text)
    page = html.fromstring(
        render_html(replace(sample_document(), blocks=(block, figure), marking=text), HOUSE).decode()
    )
    assert not page.xpath("//script | //@onload")


def test_markdown_reads_back_as_what_was_written() -> None:
    """Words that look like markup stay words."""
    odd = "1. *not* a list, _not_ emphasis, [no](link) | # & <b>"
    text = render_markdown(
        replace(sample_document(), blocks=(b.Paragraph((i.Text(odd),)),), marking="", caveats="", values={})
    ).decode()
    shown = MarkdownIt().render(text)
    assert squeezed(html.fromstring(shown).text_content()) == squeezed(sample_document().properties.title + odd)


def test_markdown_has_tables_notes_and_sources() -> None:
    """Tables with a header, notes below, the list of sources."""
    text = render_markdown(sample_document()).decode()
    assert "| Day | Place | Killed |\n| --- | --- | --: |" in text
    assert "[^1]: Sample Centre, *Spotlight on Iran*" in text
    assert text.startswith("# Syria and Iraq: the week\n\n**TLP:AMBER Not for publication**")
    assert "\n> — Sample Centre" in text


def test_printed_pages_of_a_web_page_bear_the_marking() -> None:
    """Whatever signs the house's own marking has, none ends the style sheet."""
    own = 'Internal; "desk" </style>\\'
    page = render_html(replace(sample_document(), marking=own), HOUSE).decode()
    sheet = page[page.index("<style>") : page.index("</style>")]
    found = re.search(r'@top-right\{content:"((?:[^"\\]|\\[0-9a-f]+ )*)"', sheet)
    assert found is not None
    assert re.sub(r"\\([0-9a-f]+) ", lambda one: chr(int(one[1], 16)), found[1]).startswith(own)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("template", ["weekly-brief", "topic-dossier", "newsletter", "executive-one-pager"])
def test_a_web_page_says_what_the_word_file_says(template: str, language: str) -> None:
    """All words of the content in order, each note called at its place, captions numbered alike."""
    pack, chosen = sample_pack(language=language), find_template(template)
    made = compose(pack, sample_sources(), chosen, moment=MOMENT, assets={"pixel.png": PIXEL})
    main = html.fromstring(render_html(made.document, made.house).decode()).find(".//main")
    for contents in main.xpath(".//nav"):
        contents.drop_tree()
    for call in main.xpath(".//a[@role='doc-noteref']"):
        call.text = f"⟦{int(call.text)}⟧"
    words = squeezed(main.text_content())
    assert len(words) > 500
    assert read_word(render_docx(made.document, made.house)).text.endswith(words)
