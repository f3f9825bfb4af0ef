"""Text pasted, or dropped from a browser or a mail, becomes a bulletin; a link alone is refused in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from briefer.ui.window import Window

TEXT = "Border crossing reopens (August 1-7, 2019)\n\nA crossing near Albu Kamal was opened for trucks. Drivers waited for hours."


def test_text_on_the_clipboard_becomes_a_bulletin_and_a_second_time_nothing(window: Window, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    for outcome in ("added", "duplicate"):
        with qtbot.waitSignal(window.imports.finished, timeout=60_000) as finished:
            window.actions_of.by_name["paste"].trigger()
        [report] = finished.args[0]
        assert (report.outcome, report.bulletins[0].title) == (outcome, "Border crossing reopens (August 1-7, 2019)")
        assert "Pasted" in report.file


def test_html_dropped_from_a_browser_keeps_its_paragraphs(window: Window, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setHtml("<p>The first paragraph tells of Idlib.</p><p>The second tells of Hama and its villages.</p>")
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.imports.finished, timeout=60_000) as finished:
        window.dropEvent(event)
    [report] = finished.args[0]
    assert window.session.calls is not None
    texts = [block.text for block in window.session.calls.workspace.library.bulletin(report.bulletins[0].id).blocks]
    assert texts == ["The first paragraph tells of Idlib.", "The second tells of Hama and its villages."]


@pytest.mark.parametrize(
    ("text", "words"), [("https://example.org/report", "only an address"), ("", "no text to paste")]
)
def test_what_holds_no_words_is_refused_in_words(window: Window, qtbot: QtBot, text: str, words: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.actions_of.by_name["paste"].trigger()
    qtbot.waitUntil(lambda: words in window.status.words, timeout=5_000)
