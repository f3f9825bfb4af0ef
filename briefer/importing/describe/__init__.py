"""Describes a piece: title, series, issuer, period, publication date, language, address, marking, and where each was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefer.bulletin import Bulletin, Period, bulletin_id
from briefer.importing.describe.found import Found, Value
from briefer.importing.describe.languages import find_language, with_languages
from briefer.importing.describe.naming import find_period, find_series, find_title
from briefer.importing.describe.origin import find_grades, find_issuer, find_marking, find_published, find_url
from briefer.importing.reading import Metadata
from briefer.importing.split import Piece

__all__ = ["describe"]


def describe(piece: Piece, metadata: Metadata, *, series_known: Sequence[str] = ()) -> Bulletin:
    """Return the bulletin that a piece is; each value found has a finding that says where from, the others are None.

    `series_known` are the series of the library: a title with the stem of one belongs to it, however it is written.
    """
    title = find_title(piece, metadata)
    language = find_language(title.value, piece.blocks, metadata)
    tongue = language.value if language else None
    issuer, published = _origin(piece, title.value, metadata, tongue)
    period = find_period(title.value, piece, metadata, published.value if published else None, tongue)
    series = find_series(title.value, piece, piece.blocks, series_known, tongue)
    url = find_url(piece.title_blocks, piece.blocks, metadata, is_whole=not piece.digest)
    marking = find_marking(title.value, piece.blocks, metadata)
    reliability, credibility = find_grades(piece.blocks)
    found: dict[str, Found[str] | Found[Period] | Found[date] | None] = {
        "title": title,
        "series": series,
        "issuer": issuer,
        "period": period,
        "published": published,
        "language": language,
        "url": url,
        "marking": marking,
        "reliability": reliability,
        "credibility": credibility,
        "context": Found(piece.context, "headings", piece.context) if piece.context else None,
        "digest": Found(piece.digest, "digest title", piece.digest) if piece.digest else None,
    }
    return Bulletin(
        id=bulletin_id(piece.blocks),
        title=title.value,
        blocks=with_languages(piece.blocks, tongue),
        series=_value(series),
        issuer=_value(issuer),
        period=_value(period),
        published=_value(published),
        language=tongue,
        url=_value(url),
        marking=_value(marking),
        reliability=_value(reliability),
        credibility=_value(credibility),
        findings=tuple(value.finding(name) for name, value in found.items() if value is not None),
    )


def _value(found: Found[Value] | None) -> Value | None:
    return found.value if found else None


def _origin(
    piece: Piece, title: str, metadata: Metadata, language: str | None
) -> tuple[Found[str] | None, Found[date] | None]:
    """Return issuer and day of publication: the piece's own, else what the head of the digest says, else what the file says."""
    # A mail's own headers say who and when.
    told = (*piece.title_blocks, *piece.blocks) if "mail" in piece.reason else piece.blocks
    is_event = piece.reason.startswith("dated events")
    issuer = find_issuer(told, metadata, language, is_event=is_event)
    if issuer is None or issuer.source != "text":
        issuer = _of_front(find_issuer(piece.front, Metadata(), language, is_event=False)) or issuer
    published = find_published(title, told, metadata, language, is_event=is_event)
    if published is None or published.source != "text":
        published = _of_front(find_published(title, piece.front, Metadata(), language, is_event=False)) or published
    return issuer, published


def _of_front(found: Found[Value] | None) -> Found[Value] | None:
    """Return what the head of a digest says, marked as such."""
    return replace(found, source="digest head") if found else None
