"""Spelling families: names from Arabic, Persian or Hebrew in Latin letters, compared by what all their spellings share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import Indel

from briefer.text.folding import fold_name

ARTICLES = frozenset(
    """
    al el ul il l ad ed ud ar er ur az ez uz as es us ash esh ush ach ech at et an en un ath eth adh edh
    """.split()  # noqa: SIM905
)
_SUN = ("th", "dh", "sh", "ch", "t", "d", "r", "z", "s", "n", "l")
_FEWEST_LETTERS = 4
_OTHER_WORDS = frozenset(("irish", "swede", "swedes", "sweden", "hummus", "dairy", "singer", "karman", "mosel"))
_SOUNDS = (
    (re.compile(r"i?yy?(?=[aeo])|i(?=[ao])|(?<=[aeou])i(?=[aeou])"), "y"),  # Ladhiqiyah, Ladhiqia, Maiadin
    (re.compile(r"^ou(?=[aei])"), "w"),  # Ouadi
    (re.compile(r"(?<![aeiou])ou(?=[aei])"), "uw"),  # Soueida
    (re.compile(r"(?<=[iou]n)e$|(?<=[iou][rl])e$"), ""),  # Afrine
    (re.compile(r"dsch|dzh"), "j"),
    (re.compile(r"(?<=[aeou])j(?=[^aeiouj])"), "y"),  # Dajr, Kunejtra
    (re.compile(r"tch|sch|sh|ch"), "c"),
    (re.compile(r"kh|ck|q|k"), "k"),
    (re.compile(r"gh|g"), "g"),
    (re.compile(r"dj|zh|j"), "j"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"tz|ts|z"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"v"), "w"),
    (re.compile(r"(?<=[aeiou])h$"), ""),
    (re.compile(r"y(?=[aeiou])"), "Y"),
    (re.compile(r"w(?=[aeiouy])"), "W"),
    (re.compile(r"[aeiouyw]*[ouw][aeiouyw]*"), "U"),
    (re.compile(r"[aeiy]+"), "A"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SERVANT = re.compile(r"abd(?:[aeou]u?[lrsznt]?|esh|ush|ash)?")  # abd al-, in all its forms
_GOD = re.compile(r"abd[aeou]u?ll?ah?")
_ALIKE = dict.fromkeys(("kafr", "kafar", "kfar", "kefar", "kefr", "kufr", "kafer"), "kfr") | dict.fromkeys(
    ("bin", "ibn", "ben"), "bn"
)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return what the Latin spellings of a word share: emphatics, digraphs, doubled letters and vowels of a kind fall together.

    After the transliteration habits of BGN/PCGN, DIN 31635 and the press in English, French and German. "" for other scripts.
    """
    if not word.isascii():
        return ""
    if word in ARTICLES:
        return "-"
    if word in _OTHER_WORDS:
        return word
    if word in _ALIKE:
        return _ALIKE[word]
    if word.startswith("abd") and _SERVANT.fullmatch(word):
        return "abd"
    if word.startswith("abd") and _GOD.fullmatch(word):
        return "abdUlA"
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def families(name: str, *, person: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return the skeletons, word by word, that stand for a name: its articles apart ("-"), joined, assimilated, or gone.

    Before the last name of a person an article may come in.
    """
    words = fold_name(name).split()
    if not words or not all(word.isascii() for word in words):
        return ()
    ways = [_ways(word, words[index + 1] if index + 1 < len(words) else "") for index, word in enumerate(words)]
    if person and len(words) > 1 and words[-2] not in ARTICLES and not _SERVANT.fullmatch(words[-2]):
        ways.insert(-1, ("", "al "))
    found: dict[tuple[str, ...], None] = {}
    for choice in product(*ways):
        written = "".join(choice)
        for each in (written, written.replace(" ", "")):
            found.setdefault(tuple(skeleton(word) for word in each.split()), None)
    return tuple(family for family in found if len("".join(family)) >= _FEWEST_LETTERS)


def likeness(one: str, other: str) -> float:
    """Return how many letters two folded spellings share, 0 to 1, articles and spaces aside (indel similarity)."""
    return Indel.normalized_similarity(_bare(one), _bare(other))


def fewest_shared(family: tuple[str, ...]) -> float:
    """Return the likeness that a spelling of this family must have: short names need more."""
    return 0.55 if len("".join(family)) >= 7 else 0.6 if len("".join(family)) == 6 else 0.7


def other_spellings(name: str) -> Iterator[str]:
    """Yield fuller and sparer Hebrew writing, and Persian letters as Arabic writes them; folded."""
    own = fold_name(name)
    for full, spare in (("וו", "ו"), ("יי", "י"), ("گ", "ك"), ("گ", "غ"), ("پ", "ب"), ("چ", "ج"), ("ژ", "ج")):
        if full in own:
            yield own.replace(full, spare)


def _ways(word: str, following: str) -> tuple[str, ...]:
    """Return how a word of a name may be written, with the space after it."""
    if word in ARTICLES and following:
        sun = next((letter for letter in _SUN if following.startswith(letter)), "")
        return ("al ", "al", f"a{sun}", f"u{sun}", "") if sun else ("al ", "al", "ul", "")
    if _SERVANT.fullmatch(word):
        return ("abd ", "abd al ", "abdul", "abdal")
    if word in ("abu", "bu", "albu", "umm"):
        return (f"{word} ", word)
    return (f"{word} ",)


@lru_cache(maxsize=65536)
def _bare(folded: str) -> str:
    return "".join(word for word in folded.split() if word not in ARTICLES)
