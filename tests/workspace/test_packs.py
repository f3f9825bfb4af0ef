"""Packs are opened, changed, saved, and recovered after a crash."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.faults import Fault
from briefer.folders import folders_in
from briefer.pack import file
from briefer.pack.model import Excerpt, Note, Pack
from briefer.pack.steps import Insert, Move, Remove, SetProperties, Several, Step
from briefer.workspace import packs
from briefer.workspace.packs import OpenPack
from briefer.workspace.workspace import Workspace, open_workspace
from tests.pack.packmaking import bulletin, random_step, sample_pack, whole

SOURCE = bulletin("Soleimani visited the Albu Kamal crossing.", "He met commanders.")


@pytest.fixture
def opened(ws: Workspace, tmp_path: Path) -> Iterator[OpenPack]:
    """A saved pack, opened from its file; its source is not in the library."""
    path = tmp_path / "weekly.brief"
    file.save(sample_pack(SOURCE), path, {SOURCE.id: SOURCE}, assets={"map.png": b"\x89PNG"})
    opened = packs.open(ws, path)
    yield opened
    opened.close()


def test_a_pack_opens_without_the_library_it_was_made_from(opened: OpenPack) -> None:
    assert opened.bulletin(SOURCE.id) == SOURCE
    assert not opened.dirty


def test_changes_make_it_dirty_and_taking_them_back_makes_it_clean(opened: OpenPack) -> None:
    inverse = opened.do(Remove(id="n1"))
    assert opened.dirty
    assert inverse.label == "Removal of ‘To be watched.’"
    opened.do(inverse)
    assert not opened.dirty


def test_citing_a_bulletin_takes_its_text_along(ws: Workspace, opened: OpenPack, tmp_path: Path) -> None:
    other = bulletin("ISIS fighters attacked a checkpoint.", title="Spotlight on Global Jihad")
    ws.library.add(other)
    opened.do(Insert(item=Excerpt(id="e9", passage=whole(other)), parent="s2"))
    packs.save(opened)
    assert set(file.load(tmp_path / "weekly.brief").sources) == {SOURCE.id, other.id}
    assert not opened.dirty


def test_citing_what_is_nowhere_is_refused_and_changes_nothing(opened: OpenPack) -> None:
    before = opened.pack
    with pytest.raises(Fault):
        opened.do(Insert(item=Excerpt(id="e9", passage=whole(bulletin("Unknown.")))))
    assert opened.pack is before


def test_a_step_of_several_is_done_whole_or_not_at_all(opened: OpenPack) -> None:
    before = opened.pack
    with pytest.raises(Fault):
        opened.do(Several(steps=(Remove(id="n1"), Remove(id="n1"))))
    assert opened.pack is before


class _Heard:
    def __init__(self) -> None:
        self.told: list[tuple[str, str, int]] = []

    def about_to_change(self, step: Step, pack: Pack) -> None:
        self.told.append(("before", type(step).__name__, len(pack.items)))

    def changed(self, step: Step, pack: Pack) -> None:
        self.told.append(("after", type(step).__name__, len(pack.items)))


def test_watchers_hear_of_each_single_change_before_and_after(opened: OpenPack) -> None:
    heard = _Heard()
    opened.watchers.append(heard)
    opened.do(Several(steps=(Remove(id="b1"), Move(id="s2", index=0))))
    assert heard.told == [("before", "Remove", 3), ("after", "Remove", 2), ("before", "Move", 2), ("after", "Move", 2)]


def test_a_file_that_is_no_pack_is_never_overwritten(opened: OpenPack, tmp_path: Path) -> None:
    for content in (b"my only copy of something", (tmp_path / "weekly.brief").read_bytes()[:-30]):
        target = tmp_path / "other.brief"
        target.write_bytes(content)
        with pytest.raises(Fault) as fault:
            packs.save(opened, target)
        assert fault.value.key == "pack.not_replaced"
        assert target.read_bytes() == content


def test_a_new_pack_is_saved_with_the_ending_where_none_is_given(ws: Workspace, tmp_path: Path) -> None:
    opened = packs.new(ws, title="Weekly brief")
    assert not opened.dirty
    opened.do(Insert(item=Note(id="n", text="x")))
    assert opened.dirty
    assert packs.save(opened, tmp_path / "mine").name == "mine.brief"
    opened.close()
    with pytest.raises(Fault):
        packs.save(packs.new(ws, title="No place"))


def test_nothing_is_recoverable_while_open_after_saving_or_after_closing(ws: Workspace, opened: OpenPack) -> None:
    opened.do(Remove(id="n1"))
    assert packs.recoverable(ws) == []
    packs.save(opened)
    opened.do(Remove(id="b1"))
    opened.close()
    assert packs.recoverable(ws) == []
    assert list(ws.folders.journals.iterdir()) == []


def test_killed_with_unsaved_changes_the_next_start_recovers_them(
    ws: Workspace, opened: OpenPack, tmp_path: Path
) -> None:
    other = bulletin("ISIS fighters attacked a checkpoint.", title="Spotlight on Global Jihad")
    file.save(sample_pack(other), tmp_path / "second.brief", {other.id: other})
    script = (
        "import os, sys; from pathlib import Path\n"
        "from briefer.folders import folders_in\n"
        "from briefer.workspace import packs\n"
        "from briefer.workspace.workspace import open_workspace\n"
        "from briefer.pack import file\n"
        "from briefer.pack.model import Excerpt, Note\n"
        "from briefer.pack.steps import Insert, Remove, SetProperties\n"
        "root = Path(sys.argv[1])\n"
        "ws = open_workspace(root / 'library.db', folders_in(root / 'user'))\n"
        "opened = packs.open(ws, root / 'weekly.brief')\n"
        "held = file.load(root / 'second.brief')\n"
        "(source,) = held.sources.values()\n"
        "ws.library.add(source)\n"
        "opened.do(Remove(id='n1'))\n"
        "opened.add_asset('new.png', b'new')\n"
        "opened.do(Insert(item=Excerpt(id='e9', passage=held.pack.items[0].items[1].passage), parent='s2'))\n"
        "opened.do(SetProperties(values={'title': 'Renamed'}))\n"
        "ws.library.remove([source.id])\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    (recovery,) = packs.recoverable(ws)
    assert (recovery.title, recovery.path, recovery.steps) == ("Renamed", tmp_path / "weekly.brief", 3)
    recovered = packs.recover(ws, recovery)
    assert recovered.pack.title == "Renamed"
    assert recovered.dirty
    assert recovered.bulletin(other.id) == other
    assert recovered.assets == {"map.png": b"\x89PNG", "new.png": b"new"}
    assert packs.recoverable(ws) == []
    packs.save(recovered)
    assert list(ws.folders.journals.iterdir()) == []
    assert file.load(tmp_path / "weekly.brief").pack == recovered.pack


def test_a_drafted_pack_that_was_never_saved_is_recovered(ws: Workspace) -> None:
    ws.library.add(SOURCE)
    opened = packs.new(ws, sample_pack(SOURCE))
    opened._journal.leave()  # type: ignore[union-attr]
    (recovery,) = packs.recoverable(ws)
    recovered = packs.recover(ws, recovery)
    assert recovered.pack == opened.pack
    recovered.close()


def test_a_torn_journal_tells_up_to_the_tear(ws: Workspace, opened: OpenPack) -> None:
    opened.do(Remove(id="n1"))
    opened.do(Remove(id="b1"))
    journal = opened._journal
    assert journal is not None
    journal.leave()
    content = journal.path.read_bytes()
    for cut in range(0, len(content), 7):
        journal.path.write_bytes(content[:cut])
        for recovery in packs.recoverable(ws):
            assert recovery.steps < 2
    journal.path.write_bytes(content[:-5] + b"\n")
    (recovery,) = packs.recoverable(ws)
    assert recovery.steps == 1
    packs.discard(recovery)
    assert packs.recoverable(ws) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(data=st.data())
def test_any_edits_are_recovered(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    root = tmp_path_factory.mktemp("edits")
    with open_workspace(root / "library.db", folders_in(root / "user")) as ws:
        ws.library.add(SOURCE)
        with closing(packs.new(ws, sample_pack(SOURCE))) as opened:
            for number in range(data.draw(st.integers(0, 8))):
                opened.do(data.draw(random_step(opened.pack, number)))
            opened._journal.leave()  # type: ignore[union-attr]
        (recovery,) = packs.recoverable(ws)
        recovered = packs.recover(ws, recovery)
        assert recovered.pack == opened.pack
        recovered.close()


def test_a_pack_whose_file_is_gone_is_still_recovered(ws: Workspace, opened: OpenPack, tmp_path: Path) -> None:
    opened.do(SetProperties(values={"title": "Orphan"}))
    opened._journal.leave()  # type: ignore[union-attr]
    (tmp_path / "weekly.brief").unlink()
    (recovery,) = packs.recoverable(ws)
    recovered = packs.recover(ws, recovery)
    assert recovered.pack.title == "Orphan"
    recovered.close()


def test_fresh_ids_are_free() -> None:
    assert packs.fresh_id(["a", "a-2"], "a") == "a-3"
    assert packs.fresh_id([]) != packs.fresh_id([])
