"""Reviewing cuts: bulletins of a file become pieces, which are merged, split, dropped or renamed, and become bulletins again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from briefer.bulletin import Bulletin
from briefer.importing.review import piece_of, reviewed
from briefer.importing.split import Piece
from briefer.library import SourceFile
from briefer.workspace.importing import BulletinReport, add_bulletins
from briefer.workspace.workspace import Workspace


def pieces(ws: Workspace, ids: Sequence[str]) -> tuple[Piece, ...]:
    """Return the bulletins `ids` as pieces, in order, to be changed with the functions of `importing.split`; raises Fault for an unknown id."""
    return tuple(piece_of(ws.library.bulletin(id)) for id in ids)


def take_over(
    ws: Workspace, ids: Sequence[str], changed: Sequence[Piece], file: Path | None = None
) -> tuple[BulletinReport, ...]:
    """Put what the reviewer made of the bulletins `ids` in their place; those nobody touched stay, corrections and all.

    `file` is the file they came from: importing it again then adds nothing. Returns a report for each new bulletin.
    """
    originals = [ws.library.bulletin(id) for id in ids]
    wanted = reviewed(changed, originals, series_known=[name for name, _ in ws.library.series()])
    before = {original.id: original for original in originals}
    kept = {bulletin.id for bulletin in wanted}
    for bulletin in wanted:
        if bulletin.id in before and bulletin != before[bulletin.id]:
            _rename(ws, bulletin)
    ws.library.remove([id for id in before if id not in kept])
    return add_bulletins(ws, [bulletin for bulletin in wanted if bulletin.id not in before], _source(file))


def _rename(ws: Workspace, bulletin: Bulletin) -> None:
    ws.library.correct(bulletin.id, title=bulletin.title, series=bulletin.series, period=bulletin.period)


def _source(file: Path | None) -> SourceFile | None:
    """Return the file as the library knows it, None where it is gone."""
    if file is None or not file.is_file():
        return None
    content = file.read_bytes()
    return SourceFile(hashlib.sha256(content).hexdigest(), file.name, len(content), file.suffix.lstrip(".").lower())
