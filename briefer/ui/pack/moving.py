"""Moving several items at once: the steps that bring them, in order, before a place of a section."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.pack import outline
from briefer.pack.model import Pack
from briefer.pack.steps import Move


def moves(pack: Pack, items: Sequence[str], parent: str | None, index: int) -> tuple[Move, ...]:
    """Return the moves; `index` counts places as they are now. Empty where everything already stands there."""
    siblings = [item.id for item in outline.items_of(pack, parent)]
    follower = next((item for item in siblings[index:] if item not in items), None)
    steps: list[Move] = []
    for item in items:
        others = [other.id for other in outline.items_of(pack, parent) if other.id != item]
        place = others.index(follower) if follower else len(others)
        if outline.place_of(pack, item) != (parent, place):
            steps.append(Move(id=item, parent=parent, index=place))
            pack, _ = steps[-1].apply(pack)
    return tuple(steps)
