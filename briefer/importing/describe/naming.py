"""Finds a bulletin's title, its series, and the period it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from briefer.bulletin import Block, Period
from briefer.importing.describe.found import Found
from briefer.importing.describe.opening import head_lines, labelled
from briefer.importing.reading import Metadata
from briefer.importing.split import Piece
from briefer.importing.titles import read_title, stem_key, stem_of, title_period
from briefer.text.dates import FoundPeriod, Shape, find_periods
from briefer.text.sentences import sentence_spans

_LONGEST = 140  # characters of a title made from a sentence
_SOURCE = re.compile(r"\s*[(\[][^()\[\]]{3,200}[)\]]\s*\.?\s*$")
_NUMBER = re.compile(r"^(?:item|story|article)?\s*[\[(#]?\d{1,3}[.)\]:–—-]+\s+", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"(?:microsoft word - .*|untitled.*|\(?(?:anonymous|unspecified|unnamed|no title|none|null)\)?|"
    r"document\d*|dokument\d*|sans titre.*|title|titel|new document|slide \d+|"
    r"presentation\d*|\W*|.*\.(?:docx?|pdf|rtf|odt|txt|html?|md))",
    re.IGNORECASE,
)
_COVERS = re.compile(
    r"\b(?:cover(?:s|ing|ed)?|reporting period|period under review|during the period|for the period|in the period|"
    r"période|berichtszeitraum)\b|"
    r"تغطي|الفترة|فترة التقرير|לתקופה|בתקופה|התקופה|دوره|بازه",
    re.IGNORECASE,
)


def find_title(piece: Piece, metadata: Metadata) -> Found[str]:
    """Return the title: the piece's own, else the file's, else the first sentence, else the file's name."""
    if piece.title:
        source = "mail header" if "mail" in piece.reason else "title"
        bare = _NUMBER.sub("", piece.title) if piece.reason.startswith("numbered") else piece.title
        return Found(bare.rstrip(" *") or piece.title, source, piece.title)
    if not piece.digest and metadata.title and not _NO_TITLE.fullmatch(metadata.title.strip()):
        return Found(_without_site(metadata.title, metadata.issuer or metadata.author), metadata.origin, metadata.title)
    sentence = _first_sentence(piece.blocks, is_event=piece.reason.startswith("dated events"))
    if sentence:
        return Found(sentence, "first sentence", sentence)
    name = PurePath(metadata.name).stem if metadata.name else ""
    return Found(name.replace("_", " ").strip() or "Untitled", "file name", metadata.name or "")


def _without_site(title: str, issuer: str | None) -> str:
    """Take " | Meridian Desk" off the title of a page."""
    head, bar, tail = re.sub(r"\s+[-–—]\s+(?=[^-–—|]*$)", " | ", title).rpartition(" | ")
    if bar and issuer and stem_key(tail) and stem_key(tail) in stem_key(issuer):
        return head.strip()
    return " ".join(title.split())


def _first_sentence(blocks: Sequence[Block], *, is_event: bool) -> str:
    for block in blocks:
        text = block.text.replace("\t", " ")
        text = _SOURCE.sub("", text) if is_event else text
        spans = sentence_spans(text)
        if spans:
            sentence = text[spans[0][0] : spans[0][1]].rstrip(" .۔")
            return (
                sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"
            )
    return ""


def find_series(
    title: str, piece: Piece, blocks: Sequence[Block], series_known: Sequence[str], language: str | None
) -> Found[str] | None:
    """Return the series: one the library knows, else a labelled line's, else the title's stem, else that of the digest."""
    known = {stem_key(series): series for series in series_known}
    reading = read_title(title, published=date(2000, 12, 31), language=language)
    for stem in (reading.series, stem_of(title), title):
        if stem and (series := known.get(stem_key(stem))):
            return Found(series, "library", title)
    label = next(iter(labelled(blocks, "series")), None)
    if label is not None and len(label[0]) <= 120:
        return Found(label[0], "text", label[1])
    own = read_title(title, language=language)
    if own.series:
        return Found(own.series, "title", title)
    of_digest = read_title(piece.digest, language=language).series if piece.digest else None
    if of_digest:
        return Found(known.get(stem_key(of_digest), of_digest), "digest title", piece.digest)
    return None


def find_period(
    title: str, piece: Piece, metadata: Metadata, published: date | None, language: str | None
) -> Found[Period] | None:
    """Return the period covered: the title's, else one a line at the head gives, else the day of the heading above an event."""
    if period := title_period(title, published=published, language=language):
        return _found(period, "title", title)
    for value, line in labelled(piece.blocks, "period"):
        periods = find_periods(value, published=published, language=language)
        if periods:
            return _found(_outer(periods), "text", line, value)
    for line in head_lines(piece.blocks):
        if period := _line_period(line, published, language):
            return _found(period, "text", line)
    for heading in reversed(piece.context.split(" / ")):
        days = find_periods(heading, published=published, language=language) if heading else []
        if len(days) == 1 and days[0].shape is Shape.DAY and days[0].end - days[0].start >= 0.5 * len(heading):
            return _found(days[0], "heading", heading)
    if (
        not piece.digest
        and metadata.title
        and (period := title_period(metadata.title, published=published, language=language))
    ):
        return _found(period, metadata.origin, metadata.title)
    return None


def _line_period(line: str, published: date | None, language: str | None) -> FoundPeriod | None:
    """Return the range that is the whole of a line, or that a line says to cover."""
    ranges = [
        period for period in find_periods(line, published=published, language=language) if period.shape is Shape.RANGE
    ]
    if not ranges:
        return None
    first = ranges[0]
    if first.end - first.start >= 0.7 * len(line.strip(" ().")) or _COVERS.search(line[: first.start]):
        return first
    return None


def _outer(periods: Sequence[FoundPeriod]) -> FoundPeriod:
    return next((period for period in periods if period.shape is Shape.RANGE), periods[0])


def _found(period: FoundPeriod, source: str, text: str, value: str | None = None) -> Found[Period]:
    return Found(Period(period.first, period.last), source, (value or text)[period.start : period.end])
