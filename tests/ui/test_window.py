"""The main job with the mouse and the keys: read, add, move, undo, save, open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from briefer.pack import outline
from briefer.pack.model import Excerpt, Section
from briefer.ui import dragging
from briefer.ui.actions import TOOLBAR
from briefer.ui.window import Window


def open_bulletin(window: Window, qtbot: QtBot, row: int) -> str:
    index = window.library.rows.index(row)
    with qtbot.waitSignal(window.reader.shown, timeout=5_000):
        window.library.list.setCurrentIndex(index)
    return window.reader.bulletin


def drop_on_outline(window: Window, mime: QMimeData) -> None:
    """Drop at the end of the outline."""
    window.editing.model.dropMimeData(mime, Qt.DropAction.CopyAction, -1, 0, QModelIndex())


def with_empty_pack(window: Window, qtbot: QtBot) -> None:
    window.commands.with_pack(lambda: None)
    qtbot.waitUntil(lambda: window.editing.open_pack is not None)


def test_the_list_shows_the_newest_bulletin_first(window: Window) -> None:
    assert window.library.rows.index(0).data() == "Spotlight on Global Jihad (August 14-20, 2019)"


def test_typing_in_the_search_box_narrows_the_list(window: Window, qtbot: QtBot) -> None:
    window.library.search.setText("taliban")
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 1)
    window.library.clear()
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 3)


def test_choosing_a_topic_narrows_the_list_to_it_and_what_is_below(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.library.topics.model().rowCount()))
    window.library.topics.choose("syria")
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 2)


def test_reading_a_bulletin_shows_it_from_its_beginning_and_takes_away_its_bar(window: Window, qtbot: QtBot) -> None:
    bulletin = open_bulletin(window, qtbot, 0)
    assert window.reader.browser.verticalScrollBar().value() == 0
    assert "Khan Shaykhun" in window.reader.browser.toPlainText()
    qtbot.waitUntil(lambda: not window.library.rows.data(window.library.rows.row_of(bulletin), 257).is_new)


def test_a_mention_is_tinted_and_its_tooltip_tells_name_and_rule(window: Window, qtbot: QtBot) -> None:
    open_bulletin(window, qtbot, 0)
    place = window.reader.browser.toPlainText().index("Idlib")
    mention = window.reader.browser.mention_at(place + 1)
    assert mention.topic == "idlib"
    cursor = QTextCursor(window.reader.browser.document())
    cursor.setPosition(place + 2)
    assert cursor.charFormat().background().style() != Qt.BrushStyle.NoBrush
    assert "Idlib" in window.reader.browser.told(mention)


def select(window: Window, words: str) -> None:
    place = window.reader.browser.toPlainText().index(words)
    cursor = window.reader.browser.textCursor()
    cursor.setPosition(place)
    cursor.setPosition(place + len(words), QTextCursor.MoveMode.KeepAnchor)
    window.reader.browser.setTextCursor(cursor)


def test_ctrl_e_adds_the_selection_as_an_excerpt_and_ctrl_z_takes_it_back(window: Window, qtbot: QtBot) -> None:
    bulletin = open_bulletin(window, qtbot, 0)
    select(window, "The Taliban denied any part in it")
    window.actions_of.by_name["add"].trigger()
    qtbot.waitUntil(lambda: bool(window.editing.pack and window.editing.pack.items), timeout=5_000)
    (excerpt,) = window.editing.pack.items
    assert isinstance(excerpt, Excerpt)
    assert excerpt.passage.quotation == "The Taliban denied any part in it"
    assert excerpt.passage.stands_in(window.editing.open_pack.bulletin(bulletin))
    window.actions_of.by_name["undo"].trigger()
    assert window.editing.pack.items == ()


def test_a_bulletin_dropped_on_the_pack_adds_a_section_with_its_excerpts(window: Window, qtbot: QtBot) -> None:
    with_empty_pack(window, qtbot)
    mime = window.library.rows.mimeData([window.library.rows.index(1)])
    drop_on_outline(window, mime)
    qtbot.waitUntil(lambda: bool(window.editing.pack.items), timeout=5_000)
    (section,) = window.editing.pack.items
    assert isinstance(section, Section) and "Iran" in section.title
    assert any(isinstance(item, Excerpt) for item in section.items)
    assert window.editing.model.rowCount(window.editing.model.index_of(section.id)) == len(section.items)
    assert (
        "Addition" in window.actions_of.by_name["undo"].text() or "addition" in window.actions_of.by_name["undo"].text()
    )


def test_a_topic_dropped_on_the_pack_adds_its_section(window: Window, qtbot: QtBot) -> None:
    with_empty_pack(window, qtbot)
    drop_on_outline(window, dragging.with_ids(dragging.TOPICS, ["iran"]))
    qtbot.waitUntil(lambda: bool(window.editing.pack.items), timeout=5_000)
    assert window.editing.pack.items[0].topic == "iran"


def test_rows_are_reordered_by_a_drop(window: Window, qtbot: QtBot) -> None:
    with_empty_pack(window, qtbot)
    for row in (0, 1):
        drop_on_outline(window, window.library.rows.mimeData([window.library.rows.index(row)]))
        qtbot.waitUntil(lambda n=row: len(window.editing.pack.items) == n + 1, timeout=5_000)
    first, second = (item.id for item in window.editing.pack.items)
    drop_on_outline(window, window.editing.model.mimeData([window.editing.model.index_of(first)]))
    assert [item.id for item in window.editing.pack.items] == [second, first]
    window.editing.undo_stack.undo()
    assert [item.id for item in window.editing.pack.items] == [first, second]


def test_an_excerpt_leads_to_its_passage_in_the_reader(window: Window, qtbot: QtBot) -> None:
    with_empty_pack(window, qtbot)
    drop_on_outline(window, window.library.rows.mimeData([window.library.rows.index(1)]))
    qtbot.waitUntil(lambda: bool(window.editing.pack.items), timeout=5_000)
    passage = outline.cited_passages(window.editing.pack)[0]
    with qtbot.waitSignal(window.reader.shown, timeout=5_000):
        window.pack.passage_asked.emit(passage)
    assert window.reader.bulletin == passage.bulletin
    (mark,) = window.reader.browser.extraSelections()
    assert mark.cursor.selectedText() == passage.quotation


def test_a_pack_is_saved_and_opened_again(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_empty_pack(window, qtbot)
    drop_on_outline(window, window.library.rows.mimeData([window.library.rows.index(1)]))
    qtbot.waitUntil(lambda: bool(window.editing.pack.items), timeout=5_000)
    saved = window.editing.pack
    path = tmp_path / "brief.brief"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(path), ""))
    assert window.isWindowModified()
    with qtbot.waitSignal(window.editing.saved, timeout=5_000):
        window.actions_of.by_name["save"].trigger()
    assert path.is_file() and not window.isWindowModified()
    window.editing.take(None)
    with qtbot.waitSignal(window.editing.opened, timeout=5_000):
        window.import_files([path])
    assert window.editing.pack == saved


def test_closing_with_changes_asks_first_and_cancel_stays(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_empty_pack(window, qtbot)
    drop_on_outline(window, window.library.rows.mimeData([window.library.rows.index(1)]))
    qtbot.waitUntil(lambda: bool(window.editing.pack.items), timeout=5_000)
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", answer)
    window.close()
    assert asked and window.isVisible() and window.editing.pack.items


def test_a_pack_that_is_damaged_is_refused_with_a_sentence(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "broken.brief"
    path.write_bytes(b"PK\x03\x04 nothing")
    with qtbot.waitSignal(window.session.fault, timeout=5_000):
        window.import_files([path])
    assert "broken.brief" in window.status.words
    assert window.editing.pack is None


def test_files_dropped_on_the_window_are_imported(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(
        "Border crossing\n\nOn August 4 a crossing near Albu Kamal was opened for trucks. Drivers waited for hours.\n"
    )
    bad = tmp_path / "nothing.pdf"
    bad.write_bytes(b"%PDF-1.4 broken")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(bad))])
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.imports.finished, timeout=60_000):
        window.dropEvent(event)
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 4, timeout=5_000)
    assert "1 bulletin added, 1 file could not be read" in window.imports.rows.summary()
    outcomes = {window.imports.rows.index(n).data(257).outcome for n in range(2)}
    assert outcomes == {"added", "refused"}


def test_all_actions_have_words_and_no_two_the_same_keys(window: Window) -> None:
    keys = [
        action.shortcut().toString() for action in window.actions_of.by_name.values() if not action.shortcut().isEmpty()
    ]
    assert len(keys) == len(set(keys))
    assert all(action.text() for action in window.actions_of.by_name.values())
    assert sum(name.isalpha() for name in TOOLBAR) <= 10


def test_a_drop_lands_in_the_section_under_the_mouse(window: Window, qtbot: QtBot) -> None:
    with_empty_pack(window, qtbot)
    drop_on_outline(window, window.library.rows.mimeData([window.library.rows.index(1)]))
    qtbot.waitUntil(lambda: bool(window.editing.pack.items), timeout=5_000)
    view, section = window.pack.view, window.editing.pack.items[0]
    box = view.visualRect(window.editing.model.index_of(section.id))
    assert view.landing_at(box.center()).parent == window.editing.model.index_of(section.id)
    before = view.landing_at(box.topLeft())
    assert (before.parent.isValid(), before.row) == (False, 0)
    after_first = view.landing_at(view.visualRect(window.editing.model.index_of(section.items[0].id)).bottomLeft())
    assert after_first.row == 1


def test_a_click_on_a_topic_filters_and_another_click_lets_go(window: Window, qtbot: QtBot) -> None:
    tree = window.library.topics
    qtbot.waitUntil(lambda: bool(tree.model().rowCount()))
    place = tree.visualRect(tree.model().index(0, 0)).center()
    qtbot.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.wait(200)
    assert window.library.rows.rowCount() == 3, "a press alone may begin a drag"
    qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: window.library.rows.rowCount() < 3)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 3)


def test_every_quotation_is_looked_up_in_its_source_when_asked(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: told.append(f"{box.text()}: {box.informativeText()}"))
    with_empty_pack(window, qtbot)
    drop_on_outline(window, window.library.rows.mimeData([window.library.rows.index(1)]))
    qtbot.waitUntil(lambda: bool(window.editing.pack.items), timeout=5_000)
    window.actions_of.by_name["check"].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=5_000)
    assert told[0].startswith("Every quotation stands in its source")


def test_the_list_keeps_what_is_chosen_when_the_library_changes(window: Window, qtbot: QtBot) -> None:
    bulletin = open_bulletin(window, qtbot, 1)
    with qtbot.waitSignal(window.library.rows.arrived, timeout=5_000):
        window.session.library_changed.emit()
    assert window.library.chosen() == [bulletin]
    assert window.reader.bulletin == bulletin
