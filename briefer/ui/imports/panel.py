"""The import panel: progress, stop, and a list that says what came of each file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.imports.import_rows import REPORT_ROLE, ImportRows
from briefer.ui.imports.outcome_list import OutcomeList
from briefer.ui.jobs import Lane
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_M, SPACE_S
from briefer.ui.session import Session

if TYPE_CHECKING:
    from briefer.ui.jobs import Job
    from briefer.workspace.importing import BulletinReport, FileReport

_FLUSH_MS = 150
_TELL_MS = 5_000
_KEPT = 500  # outcomes of earlier imports that stay


class ImportPanel(QWidget):
    """What came of each file, in this session; the last is at the foot."""

    finished = Signal(object)  # list of FileReport, which Qt would copy one by one
    read_asked = Signal(str)  # id of a bulletin

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._arrived: deque[FileReport | tuple[int, int]] = deque()
        self._running: list[Job] = []  # one at work, others waiting
        self.rows = ImportRows(self)
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._stop = QPushButton(self.tr("Stop"), self)
        self._stop.clicked.connect(self.stop)
        self._again = QPushButton(self.tr("Try again"), self)
        self._again.clicked.connect(lambda: self.try_again(self.rows.refused()))
        self.review_button = QPushButton(self.tr("Review…"), self)
        self.review_button.clicked.connect(lambda: self.review(self.rows.doubtful()))
        self._list = OutcomeList(self.rows, look, self)
        self._list.customContextMenuRequested.connect(self._show_menu)
        self._list.activated.connect(lambda index: self.review(index.data(REPORT_ROLE)))
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_S)
        head.setSpacing(SPACE_M)
        head.addWidget(self._words, 1)
        head.addWidget(self._bar, 1)
        head.addWidget(self.review_button)
        head.addWidget(self._again)
        head.addWidget(self._stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)
        self._flush = QTimer(self, interval=_FLUSH_MS)
        self._flush.timeout.connect(self._show_arrived)
        self._told = 0
        self._unread = 0  # files that a stop left
        self._tell = QTimer(self, interval=_TELL_MS)
        self._tell.timeout.connect(self._tell_library)
        self._show_idle()

    def start(self, paths: Sequence[Path], then: Callable[[list[FileReport]], None] | None = None) -> None:
        """Import files and folders; `then` is called with the reports, once all are done or stopped."""
        if not self._running and self.rows.rowCount() > _KEPT:
            self.rows.clear()
        self._words.setText(self.tr("Importing…"))
        self._bar.setRange(0, 0)
        self._bar.show()
        self._stop.show()
        self._again.hide()
        self.review_button.hide()
        self._flush.start()
        self._tell.start()
        self._unread = 0
        self._told = self.rows.rowCount()
        arrived = self._arrived
        job = self._session.change(
            lambda calls, job: calls.packs.import_files(
                paths, job, lambda p: arrived.append((p.done, p.total)), arrived.append
            ),
            lambda reports: self._finish(reports, then),
            title=self.tr("Importing"),
            failed=self._fail,
        )
        if job is not None:
            self._running.append(job)

    def stop(self) -> None:
        """Stop; what was reported as added stays."""
        for job in self._running:
            job.stop()
        if self._running:
            self._words.setText(self.tr("Stopping…"))

    def review(self, report: FileReport | None) -> None:
        """Let the user look at the cuts of a file, and mend them."""
        from briefer.ui.imports.review import ReviewDialog

        if report is None or not report.bulletins or self._running:
            return
        dialog = ReviewDialog(self._session, self._look, report, self.window())
        dialog.kept.connect(lambda new: self._take_review(report, new, dialog.kept_ids))
        dialog.open()

    def take_out(self, report: FileReport) -> None:
        """Take the bulletins that came of a file out of the library again."""
        new = [bulletin.id for bulletin in report.bulletins if bulletin.outcome == "added"]
        self._session.ask(lambda calls: calls.remove(new), lambda _: self._taken_out(report), lane=Lane.CHANGE)

    def _taken_out(self, report: FileReport) -> None:
        self.rows.replace(report, replace(report, outcome="removed", bulletins=()))
        self._show_idle()
        self._session.library_changed.emit()

    def _show_menu(self, place: QPoint) -> None:
        report = self._list.chosen()
        if report is None or self._running:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if report.bulletins:
            first = report.bulletins[0].id
            menu.addAction(self.tr("Read"), lambda: self.read_asked.emit(first))
            menu.addAction(self.tr("Review…"), lambda: self.review(report))
        if any(bulletin.outcome == "added" for bulletin in report.bulletins):
            menu.addAction(self.tr("Take out of the library again"), lambda: self.take_out(report))
        if report.outcome in ("refused", "removed"):
            menu.addAction(self.tr("Try again"), lambda: self.try_again([Path(report.file)]))
        menu.popup(self._list.viewport().mapToGlobal(place))

    def _take_review(self, report: FileReport, new: Sequence[BulletinReport], kept: Sequence[str]) -> None:
        stayed = [replace(bulletin, certain=True) for bulletin in report.bulletins if bulletin.id in kept]
        self.rows.replace(report, replace(report, bulletins=(*stayed, *new)))
        self._show_idle()

    def _show_arrived(self) -> None:
        reports: list[FileReport] = []
        while self._arrived:
            thing = self._arrived.popleft()
            if isinstance(thing, tuple):
                self._show_progress(*thing)
            else:
                reports.append(thing)
        self.rows.append(reports)
        if reports:
            self._list.scrollToBottom()

    def _tell_library(self) -> None:
        """Let the list show what came in so far; a search among new bulletins need not wait for the last file."""
        if self._running and self.rows.rowCount() > self._told:
            self._told = self.rows.rowCount()
            self._session.library_changed.emit()

    def _show_progress(self, done: int, total: int) -> None:
        self._unread = total - done
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._words.setText(self.tr("{done} of {total} files").format(done=done, total=total))

    def _finish(self, reports: list[FileReport], then: Callable[[list[FileReport]], None] | None) -> None:
        self._running = self._running[1:]
        self._show_arrived()
        self._show_idle()
        self.finished.emit(reports)
        self._session.library_changed.emit()
        if then is not None:
            then(reports)

    def _fail(self, problem: Exception) -> None:
        self._running = self._running[1:]
        self._show_arrived()
        self._show_idle()
        self._session.library_changed.emit()
        self._session.show_fault(problem)

    def _show_idle(self) -> None:
        if self._running:
            return
        self._flush.stop()
        self._tell.stop()
        self._bar.hide()
        self._stop.hide()
        self._again.setVisible(bool(self.rows.refused()))
        self.review_button.setVisible(self.rows.doubtful() is not None)
        self._words.setText(self._told_now())

    def _told_now(self) -> str:
        if not self.rows.rowCount():
            return self.tr("No import yet")
        stopped = self.tr("; stopped, {n:,} not read").format(n=self._unread) if self._unread else ""
        return self.rows.summary() + stopped

    def try_again(self, files: Sequence[Path]) -> None:
        """Import files once more that could not be read, or were taken out."""
        self.rows.forget({str(file) for file in files})
        self.start(files)
