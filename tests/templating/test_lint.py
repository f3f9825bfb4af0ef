"""The linter names place and mend of planted mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.faults import Fault
from briefer.templating import lint
from briefer.templating.catalogue import find_template, list_templates
from briefer.templating.contrast import contrast
from briefer.templating.linting import Severity
from briefer.templating.style_lint import lint_style
from briefer.templating.template import template_from
from briefer.templating.values import known_names
from tests.shared import shared
from tests.templating.made import template
from tests.tooling.houselooks import styles
from tests.tooling.wordmarks import field, text_box, watermark
from tests.tooling.wordparts import Paper, Style, numbering_xml, paragraph, run, section_xml, word_file

KNOWN = ("pack.title", "pack.marking", "pack.date")
MARKED = paragraph("Marking", run("{{ pack.marking }}"))
BODY = paragraph("Normal", run("{{ body }}"))
ALL = [*styles(Paper())]


def _said(body: str, *, header: str = MARKED, footer: str = MARKED, extra: list[Style] | None = None) -> str:
    content = word_file(
        [*(style for style in ALL if style.name not in {one.name for one in extra or []}), *(extra or [])],
        body=body + section_xml(Paper(), default="1"),
        headers={"1": header},
        footers={"1": footer},
        numbering=numbering_xml([]),
    )
    return "\n".join(
        map(str, lint_style(content, "house.docx", KNOWN, lambda font: "Source Serif 4" if font == "Papyrus" else ""))
    )


DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="100" cy="100"/>'
    '<wp:docPr id="1" name="x"/></wp:inline></w:drawing></w:r>'
)


CUT = paragraph("Normal", run("{{ pack."), run("titel }}"))


@pytest.mark.parametrize(
    ("said", "planted"),
    [
        ("house.docx, page 1, paragraph 1: the placeholder {{ pack.titel }} is unknown. Did you mean {{ pack.title }}?", {"body": CUT + BODY}),
        ("house.docx, header, paragraph 2: the placeholder {{ pack.mark }}", {"header": MARKED + paragraph("header", run("{{ pack.mark }}"))}),
        ("this is no whole placeholder: “{{ pack.title }”", {"body": paragraph("Normal", run("{{ pack.title }")) + BODY}),
        ("Jinja2 does not work in the Word file", {"body": paragraph("Normal", run("{% if x %}")) + BODY}),
        ("{{ body }} shares its paragraph", {"body": paragraph("Normal", run("See {{ body }}"))}),
        ("there is no paragraph {{ body }}", {"body": paragraph("Normal", run("Text"))}),
        ("{{ body }} stands 2 times", {"body": BODY + BODY}),
        ("{{ body }} cannot stand there", {"body": "", "header": MARKED + BODY}),
        ("the header has no place for the marking", {"header": paragraph("header", run("x"))}),
        ("the footer has no place for the marking", {"footer": paragraph("footer", run("x"))}),
        ("style Source Line: #AAAAAA on #FFFFFF has a contrast of 2.3:1, less than 4.5:1", {"extra": [Style(name="Source Line", colour="AAAAAA")]}),
        ("Take a lighter colour", {"extra": [Style(name="Label", colour="333333", shading="000000")]}),
        ("the font Papyrus is not on this machine; the PDF takes Source Serif 4", {"extra": [Style(name="Title", font="Papyrus")]}),
        ("header: a drawing (chart, SmartArt, group of shapes) is not in the PDF. Use a", {"header": MARKED + paragraph("header", DRAWING)}),
        ("house.docx, header, a watermark: the placeholder {{ pack.mark }}", {"header": MARKED + paragraph("header", watermark("{{ pack.mark }}"))}),
    ],
)  # fmt: skip
def test_mistakes_in_the_word_file(said: str, planted: dict[str, object]) -> None:
    values: dict[str, object] = {"body": BODY} | planted
    assert said in _said(**values)  # type: ignore[arg-type]


def _small(text: str, points: float) -> str:
    return paragraph("header", f'<w:r><w:rPr><w:sz w:val="{round(points * 2)}"/></w:rPr><w:t>{text}</w:t></w:r>')


def _said_all(body: str = BODY, header: str = MARKED, **extra: Style) -> str:
    """Return what is said with all names known that a placeholder may have."""
    content = word_file(
        [*(style for style in ALL if style.name not in {one.name for one in extra.values()}), *extra.values()],
        body=body + section_xml(Paper(), default="1"),
        headers={"1": header}, footers={"1": MARKED}, numbering=numbering_xml([]),
    )  # fmt: skip
    return "\n".join(map(str, lint_style(content, "house.docx", known_names(()))))


def _words(text: str) -> str:
    return paragraph("Normal", run(text))


BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
DARK = (
    '<w:p><w:pPr><w:shd w:val="clear" w:fill="0B5563"/></w:pPr>'
    '<w:r><w:rPr><w:color w:val="5B6770"/></w:rPr><w:t>dark on dark</w:t></w:r></w:p>'
)
CELLED = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{BODY}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (_words("{{ titel }}"), "page 1, paragraph 1: the placeholder {{ titel }} is unknown. Did you mean {{ pack.title }}?"),
        (_words("{{ pack.Title }}"), "{{ pack.Title }} is unknown. Did you mean {{ pack.title }}?"),
        (_words("{{ author }}"), "Did you mean {{ pack.author }}?"),
        (_words("{{ pack.copynumber }}"), "Did you mean {{ pack.copy_number }}?"),
        (_words("{{ zzz }}"), "{{ zzz }} is unknown. There are pack.title, pack.subtitle,"),
        (BREAK + _words("x") + _words("{{ pack.titl }}"), "page 2, paragraph 2: the placeholder"),
        (paragraph("Normal", text_box(_words("{{ pack.titl }}"))), "page 1, text box, paragraph 2: the placeholder"),
        (_words("{{pack.title"), "this is no whole placeholder: “{{pack.title”. Write it as {{ pack.title }}."),
        (_words("{{ pack.title | d MMMM }}"), "{{ pack.title }} is no date, so “d MMMM” after it does nothing. Write {{ pack.title }}."),
        (_words("{{ pack.date | long }}"), "“long” is no way to write a date. Write {{ pack.date | d MMMM yyyy }}."),
        (_words("«Title»"), "“«Title»” looks like a placeholder of another program and stays as it is. Did you mean {{ pack.title }}?"),
        (_words("${author}"), "“${author}” looks like a placeholder of another program"),
        (_words("[[ date ]]"), "“[[ date ]]” looks like a placeholder of another program"),
        (_words("{ { pack.title } }"), "Did you mean {{ pack.title }}? Write it with two braces at each side."),
    ],
)  # fmt: skip
def test_slips_in_placeholders_name_page_paragraph_and_mend(body: str, said: str) -> None:
    assert said in _said_all(body + BODY)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (paragraph("Normal", text_box(BODY)), "{{ body }} stands in a text box, where the content cannot go."),
        (CELLED, "{{ body }} stands in a table, where the content cannot go. Put it on a line of its own in the text, outside."),
        (BODY + _words("{{ pack.autor }}"), "house.docx, after the content, paragraph 1: the placeholder {{ pack.autor }}"),
    ],
)  # fmt: skip
def test_where_the_content_cannot_go_is_told(body: str, said: str) -> None:
    assert said in _said_all(body)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (paragraph("header", field("FILENAME", "x.docx")), "header: the field FILENAME is shown with the words it last had. Use a placeholder."),
        (paragraph("header", field("DOCPROPERTY Room", "5")), "header: the field DOCPROPERTY is shown with the words it last had."),
        (paragraph("header", field("SECTIONPAGES", "3")), "header: the field SECTIONPAGES shows the number of all pages in the PDF."),
        (DARK, "header: #5B6770 on #0B5563 has a contrast of 1.5:1, less than 4.5:1 (WCAG 2.2 AA). Take a lighter"),
        (_small("{{ pack.marking }}", 7), "header: the marking is 7 points high, and TLP asks for 12 or more."),
    ],
)  # fmt: skip
def test_slips_in_a_header_are_told(header: str, said: str) -> None:
    assert said in _said_all(header=header)


def test_faint_and_unusual_styles_are_told() -> None:
    assert "style Caption: #777777 on #FFFFFF has a contrast of 4.5:1, less than 4.5:1" in _said_all(
        a=Style(name="Caption", colour="777777")
    )
    assert "style Header: #BBBBBB on #FFFFFF" in _said_all(a=Style(name="header", colour="BBBBBB"))
    faint = '<w:tblPr/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="333333"/></w:tcPr></w:tblStylePr>'
    table = Style(name="Briefing Table", kind="table", raw=faint)
    assert "header row of tables: #1B2126 on #333333" in _said_all(a=table)


def test_a_file_of_another_kind_is_told_in_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "house.odt"
    other.write_bytes(shared("data", "templates", "pandoc", "reference.odt").read_bytes())
    assert [str(one) for one in lint(other)] == [
        "house.odt: house.odt is an OpenDocument file; save it in LibreOffice as Word document (DOCX)."
    ]


def test_a_clean_word_file_has_no_remark() -> None:
    assert _said(BODY) == ""


def test_a_missing_style_names_what_stands_in() -> None:
    content = word_file(
        [Style(name="Normal"), Style(name="Qoute"), Style(name="header")],
        body=BODY + section_xml(Paper(), default="1"), headers={"1": MARKED}, footers={"1": MARKED}, numbering="",
    )  # fmt: skip
    remarks = [str(remark) for remark in lint_style(content, "house.docx", KNOWN)]
    assert (
        "house.docx: the style Quote is missing; an indented Normal stands in for it. Rename Qoute to Quote, or add the style."
        in remarks
    )


def test_a_picture_without_alternative_text_is_named() -> None:
    from tests.templating.test_house_pictures import word_with_picture

    remarks = [str(remark) for remark in lint_style(word_with_picture(""), "house.docx", KNOWN)]
    assert any("header, picture 1: it has no alternative text" in remark for remark in remarks)
    assert not any(
        "alternative text" in str(remark) for remark in lint_style(word_with_picture("Logo"), "house.docx", KNOWN)
    )


def test_all_unknown_names_of_a_structure_are_told_at_once() -> None:
    remarks = [
        str(one)
        for one in lint(template("<p>{{ pack.titel }}</p>\n<p>{{ options.colur }}</p>\n<p>{{ pak }}</p>"))
        if one.severity is Severity.ERROR
    ]
    assert remarks == [
        "structure.html.j2, line 1: pack.titel is unknown: `<p>{{ pack.titel }}</p>`. Did you mean pack.title?",
        "structure.html.j2, line 2: options.colur is unknown: `<p>{{ options.colur }}</p>`. There are .",
        "structure.html.j2, line 3: pak is unknown: `<p>{{ pak }}</p>`. Did you mean pack?",
    ]


def test_a_mistake_behind_an_option_is_found() -> None:
    made = template(
        "{% if options.more %}<p>{{ pack.items[0].wrong }}</p>{% endif %}", 'name="x"\n[options.more]\ntype="yes_no"\n'
    )
    assert any("(with more = True): wrong is unknown" in str(remark) for remark in lint(made))


def test_skipped_heading_levels_are_told() -> None:
    assert any(
        "a heading of level 3 follows one of level 1" in str(one) for one in lint(template("<h1>a</h1><h3>b</h3>"))
    )


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("name = ", "cannot be read"),
        ("colour = 'x'", "colour is unknown"),
        ("pages = 0", "pages is a number from 1 up"),
        ("[options.x]\ntype = 'colr'", "did you mean colour?"),
        ("[options.x]\ntype = 'choice'", 'give choices = ["…"]'),
        ("[options.x]\ntype = 'number'\ndefault = 'many'", "its default does not fit: give a number"),
        ("[options.x]\ntype = 'number'\nmin = 'a'", "min and max are numbers"),
        ("[options.Big]\ntype = 'text'", "use small letters"),
        ("[options.x]\ntype = 'text'\nsize = 3", "size is unknown"),
    ],
)
def test_mistakes_in_the_description(description: str, said: str) -> None:
    with pytest.raises(Fault) as caught:
        template("<p>x</p>", description)
    assert said in str(caught.value)
    assert "template.toml" in str(caught.value)


def test_a_missing_file_is_told() -> None:
    with pytest.raises(Fault, match=r"lacks structure\.html\.j2, which is its structure; add it"):
        template_from({"template.toml": b""}, "half")


def test_what_is_no_template_is_one_remark(tmp_path: Path) -> None:
    broken = tmp_path / "x.brieftemplate"
    broken.write_bytes(b"no zip")
    assert [remark.severity for remark in lint(broken)] == [Severity.ERROR]


@pytest.mark.parametrize("name", [one.name for one in list_templates()])
def test_shipped_templates_are_clean(name: str) -> None:
    assert [str(remark) for remark in lint(find_template(name)) if remark.severity is not Severity.NOTE] == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
