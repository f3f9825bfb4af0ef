"""Correcting what is said about a bulletin; corrections stick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from briefer.bulletin import Bulletin, Period
from briefer.ui.dialogs.frame import Frame, field_label
from briefer.ui.dialogs.marking import MarkingBox
from briefer.ui.session import Session


class CorrectionDialog(Frame):
    """Title, series, issuer, period, marking and grade of one bulletin."""

    def __init__(self, session: Session, bulletin: Bulletin, then: Callable[[], None], parent: QWidget) -> None:
        super().__init__("Correct the bulletin", "Correct", parent, width=560)
        self._session, self._bulletin, self._then = session, bulletin, then
        form = QFormLayout()
        self.fields = {name: QLineEdit(getattr(bulletin, name) or "", self) for name in ("title", "series", "issuer")}
        self.fields["period"] = QLineEdit(str(bulletin.period or ""), self)
        self.fields["period"].setPlaceholderText("2019-07-28/2019-08-11")
        for name, field in self.fields.items():
            form.addRow(self.tr(name.capitalize()), field)
        self.marking = MarkingBox(bulletin.marking or "", self)
        form.addRow(self.tr("Marking"), self.marking)
        self.reliability, self.credibility = (
            _grades("ABCDEF", bulletin.reliability, self),
            _grades("123456", bulletin.credibility, self),
        )
        form.addRow(self.tr("Reliability of the source"), self.reliability)
        form.addRow(self.tr("Credibility of the item"), self.credibility)
        self.body.addLayout(form)
        found = "; ".join(f"{finding.name} from {finding.source}" for finding in bulletin.findings)
        if found:
            label = field_label(self.tr("Found by Briefer: {found}").format(found=found), self)
            label.setWordWrap(True)
            self.body.addWidget(label)

    def accepting(self) -> None:
        """Correct what was changed."""
        try:
            values = self._values()
        except ValueError:
            self.show_fault(
                self.tr("Write the period as first day/last day, such as 2019-07-28/2019-08-11, or one day.")
            )
            return
        changed = {name: value for name, value in values.items() if value != getattr(self._bulletin, name)}
        if not changed:
            self.accept()
            return
        self._session.ask(
            lambda calls: calls.correct(self._bulletin.id, changed), lambda _: self._done(), failed=self.show_fault
        )

    def _values(self) -> dict[str, object]:
        values: dict[str, object] = {name: field.text().strip() or None for name, field in self.fields.items()}
        values["title"] = values["title"] or self._bulletin.title
        values["period"] = Period.parse(str(values["period"])) if values["period"] else None
        values["marking"] = self.marking.marking() or None
        values["reliability"] = self.reliability.currentText() or None
        values["credibility"] = self.credibility.currentText() or None
        return values

    def _done(self) -> None:
        self._session.library_changed.emit()
        self._then()
        self.accept()


def _grades(letters: str, chosen: str | None, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.addItems(["", *letters])
    box.setCurrentText(chosen or "")
    return box
