"""Choosing topics: a tree with boxes and counts, narrowed by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_S

if TYPE_CHECKING:
    from briefer.topics import Topic

_TOPIC = Qt.ItemDataRole.UserRole


class TopicChoice(QWidget):
    """The topics that are mentioned; `topics` are ticked at first."""

    changed = Signal()

    def __init__(self, look: Look, topics: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ticked = tuple(topics)
        self.search = QLineEdit(self, placeholderText=self.tr("Find a topic"), clearButtonEnabled=True)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setIndentation(16)
        self.tree.setMinimumHeight(300)
        self.tree.setAccessibleName(self.tr("Topics"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        self.search.textChanged.connect(self._narrow)
        self.tree.itemChanged.connect(lambda: self.changed.emit())

    def show_topics(self, topics: Sequence[Topic], counts: Mapping[str, int], hue_of: Callable[[str], int]) -> None:
        """Show the topics that are mentioned, most mentioned first."""
        self.tree.clear()
        rows: dict[str, QTreeWidgetItem] = {}
        mentioned = sorted((t for t in topics if counts.get(t.id)), key=lambda t: (-counts[t.id], t.label))
        for topic in mentioned:
            rows[topic.id] = row = QTreeWidgetItem([topic.label, str(counts[topic.id])])
            row.setData(0, _TOPIC, topic.id)
            row.setIcon(0, _dot(self._look.hue(hue_of(topic.id))))
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setForeground(1, QColor(self._look.tokens.secondary))
            row.setCheckState(0, Qt.CheckState.Checked if topic.id in self._ticked else Qt.CheckState.Unchecked)
        for topic in mentioned:
            above = rows.get(topic.parent) if topic.parent else None
            if above is not None:
                above.addChild(rows[topic.id])
            else:
                self.tree.addTopLevelItem(rows[topic.id])
        self.tree.resizeColumnToContents(1)
        self.tree.setColumnWidth(0, max(180, self.tree.width() - 64))
        self.changed.emit()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the topics ticked, in the tree's order."""
        return tuple(str(row.data(0, _TOPIC)) for row in self._rows() if row.checkState(0) is Qt.CheckState.Checked)

    def _narrow(self, typed: str) -> None:
        wanted = typed.strip().lower()
        for row in self._rows():
            hit = wanted in row.text(0).lower()
            row.setHidden(not hit)
            above = row.parent()
            while hit and above is not None:
                above.setHidden(False)
                above.setExpanded(bool(wanted))
                above = above.parent()

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())][::-1]
        while waiting:
            row = waiting.pop()
            if row is not None:
                yield row
                waiting += [row.child(n) for n in range(row.childCount())][::-1]


def _dot(colour: str) -> QIcon:
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(8, 8, 16, 16)
    painter.end()
    return QIcon(picture)
