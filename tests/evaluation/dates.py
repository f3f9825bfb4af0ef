"""Covered periods: titles read exactly, none where there is none; intervals of other locales; absolute ranges in running text."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from briefer.importing.titles import read_title
from briefer.text.dates import FoundPeriod, find_periods
from briefer.text.dates.tokens import Kind, tokens_of
from tests.figures import Figure

NAME = "covered period, exact"
_LANGUAGES = {"en_GB": "en-GB", "en_AU": "en-AU"}
_RELATIVE = re.compile(
    r"\b(?:today|tomorrow|yesterday|now|next|last|this|current|week\w*|weekend|demain|hier|maintenant|prochain|dernier|derni[eè]re|semaine|"
    r"bug[uü]n|hafta\w*|son|bu|aujourd|ce)\b|اليوم|الأسبوع",
    re.IGNORECASE,
)
_RECOGNIZERS = {"English": "en", "French": "fr", "Turkish": "tr", "Arabic": "ar"}


def evaluate(data: Path) -> list[Figure]:
    """Return the share of right periods a set."""
    folder = data / "dates"
    return [*_titles(folder), *_intervals(folder), *_phrases(folder), *_recognizers(folder)]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _share(right: int, total: int) -> str:
    return f"{100 * right / max(1, total):.1f} % ({right} of {total})"


def _titles(folder: Path) -> list[Figure]:
    right = total = false = empty = 0
    for row in _rows(folder / "bulletin_titles.tsv"):
        undated = row["end"].startswith("-")  # a title without a year: the year of publication stands in for it
        period = read_title(row["title"], published=date(2014, 7, 1) if undated else None).period
        got = (str(period.first), str(period.last)) if period else ("", "")
        wanted = ("2014-06-01", "2014-06-30") if undated else (row["start"], row["end"])
        total += 1
        right += got == wanted
        empty += not row["end"]
        false += not row["end"] and period is not None
    return [
        Figure("bulletin titles", _share(right, total), "", "100 %", "Recognizers-Text 83 %"),
        Figure("false periods in titles without one", f"{false} of {empty}", "", "0"),
    ]


def _intervals(folder: Path) -> list[Figure]:
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for row in _rows(folder / "cldr_intervals.tsv"):
        locale = row["locale"]
        found = find_periods(row["text"], language=_LANGUAGES.get(locale, locale.split("_")[0]))
        total[locale] += 1
        right[locale] += len(found) == 1 and (str(found[0].first), str(found[0].last)) == (row["start"], row["end"])
    worst = min(total, key=lambda locale: right[locale] / total[locale])
    return [
        Figure("CLDR intervals, 15 locales", _share(sum(right.values()), sum(total.values()))),
        Figure(f"  worst locale ({worst})", _share(right[worst], total[worst])),
    ]


def _phrases(folder: Path) -> list[Figure]:
    right = total = 0
    for row in _rows(folder / "real_arabic_phrases.tsv"):
        found = find_periods(row["phrase"], published=date.fromisoformat(row["published"]))
        got = (str(found[0].first), str(found[0].last)) if found else ("", "")
        total += 1
        right += got == (row["start"] or "", row["end"] or "")
    return [Figure("Arabic phrases", _share(right, total))]


def _recognizers(folder: Path) -> list[Figure]:
    """Score ranges between written days or months of a written year; what hangs on "today", and bare years, are left out.

    An end counts whether it is given as the last day, the day after, or (a month) its first day: the set mixes all three.
    """
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for line in (folder / "recognizers_daterange.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        months = [token for token in tokens_of(row["text"]) if token.kind in (Kind.MONTH, Kind.NUMERIC)]
        if not row.get("explicit_year") or not months or _RELATIVE.search(row["text"]):
            continue
        total[row["lang"]] += 1
        found = find_periods(row["input"], language=_RECOGNIZERS.get(row["lang"]))
        right[row["lang"]] += any(_agrees(one, row["start"], row["end"]) for one in found)
    return [
        Figure(f"ranges in running text, {language}", _share(right[language], total[language]))
        for language in sorted(total)
    ]


def _agrees(found: FoundPeriod, start: str, end: str) -> bool:
    if str(found.first) != start and not (found.first.day == 1 and str(found.first)[:7] == start[:7]):
        return False
    return end in (str(found.last), str(found.last + timedelta(days=1)), str(found.last.replace(day=1)))
