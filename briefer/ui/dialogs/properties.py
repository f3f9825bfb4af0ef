"""The pack's properties: what stands on its cover and on every page."""

from __future__ import annotations

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QFormLayout, QLineEdit, QWidget

from briefer.pack.model import Pack
from briefer.pack.steps import SetProperties
from briefer.ui.dialogs.frame import Frame
from briefer.ui.dialogs.marking import MarkingBox

_TEXTS = (
    ("title", "Title"),
    ("subtitle", "Subtitle"),
    ("series", "Series"),
    ("number", "Number"),
    ("issuer", "Issuer"),
    ("author", "Author"),
    ("caveats", "Caveats"),
    ("recipients", "Recipients, by comma"),
)


class PropertiesDialog(Frame):
    """Makes one step of all that was changed."""

    step_made = Signal(object)

    def __init__(self, pack: Pack, parent: QWidget) -> None:
        super().__init__("Properties of the pack", "Keep", parent, width=560)
        self._pack = pack
        form = QFormLayout()
        self.fields: dict[str, QLineEdit] = {}
        for name, label in _TEXTS:
            self.fields[name] = QLineEdit(_shown(getattr(pack, name)), self)
            form.addRow(self.tr(label), self.fields[name])
        self.day = QDateEdit(self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMMM yyyy")
        day = pack.date
        self.day.setDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        form.addRow(self.tr("Date"), self.day)
        self.marking = MarkingBox(pack.marking, self)
        form.addRow(self.tr("Marking"), self.marking)
        self.body.addLayout(form)

    def accepting(self) -> None:
        """Make the step."""
        values: dict[str, object] = {name: field.text().strip() for name, field in self.fields.items()}
        values["recipients"] = tuple(
            filter(None, (part.strip() for part in self.fields["recipients"].text().split(",")))
        )
        values["marking"] = self.marking.marking()
        shown = self.day.date()
        if self._pack.date or shown != QDate.currentDate():
            values["date"] = shown.toPython()
        changed = {name: value for name, value in values.items() if value != getattr(self._pack, name)}
        if changed:
            self.step_made.emit(SetProperties(values=changed))
        self.accept()


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
