"""The status line: what was done, what runs and can be stopped, faults with their way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from briefer.ui.dialogs.question import tell
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_M, SPACE_S
from briefer.ui.session import Session

_SHOWN_MS, _FAULT_MS = 8_000, 30_000
_TOLD = 8  # remarks


class StatusLine(QStatusBar):
    """One line at the foot of the window."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self.setSizeGripEnabled(False)
        self._words = QLabel(self)
        self._words.setContentsMargins(SPACE_M, 0, 0, 0)
        self._working = self._job_part()
        self.warning = QToolButton(self)
        self.warning.setProperty("role", "link")
        self.warning.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.warning.clicked.connect(self._tell_remarks)
        self.warning.hide()
        self._remarks: Sequence[str] = ()
        self.addWidget(self._words, 1)
        self.addPermanentWidget(self.warning)
        self.addPermanentWidget(self._working)
        self._working.hide()
        self._forget = QTimer(self, singleShot=True)
        self._forget.timeout.connect(self._words.clear)
        session.said.connect(self.say)
        session.fault.connect(self.tell_fault)
        session.jobs.busy_changed.connect(self._show_jobs)
        look.changed.connect(self._redress)
        self._redress()

    def _job_part(self) -> QWidget:
        """Return what shows a job under way: its title, a bar that moves, a button to stop it."""
        part = QWidget(self)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, SPACE_S, 0)
        row.setSpacing(SPACE_S)
        self._what = QLabel(part)
        self._bar = QProgressBar(part)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(110)
        self._bar.setTextVisible(False)
        self._stop = QToolButton(part)
        self._stop.setToolTip(self.tr("Stop"))
        self._stop.setAccessibleName(self.tr("Stop the work under way"))
        self._stop.clicked.connect(self._stop_jobs)
        for widget in (self._what, self._bar, self._stop):
            row.addWidget(widget)
        return part

    def say(self, words: str) -> None:
        """Say what was done, for a while."""
        self._show(words, "", _SHOWN_MS)

    def tell_fault(self, fault: Exception) -> None:
        """Tell what went wrong, and what to do."""
        self._show(str(fault), "fault", _FAULT_MS)

    def warn(self, remarks: Sequence[str]) -> None:
        """Show for good that something is wrong in the user's own topic files; a click tells what."""
        self._remarks = remarks
        self.warning.setText(
            self.tr("A problem in your topic files")
            if len(remarks) == 1
            else self.tr("{n} problems in your topic files").format(n=len(remarks))
        )
        self.warning.setVisible(bool(remarks))

    def _tell_remarks(self) -> None:
        what = self.tr("Part of your own topics was left out")
        more = "\n\n".join(self._remarks[:_TOLD])
        if len(self._remarks) > _TOLD:
            more += "\n\n" + self.tr("… and {n} more").format(n=len(self._remarks) - _TOLD)
        tell(self.window(), what, more)

    @property
    def words(self) -> str:
        """What stands there now."""
        return self._words.text()

    def _show(self, words: str, role: str, shown_ms: int) -> None:
        self._words.setProperty("role", role)
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._words.setText(words)
        self._words.setToolTip(words)
        self._forget.start(shown_ms)

    def _show_jobs(self) -> None:
        shown = self._session.jobs.shown
        self._working.setVisible(bool(shown))
        if shown:
            self._what.setText(shown[0].title)

    def _stop_jobs(self) -> None:
        for job in self._session.jobs.shown:
            job.stop()

    def _redress(self) -> None:
        self.warning.setIcon(self._look.icon("warning", self._look.tokens.warning, 16))
        self._stop.setIcon(self._look.icon("stop", size=16))
