"""Choosing a marking: TLP 2.0, or the house's own words."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from briefer.pack.marking import TLP, normal_marking


class MarkingBox(QComboBox):
    """The five labels of TLP 2.0 (first.org/tlp), nothing, or anything written by hand."""

    def __init__(self, marking: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.addItems(["", *TLP])
        self.setCurrentText(marking)
        self.setAccessibleName(self.tr("Marking"))
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("As strict as the sources"))

    def marking(self) -> str:
        """Return the marking as it is printed."""
        return normal_marking(self.currentText())
