"""Searching the library: ranked or newest first, each hit with the words around what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer.library import Filter
from briefer.library.query import expression, parse
from briefer.search.snippets import Lookup, snippet_of
from briefer.search.widening import Spellings, widened

if TYPE_CHECKING:
    from briefer.library import Library


@dataclass(frozen=True, slots=True)
class Hit:
    """A bulletin that was found. A higher score is better; 0 where the order is newest first.

    `snippet` holds the words `[start, end)` of block number `block`, "…" where more follows or precedes; `spans` are
    what was found, as `[start, end)` in the snippet. A bulletin found by its title alone shows its beginning.
    """

    bulletin: str
    title: str
    score: float
    snippet: str
    block: int
    spans: tuple[tuple[int, int], ...]
    start: int = 0
    end: int = 0


def search(
    library: Library,
    query: str,
    *,
    limit: int = 20,
    filter: Filter | None = None,
    newest_first: bool = False,
    spellings: Spellings | None = None,
) -> list[Hit]:
    """Return what is found, best first (BM25 among the 2,000 last added) or newest first.

    The query holds words, "phrases", prefix*, -not and OR (between its two neighbours); any text is a query, none raises.
    A filter narrows; its own text is a second query. `spellings` says which names in the query have other spellings
    (`Tagger.spellings_in`): they are looked for too.
    """
    query = widened(query, spellings) if spellings else query
    match = expression(query)
    if not match or limit <= 0:
        return []
    narrowing = None
    if filter is not None:
        other = expression(filter.text)
        match = match if other is None else f"({match}) AND ({other})" if other else ""
        narrowing = replace(filter, text="", limit=None, offset=0)
    if not match:
        return []
    rows = library.search_rows(match, limit=limit, ranked=not newest_first, filter=narrowing)
    bodies = {bulletin.id: bulletin for bulletin in library.bulletins(row.id for row in rows)}
    lookup = Lookup(parse(query))
    hits = []
    for row in rows:
        if row.id in bodies:
            shown = snippet_of(bodies[row.id].blocks, lookup)
            hits.append(
                Hit(
                    row.id, row.title, round(row.score, 4), shown.text, shown.block, shown.spans, shown.start, shown.end
                )
            )
    return hits
