"""The review of an import: the bulletins of a file, to be merged, split, left out, and described rightly, before anyone relies on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.bulletin import Finding, bulletin_id
from briefer.ui.dialogs.frame import Frame, field_label
from briefer.ui.imports.description import Description
from briefer.ui.imports.revision import Pieces, Revision
from briefer.ui.jobs import Lane
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_L, SPACE_S, SPACE_XS
from briefer.ui.session import Session

if TYPE_CHECKING:
    from briefer.importing.split import Piece
    from briefer.ui.pack_calls import Described
    from briefer.workspace.importing import FileReport

_ROOM = (1060, 660)


class ReviewDialog(Frame):
    """Pieces at the left; at the right what was found about the chosen one, and its blocks. Every change can be taken back until it is kept."""

    kept = Signal(object)  # reports of the new bulletins

    def __init__(self, session: Session, look: Look, report: FileReport, parent: QWidget) -> None:
        super().__init__(f"Bulletins of {Path(report.file).name}", "Keep", parent, width=_ROOM[0])
        self.setMinimumHeight(_ROOM[1])
        self._session, self._look, self._report = session, look, report
        self._ids = [bulletin.id for bulletin in report.bulletins]
        self._doubts: Mapping[str, str] = {b.title: b.cut for b in report.bulletins if not b.certain}
        self.revision = Revision()
        self._is_over = False
        self.finished.connect(self._end)
        self._described: list[Described] = []
        self._make_lists()
        self.description = Description(self)
        self.description.setEnabled(False)
        self.description.corrected.connect(self.correct)
        self.why = field_label("", self)
        self.why.setProperty("role", "doubt")
        self.why.setWordWrap(True)
        self._make_buttons()
        self._arrange()
        self.accept_button.setEnabled(False)
        ids = self._ids
        session.ask(lambda calls: calls.packs.pieces(ids), self._begin, lane=Lane.CHANGE, failed=self.show_fault)

    @property
    def pieces(self) -> Pieces:
        """The pieces as they are now."""
        return self.revision.pieces

    def _make_lists(self) -> None:
        self.list, self.blocks = QListWidget(self), QListWidget(self)
        for shown, name in ((self.list, self.tr("Bulletins")), (self.blocks, self.tr("Text"))):
            shown.setAccessibleName(name)
            shown.setSpacing(SPACE_XS)
            shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            shown.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.blocks.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(lambda row: self._show_piece())
        self.blocks.currentRowChanged.connect(lambda row: self._show_state())

    def _make_buttons(self) -> None:
        self.buttons = {
            name: self._button(words, act, keys)
            for name, words, act, keys in (
                ("merge", self.tr("Merge with the one above"), self.merge, "Ctrl+M"),
                ("split", self.tr("Split before this paragraph"), self.split, "Ctrl+B"),
                ("drop", self.tr("Leave out"), self.drop, "Ctrl+D"),
                ("undo", self.tr("Undo"), self.undo, "Ctrl+Z"),
            )
        }
        rename = QShortcut(QKeySequence("F2"), self)
        rename.activated.connect(self.description.edits["title"].setFocus)
        rename.activated.connect(self.description.edits["title"].selectAll)

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(SPACE_S)
        right.addWidget(self.description)
        right.addWidget(self.why)
        right.addWidget(self.blocks, 1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_L)
        columns.addWidget(self.list, 2)
        columns.addLayout(right, 5)
        self.body.addLayout(columns, 1)
        for number, button in enumerate(self.buttons.values()):
            self.foot.insertWidget(number, button)
        self._told = QLabel(self)
        self._told.setProperty("role", "secondary")
        self.body.addWidget(self._told)

    def _button(self, words: str, act: Callable[[], None], keys: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setToolTip(f"{words}   {keys}")
        button.clicked.connect(lambda: act())
        QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        return button

    def _begin(self, pieces: Pieces) -> None:
        if self._is_over:
            return
        self.revision = Revision(pieces)
        self.accept_button.setEnabled(True)
        doubtful = [row for row, piece in enumerate(pieces) if piece.title in self._doubts]
        self._show(doubtful[0] if doubtful else 0)
        self._describe()

    # what the reviewer does

    def merge(self) -> None:
        """Make the chosen piece part of the one above."""
        self._show_anew(self.revision.merge(self.list.currentRow()))

    def split(self) -> None:
        """Cut the chosen piece before the chosen paragraph."""
        self._show_anew(self.revision.split(self.list.currentRow(), self.blocks.currentRow()))

    def drop(self) -> None:
        """Leave the chosen piece out."""
        self._show_anew(self.revision.drop(self.list.currentRow()))

    def correct(self, name: str, value: object) -> None:
        """Say of the chosen piece what was not found, or found wrongly; a new title may tell series and period anew."""
        row = self.list.currentRow()
        if name == "title":
            self._show_anew(self.revision.rename(row, str(value)))
        elif row >= 0:
            self.revision.correct(row, name, value)
            self._show_piece()

    def undo(self) -> None:
        """Take the last change back."""
        if self.revision.undo():
            self._show_anew(self.list.currentRow())
        else:
            self._show_piece()

    def accepting(self) -> None:
        """Put the reviewed bulletins in the place of the old ones."""
        self.accept_button.setFocus()  # what is being written is finished
        if fault := self.description.fault():
            self.show_fault(fault)
            return
        if not self.revision.is_changed:
            self.reject()
            return
        ids, state, file = self._ids, self.revision.now, Path(self._report.file)
        self.accept_button.setEnabled(False)
        self._session.ask(
            lambda calls: calls.packs.take_over(ids, state.pieces, file, state.corrections),
            self._done,
            lane=Lane.CHANGE,
            failed=self.show_fault,
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

    def _end(self) -> None:
        self._is_over = True

    # what is shown

    def _describe(self) -> None:
        """Find out what the pieces now are."""
        ids, pieces = self._ids, self.pieces
        self._session.ask(
            lambda calls: calls.packs.described(ids, pieces), self._take_described, key="review", failed=self.show_fault
        )

    def _take_described(self, described: list[Described]) -> None:
        if not self._is_over and len(described) == len(self.pieces):
            self._described = described
            self._mark_doubts()
            self._show_description()

    def _show_anew(self, row: int | None) -> None:
        if row is not None:
            self._show(row)
            self._describe()

    def _show(self, row: int) -> None:
        self._described = []
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([_title(piece) for piece in self.pieces])
        self.list.blockSignals(False)
        self._mark_doubts()
        self.list.setCurrentRow(max(0, min(row, len(self.pieces) - 1)))
        self._show_piece()

    def _mark_doubts(self) -> None:
        for row, piece in enumerate(self.pieces):
            cut = self._doubts.get(piece.title or "")
            reasons = [self.tr("This cut is a guess: {reason}").format(reason=cut)] if cut else []
            reasons += self._described[row].doubts.values() if self._described else []
            item = self.list.item(row)
            item.setToolTip("\n".join([_title(piece), *reasons]))
            colour = self._look.tokens.warning if reasons else self._look.tokens.secondary
            item.setIcon(self._look.icon("warning" if reasons else "bulletin", colour))

    def _show_piece(self) -> None:
        row = self.list.currentRow()
        self.blocks.clear()
        if 0 <= row < len(self.pieces):
            piece = self.pieces[row]
            doubt = self._doubts.get(piece.title or "")
            self.why.setText(self.tr("⚠ This cut is a guess: {reason}").format(reason=doubt) if doubt else "")
            self.why.setVisible(bool(doubt))
            self.blocks.addItems([block.text.replace("\t", "  ·  ") for block in piece.blocks])
            self._show_description()
        self._show_state()

    def _show_description(self) -> None:
        """Show what was found, and what the reviewer said instead."""
        row = self.list.currentRow()
        if not 0 <= row < len(self._described):
            return  # not known yet; what is shown stays, so that the keyboard stays in its field
        self.description.setEnabled(True)
        found = self._described[row]
        said: Mapping[str, Any] = self.revision.said(row)
        findings = tuple(one for one in found.bulletin.findings if one.name not in said)
        spoken = (Finding(name, "user") for name in said)
        bulletin = replace(found.bulletin, **said, findings=(*findings, *spoken))
        self.description.show_bulletin(bulletin, {name: why for name, why in found.doubts.items() if name not in said})

    def _show_state(self) -> None:
        row = self.list.currentRow()
        self.buttons["merge"].setEnabled(row > 0)
        self.buttons["split"].setEnabled(self.blocks.currentRow() > 0)
        self.buttons["drop"].setEnabled(len(self.pieces) > 1)
        self.buttons["undo"].setEnabled(self.revision.is_changed)
        self._told.setText(
            self.tr("1 bulletin") if len(self.pieces) == 1 else self.tr("{n} bulletins").format(n=len(self.pieces))
        )


def _title(piece: Piece) -> str:
    return piece.title or " ".join((piece.blocks[0].text if piece.blocks else "").split())[:90]
