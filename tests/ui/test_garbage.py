"""Garbage of the window is collected while nothing runs, and never during an import."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.ui.garbage import Garbage
from briefer.ui.jobs import Job, Jobs, Lane


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    thresholds = gc.get_threshold()
    made = Jobs()
    yield made
    made.end()
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def test_a_full_collection_waits_until_no_job_runs(qtbot: QtBot, jobs: Jobs) -> None:
    garbage = Garbage(jobs)
    garbage.begin()
    assert gc.get_threshold()[2] > 1000

    def work(job: Job) -> None:
        job.stopped.wait(10)

    running = jobs.run(work, lambda _: None, lane=Lane.CHANGE, title="Importing")
    assert not garbage.collect_if_idle()
    running.stop()
    qtbot.waitUntil(lambda: not jobs.shown, timeout=5_000)
    assert garbage.collect_if_idle()
