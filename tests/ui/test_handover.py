"""A second start hands its files to the first window on the same library."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.ui.handover import Handover, handed_over, server_name


def test_files_reach_the_window_that_listens(qtbot: QtBot, tmp_path: Path) -> None:
    name = server_name(tmp_path / "library.db")
    first = Handover(name)
    with qtbot.waitSignal(first.handed, timeout=5_000) as handed:
        assert handed_over(name, [tmp_path / "a.txt", tmp_path / "ü.brief"])
    assert handed.args == [(tmp_path / "a.txt", tmp_path / "ü.brief")]
    first.close()


def test_nothing_is_handed_over_where_nobody_listens(qapp: object, tmp_path: Path) -> None:
    assert not handed_over(server_name(tmp_path / "library.db"), [])


def test_each_library_has_a_window_of_its_own(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a.db") != server_name(tmp_path / "b.db")
