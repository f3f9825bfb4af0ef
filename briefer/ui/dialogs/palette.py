"""The palette: every command by a few letters of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefer.ui.look.tokens import SPACE_M, SPACE_S

_ACTION = Qt.ItemDataRole.UserRole


class Palette(QDialog):
    """Type, choose with the arrows, Enter runs."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(460, 380)
        self._actions = list(actions)
        room = QPixmap(20, 20)
        room.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(room)
        self.line = QLineEdit(self, placeholderText=self.tr("What do you want to do?"))
        self.list = QListWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(lambda _: self._run())
        self.line.returnPressed.connect(self._run)
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        self.list.clear()
        wanted = typed.lower().split()
        for action in self._actions:
            words = action.text().replace("&", "").rstrip("…")
            if all(part in words.lower() for part in wanted):
                keys = action.shortcut().toString()
                item = QListWidgetItem(
                    action.icon() if not action.icon().isNull() else self._blank,
                    f"{words}    {keys}" if keys else words,
                )
                item.setData(_ACTION, action)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            action: QAction = item.data(_ACTION)
            self.accept()
            action.trigger()
