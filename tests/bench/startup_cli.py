"""How long the command line takes to start, whole process, beside a bare Python and a peer's version command, interleaved."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.figures import Figure

NAME = "startup_cli"

_RUNS = 7


def measure() -> list[Figure]:
    """Return the least milliseconds of each command: what the machine's other work did not disturb."""
    with tempfile.TemporaryDirectory() as folder:
        # As installed: compiled modules are kept, whatever the shell that measures says.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        library = str(Path(folder) / "library.db")
        python = [sys.executable]
        commands = {
            "bare python": [*python, "-c", "pass"],
            "import typer, rich.console": [*python, "-c", "import typer, rich.console"],
            "pip --version": [*python, "-m", "pip", "--version"],
            "briefer --version": [*python, "-m", "briefer", "--version"],
            "briefer --help": [*python, "-m", "briefer", "--help"],
            "briefer bulletins": [*python, "-m", "briefer", "--library", library, "bulletins", "--json"],
            "briefer topics list": [*python, "-m", "briefer", "--library", library, "topics", "list", "--json"],
        }
        taken = _interleaved(commands, environment)
    floor, typer, pip = (taken[name] for name in ("bare python", "import typer, rich.console", "pip --version"))
    peers = {"briefer --version": f"bare python {floor:.0f} ms, pip --version {pip:.0f} ms"}
    reach = {"briefer --version": "≤ 2 × bare python"}
    return [
        Figure(
            name, f"{taken[name]:.0f}", "ms", reach.get(name, ""), peers.get(name, f"import typer, rich {typer:.0f} ms")
        )
        for name in commands
        if name.startswith("briefer")
    ]


def _interleaved(commands: dict[str, list[str]], environment: dict[str, str]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(_RUNS + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
            if turn:  # the first one warms the disk
                times[name].append((time.perf_counter() - start) * 1000)
    return {name: min(taken) for name, taken in times.items()}
