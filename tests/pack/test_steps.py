"""Steps change a pack and take the change back."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.faults import Fault
from briefer.pack import outline
from briefer.pack.model import Note, Pack, PageBreak, Section
from briefer.pack.steps import Insert, Move, Remove, Replace, SetProperties, Several, Step, labelled
from tests.pack.packmaking import bulletin, random_step, sample_pack

PACK = sample_pack(bulletin("Soleimani visited the Albu Kamal crossing."))


@given(st.data())
def test_random_edits_taken_back_restore_the_pack(data: st.DataObject) -> None:
    pack, inverses = PACK, []
    packs = [pack]
    for number in range(data.draw(st.integers(1, 12))):
        step = data.draw(random_step(pack, number))
        pack, inverse = step.apply(pack)
        inverses.append(inverse)
        packs.append(pack)
    for inverse in reversed(inverses):
        assert pack == packs.pop()
        pack, _ = inverse.apply(pack)
    assert pack == PACK


@given(st.data())
def test_steps_survive_being_written_down(data: st.DataObject) -> None:
    step = data.draw(random_step(PACK, 0))
    read = msgspec.json.decode(msgspec.json.encode(step), type=Step)
    assert read.apply(PACK)[0] == step.apply(PACK)[0]
    inverse = step.apply(PACK)[1]
    assert msgspec.json.decode(msgspec.json.encode(inverse), type=Step).apply(step.apply(PACK)[0])[0] == PACK


@given(st.data())
def test_doing_a_step_taken_back_gives_the_same_again(data: st.DataObject) -> None:
    step = data.draw(random_step(PACK, 0))
    changed, inverse = step.apply(PACK)
    back, redo = inverse.apply(changed)
    assert back == PACK
    assert redo.apply(back)[0] == changed


def test_a_move_within_a_section_counts_places_after_the_item_left() -> None:
    pack = Pack(id="p", title="", items=tuple(Note(id=key, text=key) for key in "abcd"))
    moved, _ = Move(id="a", index=2).apply(pack)
    assert [item.id for item in moved.items] == ["b", "c", "a", "d"]


def test_unchanged_parts_of_the_pack_are_shared() -> None:
    changed, _ = Insert(item=PageBreak(id="new"), parent="s2").apply(PACK)
    assert changed.items[0] is PACK.items[0]


@pytest.mark.parametrize(
    ("step", "key"),
    [
        (Remove(id="nowhere"), "pack.no_item"),
        (Move(id="s2", parent="s3"), "pack.into_itself"),
        (Move(id="s2", parent="s2"), "pack.into_itself"),
        (Insert(item=Note(id="n1", text="")), "pack.same_id"),
        (Insert(item=Section(id="x", title="", items=(Note(id="x", text=""),))), "pack.same_id"),
        (Insert(item=Note(id="x", text=""), parent="n1"), "pack.not_a_section"),
        (Insert(item=Note(id="x", text=""), parent="nowhere"), "pack.no_item"),
        (Replace(id="n1", item=Note(id="e1", text="")), "pack.same_id"),
        (SetProperties(values={"items": ()}), "pack.bad_property"),
        (SetProperties(values={"colour": "red"}), "pack.bad_property"),
        (SetProperties(values={"recipients": 7}), "pack.bad_property"),
        (Several(steps=(Remove(id="n1"), Remove(id="n1"))), "pack.no_item"),
    ],
)
def test_a_step_that_cannot_be_done_says_why(step: Step, key: str) -> None:
    with pytest.raises(Fault) as fault:
        step.apply(PACK)
    assert fault.value.key == key


def test_properties_are_taken_as_json_has_them() -> None:
    changed, inverse = SetProperties(values={"date": "2019-09-01", "template": {"name": "dossier"}}).apply(PACK)
    assert changed.date == date(2019, 9, 1)
    assert changed.template.name == "dossier"
    assert inverse.apply(changed)[0] == PACK


@pytest.mark.parametrize(
    ("step", "label"),
    [
        (Move(id="s1", index=1), "Move of ‘Border crossing’"),
        (Remove(id="n1"), "Removal of ‘To be watched.’"),
        (Insert(item=PageBreak(id="x")), "Addition of ‘page break’"),
        (SetProperties(values={"marking_decision": "x"}), "Change of marking decision"),
        (Several(steps=(Remove(id="s1"), Remove(id="s2"))), "Removal of ‘Border crossing’ and 1 more"),
        (Remove(id="n1", label="Cut"), "Cut"),
    ],
)
def test_steps_are_named_in_words(step: Step, label: str) -> None:
    named = labelled(step, PACK)
    assert named.label == label
    assert named.apply(PACK)[1].label == label


def test_the_outline_knows_places_and_passages() -> None:
    assert outline.place_of(PACK, "s3") == ("s2", 0)
    assert outline.parent_of(PACK, "s1") is None
    assert [item.id for item in outline.walk(PACK)] == ["s1", "sum", "e1", "s2", "s3", "n1", "b1"]
    assert len(outline.cited_passages(PACK)) == 1


def test_long_names_are_cut_between_words() -> None:
    name = outline.name_of(Note(id="n", text="The commander of the Qods Force, Qasem Soleimani, visited the crossing."))
    assert name == "The commander of the Qods Force, Qasem…"
