"""What came of each file: shown with its reason, taken back, and tried again."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.ui.imports.import_rows import outcome_words
from briefer.ui.window import Window
from briefer.workspace.importing import FileReport

TEXT = (
    "Border crossing reopens (August 1-7, 2019)\n\nA crossing near Albu Kamal was opened. Drivers waited for hours.\n"
)


def _import(qtbot: QtBot, window: Window, file: Path) -> FileReport:
    with qtbot.waitSignal(window.imports.finished, timeout=60_000) as finished:
        window.import_files([file])
    [report] = finished.args[0]
    assert isinstance(report, FileReport)
    return report


def test_an_import_is_taken_back_and_can_be_tried_again(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT)
    report = _import(qtbot, window, file)
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 4, timeout=5_000)
    window.imports.take_out(report)
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 3, timeout=5_000)
    assert outcome_words(window.imports.rows.index(0).data(257)) == "Taken out of the library again."
    assert _import(qtbot, window, file).outcome == "added"


def test_a_file_mended_in_between_is_read_when_tried_again(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("")
    assert _import(qtbot, window, file).outcome == "refused"
    assert window.imports._again.isVisible()
    file.write_text(TEXT)
    with qtbot.waitSignal(window.imports.finished, timeout=60_000) as finished:
        window.imports._again.click()
    assert finished.args[0][0].outcome == "added"
    assert not window.imports._again.isVisible()


def test_an_import_that_waits_for_another_is_shown_until_both_are_done(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for number, file in enumerate(files):
        file.write_text(TEXT.replace("Drivers", f"{number} drivers"))
    ended: list[object] = []
    window.imports.finished.connect(lambda reports: ended.append(window.imports._stop.isVisible()))
    for file in files:
        window.import_files([file])
    qtbot.waitUntil(lambda: len(ended) == 2, timeout=60_000)
    assert ended == [True, False]
    assert window.imports.rows.rowCount() == 2


def test_a_stop_says_how_many_files_were_left(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(TEXT.replace("Drivers", f"{number} drivers"))
    window.import_files([folder])
    qtbot.waitUntil(lambda: window.imports.rows.rowCount() > 0, timeout=60_000)
    with qtbot.waitSignal(window.imports.finished, timeout=60_000) as finished:
        window.imports.stop()
    done = len(finished.args[0])
    words = window.imports._words.text()
    assert window.imports.rows.rowCount() == done
    assert done == 60 or f"stopped, {60 - done} not read" in words
