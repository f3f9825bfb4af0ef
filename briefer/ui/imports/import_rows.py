"""What came of each file, as Qt sees it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from briefer.workspace.importing import FileReport

REPORT_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of several files: numbers of new bulletins, of files refused and of files known, and the first whose cuts are guesses."""

    new: int = 0
    refused: int = 0
    known: int = 0
    doubtful: FileReport | None = None

    def plus(self, reports: Sequence[FileReport]) -> Tally:
        """Return the tally with more files counted."""
        return Tally(
            self.new + sum(bulletin.outcome == "added" for report in reports for bulletin in report.bulletins),
            self.refused + sum(report.outcome == "refused" for report in reports),
            self.known + sum(report.outcome == "duplicate" for report in reports),
            self.doubtful or next(filter(_is_doubtful, reports), None),
        )

    def words(self) -> str:
        """Return it in words."""
        parts = [f"{_bulletins(self.new)} added"] if self.new else []
        if self.known:
            parts.append(
                ("1 file was" if self.known == 1 else f"{self.known:,} files were") + " already in the library"
            )
        if self.refused:
            parts.append(("1 file" if self.refused == 1 else f"{self.refused:,} files") + " could not be read")
        return ", ".join(parts) or "Nothing was added"


class ImportRows(QAbstractListModel):
    """One row a file, in the order they came to be done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports: list[FileReport] = []
        self._tally = Tally()

    def clear(self) -> None:
        """Forget everything."""
        self.beginResetModel()
        self._reports = []
        self._tally = Tally()
        self.endResetModel()

    def append(self, reports: Sequence[FileReport]) -> None:
        """Add what came in since."""
        if reports:
            self.beginInsertRows(QModelIndex(), len(self._reports), len(self._reports) + len(reports) - 1)
            self._reports.extend(reports)
            self._tally = self._tally.plus(reports)
            self.endInsertRows()

    def forget(self, files: Collection[str]) -> None:
        """Leave out what is told of files that are tried again."""
        self.beginResetModel()
        self._reports = [report for report in self._reports if report.file not in files]
        self._tally = Tally().plus(self._reports)
        self.endResetModel()

    def refused(self) -> list[Path]:
        """Return the files that could not be read."""
        if not self._tally.refused:
            return []
        return [Path(report.file) for report in self._reports if report.outcome == "refused"]

    def doubtful(self) -> FileReport | None:
        """Return the first file whose cuts should be looked at."""
        return self._tally.doubtful

    def replace(self, old: FileReport, new: FileReport) -> None:
        """Put what a review made of a file in its place."""
        row = self._reports.index(old)
        self._reports[row] = new
        self._tally = Tally().plus(self._reports)
        self.dataChanged.emit(self.index(row), self.index(row))

    def summary(self) -> str:
        """Return what came of all of them, in words."""
        return self._tally.words()

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
    if report.outcome == "removed":
        return "Taken out of the library again."
    new = sum(bulletin.outcome == "added" for bulletin in report.bulletins)
    known = len(report.bulletins) - new
    if not new:
        return "Already in the library; nothing was added."
    words = _bulletins(new) + " added"
    if any(not bulletin.certain for bulletin in report.bulletins):
        words += "; some cuts are guesses, review them"
    return f"{words}, {known} already in the library" if known else words


def _is_doubtful(report: FileReport) -> bool:
    return any(not bulletin.certain and bulletin.outcome == "added" for bulletin in report.bulletins)


def _bulletins(number: int) -> str:
    return "1 bulletin" if number == 1 else f"{number:,} bulletins"
