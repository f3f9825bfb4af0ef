"""The first page: three large actions, so that there is no empty grey window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.dragging import local_files
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL


class StartPage(QWidget):
    """Drop files, draft a new pack, or open the sample."""

    import_asked = Signal()
    files_dropped = Signal(tuple)
    new_asked = Signal()
    sample_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(self.tr("Turn a week of bulletins into a briefing pack"), self)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        lead = QLabel(self.tr("Nothing leaves this machine: no account, no network."), self)
        lead.setProperty("role", "lead")
        self._drop = DropZone(look, self)
        self._drop.dropped.connect(self.files_dropped)
        self._drop.clicked.connect(self.import_asked)
        self._new = _large(self.tr("New pack"), self.tr("Choose topics and days; see a draft at once."), self)
        self._new.clicked.connect(self.new_asked)
        self._sample = _large(self.tr("Open the sample"), self.tr("A finished pack on the sample bulletins."), self)
        self._sample.clicked.connect(self.sample_asked)
        column = QWidget(self)
        column.setMaximumWidth(560)
        grid = QGridLayout(column)
        grid.setSpacing(SPACE_M)
        grid.addWidget(title, 0, 0, 1, 2)
        grid.addWidget(lead, 1, 0, 1, 2)
        grid.setRowMinimumHeight(2, SPACE_S)
        grid.addWidget(self._drop, 3, 0, 1, 2)
        grid.addWidget(self._new, 4, 0)
        grid.addWidget(self._sample, 4, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        layout.addStretch(2)
        layout.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        look.changed.connect(self._redress)
        self._redress()

    def _redress(self) -> None:
        accent = self._look.tokens.accent
        self._new.setIcon(self._look.icon("new-pack", accent, 26))
        self._sample.setIcon(self._look.icon("preview", accent, 26))


class DropZone(QFrame):
    """A large target for files; a click opens the file dialog."""

    dropped = Signal(tuple)
    clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self.setMinimumHeight(210)
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QLabel(self.tr("Drop files or folders here"), self)
        words.setProperty("role", "heading")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        kinds = QLabel(self.tr("Word, PDF, HTML, mail, text. A digest becomes its bulletins."), self)
        kinds.setProperty("role", "secondary")
        kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = QPushButton(self.tr("Choose files…"), self)
        choose.clicked.connect(self.clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addStretch(1)
        for widget in (self._picture, words, kinds):
            layout.addWidget(widget)
        layout.addSpacing(SPACE_S)
        layout.addWidget(choose, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        look.changed.connect(self._draw)
        self._draw()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files are welcome."""
        if local_files(event.mimeData().urls()):
            self._show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: they went elsewhere."""
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: import them."""
        self._show_over(False)
        event.acceptProposedAction()
        self.dropped.emit(local_files(event.mimeData().urls()))

    def _show_over(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)

    def _draw(self) -> None:
        self._picture.setPixmap(self._look.pixmap("drop", self._look.tokens.accent, 96, self.devicePixelRatioF()))


def _large(title: str, below: str, parent: QWidget) -> QPushButton:
    button = QPushButton(f"  {title}", parent)
    button.setProperty("role", "large")
    button.setIconSize(QSize(26, 26))
    button.setMinimumHeight(62)
    button.setToolTip(below)
    button.setAccessibleDescription(below)
    return button
