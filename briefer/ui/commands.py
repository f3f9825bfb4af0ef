"""What the window's actions do; each asks the workspace, a pane or a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from briefer.ui.dragging import Dragged
from briefer.ui.jobs import Lane
from briefer.ui.library_commands import LibraryCommands
from briefer.ui.look.look import Look
from briefer.ui.session import Session
from briefer.ui.settings import Settings

if TYPE_CHECKING:
    from briefer.pack.check import Checked
    from briefer.pack.model import AnyItem
    from briefer.ui.window import Window
    from briefer.workspace.importing import FileReport
    from briefer.workspace.packs import OpenPack

_PACK_ACTIONS = (
    "save", "next", "check", "save_as", "export", "edit_item", "remove_item", "up", "down", "section", "note", "assessment", "page_break",
    "properties",
)  # fmt: skip


Acts = dict[str, Callable[[], object]]


class Commands(QObject):
    """Wires every action once."""

    def __init__(self, window: Window, session: Session, look: Look, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._look = look
        self._settings = settings
        self.library = LibraryCommands(window, session, settings)
        self._wire()
        self._wire_panes()
        self._make_view_menu()
        self._make_recent_menu()
        self.show_state()

    def _wire(self) -> None:
        window = self._window
        for name, act in {**self._file_acts(), **self._pack_acts(), **self._other_acts()}.items():
            window.actions_of.wire(name, act)
        stack = window.editing.undo_stack
        stack.indexChanged.connect(lambda _: self.show_state())
        stack.canUndoChanged.connect(lambda _: self.show_state())

    def _file_acts(self) -> Acts:
        window, files = self._window, self._window.files
        return {
            "new": self.new_pack,
            "next": self.next_issue,
            "open": files.ask_open,
            "save": files.save,
            "save_as": files.save_as,
            "import": self.library.import_files,
            "import_folder": self.library.import_folder,
            "watch": self.library.watch_folder,
            "paste": self.library.paste,
            "export": self.export,
            "quit": window.close,
        }

    def _pack_acts(self) -> Acts:
        window, outline = self._window, self._window.pack.actions_of
        return {
            "check": self.check,
            "undo": window.editing.undo_stack.undo,
            "redo": window.editing.undo_stack.redo,
            "add": self.add_to_pack,
            "edit_item": outline.edit,
            "remove_item": outline.remove,
            "up": lambda: outline.shift(-1),
            "down": lambda: outline.shift(1),
            "section": outline.add_section,
            "note": outline.add_note,
            "assessment": outline.add_assessment,
            "page_break": outline.add_page_break,
            "properties": self.properties,
            "templates": self.templates,
        }

    def _other_acts(self) -> Acts:
        window, browser = self._window, self._window.reader.browser
        return {
            "find": self.library.find,
            "next_mention": lambda: browser.go_to_mention(True),
            "previous_mention": lambda: browser.go_to_mention(False),
            "start": window.reader.show_start,
            "palette": self.palette,
            "sample": self.open_sample,
            "help": self.help,
            "about": self.about,
        }

    def _wire_panes(self) -> None:
        window = self._window
        window.library.import_asked.connect(self.library.import_files)
        window.start_page.import_asked.connect(self.library.import_files)
        window.start_page.new_asked.connect(self.new_pack)
        window.start_page.sample_asked.connect(self.open_sample)
        window.pack.new_asked.connect(self.new_pack)
        window.pack.properties_asked.connect(self.properties)
        window.pack.actions_of.edit_asked.connect(self.edit_item)
        window.pack.actions_of.pack_needed.connect(self.with_pack)
        window.reader.add_asked.connect(lambda passages: self._add(Dragged(passages=passages)))
        window.reader.correct_asked.connect(self.library.correct)
        browser = window.reader.browser
        browser.rejected.connect(self.library.reject)
        browser.topic_asked.connect(window.library.topics.choose)
        for words, act in (
            (self.tr("Add to pack"), self.add_chosen_bulletins),
            (self.tr("New pack from these…"), self.new_pack_from_chosen),
            (self.tr("Correct…"), self.library.correct_chosen),
            (self.tr("Remove from the library"), self.library.remove_chosen),
        ):
            action = QAction(words, window.library.list)
            action.triggered.connect(lambda checked=False, run=act: run())
            window.library.list.addAction(action)

    def show_state(self) -> None:
        """Enable what can be done now; name what would be undone."""
        window = self._window
        window.actions_of.enable(_PACK_ACTIONS, window.editing.pack is not None)
        stack, by_name = window.editing.undo_stack, window.actions_of.by_name
        for name, can, what, words in (
            ("undo", stack.canUndo(), stack.undoText(), self.tr("Undo {what}")),
            ("redo", stack.canRedo(), stack.redoText(), self.tr("Redo {what}")),
        ):
            by_name[name].setEnabled(can)
            by_name[name].setText(words.format(what=what).strip())
            by_name[name].setToolTip(f"{words.format(what=what).strip()}   {by_name[name].shortcut().toString()}")

    # packs

    def new_pack(self, bulletins: tuple[str, ...] = ()) -> None:
        """Draft a new pack as the dialog says."""
        from briefer.ui.dialogs.new_pack import NewPackDialog

        dialog = NewPackDialog(self._session, self._look, bulletins, self._window.library.topics.chosen(), self._window)
        dialog.drafted.connect(self._window.files.take_new)
        dialog.open()

    def new_pack_from_chosen(self) -> None:
        """Draft a new pack from the bulletins chosen."""
        self.new_pack(tuple(self._window.library.chosen()))

    def with_pack(self, then: Callable[[], object]) -> None:
        """Make an empty pack where none is open, then go on."""
        if self._window.editing.open_pack is not None:
            then()
            return
        self._session.ask(
            lambda calls: calls.packs.empty_pack(self.tr("Untitled pack")),
            lambda made: self._take(made, then),
            lane=Lane.CHANGE,
        )

    def next_issue(self) -> None:
        """Draft the next issue of the open pack: same topics and template, later days, without what was said."""
        pack = self._window.editing.pack
        if pack is not None:
            self._session.change(
                lambda calls, job: calls.packs.next_issue(pack),
                self._window.files.take_new,
                title=self.tr("Drafting the next issue"),
                lane=Lane.PACK,
            )

    def check(self) -> None:
        """Find every quotation again in its source."""
        open_pack = self._window.editing.open_pack
        if open_pack is not None:
            self._session.ask(lambda calls: calls.packs.check(open_pack), self._tell_check, lane=Lane.PACK)

    def _tell_check(self, checked: Checked) -> None:
        from briefer.ui.dialogs.question import tell

        looked_at = self.tr("{e} excerpts and {s} sentences were looked up in their sources.")
        lines = [looked_at.format(e=checked.excerpts, s=checked.sentences)]
        lines += [f"• {finding.problem} {finding.words}".strip() for finding in checked.findings[:12]]
        sound = self.tr("Every quotation stands in its source")
        tell(self._window, self.tr("Some quotations need a look") if checked.errors else sound, "\n".join(lines))

    def open_sample(self) -> None:
        """Open the sample pack."""
        self._session.said.emit(self.tr("Opening the sample…"))
        self._session.change(
            lambda calls, job: calls.packs.sample_pack(),
            lambda made: self._window.files.take_new(made),
            title=self.tr("Drafting the sample"),
            lane=Lane.PACK,
        )

    def properties(self) -> None:
        """Edit what stands on the pack's cover."""
        from briefer.ui.dialogs.properties import PropertiesDialog

        if self._window.editing.pack is not None:
            dialog = PropertiesDialog(self._window.editing.pack, self._window)
            dialog.step_made.connect(self._window.editing.do)
            dialog.open()

    def templates(self) -> None:
        """Show the templates, and what can be done with them."""
        from briefer.ui.template_calls import TemplateCalls
        from briefer.ui.templates.manager import TemplateManager

        folders = self._session.folders
        TemplateManager.show_for(self._window, lambda: TemplateCalls(folders), self._session.jobs, self._look)

    def export(self) -> None:
        """Write the pack as the dialog says."""
        from briefer.ui.dialogs.export import ExportDialog

        open_pack = self._window.editing.open_pack
        if open_pack is not None:
            dialog = ExportDialog(self._session, open_pack, self._look, self._settings, self._window)
            dialog.step_made.connect(self._window.editing.do)
            dialog.open()

    def edit_item(self, item: AnyItem, is_new: bool) -> None:
        """Edit an item in a dialog of its kind."""
        from briefer.ui.dialogs.item import edit_item

        outline = self._window.pack.actions_of
        edit_item(
            item, self._window, outline.insert_here if is_new else outline.replace, self._window.editing.open_pack
        )

    # adding

    def add_to_pack(self) -> None:
        """Add the selected text; without a selection, the bulletins chosen."""
        passages = self._window.reader.browser.selected_passages()
        if passages:
            self._add(Dragged(passages=passages))
        else:
            self.add_chosen_bulletins()

    def add_chosen_bulletins(self) -> None:
        """Add the summary and best excerpts of the bulletins chosen."""
        chosen = tuple(self._window.library.chosen()) or tuple(filter(None, (self._window.reader.bulletin,)))
        if chosen:
            self._add(Dragged(bulletins=chosen))
        else:
            self._session.said.emit(self.tr("Choose a bulletin or select some text first."))

    def add_imported(self, reports: list[FileReport], parent: str | None, index: int) -> None:
        """Add what was just imported."""
        ids = tuple(dict.fromkeys(bulletin.id for report in reports for bulletin in report.bulletins))
        if ids:
            self._window.pack.actions_of.add(Dragged(bulletins=ids), parent, index)

    # help

    def palette(self) -> None:
        """Show all commands."""
        from briefer.ui.dialogs.palette import Palette

        Palette(self._window.actions_of.all_actions(), self._window).open()

    def help(self) -> None:
        """Show the help."""
        from briefer.ui.dialogs.help import HelpWindow

        HelpWindow.show_for(self._window, self._look)

    def about(self) -> None:
        """Say what this is."""
        from briefer.ui.dialogs.question import about

        about(self._window, self._look)

    def _add(self, brought: Dragged) -> None:
        self._window.pack.actions_of.add_here(brought)

    def _take(self, made: OpenPack, then: Callable[[], object]) -> None:
        self._window.editing.take(made)
        then()

    def _make_view_menu(self) -> None:
        menu = self._window.actions_of.menu("&View")
        menu.addSeparator()
        for dock in self._window.docks.values():
            menu.addAction(dock.toggleViewAction())

    def _make_recent_menu(self) -> None:
        menu = QMenu(self._window)
        self._window.actions_of.by_name["recent"].setMenu(menu)
        menu.aboutToShow.connect(lambda: self._fill_recent(menu))

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in self._settings.recent:
            action = menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda checked=False, p=path: self._window.files.open(p))
        if menu.isEmpty():
            menu.addAction(self.tr("No pack yet")).setEnabled(False)
