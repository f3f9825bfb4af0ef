"""The window: arranges the panes and connects them; it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from briefer.pack import outline
from briefer.ui.actions import Actions
from briefer.ui.commands import Commands
from briefer.ui.dragging import brings_words, local_files, words
from briefer.ui.imports.import_rows import Tally
from briefer.ui.imports.panel import ImportPanel
from briefer.ui.imports.watching import WatchedFolder
from briefer.ui.library.pane import LibraryPane
from briefer.ui.look.look import Look
from briefer.ui.pack.editing import PackEditing
from briefer.ui.pack.pane import PackPane
from briefer.ui.pack_files import PackFiles
from briefer.ui.panes import Pane
from briefer.ui.preview.pane import PreviewPane
from briefer.ui.reader.pane import ReaderPane
from briefer.ui.session import Session
from briefer.ui.settings import Settings
from briefer.ui.start_page import StartPage
from briefer.ui.status import StatusLine

if TYPE_CHECKING:
    from briefer.workspace.importing import FileReport

_WIDE = 1500  # px from which the preview stands beside the outline
_LEAST = (960, 600)
_IMPORTS_PX = 215


class Window(QMainWindow):
    """Library left, reader in the middle, pack and preview right."""

    def __init__(self, session: Session, look: Look, settings: Settings) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self.settings = settings
        self.setWindowTitle("Briefer")
        self.setWindowIcon(look.icon("briefer", size=64))
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowNestedDocks)
        self.editing = PackEditing(self)
        self.files = PackFiles(session, self.editing, settings, self)
        self._make_panes()
        self.actions_of = Actions(self, look)
        self.status = StatusLine(session, look, self)
        self.setStatusBar(self.status)
        self._arrange()
        self.commands = Commands(self, session, look, settings)
        self._connect()
        self._show_title()

    def _make_panes(self) -> None:
        session, look = self.session, self.look
        self.start_page = StartPage(look)
        self.library = LibraryPane(session, look)
        self.reader = ReaderPane(session, look, self.start_page)
        self.pack = PackPane(session, self.editing, look)
        self.preview = PreviewPane(session, self.editing, look)
        self.imports = ImportPanel(session, look)
        self.watched = WatchedFolder(session.jobs, self.settings, self)
        self.setCentralWidget(self.reader)
        self.docks = {
            "library": Pane("library", self.tr("Library"), self.library, look, self),
            "pack": Pane("pack", self.tr("Pack"), self.pack, look, self, self.pack.bar),
            "preview": Pane("preview", self.tr("Pages"), self.preview, look, self, self.preview.bar),
            "imports": Pane("imports", self.tr("Import"), self.imports, look, self),
        }

    def _arrange(self) -> None:
        """Put the panes where they were, or where they fit best the first time."""
        area = Qt.DockWidgetArea
        self.setCorner(Qt.Corner.BottomLeftCorner, area.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, area.RightDockWidgetArea)
        for name, side in (("library", area.LeftDockWidgetArea), ("pack", area.RightDockWidgetArea)):
            self.addDockWidget(side, self.docks[name])
        screen = self.screen().availableGeometry()
        wide = screen.width() >= _WIDE
        self.splitDockWidget(
            self.docks["pack"], self.docks["preview"], Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        )
        self.addDockWidget(area.BottomDockWidgetArea, self.docks["imports"])
        self._layout = "wide" if wide else "narrow"
        geometry, state = self.settings.arrangement(self._layout)
        self.resize(min(1680, screen.width()), min(1050, screen.height() - 36))
        if geometry.isEmpty() or not self.restoreGeometry(geometry) or not self.restoreState(state):
            self._size_panes(wide)
        self.docks["imports"].hide()  # until there is something to tell

    def _size_panes(self, wide: bool) -> None:
        width, height = self.width(), self.height()
        right = [self.docks["pack"], self.docks["preview"]]
        if wide:
            sizes = [int(width * 0.18), int(width * 0.205), int(width * 0.25)]
            self.resizeDocks([self.docks["library"], *right], sizes, Qt.Orientation.Horizontal)
        else:
            self.resizeDocks([self.docks["library"], right[0]], [290, 420], Qt.Orientation.Horizontal)
            self.resizeDocks(right, [int(height * 0.42), int(height * 0.5)], Qt.Orientation.Vertical)

    def _connect(self) -> None:
        self.library.opened.connect(self.reader.open)
        self.reader.shown.connect(self.library.choose)
        self.reader.read.connect(self.library.rows.replace)
        self.pack.passage_asked.connect(lambda passage: self.reader.open(passage.bulletin, passage))
        self.pack.item_chosen.connect(self.preview.choose)
        self.preview.view.item_clicked.connect(self.pack.choose)
        self.pack.files_dropped.connect(self._import_into_pack)
        self.start_page.files_dropped.connect(self.import_files)
        self.imports.finished.connect(self._tell_import)
        self.imports.read_asked.connect(self.reader.open)
        self.watched.arrived.connect(self.import_files)
        self.session.opened.connect(self.watched.resume)
        self.editing.opened.connect(self._pack_changed)
        self.editing.opened.connect(self._show_first_source)
        self.editing.changed.connect(self._pack_changed)
        self.editing.saved.connect(self._pack_changed)
        self.editing.refused.connect(self.session.show_fault)
        self.look.changed.connect(self._note_look)

    # files

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import files and folders; packs among them are opened."""
        packs = [path for path in paths if path.suffix == ".brief"]
        others = [path for path in paths if path.suffix != ".brief"]
        if packs:
            self.files.open(packs[0])
        if others and self.session.calls is None:
            self.session.opened.connect(lambda: self.import_files(others))
        elif others:
            self._show_imports()
            self.imports.start(others)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take what a second start handed over, and come to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        self.import_files(paths)

    def _import_into_pack(self, paths: Sequence[Path], parent: str | None, index: int) -> None:
        self._show_imports()
        self.imports.start(paths, lambda reports: self.commands.add_imported(reports, parent, index))

    def _show_imports(self) -> None:
        if not self.docks["imports"].isVisible():
            self.docks["imports"].show()
            self.resizeDocks([self.docks["imports"]], [_IMPORTS_PX], Qt.Orientation.Vertical)

    def _tell_import(self, reports: list[FileReport]) -> None:
        self.session.said.emit(Tally().plus(reports).words())
        first = next((bulletin.id for report in reports for bulletin in report.bulletins), None)
        if first and self.reader.bulletin is None:
            self.reader.open(first)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped anywhere, and text of other programs."""
        is_ours = event.source() is not None
        if local_files(event.mimeData().urls()) or (not is_ours and brings_words(event.mimeData())):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: import what was dropped, once the file manager has been answered."""
        paths = local_files(event.mimeData().urls())
        text, html = words(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if paths:
            QTimer.singleShot(0, self, lambda: self.import_files(paths))
        else:
            QTimer.singleShot(0, self, lambda: self.commands.library.take_words(text, html))

    # state

    def _pack_changed(self) -> None:
        self.reader.open_pack = self.editing.open_pack
        pack = self.editing.pack
        hues = {topic.id: topic.hue for topic in pack.topics} if pack else {}
        if hues != self.session.pack_hues:
            self.session.pack_hues = hues
            self.library.show_hues()
            self.reader.show_hues()
        self._show_title()
        self.commands.show_state()

    def _show_first_source(self) -> None:
        """Let the reader show where the pack's first words are from, while it shows nothing else."""
        pack = self.editing.pack
        cited = outline.cited_bulletins(pack) if pack else ()
        if cited and self.reader.bulletin is None:
            self.reader.open(cited[0])

    def _show_title(self) -> None:
        pack = self.editing.pack
        if pack is None:
            self.setWindowTitle("Briefer")
            return
        self.setWindowTitle(f"{pack.title or self.tr('Untitled pack')}[*] – Briefer")
        self.setWindowModified(self.editing.is_dirty)

    def _note_look(self) -> None:
        self.settings.scheme = self.look.scheme

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: nothing is lost by closing; what runs is stopped."""
        if self.editing.is_dirty:
            event.ignore()
            self.files.with_leave(self._close_for_good)
            return
        self._keep_and_end()
        event.accept()

    def _close_for_good(self) -> None:
        self.editing.take(None)
        QTimer.singleShot(0, self.close)

    def _keep_and_end(self) -> None:
        self.settings.keep_arrangement(self._layout, self.saveGeometry(), self.saveState())
        self.editing.take(None)
        self.session.end()
