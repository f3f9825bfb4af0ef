"""The form of a template's options, drawn from what the template declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QSpinBox, QWidget

from briefer.faults import Fault
from briefer.ui.dialogs.colour_field import ColourField

if TYPE_CHECKING:
    from briefer.templating.options import Option

_LARGE = 1_000_000
_SHORTEST = 12  # letters of a choice that show at the least; its list shows all of them
_FORMS = {"date": "2019-08-15", "list": "first, second, third", "picture": "name.png"}


class OptionsForm(QWidget):
    """One field an option, with its label, help and default."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 8, 0)
        self._read: dict[str, Callable[[], object]] = {}
        self._options: tuple[Option, ...] = ()

    def show_options(self, options: Sequence[Option], given: Mapping[str, object]) -> None:
        """Draw the form anew."""
        while self._form.rowCount():
            self._form.removeRow(0)
        self._read = {}
        self._options = tuple(options)
        for option in options:
            field, read = _field(option, given.get(option.name, option.default), self)
            field.setToolTip(option.help)
            field.setAccessibleName(option.label)
            self._read[option.name] = read
            if isinstance(field, QCheckBox):
                self._form.addRow(field)
            else:
                self._form.addRow(option.label, field)
        if not options:
            self._form.addRow(QLabel(self.tr("This template has no options."), self))

    def values(self) -> dict[str, Any]:
        """Return what differs from the defaults, checked; raises Fault with the way out."""
        found: dict[str, Any] = {}
        for option in self._options:
            value = option.checked(self._read[option.name]())
            if value != option.default:
                found[option.name] = _plain(value)
        return found

    def problem(self) -> str:
        """Return what is wrong with the form, empty where nothing is."""
        try:
            self.values()
        except Fault as fault:
            return str(fault)
        return ""


def _field(option: Option, value: object, parent: QWidget) -> tuple[QWidget, Callable[[], object]]:
    """Return the widget for an option's kind, and how it is read."""
    match option.kind:
        case "yes_no":
            box = QCheckBox(option.label, parent)
            box.setChecked(value is True or str(value).lower() in ("yes", "true", "on", "1"))
            return box, box.isChecked
        case "choice":
            choice = QComboBox(parent)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(_SHORTEST)
            for key, label in option.choices:
                choice.addItem(label, key)
            choice.setCurrentIndex(max(0, choice.findData(str(value))))
            return choice, choice.currentData
        case "number" if all(float(n).is_integer() for n in (option.default, option.least or 0, option.most or 0)):  # type: ignore[arg-type]
            spin = QSpinBox(parent)
            spin.setRange(
                -_LARGE if option.least is None else int(option.least),
                _LARGE if option.most is None else int(option.most),
            )
            spin.setValue(int(float(str(value))))
            return spin, spin.value
        case "colour":
            colour = ColourField(str(value), parent)
            return colour, colour.text
    line = QLineEdit(_words(value), parent)
    line.setPlaceholderText(_FORMS.get(str(option.kind), option.help))
    return line, line.text


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def _plain(value: object) -> str | int | float | bool:
    """Return a value as a pack file keeps it."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return value.isoformat() if isinstance(value, date) else value  # type: ignore[return-value]
