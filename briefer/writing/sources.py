"""A source written out: in the house's way, as Chicago notes (17th edition, 14), or by author and date (15)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from briefer.document.inlines import Emphasis, Inline, Link, Marked, Text
from briefer.document.tree import CitationStyle, Source
from briefer.document.values import value
from briefer.text.wording import known_language, word

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_BRACKETED = re.compile(r"\s*[(\[].*[)\]]\s*")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_NUMBER = re.compile(r"\d+")
_QUOTES = {"fr": ("«\u00a0", "\u00a0»"), "ar": ("«", "»"), "fa": ("«", "»"), "he": ("”", "”"), "en": ("“", "”")}
_INNER_QUOTES = {
    "en": str.maketrans("“”", "‘’"),
    "fr": str.maketrans("«»", "“”"),
    "ar": str.maketrans("«»", "“”"),
    "fa": str.maketrans("«»", "“”"),
    "he": str.maketrans("“”", "‘’"),
}
_ALPHABETS = {
    "ar": "أ ب ج د هـ و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ",
    "fa": "الف ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی",
    "he": "א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת",
}
_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_COMMAS = {"ar": "، ", "fa": "، "}
_SEMICOLONS = {"ar": "؛ ", "fa": "؛ ", "fr": "\u00a0; "}
_SCHEMES = ("http://", "https://", "ftp://", "mailto:")


@value(frozen=True, slots=True)
class Reference:
    """A source to write out, with the place in it; `year` as told apart (`2019a`); `short` as cited again; `note` for a note."""

    source: Source
    locator: str = ""
    year: str = ""
    short: bool = False
    note: bool = False


def reference_inlines(reference: Reference, style: CitationStyle, language: str) -> tuple[Inline, ...]:
    """Return a source written out, without a full stop at its end."""
    match style:
        case CitationStyle.HOUSE:
            parts = _house(reference, language)
        case CitationStyle.CHICAGO:
            parts = _chicago(reference, language)
        case CitationStyle.AUTHOR_DATE:
            parts = _author_date(reference, language)
    return tuple(parts)


def comma(language: str) -> str:
    """Return comma and space as the language writes them."""
    return _COMMAS.get(known_language(language), ", ")


def semicolon(language: str) -> str:
    """Return semicolon and space as the language writes them."""
    return _SEMICOLONS.get(known_language(language), "; ")


def closed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return inlines with a full stop at the end, unless an address or a full stop ends them."""
    last = inlines[-1] if inlines else None
    if last is None or (isinstance(last, Link) and not last.target.startswith("#")):
        return inlines
    if isinstance(last, Text) and last.text.rstrip().endswith((".", "!", "?", "؟", ".”")):
        return inlines
    return (*inlines, Text("."))


def year_of(source: Source) -> str:
    """Return the year a source is known by, in the digits it is shown in; empty where there is none."""
    for shown in (source.published, source.period):
        years = _YEAR.findall(shown)
        if years:
            return str(years[-1])
    return ""


def years_apart(sources: Iterable[Source], language: str = "en") -> dict[str, str]:
    """Return years by key; those of one issuer and year get letters of the language (`2019a`, `2019b`) in the order of the document."""
    all_sources = tuple(sources)
    named = {source.key: ((source.issuer or source.title), year_of(source)) for source in all_sources}
    alphabet = _ALPHABETS.get(known_language(language), _LATIN).split()
    many = Counter(named.values())
    seen: Counter[tuple[str, str]] = Counter()
    years: dict[str, str] = {}
    for source in all_sources:
        who = named[source.key]
        years[source.key] = who[1] + (_letters(seen[who], alphabet) if who[1] and many[who] > 1 else "")
        seen[who] += 1
    return years


def _letters(number: int, alphabet: list[str]) -> str:
    """Return a, b, … z, aa, ab, … for 0, 1, …"""
    before, place = divmod(number, len(alphabet))
    return (_letters(before - 1, alphabet) if before else "") + alphabet[place]


def _house(reference: Reference, language: str) -> list[Inline]:
    """`Issuer, Title, period, p. 3, published 12 August 2019 (Grade B2; TLP:GREEN), address`."""
    source = reference.source
    title, period = _title_and_period(source)
    parts: list[list[Inline]] = [[Emphasis((_in_own_language(title, source, language),))]]
    if source.issuer and source.issuer not in title:
        parts.insert(0, [Text(source.issuer)])
    parts += [[Text(one)] for one in (period, reference.locator) if one]
    if not reference.short:
        if source.published and source.published != period:
            parts.append([Text(word("published", language, day=source.published))])
        parts[-1] += _quality(source, language)
        parts += _address(source)
    return _joined(parts, comma(language))


def _chicago(reference: Reference, language: str) -> list[Inline]:
    """Note: `Issuer, “Title,” Series, date, p. 3, address`; list: `Issuer. “Title.” Series. Date. Address`."""
    source = reference.source
    stop = comma(language) if reference.note else ". "
    opened, closing = _QUOTES[known_language(language)]
    title = source.title.translate(_INNER_QUOTES[known_language(language)])
    quoted: list[Inline] = [Text(opened), _in_own_language(title, source, language)]
    inside = known_language(language) == "en" and not source.title.endswith(("?", "!", "."))
    quoted.append(Text((stop.strip() if inside else "") + closing))
    tail: list[list[Inline]] = []
    if not reference.short:
        if source.series and not source.title.startswith(source.series):
            tail.append([Emphasis((_in_own_language(source.series, source, language),))])
        tail += [[Text(one)] for one in (source.published or source.period,) if one]
    tail += [[Text(reference.locator)]] if reference.locator else []
    if not reference.short:
        if tail:
            tail[-1] += _quality(source, language)
        else:
            quoted += _quality(source, language)
        tail += _address(source)
    head = [Text(source.issuer + stop)] if source.issuer else []
    between = [Text(" " if inside else stop)] if tail else []
    ends_open = reference.note and inside and not tail
    return [*head, *(_without_stop(quoted, closing) if ends_open else quoted), *between, *_joined(tail, stop)]


def _author_date(reference: Reference, language: str) -> list[Inline]:
    """Note: `Issuer 2019a, p. 3`; list: `Issuer. 2019a. Title. Series. Date. Address`."""
    source = reference.source
    who = source.issuer or source.title
    year = reference.year or year_of(source)
    if reference.short:
        short: list[list[Inline]] = [[Text(" ".join(filter(None, (who, year))))]]
        if source.issuer and not year:
            short.append([Emphasis((_in_own_language(source.title, source, language),))])
        if reference.locator:
            short.append([Text(reference.locator)])
        return _joined(short, comma(language))
    parts: list[list[Inline]] = [[Text(one)] for one in (who, year) if one]
    if source.issuer:
        parts.append([Emphasis((_in_own_language(source.title, source, language),))])
    shown = source.published or source.period
    parts += [[Text(one)] for one in (shown, reference.locator) if one]
    parts[-1] += _quality(source, language)
    return _joined(parts + _address(source), ". ")


def _without_stop(quoted: list[Inline], closing: str) -> list[Inline]:
    """Return a quoted title that ends its reference: no comma or full stop inside."""
    return [
        Text(closing) if isinstance(one, Text) and one.text in (f",{closing}", f".{closing}") else one for one in quoted
    ]


def _title_and_period(source: Source) -> tuple[str, str]:
    """Return title and period; a period that the title of a series repeats in brackets is said once."""
    rest = source.title.removeprefix(source.series) if source.series else source.title
    if source.series and source.period and rest != source.title and _BRACKETED.fullmatch(rest):
        return source.series, source.period
    return source.title, "" if _says_period(source.title, source.period) else source.period


def _says_period(title: str, period: str) -> bool:
    """Whether a title tells the period itself: in these words, or in brackets with the same numbers (`(August 12-25, 2019)`)."""
    if not period or period in title:
        return bool(period)
    numbers = sorted(map(int, _NUMBER.findall(period)))
    return any(numbers == sorted(map(int, _NUMBER.findall(one))) for one in _BRACKETS.findall(title) if numbers)


def _in_own_language(title: str, source: Source, language: str) -> Text:
    return Text(title, source.language if source.language and source.language != language else None)


def _quality(source: Source, language: str) -> list[Inline]:
    """Return grade and marking in brackets (ICD 206: what bears on a source's quality); nothing where neither is set."""
    shown: list[list[Inline]] = []
    if source.grade:
        shown.append([Text(word("grade", language, grade=source.grade))])
    if source.marking:
        shown.append([Marked("portion-marking", (Text(source.marking),))])
    return [Text(" ("), *_joined(shown, semicolon(language)), Text(")")] if shown else []


def _address(source: Source) -> list[list[Inline]]:
    """Return the address as a link to itself; as plain words where it is no address that may be followed."""
    if not source.url:
        return []
    shown = Text(source.url)
    return [[Link(source.url, (shown,))] if source.url.lower().startswith(_SCHEMES) else [shown]]


def _joined(parts: list[list[Inline]], between: str) -> list[Inline]:
    """Return parts in one line with `between` between them."""
    joined: list[Inline] = []
    for part in parts:
        if joined:
            joined.append(Text(between))
        joined += part
    return joined
