"""A bulletin's values are found in its text, its title or its file, and each says where."""

from __future__ import annotations

from datetime import date

import pytest

from briefer.bulletin import Block, BlockKind, Mark, MarkKind, Period
from briefer.importing.describe import describe
from briefer.importing.describe.series import recurring_series, with_known_series
from briefer.importing.reading import Metadata
from briefer.importing.split import Piece, split

LONG = "The army moved along the road to the north and took two villages before the night fell over the valley. " * 3


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)


def source(bulletin_findings: tuple[object, ...], name: str) -> str | None:
    return next((finding.source for finding in bulletin_findings if finding.name == name), None)  # type: ignore[attr-defined]


def test_title_series_and_period_come_from_the_title() -> None:
    found = describe(Piece("Watch on Iran (July 28 – August 11, 2019)", paragraphs(LONG)), Metadata())
    assert (found.title, found.series, str(found.period)) == (
        "Watch on Iran (July 28 – August 11, 2019)",
        "Watch on Iran",
        "2019-07-28/2019-08-11",
    )
    assert source(found.findings, "period") == "title"
    assert next(f.words for f in found.findings if f.name == "period") == "July 28 – August 11, 2019"


def test_an_article_has_neither_series_nor_period() -> None:
    found = describe(
        Piece("New crossing opens between Syria and Iraq", paragraphs("On August 2, 2019, it opened. " + LONG)),
        Metadata(),
    )
    assert found.series is None
    assert found.period is None
    assert found.language == "en"


def test_a_byline_gives_issuer_and_day() -> None:
    found = describe(
        Piece("A car explodes", paragraphs("Meridian Desk (sample issuer), August 12, 2019", LONG)), Metadata()
    )
    assert found.issuer == "Meridian Desk (sample issuer)"
    assert found.published == date(2019, 8, 12)
    assert source(found.findings, "published") == "text"


def test_labelled_lines_are_believed() -> None:
    head = (
        "Published: 12 August 2019\nSource: Meridian Desk\nURL: https://example.org/a\n"
        "Reporting period: 1-7 August 2019\nGrade: B2\nTLP:AMBER+STRICT"
    )
    found = describe(Piece("A week", paragraphs(head, LONG)), Metadata())
    assert found.published == date(2019, 8, 12)
    assert found.issuer == "Meridian Desk"
    assert found.url == "https://example.org/a"
    assert found.period == Period(date(2019, 8, 1), date(2019, 8, 7))
    assert (found.reliability, found.credibility, found.marking) == ("B", "2", "TLP:AMBER+STRICT")


def test_the_file_says_what_the_text_does_not() -> None:
    metadata = Metadata(
        title="Tankers | Meridian Desk",
        issuer="Meridian Desk",
        published=date(2019, 9, 28),
        url="https://example.org/t",
        origin="page head",
    )
    found = describe(Piece(None, paragraphs(LONG)), metadata)
    assert (found.title, found.issuer, found.published, found.url) == (
        "Tankers",
        "Meridian Desk",
        date(2019, 9, 28),
        "https://example.org/t",
    )
    assert source(found.findings, "title") == "page head"


def test_a_title_that_software_wrote_is_no_title() -> None:
    found = describe(
        Piece(None, paragraphs("The army moved. " + LONG)),
        Metadata(title="Microsoft Word - draft2.doc", name="draft2.pdf"),
    )
    assert found.title == "The army moved"


def test_a_missing_year_is_taken_from_the_day_of_publication() -> None:
    found = describe(
        Piece("Watch on Iran (December 29 – January 4)", paragraphs(LONG)), Metadata(published=date(2020, 1, 5))
    )
    assert str(found.period) == "2019-12-29/2020-01-04"


def test_the_library_teaches_the_series() -> None:
    piece = Piece("watch on iran - the nuclear file", paragraphs(LONG))
    assert describe(piece, Metadata()).series is None
    lower = Piece("eye on the strait (1-7 August 2019)", paragraphs(LONG))
    assert describe(lower, Metadata()).series is None
    assert describe(lower, Metadata(), series_known=["Eye on the Strait"]).series == "Eye on the Strait"


def test_an_event_says_its_day_and_source_and_keeps_its_headings() -> None:
    blocks = [Block(BlockKind.HEADING, "Current Digest (January 15-21, 2025)", 1), Block(BlockKind.HEADING, "Gaza", 2)]
    blocks += [
        Block(BlockKind.LIST_ITEM, f"A truce is agreed on day {day}. (AP; BBC, January {day}, 2025)")
        for day in (15, 16, 17)
    ]
    found = describe(split(blocks, Metadata())[1], Metadata())
    assert found.title == "A truce is agreed on day 16"
    assert (found.issuer, found.published, found.series) == ("AP; BBC", date(2025, 1, 16), "Current Digest")
    assert next(f.words for f in found.findings if f.name == "context") == "Gaza"


def test_the_link_of_a_title_is_the_address() -> None:
    title = Block(BlockKind.HEADING, "A week", 1, marks=(Mark(0, 6, MarkKind.LINK, "https://example.org/w"),))
    assert describe(Piece("A week", paragraphs(LONG), title_blocks=(title,)), Metadata()).url == "https://example.org/w"


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("“שלום” אמר השר בירושלים", "he", "rtl"),
        ("قال الوزير إن الاتفاق نهائي", "ar", "rtl"),
        ("Three lines.", "en", "ltr"),
    ],
)
def test_blocks_have_their_own_language(text: str, language: str, direction: str) -> None:
    found = describe(Piece("A week", paragraphs(LONG, text)), Metadata())
    assert (found.blocks[1].language, found.blocks[1].direction) == (language, direction)


def test_an_arabic_bulletin_is_described() -> None:
    text = "تواصل إيران تعزيز وجودها في سوريا خلال الأسبوعين الماضيين وفق ما ذكرته وسائل الإعلام. " * 3
    found = describe(
        Piece("نظرة على إيران (٢٨ تموز/يوليو – ١١ آب/أغسطس ٢٠١٩)", paragraphs("تاريخ النشر: ١٢ آب ٢٠١٩", text)),
        Metadata(),
    )
    assert (found.series, str(found.period), found.published, found.language) == (
        "نظرة على إيران",
        "2019-07-28/2019-08-11",
        date(2019, 8, 12),
        "ar",
    )


def test_a_series_learnt_later_is_given_to_bulletins_of_its_stem() -> None:
    lower = describe(Piece("eye on the strait (1-7 August 2019)", paragraphs(LONG)), Metadata())
    assert with_known_series(lower, ["Eye on the Strait"]).series == "Eye on the Strait"
    assert with_known_series(lower, ["Eye on Iran"]) == lower


def test_a_stem_that_comes_again_with_other_dates_is_a_series() -> None:
    titles = [
        "eye on the strait (1-7 August 2019)",
        "Eye on the Strait (8-14 August 2019)",
        "Hormuz: a convoy (1-7 August 2019)",
    ]
    assert recurring_series(titles) == ["eye on the strait"]


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("Reuters, August 12, 2019", "Reuters"),
        ("Beirut, August 12, 2019", None),
        ("By John Doe, August 12, 2019", None),
    ],
)
def test_a_byline_may_name_a_place_or_a_person(line: str, issuer: str | None) -> None:
    found = describe(Piece("A car explodes", paragraphs(line, LONG)), Metadata())
    assert (found.issuer, found.published) == (issuer, date(2019, 8, 12))


def test_the_head_of_a_digest_speaks_for_its_items() -> None:
    blocks = list(paragraphs("Levant Newsletter", "Meridian Desk, August 12, 2019"))
    for number, name in enumerate(("Banks close", "Border quiet", "Fuel for Lebanon")):
        blocks += [Block(BlockKind.HEADING, name, 2), *paragraphs(f"{LONG}{number}")]
    found = [describe(piece, Metadata()) for piece in split(blocks, Metadata())]
    assert [one.title for one in found] == ["Banks close", "Border quiet", "Fuel for Lebanon"]
    assert {(one.issuer, one.published) for one in found} == {("Meridian Desk", date(2019, 8, 12))}
    assert source(found[0].findings, "published") == "digest head"
