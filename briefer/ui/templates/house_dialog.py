"""“Use my house style…”: choose a structure, pick the Word file, see the result at once, keep it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogs.frame import Frame, field_label
from briefer.ui.jobs import Jobs, Lane
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_S, SPACE_XL
from briefer.ui.preview.view import PageView
from briefer.ui.templates.wording import documents_folder, unbroken

if TYPE_CHECKING:
    from briefer.templating.template import Template
    from briefer.ui.template_calls import TemplateCalls

_USUAL = "weekly-brief"
_WORD = "*.docx *.dotx *.docm *.dotm"


class HouseDialog(Frame):
    """Makes a template of a house's own Word file."""

    kept = Signal(object)  # Template

    def __init__(
        self, calls: TemplateCalls, jobs: Jobs, look: Look, structures: Sequence[Template], parent: QWidget
    ) -> None:
        super().__init__("Use my house style", "Keep", parent, width=920)
        self._calls, self._jobs = calls, jobs
        self._tried: tuple[Template, bytes] | None = None
        self.setAcceptDrops(True)
        self.file = QLineEdit(self)
        self.file.setReadOnly(True)
        self.file.setPlaceholderText(self.tr("Drop it here, or choose it"))
        self.structure = QComboBox(self)
        self._offer(structures)
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(self.tr("What the template is to be called"))
        self.title.textChanged.connect(self._show_state)
        self.view = PageView(look, self)
        self.view.setMinimumSize(400, 480)
        self._wait = QLabel(self.tr("The result appears here."), self.view)
        self._wait.setProperty("role", "secondary")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self.view).addWidget(self._wait)
        whole = QHBoxLayout()
        whole.setSpacing(SPACE_XL)
        whole.addLayout(self._form(), 1)
        whole.addWidget(self.view, 1)
        self.body.addLayout(whole)
        self._show_state()

    def _offer(self, structures: Sequence[Template]) -> None:
        """List the structures; the weekly brief first comes to mind."""
        for template in structures:
            self.structure.addItem(template.title, template.name)
        self.structure.setCurrentIndex(max(0, self.structure.findData(_USUAL)))
        self.structure.currentIndexChanged.connect(self._try)

    def _form(self) -> QFormLayout:
        choose = QPushButton(self.tr("Choose…"), self)
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        choose.setFocus()
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("Word file"), row)
        form.addRow(self.tr("Structure"), self.structure)
        form.addRow(self.tr("Title"), self.title)
        said = self.tr(
            "Styles, page, headers, footers and logo are taken as they are. Placeholders such as {{ pack.title }} are "
            "filled in; a paragraph {{ body }} says where the content goes."
        )
        hint = field_label(unbroken(said), self)
        hint.setWordWrap(True)
        form.addRow("", hint)
        form.setAlignment(Qt.AlignmentFlag.AlignTop)
        return form

    def take_file(self, path: Path) -> None:
        """Try a Word file at once."""
        self.file.setText(str(path))
        if not self.title.text():
            self.title.setText(path.stem.replace("_", " ").replace("-", " ").strip().capitalize())
        self._try()

    def accepting(self) -> None:
        """Keep the template under the title given."""
        if self._tried is None:
            return
        template, pages = self._tried
        title, structure = self.title.text().strip(), str(self.structure.currentData())
        self._jobs.run(
            lambda job: self._calls.keep(template, title, structure, pages),
            self._done,
            self.show_fault,
            lane=Lane.PAGES,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a file can be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take the file dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take_file(paths[0])

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a Word file"), documents_folder(), f"Word ({_WORD})"
        )
        if name:
            self.take_file(Path(name))

    def _try(self) -> None:
        path, structure = self.file.text(), str(self.structure.currentData())
        if not path:
            return
        self.show_fault("")
        self._tried = None
        self._show_state()
        self._jobs.run(
            lambda job: self._calls.tried(Path(path), structure),
            self._show,
            self._refuse,
            lane=Lane.PAGES,
            key="house style",
        )

    def _show(self, tried: tuple[Template, bytes]) -> None:
        self._tried = tried
        self._wait.hide()
        self.view.show_pdf(tried[1], {})
        self._show_state()

    def _refuse(self, problem: Exception) -> None:
        self.view.clear()
        self._wait.show()
        self.show_fault(problem)

    def _done(self, template: Template) -> None:
        self.kept.emit(template)
        self.accept()

    def _show_state(self) -> None:
        self.accept_button.setEnabled(self._tried is not None and bool(self.title.text().strip()))
