"""Files are swapped in whole, and what stands in the way is said in a sentence."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.faults import Cancelled, Fault
from briefer.templating.house import read_house_style
from briefer.writing import catalogue
from briefer.writing.marking import file_name
from briefer.writing.swapping import check_target, swap_in
from tests.samples import sample_document
from tests.writing.houses import house_file


def test_new_bytes_replace_old_ones_and_nothing_stays_beside(tmp_path: Path) -> None:
    """The folder holds the file and nothing else; its mode is kept."""
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    swap_in({target: b"new"})
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(("number", "key"), [(errno.ENOSPC, "writing.disk_full"), (errno.EROFS, "writing.read_only")])
def test_a_failed_write_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    """Neither of two files is touched when the second cannot be written."""
    first, second = tmp_path / "a.docx", tmp_path / "b.pdf"
    first.write_bytes(b"old")
    calls = iter((None, OSError(number, "no")))

    def fsync(_: int) -> None:
        error = next(calls, None)
        if error:
            raise error

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(Fault) as fault:
        swap_in({first: b"new", second: b"new"})
    assert fault.value.key == key
    assert first.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [first]


@pytest.mark.parametrize("lock", [".~lock.briefing.docx#", "~$iefing.docx"])
def test_a_file_that_is_open_in_a_word_processor_is_left_alone(tmp_path: Path, lock: str) -> None:
    """Word and LibreOffice each leave a lock beside it, and the sentence names it."""
    target = tmp_path / "briefing.docx"
    target.write_bytes(b"old")
    (tmp_path / lock).touch()
    with pytest.raises(Fault, match="Close it there") as fault:
        check_target(target)
    assert lock in str(fault.value)


def test_targets_that_cannot_be_are_refused_before_anything_is_rendered(tmp_path: Path) -> None:
    """Unknown endings, absent folders, folders in the place of the file."""
    (tmp_path / "folder.docx").mkdir()
    house = read_house_style(house_file())
    for name, key in (("a.xls", "unknown_ending"), ("none/a.docx", "no_folder"), ("folder.docx", "is_folder")):
        with pytest.raises(Fault) as fault:
            catalogue.write(sample_document(), house, [tmp_path / name])
        assert fault.value.key == f"writing.{key}"


def test_a_stopped_export_writes_nothing(tmp_path: Path) -> None:
    """Stop is heeded before the swap."""
    with pytest.raises(Cancelled):
        catalogue.write(sample_document(), read_house_style(house_file()), [tmp_path / "a.docx"], stop=lambda: True)
    assert not list(tmp_path.iterdir())


def test_the_marking_stands_in_the_file_name() -> None:
    """Signs that Windows forbids are replaced."""
    assert file_name("Syria: the week", "TLP:AMBER+STRICT", ".docx") == "Syria – the week (TLP-AMBER+STRICT).docx"
    assert file_name("a/b\\c?", "", ".pdf") == "a-b-c.pdf"
    assert file_name("con") == "con_"
    assert file_name(" .. ") == "Briefing"


def test_a_name_too_long_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Fault) as told:
        check_target(tmp_path / f"{'x' * 300}.docx")
    assert told.value.key == "writing.name_too_long" and len(str(told.value)) < 150


_SLOW = """
import os, sys, time
from pathlib import Path
from briefer.writing import swapping
def slow(handle):
    print("writing", flush=True)
    time.sleep(60)
swapping.os.fsync = slow
swapping.swap_in({Path(sys.argv[1]): b"new"})
"""


def test_killed_while_writing_the_old_file_stays(tmp_path: Path) -> None:
    """SIGKILL before the swap: what was there is whole."""
    target = tmp_path / "brief.docx"
    target.write_bytes(b"old")
    with subprocess.Popen([sys.executable, "-c", _SLOW, str(target)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stdout.readline() == b"writing\n"
        child.kill()
    assert target.read_bytes() == b"old"
    swap_in({target: b"new"})
    assert target.read_bytes() == b"new"
