"""What dialogs share: margins, a fault beside its cause, and the buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.look.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL


class Frame(QDialog):
    """A dialog with a title, a body to fill, a place for faults, and buttons. Freed when it is closed."""

    def __init__(self, title: str, accept: str, parent: QWidget, *, width: int = 520) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width)
        head = QLabel(title, self)
        head.setProperty("role", "pane-title")
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_M)
        self.fault = QLabel(self)
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.accept_button = QPushButton(accept, self)
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accepting)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept_button.click)
        self.accept_button.setToolTip("Ctrl+Enter")
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.clicked.connect(self.reject)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(SPACE_S)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        layout.setSpacing(SPACE_L)
        layout.addWidget(head)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.fault)
        layout.addLayout(self.foot)

    def accepting(self) -> None:
        """The primary button was pressed; dialogs do their work here."""
        self.accept()

    def show_fault(self, problem: Exception | str) -> None:
        """Tell what is wrong, beside its cause."""
        self.fault.setText(str(problem))
        self.fault.setVisible(bool(str(problem)))


def field_label(text: str, parent: QWidget) -> QLabel:
    """Return the label of a field, in secondary text."""
    label = QLabel(text, parent)
    label.setProperty("role", "secondary")
    return label
