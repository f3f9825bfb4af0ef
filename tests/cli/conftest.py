"""A terminal on a library of the test's own, empty or with the six bulletins of a digest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefer.__main__ import main
from tests.cli.running import Terminal

DIGEST = """Spotlight on Global Jihad (August 8-14, 2019)

Following the collapse of the ceasefire in the Idlib region, the Syrian army launched a series of ground attacks in several zones. \
In the Euphrates Valley in eastern Syria, ISIS continues its increased activity around Al-Raqqah. The Turkish army sent a column \
of vehicles to its observation posts in Idlib. Civilians left the villages along the front line and moved north.

Spotlight on Iran (July 28 – August 11, 2019)

In late July, the Commander of the Qods Force, Qasem Soleimani, visited the Albu Kamal crossing and met with commanders of militias. \
Iran is preparing to take part in the international fair in Damascus. A delegation of Hamas visited Tehran at the end of July. \
The representatives of Iran and Hamas agreed to expand cooperation between them.
"""


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """A text file with two bulletins."""
    path = tmp_path / "digest.txt"
    path.write_text(DIGEST, encoding="utf-8")
    return path


@pytest.fixture
def briefer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal on an empty library."""
    return Terminal(tmp_path / "library.db", capsys)


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    (folder / "digest.txt").write_text(DIGEST, encoding="utf-8")
    assert main(["--library", str(folder / "library.db"), "import", str(folder / "digest.txt"), "--json"]) == 0
    return folder / "library.db"


@pytest.fixture
def filled(briefer: Terminal, _filled: Path) -> Terminal:
    """A terminal on a library that holds the digest's bulletins."""
    shutil.copy(_filled, briefer.library)
    return briefer
