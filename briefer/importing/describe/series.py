"""Learns series from what is there: the names the library has, and stems of titles that come again with other dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefer.bulletin import Bulletin, Finding
from briefer.importing.titles import stem_key, stem_of, title_period


def series_by_key(series: Iterable[str]) -> dict[str, str]:
    """Return series by what they are compared by; of two that compare alike the last."""
    return {stem_key(name): name for name in series}


def with_known_series(bulletin: Bulletin, series_known: Sequence[str] | Mapping[str, str]) -> Bulletin:
    """Return the bulletin with the library's name of its series, where its own series, its title or its title's stem is one of `series_known`.

    Who asks for many bulletins gives a mapping of `series_by_key`.
    """
    known = series_known if isinstance(series_known, Mapping) else series_by_key(series_known)
    for stem in (bulletin.series, stem_of(bulletin.title), bulletin.title):
        series = known.get(stem_key(stem)) if stem else None
        if series is None:
            continue
        if series == bulletin.series:
            return bulletin
        kept = tuple(finding for finding in bulletin.findings if finding.name != "series")
        return replace(bulletin, series=series, findings=(*kept, Finding("series", "library", bulletin.title)))
    return bulletin


def recurring_series(titles: Iterable[str]) -> list[str]:
    """Return the stems that two titles or more have with different periods, as first written, in order."""
    periods: dict[str, set[str]] = defaultdict(set)
    written: dict[str, str] = {}
    for title in titles:
        stem, period = stem_of(title), title_period(title)
        if stem and period:
            written.setdefault(stem_key(stem), stem)
            periods[stem_key(stem)].add(f"{period.first}/{period.last}")
    return [written[key] for key, found in periods.items() if len(found) >= 2]
