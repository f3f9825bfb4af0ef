"""An empty state: one drawing, one sentence, one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_L, SPACE_M, SPACE_XL, blend

_DRAWING = 132


class Empty(QWidget):
    """What a pane shows while there is nothing in it."""

    def __init__(
        self,
        look: Look,
        drawing: str,
        sentence: str,
        button: str = "",
        act: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._drawing = drawing
        self._picture = QLabel(self)
        self.sentence = QLabel(sentence, self)
        self.sentence.setProperty("role", "lead")
        self.sentence.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        layout.setSpacing(SPACE_M)
        layout.addStretch(2)
        for label in (self._picture, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        if act is not None:
            self.button = QPushButton(button, self)
            self.button.clicked.connect(lambda: act())
            layout.addSpacing(SPACE_L)
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        look.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        tokens = self._look.tokens
        colour = blend(tokens.secondary, tokens.panel, 0.65)
        self._picture.setPixmap(self._look.pixmap(self._drawing, colour, _DRAWING, self.devicePixelRatioF()))
