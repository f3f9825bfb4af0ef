"""The tree of topics with counts: filters the list by a click, and is dragged to the pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QFontMetrics, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from briefer.ui import dragging
from briefer.ui.card import card
from briefer.ui.look import fonts
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import ROW_COMPACT, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from briefer.topics import Topic

TOPIC_ROLE = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
HUE_ROLE = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex


class TopicTree(QTreeView):
    """Topics that are mentioned at all; chosen ones filter."""

    chosen_changed = Signal(tuple)  # ids

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[tuple[str, int], ...] = ()
        self._before_press: QItemSelection | None = None  # while the mouse is down
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(TopicDelegate(look, self))
        self.setHeaderHidden(True)
        self.setProperty("role", "panel")
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Topics"))
        self.selectionModel().selectionChanged.connect(self._tell_chosen)

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the topics chosen."""
        return tuple(str(index.data(TOPIC_ROLE)) for index in self.selectedIndexes())

    def show_topics(self, topics: Sequence[Topic], counts: Mapping[str, int], hue_of: Callable[[str], int]) -> None:
        """Show the topics that are mentioned; what was open and chosen stays so."""
        shown = tuple((topic.id, counts[topic.id]) for topic in topics if counts.get(topic.id))
        if shown == self._shown:
            return
        open_ids, chosen = self._open_ids(), self.chosen()
        self._shown = shown
        blocked = self.selectionModel().blockSignals(True)
        self._fill([topic for topic in topics if counts.get(topic.id)], counts, hue_of)
        self._restore(open_ids, chosen)
        self.selectionModel().blockSignals(blocked)

    def choose(self, topic: str) -> None:
        """Choose one topic, as a click would."""
        for index in list(self._indexes(QModelIndex())):
            if index.data(TOPIC_ROLE) == topic:
                self.setCurrentIndex(index)

    def show_hues(self, hue_of: Callable[[str], int]) -> None:
        """Draw the dots in the colours topics have now."""
        for index in list(self._indexes(QModelIndex())):
            self._model.setData(index, hue_of(str(index.data(TOPIC_ROLE))), HUE_ROLE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a press may begin a drag, so it does not filter yet."""
        self._before_press = QItemSelection(self.selectionModel().selection())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: it was a click after all; one on the only chosen topic lets go of it."""
        super().mouseReleaseEvent(event)
        before, self._before_press = self._before_press, None
        if before is None:
            return
        now = self.selectionModel().selection()
        if before.indexes() == now.indexes() and self.indexAt(event.position().toPoint()) in now.indexes():
            self.clearSelection()
        elif before.indexes() != now.indexes():
            self._tell_chosen()

    def _tell_chosen(self) -> None:
        if self._before_press is None:
            self.chosen_changed.emit(self.chosen())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Qt: drag a topic as a card; what was chosen before is chosen again."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        self._drag(indexes)
        if self._before_press is not None:
            self.selectionModel().select(self._before_press, self.selectionModel().SelectionFlag.ClearAndSelect)
            self._before_press = None

    def _drag(self, indexes: Sequence[QModelIndex]) -> None:
        label = str(indexes[0].data())
        drag = QDrag(self)
        drag.setMimeData(dragging.with_ids(dragging.TOPICS, self.chosen(), label))
        drag.setPixmap(card(self._look, label, more=len(indexes) - 1, ratio=self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(12, 12))
        drag.exec(Qt.DropAction.CopyAction)

    def _fill(self, topics: Iterable[Topic], counts: Mapping[str, int], hue_of: Callable[[str], int]) -> None:
        self._model.clear()
        items: dict[str, QStandardItem] = {}
        for topic in topics:
            item = QStandardItem(topic.label)
            item.setData(topic.id, TOPIC_ROLE)
            item.setData(counts[topic.id], COUNT_ROLE)
            item.setData(hue_of(topic.id), HUE_ROLE)
            item.setToolTip(f"{topic.label}: {counts[topic.id]}")
            items[topic.id] = item
        for topic in sorted(topics, key=lambda t: (-counts[t.id], t.label)):
            parent = items.get(topic.parent) if topic.parent else None
            (parent or self._model.invisibleRootItem()).appendRow(items[topic.id])

    def _open_ids(self) -> set[str]:
        return {str(index.data(TOPIC_ROLE)) for index in self._indexes(QModelIndex()) if self.isExpanded(index)}

    def _restore(self, open_ids: set[str], chosen: Sequence[str]) -> None:
        for index in self._indexes(QModelIndex()):
            if index.data(TOPIC_ROLE) in open_ids:
                self.expand(index)
            if index.data(TOPIC_ROLE) in chosen:
                self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)

    def _indexes(self, parent: QModelIndex) -> Iterable[QModelIndex]:
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            yield index
            yield from self._indexes(index)


class TopicDelegate(QStyledItemDelegate):
    """Dot in the topic's colour, label, count at the right."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: the height of a row."""
        return QSize(100, ROW_COMPACT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw a row."""
        tokens = self._look.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        selected = option.state & QStyle.StateFlag.State_Selected
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.selected if selected else tokens.hover))
            painter.drawRoundedRect(option.rect.adjusted(-2, 1, -6, -1), 5, 5)
        middle = option.rect.center().y() + 1
        painter.setBrush(QColor(self._look.hue(int(index.data(HUE_ROLE) or 0))))
        painter.drawEllipse(QPoint(option.rect.left() + 10, middle), 4, 4)
        count = f"{index.data(COUNT_ROLE):,}"
        small = fonts.secondary_font()
        width = QFontMetrics(small).horizontalAdvance(count)
        painter.setFont(small)
        painter.setPen(QColor(tokens.secondary))
        area = option.rect.adjusted(SPACE_S + 14, 0, -SPACE_M - 2, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, count)
        painter.setFont(fonts.text_font())
        painter.setPen(QColor(tokens.text))
        words = QRect(area.left(), area.top(), area.width() - width - SPACE_S, area.height())
        label = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, label)
        painter.restore()
