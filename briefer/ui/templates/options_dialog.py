"""The defaults of one of the user's own templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from briefer.faults import Fault
from briefer.ui.dialogs.frame import Frame
from briefer.ui.dialogs.options_form import OptionsForm

if TYPE_CHECKING:
    from briefer.templating.template import Template


class OptionsDialog(Frame):
    """Asks what new packs and exports with this template start from."""

    chosen = Signal(object)  # Mapping of the options that differ from today's defaults

    def __init__(self, template: Template, parent: QWidget) -> None:
        super().__init__(f"Options of {template.title}", "Keep as defaults", parent, width=520)
        self.form = OptionsForm(self)
        self.form.show_options(template.options, {})
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.form)
        scroll.setMinimumHeight(360)
        self.body.addWidget(scroll)

    def accepting(self) -> None:
        """Hand over what was changed; a value that is out of its limits is told beside the form."""
        try:
            values: Mapping[str, object] = self.form.values()
        except Fault as fault:
            self.show_fault(fault)
            return
        self.chosen.emit(values)
        self.accept()
