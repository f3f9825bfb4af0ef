"""What came of each file, as Qt sees it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from briefer.workspace.importing import FileReport

REPORT_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ImportRows(QAbstractListModel):
    """One row a file, in the order they came to be done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports: list[FileReport] = []

    def clear(self) -> None:
        """Forget everything."""
        self.beginResetModel()
        self._reports = []
        self.endResetModel()

    def append(self, reports: Sequence[FileReport]) -> None:
        """Add what came in since."""
        if reports:
            self.beginInsertRows(QModelIndex(), len(self._reports), len(self._reports) + len(reports) - 1)
            self._reports.extend(reports)
            self.endInsertRows()

    def refused(self) -> list[Path]:
        """Return the files that could not be read."""
        return [Path(report.file) for report in self._reports if report.outcome == "refused"]

    def doubtful(self) -> FileReport | None:
        """Return the first file whose cuts should be looked at."""
        return next(
            (r for r in self._reports if any(not b.certain and b.outcome == "added" for b in r.bulletins)), None
        )

    def replace(self, old: FileReport, new: FileReport) -> None:
        """Put what a review made of a file in its place."""
        row = self._reports.index(old)
        self._reports[row] = new
        self.dataChanged.emit(self.index(row), self.index(row))

    def summary(self) -> str:
        """Return what came of all of them, in words."""
        return summary(self._reports)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: how many files."""
        return 0 if parent.isValid() else len(self._reports)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: name and outcome."""
        if not index.isValid() or index.row() >= len(self._reports):
            return None
        report = self._reports[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return Path(report.file).name
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join([report.file, outcome_words(report), *(f"· {b.title}" for b in report.bulletins[:12])])
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{Path(report.file).name}: {outcome_words(report)}"
            case _ if role == REPORT_ROLE:
                return report
        return None


def outcome_words(report: FileReport) -> str:
    """Return what came of a file, in words."""
    if report.outcome == "refused":
        return report.reason or "It could not be read."
    new = sum(bulletin.outcome == "added" for bulletin in report.bulletins)
    known = len(report.bulletins) - new
    if not new:
        return "Already in the library; nothing was added."
    words = _bulletins(new) + " added"
    if any(not bulletin.certain for bulletin in report.bulletins):
        words += "; some cuts are guesses, review them"
    return f"{words}, {known} already in the library" if known else words


def summary(reports: Sequence[FileReport]) -> str:
    """Return what came of several files, in words."""
    new = sum(bulletin.outcome == "added" for report in reports for bulletin in report.bulletins)
    refused = sum(report.outcome == "refused" for report in reports)
    known = sum(report.outcome == "duplicate" for report in reports)
    parts = [f"{_bulletins(new)} added" if new else ""]
    parts.append(
        (f"{known} file was" if known == 1 else f"{known} files were") + " already in the library" if known else ""
    )
    parts.append((f"{refused} file" if refused == 1 else f"{refused} files") + " could not be read" if refused else "")
    return ", ".join(filter(None, parts)) or "Nothing was added"


def _bulletins(number: int) -> str:
    return "1 bulletin" if number == 1 else f"{number:,} bulletins"
