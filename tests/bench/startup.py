"""How long the window takes to its first paint and to a filled list, beside a bare Qt window of the same parts, interleaved; and how long the
main thread stalls after the first paint."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench.processes import run_command
from tests.figures import Figure

NAME = "startup"

_RUNS = 5
_COMMON = """
import json, os, sys, time
began = float(os.environ["BEGAN"])
def said(**values):
    print(json.dumps(values), flush=True)
"""
_FLOOR = """
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QTextBrowser, QTreeView, QDockWidget
from PySide6.QtCore import QTimer, Qt
app = QApplication([])
window = QMainWindow()
for part in (QListView(), QTreeView(), QTreeView()):
    dock = QDockWidget(window); dock.setWidget(part); window.addDockWidget(Qt.LeftDockWidgetArea, dock)
window.setCentralWidget(QTextBrowser())
for name in ("File", "Edit", "View"):
    window.menuBar().addMenu(name).addAction(name)
window.show()
app.processEvents()
said(painted=(time.time() - began) * 1000)
"""
_OURS = """
import pathlib
from PySide6.QtCore import QTimer
from briefer.folders import folders_in
from briefer.ui.main import application, make_window
app = application()
window = make_window(folders_in(pathlib.Path(os.environ["FOLDER"])), None)
window.settings.samples_shown = True
window.show()
app.processEvents()
painted = (time.time() - began) * 1000
said(painted=painted)
beats = [time.perf_counter()]
beat = QTimer(window, interval=0)
beat.timeout.connect(lambda: beats.append(time.perf_counter()))
beat.start()
def listed():
    beat.stop()
    stall = max(b - a for a, b in zip(beats, beats[1:])) * 1000
    said(painted=painted, listed=(time.time() - began) * 1000, stall=stall)
    window.close()
window.library.rows.arrived.connect(lambda: QTimer.singleShot(0, listed))
window.session.open()
app.exec()
"""


def measure() -> list[Figure]:
    """Return medians in milliseconds, and memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        _fill(folder)
        ours: list[dict[str, float]] = []
        floor: list[dict[str, float]] = []
        for turn in range(_RUNS + 1):
            for program, told in ((_FLOOR, floor), (_OURS, ours)):
                last = _run(program, folder)
                if turn:  # the first one warms the disk
                    told.append(last)
    bare = f"bare Qt window {_median(floor, 'painted'):.0f} ms, {_median(floor, 'memory'):.0f} MB"
    return [
        Figure("start to first paint", f"{_median(ours, 'painted'):.0f}", "ms", "≤ 2 × bare", bare),
        Figure(
            "start to a filled list", f"{_median(ours, 'listed'):.0f}", "ms", "≤ 1500 ms", "novelWriter 2490 ms (facts)"
        ),
        Figure(
            "longest stall of the main thread after the first paint", f"{_median(ours, 'stall'):.0f}", "ms", "≤ 50 ms"
        ),
        Figure("memory with a filled list", f"{_median(ours, 'memory'):.0f}", "MB", "", bare),
    ]


def _fill(folder: str) -> None:
    """Put 200 small bulletins into the library."""
    from briefer.bulletin import Block, BlockKind, Bulletin, bulletin_id
    from briefer.folders import folders_in
    from briefer.library import open_library

    with open_library(folders_in(Path(folder)).library) as library:
        for number in range(200):
            blocks = (Block(BlockKind.PARAGRAPH, f"Report {number} on Syria, Iraq and Iran in the week under review."),)
            library.add(Bulletin(bulletin_id(blocks), f"Report {number}", blocks, language="en"))


def _run(program: str, folder: str) -> dict[str, float]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment.update(QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"), FOLDER=folder)
    environment.update(PYTHONPYCACHEPREFIX=str(Path(folder) / "compiled"))
    done = run_command([sys.executable, "-c", _COMMON + program], environment=environment)
    told: dict[str, float] = json.loads(done.printed.splitlines()[-1])
    return {**told, "memory": done.memory}


def _median(runs: list[dict[str, float]], name: str) -> float:
    return statistics.median(run[name] for run in runs)
