"""The pack pane: title and marking, a bar to add things, and the outline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefer.bulletin import Bulletin, Passage
from briefer.pack import outline
from briefer.pack.model import AnyItem, Section
from briefer.ui.dragging import Dragged, brings_something, dragged
from briefer.ui.empty import Empty
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_M, SPACE_S
from briefer.ui.pack.actions import PackActions
from briefer.ui.pack.editing import PackEditing
from briefer.ui.pack.outline_delegate import OutlineDelegate
from briefer.ui.pack.outline_view import OutlineView
from briefer.ui.pack.rows import show_period
from briefer.ui.session import Session


class PackPane(QWidget):
    """The outline of the open pack."""

    passage_asked = Signal(object)  # Passage to show in the reader
    item_chosen = Signal(object)  # id or None
    files_dropped = Signal(tuple, object, int)  # paths, section or None, place
    new_asked = Signal()
    properties_asked = Signal()

    def __init__(self, session: Session, editing: PackEditing, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._editing = editing
        self._look = look
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.actions_of = PackActions(session, editing, self._chosen_place, self._chosen_ids, self)
        self.view = OutlineView(look, self)
        self.view.setItemDelegate(OutlineDelegate(look, self._sources, session.hue_of, self))
        self.view.set_outline(editing.model)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.doubleClicked.connect(lambda _: self.actions_of.edit())
        self.view.edit_asked.connect(self.actions_of.edit)
        self.view.remove_asked.connect(self.actions_of.remove)
        self.view.selectionModel().currentChanged.connect(self._tell_chosen)
        editing.model.dropped.connect(self.drop)
        self.actions_of.inserted.connect(self.choose)
        self._build()
        editing.opened.connect(self._show_state)
        editing.changed.connect(self._show_state)
        editing.saved.connect(self._show_state)
        look.changed.connect(self._redress)
        self._redress()
        self._show_state()

    def _build(self) -> None:
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._below = QLabel(self)
        self._below.setProperty("role", "secondary")
        self._buttons: dict[str, QToolButton] = {}
        words = QVBoxLayout()
        words.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_S)
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._below)
        self.bar = QWidget(self)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(SPACE_S, 0, 0, 0)
        row.setSpacing(2)
        row.addStretch(1)
        for icon, tip, act in (
            ("section", self.tr("Add a section"), self.actions_of.add_section),
            ("note", self.tr("Add a note"), self.actions_of.add_note),
            ("assessment", self.tr("Add an assessment"), self.actions_of.add_assessment),
            ("properties", self.tr("Properties of the pack…"), self.properties_asked.emit),
        ):
            row.addWidget(self._button(icon, tip, act))
        self._stack = QStackedWidget(self)
        sentence = self.tr("Drop bulletins, topics, text or files here, or let Briefer draft a pack.")
        self._none = Empty(self._look, "empty-pack", sentence, self.tr("New pack…"), self.new_asked.emit, self)
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(words)
        layout.addWidget(self._stack, 1)

    def _button(self, icon: str, tip: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: act())
        self._buttons[icon] = button
        return button

    # drops

    def drop(self, brought: Dragged, parent: str | None, index: int) -> None:
        """Put what was dropped at a place of the outline."""
        if brought.files:
            self.files_dropped.emit(brought.files, parent, index)
        elif brought.items:
            self.actions_of.move(brought.items, parent, index)
        else:
            self.actions_of.add(brought, parent, index)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: the empty pane takes drops too."""
        if brings_something(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: a drop beside the outline goes to the end."""
        brought = dragged(event.mimeData())
        event.acceptProposedAction()
        self.drop(brought, None, len(self._editing.pack.items) if self._editing.pack else 0)

    # what is chosen

    def choose(self, item: str) -> None:
        """Choose an item in the outline."""
        index = self._editing.model.index_of(item)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _chosen_ids(self) -> list[str]:
        items = [self._editing.model.item_at(index) for index in self.view.selectedIndexes()]
        return [item.id for item in items if item is not None]

    def _chosen_place(self) -> tuple[str | None, int]:
        """Return where something new goes: at the end of the chosen section, after the chosen item, else at the end."""
        model = self._editing.model
        item = model.item_at(self.view.currentIndex())
        if isinstance(item, Section):
            return item.id, len(item.items)
        if item is not None and (place := model.place_of(item.id)):
            return place[0], place[1] + 1
        return None, len(self._editing.pack.items) if self._editing.pack else 0

    def _tell_chosen(self, current: QModelIndex) -> None:
        item = self._editing.model.item_at(current)
        self.item_chosen.emit(item.id if item else None)
        passages = outline.passages_of(item) if item else ()
        if passages and self.view.hasFocus():
            self.passage_asked.emit(passages[0])

    def _show_menu(self, point: QPoint) -> None:
        item = self._editing.model.item_at(self.view.indexAt(point))
        menu = QMenu(self)
        self.actions_of.fill_menu(menu, item)
        for passage in self._distinct_sources(item):
            action = QAction(self.tr("Show in source: {title}").format(title=self._source_title(passage)), menu)
            action.triggered.connect(lambda checked=False, p=passage: self.passage_asked.emit(p))
            menu.addAction(action)
        menu.exec(self.view.viewport().mapToGlobal(point))

    def _distinct_sources(self, item: AnyItem | None) -> list[Passage]:
        return list(dict.fromkeys(outline.passages_of(item)))[:6] if item else []

    def _source_title(self, passage: Passage) -> str:
        source = self._sources().get(passage.bulletin)
        title = source.title if source else passage.bulletin
        return title if len(title) < 44 else title[:42] + "…"

    # what is shown

    def _show_state(self) -> None:
        pack = self._editing.pack
        self._stack.setCurrentWidget(self.view if pack is not None and pack.items else self._none)
        self._none.button.setVisible(pack is None)
        for button in self._buttons.values():
            button.setEnabled(pack is not None)
        if pack is None:
            self._title.setText(self.tr("No pack open"))
            self._below.setText("")
            return
        path = self._editing.open_pack.path if self._editing.open_pack else None
        name = pack.title or (Path(path).stem if path else self.tr("Untitled pack"))
        self._title.setText(name + (" •" if self._editing.is_dirty else ""))
        self._title.setToolTip(str(path) if path else self.tr("Not saved yet"))
        period = show_period(pack.covered) if pack.covered else ""
        self._below.setText(
            " · ".join(filter(None, (pack.marking, period, path.name if path else self.tr("not saved"))))
        )

    def _redress(self) -> None:
        for icon, button in self._buttons.items():
            button.setIcon(self._look.icon(icon, size=18))

    def _sources(self) -> Mapping[str, Bulletin]:
        return self._editing.open_pack.sources if self._editing.open_pack else {}
