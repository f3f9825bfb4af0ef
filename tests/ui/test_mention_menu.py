"""A mention that is none is rejected where it is explained; the user's own topic files that are wrong are told for good."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot

import briefer.ui.dialogs.question
from briefer.bulletin import Mention
from briefer.folders import Folders
from briefer.ui.main import make_window
from briefer.ui.start import Start
from briefer.ui.window import Window


@pytest.fixture
def mention(window: Window, qtbot: QtBot) -> Mention:
    """The mention of Idlib in the first bulletin, which the reader shows."""
    window.library.list.setCurrentIndex(window.library.rows.index(0))
    qtbot.waitUntil(lambda: "Idlib" in window.reader.browser.toPlainText(), timeout=5_000)
    found = window.reader.browser.mention_at(window.reader.browser.toPlainText().index("Idlib") + 1)
    assert found is not None
    return found


def _choose(window: Window, mention: Mention, words: str) -> None:
    menu = QMenu(window)
    window.reader.browser._add_mention_actions(menu, mention)
    [action] = [action for action in menu.actions() if words in action.text()]
    action.trigger()


def _topics(window: Window, mention: Mention) -> set[str]:
    assert window.session.calls is not None
    return {one.topic for one in window.session.calls.workspace.library.mentions(mention.passage.bulletin)}


def test_a_mention_is_rejected_at_its_place(window: Window, qtbot: QtBot, mention: Mention) -> None:
    _choose(window, mention, "Not Idlib here")
    qtbot.waitUntil(lambda: "no longer a mention" in window.status.words, timeout=5_000)
    assert "idlib" not in _topics(window, mention)
    browser = window.reader.browser
    qtbot.waitUntil(lambda: browser.mention_at(browser.toPlainText().index("Idlib") + 1) is None, timeout=5_000)


def test_a_name_is_rejected_everywhere_once_the_user_agreed(
    window: Window, qtbot: QtBot, mention: Mention, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter((False, True))
    monkeypatch.setattr(briefer.ui.dialogs.question, "agreed", lambda *said: next(answers))
    _choose(window, mention, "never means Idlib")
    assert "idlib" in _topics(window, mention)
    _choose(window, mention, "never means Idlib")
    qtbot.waitUntil(lambda: "no longer a mention" in window.status.words, timeout=5_000)
    assert "idlib" not in _topics(window, mention)


def test_the_menu_leads_to_the_bulletins_on_the_topic(window: Window, qtbot: QtBot, mention: Mention) -> None:
    _choose(window, mention, "Show bulletins on Idlib")
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 1, timeout=5_000)


def test_what_is_wrong_in_the_users_topic_files_is_told(qtbot: QtBot, filled: Folders) -> None:
    filled.topics.mkdir(parents=True)
    (filled.topics / "own.toml").write_text('[[topic]]\nlabel = "no id"\n')
    window = make_window(filled, None)
    window.settings.samples_shown = True
    qtbot.addWidget(window, before_close_func=lambda made: made.editing.take(None))
    window.show()
    Start(window).begin([])
    qtbot.waitUntil(window.status.warning.isVisible, timeout=10_000)
    window.status.warning.click()
    [box] = window.findChildren(QMessageBox)
    assert "own.toml" in box.informativeText()
    box.close()
