"""Dates and periods are found as they are written, in every language bulletins come in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text.dates import Shape, find_dates, find_periods
from briefer.text.dates.solar import days_in_solar_month, solar_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("August 8-14, 2019", "2019-08-08", "2019-08-14"),
        ("July 28 – August 11, 2019", "2019-07-28", "2019-08-11"),
        ("December 30, 2014- January 6, 2015", "2014-12-30", "2015-01-06"),
        ("December 30 – January 6, 2015", "2014-12-30", "2015-01-06"),
        ("15 - 28 October 2019", "2019-10-15", "2019-10-28"),
        ("7-12 May, 2015", "2015-05-07", "2015-05-12"),
        ("from June 7th to the 29th of June, 2017", "2017-06-07", "2017-06-29"),
        ("between Oct. 2 and October 22, 2019", "2019-10-02", "2019-10-22"),
        ("July 10 – 16 , 2019", "2019-07-10", "2019-07-16"),
        ("2019-07-28/2019-08-11", "2019-07-28", "2019-08-11"),
        ("8–14.8.2019", "2019-08-08", "2019-08-14"),
        ("28.7.–11.8.2019", "2019-07-28", "2019-08-11"),
        ("July – September 2019", "2019-07-01", "2019-09-30"),
        ("June 2016", "2016-06-01", "2016-06-30"),
        ("23 July 2012", "2012-07-23", "2012-07-23"),
        ("٢٨ تموز/يوليو – ١١ آب/أغسطس ٢٠١٩", "2019-07-28", "2019-08-11"),
        ("من 8 إلى 14 أغسطس 2019", "2019-08-08", "2019-08-14"),
        ("بين 1 و5 كانون الثاني 2020", "2020-01-01", "2020-01-05"),
        ("8–14 באוגוסט 2019", "2019-08-08", "2019-08-14"),
        ("בין ה-28 ביולי ל-11 באוגוסט 2019", "2019-07-28", "2019-08-11"),
        ("۲۸ ژوئیه تا ۱۱ اوت ۲۰۱۹", "2019-07-28", "2019-08-11"),
        ("۵ تا ۱۹ مرداد ۱۳۹۸", "2019-07-27", "2019-08-10"),
        ("du 28 juillet au 11 août 2019", "2019-07-28", "2019-08-11"),
        ("du 1er au 7 août 2019", "2019-08-01", "2019-08-07"),
        ("28. Juli bis 11. August 2019", "2019-07-28", "2019-08-11"),
        ("2019 August 5-11", "2019-08-05", "2019-08-11"),
        ("2019 Aug. 5 – 2019 Aug. 11", "2019-08-05", "2019-08-11"),
        ("In 2018 January 5-11, 2019", "2019-01-05", "2019-01-11"),
        ("22-Jan-2019", "2019-01-22", "2019-01-22"),
        ("12-18 August (2019)", "2019-08-12", "2019-08-18"),
        ("8 Ağustos 2019 ile 14 Ağustos 2019", "2019-08-08", "2019-08-14"),
    ],
)
def test_a_period_is_found_as_written(text: str, first: str, last: str) -> None:
    found = find_periods(text)
    assert [(str(one.first), str(one.last)) for one in found] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "UN Resolution 2254",
        "12,000 of 45-50 tons",
        "the 5+1 group",
        "they may 2 or 3 times march",
        "February 30, 2019",
        "1 و5 من كل شهر",
        "version 1.2.3",
        "call 03-555-1234",
        "between 5 and 7 people",
        "9/11",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_periods(text) == []


def test_the_place_in_the_text_is_given() -> None:
    text = "Watch on Iran (July 28 – August 11, 2019), issued on August 12, 2019"
    assert [text[one.start : one.end] for one in find_periods(text)] == ["July 28 – August 11, 2019", "August 12, 2019"]


def test_a_missing_year_is_the_last_before_publication() -> None:
    day = date(2020, 1, 7)
    assert [str(one.first) for one in find_periods("December 29 – January 4", published=day)] == ["2019-12-29"]
    assert find_periods("December 29 – January 4") == []


def test_a_missing_year_is_taken_from_the_range_that_follows() -> None:
    assert [str(one.first) for one in find_periods("August 21 - 31 and September 1-10, 2019")] == [
        "2019-08-21",
        "2019-09-01",
    ]


def test_numeric_dates_go_by_language_unless_that_is_no_date() -> None:
    assert str(find_periods("03/04/2019", language="en")[0].first) == "2019-03-04"
    assert str(find_periods("03/04/2019", language="fr")[0].first) == "2019-04-03"
    assert str(find_periods("23/04/2019", language="en")[0].first) == "2019-04-23"


def test_single_days_are_found() -> None:
    found = find_dates("It began on May 12, 2019 and lasted from May 13 to May 15, 2019.")
    assert [(str(one.first), one.shape) for one in found] == [("2019-05-12", Shape.DAY)]


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1398, 1, 1), "2019-03-21"),
        ((1399, 1, 1), "2020-03-20"),
        ((1399, 12, 30), "2021-03-20"),
        ((1357, 11, 22), "1979-02-11"),
    ],
)
def test_solar_days(solar: tuple[int, int, int], gregorian: str) -> None:
    assert str(solar_day(*solar)) == gregorian


def test_the_leap_day_of_the_solar_year() -> None:
    assert (days_in_solar_month(1399, 12), days_in_solar_month(1398, 12)) == (30, 29)


@given(st.text(alphabet="0123456789 -–/.,()JulyAugst و آبتاליום", max_size=50))
def test_any_text_is_read_without_fault(text: str) -> None:
    for one in find_periods(text, published=date(2019, 8, 1)):
        assert one.first <= one.last
        assert 0 <= one.start < one.end <= len(text)
