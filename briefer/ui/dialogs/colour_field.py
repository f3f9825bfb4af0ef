"""A colour: its code to type, and a swatch that opens the colour chooser."""

from __future__ import annotations

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from briefer.ui.look.tokens import SPACE_S

_SWATCH_PX = 18


class ColourField(QWidget):
    """Holds a colour as #RRGGBB; what is typed and is no colour stays as it is, to be told by the option's check."""

    def __init__(self, value: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.swatch = QPushButton(self)
        self.swatch.setAccessibleName(self.tr("Choose the colour"))
        self.swatch.setToolTip(self.tr("Choose the colour"))
        self.swatch.setFixedWidth(40)
        self.swatch.clicked.connect(self._choose)
        self.line.textChanged.connect(self._paint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self.line, 1)
        row.addWidget(self.swatch)
        self.setFocusProxy(self.line)
        self.line.setText(value if value.startswith("#") or not value else f"#{value}")

    def text(self) -> str:
        """Return the code as typed."""
        return self.line.text()

    def setAccessibleName(self, name: str) -> None:
        """Qt: the line carries the name."""
        self.line.setAccessibleName(name)

    def _choose(self) -> None:
        found = QColorDialog.getColor(QColor(self._code()), self, self.tr("Choose the colour"))
        if found.isValid():
            self.line.setText(found.name().upper())

    def _paint(self) -> None:
        picture = QPixmap(_SWATCH_PX, _SWATCH_PX)
        picture.fill(QColor(self._code()))
        self.swatch.setIcon(QIcon(picture))

    def _code(self) -> str:
        text = self.line.text().strip()
        code = text if text.startswith("#") else f"#{text}"
        return code if QColor.isValidColorName(code) else "#00000000"
