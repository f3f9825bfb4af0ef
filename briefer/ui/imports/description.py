"""What was found about a bulletin, field by field: the value to be corrected, where it is from, and whether it should be looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefer.bulletin import Bulletin, Period
from briefer.ui.library.filters import LANGUAGES
from briefer.ui.look.tokens import SPACE_M, SPACE_S

_SOURCES = {"user": "by you", "library": "from your library", "text": "from the text", "title": "from the title"}
_PARSED: dict[str, Callable[[str], object]] = {"period": Period.parse, "published": date.fromisoformat}
_FORMS = {
    "period": "Write first day/last day, such as 2019-07-28/2019-08-11, or one day.",
    "published": "Write the day as 2019-08-11.",
}
_PLACES = {"title": (0, 0, 3), "series": (1, 0, 2), "issuer": (1, 2, 1), "period": (2, 0, 1), "published": (2, 1, 1)}


class Field(QWidget):
    """One value: its name, an editor, and below it where the value is from."""

    def __init__(self, name: str, words: str, editor: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.words = words
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        label = QLabel(words, self)
        label.setProperty("role", "secondary")
        label.setBuddy(editor)
        editor.setAccessibleName(words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (label, editor, self.told):
            layout.addWidget(widget)

    def tell(self, words: str, role: str) -> None:
        """Say where the value is from, or what is the matter with it."""
        self.told.setText(words)
        self.told.setToolTip(words)
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)


class Description(QWidget):
    """Title, series, issuer, period, day of publication, language. `corrected` brings name and value once an edit is finished."""

    corrected = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bulletin: Bulletin | None = None
        self.edits = {name: QLineEdit(self) for name in _PLACES}
        self.language = QComboBox(self)
        names = (
            self.tr("Title"), self.tr("Series"), self.tr("Issuer"), self.tr("Period"), self.tr("Published")
        )  # fmt: skip
        self.fields: dict[str, Field] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        for (name, (row, column, width)), words in zip(_PLACES.items(), names, strict=True):
            self.fields[name] = Field(name, words, self.edits[name], self)
            grid.addWidget(self.fields[name], row, column, 1, width)
            self.edits[name].setPlaceholderText(self.tr("not found"))
            self.edits[name].editingFinished.connect(lambda n=name: self._edited(n))
        self.fields["language"] = Field("language", self.tr("Language"), self.language, self)
        grid.addWidget(self.fields["language"], 2, 2)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.language.activated.connect(lambda _: self._chosen())

    def show_bulletin(self, bulletin: Bulletin, doubts: Mapping[str, str]) -> None:
        """Show what was found, and where."""
        is_other = self._bulletin is None or self._bulletin.id != bulletin.id
        self._bulletin = bulletin
        sources = {finding.name: finding.source for finding in bulletin.findings}
        for name, edit in self.edits.items():
            if is_other or not (edit.hasFocus() and edit.isModified()):  # never under the user's hands
                edit.setText(_shown(getattr(bulletin, name)))
                edit.setCursorPosition(0)
        self.language.clear()
        codes = dict.fromkeys(["", *LANGUAGES, bulletin.language or ""])
        for code in codes:
            self.language.addItem(LANGUAGES.get(code, code) or self.tr("not known"), code)
        self.language.setCurrentIndex(list(codes).index(bulletin.language or ""))
        for name, field in self.fields.items():
            source = sources.get(name, "")
            told = _SOURCES.get(source, self.tr("from the {source}").format(source=source)) if source else " "
            field.tell(f"⚠ {doubts[name]}" if name in doubts else told, "doubt" if name in doubts else "secondary")

    def fault(self) -> str:
        """Return what is wrong with the values written, in words; empty where they can be kept."""
        return next((f"{self.fields[n].words}: {_FORMS[n]}" for n in _PARSED if not self._is_sound(n)), "")

    def _is_sound(self, name: str) -> bool:
        try:
            self._value(name)
        except ValueError:
            return False
        return True

    def _value(self, name: str) -> object:
        """Return what is written; raises ValueError where it is no day or period."""
        words = self.edits[name].text().strip()
        parse = _PARSED.get(name)
        return (parse(words) if parse else words) if words else None

    def _edited(self, name: str) -> None:
        if self._bulletin is None:
            return
        if not self._is_sound(name):
            self.fields[name].tell(_FORMS[name], "wrong")
            return
        value = self._value(name)
        if value != getattr(self._bulletin, name) and (value or name != "title"):
            self.corrected.emit(name, value)

    def _chosen(self) -> None:
        code = self.language.currentData() or None
        if self._bulletin is not None and code != self._bulletin.language:
            self.corrected.emit("language", code)


def _shown(value: object) -> str:
    """Return a value as it is written in its field: a period of one day as that day."""
    if isinstance(value, Period) and value.start == value.end and value.start is not None:
        return str(value.start)
    return "" if value is None else str(value)
