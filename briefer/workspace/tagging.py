"""Tagging: which topics a bulletin mentions, found at import and again when the topics change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefer.bulletin import Bulletin, Mention
from briefer.search.widening import widened
from briefer.topics import tagger_for
from briefer.workspace.progress import OnProgress, Progress, Stop, heed, never, unheard
from briefer.workspace.workspace import Workspace

_BATCH = 50


def tag(ws: Workspace, bulletins: Sequence[Bulletin]) -> dict[str, tuple[Mention, ...]]:
    """Find the mentions in bulletins and put them into the library; returns them by bulletin id."""
    found = found_in(ws, bulletins)
    if found:
        ws.library.put_many_mentions(found.items(), ws.taxonomy.version)
    return found


def found_in(ws: Workspace, bulletins: Sequence[Bulletin]) -> dict[str, tuple[Mention, ...]]:
    """Find the mentions in bulletins, by bulletin id; the library is not touched."""
    tagger = tagger_for(ws.taxonomy)
    return {bulletin.id: tagger.tag(bulletin) for bulletin in bulletins}


def widen(ws: Workspace, query: str) -> str:
    """Return a query in which names stand for all their spellings; what is quoted stays as it is."""
    return widened(query, tagger_for(ws.taxonomy).spellings_in)


def mentions_in(ws: Workspace, bulletin: Bulletin) -> tuple[Mention, ...]:
    """Return what the library holds on a bulletin of its own, found anew where the topics changed; else what is found now."""
    if not ws.library.bulletins([bulletin.id]):
        return tagger_for(ws.taxonomy).tag(bulletin)
    if bulletin.id in ws.library.untagged(ws.taxonomy.version):
        tag(ws, [bulletin])
    return ws.library.mentions(bulletin.id)


def mentions_of(ws: Workspace, bulletins: Iterable[Bulletin]) -> dict[str, Sequence[Mention]]:
    """Return the mentions the library holds, by bulletin id."""
    return dict(ws.library.mentions_of(bulletin.id for bulletin in bulletins))


def tag_all(ws: Workspace, *, on_progress: OnProgress = unheard, stop: Stop = never) -> int:
    """Tag anew every bulletin that was tagged with other topics than those of now; returns how many."""
    stale = ws.library.untagged(ws.taxonomy.version)
    for first in range(0, len(stale), _BATCH):
        heed(stop)
        bulletins = ws.library.bulletins(stale[first : first + _BATCH])
        tag(ws, bulletins)
        on_progress(Progress(min(first + _BATCH, len(stale)), len(stale), bulletins[-1].title if bulletins else ""))
    return len(stale)
