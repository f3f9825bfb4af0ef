"""Short questions and tellings."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMessageBox, QWidget

from briefer import __version__
from briefer.ui.look.look import Look


def agreed(parent: QWidget, question: str, more: str, button: str) -> bool:
    """Ask; returns whether the user pressed `button`."""
    box = QMessageBox(parent)
    box.setText(question)
    box.setInformativeText(more)
    yes = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is yes


def tell(parent: QWidget, what: str, more: str) -> None:
    """Tell something that must be read; does not wait."""
    box = QMessageBox(parent)
    box.setText(what)
    box.setInformativeText(more)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.open()


def about(parent: QWidget, look: Look) -> None:
    """Say what Briefer is."""
    box = QMessageBox(parent)
    box.setIconPixmap(look.icon("briefer", size=64).pixmap(QSize(64, 64)))
    box.setText(f"Briefer {__version__}")
    box.setInformativeText(
        box.tr(
            "Turns a week of bulletins into a finished briefing pack. Nothing leaves this machine.\nApache License 2.0"
        )
    )
    box.open()
