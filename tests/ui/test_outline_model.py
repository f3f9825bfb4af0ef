"""The outline model follows a pack through any run of steps, and through their undoing."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefer.bulletin import Passage
from briefer.pack import outline
from briefer.pack.model import AnyItem, Excerpt, Note, Pack, Section
from briefer.pack.steps import Insert, Move, Remove, Replace, Several, Step
from briefer.ui import dragging
from briefer.ui.dragging import Dragged
from briefer.ui.pack.editing import PackEditing
from briefer.ui.pack.moving import moves
from briefer.ui.pack.outline_model import OutlineModel
from briefer.workspace.packs import OpenPack


def note(name: str) -> Note:
    return Note(id=name, text=f"Note {name}")


def section(name: str, *items: AnyItem) -> Section:
    return Section(id=name, title=f"Section {name}", items=items)


def pack() -> Pack:
    return Pack(
        id="p",
        title="Brief",
        items=(section("a", note("a1"), note("a2"), note("a3")), section("b", note("b1")), note("c")),
    )


def shown(model: OutlineModel, parent: QModelIndex | None = None) -> list[object]:
    """Return the tree as the model shows it."""
    parent = parent or QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        item = model.item_at(index)
        assert item is not None
        found.append((item.id, index.data(), shown(model, index)))
    return found


def told(items: tuple[AnyItem, ...]) -> list[object]:
    """Return the same tree, read from the pack."""
    return [
        (
            item.id,
            item.title if isinstance(item, Section) else getattr(item, "text", ""),
            told(getattr(item, "items", ())),
        )
        for item in items
    ]


@pytest.fixture
def editing(qtbot: QtBot) -> PackEditing:
    made = PackEditing()
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.take(OpenPack(pack()))
    return made


def random_step(rng: random.Random, now: Pack, number: int) -> Step:
    everything = list(outline.walk(now))
    sections = [None, *(item.id for item in everything if isinstance(item, Section))]
    kind = rng.choice("irmmmc") if everything else "i"
    place = rng.choice(sections)
    item = rng.choice(everything) if everything else None
    match kind:
        case "i":
            new = section(f"s{number}", note(f"n{number}")) if rng.random() < 0.3 else note(f"n{number}")
            return Insert(item=new, parent=place, index=rng.randint(0, 4))
        case "r":
            return Remove(id=item.id)
        case "c" if isinstance(item, Note):
            return Replace(id=item.id, item=Note(id=item.id, text=f"Changed {number}"))
        case "c" if isinstance(item, Section):
            return Replace(id=item.id, item=Section(id=item.id, title=f"Renamed {number}", items=item.items))
    inside = {held.id for held in outline.walk_items((item,))}
    return Move(id=item.id, parent=place if place not in inside else None, index=rng.randint(0, 4))


@pytest.mark.parametrize("seed", range(30))
def test_outline_equals_pack_after_any_run_of_steps_undone_and_redone(editing: PackEditing, seed: int) -> None:
    rng = random.Random(seed)
    for number in range(40):
        assert editing.do(random_step(rng, editing.pack, number))
        assert shown(editing.model) == told(editing.pack.items)
    last = editing.pack
    while editing.undo_stack.canUndo():
        editing.undo_stack.undo()
    assert editing.pack == pack()
    assert shown(editing.model) == told(pack().items)
    while editing.undo_stack.canRedo():
        editing.undo_stack.redo()
    assert editing.pack == last
    assert shown(editing.model) == told(last.items)


def test_expanded_rows_stay_the_same_rows_when_others_move(editing: PackEditing) -> None:
    kept = editing.model.index_of("b1")
    from PySide6.QtCore import QPersistentModelIndex

    row = QPersistentModelIndex(kept)
    editing.do(Move(id="b", parent=None, index=0))
    assert editing.model.item_at(row).id == "b1"


def test_undo_names_what_it_takes_back(editing: PackEditing) -> None:
    editing.do(Move(id="c", parent=None, index=0))
    assert editing.undo_stack.undoText() == "move of ‘Note c’"


def test_a_step_that_cannot_be_done_is_refused_with_its_reason(editing: PackEditing, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editing.refused) as refused:
        assert not editing.do(Remove(id="nowhere"))
    assert "nowhere" in str(refused.args[0])
    assert not editing.undo_stack.canUndo()


def test_several_steps_are_one_undo(editing: PackEditing) -> None:
    editing.do(Several(steps=(Remove(id="a1"), Remove(id="b"))))
    assert [item.id for item in editing.pack.items] == ["a", "c"]
    editing.undo_stack.undo()
    assert editing.pack == pack()


def test_a_drop_is_announced_with_section_and_place(editing: PackEditing, qtbot: QtBot) -> None:
    mime = dragging.with_ids(dragging.BULLETINS, ["x", "y"])
    with qtbot.waitSignal(editing.model.dropped) as dropped:
        editing.model.dropMimeData(mime, Qt.DropAction.CopyAction, 1, 0, editing.model.index_of("a"))
    assert dropped.args == [Dragged(bulletins=("x", "y")), "a", 1]


def test_a_section_cannot_be_dropped_into_itself(editing: PackEditing) -> None:
    mime = editing.model.mimeData([editing.model.index_of("a")])
    assert not editing.model.canDropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, editing.model.index_of("a"))
    assert editing.model.canDropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, editing.model.index_of("b"))


def test_what_a_dragged_section_holds_is_not_dragged_twice(editing: PackEditing) -> None:
    mime = editing.model.mimeData([editing.model.index_of("a"), editing.model.index_of("a2")])
    assert dragging.dragged(mime).items == ("a",)


@pytest.mark.parametrize(
    ("items", "parent", "index", "left"),
    [
        (["a1"], "a", 3, ["a2", "a3", "a1"]),
        (["a1", "a2"], "a", 3, ["a3", "a1", "a2"]),
        (["a3", "a1"], "a", 0, ["a3", "a1", "a2"]),
        (["a2"], "a", 1, ["a1", "a2", "a3"]),
        (["a2"], "a", 2, ["a1", "a2", "a3"]),
        (["b1"], "a", 1, ["a1", "b1", "a2", "a3"]),
    ],
)
def test_items_land_before_the_place_they_are_dropped_at(
    items: list[str], parent: str, index: int, left: list[str]
) -> None:
    now = pack()
    for step in moves(now, items, parent, index):
        now, _ = step.apply(now)
    assert [item.id for item in outline.section(now, parent).items] == left


def test_nothing_is_moved_where_everything_stands_already() -> None:
    assert moves(pack(), ["a2"], "a", 1) == ()


def test_passages_survive_the_drag() -> None:
    passage = Passage("b", 2, 3, 9, "words 🙂")
    assert dragging.dragged(dragging.with_passages([passage])).passages == (passage,)
    assert Excerpt(id="e", passage=passage).wording == "words 🙂"
