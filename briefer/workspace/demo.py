"""The demo: the sample bulletins imported into a library of their own, drafted, and written as Word and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from briefer.assets import shipped
from briefer.folders import folders_in
from briefer.pack.check import Checked
from briefer.workspace import packs
from briefer.workspace.checking import check
from briefer.workspace.clock import fixed_moment
from briefer.workspace.drafting import DraftOrder, draft
from briefer.workspace.exporting import export
from briefer.workspace.importing import FileReport, import_files
from briefer.workspace.progress import OnProgress, unheard
from briefer.workspace.workspace import Workspace, open_workspace

FIRST, LAST = date(2019, 8, 19), date(2019, 9, 8)
DAY = date(2019, 9, 9)
TOPICS = ("iran", "syria", "iraq", "isis", "hamas", "yemen")


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: a report for each file, the pack, and the files written."""

    reports: tuple[FileReport, ...]
    checked: Checked
    files: tuple[Path, ...]


def run_demo(folder: Path, *, on_progress: OnProgress = unheard) -> Demo:
    """Import the samples into `folder`/library.db, draft on them, write weekly-brief.brief, .docx and .pdf there."""
    with open_workspace(folder / "library.db", folders_in(folder / ".briefer")) as ws:
        reports = import_files(ws, [shipped("bulletins")], in_order=True, on_progress=on_progress)
        opened = packs.new(ws, draft(ws, sample_order(ws)))
        moment = fixed_moment() or datetime.combine(DAY, time(12), UTC)
        targets = [folder / "weekly-brief.docx", folder / "weekly-brief.pdf"]
        report = export(ws, opened, targets, moment=moment)
        saved = packs.save(opened, folder / "weekly-brief.brief")
        return Demo(tuple(reports), check(ws, opened), (*report.files, saved))


def sample_order(ws: Workspace, topics: Sequence[str] = TOPICS) -> DraftOrder:
    """Return what the sample pack is drafted from; the window's first start uses it too."""
    return DraftOrder(
        topics=tuple(topic for topic in topics if topic in ws.taxonomy),
        start=FIRST,
        end=LAST,
        title="Middle East and Africa",
        number="36",
        series="Weekly brief",
        issuer="Briefer samples",
        marking="TLP:GREEN",
        date=DAY,
    )
