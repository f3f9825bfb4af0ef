"""The review of cuts: the bulletins of a file, to be merged, split, dropped or renamed before anyone relies on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.bulletin import bulletin_id
from briefer.importing import split
from briefer.ui.dialogs.frame import Frame, field_label
from briefer.ui.jobs import Lane
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_L, SPACE_S, SPACE_XS
from briefer.ui.session import Session

if TYPE_CHECKING:
    from briefer.importing.split import Piece
    from briefer.workspace.importing import FileReport

Pieces = tuple["Piece", ...]


class ReviewDialog(Frame):
    """Pieces at the left, the chosen piece's blocks at the right; every change can be taken back until it is kept."""

    kept = Signal(object)  # reports of the new bulletins

    def __init__(self, session: Session, look: Look, report: FileReport, parent: QWidget) -> None:
        super().__init__(f"Bulletins of {Path(report.file).name}", "Keep", parent, width=980)
        self.setMinimumHeight(620)
        self._session, self._look, self._report = session, look, report
        self._ids = [bulletin.id for bulletin in report.bulletins]
        self._doubts: Mapping[str, str] = {b.title: b.cut for b in report.bulletins if not b.certain}
        self._past: list[Pieces] = []
        self.pieces: Pieces = ()
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Bulletins"))
        self.list.setWordWrap(True)
        self.list.setSpacing(SPACE_XS)
        self.list.currentRowChanged.connect(lambda row: self._show_piece())
        self.title = QLineEdit(self)
        self.title.editingFinished.connect(self._rename)
        self.why = field_label("", self)
        self.why.setWordWrap(True)
        self.blocks = QListWidget(self)
        self.blocks.setAccessibleName(self.tr("Text"))
        self.blocks.setWordWrap(True)
        self.blocks.setSpacing(SPACE_XS)
        self.blocks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.blocks.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.blocks.currentRowChanged.connect(lambda row: self._show_state())
        self.buttons = {
            name: self._button(words, act)
            for name, words, act in (
                ("merge", self.tr("Merge with the one above"), self.merge),
                ("split", self.tr("Split before this paragraph"), self.split),
                ("drop", self.tr("Leave out"), self.drop),
                ("undo", self.tr("Undo"), self.undo),
            )
        }
        self._arrange()
        self.accept_button.setEnabled(False)
        ids = self._ids
        session.ask(lambda calls: calls.packs.pieces(ids), self._begin, lane=Lane.CHANGE, failed=self.show_fault)

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(SPACE_S)
        right.addWidget(self.title)
        right.addWidget(self.why)
        right.addWidget(self.blocks, 1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_L)
        columns.addWidget(self.list, 2)
        columns.addLayout(right, 3)
        self.body.addLayout(columns, 1)
        for number, button in enumerate(self.buttons.values()):
            self.foot.insertWidget(number, button)
        self._told = QLabel(self)
        self._told.setProperty("role", "secondary")
        self.body.addWidget(self._told)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _begin(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.accept_button.setEnabled(True)
        doubtful = [row for row, piece in enumerate(pieces) if piece.title in self._doubts]
        self._show(doubtful[0] if doubtful else 0)

    # what the reviewer does

    def merge(self) -> None:
        """Make the chosen piece part of the one above."""
        row = self.list.currentRow()
        if row > 0:
            self._change(split.merge(self.pieces, row - 1, row), row - 1)

    def split(self) -> None:
        """Cut the chosen piece before the chosen paragraph."""
        row, block = self.list.currentRow(), self.blocks.currentRow()
        if row >= 0 and block > 0:
            self._change(split.split_at(self.pieces, row, block), row + 1)

    def drop(self) -> None:
        """Leave the chosen piece out."""
        row = self.list.currentRow()
        if row >= 0 and len(self.pieces) > 1:
            self._change(split.drop(self.pieces, row), min(row, len(self.pieces) - 2))

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self.pieces = self._past.pop()
            self._show(self.list.currentRow())

    def accepting(self) -> None:
        """Put the reviewed bulletins in the place of the old ones."""
        self._rename()
        ids, pieces, file = self._ids, self.pieces, Path(self._report.file)
        if not self._past:
            self.reject()
            return
        self.accept_button.setEnabled(False)
        self._session.ask(
            lambda calls: calls.packs.take_over(ids, pieces, file), self._done, lane=Lane.CHANGE, failed=self.show_fault
        )

    @property
    def kept_ids(self) -> list[str]:
        """The bulletins that nobody changed."""
        ids = {bulletin_id(piece.blocks) for piece in self.pieces}
        return [id for id in self._ids if id in ids]

    def _done(self, reports: Sequence[object]) -> None:
        self._session.library_changed.emit()
        self.kept.emit(reports)
        self.accept()

    def _rename(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.pieces) and self.title.text().strip() not in ("", _title(self.pieces[row])):
            self._change(split.rename(self.pieces, row, self.title.text()), row)

    def _change(self, pieces: Pieces, row: int) -> None:
        if pieces != self.pieces:
            self._past.append(self.pieces)
            self.pieces = pieces
            self._show(row)

    # what is shown

    def _show(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for piece in self.pieces:
            item = QListWidgetItem(_title(piece))
            if piece.title in self._doubts:
                item.setIcon(self._look.icon("warning", self._look.tokens.warning))
                item.setToolTip(self.tr("This cut is a guess: {reason}").format(reason=self._doubts[piece.title or ""]))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(max(0, min(row, len(self.pieces) - 1)))
        self._show_piece()

    def _show_piece(self) -> None:
        row = self.list.currentRow()
        self.blocks.clear()
        if 0 <= row < len(self.pieces):
            piece = self.pieces[row]
            self.title.setText(_title(piece))
            self.title.setCursorPosition(0)
            doubt = self._doubts.get(piece.title or "")
            self.why.setText(self.tr("This cut is a guess: {reason}").format(reason=doubt) if doubt else "")
            self.why.setVisible(bool(doubt))
            self.blocks.addItems([block.text.replace("\t", "  ·  ") for block in piece.blocks])
        self._show_state()

    def _show_state(self) -> None:
        row = self.list.currentRow()
        self.buttons["merge"].setEnabled(row > 0)
        self.buttons["split"].setEnabled(self.blocks.currentRow() > 0)
        self.buttons["drop"].setEnabled(len(self.pieces) > 1)
        self.buttons["undo"].setEnabled(bool(self._past))
        self._told.setText(self.tr("{n} bulletins").format(n=len(self.pieces)))


def _title(piece: Piece) -> str:
    return piece.title or " ".join((piece.blocks[0].text if piece.blocks else "").split())[:90]
