"""Takes a reviewer's cuts back to bulletins: pieces are made of bulletins, changed with `split`'s functions, and described again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.bulletin import Block, BlockKind, Bulletin, Finding, bulletin_id
from briefer.importing.describe import describe
from briefer.importing.reading import Metadata
from briefer.importing.split import Piece


def piece_of(bulletin: Bulletin, *, certain: bool = True, reason: str = "as imported") -> Piece:
    """Return the piece that a bulletin is. Its title comes back as a heading when the piece is merged into another."""
    titled = next((finding for finding in bulletin.findings if finding.name == "title"), None)
    stands_in_text = titled is not None and titled.source == "first sentence"
    heading = () if stands_in_text else (Block(BlockKind.HEADING, bulletin.title, 1),)
    context = next((finding.words for finding in bulletin.findings if finding.name == "context"), "")
    return Piece(bulletin.title, bulletin.blocks, certain, reason, context, "", heading)


def reviewed(
    pieces: Sequence[Piece], originals: Sequence[Bulletin], *, series_known: Sequence[str] = ()
) -> tuple[Bulletin, ...]:
    """Return the bulletins that the pieces now are, in order.

    A piece nobody touched is its bulletin as it was, corrections and all; a renamed one has the new title, found by the user; others are
    described anew, with what the file said of the bulletin their first block came from.
    """
    known = {bulletin.id: bulletin for bulletin in originals}
    return tuple(_bulletin(piece, known, originals, series_known) for piece in pieces if piece.blocks)


def _bulletin(
    piece: Piece, known: dict[str, Bulletin], originals: Sequence[Bulletin], series_known: Sequence[str]
) -> Bulletin:
    same = known.get(bulletin_id(piece.blocks))
    if same is not None:
        return same if piece.title in (None, same.title) else _renamed(same, piece)
    return describe(piece, _metadata(piece, originals), series_known=series_known)


def _renamed(bulletin: Bulletin, piece: Piece) -> Bulletin:
    """Return the bulletin with the title the user gave, and what that title now says."""
    told = describe(piece, Metadata(language=bulletin.language))
    findings = (*(one for one in told.findings if one.name in ("series", "period")), *_others(bulletin))
    title = next(one for one in told.findings if one.name == "title")
    return replace(
        bulletin,
        title=told.title,
        series=told.series,
        period=told.period,
        findings=(replace(title, source="user"), *findings),
    )


def _others(bulletin: Bulletin) -> tuple[Finding, ...]:
    return tuple(one for one in bulletin.findings if one.name not in ("title", "series", "period"))


def _metadata(piece: Piece, originals: Sequence[Bulletin]) -> Metadata:
    """Return what the bulletin that had the piece's first block knew of its file."""
    source = next((one for one in originals if piece.blocks[0] in one.blocks), None)
    if source is None:
        return Metadata()
    return Metadata(
        issuer=source.issuer,
        published=source.published,
        language=source.language,
        url=source.url,
        origin="bulletin it was cut from",
    )
