"""Finds near-duplicates: bulletins that tell the same in other words, among a hundred thousand, and new versions of one bulletin."""

from __future__ import annotations

import math
import re
import struct
import unicodedata
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefer.bulletin import Bulletin, Period
from briefer.importing.titles import stem_key
from briefer.text.languages import common_words, language_of

_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ARTICLE = re.compile(r"^[وف]?(?:[بك]ال|لل|ال)(?=\w{3})")
_SOURCE = re.compile(r"\s*\([^()]{3,160}\d{4}\)\s*$", re.MULTILINE)  # "(AP, January 15, 2025)"
_STEM = 6  # letters of a word that count: endings fall away
_HEAD = struct.Struct("<III")  # hashes of series and period, day of publication (0: not known)
_SKETCH = (
    32  # words of a bulletin that are indexed: those with the smallest hashes, the same in each bulletin that has them
)
_TOUCHES = 4_000  # postings looked at for one bulletin
_CHECKED = 16  # candidates compared in full, at least


@dataclass(frozen=True, slots=True)
class Alike:
    """A bulletin that tells the same, and how alike the words are (cosine of the word sets, 0 to 1)."""

    bulletin: str
    likeness: float


def signature_of(bulletin: Bulletin) -> bytes:
    """Return what near-duplicates are found by: series, period and day, then hashes of the words that carry meaning, ascending (4 bytes each)."""
    series = zlib.crc32(stem_key(bulletin.series).encode()) if bulletin.series else 0
    edition = zlib.crc32(str(bulletin.period).encode()) if bulletin.period else 0
    day = bulletin.published.toordinal() if bulletin.published else 0
    words = _word_hashes(_SOURCE.sub("", f"{bulletin.title}\n{bulletin.text}"), bulletin.language)
    return _HEAD.pack(series, edition, day) + _little_endian(array("I", sorted(words))).tobytes()


def text_signature(text: str, language: str | None = None) -> bytes:
    """Return the signature of a text that has neither series nor period."""
    return _HEAD.pack(0, 0, 0) + _little_endian(array("I", sorted(_word_hashes(text, language)))).tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """Return the cosine of the word sets of two signatures, 0 to 1."""
    return _cosine(_words(one), _words(other))


def are_alike(one: bytes, other: bytes) -> bool:
    """Whether two signatures are of bulletins that tell the same; two issues of one series never are."""
    mine, theirs = _words(one), _words(other)
    return not _other_issue(one, other) and _cosine(mine, theirs) >= _least(min(len(mine), len(theirs)), one, other)


class NearDuplicates:
    """The signatures of all bulletins, indexed by their rarer words. Finding takes well under a millisecond among 100,000."""

    def __init__(self, signatures: Iterable[tuple[str, bytes]] = ()) -> None:
        self._ids: list[str | None] = []
        self._heads: list[bytes] = []
        self._words: list[array[int]] = []
        self._numbers: dict[str, int] = {}
        self._postings: dict[int, array[int]] = {}
        for id, signature in signatures:
            self.add(id, signature)

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, id: str, signature: bytes) -> None:
        """Make a bulletin known; one that is known already stays as it is."""
        if id in self._numbers:
            return
        number = len(self._ids)
        self._numbers[id] = number
        self._ids.append(id)
        words = _words(signature)
        self._heads.append(signature[: _HEAD.size])
        self._words.append(words)
        for word in words[:_SKETCH]:
            postings = self._postings.get(word)
            if postings is None:
                self._postings[word] = array("I", (number,))
            else:
                postings.append(number)

    def remove(self, id: str) -> None:
        """Forget a bulletin."""
        number = self._numbers.pop(id, None)
        if number is not None:
            self._ids[number] = None

    def find(self, signature: bytes) -> list[Alike]:
        """Return the bulletins that tell the same as the one with `signature`, most alike first; itself too where it is known."""
        words = _words(signature)
        mine = frozenset(words)
        found: list[Alike] = []
        for number in self._candidates(words):
            id = self._ids[number]
            if id is None or _other_issue(signature, self._heads[number]):
                continue
            theirs = self._words[number]
            alike = len(mine.intersection(theirs)) / math.sqrt(max(1, len(mine) * len(theirs)))
            if alike >= _least(min(len(mine), len(theirs)), signature, self._heads[number]):
                found.append(Alike(id, alike))
        return sorted(found, key=lambda one: -one.likeness)

    def _candidates(self, words: Sequence[int]) -> list[int]:
        """Return the bulletins that share most of the indexed words, the rarest words looked up first."""
        lists = sorted((postings for word in words[:_SKETCH] if (postings := self._postings.get(word))), key=len)
        counts: Counter[int] = Counter()
        touched = 0
        for postings in lists:
            if touched and touched + len(postings) > _TOUCHES:
                break
            counts.update(postings)
            touched += len(postings)
        shared, enough = _SKETCH + 1, 0
        having = Counter(counts.values())
        while shared > 1 and enough < _CHECKED:
            shared -= 1
            enough += having[shared]
        sharing = [(number, count) for number, count in counts.items() if count >= shared]
        if len(sharing) > 2 * _CHECKED:  # of many that share as much, those first that have little else
            sharing.sort(key=lambda pair: pair[1] ** 2 / min(_SKETCH, len(self._words[pair[0]])), reverse=True)
        return [number for number, _ in sharing[: 2 * _CHECKED]]


def group(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Return the groups that pairs of near-duplicates make, those with the most members first."""
    above: dict[str, str] = {}

    def root(id: str) -> str:
        while above.setdefault(id, id) != id:
            above[id] = above[above[id]]
            id = above[id]
        return id

    for one, other in pairs:
        above[root(one)] = root(other)
    members: dict[str, set[str]] = {}
    for id in above:
        members.setdefault(root(id), set()).add(id)
    return sorted((frozenset(group) for group in members.values()), key=lambda group: (-len(group), min(group)))


def is_version_of(new: Bulletin, old: Bulletin) -> bool:
    """Whether `new` is another version of `old`: the same issue of a series, or the same title or address, and text that changed."""
    if new.id == old.id or (new.issuer and old.issuer and stem_key(new.issuer) != stem_key(old.issuer)):
        return False
    if (
        new.series
        and old.series
        and new.period
        and new.period == old.period
        and stem_key(new.series) == stem_key(old.series)
    ):
        return stem_key(new.title) == stem_key(old.title)
    if new.url and new.url == old.url:
        return True
    return (
        stem_key(new.title) == stem_key(old.title)
        and _same_time(new.period, old.period)
        and likeness(signature_of(new), signature_of(old)) >= 0.7
    )


def _same_time(one: Period | None, other: Period | None) -> bool:
    return one is None or other is None or one == other


def _word_hashes(text: str, language: str | None) -> set[int]:
    common = common_words(language or language_of(text) or "en")
    return {zlib.crc32(word[:_STEM].encode("utf-8", "replace")) for word in _meaningful(text, common)}


def _meaningful(text: str, common: frozenset[str]) -> Iterator[str]:
    plain = (
        "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
        if not text.isascii()
        else text.lower()
    )
    for word in _WORD.findall(plain):
        if word in common or (len(word) == 1 and not word.isdigit() and not _CJK.match(word)):
            continue
        if _CJK.match(word):
            yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))
        else:
            yield _ARTICLE.sub("", word)


def _words(signature: bytes) -> array[int]:
    words = array("I")
    words.frombytes(signature[_HEAD.size :])
    return _little_endian(words)


def _little_endian(words: array[int]) -> array[int]:
    if struct.pack("=H", 1) != struct.pack("<H", 1):
        words.byteswap()
    return words


def _cosine(one: Sequence[int], other: Sequence[int]) -> float:
    return len(frozenset(one).intersection(other)) / math.sqrt(max(1, len(one) * len(other)))


def _other_issue(one: bytes, other: bytes) -> bool:
    """Whether the two are issues of one series for different periods."""
    (series, period, _), (their_series, their_period, _) = _HEAD.unpack_from(one), _HEAD.unpack_from(other)
    return bool(series and series == their_series and period and their_period and period != their_period)


def _least(words: int, one: bytes, other: bytes) -> float:
    """Return how alike two bulletins must be, whose shorter one has so many words.

    Longer texts on one subject share more words by chance; so do reports of later days, and items of one series.
    """
    (series, _, day), (their_series, _, their_day) = _HEAD.unpack_from(one), _HEAD.unpack_from(other)
    least = min(0.6, 0.38 + max(0, words - 40) * 0.002)
    if series and series == their_series:
        return 0.8
    return max(least, 0.6) if day and their_day and abs(day - their_day) > 1 else least
