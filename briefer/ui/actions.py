"""The window's actions: menus, the toolbar of ten at the most, and shortcuts, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from briefer.ui.look.look import SCHEMES, Look


@dataclass(frozen=True, slots=True)
class Wish:
    """One action: its name, menu, words, icon, keys."""

    name: str
    menu: str
    text: str
    icon: str = ""
    keys: str = ""


WISHES = (
    Wish("new", "&File", "&New pack…", "new-pack", "Ctrl+N"),
    Wish("next", "&File", "Ne&xt issue of this pack"),
    Wish("open", "&File", "&Open pack…", "open", "Ctrl+O"),
    Wish("recent", "&File", "Open &recent"),
    Wish("save", "&File", "&Save", "save", "Ctrl+S"),
    Wish("save_as", "&File", "Save &as…", "", "Ctrl+Shift+S"),
    Wish("-", "&File", ""),
    Wish("import", "&File", "&Import files…", "import", "Ctrl+I"),
    Wish("import_folder", "&File", "Import &folder…", "folder"),
    Wish("watch", "&File", "&Watch a folder…"),
    Wish("-", "&File", ""),
    Wish("export", "&File", "&Export…", "export", "Ctrl+Shift+E"),
    Wish("-", "&File", ""),
    Wish("quit", "&File", "&Quit", "", "Ctrl+Q"),
    Wish("undo", "&Edit", "&Undo", "undo", "Ctrl+Z"),
    Wish("redo", "&Edit", "&Redo", "redo", "Ctrl+Shift+Z"),
    Wish("-", "&Edit", ""),
    Wish("paste", "&Edit", "&Paste as bulletin", "paste", "Ctrl+Shift+V"),
    Wish("add", "&Edit", "&Add to pack", "add-to-pack", "Ctrl+E"),
    Wish("find", "&Edit", "&Find bulletins", "search", "Ctrl+F"),
    Wish("next_mention", "&Edit", "&Next mention", "", "F3"),
    Wish("previous_mention", "&Edit", "&Previous mention", "", "Shift+F3"),
    Wish("edit_item", "&Pack", "&Edit item…", "edit"),
    Wish("remove_item", "&Pack", "&Remove item", "trash"),
    Wish("up", "&Pack", "Move &up", "", "Alt+Up"),
    Wish("down", "&Pack", "Move &down", "", "Alt+Down"),
    Wish("-", "&Pack", ""),
    Wish("section", "&Pack", "Add &section", "section", "Ctrl+Shift+1"),
    Wish("note", "&Pack", "Add &note", "note", "Ctrl+Shift+2"),
    Wish("assessment", "&Pack", "Add &assessment", "assessment", "Ctrl+Shift+3"),
    Wish("page_break", "&Pack", "Add page &break", "page-break"),
    Wish("-", "&Pack", ""),
    Wish("check", "&Pack", "&Check against the sources", "check"),
    Wish("properties", "&Pack", "&Properties…", "properties"),
    Wish("templates", "&Pack", "&Templates…", "template"),
    Wish("start", "&View", "&Start page"),
    Wish("palette", "&Help", "&Commands…", "command", "Ctrl+Shift+P"),
    Wish("sample", "&Help", "Open the &sample", "preview"),
    Wish("help", "&Help", "&Help", "help", "F1"),
    Wish("about", "&Help", "&About Briefer"),
)
TOOLBAR = ("new", "open", "save", "|", "undo", "redo", "|", "import", "add", "<>", "look", "export")
_WORDED = {"new": "New pack", "import": "Import", "add": "Add to pack", "export": "Export"}


class Actions(QObject):
    """All actions by name; wired to what they do by the window."""

    def __init__(self, window: QMainWindow, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self.by_name: dict[str, QAction] = {}
        self._buttons: dict[str, QToolButton] = {}
        self._make()
        self._make_look_menu()
        self._make_toolbar()
        look.changed.connect(self._redress)
        self._redress()

    def wire(self, name: str, act: Callable[[], object]) -> None:
        """Say what an action does."""
        self.by_name[name].triggered.connect(lambda: act())

    def all_actions(self) -> list[QAction]:
        """Return every action that does something now, for the palette."""
        return [action for action in self.by_name.values() if action.menu() is None and action.isEnabled()]

    def menu(self, name: str) -> QMenu:
        """Return a menu of the menu bar."""
        return self._menus[name]

    def _make(self) -> None:
        bar = self._window.menuBar()
        self._menus = {name: bar.addMenu(name) for name in ("&File", "&Edit", "&View", "&Pack", "&Help")}
        for wish in WISHES:
            if wish.name == "-":
                self._menus[wish.menu].addSeparator()
                continue
            action = QAction(self.tr(wish.text), self._window)
            action.setProperty("icon_name", wish.icon)
            if wish.keys:
                action.setShortcut(QKeySequence(wish.keys))
            plain = wish.text.replace("&", "").rstrip("…")
            action.setToolTip(f"{plain}   {wish.keys}" if wish.keys else plain)
            self._menus[wish.menu].addAction(action)
            self.by_name[wish.name] = action

    def _make_look_menu(self) -> None:
        menu = self._menus["&View"].addMenu(self.tr("&Look"))
        group = QActionGroup(menu)
        self._scheme_actions: dict[str, QAction] = {}
        for scheme, words in zip(SCHEMES, ("Follow the &system", "&Light", "&Dark"), strict=True):
            action = QAction(self.tr(words), menu)
            action.setCheckable(True)
            action.setData(scheme)
            group.addAction(action)
            menu.addAction(action)
            self._scheme_actions[scheme] = action
        group.triggered.connect(lambda action: self._look.choose(str(action.data())))
        turn = QAction(self.tr("Light or dark"), self._window)
        turn.setToolTip(self.tr("Light or dark   Ctrl+Shift+L"))
        turn.setShortcut(QKeySequence("Ctrl+Shift+L"))
        turn.triggered.connect(lambda: self._look.choose("light" if self._look.tokens.name == "dark" else "dark"))
        self.by_name["look"] = turn
        self._window.addAction(turn)

    def _make_toolbar(self) -> None:
        bar = QToolBar(self.tr("Toolbar"), self._window)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in TOOLBAR:
            if name == "|":
                bar.addSeparator()
            elif name == "<>":
                room = QWidget(bar)
                room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                bar.addWidget(room)
            else:
                bar.addWidget(self._button(name, bar))
        self._window.addToolBar(bar)

    def _button(self, name: str, bar: QToolBar) -> QToolButton:
        button = QToolButton(bar)
        button.setDefaultAction(self.by_name[name])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name in _WORDED:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.by_name[name].setIconText(self.tr(_WORDED[name]))
        if name == "export":
            button.setProperty("role", "primary")
        self._buttons[name] = button
        return button

    def _redress(self) -> None:
        tokens = self._look.tokens
        for name, action in self.by_name.items():
            icon = str(action.property("icon_name") or "")
            if name == "look":
                icon = "light" if tokens.name == "dark" else "dark"
            if icon:
                action.setIcon(self._look.icon(icon))
        self._dress_export()
        self._scheme_actions[self._look.scheme].setChecked(True)

    def _dress_export(self) -> None:
        tokens = self._look.tokens
        export = self.by_name["export"]
        export.setIcon(self._look.icon("export", tokens.on_accent if export.isEnabled() else tokens.secondary))

    def enable(self, names: tuple[str, ...], enabled: bool) -> None:
        """Enable or disable several."""
        for name in names:
            self.by_name[name].setEnabled(enabled)
        self._dress_export()
