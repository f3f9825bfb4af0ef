"""Words and dates in the languages of documents."""

from datetime import UTC, date, datetime

import pytest

from briefer.bulletin import Period
from briefer.text.wording import (
    DEGREES,
    LANGUAGES,
    LIKELIHOODS,
    show_date,
    show_number,
    show_period,
    word,
    word_of_degree,
)
from briefer.text.wordtables import WORDS


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "28 July – 11 August 2019"),
        ("en-US", "July 28 – August 11, 2019"),
        ("fr", "28 juillet – 11 août 2019"),
        ("he", "28 ביולי – 11 באוגוסט 2019"),
        ("ar", "٢٨ يوليو – ١١ أغسطس ٢٠١٩"),
        ("fa", "۲۸ ژوئیه – ۱۱ اوت ۲۰۱۹"),
    ],
)
def test_a_period_is_written_as_the_language_writes_it(language: str, shown: str) -> None:
    assert show_period(Period(date(2019, 7, 28), date(2019, 8, 11)), language) == shown


def test_what_both_ends_share_is_said_once() -> None:
    assert show_period(Period(date(2019, 8, 8), date(2019, 8, 14))) == "8–14 August 2019"
    assert show_period(Period(date(2018, 12, 28), date(2019, 1, 3))) == "28 December 2018 – 3 January 2019"
    assert show_period(Period(date(2019, 8, 8), date(2019, 8, 8))) == "8 August 2019"


def test_open_ends_are_words() -> None:
    assert show_period(Period(None, date(2019, 8, 8))) == "until 8 August 2019"
    assert show_period(Period(date(2019, 8, 8), None), "fr") == "à partir du 8 août 2019"
    assert show_period(None) == ""


def test_a_date_follows_a_picture() -> None:
    assert show_date(date(2019, 8, 5), "en", "dddd d MMM yyyy") == "Monday 5 Aug 2019"
    assert show_date(date(2019, 8, 5), "fr", "dd.MM.yy") == "05.08.19"
    assert show_date(date(2019, 8, 5), "en", "d 'of' MMMM") == "5 of August"
    assert show_date(date(2019, 8, 5), "en", "MMMM\\ d', 'yyyy") == "August 5, 2019"
    assert show_date(date(2019, 8, 5), "en", "dd/MM/yyyy h:mm am/pm") == "05/08/2019"


def test_every_language_has_every_word() -> None:
    for language in LANGUAGES:
        assert WORDS[language].keys() == WORDS["en"].keys()
        assert all(text for text in WORDS[language].values())


def test_an_unknown_language_speaks_english() -> None:
    assert word("page_of", "tr", page=1, pages=3) == "Page 1 of 3"
    assert word("page_of", "fa", page=1, pages=3) == "صفحهٔ ۱ از ۳"


def test_numbers_have_digits_and_decimal_signs_of_the_language() -> None:
    shown = [show_number(7.5, language) for language in ("en", "fr", "ar", "fa", "he")]
    assert shown == ["7.5", "7,5", "٧٫٥", "۷٫۵", "7.5"]


def test_a_time_of_day_follows_a_picture() -> None:
    """Where the moment is known; a day alone has none."""
    moment = datetime(2019, 8, 15, 15, 5, 9, tzinfo=UTC)
    assert show_date(moment, "en", "dd.MM.yyyy HH:mm") == "15.08.2019 15:05"
    assert show_date(moment, "en", "h:mm am/pm") == "3:05 pm"
    assert show_date(moment.date(), "en", "dd.MM.yyyy HH:mm") == "15.08.2019"


def test_likelihood_and_confidence_are_worded_in_the_language() -> None:
    for language in LANGUAGES[1:]:
        worded = {word_of_degree(degree, language) for degree in DEGREES}
        assert len(worded) == len(DEGREES) and worded.isdisjoint(LIKELIHOODS)
    assert word_of_degree("very likely", "he") == "סביר מאוד"
    assert word_of_degree("our own scale: 4", "he") == "our own scale: 4"
