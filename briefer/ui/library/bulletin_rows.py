"""The list of bulletins as Qt sees it: rows fetched from the library page by page, in the background."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefer.library import Filter, Row
from briefer.ui import dragging
from briefer.ui.session import Session

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
PAGE = 200


class BulletinRows(QAbstractListModel):
    """Rows that pass `wanted`, newest first."""

    arrived = Signal()  # the first page of a new question

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Row] = []
        self._more = False
        self._fetching = False
        self.wanted = Filter()

    def show(self, wanted: Filter) -> None:
        """Ask for the bulletins wanted; the old rows stay until the new ones are there."""
        self.wanted = wanted
        self._session.ask(lambda calls: calls.listing(wanted, PAGE), self._take_first, key="listing")

    def row_of(self, bulletin: str) -> QModelIndex:
        """Return the row of a bulletin, if it was fetched."""
        for number, row in enumerate(self._rows):
            if row.id == bulletin:
                return self.index(number)
        return QModelIndex()

    def ids(self) -> list[str]:
        """Return the ids of the rows fetched."""
        return [row.id for row in self._rows]

    def replace(self, changed: Row) -> None:
        """Show a row anew, where it is fetched."""
        index = self.row_of(changed.id)
        if index.isValid():
            self._rows[index.row()] = changed
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: how many rows are fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Qt: whether there are more."""
        return not parent.isValid() and self._more and not self._fetching

    def fetchMore(self, parent: Index) -> None:
        """Qt: fetch the next page."""
        if not self.canFetchMore(parent):
            return
        self._fetching = True
        wanted, start = self.wanted, len(self._rows)
        self._session.ask(lambda calls: calls.listing(wanted, PAGE, start), self._take_more, key="listing")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the row's values."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (row.title, row.series, "new" if row.is_new else "")))
            case _ if role == ROW_ROLE:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: rows are chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: the ids, and the titles for other programs."""
        rows = [index.data(ROW_ROLE) for index in indexes]
        return dragging.with_ids(dragging.BULLETINS, [row.id for row in rows], "\n".join(row.title for row in rows))

    def mimeTypes(self) -> list[str]:
        """Qt: what is dragged from here."""
        return [dragging.BULLETINS]

    def _take_first(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._more = len(rows) == PAGE
        self._fetching = False
        self.endResetModel()
        self.arrived.emit()

    def _take_more(self, rows: list[Row]) -> None:
        self._fetching = False
        self._more = len(rows) == PAGE
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
