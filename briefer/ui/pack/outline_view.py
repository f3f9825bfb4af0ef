"""The outline's view: draws where a drop will land, and a small card for what is dragged."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from briefer.pack.model import Section
from briefer.ui import dragging
from briefer.ui.card import card
from briefer.ui.look.look import Look
from briefer.ui.pack.outline_model import ITEM_ROLE, OutlineModel

_EDGE = 0.28  # share of a section's row, at top and bottom, that means "before" and "after" instead of "into"


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a drop will land: section row (invalid: the pack), place there, and what to draw: a line at `y`, or a box."""

    parent: QModelIndex
    row: int
    line: QRect | None = None
    box: QRect | None = None


class OutlineView(QTreeView):
    """Shows the outline, takes drops of everything, and moves its own rows."""

    remove_asked = Signal()
    edit_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._landing: Landing | None = None
        self.setHeaderHidden(True)
        self.setProperty("role", "panel")
        self.setUniformRowHeights(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(True)
        self.setIndentation(16)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(self.tr("Outline of the pack"))

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Qt: drag a card with the first row's words."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(indexes))
        picture = card(self._look, str(indexes[0].data()), more=len(indexes) - 1, ratio=self.devicePixelRatioF())
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(12, 12))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: take what we know."""
        if dragging.brings_something(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: show where it would land; scrolling near the edges is Qt's."""
        super().dragMoveEvent(event)
        landing = self.landing_at(event.position().toPoint())
        model = self.model()
        allowed = model.canDropMimeData(event.mimeData(), event.dropAction(), landing.row, 0, landing.parent)
        self._show_landing(landing if allowed else None)
        if allowed:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: it went elsewhere."""
        self._show_landing(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: let the model announce the drop; rows are moved by the step it leads to."""
        landing = self.landing_at(event.position().toPoint())
        self._show_landing(None)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        action = Qt.DropAction.CopyAction
        self.model().dropMimeData(event.mimeData(), action, landing.row, 0, landing.parent)
        event.setDropAction(action)
        event.accept()

    def landing_at(self, point: QPoint) -> Landing:
        """Return where a drop at `point` (of the viewport) would land."""
        index = self.indexAt(point)
        model = self.model()
        if not index.isValid():
            return self._landing_at_end()
        rect = self.visualRect(index)
        share = (point.y() - rect.top()) / max(1, rect.height())
        is_section = isinstance(index.data(ITEM_ROLE), Section)
        if is_section and (_EDGE < share < 1 - _EDGE or (share >= 1 - _EDGE and self.isExpanded(index))):
            into_first = share >= 1 - _EDGE
            row = 0 if into_first else model.rowCount(index)
            line = QRect(rect.left() + 16, rect.bottom(), rect.width() - 16, 1) if into_first else None
            return Landing(index, row, line=line, box=None if into_first else rect)
        row = index.row() + (share >= 0.5)
        y = rect.bottom() if share >= 0.5 else rect.top()
        return Landing(index.parent(), row, line=QRect(rect.left(), y, rect.width(), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: rows, then the landing: 2 px accent line with a dot, or a box round the section."""
        super().paintEvent(event)
        if self._landing is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(self._look.tokens.accent)
        painter.setPen(QPen(accent, 2))
        if line := self._landing.line:
            painter.drawLine(line.left() + 7, line.top(), line.right() - 6, line.top())
            painter.setBrush(QColor(self._look.tokens.panel))
            painter.drawEllipse(QPoint(line.left() + 4, line.top()), 3, 3)
        elif box := self._landing.box:
            painter.drawRoundedRect(box.adjusted(1, 2, -6, -2), 5, 5)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter edits, Delete removes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def set_outline(self, model: OutlineModel) -> None:
        """Show the model, sections open; new sections open by themselves."""
        self.setModel(model)
        model.modelReset.connect(self.expandAll)
        model.rowsInserted.connect(self._expand_new)

    def _expand_new(self, parent: QModelIndex, first: int, last: int) -> None:
        self.expand(parent)
        for row in range(first, last + 1):
            self.expandRecursively(self.model().index(row, 0, parent))

    def _landing_at_end(self) -> Landing:
        model = self.model()
        count = model.rowCount()
        bottom = 4
        if count:
            last = model.index(count - 1, 0)
            while model.rowCount(last) and self.isExpanded(last):
                last = model.index(model.rowCount(last) - 1, 0, last)
            bottom = self.visualRect(last).bottom() + 2
        return Landing(QModelIndex(), count, line=QRect(2, bottom, self.viewport().width() - 4, 1))

    def _show_landing(self, landing: Landing | None) -> None:
        self._landing = landing
        self.viewport().update()
