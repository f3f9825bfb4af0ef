"""Tests of what measures processes for `make bench`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.bench.processes import run_command


@pytest.mark.skipif(sys.platform == "win32", reason="whole processes are measured by wait4")
def test_a_small_process_counts_as_small_however_large_the_one_that_asks() -> None:
    held = b"x" * 150_000_000
    done = run_command([sys.executable, "-c", "print('done')"])
    assert len(held) and done.memory < 60
    assert done.printed == "done"
    assert done.processor > 0
    assert done.seconds > 0


@pytest.mark.skipif(sys.platform == "win32", reason="whole processes are measured by wait4")
def test_a_process_that_fails_is_told() -> None:
    with pytest.raises(subprocess.CalledProcessError, match="status 3"):
        run_command([sys.executable, "-c", "raise SystemExit(3)"])
