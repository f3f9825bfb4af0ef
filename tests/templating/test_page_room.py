"""What keeps pages whole: running lines stay short, covers hold no more than they can, lines have the room their script needs."""

from __future__ import annotations

import msgspec
import pytest

from briefer.document.blocks import List
from briefer.document.house import HouseStyle
from briefer.document.walk import walk
from briefer.pack import model
from briefer.templating.catalogue import find_template
from briefer.templating.compose import Composed, compose, house_of
from briefer.templating.fitting import with_reserve
from briefer.templating.specimen import MOMENT, specimen_pack, specimen_sources
from briefer.templating.values import shortened
from briefer.text.wording import word


def _made(pack: model.Pack, name: str) -> Composed:
    return compose(pack, specimen_sources(), find_template(name), moment=MOMENT)


def _points(made: Composed) -> int:
    return sum(
        len(block.items) for block in walk(made.document) if isinstance(block, List) and block.role == "key-points"
    )


@pytest.mark.parametrize("letters", [5, 20, 56])
def test_a_long_running_head_is_cut_at_a_word(letters: int) -> None:
    text = shortened(("Weekly brief", "The Middle East, North Africa and the Sahel between summer and autumn"), letters)

    assert len(text) <= letters
    assert text.endswith("…")


def test_a_running_head_that_fits_stays_whole() -> None:
    assert shortened(("Weekly brief", "", "Iran"), 56) == "Weekly brief · Iran"


def test_a_long_title_leaves_fewer_key_points_on_the_cover() -> None:
    said = "Traders expect that the road will shorten the way to the coast by two days, and that fees will rise."
    sections = tuple(
        model.Section(
            id=f"s{n}",
            title=f"Part {n}",
            items=(model.Summary(id=f"u{n}", sentences=(model.SummarySentence(text=said),)),),
        )
        for n in range(5)
    )
    pack = msgspec.structs.replace(specimen_pack(), items=sections)

    assert _points(_made(pack, "weekly-brief")) == 5
    assert 0 < _points(_made(msgspec.structs.replace(pack, title="The border " * 10), "weekly-brief")) < 5


def test_a_one_pager_without_summaries_shows_what_excerpts_open_with() -> None:
    source = next(iter(specimen_sources().values()))
    passage = model.Excerpt(
        id="e",
        passage=next(i for i in specimen_pack().items[0].items if isinstance(i, model.Excerpt)).passage,  # type: ignore[union-attr]
    )
    pack = msgspec.structs.replace(specimen_pack(), items=(model.Section(id="s", title="Part", items=(passage,)),))

    made = _made(pack, "executive-one-pager")

    assert _points(made) == 1
    assert [one.key for one in made.document.sources] == [source.id]


def test_naskh_has_more_leading() -> None:
    template = find_template("weekly-brief")

    def leading(language: str) -> float:
        return _line(house_of(template, {}, language))

    assert leading("ar") == pytest.approx(leading("en") * 1.25, abs=0.1)
    assert leading("he") == leading("en")


def _line(house: HouseStyle) -> float:
    return house.styles["Normal"].line


def test_a_bounded_page_is_counted_a_little_shorter() -> None:
    house = house_of(find_template("executive-one-pager"), {}, "en")

    assert with_reserve(house).section.page.bottom > house.section.page.bottom


def test_an_admiralty_grade_keeps_its_digit() -> None:
    assert word("grade", "ar", grade="B2").endswith("B2")
    assert word("page_locator", "ar", page=2).endswith("٢")
