"""The intake: knows what others added to the library since the last time, and a file that comes twice in one import."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.folders import Folders, folders_in
from briefer.workspace.importing import import_files
from briefer.workspace.workspace import open_workspace

TEXT = (
    "Harvest report for the valley (August 1-7, 2019)\n\nThe harvest in the valley was good. Farmers sold olives, wheat and "
    "barley on the market of the district town, and the mayor promised repairs of the road before the winter rains begin.\n"
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_in(tmp_path / "home")


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_another_window_added_is_known_at_the_next_import(tmp_path: Path, folders: Folders) -> None:
    mine, theirs = _file(tmp_path, "a.txt", TEXT), _file(tmp_path, "b.txt", TEXT.replace("was good", "was very good"))
    with open_workspace(None, folders) as here, open_workspace(None, folders) as there:
        import_files(here, [])
        [first] = import_files(there, [theirs])
        [second] = import_files(here, [mine])
    [bulletin] = second.bulletins
    assert first.bulletins[0].id in (bulletin.newer_version_of, bulletin.near_duplicate_of)


def test_the_same_file_twice_in_one_import_adds_once(tmp_path: Path, folders: Folders) -> None:
    with open_workspace(None, folders) as here:
        reports = import_files(here, [_file(tmp_path, "a.txt", TEXT), _file(tmp_path, "again.txt", TEXT)])
        assert sorted(report.outcome for report in reports) == ["added", "duplicate"]
        assert len(here.library.listing()) == 1


def test_mentions_are_there_when_the_bulletin_is(tmp_path: Path, folders: Folders) -> None:
    with open_workspace(None, folders) as here:
        [report] = import_files(here, [_file(tmp_path, "a.txt", TEXT.replace("valley was", "valley in Syria was"))])
        assert {mention.topic for mention in here.library.mentions(report.bulletins[0].id)} >= {"syria"}
        assert here.library.untagged(here.taxonomy.version) == []
