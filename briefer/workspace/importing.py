"""Importing: files and folders read in worker processes, added to the library and tagged, with a report for each file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.bulletin import Bulletin, Period
from briefer.importing import batch
from briefer.library import SourceFile
from briefer.workspace.progress import OnProgress, Progress, Stop, never, unheard
from briefer.workspace.tagging import tag
from briefer.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BulletinReport:
    """What came of one bulletin of a file: `outcome` is "added" or "duplicate"; the others are ids of bulletins beside it."""

    id: str
    outcome: str
    title: str
    series: str | None = None
    period: Period | None = None
    language: str | None = None
    newer_version_of: str | None = None
    near_duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of a file: `outcome` is "added", "duplicate" (all of it was there) or "refused", with the reason in a sentence."""

    file: str
    outcome: str
    reason: str | None = None
    bulletins: tuple[BulletinReport, ...] = ()


OnReport = Callable[[FileReport], None]


def import_files(
    ws: Workspace,
    paths: Sequence[Path],
    *,
    workers: int | None = None,
    on_progress: OnProgress = unheard,
    on_report: OnReport | None = None,
    stop: Stop = never,
) -> list[FileReport]:
    """Import files and all files of folders; one report a file, in the order they came to be done.

    A file that cannot be read costs that file only. After a stop the library holds exactly what was reported.
    """
    files = list(expand(paths))
    reports: list[FileReport] = []
    for outcome in batch.import_files(files, workers=workers, stop=stop):
        report = _report(ws, outcome)
        reports.append(report)
        if on_report:
            on_report(report)
        on_progress(Progress(len(reports), len(files), report.file))
    return reports


def expand(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and those in folders named, at any depth, by name; hidden ones are left out."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(below for below in path.rglob("*") if below.is_file())
            files += [f for f in inside if not any(part.startswith(".") for part in f.relative_to(path).parts)]
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def add_bulletins(
    ws: Workspace, bulletins: Sequence[Bulletin], source: SourceFile | None
) -> tuple[BulletinReport, ...]:
    """Add bulletins to the library and tag those that are new; the window's review of cuts and pasted text come here too."""
    reports: list[BulletinReport] = []
    fresh: list[Bulletin] = []
    for bulletin in bulletins:
        added = ws.library.add(bulletin, file=source)
        if added.outcome == "added":
            fresh.append(bulletin)
        reports.append(
            BulletinReport(
                id=added.id,
                outcome=added.outcome,
                title=bulletin.title,
                series=bulletin.series,
                period=bulletin.period,
                language=bulletin.language,
                newer_version_of=added.newer_version_of,
                near_duplicate_of=added.near_duplicate_of,
            )
        )
    tag(ws, fresh)
    return tuple(reports)


def _report(ws: Workspace, outcome: batch.FileOutcome) -> FileReport:
    name = str(outcome.path)
    if outcome.imported is None:
        return FileReport(name, "refused", str(outcome.fault))
    imported = outcome.imported
    source = SourceFile(imported.sha256, outcome.path.name, imported.size, imported.format)
    bulletins = add_bulletins(ws, imported.bulletins, source)
    if all(bulletin.outcome == "duplicate" for bulletin in bulletins):
        return FileReport(name, "duplicate", "Everything in it is already in the library.", bulletins)
    return FileReport(name, "added", None, bulletins)
