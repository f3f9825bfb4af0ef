"""The start of the window: first paint before anything heavy is imported, then the library in the background."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from briefer.folders import Folders, user_folders
from briefer.ui.garbage import Garbage
from briefer.ui.handover import Handover, handed_over, server_name
from briefer.ui.jobs import Jobs
from briefer.ui.look.look import Look
from briefer.ui.session import Session
from briefer.ui.settings import Settings
from briefer.ui.start import Start
from briefer.ui.window import Window

_SWITCH_SECONDS = 0.001  # how long a busy thread may keep the window waiting, each time


def main(arguments: Sequence[str] = ()) -> int:
    """Open the window with the files named; returns the exit status."""
    return open_window([Path(argument) for argument in arguments], None)


def open_window(files: Sequence[Path], library: str | None) -> int:
    """Open the window on a library (None: the user's own), and in it the files; returns the exit status."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    app = application()
    folders = user_folders()
    name = server_name(library or folders.library)
    if handed_over(name, files):
        return 0
    window = make_window(folders, library)
    window.show()
    handover = Handover(name, window)
    handover.handed.connect(window.take_files)
    prepare(window)
    start = Start(window)
    QTimer.singleShot(0, window, lambda: start.begin(files))
    return app.exec()


def prepare(window: Window) -> None:
    """See to it that threads at work and full collections of garbage do not hold up the window."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    garbage = Garbage(window.session.jobs, window)
    window.session.opened.connect(garbage.begin)


def application() -> QApplication:
    """Return the application, named so that the desktop knows it."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Briefer")
    app.setDesktopFileName("briefer")
    return app


def make_window(folders: Folders, library: Path | str | None) -> Window:
    """Return the window, dressed, not shown, its library not yet open."""
    settings = Settings(folders)
    look = Look(settings.scheme)
    look.apply()
    session = Session(folders, library, Jobs())
    return Window(session, look, settings)
