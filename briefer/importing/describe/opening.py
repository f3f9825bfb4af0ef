"""The lines at the head and foot of a text that say who wrote it and when: bylines, date lines, labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefer.bulletin import Block, BlockKind
from briefer.text.dates import FoundPeriod, Shape, find_periods

_HEAD, _FOOT = 6, 3  # blocks looked at
_LONGEST = 200
_LABEL = re.compile(r"^\s*(?P<label>[^\W\d_][^:：\n]{1,34}?)\s*[:：]\s*(?P<value>\S.*)$")
_LABELS = {
    "published": "sent|published|published on|publication date|date|date published|date of publication|posted|posted on|"
    "released|release date|issued|issued on|issue date|"
    "publié|publié le|date de publication|veröffentlicht|veröffentlicht am|datum|fecha|تاريخ|التاريخ|تاريخ النشر|نشر في|"
    "نُشر في|תאריך|תאריך פרסום|פורסם|פורסם ב|"
    "تاریخ|تاریخ انتشار|منتشر شده",
    "issuer": "from|issuer|issued by|published by|publisher|source|organi[sz]ation|agency|prepared by|produced by|éditeur|"
    "publié par|herausgeber|quelle|fuente|"
    "المصدر|الناشر|صادر عن|إصدار|הוצאה|מקור|מאת|פרסום|ناشر|منبع",
    "url": "url|link|web|address|original|source|read more|full text|full story|lien|الرابط|رابط|קישור|لینک|نشانی",
    "period": "period|reporting period|period covered|covering|covered period|period under review|covers|dates|week|"
    "for the period|période|période couverte|"
    "berichtszeitraum|zeitraum|período|الفترة|الفترة المشمولة|فترة التقرير|الفترة الزمنية|תקופה|תקופת הדוח|תקופת הסקירה|"
    "بازه|بازه زمانی|دوره",
    "series": "series|serie|série|reihe|سلسلة|السلسلة|סדרה|مجموعه",
    "language": "language|langue|sprache|اللغة|שפה|زبان",
    "reliability": "reliability|source reliability|grade|grading|evaluation|admiralty|admiralty code",
    "credibility": "credibility|information credibility",
}
_PATTERNS = {name: re.compile(rf"(?:{words})", re.IGNORECASE) for name, words in _LABELS.items()}
_SEPARATOR = " \t,;|·•–—-()[]/،"


@dataclass(frozen=True, slots=True)
class Byline:
    """A line of its own such as "Meridian Desk, August 12, 2019": the words before the date, and the date."""

    words: str
    day: FoundPeriod
    line: str


def head_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the short lines among the first blocks, up to the first that is running text."""
    for block in blocks[:_HEAD]:
        if block.kind in (BlockKind.TABLE, BlockKind.FIGURE):
            continue
        lines = block.text.split("\n")
        if any(len(line) > _LONGEST for line in lines):
            return
        yield from lines


def foot_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the short lines among the last blocks."""
    for block in blocks[-_FOOT:]:
        yield from (line for line in block.text.split("\n") if len(line) <= _LONGEST)


def labelled(blocks: Sequence[Block], name: str) -> Iterator[tuple[str, str]]:
    """Yield value and line of the labelled lines ("Published: August 12, 2019") for `name`, those at the head first."""
    for line in (*head_lines(blocks), *foot_lines(blocks)):
        match = _LABEL.match(line)
        if match and _PATTERNS[name].fullmatch(match["label"].strip()):
            yield match["value"].strip(), line


def bylines(blocks: Sequence[Block], language: str | None, published: date | None = None) -> Iterator[Byline]:
    """Yield the head's lines that end with a single day and hold little besides."""
    for line in head_lines(blocks):
        if len(line) > 120 or (_LABEL.match(line) and not line.split(":")[0].strip().casefold().startswith("by")):
            continue
        days = find_periods(line, published=published, language=language)
        if len(days) == 1 and days[0].shape is Shape.DAY and not line[days[0].end :].strip(_SEPARATOR + "."):
            words = line[: days[0].start].strip(_SEPARATOR)
            words += ")" if words.count("(") > words.count(")") else ""
            if len(words.split()) <= 8:
                yield Byline(words, days[0], line)
