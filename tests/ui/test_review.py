"""The review of cuts: merge, split, leave out, rename, each taken back with one click; kept, the library follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefer.ui.imports.review import ReviewDialog
from briefer.ui.window import Window
from briefer.workspace.importing import FileReport

DIGEST = """Notes of the week

Border post reopens (August 1-7, 2019)

The border post was opened again on Monday. Trucks crossed all day and officials called it a success for trade.

Market rules change (August 8-14, 2019)

The ministry published new rules for the market. Traders have until October to follow them, the gazette says.

A second paragraph speaks of penalties that will be raised in the coming year.
"""


@pytest.fixture
def report(qtbot: QtBot, window: Window, tmp_path: Path) -> FileReport:
    """What came of a digest that was dropped on the window."""
    file = tmp_path / "week.txt"
    file.write_text(DIGEST, encoding="utf-8")
    with qtbot.waitSignal(window.imports.finished, timeout=30_000) as finished:
        window.imports.start([file])
    reports: list[FileReport] = finished.args[0]
    return reports[0]


@pytest.fixture
def dialog(qtbot: QtBot, window: Window, report: FileReport) -> ReviewDialog:
    """The review of that file, with its pieces shown."""
    made = ReviewDialog(window.session, window.imports._look, report, window)
    made.show()
    qtbot.waitUntil(lambda: made.list.count() == 2 and made.description.isEnabled(), timeout=10_000)
    return made


def _titles(window: Window) -> set[str]:
    assert window.session.calls is not None
    return {row.title for row in window.session.calls.workspace.library.listing()}


def test_merged_bulletins_become_one_in_the_library(qtbot: QtBot, window: Window, dialog: ReviewDialog) -> None:
    dialog.list.setCurrentRow(1)
    dialog.merge()
    assert dialog.list.count() == 1
    with qtbot.waitSignal(dialog.kept, timeout=10_000):
        dialog.accepting()
    assert "Border post reopens (August 1-7, 2019)" in _titles(window)
    assert "Market rules change (August 8-14, 2019)" not in _titles(window)


def test_every_change_is_taken_back(dialog: ReviewDialog) -> None:
    before = dialog.pieces
    dialog.list.setCurrentRow(1)
    dialog.blocks.setCurrentRow(1)
    dialog.split()
    assert len(dialog.pieces) == 3
    dialog.drop()
    assert len(dialog.pieces) == 2
    dialog.undo()
    dialog.undo()
    assert dialog.pieces == before
    assert not dialog.buttons["undo"].isEnabled()
    dialog.reject()


def test_a_new_title_is_kept(qtbot: QtBot, window: Window, dialog: ReviewDialog) -> None:
    dialog.list.setCurrentRow(0)
    title = dialog.description.edits["title"]
    title.setFocus()
    title.setText("The border post (August 1-7, 2019)")
    with qtbot.waitSignal(dialog.kept, timeout=10_000):
        dialog.accepting()
    assert "The border post (August 1-7, 2019)" in _titles(window)


def test_nothing_changed_changes_nothing(window: Window, dialog: ReviewDialog) -> None:
    before = _titles(window)
    dialog.accepting()
    assert _titles(window) == before


def test_what_was_found_is_shown_with_its_source_and_corrected(
    qtbot: QtBot, window: Window, dialog: ReviewDialog
) -> None:
    dialog.list.setCurrentRow(0)
    fields, edits = dialog.description.fields, dialog.description.edits
    assert (edits["period"].text(), fields["period"].told.text()) == ("2019-08-01/2019-08-07", "from the title")
    edits["issuer"].setText("The Institute")
    edits["issuer"].editingFinished.emit()
    assert fields["issuer"].told.text() == "by you"
    dialog.undo()
    assert edits["issuer"].text() == ""
    edits["period"].setText("2019-08-02/2019-08-09")
    edits["period"].editingFinished.emit()
    with qtbot.waitSignal(dialog.kept, timeout=10_000):
        dialog.accepting()
    assert window.session.calls is not None
    rows = window.session.calls.workspace.library.listing()
    assert "2019-08-02/2019-08-09" in {str(row.period) for row in rows}


def test_a_period_that_is_none_is_refused_beside_its_field(dialog: ReviewDialog) -> None:
    dialog.description.edits["period"].setText("last week")
    dialog.description.edits["period"].editingFinished.emit()
    assert "first day/last day" in dialog.description.fields["period"].told.text()
    dialog.accepting()
    assert dialog.fault.isVisible() and "Period" in dialog.fault.text()
    dialog.reject()


def test_renaming_leaves_the_keyboard_in_the_form_and_what_is_being_typed_alone(
    qtbot: QtBot, dialog: ReviewDialog
) -> None:
    dialog.list.setCurrentRow(1)
    dialog.activateWindow()
    edits = dialog.description.edits
    edits["title"].setFocus()
    edits["title"].setText("Rules of the market (August 9-15, 2019)")
    qtbot.keyClick(edits["title"], Qt.Key.Key_Tab)
    assert dialog.isVisible() and dialog.focusWidget() is edits["series"]
    qtbot.keyClicks(edits["series"], "Weekly ")
    qtbot.waitUntil(lambda: "2019-08-09" in edits["period"].text(), timeout=5_000)
    qtbot.keyClicks(edits["series"], "rules")
    assert edits["series"].text().endswith("Weekly rules")
    dialog.reject()
