"""Finds where sentences begin and end, in Latin, Cyrillic, Hebrew, Arabic, and Chinese or Japanese writing."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof sr jr st mt ft gen lt col maj capt sgt cpl brig adm cmdr cdr pres gov sen rep rev hon amb min messrs mme mm mgr
    v vs etc al cf eg ie viz ca approx est no nos vol pp p ed eds fig figs ch sec art para dept div corp co inc ltd bros assn univ
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    bzw usw z.b d.h u.a ggf evtl nr str hr fr abs bspw vgl
    av env m art janv févr avr juil déc
    sra srta dra ud uds pág núm
    hz yy vb vd örn bkz
    г гг т.е т.д т.п им ул стр
    """.split()  # noqa: SIM905
)
# Abbreviations before a number only, with a capital only, and those that may end a sentence.
_BEFORE_NUMBERS = frozenset(("no", "art", "fig", "min", "p", "m", "mar", "sun", "sat", "mon", "г"))
_WITH_CAPITAL = frozenset(("gen", "sec", "fr", "hr", "al", "av", "est", "sen", "rep", "pres", "ed"))
_MAY_END = frozenset(("co", "inc", "ltd", "corp", "bros", "etc", "jr", "sr", "т.д", "т.п", "usw"))
_GERMAN_MONTHS = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_NEW = frozenset(
    ("The", "A", "An", "In", "On", "It", "He", "She", "They", "This", "That", "These", "However", "But", "According")
)
_CLOSERS = "\"'”’»›)]}״׳"
_OPENERS = "\"'“‘«‹([{„‚¿¡*—–-"
_END = re.compile(rf"(?:[.!?؟۔…]+|[。！？]+)[{re.escape(_CLOSERS)}]*")
_WORD_BEFORE = re.compile(r"[^\W\d_](?:[\w.'’-]*[^\W_])?$", re.UNICODE)
_INITIALS = re.compile(r"(?:^|[\s(.\-–—“\"'])[^\W\d_]$")
_NEAR = 48  # characters looked at on each side of a full stop
_LINE = re.compile(r"[^\n]+")


def sentence_spans(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Return the spans `[start, end)` of the sentences of `text` in order, without the space between them.

    A line end ends a sentence. `language` is a hint that may be left out.
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        spans.extend(_spans_of_line(text, line.start(), line.end()))
    return spans


def _spans_of_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.start() >= begin and _ends_sentence(text, begin, mark, end):
            _keep(spans, text, begin, mark.end())
            begin = mark.end()
    _keep(spans, text, begin, end)
    return spans


def _keep(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add the span without its outer space, unless it is empty; marks alone belong to the sentence before."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if spans and not any(character.isalnum() for character in text[start:end]):
        spans[-1] = (spans[-1][0], end)
        return
    spans.append((start, end))


def _ends_sentence(text: str, begin: int, mark: re.Match[str], end: int) -> bool:
    """Whether the mark ends the sentence that begins at `begin`."""
    after = mark.end()
    if mark.group()[0] in "。！？" or after == end:
        return True
    if not text[after].isspace():
        return _glued(text, mark, end)
    following = text[after : min(end, after + _NEAR)].lstrip().lstrip(_OPENERS).lstrip()
    if not following:
        return True
    starts_low = following[0].islower()
    if mark.group()[0] in "!?" or len(mark.group().rstrip(_CLOSERS)) > 1:
        return not starts_low
    if mark.group()[0] in "؟۔":
        return True
    if starts_low:
        return False
    return not _abbreviates(text[max(begin, mark.start() - _NEAR) : mark.start()], following)


def _glued(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a mark without a space after it ends a sentence: after a note's number in brackets, or a lost space as in "done.The"."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 2]
    if mark.group() in ("؟", "۔"):
        return after[:1].isalpha()
    if mark.group()[0] != "." or len(mark.group()) > 2:
        return False
    word = _WORD_BEFORE.search(text, max(0, mark.start() - 24), mark.start())
    long_word = word is not None and "." not in word.group() and len(word.group()) > 3
    return before.islower() and long_word and after[:1].isupper() and after[1:2].islower()


def _abbreviates(before: str, following: str) -> bool:
    """Whether the full stop after `before` belongs to an abbreviation, an initial or an ordinal rather than to a sentence's end."""
    if _INITIALS.search(before) and before[-1].isupper():
        return not _looks_like_new_sentence(before, following)
    word = _WORD_BEFORE.search(before[-24:])
    if word is None:
        return _ordinal(before, following)
    last = word.group().casefold()
    if last in _BEFORE_NUMBERS:
        return following[0].isdigit()
    if last in _MAY_END:
        return False
    if last in _WITH_CAPITAL:
        return word.group()[0].isupper()
    if last in _ABBREVIATIONS:
        return True
    return "." in last and len(last) <= 6 and _dotted(last) and not _looks_like_new_sentence(before, following)


def _dotted(word: str) -> bool:
    return all(len(part) <= 2 for part in word.split("."))


def _looks_like_new_sentence(before: str, following: str) -> bool:
    """After "U.S." a common opening word tells a new sentence from a name."""
    return "." in before[-4:] and following.split(None, 1)[0].rstrip(",") in _NEW


def _ordinal(before: str, following: str) -> bool:
    """Whether a number is an item's ("3. The army", at the start) or a day's ("am 3. August") rather than a sentence's last word."""
    if re.fullmatch(r"\s*[(\[]?\d{1,3}", before):
        return True
    return bool(re.search(r"\b\d{1,2}$", before)) and bool(_GERMAN_MONTHS.match(following))
