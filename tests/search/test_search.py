"""Search finds words in all their spellings, shows where, and takes any text for a query."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.bulletin import Block, BlockKind, Bulletin, Period, bulletin_id
from briefer.library import Filter, Library, open_library
from briefer.search import search
from briefer.topics import Tagger, load_taxonomy

TEXTS = {
    "Idlib": "The ceasefire in the Idlib region collapsed. ISIS’s attacks went on near Deir ez-Zor.",
    "Iran": "Qasem Soleimani visited the Albu Kamal crossing. Iran prepares for the fair in Damascus.",
    "Arabic": "شنّت القوات غارات وبسوريا أيضًا على ريف إدلب والعراق",
    "Hebrew": 'צה"ל תקף בסוריה ובלבנון',
    "Long": "word " * 300 + "and then a ceasefire came to Hodeidah " + "word " * 300,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    with open_library(tmp_path_factory.mktemp("search") / "library.db") as opened:
        for day, (title, text) in enumerate(TEXTS.items(), 1):
            blocks = (Block(BlockKind.HEADING, title, level=1), Block(BlockKind.PARAGRAPH, text))
            week = Period(date(2019, 8, 30 - day), date(2019, 8, 30 - day))
            opened.add(Bulletin(bulletin_id(blocks), title, blocks, period=week, series="S" if day < 3 else None))
        yield opened


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("ceasefire", {"Idlib", "Long"}),
        ("CEASEFIRE idlib", {"Idlib"}),
        ("ceasefire -idlib", {"Long"}),
        ("ceasefire NOT idlib", {"Long"}),
        ("soleimani OR idlib", {"Idlib", "Iran"}),
        ("ceasefire hodeidah OR idlib", {"Idlib", "Long"}),
        ('"ceasefire in the idlib"', {"Idlib"}),
        ('"idlib in the ceasefire"', set()),
        ("solei*", {"Iran"}),
        ("attack", {"Idlib"}),
        ("crossings", {"Iran"}),
        ("isis", {"Idlib"}),
        ("Deir ez Zor", {"Idlib"}),
        ("deir-ez-zor", {"Idlib"}),
        ("سوريا", {"Arabic"}),
        ("عراق", {"Arabic"}),
        ("العراق", {"Arabic"}),
        ("أدلب", {"Arabic"}),
        ("לבנון", {"Hebrew"}),
        ("צה״ל", {"Hebrew"}),
        ("", set()),
        ("-idlib", set()),
    ],
)
def test_queries_find(library: Library, query: str, titles: set[str]) -> None:
    assert {hit.title for hit in search(library, query)} == titles


def test_a_hit_shows_what_was_found_and_where(library: Library) -> None:
    (hit,) = search(library, "ceasefire hodeidah")
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["ceasefire", "Hodeidah"]
    assert hit.block == 1 and hit.snippet.startswith("… ") and hit.snippet.endswith(" …") and len(hit.snippet) < 260
    block = library.bulletin(hit.bulletin).blocks[1].text
    assert block[hit.start : hit.end] == hit.snippet[2:-2]


def test_arabic_finds_are_marked_as_whole_words(library: Library) -> None:
    (hit,) = search(library, "سوريا ادلب")
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["وبسوريا", "إدلب"]


def test_titles_count_more_than_text(library: Library) -> None:
    assert search(library, "iran OR ceasefire")[0].title == "Iran"


def test_newest_first_and_filters(library: Library) -> None:
    assert [hit.title for hit in search(library, "ceasefire", newest_first=True)] == ["Idlib", "Long"]
    assert [hit.title for hit in search(library, "ceasefire", filter=Filter(end=date(2019, 8, 26)))] == ["Long"]
    assert [hit.title for hit in search(library, "ceasefire", filter=Filter(series="S", text="isis"))] == ["Idlib"]
    assert len(search(library, "ceasefire", limit=1)) == 1


def test_a_name_finds_its_other_spellings_unless_it_is_quoted(library: Library) -> None:
    tagger = Tagger(load_taxonomy())

    def found(query: str) -> set[str]:
        return {hit.title for hit in search(library, query, spellings=tagger.spellings_in)}

    assert found("dayr al-zour") == found("دير الزور") == found("Deyr ez Zor attack") == {"Idlib"}
    assert found("idleb") == {"Idlib", "Arabic"} and found("qassem suleimani") == {"Iran"}
    assert found('"dayr al-zour"') == set() and found("ceasefire -idleb") == {"Idlib", "Long"}
    assert found("ceasefire") == {"Idlib", "Long"} and found("") == set()


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(query=st.text(st.sampled_from("ab\"*-()|:^{}+'’“” ORNOTANDNEAR,;.%_\\\0\n؟אس"), max_size=30) | st.text())
def test_any_text_is_a_query(library: Library, query: str) -> None:
    search(library, query)
    library.count(Filter(text=query))
