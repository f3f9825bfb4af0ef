"""Reads a title: the period it names, and the stem that makes it one of a series."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from briefer.text.dates import FoundPeriod, Shape, find_periods

_JOINS = re.compile(r"\s*(?:,|;|&|\+|and|et|und|y|ve|ו|و|and\s+from|as\s+well\s+as)\s*", re.IGNORECASE)
_DECOY = re.compile(
    r"(?:published|updated|last update|issued|posted|accessed|retrieved|released|due|next\b[^.]*|as of|last modified|"
    r"published on|deadline|نُ?شر(?!ة)\w*|تاريخ النشر|تحديث|פורסם|עודכן|منتشر|publié\w*|mis à jour)\W*(?:on|at|in|le|في|ב|:)?\W*$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:in|on|of|since|after|before|until|till|by|at|late|early|mid|during|le|en|du|de|depuis|avant|après|"
    r"im|am|vom|seit|nach|في|منذ|قبل|بعد|خلال|يوم|در|از|پس از|منذ يوم)\s*$|[\s(][בלמ]-?$",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:^|\s)(?:of|du|de|vom|for|pour)\s*$", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:report|bulletin|review|summary|update|digest|brief(?:ing)?|overview|newsletter|situation|statistics|roundup|"
    r"round-up|sitrep|survey|"
    r"rapport|revue|synthèse|bilan|lettre|monthly|weekly|daily|events|chronology)\b|تقرير|نشرة|موجز|ملخص|حصاد|دورية|סקיר|"
    r"דוח|דו״ח|לקט|עלון|گزارش|خبرنامه|بولتن",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s(\[{*,:;|/–—\-·•ǀ،]+$")
_LEADING = re.compile(r"^[\s)\]}*,:;|/–—\-·•ǀ،.]+")
_TAIL = re.compile(
    r"^[\s)\]}*,.;:|–—\-]*(?:$|\(|editor|by\b|written|compiled|highlights?\b|issue\b|no\b|vol\b|#|عدد|العدد|إعداد|בעריכת|עורך)",
    re.IGNORECASE,
)
_PERIOD_WORDS = re.compile(
    r"(?:[\s(\[,:–—-]+(?:from|between|for(?: the)?|(?:the )?week(?: of| ending)?|covering|(?:the )?periods?(?: of)?|du|entre|de|vom|zwischen|"
    r"للفترة|الفترة|عن|خلال|من|بين|ما|في|לתקופה|לשבוע|בין|מ-?|از|بازه|هفته))+\s*$",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"[\s,–—\-|:(\[]*(?:\bissue|\bno\.?|\bnos\.?|#|№|\bnumber|\bnumber\b|\bnr\.?|\bn°|\bvol(?:ume|\.)?|\bedition|"
    r"\bnuméro|العدد|عدد|رقم|גיליון|מס['׳]?|شماره)"
    r"\s*\(?\d+\)?(?:\s*[,/]\s*\d+)?[)\]]*$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\s+\d{1,4}$")
_NO_NAME = re.compile(
    r"^(?:week|semaine|kw|الأسبوع|שבוע|هفته)\s*\d*$|(?:^|\s)(?:the|le|la|les|das|der|לל|لل)$", re.IGNORECASE
)
_LOOSE_AND = re.compile(r",?\s+(?:and|et|und|y)$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_WORDS = 16
_LONGEST = 500  # characters; longer ones are no titles


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a title says: its period with the words it was read from, and the stem of its series (None where it is no such title)."""

    title: str
    period: FoundPeriod | None
    series: str | None
    numbered: bool = False

    @property
    def words(self) -> str:
        """The words the period was read from."""
        return self.title[self.period.start : self.period.end] if self.period else ""


def read_title(title: str, *, published: date | None = None, language: str | None = None) -> TitleReading:
    """Return the period and the series stem that `title` names; None for each where it names none."""
    period = title_period(title, published=published, language=language)
    if len(title) > _LONGEST:
        return TitleReading(title, None, None)
    if period is None:
        stem, numbered = _without_issue(_TRAILING.sub("", title.strip()) if title else "")
        return TitleReading(title, None, stem if numbered and _is_series(stem) else None, numbered)
    stem = _stem(title, period)
    stem, numbered = _without_issue(stem)
    return TitleReading(title, period, stem if _is_series(stem) else None, numbered)


def title_period(title: str, *, published: date | None = None, language: str | None = None) -> FoundPeriod | None:
    """Return the period `title` covers: its ranges joined, else a month or day that stands apart from the sentence."""
    found = [
        period for period in find_periods(title, published=published, language=language) if not _is_decoy(title, period)
    ]
    ranges = [period for period in found if period.shape is Shape.RANGE]
    if ranges:
        return _joined(title, ranges)
    return next((period for period in found if _stands_apart(title, period)), None)


def reads_as_sentence(text: str) -> bool:
    """Whether a text is a plain sentence, which names no series: a full stop, few words with capitals, no word for a report. Quick."""
    if not text.endswith((".", "؟", "?", "!")):
        return False
    heavy = [word for word in _WORD.findall(text) if word[0].isupper() or word[0].islower()]
    return sum(1 for word in heavy if word[0].isupper()) < 0.4 * len(heavy) and not _REPORT.search(text)


def stem_of(title: str) -> str | None:
    """Return a title without its period, whether or not that reads like a series; None where it names no period or is nothing else."""
    period = title_period(title)
    return (_without_issue(_stem(title, period))[0] or None) if period else None


def stem_key(stem: str) -> str:
    """Return the stem as series are compared by: case, spaces and punctuation do not count."""
    return " ".join(re.findall(r"\w+", stem.casefold()))


def _is_decoy(title: str, period: FoundPeriod) -> bool:
    """Whether the date is one of publishing or of a deadline."""
    return bool(_DECOY.search(title[max(0, period.start - 40) : period.start]))


def _joined(title: str, ranges: list[FoundPeriod]) -> FoundPeriod:
    """Join ranges that follow each other: "August 21 - 31 and September 1-10, 2019" is one period."""
    whole = ranges[0]
    for following in ranges[1:]:
        if not _JOINS.fullmatch(title[whole.end : following.start]) or following.first < whole.first:
            break
        whole = replace(whole, last=max(whole.last, following.last), end=following.end)
    return whole


def _stands_apart(title: str, period: FoundPeriod) -> bool:
    """Whether a month or day is the title's own date: in brackets, after a dash or bar, or at the end, and no part of the sentence."""
    before, after = title[: period.start], title[period.end :]
    if _PREPOSITION.search(before):
        names_time = period.shape is not Shape.DAY or _OF.search(before)
        return bool(names_time and _REPORT.search(before)) and not after.strip(" .)")
    bracketed = before.rstrip()[-1:] in ("(", "[") and after.lstrip()[:1] in (")", "]")
    if bracketed:
        return not _LEADING.sub("", after) or bool(_REPORT.search(before)) or bool(_TAIL.match(after))
    if not _LEADING.sub("", after):
        return True
    if not before.strip(" ([|*"):
        return after.lstrip()[:1] in (":", "–", "—", "-", "|", ")") or _opens_report(period, after)
    return bool(_TAIL.match(after)) or (bool(_REPORT.search(before)) and len(after.split()) <= 4)


def _opens_report(period: FoundPeriod, after: str) -> bool:
    """Whether a month at the head belongs to the name of a report: "August 2019 bulletin"."""
    return period.shape is not Shape.DAY and len(after.split()) <= 5 and bool(_REPORT.search(after))


def _stem(title: str, period: FoundPeriod) -> str:
    """Return what is left of the title without its period; empty where the period is in the midst of a sentence."""
    before, after = title[: period.start], title[period.end :]
    if not _TRAILING.sub("", before):
        return _TRAILING.sub("", _LEADING.sub("", after))
    if (
        not _TAIL.match(after)
        and not before.rstrip().endswith(("(", "[", ")"))
        and not (len(after.split()) <= 3 and _REPORT.search(before))
    ):
        return ""
    worded = _PERIOD_WORDS.sub("", before)
    stem = _TRAILING.sub("", worded)
    if stem.endswith(")") and "(" not in stem:  # the bracket was typed the wrong way round
        stem = stem[:-1].rstrip()
    stem = _LOOSE_AND.sub("", stem)
    return "" if worded == before and _PREPOSITION.search(stem) else stem


def _without_issue(stem: str) -> tuple[str, bool]:
    """Take a running number off the end: "Situation Report No. 10"."""
    bare = _ISSUE.sub("", stem)
    if bare == stem and _REPORT.search(stem):
        bare = _BARE_NUMBER.sub("", stem)
    return (_TRAILING.sub("", bare), True) if bare != stem and bare.strip() else (stem, False)


def _is_series(stem: str) -> bool:
    """Whether the stem is a name and not a sentence: not long, no question, its weightier words with capitals where there are any."""
    words = stem.split()
    if (
        not words
        or len(words) > _MOST_WORDS
        or stem[-1:] in "?!؟"
        or not any(c.isalpha() for c in stem)
        or _PREPOSITION.search(stem)
        or _NO_NAME.search(stem)
    ):
        return False
    heavy = [word for word in _WORD.findall(stem) if word[0].isupper() or word[0].islower()]
    return not heavy or bool(_REPORT.search(stem)) or sum(1 for word in heavy if word[0].isupper()) >= 0.6 * len(heavy)
