"""What the manager says of one template: whose it is, its options, and what the check found."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_L, SPACE_M, SPACE_S
from briefer.ui.templates.wording import sentence, unbroken

if TYPE_CHECKING:
    from briefer.templating.remarks import Remark
    from briefer.templating.template import Template


class Details(QScrollArea):
    """Title, description, ownership, options, remarks."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setWidgetResizable(True)
        self.setProperty("role", "panel")
        inner = QWidget(self)
        inner.setProperty("role", "pane")
        self._title = self._label("pane-title", inner)
        self._owner = self._label("secondary", inner)
        self._about = self._label("", inner)
        self._options = self._label("secondary", inner)
        self._head = self._label("heading", inner)
        self.remarks = self._label("", inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        for label in (self._title, self._owner, self._about, self._options):
            column.addWidget(label)
        column.addSpacing(SPACE_M)
        column.addWidget(self._head)
        column.addWidget(self.remarks)
        column.addStretch(1)
        self.setWidget(inner)

    def show_template(self, template: Template) -> None:
        """Show one template; its check follows."""
        self._title.setText(template.title)
        self._owner.setText(self.tr("Shipped with Briefer") if template.shipped else self.tr("Your own"))
        self._about.setText(template.description)
        labels = [option.label for option in template.options]
        self._options.setText(self.tr("{n} options").format(n=len(labels)) if labels else "")
        self._options.setToolTip("\n".join(labels))
        self._head.setText(self.tr("Checking…"))
        self.remarks.setText("")

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show what the check found: place, problem, mend."""
        self._head.setText(self._counted(remarks) if remarks else self.tr("Checked: nothing to mend"))
        tokens = self._look.tokens
        colours = {"error": tokens.danger, "warning": tokens.warning, "note": tokens.secondary}
        self.remarks.setText(
            "".join(
                f"<p style='margin:0 0 8px 0'><b style='color:{colours[str(one.severity)]}'>{escape(one.place)}</b><br>"
                f"{escape(unbroken(sentence(one.problem)))} {escape(unbroken(one.mend))}</p>"
                for one in remarks
            )
        )

    def _counted(self, remarks: Sequence[Remark]) -> str:
        """Return how many there are of each weight: colour alone says it to nobody who does not see it."""
        kinds = (
            ("error", self.tr("1 error"), self.tr("{n} errors")),
            ("warning", self.tr("1 warning"), self.tr("{n} warnings")),
            ("note", self.tr("1 note"), self.tr("{n} notes")),
        )
        counts = [(sum(str(remark.severity) == kind for remark in remarks), one, many) for kind, one, many in kinds]
        return ", ".join(one if count == 1 else many.format(n=count) for count, one, many in counts if count)

    def show_problem(self, problem: Exception) -> None:
        """Show why the template cannot be set."""
        self._head.setText(self.tr("This template cannot be used yet"))
        self.remarks.setText(escape(str(problem)))

    @staticmethod
    def _label(role: str, parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label
