"""Editing the open pack: every change is a named step on the undo stack, announced to the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from briefer.faults import Fault
from briefer.pack.model import Pack
from briefer.pack.steps import Step, labelled
from briefer.ui.pack.outline_model import OutlineModel

if TYPE_CHECKING:
    from briefer.workspace.packs import OpenPack


class PackEditing(QObject):
    """Holds the open pack, if any, its outline model and its undo stack."""

    opened = Signal()  # another pack, or none
    changed = Signal()  # the pack, by a step
    saved = Signal()
    refused = Signal(object)  # Fault

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open_pack: OpenPack | None = None
        self.model = OutlineModel(self)
        self.undo_stack = QUndoStack(self)

    @property
    def pack(self) -> Pack | None:
        """The pack as it stands."""
        return self.open_pack.pack if self.open_pack else None

    @property
    def is_dirty(self) -> bool:
        """Whether there is something to save."""
        return self.open_pack is not None and self.open_pack.dirty

    def take(self, open_pack: OpenPack | None) -> None:
        """Show another pack, or none; what could be undone in the old one is forgotten."""
        if self.open_pack is not None:
            self.open_pack.close()
        self.open_pack = open_pack
        self.undo_stack.clear()
        self.model.set_pack(open_pack.pack if open_pack else None)
        if open_pack is not None:
            open_pack.watchers.append(_Follower(self.model))
        self.opened.emit()

    def do(self, step: Step) -> bool:
        """Do a step so that it can be undone; a step that cannot be done is refused with its reason."""
        if self.open_pack is None:
            return False
        try:
            command = _StepCommand(self, labelled(step, self.open_pack.pack))
            command.run()
        except Fault as fault:
            self.refused.emit(fault)
            return False
        self.undo_stack.push(command)
        return True

    def mark_saved(self) -> None:
        """Tell everyone that the pack is in its file."""
        self.saved.emit()


class _Follower:
    """Watches the pack for the outline. The outline keeps the pack it shows, so there is nothing to do before a change."""

    def __init__(self, model: OutlineModel) -> None:
        self._model = model

    def about_to_change(self, step: Step, pack: Pack) -> None:
        """Nothing."""

    def changed(self, step: Step, pack: Pack) -> None:
        """Follow a single step."""
        self._model.follow(step, pack)


class _StepCommand(QUndoCommand):
    """A step on the stack; it was done before it was pushed."""

    def __init__(self, editing: PackEditing, step: Step) -> None:
        super().__init__(step.label[:1].lower() + step.label[1:])
        self._editing = editing
        self._step = step
        self._pushed = False

    def run(self) -> None:
        """Do the step, and keep its inverse as the next one."""
        open_pack = self._editing.open_pack
        if open_pack is not None:
            self._step = open_pack.do(self._step)
            self._editing.changed.emit()

    def redo(self) -> None:
        if self._pushed:
            self.run()
        self._pushed = True

    def undo(self) -> None:
        self.run()
