"""What can be done with the outline's items; each becomes a step on the undo stack."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefer.pack.model import AnyItem, Assessment, Excerpt, Note, PageBreak, Section
from briefer.pack.steps import Insert, Move, Remove, Replace, Several, Step
from briefer.ui.dragging import Dragged
from briefer.ui.jobs import Lane
from briefer.ui.pack.editing import PackEditing
from briefer.ui.pack.moving import moves
from briefer.ui.session import Session

if TYPE_CHECKING:
    from briefer.ui.calls import Calls
    from briefer.workspace.packs import OpenPack

STATUSES = ("", "draft", "reviewed", "update")


class PackActions(QObject):
    """Adds, moves, removes, edits."""

    edit_asked = Signal(object, bool)  # item, whether it is to be inserted
    inserted = Signal(str)  # id of what was made here
    pack_needed = Signal(object)  # what to do once there is a pack

    def __init__(
        self,
        session: Session,
        editing: PackEditing,
        place: Callable[[], tuple[str | None, int]],
        chosen: Callable[[], list[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._editing = editing
        self._place = place
        self._chosen = chosen

    # what comes from outside

    def add(self, brought: Dragged, parent: str | None, index: int) -> None:
        """Add bulletins, a topic or passages at a place; a pack is made first where none is open."""
        if self._editing.open_pack is None:
            self.pack_needed.emit(lambda: self.add(brought, None, 0))
            return
        open_pack = self._editing.open_pack
        self._session.ask(
            lambda calls: _step_for(calls, open_pack, brought, parent, index),
            lambda step: self._do_in(open_pack, step),
            lane=Lane.PACK,
        )

    def add_here(self, brought: Dragged) -> None:
        """Add at the place chosen in the outline."""
        self.add(brought, *self._place())

    def redraft(self, section: Section) -> None:
        """Draft a section anew; what was edited, pinned or written by hand stays."""
        open_pack = self._editing.open_pack
        if open_pack is not None:
            self._session.ask(
                lambda calls: calls.packs.redraft_step(open_pack, section.id),
                lambda step: self._do_in(open_pack, step),
                lane=Lane.PACK,
            )

    # what is made here

    def add_section(self) -> None:
        """Add a section after the one chosen, and ask for its title."""
        self._insert(Section(id=secrets.token_hex(5), title=self.tr("New section")))

    def add_note(self) -> None:
        """Add a note and ask for its words."""
        self._insert(Note(id=secrets.token_hex(5), text=""))

    def add_assessment(self) -> None:
        """Add an assessment and ask for its words."""
        self._insert(Assessment(id=secrets.token_hex(5), text=""))

    def add_page_break(self) -> None:
        """Let what follows start a new page."""
        parent, index = self._place()
        self._editing.do(Insert(item=PageBreak(id=secrets.token_hex(5)), parent=parent, index=index))

    def insert_here(self, item: AnyItem) -> None:
        """Insert a new item at the place chosen."""
        parent, index = self._place()
        if isinstance(item, Section):
            parent, index = None, self._after_section(parent, index)
        if self._editing.do(Insert(item=item, parent=parent, index=index)):
            self.inserted.emit(item.id)

    # what is done with items

    def edit(self) -> None:
        """Edit the chosen item."""
        item = self._chosen_item()
        if item is not None and not isinstance(item, PageBreak):
            self.edit_asked.emit(item, False)

    def remove(self) -> None:
        """Remove the chosen items."""
        chosen = set(self._chosen())
        outer = [item for item in self._chosen() if not self._lies_in(item, chosen)]
        steps = tuple(Remove(id=item) for item in outer)
        self._do_all(steps, self.tr("Removal of {n} items").format(n=len(steps)))

    def move(self, items: Sequence[str], parent: str | None, index: int) -> None:
        """Move items before place `index` of a section, as counted before they leave their places."""
        if self._editing.pack is not None:
            steps = moves(self._editing.pack, items, parent, index)
            self._do_all(steps, self.tr("Move of {n} items").format(n=len(steps)))

    def shift(self, by: int) -> None:
        """Move the chosen item up (-1) or down (1) within its section."""
        item = self._chosen_item()
        place = self._editing.model.place_of(item.id) if item else None
        if item is None or place is None:
            return
        parent = self._editing.model.index_of(place[0])
        if 0 <= place[1] + by < self._editing.model.rowCount(parent):
            self._editing.do(Move(id=item.id, parent=place[0], index=place[1] + by))

    def replace(self, item: AnyItem, label: str = "") -> None:
        """Put an edited item in place of the one with its id."""
        self._editing.do(Replace(id=item.id, item=item, label=label))

    def fill_menu(self, menu: QMenu, item: AnyItem | None) -> None:
        """Offer what can be done with an item."""
        if item is not None:
            self._offer_item(menu, item)
            menu.addSeparator()
        self._offer(menu, self.tr("Add section"), self.add_section)
        self._offer(menu, self.tr("Add note"), self.add_note)
        self._offer(menu, self.tr("Add assessment"), self.add_assessment)
        self._offer(menu, self.tr("Add page break"), self.add_page_break)
        menu.addSeparator()

    def _offer_item(self, menu: QMenu, item: AnyItem) -> None:
        self._offer(menu, self.tr("Edit…\tEnter"), self.edit)
        if isinstance(item, Section) and item.topic:
            self._offer(menu, self.tr("Draft this section again"), lambda: self.redraft(item))
        if isinstance(item, Excerpt) and item.edited is not None:
            original = msgspec.structs.replace(item, edited=None)
            self._offer(menu, self.tr("Restore the original wording"), lambda: self.replace(original))
        pin = self.tr("Unpin") if item.pinned else self.tr("Pin: keep when drafted again")
        pinned = msgspec.structs.replace(item, pinned=not item.pinned)
        self._offer(menu, pin, lambda: self.replace(pinned))
        status = menu.addMenu(self.tr("Status"))
        for value in STATUSES:
            changed = msgspec.structs.replace(item, status=value)
            action = self._offer(status, value.capitalize() or self.tr("None"), partial(self.replace, changed))
            action.setCheckable(True)
            action.setChecked(item.status == value)
        self._offer(menu, self.tr("Remove\tDel"), self.remove)

    def _offer(self, menu: QMenu, text: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda: act())
        return action

    def _insert(self, item: AnyItem) -> None:
        if self._editing.open_pack is None:
            self.pack_needed.emit(lambda: self.edit_asked.emit(item, True))
        else:
            self.edit_asked.emit(item, True)

    def _do_in(self, open_pack: OpenPack, step: Step) -> None:
        if self._editing.open_pack is open_pack:
            self._editing.do(step)

    def _do_all(self, steps: tuple[Step, ...], label: str) -> None:
        if len(steps) == 1:
            self._editing.do(steps[0])
        elif steps:
            self._editing.do(Several(steps=steps, label=label))

    def _chosen_item(self) -> AnyItem | None:
        chosen = self._chosen()
        return self._editing.model.item_at(self._editing.model.index_of(chosen[0])) if chosen else None

    def _lies_in(self, item: str, chosen: set[str]) -> bool:
        place = self._editing.model.place_of(item)
        while place and place[0] is not None:
            if place[0] in chosen:
                return True
            place = self._editing.model.place_of(place[0])
        return False

    def _after_section(self, parent: str | None, index: int) -> int:
        place = self._editing.model.place_of(parent) if parent else None
        return place[1] + 1 if place else index


def _step_for(calls: Calls, open_pack: OpenPack, brought: Dragged, parent: str | None, index: int) -> Step:
    if brought.bulletins:
        return calls.packs.bulletins_step(open_pack, brought.bulletins, parent, index)
    if brought.topics:
        return calls.packs.topics_step(open_pack, brought.topics, parent, index)
    return calls.packs.passages_step(open_pack, brought.passages, parent, index)
