"""A workspace in folders of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.folders import folders_in
from briefer.workspace.workspace import Workspace, open_workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """An empty library with the shipped topics."""
    with open_workspace(tmp_path / "library.db", folders_in(tmp_path / "user")) as opened:
        yield opened
