"""The template manager: a house style made with the mouse, shipped templates left as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from briefer.folders import Folders
from briefer.templating.catalogue import find_template
from briefer.ui.jobs import Jobs
from briefer.ui.look.look import Look
from briefer.ui.template_calls import TemplateCalls
from briefer.ui.templates.house_dialog import HouseDialog
from briefer.ui.templates.manager import TemplateManager
from briefer.ui.templates.options_dialog import OptionsDialog
from briefer.ui.window import Window


@pytest.fixture
def manager(qtbot: QtBot, window: Window, folders: Folders, look: Look) -> Iterator[TemplateManager]:
    """The manager of an open window, its gallery filled and the first template's pages shown."""
    jobs = Jobs(window)
    made = TemplateManager(TemplateCalls(folders), jobs, look, window)
    made.show()
    qtbot.waitUntil(lambda: made.gallery.count() > 0 and made.view.pages > 0, timeout=20_000)
    yield made
    made.close()
    jobs.end()


def _choose(manager: TemplateManager, name: str) -> None:
    manager.gallery.setCurrentRow([one.name for one in manager._templates].index(name))


def test_shipped_templates_can_be_duplicated_but_not_changed(qtbot: QtBot, manager: TemplateManager) -> None:
    _choose(manager, "weekly-brief")
    assert not manager.buttons["remove"].isEnabled()
    assert not manager.buttons["options"].isEnabled()
    manager.buttons["duplicate"].click()
    qtbot.waitUntil(lambda: manager.template is not None and manager.template.name == "weekly-brief-2", timeout=10_000)
    assert manager.buttons["remove"].isEnabled()


def test_a_house_style_is_seen_at_once_and_kept(
    qtbot: QtBot, manager: TemplateManager, look: Look, folders: Folders, tmp_path: Path
) -> None:
    style = tmp_path / "our_house.docx"
    style.write_bytes(find_template("source-digest").style)
    dialog = HouseDialog(manager._calls, manager._jobs, look, manager._templates, manager)
    dialog.take_file(style)
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    assert (dialog.title.text(), dialog.view.pages > 0) == ("Our house", True)
    with qtbot.waitSignal(dialog.kept, timeout=20_000):
        dialog.accept_button.click()
    assert find_template("our-house", folders).preview


def test_a_wrong_file_is_told_beside_the_form(
    qtbot: QtBot, manager: TemplateManager, look: Look, tmp_path: Path
) -> None:
    wrong = tmp_path / "notes.docx"
    wrong.write_text("no Word file")
    dialog = HouseDialog(manager._calls, manager._jobs, look, manager._templates, manager)
    dialog.take_file(wrong)
    qtbot.waitUntil(lambda: bool(dialog.fault.text()), timeout=20_000)
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_other_defaults_are_kept_in_ones_own_template(qtbot: QtBot, manager: TemplateManager, folders: Folders) -> None:
    copy = manager._calls.duplicate(find_template("weekly-brief"))
    dialog = OptionsDialog(copy, manager)
    dialog.chosen.connect(lambda values: manager._calls.set_defaults(copy, values))
    box = next(
        one
        for one in dialog.form.findChildren(QCheckBox)
        if one.text() == "Contents" or one.accessibleName() == "Contents"
    )
    box.setChecked(False)
    dialog.accepting()
    defaults = {option.name: option.default for option in find_template(copy.name, folders).options}
    assert defaults["contents"] is False
    assert defaults["key_points"] is True
