"""Reviewing what was imported: bulletins of a file become pieces, which are merged, split, dropped or renamed, and become bulletins again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefer.bulletin import Bulletin, Period
from briefer.importing.review import piece_of, reviewed
from briefer.importing.split import Piece
from briefer.library import SourceFile
from briefer.workspace.importing import BulletinReport, add_bulletins
from briefer.workspace.workspace import Workspace

Corrections = Mapping[str, Mapping[str, object]]  # by bulletin id: what the reviewer says of it instead
_LONGEST_DAYS = 370  # of a period that nobody wonders about


def pieces(ws: Workspace, ids: Sequence[str]) -> tuple[Piece, ...]:
    """Return the bulletins `ids` as pieces, in order, to be changed with the functions of `importing.split`; raises Fault for an unknown id."""
    return tuple(piece_of(ws.library.bulletin(id)) for id in ids)


def described(ws: Workspace, ids: Sequence[str], changed: Sequence[Piece]) -> tuple[Bulletin, ...]:
    """Return the bulletins that the pieces now are, one a piece; those nobody touched as the library has them, corrections and all."""
    originals = [ws.library.bulletin(id) for id in ids]
    return reviewed(changed, originals, series_known=[name for name, _ in ws.library.series()])


def take_over(
    ws: Workspace,
    ids: Sequence[str],
    changed: Sequence[Piece],
    file: Path | None = None,
    corrections: Corrections | None = None,
) -> tuple[BulletinReport, ...]:
    """Put what the reviewer made of the bulletins `ids` in their place; those nobody touched stay, corrections and all.

    `file` is the file they came from: importing it again then adds nothing. Returns a report for each new bulletin.
    """
    wanted = described(ws, ids, changed)
    before = {id: ws.library.bulletin(id) for id in ids}
    kept = {bulletin.id for bulletin in wanted}
    for bulletin in wanted:
        if bulletin.id in before and bulletin != before[bulletin.id]:
            _rename(ws, bulletin)
    ws.library.remove([id for id in before if id not in kept])
    reports = add_bulletins(ws, [bulletin for bulletin in wanted if bulletin.id not in before], _source(file))
    for id, values in (corrections or {}).items():
        if id in kept and values:
            ws.library.correct(id, **values)
    return reports


def doubts(bulletin: Bulletin) -> dict[str, str]:
    """Return what found values should be looked at, by name, with the reason in a sentence; what the user said is not doubted."""
    sources = {finding.name: finding.source for finding in bulletin.findings}
    found: dict[str, str] = {}
    if sources.get("title") == "first sentence":
        found["title"] = "No title was found; this is the first sentence."
    elif sources.get("title") == "file name":
        found["title"] = "No title was found; this is the name of the file."
    if sources.get("period") != "user" and (reason := _period_doubt(bulletin)):
        found["period"] = reason
    if bulletin.language is None and sources.get("language") != "user":
        found["language"] = "The language was not recognised."
    return found


def _period_doubt(bulletin: Bulletin) -> str:
    period = bulletin.period or Period(None, None)
    if period.start is None or period.end is None:
        return "" if bulletin.published or period.start or period.end else "No date was found."
    if (period.end - period.start).days > _LONGEST_DAYS:
        return "The period is longer than a year."
    if bulletin.published and bulletin.published < period.start:
        return "The period begins after the day of publication."
    return ""


def _rename(ws: Workspace, bulletin: Bulletin) -> None:
    ws.library.correct(bulletin.id, title=bulletin.title, series=bulletin.series, period=bulletin.period)


def _source(file: Path | None) -> SourceFile | None:
    """Return the file as the library knows it, None where it is gone."""
    if file is None or not file.is_file():
        return None
    content = file.read_bytes()
    return SourceFile(hashlib.sha256(content).hexdigest(), file.name, len(content), file.suffix.lstrip(".").lower())
