"""The preview pane: the pages as they will be printed, made again in the background after each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefer.ui.empty import Empty
from briefer.ui.jobs import Lane
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_M, SPACE_S
from briefer.ui.pack.editing import PackEditing
from briefer.ui.preview.view import PageView
from briefer.ui.session import Session

if TYPE_CHECKING:
    from briefer.ui.pack_calls import PreviewPages

_PAUSE_MS = 350  # after a change, before the pages are made again


class PreviewPane(QWidget):
    """The pages of the open pack."""

    def __init__(self, session: Session, editing: PackEditing, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._editing = editing
        self._look = look
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = PageView(look, self)
        self._state = QLabel(self)
        self._state.setProperty("role", "secondary")
        self.bar = self._make_bar()
        self._fault = QLabel(self)
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._fault.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._fault.hide()
        self._stack = QStackedWidget(self)
        self._empty = Empty(
            look, "empty-preview", self.tr("The pages appear here once the pack holds something."), parent=self
        )
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._fault)
        layout.addWidget(self._stack, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._make)
        editing.changed.connect(self._pause.start)
        editing.opened.connect(self._take_other)
        look.changed.connect(self._redress)
        self._redress()

    def _make_bar(self) -> QWidget:
        """Return what stands beside the pane's title: how many pages, and how large."""
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE_S, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._state, 1)
        self._buttons: dict[str, QToolButton] = {}
        for icon, tip, act in (
            ("zoom-out", self.tr("Smaller   Ctrl+wheel"), lambda: self.view.zoom(1 / 1.2)),
            ("fit-width", self.tr("Fit the width"), self.view.fit),
            ("zoom-in", self.tr("Larger   Ctrl+wheel"), lambda: self.view.zoom(1.2)),
        ):
            button = QToolButton(bar)
            button.setToolTip(tip)
            button.setAccessibleName(tip.split("   ")[0])
            button.clicked.connect(lambda checked=False, run=act: run())
            self._buttons[icon] = button
            row.addWidget(button)
        return bar

    def refresh(self) -> None:
        """Make the pages again soon."""
        self._pause.start()

    def choose(self, item: str | None) -> None:
        """Frame an item on the pages."""
        self.view.choose(item)

    def _take_other(self) -> None:
        if self._editing.pack is None or not self._editing.pack.items:
            self._show_empty()
        if self._editing.pack is not None:
            self._make()

    def _make(self) -> None:
        open_pack = self._editing.open_pack
        if open_pack is None or not open_pack.pack.items:
            self._show_empty()
            return
        self._state.setText(self.tr("Setting the pages…"))
        self._session.ask(
            lambda calls: calls.packs.preview(open_pack), self._show, key="preview", lane=Lane.PAGES, failed=self._fail
        )

    def _show(self, pages: PreviewPages) -> None:
        self._fault.hide()
        places = {item: [(page, QRectF(*box)) for page, box in found] for item, found in pages.places.items()}
        if self._editing.pack is None or not self.view.show_pdf(pages.content, places):
            return
        self._stack.setCurrentWidget(self.view)
        number = self.view.pages
        self._state.setText(self.tr("1 page") if number == 1 else self.tr("{n} pages").format(n=number))

    def _fail(self, problem: Exception) -> None:
        self._state.setText(self.tr("The pages could not be set"))
        self._fault.setText(str(problem))
        self._fault.show()

    def _show_empty(self) -> None:
        self._state.setText("")
        self._fault.hide()
        self._stack.setCurrentWidget(self._empty)

    def _redress(self) -> None:
        for icon, button in self._buttons.items():
            button.setIcon(self._look.icon(icon, size=18))
