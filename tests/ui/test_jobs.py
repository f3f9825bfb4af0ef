"""Jobs run off the main thread, one after the other in their lane; results come back on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from briefer.faults import Cancelled
from briefer.ui.jobs import Job, Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.end()


def test_work_is_done_elsewhere_and_handed_back_here(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[object] = []
    jobs.run(lambda job: threading.current_thread(), lambda thread: seen.extend((thread, threading.current_thread())))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] is not threading.main_thread()
    assert seen[1] is threading.main_thread()


def test_a_newer_question_overtakes_the_older(jobs: Jobs, qtbot: QtBot) -> None:
    gate, answers = threading.Event(), []
    jobs.run(lambda job: gate.wait(5), lambda _: None)
    for number in range(5):
        jobs.run(lambda job, n=number: n, answers.append, key="same")
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(20)
    assert answers == [4]


def test_a_fault_comes_back_too(jobs: Jobs, qtbot: QtBot) -> None:
    problems: list[Exception] = []

    def fail(job: Job) -> None:
        raise ValueError("no")

    jobs.run(fail, lambda _: None, problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert str(problems[0]) == "no"


def test_a_titled_job_is_shown_and_can_be_stopped(jobs: Jobs, qtbot: QtBot) -> None:
    ended: list[Exception] = []

    def work(job: Job) -> None:
        job.stopped.wait(5)
        raise Cancelled

    job = jobs.run(work, lambda _: None, ended.append, title="Waiting")
    assert [shown.title for shown in jobs.shown] == ["Waiting"]
    job.stop()
    qtbot.waitUntil(lambda: bool(ended))
    assert jobs.shown == []


def test_nothing_is_delivered_after_the_end(qtbot: QtBot) -> None:
    jobs, seen = Jobs(), []
    jobs.run(lambda job: 1, seen.append)
    jobs.end()
    qtbot.wait(20)
    assert seen == []
