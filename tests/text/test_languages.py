"""Languages are told by letters and commonest words."""

from __future__ import annotations

import pytest

from briefer.text.languages import direction_of, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Syrian army launched a series of ground attacks in several zones.", "en"),
        ("Spotlight on Iran", "en"),
        ("L'armée syrienne a lancé une série d'attaques dans plusieurs zones.", "fr"),
        ("Die syrische Armee hat eine Reihe von Angriffen gestartet.", "de"),
        ("El ejército sirio lanzó una serie de ataques en varias zonas.", "es"),
        ("Suriye ordusu birkaç bölgede bir dizi kara saldırısı başlattı.", "tr"),
        ("شن الجيش السوري سلسلة من الهجمات البرية في عدة مناطق.", "ar"),
        ("ارتش سوریه مجموعه‌ای از حملات زمینی را در چند منطقه آغاز کرد.", "fa"),
        ("شامی فوج نے کئی علاقوں میں زمینی حملے شروع کیے ہیں۔", "ur"),
        ("צבא סוריה פתח בסדרת התקפות קרקעיות.", "he"),
        ("Сирийская армия начала серию наземных атак.", "ru"),
        ("Сирійська армія розпочала серію наземних атак і відійшла.", "uk"),
        ("叙利亚军队发动了一系列攻击。", "zh"),
        ("シリア軍は攻撃を開始した。", "ja"),
        ("12 – 34", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_direction_goes_with_most_letters() -> None:
    assert direction_of("שלום (IDF)") == "rtl"
    assert direction_of("The word שלום") == "ltr"
    assert direction_of("12.5 %") is None
