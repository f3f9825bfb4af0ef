"""The outline as Qt sees it: follows a pack step by step, with ids behind `internalId` and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefer.pack import outline
from briefer.pack.model import AnyItem, Pack, Section
from briefer.pack.steps import AnyStep, Insert, Move, Remove, Replace, Several
from briefer.ui import dragging
from briefer.ui.pack.rows import row_text

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class OutlineModel(QAbstractItemModel):
    """Rows are the items of `pack`. A drop is only announced: whoever owns the pack turns it into a step."""

    dropped = Signal(object, object, int)  # Dragged, id of the section or None, row there

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pack: Pack | None = None
        self._numbers: dict[str, int] = {}
        self._ids: list[str] = []
        self._places: dict[str, tuple[str | None, int]] = {}
        self._items: dict[str, AnyItem] = {}

    # what changes

    def set_pack(self, pack: Pack | None) -> None:
        """Show another pack, or none."""
        self.beginResetModel()
        self._take(pack)
        self.endResetModel()

    def follow(self, step: AnyStep, pack: Pack) -> None:
        """Announce a step that was done, and end with `pack`, the pack it led to."""
        for part in _parts(step):
            if self.pack is not None:
                self._announce(part, part.apply(self.pack)[0])
        if self.pack != pack:
            self.set_pack(pack)

    def _announce(self, step: AnyStep, changed: Pack) -> None:
        """Tell the views of one step, before and after."""
        match step:
            case Insert(parent=parent, index=index):
                row = max(0, min(index, len(self._level(parent))))
                self.beginInsertRows(self.index_of(parent), row, row)
                self._take(changed)
                self.endInsertRows()
            case Remove(id=item):
                parent, row = self._places[item]
                self.beginRemoveRows(self.index_of(parent), row, row)
                self._take(changed)
                self.endRemoveRows()
            case Move(id=item, parent=parent, index=index):
                self._announce_move(item, parent, index, changed)
            case Replace(id=item, item=new):
                self._announce_change(item, new, changed)
            case _:
                self._take(changed)

    def _announce_move(self, item: str, parent: str | None, index: int, changed: Pack) -> None:
        old_parent, row = self._places[item]
        siblings = len(self._level(parent)) - (parent == old_parent)
        target = max(0, min(index, siblings))
        if parent == old_parent and target >= row:
            target += 1  # Qt counts the place while the row still stands
        if parent == old_parent and target in (row, row + 1):
            self._take(changed)
            return
        self.beginMoveRows(self.index_of(old_parent), row, row, self.index_of(parent), target)
        self._take(changed)
        self.endMoveRows()

    def _announce_change(self, item: str, new: AnyItem, changed: Pack) -> None:
        old = self._items[item]
        same_shape = not isinstance(old, Section) and not isinstance(new, Section)
        if isinstance(old, Section) and isinstance(new, Section):
            same_shape = [i.id for i in outline.walk_items(old.items)] == [i.id for i in outline.walk_items(new.items)]
        if not same_shape:
            self.set_pack(changed)
            return
        if item != new.id:  # the row stays, under another name
            self._numbers[new.id] = self._number(item)
            self._ids[self._numbers[new.id]] = new.id
        self._take(changed)
        place = self.index_of(new.id)
        self.dataChanged.emit(place, place)

    def _take(self, pack: Pack | None) -> None:
        self.pack = pack
        self._places.clear()
        self._items.clear()
        if pack is not None:
            self._register(None, pack.items)

    def _register(self, parent: str | None, items: Sequence[AnyItem]) -> None:
        for row, item in enumerate(items):
            self._places[item.id] = (parent, row)
            self._items[item.id] = item
            if isinstance(item, Section):
                self._register(item.id, item.items)

    # what is asked

    def item_at(self, index: Index) -> AnyItem | None:
        """Return the item of a row, None outside."""
        if not index.isValid() or index.internalId() >= len(self._ids):
            return None
        return self._items.get(self._ids[index.internalId()])

    def index_of(self, item: str | None) -> QModelIndex:
        """Return the row of an item; the root for None or an unknown id."""
        if item is None or item not in self._places:
            return QModelIndex()
        return self.createIndex(self._places[item][1], 0, self._number(item))

    def place_of(self, item: str) -> tuple[str | None, int] | None:
        """Return section and row of an item."""
        return self._places.get(item)

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Qt: the index of a row."""
        if column or row < 0 or (parent.isValid() and parent.column() > 0):
            return QModelIndex()
        level = self._children(parent)
        return self.createIndex(row, 0, self._number(level[row].id)) if row < len(level) else QModelIndex()

    def parent(self, index: Index = _ROOT) -> Any:
        """Qt: the section that holds a row."""
        item = self.item_at(index)
        return self.index_of(self._places[item.id][0]) if item else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: how many rows a row holds."""
        return len(self._children(parent))

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: one column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the row's words, for the view, the tooltip and screen readers."""
        item = self.item_at(index)
        if item is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return row_text(item)
            case Qt.ItemDataRole.EditRole if isinstance(item, Section):
                return item.title
            case _ if role == ITEM_ROLE:
                return item
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: what can be done with a row; only sections take drops."""
        item = self.item_at(index)
        if item is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled if isinstance(item, Section) else flags

    # what is dragged

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt: rows are moved, all else is copied in."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Qt: what may be dropped here."""
        return [*dragging.OURS, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: the ids of the rows; rows inside a dragged section go with it."""
        items = [item for item in map(self.item_at, indexes) if item]
        inside = {held.id for item in items if isinstance(item, Section) for held in outline.walk_items(item.items)}
        chosen = [item for item in items if item.id not in inside]
        return dragging.with_ids(dragging.ITEMS, [i.id for i in chosen], "\n".join(row_text(i) for i in chosen))

    def canDropMimeData(self, mime: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Qt: whether the drop would do something there."""
        if self.pack is None or not dragging.brings_something(mime):
            return False
        target = self.item_at(parent)
        if target is not None and not isinstance(target, Section):
            return False
        return not (mime.hasFormat(dragging.ITEMS) and self._lies_inside(target, dragging.dragged(mime).items))

    def dropMimeData(self, mime: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Qt: announce the drop; False, so that Qt removes no rows by itself."""
        if not self.canDropMimeData(mime, action, row, column, parent):
            return False
        target = self.item_at(parent)
        place = row if row >= 0 else self.rowCount(parent)
        self.dropped.emit(dragging.dragged(mime), target.id if target else None, place)
        return False

    def _lies_inside(self, target: AnyItem | None, moved: Sequence[str]) -> bool:
        place = target.id if target else None
        while place is not None:
            if place in moved:
                return True
            place = self._places[place][0]
        return False

    def _children(self, parent: Index) -> Sequence[AnyItem]:
        if not parent.isValid():
            return self.pack.items if self.pack else ()
        item = self.item_at(parent)
        return item.items if isinstance(item, Section) else ()

    def _level(self, parent: str | None) -> Sequence[AnyItem]:
        if parent is None:
            return self.pack.items if self.pack else ()
        item = self._items.get(parent)
        return item.items if isinstance(item, Section) else ()

    def _number(self, item: str) -> int:
        if item not in self._numbers:
            self._numbers[item] = len(self._ids)
            self._ids.append(item)
        return self._numbers[item]


def _parts(step: AnyStep) -> list[AnyStep]:
    """Return the single steps of a step, in order."""
    if isinstance(step, Several):
        return [single for part in step.steps for single in _parts(part)]
    return [step]
