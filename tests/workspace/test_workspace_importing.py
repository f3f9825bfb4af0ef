"""Files are imported whole, once, and reported."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from briefer.folders import folders_in
from briefer.pack import outline
from briefer.workspace import adding, packs
from briefer.workspace.checking import check
from briefer.workspace.drafting import DraftOrder, draft
from briefer.workspace.importing import FileReport, expand, import_files
from briefer.workspace.progress import Progress
from briefer.workspace.workspace import Workspace, open_workspace

TEXT = (
    "Watch on Iran (August {day}, 2019)\n\nIran sent officer number {day} to the Albu Kamal crossing on that day. The officers "
    "met commanders of {word} militias, and the parties agreed on the {word} guarding of convoy {day} by the army.\n"
)
WORDS = ("northern", "tribal", "allied", "foreign", "Iraqi", "Syrian", "volunteer", "mobile", "border", "desert")


def _files(folder: Path, many: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for number in range(many):
        text = TEXT.format(day=number + 1, word=WORDS[number % 10])
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def test_files_are_reported_in_order_with_progress(ws: Workspace, tmp_path: Path) -> None:
    files = _files(tmp_path / "in", 6)
    (tmp_path / "in" / "003.txt").write_bytes(b"")
    told: list[Progress] = []
    reports = import_files(ws, [tmp_path / "in"], in_order=True, on_progress=told.append)
    assert [report.file for report in reports] == [str(path) for path in files]
    assert [report.outcome for report in reports] == ["added"] * 3 + ["refused"] + ["added"] * 2
    assert "003.txt" in (reports[3].reason or "")
    assert [(progress.done, progress.total) for progress in told] == [(n, 6) for n in range(1, 7)]
    assert ws.library.count() == 5


def test_a_file_known_by_its_bytes_or_its_text_adds_nothing(ws: Workspace, tmp_path: Path) -> None:
    (first, *_) = _files(tmp_path / "in", 1)
    import_files(ws, [first])
    (copy,) = import_files(ws, [first])
    assert copy.outcome == "duplicate" and [b.outcome for b in copy.bulletins] == ["duplicate"]
    page = tmp_path / "same.md"
    page.write_text(first.read_text("utf-8").replace("\n\n", "\n\n\n"), encoding="utf-8")
    (other,) = import_files(ws, [page])
    assert other.outcome == "duplicate"
    assert ws.library.count() == 1


def test_a_changed_bulletin_is_a_newer_version_and_both_stay(ws: Workspace, tmp_path: Path) -> None:
    (first, *_) = _files(tmp_path / "in", 1)
    (old,) = import_files(ws, [first])
    changed = tmp_path / "corrected.txt"
    changed.write_text(first.read_text("utf-8").replace("by the army", "by the army and the police"), encoding="utf-8")
    (new,) = import_files(ws, [changed])
    assert new.bulletins[0].newer_version_of == old.bulletins[0].id
    assert ws.library.count() == 2
    assert {passage.bulletin for passage in outline.cited_passages(draft(ws, DraftOrder()))} == {new.bulletins[0].id}
    both = DraftOrder(bulletins=(old.bulletins[0].id,))
    assert {passage.bulletin for passage in outline.cited_passages(draft(ws, both))} == {old.bulletins[0].id}


def test_the_same_news_from_another_issuer_is_noted_as_near_duplicate(ws: Workspace, tmp_path: Path) -> None:
    (first, *_) = _files(tmp_path / "in", 1)
    (old,) = import_files(ws, [first])
    body = first.read_text("utf-8").split("\n\n")[1]
    other = tmp_path / "other.txt"
    other.write_text(f"An officer at the crossing\n\nAgencies write: {body}", encoding="utf-8")
    (new,) = import_files(ws, [other])
    assert new.bulletins[0].near_duplicate_of == old.bulletins[0].id
    pack = packs.new(ws, title="Both")
    passages = [adding.select(ws.library.bulletin(r.bulletins[0].id), 0, 0, 40) for r in (old, new)]
    pack.do(adding.add_passages(pack, passages))
    assert [finding.severity for finding in check(ws, pack).findings] == ["remark"]
    pack.close()


def test_files_within_a_file_are_reported_too(ws: Workspace, tmp_path: Path) -> None:
    (first, *_) = _files(tmp_path / "in", 1)
    archive = tmp_path / "week.zip"
    with zipfile.ZipFile(archive, "w") as new:
        new.write(first, "good.txt")
        new.writestr("bad.docx", b"PK\x03\x04 nothing")
    (report,) = import_files(ws, [archive])
    assert report.outcome == "added"
    assert len(report.within) == 1 and "bad.docx" in report.within[0]


def test_stopped_half_way_the_library_holds_exactly_what_was_reported(ws: Workspace, tmp_path: Path) -> None:
    _files(tmp_path / "in", 30)
    reports: list[FileReport] = []
    import_files(ws, [tmp_path / "in"], on_report=reports.append, stop=lambda: len(reports) >= 4)
    assert 4 <= len(reports) < 30
    assert set(ws.library.ids()) == {bulletin.id for report in reports for bulletin in report.bulletins}


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_during_import_the_library_opens_and_holds_what_was_reported(tmp_path: Path) -> None:
    _files(tmp_path / "in", 40)
    process = subprocess.Popen(
        [
            sys.executable,
            "-u",
            "-m",
            "briefer",
            "--library",
            str(tmp_path / "library.db"),
            "import",
            str(tmp_path / "in"),
            "--json",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout:
        told = [process.stdout.readline() for _ in range(5)]
        process.send_signal(signal.SIGKILL)
        told += process.stdout.readlines()
    process.wait()
    whole = [line for line in told if line.endswith("}\n")]
    time.sleep(0.1)
    with open_workspace(tmp_path / "library.db", folders_in(tmp_path / "user")) as ws:
        held = ws.library.ids()
        assert all(any(key in line for line in whole) for key in held[-len(whole) :])
        assert len(whole) <= len(held) <= len(whole) + 1
        again = import_files(ws, [tmp_path / "in"])
        assert sum(report.outcome == "added" for report in again) == 40 - len(held)
        assert ws.library.untagged(ws.taxonomy.version) in ([], held[:1])


def test_folders_give_their_files_but_not_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "a" / ".git").mkdir(parents=True)
    for name in ("a/2.txt", "a/1.txt", "a/.hidden", "a/.git/config"):
        (tmp_path / name).write_text("x")
    assert expand([tmp_path / "a", tmp_path / "a" / "1.txt"]) == [tmp_path / "a" / "1.txt", tmp_path / "a" / "2.txt"]
