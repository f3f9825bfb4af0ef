"""Where tests and evaluation find the shared data; skips with a reason where it is absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path | None:
    """Return the folder that holds `data/` and `inputs/`, or None where it is absent."""
    named = os.environ.get("BRIEFER_DATA")
    folder = Path(named) if named else _ROOT.parent / "shared"
    return folder if folder.is_dir() else None


def shared(*parts: str) -> Path:
    """Return a path in the shared folder; skips the test where it is absent."""
    folder = shared_folder()
    path = folder.joinpath(*parts) if folder else None
    if path is None or not path.exists():
        pytest.skip(f"shared data {'/'.join(parts)} is not here (set BRIEFER_DATA)")
    return path
