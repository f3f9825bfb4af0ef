"""The filters above the list: chips for series, period, language and what is new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from briefer.bulletin import Period
from briefer.library import Filter
from briefer.ui.look.tokens import SPACE_M, SPACE_S, SPACE_XS
from briefer.ui.pack.rows import show_period

LANGUAGES = {"en": "English", "ar": "Arabic", "he": "Hebrew", "fa": "Persian", "fr": "French"}


_MOST_OFFERED = 40  # series in the menu


class Chip(QToolButton):
    """A small button that opens a menu, and shows what is set."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setProperty("role", "chip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.show_value("")

    def show_value(self, value: str) -> None:
        """Show the name, or the value that is set."""
        short = value if len(value) < 22 else value[:20] + "…"
        self.setText(short or self._name)
        self.setToolTip(f"{self._name}: {value}" if value else self._name)
        self.setProperty("active", bool(value))
        self.style().unpolish(self)
        self.style().polish(self)


class Filters(QWidget):
    """A row of chips; `changed` brings the filter without text and topics."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Filter()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        self._series = Chip(self.tr("Series"), self)
        self._period = Chip(self.tr("Period"), self)
        self._language = Chip(self.tr("Language"), self)
        self._new = Chip(self.tr("New"), self)
        self._new.setCheckable(True)
        self._new.clicked.connect(self._set_new)
        self._series_offered: Sequence[tuple[str, int]] = ()
        self._languages_offered: Sequence[tuple[str, int]] = ()
        self._series.setMenu(self._menu(self._fill_series))
        self._language.setMenu(self._menu(self._fill_languages))
        self._period.setMenu(self._period_menu())
        for chip in (self._series, self._period, self._language, self._new):
            row.addWidget(chip)
        row.addStretch(1)

    def offer(self, series: Sequence[tuple[str, int]], languages: Sequence[tuple[str, int]]) -> None:
        """Offer what the library holds."""
        self._series_offered, self._languages_offered = series, languages

    def clear(self) -> None:
        """Take all filters away."""
        self._set(Filter())

    def _menu(self, fill: Callable[[QMenu], None]) -> QMenu:
        """Return a menu that is filled when it is opened: filling it for each change of a large library would be felt."""
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: fill(menu))
        return menu

    def _fill_series(self, menu: QMenu) -> None:
        _fill(menu, self.tr("Any"), self._series_offered[:_MOST_OFFERED], self.filter.series, self._set_series)
        left = len(self._series_offered) - _MOST_OFFERED
        if left > 0:
            menu.addAction(self.tr("{n:,} more: type their names into the search").format(n=left)).setEnabled(False)

    def _fill_languages(self, menu: QMenu) -> None:
        offered = self._languages_offered
        _fill(menu, self.tr("Any"), offered, self.filter.language, self._set_language, LANGUAGES)

    def _period_menu(self) -> QMenu:
        menu = QMenu(self)
        form = QWidget(menu)
        layout = QFormLayout(form)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_S)
        self._from, self._to = QDateEdit(form), QDateEdit(form)
        for edit, label in ((self._from, self.tr("From")), (self._to, self.tr("To"))):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("d MMM yyyy")
            edit.setDate(QDate.currentDate())
            layout.addRow(label, edit)
        buttons = QHBoxLayout()
        anytime = QPushButton(self.tr("Any time"), form)
        apply = QPushButton(self.tr("Show"), form)
        apply.setProperty("role", "primary")
        anytime.clicked.connect(lambda: self._set(replace(self.filter, start=None, end=None)))
        apply.clicked.connect(self._set_period)
        for button in (anytime, apply):
            button.clicked.connect(menu.close)
        buttons.addWidget(anytime)
        buttons.addWidget(apply)
        layout.addRow(buttons)
        action = QWidgetAction(menu)
        action.setDefaultWidget(form)
        menu.addAction(action)
        return menu

    def _set_period(self) -> None:
        first, last = sorted((_day(self._from), _day(self._to)))
        self._set(replace(self.filter, start=first, end=last))

    def _set_series(self, series: str | None) -> None:
        self._set(replace(self.filter, series=series))

    def _set_language(self, language: str | None) -> None:
        self._set(replace(self.filter, language=language))

    def _set_new(self) -> None:
        self._set(replace(self.filter, only_new=not self.filter.only_new))

    def _set(self, wanted: Filter) -> None:
        self.filter = wanted
        period = Period(wanted.start, wanted.end) if wanted.start or wanted.end else None
        self._series.show_value(wanted.series or "")
        self._period.show_value(show_period(period) if period else "")
        self._language.show_value(LANGUAGES.get(wanted.language or "", wanted.language or ""))
        self._new.show_value(self.tr("New only") if wanted.only_new else "")
        self._new.setChecked(wanted.only_new)
        self.changed.emit(wanted)


def _day(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())


def _fill(
    menu: QMenu,
    anything: str,
    offered: Sequence[tuple[str, int]],
    chosen: str | None,
    take: Callable[[str | None], None],
    names: Mapping[str, str] = MappingProxyType({}),
) -> None:
    menu.clear()
    for old in menu.findChildren(QActionGroup):
        old.deleteLater()
    group = QActionGroup(menu)
    for value, label in [(None, anything), *((v, f"{names.get(v, v)}\t{n}") for v, n in offered)]:
        action = QAction(label, menu, checkable=True)
        action.setChecked(value == chosen)
        action.triggered.connect(lambda checked=False, v=value: take(v))
        group.addAction(action)
        menu.addAction(action)
