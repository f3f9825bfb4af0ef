"""Markings: which is stricter, and the floor that the sources set for a pack (TLP 2.0, first.org/tlp)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefer.bulletin import Bulletin
from briefer.faults import Fault

_SCALES: tuple[tuple[str, ...], ...] = (
    ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"),
    ("UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET"),
)
TLP = _SCALES[0]


def normal_marking(text: str | None) -> str:
    """Return a marking as it is printed: TLP labels in capitals without spaces (`tlp: amber` is `TLP:AMBER`, `TLP:WHITE` is now CLEAR)."""
    words = " ".join((text or "").split())
    label = words.upper().replace(" ", "").replace("WHITE", "CLEAR")
    if label in TLP:
        return label
    if f"TLP:{label}" in TLP:
        return f"TLP:{label}"
    return words


def _rank(marking: str) -> tuple[int, int] | None:
    for scale, labels in enumerate(_SCALES):
        if marking.upper() in labels:
            return scale, labels.index(marking.upper())
    return None


def holds(marking: str, floor: str) -> bool:
    """Whether `marking` is at least as strict as `floor`. A marking off the known scales is met only by itself."""
    marking, floor = normal_marking(marking), normal_marking(floor)
    if not floor or marking.casefold() == floor.casefold():
        return True
    mine, least = _rank(marking), _rank(floor)
    return mine is not None and least is not None and mine[0] == least[0] and mine[1] >= least[1]


def strictest(markings: Iterable[str | None]) -> tuple[str, ...]:
    """Return the fewest markings that together are as strict as all of `markings`: one where all lie on one scale, none for none."""
    kept: list[str] = []
    for marking in dict.fromkeys(filter(None, map(normal_marking, markings))):
        if any(holds(other, marking) for other in kept):
            continue
        kept = [other for other in kept if not holds(marking, other)]
        kept.append(marking)
    return tuple(kept)


def decided_on(marking: str, bulletins: Iterable[Bulletin]) -> tuple[str, ...]:
    """Return what a decision taken now is for: the marking it allows, then the sources' it falls below."""
    return marking, *strictest(bulletin.marking for bulletin in bulletins)


def still_allowed(decided: Sequence[str], marking: str, floors: Iterable[str]) -> bool:
    """Whether a decision covers `marking` below `floors`. `decided` is what it was for: the marking it allowed, then the sources' it falls below.

    A weaker marking, or a source stricter than those it was taken for, asks for a new one. Empty: not known, so it covers all.
    """
    if not decided:
        return True
    allowed, *known = decided
    return holds(marking, allowed) and all(any(holds(one, floor) for one in known) for floor in floors)


def marking_for(wished: str, bulletins: Iterable[Bulletin], decision: str = "") -> str:
    """Return the pack's marking: as wished, or the strictest of its sources where nothing is wished.

    Raises Fault marking.too_weak where it is weaker than a source's and nobody decided so.
    """
    floors = strictest(bulletin.marking for bulletin in bulletins)
    marking = normal_marking(wished) or (floors[0] if floors else "")
    for floor in floors:
        if not holds(marking, floor) and not decision:
            raise Fault(
                "marking.too_weak",
                "The pack would be marked {marking}, but a source is marked {floor}. Choose {floor}, or record why less is enough.",
                marking=marking,
                floor=floor,
            )
    return marking
