"""Near-duplicates and new versions are told from bulletins that only share a subject."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefer.bulletin import Block, BlockKind, Bulletin, Period, bulletin_id
from briefer.importing.sameness import NearDuplicates, are_alike, group, is_version_of, signature_of, text_signature

REPORT = "Four missiles struck the Al-Saqr base south of Baghdad on Monday evening; the depot burned for hours and twenty people were wounded."
REWRITE = "South of Baghdad the Al-Saqr base was struck by four missiles; twenty people were wounded and a depot burned for hours, officials said."
OTHER = "A commission of inquiry named by the prime minister of Iraq said on Friday that drones had crossed the border before the explosion."


def bulletin(text: str, **values: object) -> Bulletin:
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    return replace(Bulletin(bulletin_id(blocks), "A week", blocks), **values)  # type: ignore[arg-type]


def test_rewrites_are_alike_and_other_news_of_the_event_is_not() -> None:
    assert are_alike(text_signature(REPORT), text_signature(REWRITE))
    assert not are_alike(text_signature(REPORT), text_signature(OTHER))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "وصل قائد فيلق القدس إلى معبر البوكمال والتقى قادة الميليشيات الموالية",
            "قائد فيلق القدس وصل معبر البوكمال والتقى بقادة ميليشيات موالية",
        ),
        (
            "מפקד כוח קודס ביקר במעבר אלבוכמאל ונפגש עם מפקדי המיליציות",
            "במעבר אלבוכמאל ביקר מפקד כוח קודס ונפגש עם מפקדי מיליציות",
        ),
        ("伊朗圣城旅指挥官访问了叙利亚边境口岸", "圣城旅指挥官访问叙利亚边境口岸"),
    ],
)
def test_rewrites_are_alike_in_other_scripts(one: str, other: str) -> None:
    assert are_alike(text_signature(one), text_signature(other))


def test_two_issues_of_a_series_are_no_duplicates() -> None:
    first = bulletin(REPORT, series="Watch", period=Period(date(2019, 8, 1), date(2019, 8, 7)))
    second = bulletin(REWRITE, series="Watch", period=Period(date(2019, 8, 8), date(2019, 8, 14)))
    assert not are_alike(signature_of(first), signature_of(second))
    known = NearDuplicates([("first", signature_of(first))])
    assert known.find(signature_of(second)) == []


def test_what_is_alike_is_found_among_others() -> None:
    known = NearDuplicates((f"other {n}", text_signature(f"{OTHER} {n} {n * 7}")) for n in range(50))
    known.add("report", text_signature(REPORT))
    assert [alike.bulletin for alike in known.find(text_signature(REWRITE))] == ["report"]
    known.remove("report")
    assert known.find(text_signature(REWRITE)) == []
    assert len(known) == 50


def test_text_without_words_is_like_nothing() -> None:
    known = NearDuplicates([("empty", text_signature(""))])
    assert known.find(text_signature("")) == []
    assert not are_alike(text_signature(""), text_signature(""))


def test_pairs_make_groups() -> None:
    assert group([("a", "b"), ("c", "d"), ("b", "e")]) == [frozenset("abe"), frozenset("cd")]


def test_a_changed_text_of_the_same_issue_is_a_version() -> None:
    issue = {
        "title": "Watch (August 1-7, 2019)",
        "series": "Watch",
        "period": Period(date(2019, 8, 1), date(2019, 8, 7)),
    }
    old, new = bulletin(REPORT, **issue), bulletin(REPORT + " Corrected.", **issue)
    assert is_version_of(new, old)
    assert not is_version_of(old, old)
    assert not is_version_of(bulletin(OTHER, title="Watch"), old)
    assert is_version_of(bulletin(REPORT + " One more word.", title="Fire"), bulletin(REPORT, title="Fire"))
    assert not is_version_of(bulletin(OTHER, title="Fire"), bulletin(REPORT, title="Fire"))


def test_items_of_one_series_and_reports_of_later_days_must_be_more_alike() -> None:
    text = "Israeli aircraft struck sites in the south of Lebanon near Tyre; two men were wounded and a road was cut."
    later = "Aircraft struck sites in the south of Lebanon near Nabatieh on Sunday; three men were killed and a bridge fell."
    today, then = bulletin(text, published=date(2019, 8, 5)), bulletin(later, published=date(2019, 8, 9))
    assert are_alike(text_signature(text), text_signature(later))
    assert not are_alike(signature_of(today), signature_of(then))
    assert not are_alike(signature_of(replace(today, series="Digest")), signature_of(bulletin(later, series="Digest")))
