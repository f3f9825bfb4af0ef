"""Languages as Word wants them: with a region."""

from __future__ import annotations

from briefer.text.wording import direction_of_language

_REGIONS = {
    "en": "en-GB", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "it": "it-IT", "ru": "ru-RU", "tr": "tr-TR", "pt": "pt-PT",
    "ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "ur": "ur-PK", "ku": "ku-Arab-IQ", "ckb": "ku-Arab-IQ", "ps": "ps-AF", "yi": "yi-001",
}  # fmt: skip
_DEFAULT_COMPLEX = "ar-SA"


def regional(language: str) -> str:
    """Return a language (BCP 47) with its usual region where it names none."""
    return _REGIONS.get(language.lower(), language)


def complex_language(language: str) -> str:
    """Return the language of right-to-left words in a document of `language`."""
    return regional(language) if direction_of_language(language) == "rtl" else _DEFAULT_COMPLEX


def latin_language(language: str) -> str:
    """Return the language of left-to-right words in a document of `language`."""
    return "en-GB" if direction_of_language(language) == "rtl" else regional(language)


def guessed(text: str) -> str:
    """Return the likely language of right-to-left words by their letters, for words whose language is not said."""
    if any("\u0590" <= letter <= "\u05ff" or "\ufb1d" <= letter <= "\ufb4f" for letter in text):
        return "he-IL"
    return "fa-IR" if any(letter in "پچژگکی" for letter in text) else "ar-SA"
