"""A pack, its sources and a template make a document and its style."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from briefer.document.blocks import Block, Heading, Paragraph, Quotation, Table, Timeline
from briefer.document.dump import dump, dump_blocks
from briefer.document.tree import Document
from briefer.document.walk import plain, walk
from briefer.faults import Fault
from briefer.templating.catalogue import find_template
from briefer.templating.compose import Composed, compose
from briefer.templating.template import Template
from tests.samples import MOMENT, PIXEL, sample_pack, sample_sources
from tests.templating.made import template


def _compose(made: Template, **values: object) -> Composed:
    options = values.pop("options", {})
    return compose(
        sample_pack(**values), sample_sources(), made, moment=MOMENT, options=options, assets={"pixel.png": PIXEL}
    )  # type: ignore[arg-type]


def _all(document: Document, kind: type[Block]) -> list[Block]:  # type: ignore[valid-type]
    return [block for block in walk(document) if isinstance(block, kind)]


def test_the_weekly_brief_holds_every_item_in_order() -> None:
    document = _compose(find_template("weekly-brief")).document
    items = list(dict.fromkeys(block.item for block in walk(document) if block.item))
    assert items == [
        "sec-1",
        "sum-1",
        "exc-1",
        "exc-2",
        "ass-1",
        "tab-1",
        "sec-2",
        "exc-3",
        "exc-4",
        "time-1",
        "note-1",
        "fig-1",
        "sec-3",
        "exc-5",
        "brk-1",
    ]
    assert [plain(block.inlines) for block in _all(document, Heading)] == [  # type: ignore[attr-defined]
        "Albukamal and the border", "ISIS in Syria & “Iraq”", "Odd text", "Sources",
    ]  # fmt: skip


def test_every_excerpt_stands_word_for_word_with_its_source_and_language() -> None:
    document = _compose(find_template("weekly-brief")).document
    arabic = next(block for block in _all(document, Quotation) if block.item == "exc-2")  # type: ignore[attr-defined]
    words = arabic.blocks[0]  # type: ignore[attr-defined]
    passage = sample_pack().items[0].items[2].passage  # type: ignore[union-attr]
    assert plain(words.inlines) == passage.quotation
    assert (words.language, words.direction) == ("ar", "rtl")
    assert plain(arabic.source) == "Sample Centre, Spotlight on Iran (July 28 – August 11, 2019), p. 3 · Grade B2"  # type: ignore[attr-defined]


def test_text_of_bulletins_is_inert() -> None:
    document = _compose(find_template("weekly-brief")).document
    words = [plain(block.inlines) for block in _all(document, Paragraph)]  # type: ignore[attr-defined]
    assert "Text with {{ 7 * 7 }}, {% raw %}, <script>alert(1)</script>, &amp; and a bell is inert." in words


def test_hostile_titles_reach_placeholders_as_they_are() -> None:
    hostile = "{{ pack.date }} {% for %} <w:p/> & \x00"
    composed = _compose(find_template("weekly-brief"), title=hostile)
    assert composed.document.values["pack.title"] == "{{ pack.date }} {% for %} <w:p/> & "


def test_sources_stand_in_the_order_they_are_cited() -> None:
    made = template(
        "{% for item in pack.sections[1].excerpts %}<p>{{ item.text }}{{ cite(item.citations) }}</p>{% endfor %}"
    )
    titles = [source.title for source in _compose(made).document.sources]
    assert titles == ["Spotlight on Global Jihad (August 8–14, 2019)", "Notes on {{ pack.title }} & <b>markup</b>"]


def test_words_and_direction_follow_the_packs_language() -> None:
    composed = _compose(find_template("weekly-brief"), language="ar")
    assert composed.document.direction == "rtl"
    assert composed.house.styles["Normal"].right_to_left
    assert composed.document.values["pack.period"] == "٨–١٤ أغسطس ٢٠١٩"
    assert "المصادر" in [plain(block.inlines) for block in _all(composed.document, Heading)]  # type: ignore[attr-defined]


def test_paper_is_an_option() -> None:
    a4, letter = (
        _compose(find_template("weekly-brief"), options={"paper": paper}).house.section.page
        for paper in ("A4", "Letter")
    )
    assert (round(letter.width), round(letter.height)) == (612, 792)
    assert letter.measure == pytest.approx(a4.measure, abs=0.1)


def test_margins_mirror_from_right_to_left() -> None:
    plain_page = _compose(find_template("weekly-brief")).house.section.page
    mirrored = _compose(find_template("weekly-brief"), options={"direction": "rtl"}).house.section.page
    assert (mirrored.start, mirrored.end) == (plain_page.start, plain_page.end)


def test_the_accent_is_an_option_of_both_outputs() -> None:
    house = _compose(find_template("weekly-brief"), options={"accent": "#7A1F1F"}).house
    assert house.accent == "7A1F1F"
    assert house.table is not None and house.table.rules[0].colour == "7A1F1F"


def test_items_can_be_left_out() -> None:
    made = template(
        "<p>{{ pack.left_out }}</p>{% for item in pack.sections[0].items %}<p>{{ item.id }}</p>{% endfor %}"
    )
    composed = compose(sample_pack(), sample_sources(), made, moment=MOMENT, left_out={"exc-1", "sum-1"})
    assert [plain(block.inlines) for block in composed.document.blocks] == ["2", "exc-2", "ass-1", "tab-1"]  # type: ignore[union-attr]


def test_an_unknown_option_names_the_nearest() -> None:
    with pytest.raises(Fault, match=r"no option papper; did you mean paper\?"):
        _compose(find_template("weekly-brief"), options={"papper": "A4"})
    with pytest.raises(Fault, match=r"Option paper cannot be “A3”: choose one of house, A4, Letter"):
        _compose(find_template("weekly-brief"), options={"paper": "A3"})


def test_a_timeline_and_a_table_keep_their_kind() -> None:
    document = _compose(find_template("weekly-brief")).document
    assert [len(block.events) for block in _all(document, Timeline)] == [2]  # type: ignore[attr-defined]
    table = _all(document, Table)[0]
    assert [str(one) for one in table.alignments] == ["start", "start", "decimal"]  # type: ignore[attr-defined]


def test_the_same_pack_gives_the_same_lines() -> None:
    first, second = (_compose(find_template("weekly-brief")) for _ in range(2))
    assert dump_blocks(first.document.blocks) == dump_blocks(second.document.blocks)
    assert first.house.source == second.house.source


@pytest.mark.parametrize(
    "name", ["executive-one-pager", "newsletter", "source-digest", "topic-dossier", "weekly-brief"]
)
def test_each_shipped_template_keeps_its_lines(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.txt", dump(_compose(find_template(name)).document))


@pytest.mark.parametrize("language", ["ar", "he", "fa", "fr"])
@pytest.mark.parametrize(
    "name", ["executive-one-pager", "newsletter", "source-digest", "topic-dossier", "weekly-brief"]
)
def test_each_shipped_template_speaks_each_language_on_each_paper(name: str, language: str) -> None:
    for paper in ("A4", "Letter"):
        composed = _compose(find_template(name), language=language, options={"paper": paper})
        assert composed.document.direction == ("ltr" if language == "fr" else "rtl")
        assert round(composed.house.section.page.width) == {"A4": 595, "Letter": 612}[paper]


def test_an_empty_pack_is_composed() -> None:
    for name in ("executive-one-pager", "newsletter", "source-digest", "topic-dossier", "weekly-brief"):
        assert not _compose(find_template(name), items=(), topics=()).document.sources


def test_portions_bear_the_marking_of_what_they_cite_and_sections_the_strictest_of_theirs() -> None:
    """Own markings win; where a source has none, a portion is marked as the pack."""
    found = compose(
        sample_pack(),
        sample_sources(),
        find_template("weekly-brief"),
        moment=MOMENT,
        options={"portion_marking": True},
        assets={"pixel.png": PIXEL},
    )
    shown = dump(found.document)
    marked = {
        item: re.search(rf"<portion-marking: \(([^)]*)\)>.*item={item}\b", shown)
        for item in ("sec-1", "exc-1", "exc-2", "exc-3", "sec-2", "sum-1")
    }
    assert {item: one and one[1] for item, one in marked.items()} == {
        "sec-1": "TLP:AMBER",
        "exc-1": "TLP:AMBER",
        "exc-2": "TLP:GREEN",
        "exc-3": "TLP:GREEN",
        "sec-2": "TLP:AMBER",
        "sum-1": "TLP:AMBER",
    }
