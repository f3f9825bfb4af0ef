"""Packs are printed here or in the press's own process, and what was sent is recorded."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.faults import Cancelled, Fault
from briefer.pack.model import Note
from briefer.pack.outline import cited_passages, walk
from briefer.pack.steps import Insert, SetProperties
from briefer.workspace import adding, exporting, packs
from briefer.workspace.checking import check
from briefer.workspace.clock import moment_now
from briefer.workspace.drafting import DraftOrder, draft
from briefer.workspace.nexting import next_issue, number_after
from briefer.workspace.packs import OpenPack
from briefer.workspace.press import Press
from briefer.workspace.workspace import Workspace
from tests.workspace.bulletins import IRAN, LATER

MOMENT = datetime(2019, 8, 18, 12, tzinfo=UTC)


@pytest.fixture
def opened(filled: Workspace) -> Iterator[OpenPack]:
    """A pack on Iran and ISIS."""
    pack = packs.new(filled, draft(filled, DraftOrder(topics=("iran", "isis"), title="Week 33")))
    yield pack
    pack.close()


def test_the_preview_tells_where_each_item_stands(filled: Workspace, opened: OpenPack) -> None:
    result = exporting.preview(filled, opened, moment=MOMENT)
    assert result.content.startswith(b"%PDF-")
    assert {item.id for item in walk(opened.pack)} <= set(result.items) | {item.id for item in opened.pack.items}


def test_the_press_prints_the_same_bytes_as_this_process(filled: Workspace, opened: OpenPack, tmp_path: Path) -> None:
    press = Press()
    try:
        told: list[int] = []
        here = exporting.export(filled, opened, [tmp_path / "here.pdf"], moment=MOMENT)
        there = exporting.export(
            filled,
            opened,
            [tmp_path / "there.pdf"],
            moment=MOMENT,
            press=press,
            on_progress=lambda p: told.append(p.done),
        )
        assert (tmp_path / "here.pdf").read_bytes() == (tmp_path / "there.pdf").read_bytes()
        assert here.sent and there.files == (tmp_path / "there.pdf",)
        assert told and told == sorted(told)
        with pytest.raises(Fault) as fault:
            exporting.export(filled, opened, [tmp_path / "x.pdf"], template="no-such", press=press)
        assert fault.value.key == "template.unknown"
        with pytest.raises(Cancelled):
            exporting.preview(filled, opened, press=press, stop=lambda: True)
        assert exporting.preview(filled, opened, press=press, moment=MOMENT).content.startswith(b"%PDF-")
        assert press._worker is not None
        press._worker.kill()
        press._worker.join()
        assert exporting.preview(filled, opened, press=press, moment=MOMENT).content.startswith(b"%PDF-")
    finally:
        press.close()


def test_the_marking_never_falls_below_a_sources_without_a_decision(
    filled: Workspace, opened: OpenPack, tmp_path: Path
) -> None:
    opened.sources[IRAN.id] = filled.library.correct(IRAN.id, marking="TLP:AMBER")
    assert exporting.floor_of(opened) == ("TLP:AMBER",)
    assert exporting.export(filled, opened, [tmp_path / "a.pdf"], moment=MOMENT).marking == "TLP:AMBER"
    opened.do(SetProperties(values={"marking": "TLP:CLEAR"}))
    with pytest.raises(Fault) as fault:
        exporting.export(filled, opened, [tmp_path / "b.pdf"], moment=MOMENT)
    assert fault.value.key == "marking.too_weak"
    assert not (tmp_path / "b.pdf").exists()
    assert [finding.severity for finding in check(filled, opened).findings] == ["error"]
    who = "Editor, 2019-08-17: released by the issuer"
    report = exporting.export(filled, opened, [tmp_path / "b.pdf"], moment=MOMENT, marking_decision=who)
    assert report.marking == "TLP:CLEAR" and report.decision is not None
    opened.do(report.decision)
    assert opened.pack.marking_decision == who
    again = exporting.export(filled, opened, [tmp_path / "b.pdf"], moment=MOMENT)
    assert (again.marking, again.decision) == ("TLP:CLEAR", None)


def test_a_decision_holds_for_what_it_was_taken_for(filled: Workspace, opened: OpenPack, tmp_path: Path) -> None:
    """A stricter source that comes later, or a weaker marking, asks for a new one."""
    out = [tmp_path / "a.pdf"]
    opened.sources[IRAN.id] = filled.library.correct(IRAN.id, marking="TLP:AMBER")
    report = exporting.export(filled, opened, out, moment=MOMENT, marking="TLP:GREEN", marking_decision="Editor")
    assert report.decision is not None
    opened.do(report.decision)
    assert exporting.export(filled, opened, out, moment=MOMENT, marking="TLP:GREEN").marking == "TLP:GREEN"
    with pytest.raises(Fault, match="TLP:AMBER"):
        exporting.export(filled, opened, out, moment=MOMENT, marking="TLP:CLEAR")
    assert [finding.severity for finding in check(filled, opened).findings] == ["remark"]
    opened.sources[IRAN.id] = filled.library.correct(IRAN.id, marking="TLP:RED")
    with pytest.raises(Fault, match="TLP:RED"):
        exporting.export(filled, opened, out, moment=MOMENT)
    assert [finding.severity for finding in check(filled, opened).findings] == ["error"]
    assert exporting.recorded_decision(opened, opened.pack.marking) == ""
    renewed = exporting.export(filled, opened, out, moment=MOMENT, marking_decision="Editor")
    assert renewed.decision is not None and renewed.marking == "TLP:GREEN"


def test_check_and_export_name_what_no_font_shows(filled: Workspace, opened: OpenPack, tmp_path: Path) -> None:
    opened.do(Insert(item=Note(id="odd", text="The sign \U0001cd00 stood on the wall.")))
    (finding,) = check(filled, opened).findings
    assert (finding.item, finding.severity) == ("odd", "remark")
    assert "U+1CD00" in finding.problem and "“The sign \U0001cd00 stood on the wall.”" in finding.problem
    said, *_ = exporting.export(filled, opened, [tmp_path / "a.pdf"], moment=MOMENT).remarks
    assert "U+1CD00" in said and "The sign \U0001cd00 stood on the wall.”" in said


def test_a_pack_made_with_a_template_that_is_not_here_is_printed_with_its_copy(
    filled: Workspace, opened: OpenPack, tmp_path: Path
) -> None:
    saved = packs.save(opened, tmp_path / "week.brief")
    assert "structure.html.j2" in opened.template_files
    again = packs.open(filled, saved)
    again.do(SetProperties(values={"template": {"name": "house-of-others"}}))
    assert exporting.preview(filled, again, moment=MOMENT).content.startswith(b"%PDF-")
    again.close()
    with pytest.raises(Fault):
        packs_without_copy = packs.new(filled, opened.pack)
        packs_without_copy.close()
        exporting.preview(filled, packs_without_copy, template="house-of-others", moment=MOMENT)


def test_the_next_issue_takes_up_where_the_last_ended(filled: Workspace) -> None:
    first = draft(filled, DraftOrder(topics=("iran",), bulletins=(IRAN.id,), title="Iran weekly", number="2019/31"))
    following = next_issue(filled, first)
    assert (following.number, following.series, following.previous) == ("2019/32", "Iran weekly", (first.id,))
    assert {passage.bulletin for passage in cited_passages(following)} == {LATER.id}
    with pytest.raises(Fault):
        next_issue(filled, following)


@pytest.mark.parametrize(
    ("number", "after"), [("33", "34"), ("2019/09", "2019/10"), ("No. 9a", "No. 10a"), ("", ""), ("A", "A")]
)
def test_numbers_are_counted_on(number: str, after: str) -> None:
    assert number_after(number) == after


def test_a_character_no_font_has_is_told(filled: Workspace, opened: OpenPack, tmp_path: Path) -> None:
    opened.do(adding.add_note(opened, "A letter of nobody's: \U000f1234 here.", opened.pack.items[0].id))
    report = exporting.export(filled, opened, [tmp_path / "a.pdf"], moment=MOMENT)
    assert any("F1234" in remark for remark in report.remarks)


def test_the_clock_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1566129600")
    assert moment_now() == MOMENT
    monkeypatch.delitem(os.environ, "SOURCE_DATE_EPOCH")
    assert moment_now() > MOMENT


@pytest.mark.parametrize("seconds", ["yesterday", "9" * 30, "1566129600.5"])
def test_a_clock_that_cannot_be_fixed_is_told(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(Fault, match="SOURCE_DATE_EPOCH"):
        moment_now()


def test_a_template_of_one_page_is_kept_to(filled: Workspace, opened: OpenPack) -> None:
    assert exporting.preview(filled, opened, template="executive-one-pager", moment=MOMENT).pages == 1
