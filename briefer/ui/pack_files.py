"""Packs and files: new, open, save, recover, and the question before changes would be lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from briefer.ui.jobs import Lane
from briefer.ui.pack.editing import PackEditing
from briefer.ui.session import Session
from briefer.ui.settings import Settings
from briefer.writing.marking import file_name

if TYPE_CHECKING:
    from briefer.workspace.journal import Recovery
    from briefer.workspace.packs import OpenPack

FILE_KIND = "Briefer packs (*.brief)"


class PackFiles(QObject):
    """Opens packs into the editing, and saves them."""

    recent_changed = Signal()

    def __init__(self, session: Session, editing: PackEditing, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._editing = editing
        self._settings = settings
        self._window = window

    def take_new(self, open_pack: OpenPack) -> None:
        """Show a pack that was drafted or made, if the user lets go of the one before."""
        self.with_leave(lambda: self._editing.take(open_pack))

    def ask_open(self) -> None:
        """Let the user choose a pack."""
        folder = str(self._settings.last_folder)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open pack"), folder, FILE_KIND)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a pack file, if the user lets go of the one before."""
        self.with_leave(
            lambda: self._session.ask(lambda calls: calls.packs.open_pack(path), self._opened, lane=Lane.PACK)
        )

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save where the pack is from; ask where, the first time."""
        open_pack = self._editing.open_pack
        if open_pack is None:
            return
        if open_pack.path is None:
            self.save_as(then)
        else:
            self._save(open_pack, open_pack.path, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask where, and save there."""
        open_pack = self._editing.open_pack
        if open_pack is None:
            return
        wish = self._settings.last_folder / f"{file_name(open_pack.pack.title)}.brief"
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save pack"), str(wish), FILE_KIND)
        if name:
            path = Path(name)
            self._save(open_pack, path if path.suffix else path.with_suffix(".brief"), then)

    def with_leave(self, go_on: Callable[[], object]) -> None:
        """Go on once nothing would be lost: at once, after saving, or after the user gave changes up."""
        if not self._editing.is_dirty:
            go_on()
            return
        pack = self._editing.pack
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(self.tr("Save the changes to “{title}”?").format(title=pack.title if pack else ""))
        box.setInformativeText(self.tr("They are lost if you do not save them."))
        kind = QMessageBox.StandardButton
        box.setStandardButtons(kind.Save | kind.Discard | kind.Cancel)
        box.setDefaultButton(kind.Save)
        answer = box.exec()
        if answer == kind.Save:
            self.save(go_on)
        elif answer == kind.Discard:
            go_on()

    def offer_recovery(self) -> None:
        """Offer what a crash left behind."""
        self._session.ask(lambda calls: calls.packs.recoverable(), self._offer, lane=Lane.PACK)

    def _offer(self, found: list[Recovery]) -> None:
        if found:
            self._offer_one(found[0])

    def _offer_one(self, recovery: Recovery) -> None:
        box = QMessageBox(self._window)
        box.setText(
            self.tr("Briefer ended unexpectedly. Recover “{title}”?").format(title=recovery.title or "Untitled")
        )
        moment = recovery.moment.astimezone()
        told = self.tr("{n} changes were kept, the last on {day} at {time}.")
        box.setInformativeText(told.format(n=recovery.steps, day=f"{moment.day} {moment:%b}", time=f"{moment:%H:%M}"))
        recover = box.addButton(self.tr("Recover"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Later"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(recover)
        box.exec()
        if box.clickedButton() is recover:
            self._session.ask(lambda calls: calls.packs.recover(recovery), self._opened, lane=Lane.PACK)
        elif box.clickedButton() is discard:
            self._session.ask(lambda calls: calls.packs.discard(recovery), lambda _: None, lane=Lane.PACK)

    def _save(self, open_pack: OpenPack, path: Path, then: Callable[[], object] | None) -> None:
        self._session.ask(
            lambda calls: calls.packs.save(open_pack, path), lambda saved: self._saved(saved, then), lane=Lane.PACK
        )

    def _saved(self, path: Path, then: Callable[[], object] | None) -> None:
        self._remember(path)
        self._editing.mark_saved()
        self._session.said.emit(self.tr("Saved {name}").format(name=path.name))
        if then is not None:
            then()

    def _opened(self, open_pack: OpenPack) -> None:
        self._editing.take(open_pack)
        if open_pack.path is not None:
            self._remember(open_pack.path)

    def _remember(self, path: Path) -> None:
        self._settings.last_folder = path.parent
        self._settings.note_recent(path)
        self.recent_changed.emit()
