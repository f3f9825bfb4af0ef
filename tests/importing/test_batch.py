"""Batches: every file gets an outcome, workers are replaced, stop means stop, and no worker outlives its parent."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefer.importing.batch import import_files
from tests.shared import shared

_ROOT = Path(__file__).resolve().parents[2]


def _texts(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number:04}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(
            f"Bulletin {number}\n\nOn August {number % 28 + 1}, 2019, convoy {number} left the town and reached the post."
        )
    return paths


def test_every_file_has_one_outcome_and_progress_is_told(tmp_path: Path) -> None:
    paths = [*_texts(tmp_path, 20), tmp_path / "absent.txt", tmp_path]
    told: list[tuple[int, int]] = []
    outcomes = list(import_files(paths, workers=2, on_progress=lambda done, total: told.append((done, total))))
    assert sorted(outcome.path for outcome in outcomes) == sorted(paths)
    assert told == [(n, 22) for n in range(1, 23)]
    assert sum(1 for outcome in outcomes if outcome.imported) == 20
    absent = next(outcome for outcome in outcomes if outcome.path.name == "absent.txt")
    assert str(absent.fault).startswith("absent.txt could not be opened: No such file")


def test_no_files_are_no_outcomes() -> None:
    assert list(import_files([])) == []


def test_after_a_stop_nothing_more_comes(tmp_path: Path) -> None:
    seen: list[Path] = []
    for outcome in import_files(_texts(tmp_path, 60), workers=2, stop=lambda: len(seen) >= 5):
        seen.append(outcome.path)
    assert len(seen) == 5


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_worker_that_is_killed_costs_one_file(tmp_path: Path) -> None:
    killed = False
    outcomes = []
    for outcome in import_files(_texts(tmp_path, 200), workers=2):
        outcomes.append(outcome)
        if not killed:
            killed = True
            os.kill(_children(os.getpid())[0], 9)
    assert len(outcomes) == 200
    refused = [outcome for outcome in outcomes if outcome.fault]
    assert len(refused) <= 1 and all(outcome.fault and outcome.fault.key == "reading.crashed" for outcome in refused)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_die_with_their_parent(tmp_path: Path) -> None:
    _texts(tmp_path, 1_500)
    script = tmp_path / "parent.py"
    script.write_text(
        "import sys, pathlib\n"
        "from briefer.importing.batch import import_files\n"
        "if __name__ == '__main__':\n"
        "    for outcome in import_files(sorted(pathlib.Path(sys.argv[1]).glob('*.txt')), workers=2):\n"
        "        print(outcome.path, flush=True)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    assert parent.stdout is not None
    with parent.stdout as lines:
        lines.readline()
        children = _children(parent.pid)
        assert len(children) >= 2
        parent.kill()
        parent.wait()
    deadline = time.monotonic() + 5
    while any(_is_alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_is_alive(child) for child in children)


def test_the_digest_of_august_gives_its_six_bulletins() -> None:
    (outcome,) = import_files([shared("inputs", "spotlight-digest-2019-08.txt")])
    assert outcome.imported is not None
    assert [(bulletin.series, bulletin.period and str(bulletin.period)) for bulletin in outcome.imported.bulletins] == [
        ("Spotlight on Global Jihad", "2019-08-08/2019-08-14"),
        ("Spotlight on Iran", "2019-07-28/2019-08-11"),
        ("Spotlight on Global Jihad", "2019-08-01/2019-08-07"),
        ("Spotlight on Global Jihad", "2019-07-25/2019-07-31"),
        ("Spotlight on Iran", "2019-07-14/2019-07-28"),
        (None, None),
    ]


def _children(pid: int) -> list[int]:
    """Return the processes started by a process; the tracker of shared resources is none of ours."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if parent == pid and b"spawn_main" in command:
            found.append(int(folder.name))
    return found


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
