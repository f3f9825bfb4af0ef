"""Spelling families: the ways in which a name from Arabic, Persian or Hebrew is written in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, product

from briefer.text.folding import fold_name

_MOST = 400
_SHORTEST = 4
_CHANGES = 3
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ad",
        "ed",
        "ud",
        "ar",
        "er",
        "az",
        "ez",
        "as",
        "es",
        "ash",
        "esh",
        "at",
        "et",
        "an",
        "en",
        "ath",
        "adh",
        "il",
    ]
)
_SUN = {"th": "th", "dh": "dh", "sh": "sh"} | {letter: letter for letter in "tdrzsnl"}
# What a sound may be written as; the first that fits from the left is taken, so longer ones stand first.
_SOUNDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"iyy?[ae]h?$", ("iyah", "iya", "iyya", "iyyah", "iyeh", "iye", "ieh", "ia")),
    (r"ayy?[ae]h?$", ("ayyah", "ayya", "aya", "ayah", "ayeh", "aiya")),
    (r"aa?[h]?$", ("a", "ah", "eh", "e", "at")),
    (r"eh$", ("eh", "ah", "a", "e")),
    (r"iy?$", ("i", "y", "iy", "ee")),
    (r"ayy?(?=[aeiou])", ("ay", "ayy", "ai", "aiy", "ey")),
    (r"aw(?=[^aeiou]|$)|au", ("aw", "au", "o", "ou", "u", "oo")),
    (r"[ea][iy](?=[^aeiou]|$)", ("ei", "ay", "ai", "ey", "e", "i")),
    (r"oo|ou", ("ou", "oo", "u", "o")),
    (r"ee", ("ee", "i", "ei", "e")),
    (r"o(?=[^aeiou]|$)", ("o", "u", "ou", "oo", "aw")),
    (r"u(?=[^aeiou]|$)", ("u", "o", "ou", "oo")),
    (r"i(?=[^aeiou])", ("i", "ee", "e")),
    (r"e(?=[^aeiou])", ("e", "a", "i")),
    (r"aa?(?=[^aeiou])", ("a", "aa", "e")),
    (r"kh", ("kh", "h", "ch", "x")),
    (r"gh", ("gh", "g")),
    (r"dh", ("dh", "d", "z", "th")),
    (r"th", ("th", "t")),
    (r"tch|sh|ch", ("sh", "ch")),
    (r"dj|j", ("j", "dj", "g")),
    (r"qq|kk", ("qq", "q", "kk", "k")),
    (r"q", ("q", "k", "g", "gh", "qq")),
    (r"k", ("k", "q")),
    (r"w(?=[aeiou])|v", ("w", "v", "ou", "u")),
    (r"ts?z", ("tz", "z", "ts")),
)
_TWIN = re.compile(r"([bcdfghjklmnpqrstvwxyz])\1")
_VOWELS = frozenset("aeiou")


def spellings(name: str) -> tuple[str, ...]:
    """Return the folded spellings of a name, the nearest first; the first is the name's own.

    Articles change by sun letter, stand apart or joined, or go; vowels, emphatics and doubled letters vary, up to three
    changes a name. After the transliteration habits of BGN/PCGN, DIN 31635, and the press in English and French.
    """
    own = fold_name(name)
    if not own or not own.isascii():
        return tuple(dict.fromkeys((own, *_hebrew(own))))
    found = {own: None}
    for changes, words in _ordered(own.split()):
        for form in _joined(words):
            if len(form.replace(" ", "")) >= _SHORTEST:
                found.setdefault(form, None)
        if len(found) >= _MOST and changes:
            break
    return tuple(found)[:_MOST]


def _ordered(words: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the words in their spellings, those with the fewest changes first."""
    slots: list[tuple[str, ...]] = []
    borders: list[int] = []
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        slots += [_article(word, following)] if word in _ARTICLES and following else _sounds(word)
        borders.append(len(slots))
    base = [slot[0] for slot in slots]
    free = [index for index, slot in enumerate(slots) if len(slot) > 1]
    for changes in range(_CHANGES + 1):
        for places in combinations(free, changes):
            for choice in product(*(slots[place][1:] for place in places)):
                letters = list(base)
                for place, letter in zip(places, choice, strict=True):
                    letters[place] = letter
                yield changes, tuple(_cut(letters, borders))


def _cut(letters: list[str], borders: list[int]) -> Iterable[str]:
    first = 0
    for border in borders:
        yield "".join(letters[first:border])
        first = border


@lru_cache(maxsize=4096)
def _article(own: str, following: str) -> tuple[str, ...]:
    """Return the forms of the article before a word: its own, al, el, and those of its sun letter."""
    sun = _SUN.get(following[:2]) or _SUN.get(following[:1])
    forms = [own, "al", "el"]
    if sun:
        forms += [f"a{sun}", f"e{sun}", f"u{sun}"]
        if len(sun) == 2:
            forms += [f"a{sun[0]}", f"e{sun[0]}"]
    return tuple(dict.fromkeys(forms))


def _sounds(word: str) -> list[tuple[str, ...]]:
    """Return the letters of a word, each with what it may be written as; its own first."""
    slots: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        for pattern, forms in _COMPILED:
            match = pattern.match(word, at)
            if match and match.end() > at:
                own = match[0]
                slots.append((own, *(form for form in forms if form != own)))
                at = match.end()
                break
        else:
            twin = _TWIN.match(word, at)
            own = twin[0] if twin else word[at]
            single = own[0]
            between = 0 < at < len(word) - 1 and word[at - 1] in _VOWELS and word[at + 1 : at + 2] in _VOWELS
            slots.append((own, single) if twin else (own, own * 2) if between and single not in _VOWELS else (own,))
            at += len(own)
    return slots


_COMPILED = tuple((re.compile(pattern), forms) for pattern, forms in _SOUNDS)


def _joined(words: tuple[str, ...]) -> Iterator[str]:
    """Yield a name's words apart, with its articles joined to what follows, without a leading article, and all joined."""
    yield " ".join(words)
    if len(words) == 1:
        return
    article = [word in _ARTICLES for word in words]
    if any(article[:-1]):
        yield "".join(
            word if joins and word else f"{word} " for word, joins in zip(words, article, strict=True)
        ).strip()
    yield "".join(words)
    if article[0] and len(words[1]) >= _SHORTEST:
        yield " ".join(words[1:])


def _hebrew(name: str) -> Iterator[str]:
    """Yield fuller and sparer Hebrew writing, and Persian gaf as Arabic writes it."""
    for full, spare in (
        ("וו", "ו"),
        ("יי", "י"),
        ("גאזה", "עזה"),
        ("گ", "ك"),
        ("گ", "غ"),
        ("پ", "ب"),
        ("چ", "ج"),
        ("ژ", "ج"),
    ):
        if full in name:
            yield name.replace(full, spare)
