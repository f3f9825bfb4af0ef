"""Ten thousand outcomes and series cost the main thread no more than those that are seen."""

from __future__ import annotations

from unittest.mock import patch

from pytestqt.qtbot import QtBot

from briefer.ui.imports.import_rows import ImportRows
from briefer.ui.imports.outcome_list import OutcomeList
from briefer.ui.library.filters import Filters
from briefer.ui.look.look import Look
from briefer.workspace.importing import FileReport


def _reports(number: int) -> list[FileReport]:
    return [FileReport(f"report-{at}.txt", "added") for at in range(number)]


def test_a_new_outcome_is_shown_without_asking_for_those_before_it(qtbot: QtBot, look: Look) -> None:
    rows = ImportRows()
    shown = OutcomeList(rows, look)
    qtbot.addWidget(shown)
    shown.resize(400, 200)
    shown.show()
    qtbot.waitExposed(shown)
    rows.append(_reports(10_000))
    shown.scrollToBottom()
    qtbot.wait(20)
    with patch.object(ImportRows, "rowCount", autospec=True, side_effect=ImportRows.rowCount) as asked:
        rows.append(_reports(5))
        shown.scrollToBottom()
        qtbot.wait(50)
    assert asked.call_count < 500


def test_the_menu_of_series_is_made_when_it_is_opened_and_offers_the_most_frequent(qtbot: QtBot) -> None:
    filters = Filters()
    qtbot.addWidget(filters)
    filters.offer([(f"Series {at}", 1) for at in range(10_000)], [])
    menu = filters._series.menu()
    assert menu.actions() == []
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions()]
    assert len(words) == 42 and words[1].startswith("Series 0") and "9,960 more" in words[-1]


def test_counts_come_from_all_outcomes(qtbot: QtBot) -> None:
    rows = ImportRows()
    rows.append([*_reports(3), FileReport("broken.pdf", "refused", "It is damaged.")])
    rows.append([FileReport("known.txt", "duplicate")])
    assert rows.summary() == "1 file was already in the library, 1 file could not be read"
    assert [str(path) for path in rows.refused()] == ["broken.pdf"]
    rows.forget({"broken.pdf"})
    assert rows.refused() == [] and rows.rowCount() == 4
