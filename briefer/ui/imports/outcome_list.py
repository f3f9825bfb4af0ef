"""The list of what came of each file: an icon, the name, and the outcome or the reason in words below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from briefer.ui.imports.import_rows import REPORT_ROLE, ImportRows, outcome_words
from briefer.ui.look import fonts
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from briefer.workspace.importing import FileReport

_ROW_PX, _REFUSED_PX = 44, 60  # a reason may take two lines
_LINE_PX = 16
_ICONS = {
    "added": ("check", "success"),
    "duplicate": ("duplicate", "secondary"),
    "removed": ("trash", "secondary"),
    "refused": ("fault", "danger"),
}
_LEFT = Qt.AlignmentFlag.AlignLeading


class OutcomeList(QTableView):
    """One row a file. A table of one column, since a QListView asks the model for all its rows each time some are added."""

    def __init__(self, rows: ImportRows, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setProperty("role", "panel")
        self.setItemDelegate(OutcomeDelegate(look, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("What came of each file"))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        rows.rowsInserted.connect(self._give_room)

    def chosen(self) -> FileReport | None:
        """Return the report of the row that is current."""
        report: FileReport | None = self.currentIndex().data(REPORT_ROLE)
        return report

    def _give_room(self, parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            if self.model().index(row, 0).data(REPORT_ROLE).outcome == "refused":
                self.setRowHeight(row, _REFUSED_PX)


class OutcomeDelegate(QStyledItemDelegate):
    """Icon, file name, outcome or reason in words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: the height of a row."""
        return QSize(200, _ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw a row."""
        report: FileReport | None = index.data(REPORT_ROLE)
        if report is None:
            return
        tokens = self._look.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_back(painter, option)
        icon, token = _ICONS.get(report.outcome, _ICONS["refused"])
        ratio = painter.device().devicePixelRatioF()
        box = option.rect.adjusted(SPACE_M, 5, -SPACE_M, -5)
        painter.drawPixmap(box.left(), box.top() + 1, self._look.pixmap(icon, getattr(tokens, token), 16, ratio))
        name = QRect(box.left() + 16 + SPACE_S, box.top(), box.width() - 16 - SPACE_S, _LINE_PX + 2)
        _draw_line(painter, name, str(index.data()), fonts.text_font(), tokens.text)
        words = name.adjusted(0, _LINE_PX + 1, 0, 0)
        words.setBottom(box.bottom())
        colour = tokens.danger if report.outcome == "refused" else tokens.secondary
        _draw_words(painter, words, outcome_words(report), fonts.secondary_font(), colour)
        painter.restore()

    def _draw_back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = option.state & QStyle.StateFlag.State_Selected
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.tokens.selected if selected else self._look.tokens.hover))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6)


def _draw_line(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | _LEFT, shown)


def _draw_words(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
    """Draw a sentence on one or two lines, as the box has room; what does not fit ends in an ellipsis."""
    metrics = QFontMetrics(font)
    lines = max(1, box.height() // metrics.lineSpacing())
    shown = text if lines > 1 else metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    while lines > 1 and metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, shown).height() > box.height():
        shown = shown.rstrip("…").rpartition(" ")[0] + "…"
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignTop | _LEFT | Qt.TextFlag.TextWordWrap, shown)
