"""Importing: files and folders read in worker processes, added to the library and tagged, with a report for each file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.bulletin import Bulletin, Period
from briefer.importing import batch
from briefer.library import SourceFile
from briefer.workspace.intake import Intake
from briefer.workspace.progress import OnProgress, Progress, Stop, never, unheard
from briefer.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BulletinReport:
    """What came of one bulletin of a file: `outcome` is "added" or "duplicate"; the others are ids of bulletins beside it.

    `certain` is False where the cut before it should be looked at, for the `cut` reason.
    """

    id: str
    outcome: str
    title: str
    series: str | None = None
    period: Period | None = None
    language: str | None = None
    newer_version_of: str | None = None
    near_duplicate_of: str | None = None
    certain: bool = True
    cut: str = ""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of a file: `outcome` is "added", "duplicate" (all of it was there) or "refused", with the reason in a sentence.

    `within` are sentences on files within it (of a mail, of an archive) that were refused.
    """

    file: str
    outcome: str
    reason: str | None = None
    bulletins: tuple[BulletinReport, ...] = ()
    within: tuple[str, ...] = ()


OnReport = Callable[[FileReport], None]
_KNOWN = "This file was imported before; nothing was added."
_ALL_THERE = "Everything in it is already in the library; nothing was added."


def import_files(
    ws: Workspace,
    paths: Sequence[Path],
    *,
    workers: int | None = None,
    in_order: bool = False,
    on_progress: OnProgress = unheard,
    on_report: OnReport | None = None,
    stop: Stop = never,
) -> list[FileReport]:
    """Import files and all files of folders; one report a file, as they come to be done, or `in_order` of their naming.

    A file that cannot be read costs that file only. After a stop the library holds exactly what was reported.
    """
    files = expand(paths)
    reports: list[FileReport] = []
    found = _in_order(files, _reports(ws, files, workers, stop)) if in_order else _reports(ws, files, workers, stop)
    for make_report in found:
        report = make_report()
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
    ws: Workspace, bulletins: Sequence[Bulletin], source: SourceFile | None, intake: Intake | None = None
) -> tuple[BulletinReport, ...]:
    """Add bulletins to the library and tag those that are new; the window's review of cuts and pasted text come here too."""
    taken = (intake or Intake(ws)).add(bulletins, source)
    return tuple(
        _bulletin_report(one.bulletin, one.added.outcome, one.added.newer_version_of, one.added.near_duplicate_of)
        for one in taken
    )


class _Report:
    """A report to be made: of a file known by its hash, or of what was read."""

    def __init__(
        self, ws: Workspace, intake: Intake, path: Path, known: Sequence[str], outcome: batch.FileOutcome | None
    ) -> None:
        self.path = path
        self._ws = ws
        self._intake = intake
        self._known = known
        self._outcome = outcome

    def __call__(self) -> FileReport:
        """Add what there is to add, and return the report."""
        if self._outcome is None:
            return _known_report(self._ws, self.path, self._known)
        return _report(self._ws, self._intake, self._outcome)


def _reports(ws: Workspace, files: Sequence[Path], workers: int | None, stop: Stop) -> Iterator[_Report]:
    """Yield a report to be made for each file; one imported before is not read again."""
    unknown: list[Path] = []
    intake = Intake(ws)
    for path in files:
        if stop():
            return
        known = intake.known(_sha256(path))
        if known:
            yield _Report(ws, intake, path, known, None)
        else:
            unknown.append(path)
    for outcome in batch.import_files(unknown, workers=workers, stop=stop):
        yield _Report(ws, intake, outcome.path, (), outcome)


def _in_order(files: Sequence[Path], reports: Iterator[_Report]) -> Iterator[_Report]:
    """Yield the same, each after all those named before it."""
    waiting: dict[Path, _Report] = {}
    due = iter(files)
    next_due = next(due, None)
    for report in reports:
        waiting[report.path] = report
        while next_due in waiting:
            yield waiting.pop(next_due)
            next_due = next(due, None)


def _report(ws: Workspace, intake: Intake, outcome: batch.FileOutcome) -> FileReport:
    name = str(outcome.path)
    imported = outcome.imported
    if imported is None:
        return FileReport(name, "refused", str(outcome.fault))
    known = intake.known(imported.sha256)
    if known:
        return _known_report(ws, outcome.path, known)
    source = SourceFile(imported.sha256, outcome.path.name, imported.size, imported.format)
    cuts = {cut.bulletin: cut for cut in imported.cuts}
    bulletins = tuple(
        replace(report, certain=cuts[report.id].certain, cut=cuts[report.id].reason) if report.id in cuts else report
        for report in add_bulletins(ws, imported.bulletins, source, intake)
    )
    within = tuple(refused.reason for refused in imported.refused)
    if all(bulletin.outcome == "duplicate" for bulletin in bulletins):
        return FileReport(name, "duplicate", _ALL_THERE, bulletins, within)
    return FileReport(name, "added", None, bulletins, within)


def _known_report(ws: Workspace, path: Path, known: Sequence[str]) -> FileReport:
    bulletins = tuple(_bulletin_report(bulletin, "duplicate") for bulletin in ws.library.bulletins(known))
    return FileReport(str(path), "duplicate", _KNOWN, bulletins)


def _bulletin_report(
    bulletin: Bulletin, outcome: str, newer_version_of: str | None = None, near_duplicate_of: str | None = None
) -> BulletinReport:
    return BulletinReport(
        id=bulletin.id,
        outcome=outcome,
        title=bulletin.title,
        series=bulletin.series,
        period=bulletin.period,
        language=bulletin.language,
        newer_version_of=newer_version_of,
        near_duplicate_of=near_duplicate_of,
    )


def _sha256(path: Path) -> str:
    """Return the hash of an ordinary file's bytes; empty where it cannot be read: reading it will say why."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
