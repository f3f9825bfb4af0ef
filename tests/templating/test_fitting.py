"""A template of so many pages keeps to them and says what it left out."""

from __future__ import annotations

import msgspec
import pytest

from briefer.document.blocks import Paragraph
from briefer.document.inlines import Text
from briefer.document.walk import inlines, plain, walk
from briefer.faults import Fault
from briefer.pack import model
from briefer.templating.catalogue import find_template
from briefer.templating.compose import Composed
from briefer.templating.fitting import compose_to_fit, drop_order
from tests.samples import MOMENT, sample_pack, sample_sources


def _pack(sections: int = 6) -> model.Pack:
    """Return a pack of summaries whose sentences say where they stand."""
    made = tuple(
        model.Section(
            id=f"s{section}", title=f"Section {section}",
            items=(model.Summary(id=f"m{section}", sentences=tuple(model.SummarySentence(text=f"Words {section}.{nth}.") for nth in range(3))),),
        )
        for section in range(sections)
    )  # fmt: skip
    return msgspec.structs.replace(sample_pack(), items=made)


def _sentences(composed: Composed) -> list[str]:
    return [one.text for one in inlines(composed.document) if isinstance(one, Text) and one.text.startswith("Words")]


def _pages_of(most: int) -> object:
    return lambda composed: 1 if len(_sentences(composed)) <= most else 2


@pytest.mark.parametrize("most", [0, 1, 7, 12, 17, 18])
def test_as_much_as_fits_is_kept_and_the_rest_counted(most: int) -> None:
    composed = compose_to_fit(
        _pack(), sample_sources(), find_template("executive-one-pager"), pages_of=_pages_of(most), moment=MOMENT
    )  # type: ignore[arg-type]
    assert len(_sentences(composed)) == min(most, 18)
    words = " ".join(plain(block.inlines) for block in walk(composed.document) if isinstance(block, Paragraph))
    left = 18 - most
    said = {0: "", 1: "One item of lower rank"}.get(left, f"{left} items of lower rank")
    assert said in words
    assert ("lower rank" in words) == (left > 0)


def test_first_sentences_of_all_sections_rank_above_second_ones() -> None:
    composed = compose_to_fit(
        _pack(), sample_sources(), find_template("executive-one-pager"), pages_of=_pages_of(8), moment=MOMENT
    )  # type: ignore[arg-type]
    assert sorted(_sentences(composed)) == sorted(
        [*(f"Words {section}.0." for section in range(6)), "Words 0.1.", "Words 1.1."]
    )


def test_pinned_items_go_last() -> None:
    pack = _pack(2)
    section = pack.items[1]
    assert isinstance(section, model.Section)
    pinned = msgspec.structs.replace(section, items=(msgspec.structs.replace(section.items[0], pinned=True),))
    pack = msgspec.structs.replace(pack, items=(pack.items[0], pinned))
    whole = compose_to_fit(
        pack, sample_sources(), find_template("executive-one-pager"), pages_of=lambda _: 1, moment=MOMENT
    )
    assert drop_order(pack, whole)[:3] == ("m0#2", "m0#1", "m0#0")


def test_a_template_without_a_limit_is_not_counted() -> None:
    def never(_: Composed) -> int:
        raise AssertionError

    compose_to_fit(_pack(), sample_sources(), find_template("weekly-brief"), pages_of=never, moment=MOMENT)


def test_what_cannot_fit_is_told() -> None:
    with pytest.raises(Fault, match="longer even with its items left out"):
        compose_to_fit(
            _pack(), sample_sources(), find_template("executive-one-pager"), pages_of=lambda _: 2, moment=MOMENT
        )
