"""briefer import: files and folders into the library."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.session import Json, iso, print_json, progress, say

if TYPE_CHECKING:
    from briefer.workspace.importing import BulletinReport, FileReport
    from briefer.workspace.workspace import Workspace

_INPUT = Path("-")
_SIGNS = {"added": "+", "duplicate": "=", "refused": "!"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(import_)


def import_(
    context: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE|DIR", help="Files, folders of them, or - for standard input.")
    ],
    json: Json = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many processes read; as many as there are cores.")
    ] = None,
) -> None:
    """Import bulletins; says for each file what came of it. A file already imported adds nothing."""
    from briefer.workspace.importing import import_files

    show = _show_json if json else _show
    with context.obj.open() as ws, progress("Importing") as on_progress:
        given = {_kept_input(ws) if path == _INPUT else path: path for path in paths}

        def on_report(report: FileReport) -> None:
            is_input = given.get(Path(report.file)) == _INPUT
            show(replace(report, file=str(_INPUT)) if is_input else report)

        reports = import_files(
            ws, list(given), workers=workers, in_order=True, on_progress=on_progress, on_report=on_report
        )
    if not reports:
        say("briefer: there is no file to import there")
    if not json:
        _show_total(reports)
    if not reports or any(report.outcome == "refused" or report.within for report in reports):
        raise typer.Exit(1)


def _kept_input(ws: Workspace) -> Path:
    """Return the file that keeps what comes on standard input."""
    from briefer.workspace.pasting import write_pasted

    return write_pasted(ws.folders, sys.stdin.buffer.read(), "", datetime.now())


def _show_json(report: FileReport) -> None:
    print_json(
        {
            "file": report.file,
            "outcome": report.outcome,
            "reason": report.reason,
            "bulletins": [_bulletin(bulletin) for bulletin in report.bulletins],
        }
    )
    for sentence in _refusals(report):
        say(f"briefer: {sentence}")


def _refusals(report: FileReport) -> tuple[str, ...]:
    return (report.reason or "",) if report.outcome == "refused" else report.within


def _bulletin(bulletin: BulletinReport) -> dict[str, str | None]:
    return {
        "id": bulletin.id,
        "outcome": bulletin.outcome,
        "title": bulletin.title,
        "series": bulletin.series,
        "period": iso(bulletin.period),
        "language": bulletin.language,
        "newer_version_of": bulletin.newer_version_of,
        "near_duplicate_of": bulletin.near_duplicate_of,
    }


def _show(report: FileReport) -> None:
    for sentence in _refusals(report):
        say(f"briefer: {sentence}")
    if report.outcome == "refused":
        return
    print(report.file + (f": {report.reason}" if report.reason else ""))
    for bulletin in report.bulletins:
        period = f"  {bulletin.period}" if bulletin.period else ""
        beside = bulletin.newer_version_of and f"  (newer version of {bulletin.newer_version_of})"
        beside = beside or (bulletin.near_duplicate_of and f"  (much like {bulletin.near_duplicate_of})") or ""
        guess = "" if bulletin.certain else f"  (a guess: cut at {bulletin.cut})"
        print(f"  {_SIGNS[bulletin.outcome]} {bulletin.id}  {bulletin.title}{period}{beside}{guess}")


def _show_total(reports: list[FileReport]) -> None:
    bulletins = [bulletin.outcome for report in reports for bulletin in report.bulletins]
    refused = sum(report.outcome == "refused" for report in reports)
    added, known = bulletins.count("added"), bulletins.count("duplicate")
    print(f"{added} bulletins added, {known} already there" + (f"; {refused} files refused" if refused else ""))
