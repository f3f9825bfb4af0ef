"""Runs a command as a whole process and says what it took. A small process in between starts it: Linux counts the memory of whoever starts a
process as that process's own, so started from here every child would seem as large as this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_STARTER = """
import os, sys, time
environment = dict(os.environ, BEGAN=repr(time.time()))
start = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], environment)
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
processor = usage.ru_utime + usage.ru_stime
print(f"\\n[{seconds}, {processor}, {usage.ru_maxrss}, {os.waitstatus_to_exitcode(status)}]")
"""
_MAXRSS_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds by the clock and of the processor, its highest memory (MB), its file (bytes), what it printed."""

    seconds: float
    processor: float
    memory: float
    size: int
    printed: str


FAILED = Run(0.0, 0.0, 0.0, 0, "failed")


def run_command(
    command: Sequence[str], *, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Run:
    """Run a command; raises CalledProcessError where it fails. It finds in BEGAN the moment (seconds since 1970) at which it was started."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _STARTER, *command],
        cwd=folder,
        env=dict(environment or os.environ),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=600,
    )
    printed, _, last = done.stdout.rstrip().rpartition("\n")
    seconds, processor, memory, status = json.loads(last)
    if status:
        raise subprocess.CalledProcessError(status, list(command), printed)
    return Run(seconds, processor, memory / _MAXRSS_PER_MB, 0, printed.strip())


def compiled_environment() -> dict[str, str]:
    """Return the environment of a measured Python process: our modules found, and compiled beforehand, as those of what is installed are."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    compiled = str(Path(tempfile.gettempdir()) / "briefer-bench-compiled")
    environment = dict(os.environ, PYTHONPATH=path, SOURCE_DATE_EPOCH="1565859600", PYTHONPYCACHEPREFIX=compiled)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def run_script(script: str, folder: Path, output: str) -> Run:
    """Run a Python script in a folder as a process of its own; `output` is the file it writes."""
    try:
        done = run_command([sys.executable, "-c", script], folder=folder, environment=compiled_environment())
    except subprocess.CalledProcessError:
        return FAILED
    return Run(done.seconds, done.processor, done.memory, (folder / output).stat().st_size, done.printed)
