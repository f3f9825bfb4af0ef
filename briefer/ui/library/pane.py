"""The library pane: search, filters, topics, and the bulletins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.library import Filter
from briefer.ui.card import card
from briefer.ui.empty import Empty
from briefer.ui.library.bulletin_delegate import BulletinDelegate
from briefer.ui.library.bulletin_rows import ROW_ROLE, BulletinRows
from briefer.ui.library.filters import Filters
from briefer.ui.library.topic_tree import TopicTree
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_M, SPACE_S
from briefer.ui.session import Session

if TYPE_CHECKING:
    from briefer.ui.calls import Facets

_TYPING_MS = 120


class BulletinList(QListView):
    """The bulletins; dragged as cards."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "panel")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Bulletins"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Qt: drag the chosen bulletins as a card."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(indexes))
        drag.setPixmap(card(self._look, str(indexes[0].data()), more=len(indexes) - 1, ratio=self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(12, 12))
        drag.exec(Qt.DropAction.CopyAction)


class LibraryPane(QWidget):
    """Everything at the left."""

    opened = Signal(str)  # id of a bulletin to read
    import_asked = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._wanted = self._shown_wanted = Filter()
        self._place: tuple[Filter, str | None, int] = (self._wanted, None, 0)
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._narrow)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.filters.changed.connect(lambda _: self._narrow())
        self.topics.chosen_changed.connect(lambda _: self._narrow())
        session.opened.connect(self.refresh)
        session.library_changed.connect(self.refresh)

    def _build(self) -> None:
        self.search = QLineEdit(self, placeholderText=self.tr("Search bulletins   Ctrl+F"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search bulletins"))
        self.search.setProperty("role", "search")
        self._glass = self.search.addAction(self._look.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.filters = Filters(self)
        self.topics = TopicTree(self._look, self)
        self.rows = BulletinRows(self._session, self)
        self.list = BulletinList(self._look, self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(BulletinDelegate(self._look, self._session.hue_of, self._label_of, self))
        self.list.selectionModel().currentChanged.connect(self._open_current)
        self.rows.modelAboutToBeReset.connect(self._keep_place)
        self.rows.arrived.connect(self._go_back)
        self.rows.arrived.connect(self._show_state)
        head = QWidget(self)
        upper = QVBoxLayout(head)
        upper.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        upper.setSpacing(SPACE_S)
        upper.addWidget(self.search)
        upper.addWidget(self.filters)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.addWidget(self._topic_part())
        self._splitter.addWidget(self._list_part())
        self._splitter.setSizes([200, 460])
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._splitter, 1)
        self._look.changed.connect(self._redress)
        self._redress()

    def _topic_part(self) -> QWidget:
        self._topic_pane = part = QWidget(self)
        self._fold = QToolButton(part)
        self._fold.setText(self.tr("Topics"))
        self._fold.setProperty("role", "fold")
        self._fold.setCheckable(True)
        self._fold.setChecked(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.toggled.connect(self._fold_topics)
        self._clear = QToolButton(part)
        self._clear.setText(self.tr("Clear filters"))
        self._clear.setProperty("role", "link")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        layout.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(self._fold)
        row.addStretch(1)
        row.addWidget(self._clear)
        layout.addLayout(row)
        layout.addWidget(self.topics, 1)
        return part

    def _list_part(self) -> QWidget:
        part = QWidget(self)
        self.count = QLabel(part)
        self.count.setProperty("role", "secondary")
        self.count.setContentsMargins(SPACE_M + 4, 6, SPACE_M, 2)
        self._stack = QStackedWidget(part)
        nothing = self.tr("The library is empty. Drop files here, or choose some.")
        self._empty = Empty(
            self._look, "empty-library", nothing, self.tr("Import files…"), self.import_asked.emit, part
        )
        none_found = self.tr("No bulletin fits the search and the filters.")
        self._unfound = Empty(self._look, "empty-reader", none_found, self.tr("Clear filters"), self.clear, part)
        for widget in (self.list, self._empty, self._unfound):
            self._stack.addWidget(widget)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.count)
        layout.addWidget(self._stack, 1)
        return part

    # what is shown

    def show_hues(self) -> None:
        """Draw topics in the colours they have now."""
        self.topics.show_hues(self._session.hue_of)
        self.list.viewport().update()

    def refresh(self) -> None:
        """Ask for everything again: the library changed."""
        self.rows.show(self._wanted)
        wanted = self._wanted
        self._session.ask(lambda calls: calls.facets(wanted), self._take_facets, key="facets")

    def clear(self) -> None:
        """Take search and filters away."""
        self.search.clear()
        self.topics.clearSelection()
        self.filters.clear()

    def chosen(self) -> list[str]:
        """Return the ids of the chosen bulletins, in the list's order."""
        indexes = sorted(self.list.selectedIndexes(), key=lambda index: index.row())
        return [index.data(ROW_ROLE).id for index in indexes]

    def choose(self, bulletin: str, *, go_there: bool = True) -> None:
        """Choose a bulletin in the list, where it is fetched, without opening it again."""
        index = self.rows.row_of(bulletin)
        if index.isValid() and self.list.currentIndex() != index:
            selection = self.list.selectionModel()
            blocked = selection.blockSignals(True)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            selection.blockSignals(blocked)
            if go_there:
                self.list.scrollTo(index)
            self.list.viewport().update()

    def _narrow(self) -> None:
        chosen = self.topics.chosen()
        calls = self._session.calls
        below = tuple(dict.fromkeys(t for topic in chosen for t in calls.below(topic))) if calls else ()
        self._wanted = replace(self.filters.filter, text=self.search.text().strip(), topics=below)
        self._clear.setVisible(self._wanted != Filter())
        self.refresh()

    def _take_facets(self, facets: Facets) -> None:
        calls = self._session.calls
        if calls is None:
            return
        self.filters.offer(facets.series, facets.languages)
        self.topics.show_topics(calls.topics(), facets.topics, self._session.hue_of)
        some = facets.shown != facets.total
        one = self.tr("1 bulletin") if facets.total == 1 else self.tr("{total:,} bulletins")
        found = self.tr("{shown:,} of {total:,} bulletins") if some else one
        self.count.setText(found.format(shown=facets.shown, total=facets.total))

    def _keep_place(self) -> None:
        """Note what is chosen and where the list stands: it is filled anew, as when an import goes on."""
        current = self.list.currentIndex()
        self._place = (
            self._shown_wanted,
            current.data(ROW_ROLE).id if current.isValid() else None,
            self.list.verticalScrollBar().value(),
        )

    def _go_back(self) -> None:
        """Choose again what was chosen; stand where the list stood, where it shows the same question."""
        wanted, chosen, scrolled = self._place
        self._shown_wanted = self.rows.wanted
        if chosen is not None:
            self.choose(chosen, go_there=False)
        if wanted == self._shown_wanted and scrolled:
            self.list.verticalScrollBar().setValue(scrolled)

    def _show_state(self) -> None:
        if self.rows.rowCount():
            self._stack.setCurrentWidget(self.list)
        else:
            self._stack.setCurrentWidget(self._unfound if self._wanted != Filter() else self._empty)

    def _open_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.opened.emit(current.data(ROW_ROLE).id)

    def _fold_topics(self, is_open: bool) -> None:
        self.topics.setVisible(is_open)
        self._fold.setIcon(self._look.icon("chevron-down" if is_open else "chevron-right", size=14))
        height = 16777215 if is_open else self._fold.sizeHint().height()
        self._topic_pane.setMaximumHeight(height)

    def _redress(self) -> None:
        self._glass.setIcon(self._look.icon("search", self._look.tokens.secondary))
        self._fold.setIcon(self._look.icon("chevron-down" if self._fold.isChecked() else "chevron-right", size=14))

    def _label_of(self, topic: str) -> str:
        return self._session.calls.label_of(topic) if self._session.calls else topic
