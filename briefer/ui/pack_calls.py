"""What the window does with files and packs, in threads. It brings in reading, drafting and printing: heavy, so imported when first needed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.assets import shipped
from briefer.bulletin import Bulletin, Passage
from briefer.library import Filter
from briefer.pack.check import Checked
from briefer.pack.model import Pack
from briefer.pack.steps import Step
from briefer.templating.catalogue import list_templates
from briefer.templating.template import Template
from briefer.ui.jobs import Job
from briefer.ui.wishes import DraftWish, ExportWish
from briefer.workspace import adding, checking, demo, drafting, exporting, importing, nexting, packs, reviewing
from briefer.workspace.clock import moment_now
from briefer.workspace.drafting import DraftOrder
from briefer.workspace.importing import BulletinReport, FileReport
from briefer.workspace.journal import Recovery
from briefer.workspace.packs import OpenPack
from briefer.workspace.pasting import keep_pasted
from briefer.workspace.press import Press
from briefer.workspace.progress import Progress

if TYPE_CHECKING:
    from briefer.importing.split import Piece
    from briefer.ui.calls import Calls
    from briefer.writing.pdf.sheets import ItemArea

_DAYS = 14  # suggested for a new pack, where the library holds many bulletins
_MANY = 60


@dataclass(frozen=True, slots=True)
class PreviewPages:
    """The PDF, and where its items stand: page from 0, then x, y, width, height in points from the page's upper left corner."""

    content: bytes
    places: Mapping[str, Sequence[tuple[int, tuple[float, float, float, float]]]]


@dataclass(frozen=True, slots=True)
class Described:
    """A bulletin as it would be kept, and what should be looked at: names of its values with the reason."""

    bulletin: Bulletin
    doubts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Material:
    """What a new pack could be made of: templates, topics with numbers of bulletins, and days to suggest."""

    templates: list[Template]
    topics: Mapping[str, int]
    first: date | None
    last: date | None


class PackCalls:
    """The open workspace, as import, packs and pages use it."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self.workspace = calls.workspace
        self._preview_press = Press()
        self._export_press = Press()  # of its own, so that a stopped export costs no preview

    def stop_presses(self) -> None:
        """End the processes that print; whoever waits for them gets a fault."""
        self._preview_press.close()
        self._export_press.close()

    def warm_up(self) -> None:
        """Start the press before the first preview is asked for."""
        self._preview_press.warm_up()

    def import_files(
        self,
        paths: Sequence[Path],
        job: Job,
        progress: Callable[[Progress], None],
        report: Callable[[FileReport], None],
    ) -> list[FileReport]:
        """Import files and folders."""
        return importing.import_files(
            self.workspace, paths, on_progress=progress, on_report=report, stop=job.stopped.is_set
        )

    def keep_pasted(self, text: str, html: str) -> Path:
        """Keep text that was pasted or dropped as a file, to be imported."""
        return keep_pasted(self.workspace.folders, text, html, datetime.now())

    def import_samples(self, job: Job) -> int:
        """Import the shipped samples into a library that is empty; returns how many bulletins came of it."""
        folder = shipped("bulletins")
        if not folder.is_dir() or not self.workspace.library.is_empty():
            return 0
        reports = importing.import_files(self.workspace, [folder], stop=job.stopped.is_set)
        return sum(len(report.bulletins) for report in reports)

    def pieces(self, ids: Sequence[str]) -> tuple[Piece, ...]:
        """Return bulletins as pieces, for the review of cuts."""
        return reviewing.pieces(self.workspace, ids)

    def described(self, ids: Sequence[str], pieces: Sequence[Piece]) -> list[Described]:
        """Return the bulletins that the pieces now are, one a piece, with what should be looked at."""
        found = reviewing.described(self.workspace, ids, pieces)
        return [Described(bulletin, reviewing.doubts(bulletin)) for bulletin in found]

    def take_over(
        self, ids: Sequence[str], pieces: Sequence[Piece], file: Path, corrections: reviewing.Corrections
    ) -> tuple[BulletinReport, ...]:
        """Put reviewed pieces in the place of bulletins."""
        return reviewing.take_over(self.workspace, ids, pieces, file, corrections)

    # packs

    def templates(self) -> list[Template]:
        """Return the templates, the user's own first."""
        return list_templates(self.workspace.folders)

    def material(self, bulletins: Sequence[str]) -> Material:
        """Return what a new pack could be made of: all bulletins, or those named."""
        wanted = Filter(ids=tuple(bulletins)) if bulletins else Filter(current=True)
        days = [row.latest_day for row in self.workspace.library.listing(wanted) if row.latest_day]
        last = max(days, default=None)
        first = min(days, default=None)
        if first and last and len(days) > _MANY:
            first = max(first, last - timedelta(days=_DAYS))
        return Material(self.templates(), self._calls.topic_counts(wanted), first, last)

    def draft(self, wish: DraftWish) -> OpenPack:
        """Return a drafted pack, open."""
        values = {field.name: getattr(wish, field.name) for field in dataclasses.fields(wish)}
        return self._drafted(DraftOrder(**values, date=moment_now().date()))

    def empty_pack(self, title: str) -> OpenPack:
        """Return a new pack without items."""
        return packs.new(self.workspace, title=title)

    def open_pack(self, path: Path) -> OpenPack:
        """Return the pack in a file, open."""
        return packs.open(self.workspace, path)

    def next_issue(self, pack: Pack) -> OpenPack:
        """Return the drafted next issue of a pack, open."""
        return packs.new(self.workspace, nexting.next_issue(self.workspace, pack))

    def check(self, pack: OpenPack) -> Checked:
        """Return what was found when every quotation was looked up in its source."""
        return checking.check(self.workspace, pack)

    def save(self, pack: OpenPack, path: Path) -> Path:
        """Save a pack; returns where."""
        return packs.save(pack, path)

    def recoverable(self) -> list[Recovery]:
        """Return what crashes left behind."""
        return packs.recoverable(self.workspace)

    def recover(self, recovery: Recovery) -> OpenPack:
        """Open a pack as it stood at the crash."""
        return packs.recover(self.workspace, recovery)

    def discard(self, recovery: Recovery) -> None:
        """Give up what a crash left."""
        packs.discard(recovery)

    def sample_pack(self) -> OpenPack:
        """Return the sample pack, drafted on the samples, which are imported where they are not yet."""
        if self.workspace.library.is_empty():
            importing.import_files(self.workspace, [shipped("bulletins")])
        return self._drafted(demo.sample_order(self.workspace))

    def bulletins_step(self, pack: OpenPack, ids: Sequence[str], parent: str | None, index: int) -> Step:
        """Return the step that adds bulletins."""
        return adding.add_bulletins(self.workspace, pack, ids, parent, index)

    def topics_step(self, pack: OpenPack, topics: Sequence[str], parent: str | None, index: int) -> Step:
        """Return the step that adds a section drafted for a topic."""
        return adding.add_topic(self.workspace, pack, topics[0], parent, index)

    def passages_step(self, pack: OpenPack, passages: Sequence[Passage], parent: str | None, index: int) -> Step:
        """Return the step that adds selected text."""
        return adding.add_passages(pack, passages, parent, index)

    def redraft_step(self, pack: OpenPack, section: str) -> Step:
        """Return the step that drafts a section anew and leaves what was edited."""
        return drafting.redraft_section(self.workspace, pack, section)

    # pages

    def preview(self, pack: OpenPack) -> PreviewPages:
        """Return the pages as they would be exported now."""
        result = exporting.preview(self.workspace, pack, press=self._preview_press)
        places = {item: [_placed(area) for area in areas] for item, areas in result.items.items()}
        return PreviewPages(result.content, places)

    def export(
        self, pack: OpenPack, wish: ExportWish, job: Job, hear: Callable[[int, int, str], None]
    ) -> exporting.ExportReport:
        """Write the pack; it is recorded as sent unless it is a draft."""
        return exporting.export(
            self.workspace,
            pack,
            wish.targets,
            template=wish.template,
            options=wish.options,
            marking=wish.marking,
            marking_decision=wish.marking_decision,
            draft=wish.draft,
            press=self._export_press,
            on_progress=lambda progress: hear(progress.done, progress.total, progress.name),
            stop=job.stopped.is_set,
        )

    def _drafted(self, order: DraftOrder) -> OpenPack:
        return packs.new(self.workspace, drafting.draft(self.workspace, order))


def _placed(item: ItemArea) -> tuple[int, tuple[float, float, float, float]]:
    left, top, right, bottom = item.area
    return item.page - 1, (left, top, right - left, bottom - top)
