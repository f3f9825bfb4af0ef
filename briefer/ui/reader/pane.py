"""The reader pane: a bar with what can be done, and the bulletin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefer.bulletin import Passage
from briefer.ui.empty import Empty
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_M, SPACE_S
from briefer.ui.reader.browser import ReaderBrowser
from briefer.ui.reader.page import Page
from briefer.ui.session import Session

if TYPE_CHECKING:
    from briefer.library import Row
    from briefer.ui.calls import Opened
    from briefer.workspace.packs import OpenPack


class ReaderPane(QWidget):
    """Everything in the middle."""

    add_asked = Signal(tuple)  # passages
    add_bulletin_asked = Signal(str)
    correct_asked = Signal(str)
    read = Signal(object)  # Row, no longer new
    shown = Signal(str)

    def __init__(self, session: Session, look: Look, start: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._opened: Opened | None = None
        self._wanted_passage: Passage | None = None
        self.open_pack: OpenPack | None = None
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.browser = ReaderBrowser(look, self)
        self.browser.selectionChanged.connect(self._selection_changed)
        self._stack = QStackedWidget(self)
        self._start = start
        self._empty = Empty(
            look, "empty-reader", self.tr("Choose a bulletin at the left to read it here."), parent=self
        )
        for widget in (self._start, self._empty, self._reading_part()):
            self._stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        look.changed.connect(self._redress)
        self._redress()

    def _reading_part(self) -> QWidget:
        self._reading = QWidget(self)
        bar = QWidget(self._reading)
        bar.setFixedHeight(40)
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE_M, 0, SPACE_S, 0)
        row.setSpacing(2)
        self._where = QLabel(bar)
        self._where.setProperty("role", "secondary")
        row.addWidget(self._where, 1)
        self._buttons: dict[str, QToolButton] = {}
        for name, icon, tip, act in (
            ("highlight", "highlight", self.tr("Highlight mentions"), self._toggle_highlights),
            (
                "previous",
                "chevron-up",
                self.tr("Previous mention   Shift+F3"),
                lambda: self.browser.go_to_mention(False),
            ),
            ("next", "chevron-down", self.tr("Next mention   F3"), lambda: self.browser.go_to_mention(True)),
            ("correct", "edit", self.tr("Correct title, series, period…"), self._ask_correction),
            ("add", "add-to-pack", self.tr("Add the selection to the pack   Ctrl+E"), self.add_selection),
        ):
            self._buttons[name] = self._button(bar, icon, tip, act)
            row.addWidget(self._buttons[name])
        self._buttons["highlight"].setCheckable(True)
        self._buttons["highlight"].setChecked(True)
        layout = QVBoxLayout(self._reading)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.browser, 1)
        return self._reading

    def _button(self, bar: QWidget, icon: str, tip: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(bar)
        button.setProperty("icon_name", icon)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split("   ")[0])
        button.clicked.connect(lambda: act())
        return button

    @property
    def bulletin(self) -> str | None:
        """The id of the bulletin shown."""
        return self._opened.bulletin.id if self._opened else None

    def show_hues(self) -> None:
        """Tint mentions in the colours topics have now."""
        self._set()

    def show_start(self) -> None:
        """Show the three large actions."""
        self._stack.setCurrentWidget(self._start)

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self._opened = None
        self._stack.setCurrentWidget(self._empty)

    def open(self, bulletin: str, passage: Passage | None = None) -> None:
        """Show a bulletin, scrolled to a passage where one is given."""
        self._wanted_passage = passage
        if self._opened and self._opened.bulletin.id == bulletin:
            self._stack.setCurrentWidget(self._reading)
            self._go_to_passage()
            return
        pack = self.open_pack
        self._session.ask(lambda calls: calls.open_bulletin(bulletin, pack), self._take, key="reader")

    def reload(self) -> None:
        """Show the bulletin anew: something about it changed."""
        if self._opened:
            bulletin, self._opened = self._opened.bulletin.id, None
            self.open(bulletin)

    def add_selection(self) -> None:
        """Ask for the selected text to be added to the pack."""
        passages = self.browser.selected_passages()
        if passages:
            self.add_asked.emit(passages)
        elif self.bulletin:
            self._session.said.emit(self.tr("Select some text of the bulletin first, then press Ctrl+E."))

    def _take(self, opened: Opened) -> None:
        is_other = self._opened is None or self._opened.bulletin.id != opened.bulletin.id
        self._opened = opened
        self._set()
        self._stack.setCurrentWidget(self._reading)
        self._go_to_passage()
        if is_other:
            self.shown.emit(opened.bulletin.id)
            self._session.ask(lambda calls: calls.mark_read(opened.bulletin.id), self._note_read)

    def _set(self) -> None:
        if self._opened is None or self._session.calls is None:
            return
        shown = self.browser.bulletin
        is_same = shown is not None and shown.id == self._opened.bulletin.id
        scrolled = self.browser.verticalScrollBar().value() if is_same else 0
        page = Page(self._look, self.browser.document())
        page.set_bulletin(self._opened.bulletin)
        if self._buttons["highlight"].isChecked():
            page.tint(self._opened.mentions, self._session.hue_of)
        self.browser.bulletin, self.browser.page = self._opened.bulletin, page
        self.browser.label_of = self._session.calls.label_of
        self.browser.forget_passage()
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self.browser.verticalScrollBar().setValue(scrolled)
        topics = len({mention.topic for mention in self._opened.mentions})
        told = self._counted(len(self._opened.mentions), topics)
        self._where.setText(told if self._opened.mentions else self.tr("No topic is mentioned"))
        self._selection_changed()

    def _counted(self, mentions: int, topics: int) -> str:
        if mentions == 1:
            return self.tr("1 mention of 1 topic")
        words = (
            self.tr("{mentions} mentions of 1 topic")
            if topics == 1
            else self.tr("{mentions} mentions of {topics} topics")
        )
        return words.format(mentions=mentions, topics=topics)

    def _go_to_passage(self) -> None:
        passage, self._wanted_passage = self._wanted_passage, None
        if passage is not None:
            self.browser.show_passage(passage)

    def _note_read(self, row: Row | None) -> None:
        if row is not None:
            self.read.emit(row)

    def _toggle_highlights(self) -> None:
        self._set()

    def _ask_correction(self) -> None:
        if self.bulletin:
            self.correct_asked.emit(self.bulletin)

    def _selection_changed(self) -> None:
        self._buttons["add"].setEnabled(self.browser.textCursor().hasSelection())

    def _redress(self) -> None:
        for button in self._buttons.values():
            button.setIcon(self._look.icon(str(button.property("icon_name")), size=18))
        self._set()
