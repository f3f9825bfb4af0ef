"""A pane that can be docked: a quiet title bar of our own, remembered by its name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QToolButton, QWidget

from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_M, SPACE_S


class Pane(QDockWidget):
    """A dock with a title of 16 px, what its content puts beside it, and a small button to close it."""

    def __init__(
        self, name: str, title: str, content: QWidget, look: Look, window: QMainWindow, beside: QWidget | None = None
    ) -> None:
        super().__init__(title, window)
        self._look = look
        self.setObjectName(name)
        self.setWidget(content)
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        bar = QWidget(self)
        bar.setProperty("role", "pane")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = QLabel(title, bar)
        label.setProperty("role", "pane-title")
        self._close = QToolButton(bar)
        self._close.setToolTip(self.tr("Close this pane; View brings it back"))
        self._close.setAccessibleName(self.tr("Close {pane}").format(pane=title))
        self._close.clicked.connect(self.close)
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_S, 4)
        row.addWidget(label)
        if beside is not None:
            row.addWidget(beside, 1)
        else:
            row.addStretch(1)
        row.addWidget(self._close)
        self.setTitleBarWidget(bar)
        look.changed.connect(self._redress)
        self._redress()

    def _redress(self) -> None:
        self._close.setIcon(self._look.icon("close", self._look.tokens.secondary, 16))
