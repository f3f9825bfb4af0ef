"""What tests of the window share: a library with three bulletins, an open window, and no Qt warning unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.bulletin import Block, BlockKind, Bulletin, Period, bulletin_id
from briefer.folders import Folders, folders_in
from briefer.ui.look.look import Look
from briefer.ui.main import make_window
from briefer.ui.window import Window
from briefer.workspace.importing import add_bulletins
from briefer.workspace.workspace import open_workspace


def make_bulletin(title: str, *texts: str, series: str | None = None, day: int = 10) -> Bulletin:
    """Return a bulletin of paragraphs that covers a week of August 2019."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, language="en", direction="ltr") for text in texts)
    period = Period(date(2019, 8, day), date(2019, 8, day + 6))
    return Bulletin(bulletin_id(blocks), title, blocks, series=series, period=period, language="en")


BULLETINS = (
    make_bulletin(
        "Spotlight on Iran (August 10-16, 2019)",
        "Iran announced further steps away from the nuclear agreement. Tehran gave Europe sixty days to act on its promises.",
        "In Syria, forces that are close to Iran kept their positions near Albu Kamal on the border with Iraq.",
        series="Spotlight on Iran",
    ),
    make_bulletin(
        "Spotlight on Global Jihad (August 14-20, 2019)",
        "ISIS claimed an attack in Kabul. The Taliban denied any part in it and condemned the killing of wedding guests.",
        "Fighting went on around Idlib. The Syrian army entered Khan Shaykhun after weeks of strikes from the air.",
        series="Spotlight on Global Jihad",
        day=14,
    ),
    make_bulletin(
        "A note without topics", "The committee met on Tuesday and adjourned without taking any decision at all.", day=3
    ),
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Return empty folders of a user."""
    return folders_in(tmp_path)


@pytest.fixture
def filled(folders: Folders) -> Folders:
    """Return folders whose library holds three bulletins, tagged."""
    with open_workspace(None, folders) as workspace:
        add_bulletins(workspace, BULLETINS, None)
    return folders


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """Return the light look, in force."""
    look = Look("light")
    look.apply()
    return look


@pytest.fixture
def window(qtbot: QtBot, filled: Folders) -> Window:
    """Return an open window on the library with three bulletins; it is closed afterwards, whatever it holds."""
    window = make_window(filled, None)
    window.settings.samples_shown = True
    qtbot.addWidget(window, before_close_func=lambda made: made.editing.take(None))  # nothing is asked at the end
    window.show()
    with qtbot.waitSignal(window.session.opened, timeout=10_000):
        window.session.open()
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == len(BULLETINS), timeout=5_000)
    return window


@pytest.fixture(autouse=True)
def no_qt_warning(qtlog) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """Fail a test during which Qt warned."""
    yield
    loud = [
        record.message
        for record in qtlog.records
        if record.log_type_name != "QtDebugMsg" and not _is_noise(record.message)
    ]
    assert not loud


def _is_noise(message: str) -> bool:
    """Whether the message is about the platform that has no screen, and not about us."""
    return "This plugin does not support" in message or "propagateSizeHints" in message
