"""Options of every kind in the form: a good value is taken, a bad one told in one sentence."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from briefer.faults import Fault
from briefer.templating.options import Option, declared
from briefer.ui.dialogs.colour_field import ColourField
from briefer.ui.dialogs.options_form import OptionsForm

_TABLES: dict[str, dict[str, object]] = {
    "line": {"type": "text", "label": "Line", "max": 10},
    "count": {"type": "number", "label": "Count", "default": 3, "min": 1, "max": 9},
    "share": {"type": "number", "label": "Share", "default": 0.5, "min": 0, "max": 1},
    "size": {"type": "choice", "label": "Size", "choices": ["s", "m"], "labels": ["Small", "Medium"]},
    "shown": {"type": "yes_no", "label": "Shown", "default": True},
    "day": {"type": "date", "label": "Day"},
    "tint": {"type": "colour", "label": "Tint", "default": "#0B5563"},
    "logo": {"type": "picture", "label": "Logo"},
    "names": {"type": "list", "label": "Names", "max": 2},
}
_GOOD = {
    "line": ("Desk", "Desk"), "count": ("5", 5), "share": ("0.25", 0.25), "size": ("Medium", "m"), "shown": ("no", False),
    "day": ("2019-08-15", "2019-08-15"), "tint": ("#aa0011", "AA0011"), "logo": ("logo.png", "logo.png"), "names": ("a, b", "a, b"),
}  # fmt: skip
_BAD = {
    "line": ("much too long a line", "give at most 10 letters"),
    "count": ("12", "give 1 to 9"),
    "share": ("half", "give a number, such as 5"),
    "size": ("large", "choose one of s, m"),
    "shown": ("perhaps", "give yes or no"),
    "day": ("15.8.2019", "give a date as 2019-08-15"),
    "tint": ("blue", "give a colour as #0B5563"),
    "names": ("a, b, c", "give at most 2 entries"),
}


def _option(name: str) -> Option:
    return declared({name: _TABLES[name]}, "template.toml")[0]


def _type(form: OptionsForm, name: str, words: str) -> None:
    """Put words into the one field of a form as a user would."""
    if box := form.findChild(QCheckBox):
        box.setChecked(words == "yes")
    elif choice := form.findChild(QComboBox):
        choice.setCurrentIndex(choice.findText(words))
    elif spin := form.findChild(QSpinBox):
        spin.setValue(int(words))
    else:
        colour = form.findChild(ColourField)
        line = colour.line if colour else form.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setText(words)


@pytest.mark.parametrize("name", _GOOD)
def test_the_form_takes_a_good_value_of_every_kind(qtbot: QtBot, name: str) -> None:
    form = OptionsForm()
    qtbot.addWidget(form)
    form.show_options((_option(name),), {})
    assert form.values() == {}

    words, kept = _GOOD[name]
    _type(form, name, words)

    assert form.values() == {name: kept}


@pytest.mark.parametrize("name", ["line", "share", "day", "tint", "names"])
def test_the_form_says_what_is_wrong_with_a_bad_value(qtbot: QtBot, name: str) -> None:
    form = OptionsForm()
    qtbot.addWidget(form)
    form.show_options((_option(name),), {})
    words, mend = _BAD[name]
    _type(form, name, words)

    assert form.problem() == f"Option {name} cannot be “{words}”: {mend}."


def test_a_field_of_whole_numbers_keeps_to_its_limits(qtbot: QtBot) -> None:
    form = OptionsForm()
    qtbot.addWidget(form)
    form.show_options((_option("count"),), {})
    _type(form, "count", "12")

    assert form.values() == {"count": 9}


@pytest.mark.parametrize("name", _BAD)
def test_a_bad_value_is_told_in_one_sentence(name: str) -> None:
    words, mend = _BAD[name]

    with pytest.raises(Fault, match="Option") as told:
        _option(name).checked(words)

    assert str(told.value) == f"Option {name} cannot be “{words}”: {mend}."
