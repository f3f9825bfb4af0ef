"""The help: Markdown pages, which are also the user guide on the web."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QWidget

from briefer.assets import shipped
from briefer.ui.look import fonts
from briefer.ui.look.look import Look

_NAME = "help"


class HelpWindow(QWidget):
    """Pages at the left, text at the right."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._look = look
        self.setObjectName(_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Briefer help"))
        self.resize(900, 660)
        self.move(parent.frameGeometry().center() - self.rect().center())
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = QListWidget(self)
        self.pages.setFixedWidth(230)
        self.pages.setSpacing(2)
        self.pages.setProperty("role", "panel")
        self.text = QTextBrowser(self)
        self.text.setProperty("role", "reader")
        self.text.setOpenExternalLinks(False)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDefaultFont(fonts.reader_font())
        self.text.document().setDocumentMargin(28)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages)
        layout.addWidget(self.text, 1)
        self._files = sorted(shipped("resources", "help").glob("*.md"))
        for file in self._files:
            self.pages.addItem(_title(file))
        self.pages.currentRowChanged.connect(self._show)
        self.pages.setCurrentRow(0)

    @classmethod
    def show_for(cls, parent: QWidget, look: Look) -> None:
        """Show the help of a window, or bring it to the front."""
        found = parent.findChild(HelpWindow, _NAME)
        window = found if found is not None else cls(parent, look)
        window.show()
        window.raise_()
        window.activateWindow()

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._files):
            self.text.setMarkdown(self._files[row].read_text(encoding="utf-8"))

    def _follow(self, url: QUrl) -> None:
        names = [file.name for file in self._files]
        if url.fileName() in names:
            self.pages.setCurrentRow(names.index(url.fileName()))


def _title(file: Path) -> str:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    return first.lstrip("# ").strip()
