"""What dialogs decide: edits that are visible and reversible, properties as one step, drafts and exports as asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.bulletin import Passage
from briefer.pack.model import Excerpt, Note, Pack, Section, Summary, SummarySentence
from briefer.pack.steps import SetProperties
from briefer.templating.options import Kind, Option
from briefer.ui.dialogs.correction import CorrectionDialog
from briefer.ui.dialogs.export import ExportDialog
from briefer.ui.dialogs.help import HelpWindow
from briefer.ui.dialogs.item import ExcerptDialog, SummaryDialog, TextDialog
from briefer.ui.dialogs.new_pack import NewPackDialog
from briefer.ui.dialogs.options_form import OptionsForm
from briefer.ui.dialogs.palette import Palette
from briefer.ui.dialogs.properties import PropertiesDialog
from briefer.ui.pack.rows import badges, source_line
from briefer.ui.window import Window
from tests.samples import sample_sources

PASSAGE = Passage("b1", 0, 0, 5, "Words")


def test_a_changed_excerpt_keeps_its_original_and_says_that_it_differs(window: Window) -> None:
    kept: list[Excerpt] = []
    dialog = ExcerptDialog(Excerpt(id="e", passage=PASSAGE), window, kept.append, None)
    dialog.text.setPlainText("Other words")
    dialog.accepting()
    assert (kept[0].edited, kept[0].passage) == ("Other words", PASSAGE)
    assert [badge.text for badge in badges(kept[0])] == ["edited"]


def test_an_excerpt_with_its_original_wording_is_not_edited(window: Window) -> None:
    kept: list[Excerpt] = []
    dialog = ExcerptDialog(Excerpt(id="e", passage=PASSAGE, edited="Changed"), window, kept.append, None)
    dialog.text.setPlainText("Words")
    dialog.accepting()
    assert kept[0].edited is None


def test_a_changed_sentence_is_flagged_and_an_emptied_one_removed(window: Window) -> None:
    kept: list[Summary] = []
    sentences = tuple(SummarySentence(text=text, passages=(PASSAGE,)) for text in ("One.", "Two.", "Three."))
    dialog = SummaryDialog(Summary(id="s", sentences=sentences), window, kept.append)
    dialog.fields[1].setPlainText("Two, changed.")
    dialog.fields[2].setPlainText(" ")
    dialog.accepting()
    assert [(s.text, s.flags) for s in kept[0].sentences] == [("One.", ()), ("Two, changed.", ("edited",))]
    assert [badge.text for badge in badges(kept[0])] == ["check"]


def test_an_empty_note_is_not_kept_and_the_dialog_says_why(window: Window) -> None:
    kept: list[Note] = []
    dialog = TextDialog(Note(id="n", text=""), "text", window, kept.append, long=True)
    dialog.accepting()
    assert kept == [] and "Write something" in dialog.fault.text()
    dialog.reject()


def test_properties_become_one_step_of_what_changed(window: Window) -> None:
    steps: list[SetProperties] = []
    dialog = PropertiesDialog(Pack(id="p", title="Old", date=date(2019, 8, 18)), window)
    dialog.step_made.connect(steps.append)
    dialog.fields["title"].setText("New")
    dialog.fields["recipients"].setText("A, B")
    dialog.marking.setCurrentText("tlp: amber")
    dialog.accepting()
    assert steps[0].values == {"title": "New", "recipients": ("A", "B"), "marking": "TLP:AMBER"}


def test_a_period_that_is_none_is_refused_with_an_example(window: Window) -> None:
    calls = window.session.calls
    found = calls.open_bulletin(window.library.rows.ids()[0]).bulletin
    dialog = CorrectionDialog(window.session, found, lambda: None, window)
    dialog.fields["period"].setText("last week")
    dialog.accepting()
    assert "2019-07-28/2019-08-11" in dialog.fault.text()
    dialog.reject()


def test_a_correction_sticks_and_shows_in_the_list(window: Window, qtbot: QtBot) -> None:
    bulletin = window.library.rows.ids()[0]
    found = window.session.calls.open_bulletin(bulletin).bulletin
    dialog = CorrectionDialog(window.session, found, lambda: None, window)
    dialog.fields["title"].setText("A better title")
    dialog.accepting()
    qtbot.waitUntil(lambda: window.library.rows.row_of(bulletin).data() == "A better title", timeout=5_000)


def test_the_options_form_gives_back_what_differs_from_the_defaults(qtbot: QtBot) -> None:
    form = OptionsForm()
    qtbot.addWidget(form)
    options = (
        Option("columns", Kind.NUMBER, "Columns", 1, least=1, most=3),
        Option("paper", Kind.CHOICE, "Paper", "a4", choices=(("a4", "A4"), ("letter", "Letter"))),
        Option("contents", Kind.YES_NO, "Contents", True),
        Option("accent", Kind.COLOUR, "Accent", "0B5563"),
    )
    form.show_options(options, {"paper": "letter"})
    assert form.values() == {"paper": "letter"}
    form.show_options(options, {"accent": "petrol"})
    assert "colour" in form.problem()


def test_a_draft_is_asked_for_as_the_dialog_says_and_opens(window: Window, qtbot: QtBot) -> None:
    dialog = NewPackDialog(window.session, window.look, (), ("iran",), window)
    dialog.drafted.connect(window.files.take_new)
    qtbot.waitUntil(lambda: dialog.topics.chosen() == ("iran",), timeout=20_000)
    dialog.title.setText("Iran this week")
    dialog.all_days.setChecked(True)
    with qtbot.waitSignal(window.editing.opened, timeout=20_000):
        dialog.accepting()
    assert window.editing.pack.title == "Iran this week"
    assert [item.topic for item in window.editing.pack.items] == ["iran"]


def test_a_draft_of_nothing_is_refused_in_the_dialog(window: Window, qtbot: QtBot) -> None:
    dialog = NewPackDialog(window.session, window.look, (), (), window)
    qtbot.waitUntil(lambda: dialog.template.count() > 0, timeout=20_000)
    dialog.first.setDate(date(1990, 1, 1))
    dialog.last.setDate(date(1990, 1, 2))
    dialog.accepting()
    qtbot.waitUntil(lambda: bool(dialog.fault.text()), timeout=20_000)
    assert "other days" in dialog.fault.text() and dialog.accept_button.isEnabled()
    dialog.reject()


def test_export_writes_what_is_ticked_and_says_so(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.commands.with_pack(lambda: None)
    qtbot.waitUntil(lambda: window.editing.open_pack is not None, timeout=20_000)
    dialog = ExportDialog(window.session, window.editing.open_pack, window.look, window.settings, window)
    qtbot.waitUntil(lambda: dialog.template.count() > 0, timeout=20_000)
    dialog.folder.setText(str(tmp_path))
    dialog.name.setText("week 33")
    dialog.formats[".docx"].setChecked(False)
    dialog.decision.setText("Editor: released by the issuer")
    dialog.step_made.connect(window.editing.do)
    assert dialog.targets() == (tmp_path / "week 33.pdf",)
    dialog.accepting()
    qtbot.waitUntil(lambda: dialog.words.text().startswith("Written: week 33.pdf"), timeout=60_000)
    assert (tmp_path / "week 33.pdf").read_bytes().startswith(b"%PDF")
    assert window.editing.open_pack.pack.marking_decision == "Editor: released by the issuer"
    dialog.accept()


def test_the_marking_of_the_sources_stands_in_the_names_of_files(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.commands.with_pack(lambda: None)
    qtbot.waitUntil(lambda: window.editing.open_pack is not None, timeout=20_000)
    open_pack = window.editing.open_pack
    strict = {key: replace(one, marking="TLP:AMBER+STRICT") for key, one in sample_sources().items()}
    monkeypatch.setattr(open_pack, "cited_sources", lambda: strict)
    dialog = ExportDialog(window.session, open_pack, window.look, window.settings, window)
    dialog.name.setText("week 33")
    assert dialog.marking.marking() == ""
    assert [path.name for path in dialog.targets()] == [
        "week 33 (TLP-AMBER+STRICT).docx",
        "week 33 (TLP-AMBER+STRICT).pdf",
    ]
    dialog.reject()


def test_export_without_a_format_is_refused(window: Window, qtbot: QtBot) -> None:
    window.commands.with_pack(lambda: None)
    qtbot.waitUntil(lambda: window.editing.open_pack is not None, timeout=20_000)
    dialog = ExportDialog(window.session, window.editing.open_pack, window.look, window.settings, window)
    for box in dialog.formats.values():
        box.setChecked(False)
    dialog.accepting()
    assert "format" in dialog.fault.text()
    dialog.reject()


def test_the_palette_runs_the_command_that_was_typed(window: Window) -> None:
    palette = Palette(window.actions_of.all_actions(), window)
    palette.line.setText("start pag")
    assert palette.list.count() == 1
    window.reader.show_nothing()
    palette.line.returnPressed.emit()
    assert window.start_page.isVisibleTo(window)


def test_help_has_a_title_for_every_page_and_no_dead_link(window: Window, qapp: QApplication) -> None:
    import re

    from briefer.assets import shipped

    help_window = HelpWindow(window, window.look)
    assert help_window.pages.count() >= 6
    names = {file.name for file in shipped("resources", "help").glob("*.md")}
    for file in shipped("resources", "help").glob("*.md"):
        text = file.read_text(encoding="utf-8")
        assert text.startswith("# "), file.name
        assert set(re.findall(r"\]\(([^)]+\.md)\)", text)) <= names
    help_window.close()


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (Section(id="s", title="T", items=(Note(id="n", text="x"), Note(id="m", text="y"))), "2 notes"),
        (Section(id="s", title="T"), "empty"),
        (Excerpt(id="e", passage=PASSAGE), "Excerpt · 1 source"),
        (
            Summary(id="u", sentences=(SummarySentence(text="One.", passages=(PASSAGE,)),)),
            "Summary · 1 sentence · 1 source",
        ),
    ],
)
def test_the_second_line_of_a_row_says_where_it_is_from(item: object, line: str) -> None:
    assert source_line(item, {}) == line


def test_ctrl_enter_keeps_what_was_written(window: Window) -> None:
    kept: list[Note] = []
    dialog = TextDialog(Note(id="n", text=""), "text", window, kept.append, long=True)
    dialog.text.setPlainText("Two words")
    keys = {shortcut.key().toString(): shortcut for shortcut in dialog.findChildren(QShortcut)}
    keys["Ctrl+Return"].activated.emit()
    assert [note.text for note in kept] == ["Two words"]


def test_a_new_note_is_chosen_in_the_outline(window: Window, qtbot: QtBot) -> None:
    window.commands.with_pack(lambda: None)
    qtbot.waitUntil(lambda: window.editing.open_pack is not None, timeout=20_000)
    window.pack.actions_of.insert_here(Note(id="n", text="Ours"))
    assert window.pack.view.currentIndex() == window.editing.model.index_of("n")
