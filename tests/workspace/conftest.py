"""A workspace in folders of the test's own, empty or with three bulletins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.bulletin import Bulletin
from briefer.folders import folders_in
from briefer.workspace.importing import add_bulletins
from briefer.workspace.workspace import Workspace, open_workspace
from tests.workspace.bulletins import BULLETINS


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """An empty library with the shipped topics."""
    with open_workspace(tmp_path / "library.db", folders_in(tmp_path / "user")) as opened:
        yield opened


@pytest.fixture
def filled(ws: Workspace) -> Workspace:
    """A library with three bulletins, tagged."""
    added: list[Bulletin] = BULLETINS
    add_bulletins(ws, added, None)
    return ws
