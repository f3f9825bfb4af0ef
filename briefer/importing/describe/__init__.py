"""Describes a piece: title, series, issuer, period, publication date, language, address, marking, and where each was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.bulletin import Bulletin, bulletin_id
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
    is_mail = "mail" in piece.reason
    told = (*piece.title_blocks, *piece.blocks) if is_mail else piece.blocks  # a mail's own headers say who and when
    is_event = piece.reason.startswith("dated events")
    title = find_title(piece, metadata)
    language = find_language(title.value, piece.blocks, metadata)
    tongue = language.value if language else None
    published = find_published(title.value, told, metadata, tongue, is_event=is_event)
    if published is None or published.source != "text":
        published = _of_front(find_published(title.value, piece.front, Metadata(), tongue, is_event=False)) or published
    period = find_period(title.value, piece, metadata, published.value if published else None, tongue)
    series = find_series(title.value, piece, piece.blocks, series_known, tongue)
    issuer = find_issuer(told, metadata, tongue, is_event=is_event)
    if issuer is None or issuer.source != "text":
        issuer = _of_front(find_issuer(piece.front, Metadata(), tongue, is_event=False)) or issuer
    url = find_url(piece.title_blocks, piece.blocks, metadata, is_whole=not piece.digest)
    marking = find_marking(title.value, piece.blocks, metadata)
    reliability, credibility = find_grades(piece.blocks)
    context = Found(piece.context, "headings", piece.context) if piece.context else None
    found = (
        ("title", title),
        ("series", series),
        ("issuer", issuer),
        ("period", period),
        ("published", published),
        ("language", language),
        ("url", url),
        ("marking", marking),
        ("reliability", reliability),
        ("credibility", credibility),
        ("context", context),
        ("digest", Found(piece.digest, "digest title", piece.digest) if piece.digest else None),
    )
    return Bulletin(
        id=bulletin_id(piece.blocks),
        title=title.value,
        blocks=with_languages(piece.blocks, tongue),
        series=series.value if series else None,
        issuer=issuer.value if issuer else None,
        period=period.value if period else None,
        published=published.value if published else None,
        language=tongue,
        url=url.value if url else None,
        marking=marking.value if marking else None,
        reliability=reliability.value if reliability else None,
        credibility=credibility.value if credibility else None,
        findings=tuple(value.finding(name) for name, value in found if value is not None),
    )


def _of_front(found: Found[Value] | None) -> Found[Value] | None:
    """Return what the head of a digest says, marked as such."""
    return replace(found, source="digest head") if found else None
