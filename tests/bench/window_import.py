"""10,000 text files imported through the window: does it miss a beat, how long it takes, and how much memory it and its workers take."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.small_bulletins import write_bulletins
from tests.figures import Figure

NAME = "window_import"

_FILES = int(os.environ.get("BRIEFER_BENCH_FILES", "10000"))
_SECONDS = 600
_PROGRAM = """
import json, os, pathlib, sys, time

def run():
    from PySide6.QtCore import QTimer
    from briefer.folders import folders_in
    from briefer.ui import main
    app = main.application()
    home = pathlib.Path(os.environ["FOLDER"])
    window = main.make_window(folders_in(home / "home"), None)
    window.settings.samples_shown = True
    main.prepare(window)
    window.show()
    beats = []
    beat = QTimer(window, interval=5)
    beat.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))
    began = ended = 0.0

    def start():
        nonlocal began
        began = time.perf_counter()
        beat.start()
        window.import_files([home / "files"])

    def done(reports):
        nonlocal ended
        ended = time.perf_counter()
        added = sum(report.outcome == "added" for report in reports)
        QTimer.singleShot(2000, lambda: tell(added))  # the list is filled anew

    def tell(added):
        beat.stop()
        gaps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(beats, beats[1:])]
        print(json.dumps({
            "added": added, "seconds": ended - began, "worst": max(gap for gap, _ in gaps), "busy": max(own for _, own in gaps),
            "late": sum(gap > 0.05 for gap, _ in gaps), "own": beats[-1][1] - beats[0][1],
        }))
        window.close()

    window.imports.finished.connect(done)
    window.session.opened.connect(lambda: QTimer.singleShot(2000, start))
    window.session.open()
    app.exec()

if __name__ == "__main__":
    run()
"""


def measure() -> list[Figure]:
    """Return stalls in milliseconds and memory in MB, highest of samples taken twice a second."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "files").mkdir()
        write_bulletins(Path(folder) / "files", _FILES)
        told, alone, together = _run(Path(folder))
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    rate = told["added"] / told["seconds"]
    return [
        Figure(f"{_FILES:,} text files, added", f"{told['added']:,.0f}", "files", f"{_FILES:,}", ""),
        Figure("time", f"{told['seconds']:.0f} s, {rate:.0f}", "files/s", "", load),
        Figure("longest stall of the main thread", f"{told['worst'] * 1000:.0f}", "ms", "≤ 50 ms", load),
        Figure("of which it was at work itself, at most", f"{told['busy'] * 1000:.0f}", "ms", "≤ 50 ms", ""),
        Figure("stalls over 50 ms", f"{told['late']:.0f}", "", "0", load),
        Figure("processor time of the main thread", f"{told['own']:.1f}", "s", "", ""),
        Figure("memory, the window alone", f"{alone:.0f}", "MB", "< 500 MB", ""),
        Figure("memory, with its workers (shared pages once)", f"{together:.0f}", "MB", "< 500 MB", ""),
    ]


def _run(folder: Path) -> tuple[dict[str, float], float, float]:
    """Return what the window told, and the highest memory of it alone and with all processes below it."""
    program = folder / "window.py"
    program.write_text(_PROGRAM, encoding="utf-8")
    root = str(Path(__file__).resolve().parents[2])
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment.update(QT_QPA_PLATFORM=environment.get("QT_QPA_PLATFORM", "offscreen"), FOLDER=str(folder))
    environment.update(PYTHONPATH=root, PYTHONPYCACHEPREFIX=str(folder / "compiled"))
    window = subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True, env=environment)
    samples: list[tuple[float, float]] = [(0.0, 0.0)]
    watching = threading.Thread(target=_sample, args=(window, samples), daemon=True)
    watching.start()
    printed, _ = window.communicate(timeout=_SECONDS)
    told: dict[str, float] = json.loads(printed.strip().splitlines()[-1])
    return told, max(alone for alone, _ in samples), max(together for _, together in samples)


def _sample(window: subprocess.Popen[str], samples: list[tuple[float, float]]) -> None:
    while window.poll() is None:
        each = [_megabytes(process) for process in _family(window.pid)]
        if each:
            samples.append((each[0], sum(each)))
        time.sleep(0.5)


def _family(process: int) -> Iterator[int]:
    """Yield a process and those below it (Linux; elsewhere none)."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            below = children.read_text().split()
        except OSError:
            continue
        for child in below:
            yield from _family(int(child))


def _megabytes(process: int) -> float:
    """Return the memory of a process, pages that several share counted in parts; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
