"""The template manager: pictures at the left, the template's pages in the middle, what it is and what can be done at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QFileSystemWatcher, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QIcon, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogs.question import agreed
from briefer.ui.jobs import Jobs, Lane
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_M, SPACE_S
from briefer.ui.preview.view import PageView
from briefer.ui.template_calls import TemplateCalls
from briefer.ui.templates.details import Details
from briefer.ui.templates.house_dialog import HouseDialog
from briefer.ui.templates.options_dialog import OptionsDialog
from briefer.ui.templates.wording import documents_folder

if TYPE_CHECKING:
    from briefer.templating.template import Template

T = TypeVar("T")
_NAME = "templates"
_SETTLE_MS = 600  # a word processor writes a file in steps
_PICTURE = QSize(188, 132)
_FILES = "Briefer templates (*.brieftemplate)"


class TemplateManager(QWidget):
    """All templates; the user's own can be changed, shipped ones only duplicated."""

    def __init__(self, calls: TemplateCalls, jobs: Jobs, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._calls, self._jobs, self._look = calls, jobs, look
        self._templates: list[Template] = []
        self.setObjectName(_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Templates"))
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(1180, 720)
        self.gallery = QListWidget(self)
        self.gallery.setIconSize(_PICTURE)
        self.gallery.setFixedWidth(232)
        self.gallery.setSpacing(SPACE_S)
        self.gallery.setProperty("role", "panel")
        self.gallery.setAccessibleName(self.tr("Templates"))
        self.gallery.currentRowChanged.connect(lambda row: self._show())
        self.view = PageView(look, self)
        self.details = Details(look, self)
        self.details.setFixedWidth(330)
        self.fault = QLabel(self)
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.setContentsMargins(SPACE_M, 0, SPACE_M, 0)
        self.fault.hide()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._reread)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda name: self._settle.start())
        self._arrange()
        self.reload()

    @classmethod
    def show_for(cls, parent: QWidget, make_calls: Callable[[], TemplateCalls], jobs: Jobs, look: Look) -> None:
        """Show the manager of a window, or bring it to the front."""
        found = parent.findChild(TemplateManager, _NAME)
        window = found if found is not None else cls(make_calls(), jobs, look, parent)
        window.show()
        window.raise_()
        window.activateWindow()

    @property
    def template(self) -> Template | None:
        """The template chosen."""
        row = self.gallery.currentRow()
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def reload(self, chosen: str = "") -> None:
        """List the templates anew and choose one."""
        self._do(lambda: self._calls.all(), lambda found: self._list(found, chosen))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the process that prints specimens ends with the manager."""
        self._calls.close()
        super().closeEvent(event)

    def _arrange(self) -> None:
        self.buttons = {
            name: self._button(words, act)
            for name, words, act in (
                ("house", self.tr("Use my house style…"), self._use_house),
                ("import", self.tr("Import…"), self._import),
                ("duplicate", self.tr("Duplicate"), self._duplicate),
                ("options", self.tr("Options…"), self._options),
                ("open", self.tr("Open the Word file"), self._open),
                ("export", self.tr("Export…"), self._export),
                ("remove", self.tr("Remove"), self._remove),
            )
        }
        self.buttons["house"].setProperty("role", "primary")
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        foot.setSpacing(SPACE_S)
        for name in ("house", "import"):
            foot.addWidget(self.buttons[name])
        foot.addStretch(1)
        for name in ("duplicate", "options", "open", "export", "remove"):
            foot.addWidget(self.buttons[name])
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self.gallery)
        panes.addWidget(self.view, 1)
        panes.addWidget(self.details)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_S)
        whole.addLayout(panes, 1)
        whole.addWidget(self.fault)
        whole.addLayout(foot)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(lambda: act())
        return button

    def _do(self, work: Callable[[], T], done: Callable[[T], None], *, key: str = "") -> None:
        self._tell("")
        self._jobs.run(lambda job: work(), done, self._tell, lane=Lane.PAGES, key=key)

    def _tell(self, problem: Exception | str) -> None:
        self.fault.setText(str(problem))
        self.fault.setVisible(bool(str(problem)))

    # the gallery

    def _list(self, found: list[Template], chosen: str) -> None:
        self._templates = found
        self.gallery.clear()
        for template in found:
            item = QListWidgetItem(self._picture(template), template.title)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setToolTip(template.description)
            item.setSizeHint(QSize(208, 172))
            self.gallery.addItem(item)
        self.gallery.setViewMode(QListWidget.ViewMode.IconMode)
        self.gallery.setMovement(QListWidget.Movement.Static)
        names = [template.name for template in found]
        self.gallery.setCurrentRow(names.index(chosen) if chosen in names else 0)

    def _picture(self, template: Template) -> QIcon:
        picture = QPixmap()
        if template.preview and picture.loadFromData(template.preview):
            picture = picture.scaled(
                _PICTURE * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            icon = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it
            return icon
        return self._look.icon("template", self._look.tokens.secondary, 64)

    def _show(self) -> None:
        template = self.template
        own = template is not None and not template.shipped and template.folder is not None
        for name in ("options", "open", "remove"):
            self.buttons[name].setEnabled(own)
            self.buttons[name].setToolTip(
                "" if own else self.tr("Shipped templates stay as they are: duplicate it first")
            )
        if template is None:
            return
        self._watch(template)
        self.details.show_template(template)
        calls = self._calls
        self._jobs.run(
            lambda job: calls.pages(template),
            self._show_pages,
            self._show_problem,
            lane=Lane.PAGES,
            key="template pages",
        )
        self._do(lambda: calls.remarks(template), self.details.show_remarks, key="template remarks")

    def _show_pages(self, pages: bytes) -> None:
        self.view.show_pdf(pages, {})

    def _show_problem(self, problem: Exception) -> None:
        self.view.clear()
        self.details.show_problem(problem)

    def _watch(self, template: Template) -> None:
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        if template.folder is not None and template.folder.is_dir() and not template.shipped:
            self._watcher.addPaths([str(path) for path in template.folder.iterdir() if path.is_file()])

    def _reread(self) -> None:
        if self.template is not None:
            self.reload(self.template.name)

    # what can be done

    def _use_house(self) -> None:
        dialog = HouseDialog(self._calls, self._jobs, self._look, self._templates, self)
        dialog.kept.connect(lambda template: self.reload(template.name))
        dialog.open()

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a template"), documents_folder(), _FILES)
        if name:
            self._do(lambda: self._calls.bring_in(Path(name)), lambda made: self.reload(made.name))

    def _duplicate(self) -> None:
        template = self.template
        if template is not None:
            self._do(lambda: self._calls.duplicate(template), lambda made: self.reload(made.name))

    def _options(self) -> None:
        template = self.template
        if template is not None:
            dialog = OptionsDialog(template, self)
            dialog.chosen.connect(
                lambda values: self._do(
                    lambda: self._calls.set_defaults(template, values), lambda made: self.reload(made.name)
                )
            )
            dialog.open()

    def _open(self) -> None:
        template = self.template
        if template is not None and template.folder is not None:
            file = template.folder / "style.docx"
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
                self._tell(
                    self.tr(
                        "No program here opens Word files. Open {file} yourself; the pages follow when it is saved."
                    ).format(file=file)
                )

    def _export(self) -> None:
        template = self.template
        if template is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export the template"),
            str(Path(documents_folder(), f"{template.name}.brieftemplate")),
            _FILES,
        )
        if name:
            target = Path(name) if name.endswith(".brieftemplate") else Path(f"{name}.brieftemplate")
            self._do(lambda: self._calls.hand_out(template, target), lambda path: None)

    def _remove(self) -> None:
        template = self.template
        if template is not None and agreed(
            self,
            self.tr("Remove the template “{title}”?").format(title=template.title),
            self.tr("Packs made with it carry a copy and stay as they are."),
            self.tr("Remove"),
        ):
            self._do(lambda: self._calls.remove(template), lambda _: self.reload())
