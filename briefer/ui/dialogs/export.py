"""The export dialog: format, template, its options, marking, where to; then progress, and the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogs.frame import Frame, field_label
from briefer.ui.dialogs.marking import MarkingBox
from briefer.ui.dialogs.options_form import OptionsForm
from briefer.ui.jobs import Job, Lane
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_S, SPACE_XL
from briefer.ui.session import Session
from briefer.ui.settings import Settings
from briefer.ui.wishes import ExportWish
from briefer.writing.marking import file_name

if TYPE_CHECKING:
    from briefer.templating.template import Template
    from briefer.workspace.exporting import ExportReport
    from briefer.workspace.packs import OpenPack

_FORMATS = ((".docx", "Word (.docx)"), (".pdf", "PDF"), (".html", "Web page"), (".md", "Markdown"))


class ExportDialog(Frame):
    """Writes the pack. `step_made` gives the step that keeps in the pack who allowed a weaker marking."""

    step_made = Signal(object)

    def __init__(self, session: Session, open_pack: OpenPack, look: Look, settings: Settings, parent: QWidget) -> None:
        from briefer.workspace.exporting import recorded_decision

        super().__init__("Export", "Export", parent, width=920)
        self._session, self._open_pack, self._look, self._settings = session, open_pack, look, settings
        self._job: Job | None = None
        self._templates: list[Template] = []
        pack = open_pack.pack
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("Formats"), self._format_row())
        self.template = QComboBox(self)
        self.template.currentIndexChanged.connect(self._show_options)
        form.addRow(self.tr("Template"), self.template)
        self.marking = MarkingBox(pack.marking, self)
        form.addRow(self.tr("Marking"), self.marking)
        self.decision = QLineEdit(recorded_decision(open_pack, pack.marking), self)
        self.decision.setPlaceholderText(self.tr("Only where it is weaker than a source's: who allowed it, and why"))
        form.addRow(self.tr("Decision"), self.decision)
        form.addRow(self.tr("Folder"), self._folder_row())
        self.name = QLineEdit(file_name(pack.title), self)
        form.addRow(self.tr("File name"), self.name)
        self.draft = QCheckBox(self.tr("This is a draft: do not count it as sent"), self)
        form.addRow("", self.draft)
        self._form = QWidget(self)
        whole = QHBoxLayout(self._form)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_XL)
        whole.addLayout(form, 1)
        whole.addLayout(self._option_column(), 1)
        self.body.addWidget(self._form)
        self._make_progress()
        session.ask(lambda calls: calls.packs.templates(), self._take_templates, lane=Lane.PACK, failed=self.show_fault)

    def _option_column(self) -> QVBoxLayout:
        self.options = OptionsForm(self)
        scroll = QScrollArea(self)
        scroll.setWidget(self.options)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumHeight(300)
        column = QVBoxLayout()
        column.setSpacing(SPACE_S)
        column.addWidget(field_label(self.tr("Options of the template"), self))
        column.addWidget(scroll, 1)
        return column

    def _format_row(self) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        self.formats: dict[str, QCheckBox] = {}
        for ending, label in _FORMATS:
            box = QCheckBox(label, row)
            box.setChecked(ending in (".docx", ".pdf"))
            self.formats[ending] = box
            layout.addWidget(box)
        layout.addStretch(1)
        return row

    def _folder_row(self) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        path = self._open_pack.path
        self.folder = QLineEdit(str(path.parent if path else self._settings.last_folder), row)
        choose = QPushButton(self.tr("Choose…"), row)
        choose.clicked.connect(self._choose_folder)
        layout.addWidget(self.folder, 1)
        layout.addWidget(choose)
        return row

    def _make_progress(self) -> None:
        self._progress = QWidget(self)
        layout = QVBoxLayout(self._progress)
        layout.setContentsMargins(0, 0, 0, 0)
        self.words = QLabel(self._progress)
        self.words.setTextFormat(Qt.TextFormat.PlainText)  # remarks quote passages as they are
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar(self._progress)
        self.bar.setTextVisible(False)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        self._progress.hide()
        self.body.addWidget(self._progress)

    # asking

    def _take_templates(self, templates: list[Template]) -> None:
        self._templates = templates
        for template in templates:
            self.template.addItem(template.title, template.name)
        self.template.setCurrentIndex(max(0, self.template.findData(self._open_pack.pack.template.name)))
        self._show_options()

    def _show_options(self) -> None:
        chosen = self._chosen_template()
        if chosen is not None:
            self.template.setToolTip(chosen.description)
            self.options.show_options(chosen.options, self._open_pack.pack.template.options)

    def _chosen_template(self) -> Template | None:
        return next((t for t in self._templates if t.name == self.template.currentData()), None)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.folder.text())
        if name:
            self.folder.setText(name)

    def targets(self) -> tuple[Path, ...]:
        """Return the files that would be written; the marking they will carry stands in their names."""
        from briefer.workspace.exporting import marking_of

        chosen = [ending for ending, box in self.formats.items() if box.isChecked()]
        marking = marking_of(self._open_pack, self.marking.marking())
        names = [file_name(self.name.text(), marking, ending) for ending in chosen]
        return tuple(Path(self.folder.text(), name) for name in names)

    # doing

    def accepting(self) -> None:
        """Write in the background."""
        problem = self.options.problem()
        targets = self.targets()
        if not targets:
            problem = self.tr("Choose at least one format.")
        self.show_fault(problem)
        if problem:
            return
        wish = ExportWish(
            targets=targets,
            template=str(self.template.currentData() or self._open_pack.pack.template.name),
            options=self.options.values(),
            marking=self.marking.marking(),
            marking_decision=self.decision.text().strip(),
            draft=self.draft.isChecked(),
        )
        self._settings.last_folder = targets[0].parent
        self._show_working()
        self._job = self._session.change(
            lambda calls, job: calls.packs.export(self._open_pack, wish, job, self._hear),
            self._done,
            title=self.tr("Exporting"),
            lane=Lane.EXPORT,
            failed=self._failed,
        )

    def reject(self) -> None:
        """Cancel: stop the export, or close."""
        if self._job is not None:
            self._job.stop()
            self._job = None
            self._show_form()
        else:
            super().reject()

    def _hear(self, done: int, total: int, what: str) -> None:
        """Take progress from the thread that exports."""
        self._session.jobs.post(lambda: self._show_progress(done, total, what))

    def _show_progress(self, done: int, total: int, what: str) -> None:
        if self._job is not None:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.words.setText(self.tr("Writing {what}…").format(what=what) if what else self.tr("Writing…"))

    def _show_working(self) -> None:
        self._form.setEnabled(False)
        self.accept_button.setEnabled(False)
        self.words.setText(self.tr("Setting the pages…"))
        self.bar.setRange(0, 0)
        self._progress.show()

    def _show_form(self) -> None:
        self._form.setEnabled(True)
        self.accept_button.setEnabled(True)
        self._progress.hide()

    def _failed(self, problem: Exception) -> None:
        self._job = None
        self._show_form()
        self.show_fault(problem)

    def _done(self, report: ExportReport) -> None:
        self._job = None
        if report.decision:
            self.step_made.emit(report.decision)
        self._form.hide()
        self.bar.hide()
        names = ", ".join(path.name for path in report.files)
        sent = self.tr("It counts as sent.") if report.sent else self.tr("It is a draft and does not count as sent.")
        marking = self.tr("Marked {marking}. ").format(marking=report.marking) if report.marking else ""
        remarks = "\n".join(("", *report.remarks)) if report.remarks else ""
        self.words.setText(
            self.tr("Written: {names}\n{marking}{sent}").format(names=names, marking=marking, sent=sent) + remarks
        )
        self.cancel_button.hide()
        self.accept_button.hide()
        for path in report.files:
            self._offer(self.tr("Open {name}").format(name=path.suffix[1:].upper()), path)
        self._offer(self.tr("Show in folder"), report.files[0].parent)
        close = QPushButton(self.tr("Done"), self)
        close.setProperty("role", "primary")
        close.clicked.connect(self.accept)
        self.foot.addWidget(close)
        close.setFocus()
        self.adjustSize()

    def _offer(self, words: str, path: Path) -> None:
        button = QPushButton(words, self)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        self.foot.addWidget(button)
