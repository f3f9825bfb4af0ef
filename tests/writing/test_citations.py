"""Citations: numbered in reading order, in full first and in short afterwards, in every style and way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.document.blocks import Paragraph, SourceList
from briefer.document.dump import line
from briefer.document.inlines import Citation, Cited, Footnote, Text
from briefer.document.tree import Citations, CitationStyle, Document, Source
from briefer.document.walk import inlines
from briefer.writing.citations import BracketCall, NoteCall, Numbering, source_inlines
from tests.samples import sample_document

URL = "https://example.org/a?b=1&c=2"
IRAN = Source(
    "s1",
    "Spotlight on Iran (July 28)",
    "Centre",
    "Spotlight on Iran",
    "28 July 2019",
    "12 August 2019",
    URL,
    "B2",
    "TLP:CLEAR",
)
JIHAD = Source("s2", "Spotlight on Jihad", "Centre", published="15 August 2019")


def document(*keys: str, **values: object) -> Document:
    """Return a document that cites `keys`, one after the other."""
    blocks = tuple(Paragraph((Text("x"), Citation((Cited(key, "p. 3"),)))) for key in keys)
    return replace(sample_document(), blocks=blocks, sources=(IRAN, JIHAD), **values)  # type: ignore[arg-type]


def notes(of: Document) -> list[str]:
    """Return what every call shows."""
    numbering = Numbering(of)
    return [line(numbering.call(one).inlines) for one in inlines(of) if isinstance(one, Citation | Footnote)]


def test_a_source_is_cited_in_full_first_and_in_short_afterwards() -> None:
    """No "ibid.": the short form says which note has it all."""
    first, second = notes(document("s1", "s1"))
    assert first.startswith("Centre, _Spotlight on Iran_, 28 July 2019, p. 3, published 12 August 2019 (Grade B2; ")
    assert second == "Centre, _Spotlight on Iran_, 28 July 2019, p. 3 (see [note 1](#note-1))."


def test_bracketed_numbers_repeat_for_the_same_source() -> None:
    """Numbers stand for sources, in the order of citing."""
    of = document("s2", "s1", "s2", citations=Citations.NUMBERS)
    assert notes(of) == [
        "\u00a0[[1](#source-1), p. 3]",
        "\u00a0[[2](#source-2), p. 3]",
        "\u00a0[[1](#source-1), p. 3]",
    ]
    assert [(one.label, one.source.key) for one in Numbering(of).listed] == [("[1]", "s2"), ("[2]", "s1")]


def test_footnotes_stay_notes_beside_bracketed_numbers() -> None:
    """The writer's own notes have numbers of their own."""
    numbering = Numbering(replace(sample_document(), citations=Citations.NUMBERS))
    calls = [numbering.call(one) for one in inlines(sample_document()) if isinstance(one, Citation | Footnote)]
    assert [type(one) for one in calls] == [BracketCall, NoteCall, BracketCall, BracketCall]


def test_endnotes_are_said_to_be_at_the_end() -> None:
    """One row of numbers for all notes."""
    of = replace(sample_document(), citations=Citations.ENDNOTES)
    numbering = Numbering(of)
    calls = [numbering.call(one) for one in inlines(of) if isinstance(one, Citation | Footnote)]
    assert [(one.number, one.at_end) for one in calls if isinstance(one, NoteCall)] == [(n, True) for n in (1, 2, 3, 4)]


def test_author_and_date_are_short_where_a_list_has_the_rest() -> None:
    """Two of one issuer and year are told apart by letters."""
    of = document("s1", "s2", citation_style=CitationStyle.AUTHOR_DATE)
    listed = replace(of, blocks=(*of.blocks, SourceList()))
    assert notes(listed) == ["Centre 2019a, p. 3.", "Centre 2019b, p. 3."]
    assert notes(of)[0].startswith("Centre. 2019a. _Spotlight on Iran (July 28)_. 12 August 2019. p. 3 (Grade B2; ")


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        (CitationStyle.HOUSE, "Centre, _Spotlight on Jihad_, published 15 August 2019"),
        (CitationStyle.CHICAGO, "Centre. “Spotlight on Jihad.” 15 August 2019"),
        (CitationStyle.AUTHOR_DATE, "Centre. 2019. _Spotlight on Jihad_. 15 August 2019"),
    ],
)
def test_every_style_writes_a_source_out(style: CitationStyle, shown: str) -> None:
    """The three ways of a list."""
    assert line(source_inlines(JIHAD, style, "en")) == shown


def test_an_address_is_linked_only_where_it_may_be_followed() -> None:
    """A script is shown, never linked."""
    hostile = replace(JIHAD, url="javascript:alert(1)")
    assert line(source_inlines(hostile, CitationStyle.HOUSE, "en")).endswith(", javascript:alert(1)")


def test_an_unknown_key_is_shown_as_it_is() -> None:
    """Nothing is lost silently."""
    assert notes(document("gone")) == ["gone."]


def test_arabic_has_its_own_commas_and_digits() -> None:
    """Words, commas and numbers come from the document's language."""
    _, second = notes(document("s1", "s1", language="ar"))
    assert second == "Centre، _Spotlight on Iran_، 28 July 2019، p. 3 (انظر [ملاحظة ١](#note-1))."


@pytest.mark.parametrize(
    ("language", "expected"), [("en", ("2019a", "2019b")), ("ar", ("2019أ", "2019ب")), ("he", ("2019א", "2019ב")), ("fa", ("2019الف", "2019ب"))]
)  # fmt: skip
def test_years_are_told_apart_by_letters_of_the_language(language: str, expected: tuple[str, str]) -> None:
    """A Latin letter after a year would stand on its wrong side in a right-to-left note."""
    of = document("s1", "s2", citation_style=CitationStyle.AUTHOR_DATE, language=language)
    listed = replace(of, blocks=(*of.blocks, SourceList()))
    assert all(year in note for year, note in zip(expected, notes(listed), strict=True))


def test_a_bibliography_is_in_the_order_of_issuers_and_titles() -> None:
    """That of the house is in the order of citing."""
    of = document("s2", "s1")
    orders = {
        style: [one.source.key for one in Numbering(replace(of, citation_style=style)).listed]
        for style in CitationStyle
    }
    assert orders == {
        CitationStyle.HOUSE: ["s2", "s1"],
        CitationStyle.CHICAGO: ["s1", "s2"],
        CitationStyle.AUTHOR_DATE: ["s1", "s2"],
    }


def test_quotation_marks_within_a_quoted_title_are_inner_ones() -> None:
    """And a title that ends an entry keeps its stop inside, as Chicago asks."""
    quoting = replace(JIHAD, title="The “Caliphate” returns", published="")
    assert line(source_inlines(quoting, CitationStyle.CHICAGO, "en")) == "Centre. “The ‘Caliphate’ returns.”"
    arabic = replace(quoting, title="عودة «الخلافة»")
    assert "«عودة “الخلافة”»" in line(source_inlines(arabic, CitationStyle.CHICAGO, "ar"))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Who hit the depots? (August 12-25, 2019)", "Who hit the depots? (August 12-25, 2019)_."),
        ("Who hit the depots (part 2)?", "Who hit the depots (part 2)?_, 12–25 August 2019."),
        ("من ضرب المستودعات (١٢-٢٥ آب ٢٠١٩)", "(١٢-٢٥ آب ٢٠١٩)_."),
    ],
)
def test_a_period_that_the_title_tells_is_said_once(title: str, said: str) -> None:
    """The same numbers in brackets are the same period, in whatever words."""
    of = replace(document("s1"), sources=(Source("s1", title, "Centre", period="12–25 August 2019"),))
    assert line(Numbering(of).listed[0].inlines).endswith(said)
