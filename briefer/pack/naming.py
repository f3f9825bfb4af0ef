"""Names a draft gives from its material: ids from content, title, period, language."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from briefer.bulletin import Bulletin, Passage, Period

_LONGEST_LIST = 3


def content_id(kind: str, *parts: object) -> str:
    """Return an id derived from content alone: the kind and ten hex digits of SHA-256."""
    return f"{kind}-{hashlib.sha256(chr(31).join(map(str, parts)).encode()).hexdigest()[:10]}"


def passage_key(passage: Passage) -> str:
    """Return what identifies a passage, as words."""
    return f"{passage.bulletin}:{passage.block}:{passage.start}:{passage.end}"


def title_of(labels: Sequence[str]) -> str:
    """Return a title that names the topics, the first ones where there are many."""
    if not labels:
        return "Briefing"
    if len(labels) == 1:
        return labels[0]
    if len(labels) <= _LONGEST_LIST:
        return ", ".join(labels[:-1]) + " and " + labels[-1]
    return ", ".join(labels[:_LONGEST_LIST]) + f" and {len(labels) - _LONGEST_LIST} more"


def period_of(bulletins: Iterable[Bulletin], start: date | None = None, end: date | None = None) -> Period | None:
    """Return the period from the first to the last day that any of the bulletins covers, between `start` and `end`;
    None where no day is known."""
    days = [
        day
        for bulletin in bulletins
        for day in ((bulletin.period.start, bulletin.period.end) if bulletin.period else (bulletin.published,))
        if day is not None
    ]
    if not days:
        return Period(start, end) if start or end else None
    first, last = min(days), max(days)
    return Period(max(first, start) if start else first, min(last, end) if end else last)


def language_of(bulletins: Iterable[Bulletin]) -> str:
    """Return the language most of the bulletins are in, English where none is known."""
    counted = Counter(bulletin.language for bulletin in bulletins if bulletin.language)
    return min(counted, key=lambda language: (-counted[language], language)) if counted else "en"
