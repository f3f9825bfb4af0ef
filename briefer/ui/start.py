"""What happens once the window is on the screen: open the library, bring in the samples, offer recovery, open files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.ui.dialogs.question import tell
from briefer.ui.jobs import Lane

if TYPE_CHECKING:
    from briefer.ui.window import Window


class Start(QObject):
    """Goes through the start, step by step."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._files: list[Path] = []
        self._session.opened.connect(self._go_on)
        self._session.not_opened.connect(self._cannot_open)

    def begin(self, files: Sequence[Path]) -> None:
        """Open the library."""
        self._files = [path for path in files if path.exists()]
        missing = [path for path in files if not path.exists()]
        if missing:
            self._session.said.emit(self.tr("{file} is not there.").format(file=missing[0]))
        self._session.open()

    def _go_on(self) -> None:
        settings = self._window.settings
        if self._files:
            self._window.import_files(self._files)
        if not settings.samples_shown:
            self._session.change(
                lambda calls, job: calls.packs.import_samples(job),
                self._samples_in,
                title=self.tr("Bringing in the samples"),
            )
        if self._session.calls is not None:
            self._window.status.warn(self._session.calls.remarks())
        self._window.files.offer_recovery()
        self._session.ask(lambda calls: calls.packs.warm_up(), lambda _: None, lane=Lane.PAGES)

    def _samples_in(self, number: int) -> None:
        self._window.settings.samples_shown = True
        if number:
            self._session.said.emit(self.tr("{n} sample bulletins are in the library.").format(n=number))
            self._session.library_changed.emit()

    def _cannot_open(self, problem: Exception) -> None:
        tell(self._window, self.tr("The library cannot be opened"), str(problem))
        self._session.show_fault(problem)
