"""Summarising bulletins, as a whole or for one topic."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.bulletin import Bulletin
from briefer.summaries import Chosen, summarise
from briefer.workspace.tagging import mentions_in
from briefer.workspace.workspace import Workspace

_SENTENCES = 5


def summary_of(
    ws: Workspace,
    bulletins: Sequence[Bulletin],
    *,
    topic: str | None = None,
    sentences: int | None = None,
    words: int | None = None,
) -> tuple[Chosen, ...]:
    """Return the sentences that tell the most, five where nothing is said on length; raises Fault topics.no_topic."""
    if sentences is None and words is None:
        sentences = _SENTENCES
    focus: dict[str, list[tuple[int, int, int]]] | None = None
    if topic is not None:
        below = frozenset(ws.taxonomy.below(ws.taxonomy.find(topic).id))
        focus = {}
        for bulletin in bulletins:
            named = [m.passage for m in mentions_in(ws, bulletin) if m.topic in below]
            if named:
                focus[bulletin.id] = [(place.block, place.start, place.end) for place in named]
        bulletins = [bulletin for bulletin in bulletins if bulletin.id in focus]
    return tuple(summarise(bulletins, focus=focus, sentences=sentences, words=words)) if bulletins else ()
