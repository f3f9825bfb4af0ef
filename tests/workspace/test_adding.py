"""What is dropped on a pack becomes a step that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefer.faults import Fault
from briefer.pack.check import check
from briefer.pack.model import Excerpt, Note, Section, Summary
from briefer.pack.outline import cited_passages, walk
from briefer.pack.steps import Replace
from briefer.workspace import adding, drafting, packs
from briefer.workspace.packs import OpenPack
from briefer.workspace.workspace import Workspace
from tests.workspace.bulletins import IRAN, JIHAD, LATER


@pytest.fixture
def opened(filled: Workspace) -> Iterator[OpenPack]:
    """A new pack with one empty section."""
    pack = packs.new(filled, title="Week 33")
    pack.do(adding.add_section(pack, "To be filled"))
    yield pack
    pack.close()


def _done_and_taken_back(opened: OpenPack, step: adding.Step) -> None:
    before = opened.pack
    inverse = opened.do(step)
    after = opened.pack
    assert [finding for finding in check(after, opened.sources) if finding.severity == "error"] == []
    opened.do(opened.do(inverse))
    assert opened.pack == after
    opened.do(inverse)
    assert opened.pack == before
    opened.do(step)


def test_a_bulletin_dropped_on_the_pack_is_a_section_with_its_best(filled: Workspace, opened: OpenPack) -> None:
    step = adding.add_bulletins(filled, opened, [IRAN.id], None, 1)
    assert step.label == "Addition of ‘Watch on Iran (August 1-7, 2019)’"
    _done_and_taken_back(opened, step)
    section = opened.pack.items[1]
    assert isinstance(section, Section) and section.title == IRAN.title
    assert any(isinstance(item, Excerpt) for item in section.items)


def test_bulletins_dropped_on_a_section_come_into_it_in_order(filled: Workspace, opened: OpenPack) -> None:
    target = opened.pack.items[0].id
    step = adding.add_bulletins(filled, opened, [JIHAD.id, LATER.id], target, 0)
    assert step.label == "Addition of 2 bulletins"
    _done_and_taken_back(opened, step)
    excerpts = [item.passage.bulletin for item in walk(opened.pack) if isinstance(item, Excerpt)]
    assert excerpts == sorted(excerpts, key=[JIHAD.id, LATER.id].index)
    _done_and_taken_back(opened, adding.add_bulletins(filled, opened, [JIHAD.id], target, 0))


def test_a_topic_dropped_on_the_pack_is_a_drafted_section(filled: Workspace, opened: OpenPack) -> None:
    _done_and_taken_back(opened, adding.add_topic(filled, opened, "hamas", None, 0))
    section = opened.pack.items[0]
    assert isinstance(section, Section) and section.topic == "hamas"
    assert {passage.bulletin for passage in cited_passages(opened.pack)} == {IRAN.id}
    assert [topic.id for topic in opened.pack.topics] == ["hamas"]
    _done_and_taken_back(opened, adding.add_topic(filled, opened, "Iran", None, 0))
    places = [(p.bulletin, p.block) for item in walk(opened.pack) if isinstance(item, Excerpt) for p in [item.passage]]
    assert len(places) == len(set(places))


def test_selected_text_becomes_an_excerpt_without_spaces_at_its_edges(opened: OpenPack) -> None:
    passage = adding.select(JIHAD, 1, 0, 15)
    assert passage.quotation == "ISIS attacked c"
    assert adding.select(JIHAD, 1, 0, 14).quotation == "ISIS attacked"
    with pytest.raises(Fault):
        adding.select(JIHAD, 1, 4, 5)
    _done_and_taken_back(opened, adding.add_passages(opened, [passage, passage], opened.pack.items[0].id))


def test_notes_assessments_and_breaks_are_added(opened: OpenPack) -> None:
    for step in (
        adding.add_note(opened, "Ours."),
        adding.add_assessment(opened, "Likely."),
        adding.add_page_break(opened),
    ):
        _done_and_taken_back(opened, step)


def test_a_section_drafted_anew_keeps_what_was_done_by_hand(filled: Workspace, opened: OpenPack) -> None:
    opened.do(adding.add_topic(filled, opened, "iran", None, 0))
    section = opened.pack.items[0]
    assert isinstance(section, Section)
    excerpts = [item for item in section.items if isinstance(item, Excerpt)]
    edited = Excerpt(id=excerpts[0].id, passage=excerpts[0].passage, edited="In our words.")
    opened.do(Replace(id=edited.id, item=edited))
    opened.do(adding.add_note(opened, "By hand.", section.id, 1))
    before = opened.pack
    _done_and_taken_back(opened, drafting.redraft_section(filled, opened, section.id))
    after = opened.pack.items[0]
    assert isinstance(after, Section) and after.id == section.id
    assert edited in after.items
    assert any(isinstance(item, Note) for item in after.items)
    assert sum(isinstance(item, Summary) for item in after.items) <= 1
    quoted = [item.passage for item in after.items if isinstance(item, Excerpt)]
    assert len(quoted) == len(set(quoted))
    assert opened.pack.items[1:] == before.items[1:]
    with pytest.raises(Fault):
        drafting.redraft_section(filled, opened, opened.pack.items[1].id)
