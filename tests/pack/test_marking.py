"""The strictest source sets the floor of a pack's marking."""

from __future__ import annotations

import pytest

from briefer.faults import Fault
from briefer.pack.marking import TLP, holds, marking_for, normal_marking, strictest
from tests.pack.packmaking import bulletin

CLEAR, GREEN, AMBER, STRICT, RED = TLP


@pytest.mark.parametrize(
    ("text", "marking"),
    [
        ("tlp: amber", AMBER),
        ("TLP:WHITE", CLEAR),
        ("amber+strict", STRICT),
        (" House  use ", "House use"),
        (None, ""),
        ("Red", RED),
    ],
)
def test_markings_are_printed_in_one_way(text: str | None, marking: str) -> None:
    assert normal_marking(text) == marking


def test_the_tlp_labels_are_ordered() -> None:
    for weaker in range(5):
        for stricter in range(5):
            assert holds(TLP[stricter], TLP[weaker]) == (stricter >= weaker)
    assert holds("", "") and holds(RED, "") and not holds("", CLEAR)


def test_a_marking_of_the_house_is_met_only_by_itself() -> None:
    assert holds("Board only", "board only")
    assert not holds(RED, "Board only")
    assert holds("SECRET", "RESTRICTED") and not holds("SECRET", AMBER)


def test_the_strictest_of_several() -> None:
    assert strictest([GREEN, None, RED, "tlp:amber", ""]) == (RED,)
    assert strictest([GREEN, "Board only"]) == (GREEN, "Board only")
    assert strictest([]) == ()


def test_a_pack_takes_its_strictest_sources_marking_and_falls_below_it_only_by_decision() -> None:
    sources = [bulletin("One.", marking=GREEN), bulletin("Two.", marking=STRICT), bulletin("Three.")]
    assert marking_for("", sources) == STRICT
    assert marking_for("red", sources) == RED
    assert marking_for("", []) == ""
    with pytest.raises(Fault) as fault:
        marking_for("TLP:AMBER", sources)
    assert fault.value.key == "marking.too_weak"
    assert STRICT in str(fault.value)
    assert marking_for("TLP:AMBER", sources, "Released by the issuer, 2019-08-17") == AMBER
