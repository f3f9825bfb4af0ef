"""What happens at the start: samples the first time, recovery after a crash, a library that is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

import briefer.ui.pack_calls
from briefer.folders import Folders
from briefer.pack.model import Note
from briefer.pack.steps import Insert
from briefer.ui.main import make_window
from briefer.ui.start import Start
from briefer.ui.window import Window
from briefer.workspace import packs
from briefer.workspace.workspace import open_workspace


def started(qtbot: QtBot, folders: Folders, *files: Path) -> Window:
    window = make_window(folders, None)
    qtbot.addWidget(window, before_close_func=lambda made: made.editing.take(None))
    window.show()
    Start(window).begin(files)
    return window


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "samples"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "A sample\n\nOn August 4 trucks crossed near Albu Kamal. Nothing else was reported.\n"
    )
    monkeypatch.setattr(briefer.ui.pack_calls, "shipped", lambda *parts: folder)
    return folder


def test_the_first_start_brings_in_the_samples_once(qtbot: QtBot, folders: Folders, samples: Path) -> None:
    window = started(qtbot, folders)
    assert window.start_page.isVisible()
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 1, timeout=60_000)
    assert window.settings.samples_shown


def test_samples_do_not_come_into_a_library_that_holds_something(qtbot: QtBot, filled: Folders, samples: Path) -> None:
    window = started(qtbot, filled)
    qtbot.waitUntil(lambda: window.settings.samples_shown, timeout=20_000)
    assert window.session.calls.facets(window.library.rows.wanted).total == 3


def test_after_a_crash_the_pack_is_offered_and_comes_back(
    qtbot: QtBot, filled: Folders, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(None, filled) as workspace:
        lost = packs.new(workspace, title="Lost brief")
        lost.do(Insert(item=Note(id="n", text="Written just before the lights went out")))
        lost._journal.leave()  # as a crash would
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        monkeypatch.setattr(
            box, "clickedButton", lambda: box.buttons()[0] if box.buttons()[0].text() == "Recover" else recover(box)
        )
        return 0

    def recover(box: QMessageBox) -> object:
        return next(button for button in box.buttons() if button.text() == "Recover")

    monkeypatch.setattr(QMessageBox, "exec", answer)
    window = started(qtbot, filled)
    qtbot.waitUntil(lambda: window.editing.pack is not None, timeout=20_000)
    assert "Lost brief" in asked[0]
    assert [item.id for item in window.editing.pack.items] == ["n"]
    assert window.editing.is_dirty


def test_a_library_that_is_none_is_refused_in_words_and_left_as_it_is(
    qtbot: QtBot, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: told.append(box.informativeText()))
    folders.library.parent.mkdir(parents=True)
    folders.library.write_bytes(b"a shopping list")
    window = started(qtbot, folders)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "library.db" in told[0]
    assert folders.library.read_bytes() == b"a shopping list"
    assert window.editing.pack is None


def test_a_pack_named_at_the_start_is_opened(qtbot: QtBot, filled: Folders, samples: Path, tmp_path: Path) -> None:
    with open_workspace(None, filled) as workspace:
        made = packs.new(workspace, title="On the desk")
        made.do(Insert(item=Note(id="n", text="A note")))
        path = packs.save(made, tmp_path / "desk.brief")
    window = started(qtbot, filled, path)
    qtbot.waitUntil(lambda: window.editing.pack is not None, timeout=20_000)
    assert window.editing.pack.title == "On the desk"
    assert "On the desk" in window.windowTitle()
