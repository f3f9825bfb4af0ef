"""Titles say their series and the period they cover, and nothing that they do not say."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.importing.titles import read_title
from tests.importing.title_forms import WITHOUT, Form, forms
from tests.shared import shared


def test_every_known_title_is_read_exactly() -> None:
    with shared("data", "dates", "bulletin_titles.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if not row["end"].startswith("-")]
    wrong = [row["title"] for row in rows if _span(row["title"]) != (row["start"], row["end"])]
    assert wrong == []


def _span(title: str) -> tuple[str, str]:
    period = read_title(title).period
    return (str(period.first), str(period.last)) if period else ("", "")


@pytest.mark.parametrize(
    ("title", "series"),
    [
        ("Watch on Iran* (May 8 – May 22, 2016)", "Watch on Iran"),
        ("Watch on Iran July 16 – 30, 2017 Editor: Dr. A. Name", "Watch on Iran"),
        (
            "Watch on Terrorism: Lebanon and Syria) January 22 – February 5, 2023)",
            "Watch on Terrorism: Lebanon and Syria",
        ),
        ("Town Situation Report No. 10 (19-26 June 2017)", "Town Situation Report"),
        ("Protection Report | 15 - 28 October 2019", "Protection Report"),
        ("Weekly report for the period from 3 to 9 June 2019", "Weekly report"),
        ("July 28 – August 11, 2019: Watch on Iran", "Watch on Iran"),
        ("Regard sur l'Iran (du 28 juillet au 11 août 2019)", "Regard sur l'Iran"),
        ("Gulf and Levant Weekly, issue 34", "Gulf and Levant Weekly"),
        ("Hormuz: the convoy grows (August 19-25, 2019)", None),
    ],
)
def test_the_stem_of_a_title_is_its_series(title: str, series: str | None) -> None:
    assert read_title(title).series == series


@pytest.mark.parametrize(
    "title",
    [
        "Attack in Kabul on August 17, 2019 kills 63",
        "Attack in Kabul on August 17, 2019",
        "Hamas after October 7, 2023",
        "Protests of October 2019 in Iraq",
        "Dozens killed in August 2019",
        "Update published on 5 May 2019",
        "UN Resolution 2254 (2015)",
        "The group in 2019: a review",
        "How 3 of 10 towns fell",
        "Hezbollah's New Weapons",
        "Iran 2019",
        "The Road to Damascus: 10 years on",
        "Attack on June 12",
        "3 killed, 5 wounded in 24 hours",
        "The 2018-2019 budget of Hamas",
        "Hamas marks 30 years",
        "Three years after the March 2019 defeat",
        "What happened on July 14?",
        "1,200 rockets in May",
        "Resolution 1701 (11 August 2006) and its fate",
        "Bulletin no. 12-2019",
        "The Iranian Nuclear Deal: 5+1",
        "ISIS’s Telegram channels: 14-20 percent growth",
    ],
)
def test_a_date_within_a_sentence_is_no_period(title: str) -> None:
    assert read_title(title).period is None


def test_a_month_of_a_report_is_a_period() -> None:
    assert _span("Summary of attacks in August 2019") == ("2019-08-01", "2019-08-31")


def test_two_ranges_are_one_period() -> None:
    assert _span("during the periods August 21 - 31 and September 1-10, 2019") == ("2019-08-21", "2019-09-10")


def test_a_deadline_is_no_period() -> None:
    title = "It covers the period from 1-30 June The next report will be issued on or around 15 July."
    period = read_title(title, published=date(2014, 7, 1)).period
    assert period is not None
    assert (str(period.first), str(period.last)) == ("2014-06-01", "2014-06-30")


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("The Sahel: review of July and August 2019", "2019-07-01", "2019-08-31"),
        ("July/August 2019 bulletin", "2019-07-01", "2019-08-31"),
        ("Report of 3 and 4 August 2019", "2019-08-03", "2019-08-04"),
        ("Iran Update, August 9, 2024", "2024-08-09", "2024-08-09"),
        ("Weekly Security Update: 08 – 14 Aug 19", "2019-08-08", "2019-08-14"),
        ("Revue de presse du lundi 5 août 2019", "2019-08-05", "2019-08-05"),
        ("Quarterly Report Q3 2019", "2019-07-01", "2019-09-30"),
        ("التقرير الفصلي للربع الثالث 2019", "2019-07-01", "2019-09-30"),
        ("Update 22-Jan-2019 to 29-Jan-2019", "2019-01-22", "2019-01-29"),
        ("Week 33 (12-18 August) 2019", "2019-08-12", "2019-08-18"),
        ("Period: 01/08/2019 – 15/08/2019", "2019-08-01", "2019-08-15"),
        ("Report 1-15/08/2019", "2019-08-01", "2019-08-15"),
        ("Report 2019.08.01-2019.08.07", "2019-08-01", "2019-08-07"),
        ("Weekly report, week ending 9 August 2019", "2019-08-03", "2019-08-09"),
        ("Iraq: week of August 5, 2019", "2019-08-05", "2019-08-11"),
        ("نظرة على إيران (28 تموز/ يوليو - 11 آب/ أغسطس 2019)", "2019-07-28", "2019-08-11"),
        ("أخبار الإرهاب والصراع الإسرائيلي الفلسطيني (7-13 آب 2019)", "2019-08-07", "2019-08-13"),
        ("تقرير الفترة ما بين 2018/08/01 و 2018/08/07", "2018-08-01", "2018-08-07"),
        ("تقرير من 1/8/2019 إلى 7/8/2019", "2019-08-01", "2019-08-07"),
        ("تقرير ٧ـ١٣ آب ٢٠١٩", "2019-08-07", "2019-08-13"),
        ("التقرير الأسبوعي (1 - 7 كانون ثاني 2020)", "2020-01-01", "2020-01-07"),
        ("التقرير (1-15 من شهر آب 2019)", "2019-08-01", "2019-08-15"),
        ("تقرير يناير / كانون الثاني 2020", "2020-01-01", "2020-01-31"),
        ("تقرير (29 كانون الأول 2019 – 4 كانون الثاني 2020)", "2019-12-29", "2020-01-04"),
        ("النشرة الأسبوعية 7 – 13 أغسطس (آب) 2019", "2019-08-07", "2019-08-13"),
        ("التقرير الشهري: آب/أغسطس 2019", "2019-08-01", "2019-08-31"),
        ("الجهاد العالمي (8 – 14 أغسطس 2019)", "2019-08-08", "2019-08-14"),
        ("סקירה (7 - 13 באוגוסט, 2019)", "2019-08-07", "2019-08-13"),
        ("סקירה ה-7 עד ה-13 באוגוסט 2019", "2019-08-07", "2019-08-13"),
        ("סקירה 8.8 - 14.8.2019", "2019-08-08", "2019-08-14"),
        ("סקירה 8-14.8.19", "2019-08-08", "2019-08-14"),
        ("סקירה 31.7–6.8.2019", "2019-07-31", "2019-08-06"),
        ('דו"ח חודשי: אוגוסט 2019', "2019-08-01", "2019-08-31"),
        ("סקירה מ-28 ביולי עד 11 באוגוסט 2019", "2019-07-28", "2019-08-11"),
        ("סקירה (29 בדצמבר 2019 – 4 בינואר 2020)", "2019-12-29", "2020-01-04"),
        ("مرور (۷ تا ۱۳ اوت ۲۰۱۹)", "2019-08-07", "2019-08-13"),
        ("مرور (۲۸ جولای – ۱۱ آگوست ۲۰۱۹)", "2019-07-28", "2019-08-11"),
        ("گزارش از ۵ مرداد تا ۱۹ مرداد ۱۳۹۸", "2019-07-27", "2019-08-10"),
        ("گزارش مرداد ماه ۱۳۹۸", "2019-07-23", "2019-08-22"),
        ("گزارش ۵ الی ۱۱ مرداد ۱۳۹۸", "2019-07-27", "2019-08-02"),
        ("گزارش ۱۳۹۸/۵/۱ تا ۱۳۹۸/۵/۷", "2019-07-23", "2019-07-29"),
        ("Bulletin (29 juillet-4 août 2019)", "2019-07-29", "2019-08-04"),
        ("Bulletin juillet-août 2019", "2019-07-01", "2019-08-31"),
        ("Bulletin du 30 déc. 2019 au 5 janv. 2020", "2019-12-30", "2020-01-05"),
        ("Bulletin de la semaine du 5 au 11 août 2019", "2019-08-05", "2019-08-11"),
        ("Bulletin de juin à août 2019", "2019-06-01", "2019-08-31"),
        ("Monatsbericht 1. bis 15. August 2019", "2019-08-01", "2019-08-15"),
        ("Spotlight on Iran (July 28th – August 11th, 2019)", "2019-07-28", "2019-08-11"),
        ("Spotlight on Iran [July 28 — August 11, 2019]", "2019-07-28", "2019-08-11"),
        ("Spotlight on Iran (July 28 ‒ August 11 , 2019 )", "2019-07-28", "2019-08-11"),
        ("Spotlight on Iran (July 28 to August 11, 2019)", "2019-07-28", "2019-08-11"),
        ("Spotlight on Iran (July 28, 2019 through August 11, 2019)", "2019-07-28", "2019-08-11"),
        ("Spotlight on Iran (July 28 -- August 11, 2019)", "2019-07-28", "2019-08-11"),
        ("Spotlight on Iran (Sunday, July 28 – Sunday, August 11, 2019)", "2019-07-28", "2019-08-11"),
        ("SPOTLIGHT ON IRAN (JULY 28 – AUGUST 11, 2019)", "2019-07-28", "2019-08-11"),
        ("Spotlight on Iran, 28 July 2019–11 August 2019", "2019-07-28", "2019-08-11"),
        ("Fifty days: July-August 2014 revisited and what came of it since", "2014-07-01", "2014-08-31"),
    ],
)
def test_titles_of_other_kinds_are_read(title: str, first: str, last: str) -> None:
    assert _span(title) == (first, last)


def test_the_day_of_an_attack_opens_no_range() -> None:
    assert read_title("From 9/11 to July 7, 2005: lessons").period is None


def test_every_form_of_a_title_is_read_exactly() -> None:
    written = list(forms())
    read = [(form, read_title(form.title).period) for form in written]
    wrong = [form for form, found in read if found is None or (found.first, found.last) != (form.start, form.end)]
    assert len(written) > 300 and not wrong


@pytest.mark.parametrize("title", WITHOUT)
def test_numbers_that_are_no_days_are_no_period(title: str) -> None:
    assert read_title(title).period is None


@given(
    st.sampled_from(list(forms())),
    st.sampled_from(["Weekly Desk | ", "* ", "نشرة: ", ""]),
    st.sampled_from(["", " *", "  ", "."]),
)
def test_what_stands_around_a_title_does_not_change_its_period(form: Form, before: str, after: str) -> None:
    found = read_title(f"{before}{form.title}{after}").period
    assert found is not None and (found.first, found.last) == (form.start, form.end)


@given(st.sampled_from(list(forms())), st.dates(date(2020, 2, 1), date(2026, 12, 31)))
def test_a_written_year_is_never_changed_by_the_day_of_publication(form: Form, published: date) -> None:
    found = read_title(form.title, published=published).period
    assert found is not None and (found.first, found.last) == (form.start, form.end)
