"""The watched folder: off at first, takes what is new and whole, leaves what lay there."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.folders import Folders
from briefer.ui.imports.watching import WatchedFolder
from briefer.ui.jobs import Jobs
from briefer.ui.settings import Settings


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.end()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "old.txt").write_text("was here before")
    os.utime(folder / "old.txt", (1_000_000, 1_000_000))
    return folder


def test_it_is_off_at_first(jobs: Jobs, folders: Folders) -> None:
    assert WatchedFolder(jobs, Settings(folders)).folder is None


def test_a_new_file_arrives_and_an_old_one_does_not(qtbot: QtBot, jobs: Jobs, folders: Folders, inbox: Path) -> None:
    watched = WatchedFolder(jobs, Settings(folders))
    watched.watch(inbox)
    with qtbot.waitSignal(watched.arrived, timeout=15_000) as arrived:
        (inbox / "new.txt").write_text("just came")
        (inbox / ".hidden").write_text("not for us")
    assert arrived.args == [[inbox / "new.txt"]]


def test_what_came_between_two_starts_is_taken_once(qtbot: QtBot, jobs: Jobs, folders: Folders, inbox: Path) -> None:
    settings = Settings(folders)
    came = (inbox / "old.txt").stat().st_ctime
    settings.watched_folder, settings.watched_until = inbox, came  # as an earlier start left them
    while time.time() < came + 0.02:
        time.sleep(0.01)
    (inbox / "between.txt").write_text("came while Briefer was closed")
    again = WatchedFolder(jobs, settings)
    with qtbot.waitSignal(again.arrived, timeout=15_000) as arrived:
        again.resume()
    assert arrived.args == [[inbox / "between.txt"]]
    with qtbot.assertNotEmitted(again.arrived, wait=3_000):
        again.resume()


def test_a_file_moved_here_is_new_however_old_it_is(
    qtbot: QtBot, jobs: Jobs, folders: Folders, inbox: Path, tmp_path: Path
) -> None:
    (tmp_path / "moved.txt").write_text("written long ago")
    os.utime(tmp_path / "moved.txt", (2_000_000, 2_000_000))
    watched = WatchedFolder(jobs, Settings(folders))
    watched.watch(inbox)
    with qtbot.waitSignal(watched.arrived, timeout=15_000) as arrived:
        (tmp_path / "moved.txt").rename(inbox / "moved.txt")
    assert arrived.args == [[inbox / "moved.txt"]]


def test_one_that_grows_does_not_hold_up_the_others(qtbot: QtBot, jobs: Jobs, folders: Folders, inbox: Path) -> None:
    watched = WatchedFolder(jobs, Settings(folders))
    watched.watch(inbox)
    words = ["more"]

    def grow() -> None:
        words.append("and more")
        (inbox / "slow.txt").write_text(" ".join(words))

    growing = QTimer(interval=100)
    growing.timeout.connect(grow)
    growing.start()
    (inbox / "whole.txt").write_text("all of it")
    with qtbot.waitSignal(watched.arrived, timeout=15_000) as arrived:
        pass
    assert arrived.args == [[inbox / "whole.txt"]]
    growing.stop()
    with qtbot.waitSignal(watched.arrived, timeout=15_000) as arrived:
        pass
    assert arrived.args == [[inbox / "slow.txt"]]
