"""What the window's actions do with the library: import, find, correct, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from briefer.bulletin import Mention
from briefer.ui.dragging import local_files, words
from briefer.ui.jobs import Lane
from briefer.ui.session import Session
from briefer.ui.settings import Settings

if TYPE_CHECKING:
    from briefer.ui.window import Window


class LibraryCommands(QObject):
    """Asks the user what is needed, and changes the library."""

    def __init__(self, window: Window, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._settings = settings

    def import_files(self) -> None:
        """Let the user choose files."""
        folder = str(self._settings.last_folder)
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import files"), folder)
        self._import([Path(name) for name in names])

    def import_folder(self) -> None:
        """Let the user choose a folder."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Import folder"), str(self._settings.last_folder))
        self._import([Path(name)] if name else [])

    def watch_folder(self) -> None:
        """Let the user choose the folder to watch; where one is watched, offer to stop."""
        from briefer.ui.dialogs.question import agreed

        watched = self._window.watched
        if watched.folder is not None:
            if agreed(
                self._window,
                self.tr("New files in {folder} are imported by themselves.").format(folder=watched.folder),
                self.tr("Stop watching it?"),
                self.tr("Stop watching"),
            ):
                watched.watch(None)
            return
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Watch a folder: new files are imported"), str(self._settings.last_folder)
        )
        if name:
            watched.watch(Path(name))
            self._window.session.said.emit(self.tr("New files in {folder} will be imported.").format(folder=name))

    def paste(self) -> None:
        """Take what is on the clipboard for a bulletin; files copied in the file manager are imported."""
        mime = QGuiApplication.clipboard().mimeData()
        files = list(local_files(mime.urls()))
        if files:
            self._window.import_files(files)
        else:
            self.take_words(*words(mime))

    def take_words(self, text: str, html: str) -> None:
        """Import text that was pasted or dropped; the same as importing a file of it."""
        self._session.ask(
            lambda calls: calls.packs.keep_pasted(text, html),
            lambda path: self._window.import_files([path]),
            lane=Lane.PACK,
        )

    def find(self) -> None:
        """Go to the search box."""
        self._window.docks["library"].show()
        self._window.library.search.setFocus()
        self._window.library.search.selectAll()

    def correct_chosen(self) -> None:
        """Correct the first bulletin chosen."""
        for bulletin in self._window.library.chosen()[:1]:
            self.correct(bulletin)

    def correct(self, bulletin: str) -> None:
        """Correct what is said about a bulletin."""
        from briefer.ui.dialogs.correction import CorrectionDialog

        self._session.ask(
            lambda calls: calls.open_bulletin(bulletin).bulletin,
            lambda found: CorrectionDialog(self._session, found, self._window.reader.reload, self._window).open(),
        )

    def reject(self, mention: Mention, everywhere: bool) -> None:
        """Note that a mention is none; one that is meant for every bulletin is asked first."""
        from briefer.ui.dialogs.question import agreed

        calls = self._session.calls
        if calls is None:
            return
        topic = calls.label_of(mention.topic)
        question = self.tr("‘{name}’ never means {topic}?").format(name=mention.name, topic=topic)
        more = self.tr("It is no longer taken for a mention, in this and all other bulletins.")
        if not everywhere or agreed(self._window, question, more, self.tr("Never")):
            self._session.ask(
                lambda calls: calls.reject(mention, everywhere=everywhere),
                lambda _: self._rejected(mention.name, topic),
                lane=Lane.CHANGE,
            )

    def _rejected(self, name: str, topic: str) -> None:
        self._window.reader.reload()
        self._session.library_changed.emit()
        self._session.said.emit(self.tr("‘{name}’ is no longer a mention of {topic}.").format(name=name, topic=topic))

    def remove_chosen(self) -> None:
        """Take the bulletins chosen out of the library, once the user agreed."""
        from briefer.ui.dialogs.question import agreed

        chosen = self._window.library.chosen()
        question = self.tr("Remove {n} bulletins from the library?").format(n=len(chosen))
        if chosen and agreed(
            self._window, question, self.tr("Packs that quote them keep their text."), self.tr("Remove")
        ):
            self._session.ask(
                lambda calls: calls.remove(chosen), lambda _: self._session.library_changed.emit(), lane=Lane.CHANGE
            )

    def _import(self, paths: list[Path]) -> None:
        if paths:
            self._settings.last_folder = paths[0].parent
            self._window.import_files(paths)
