"""briefer search: words, phrases and prefixes in the library."""

from __future__ import annotations

from typing import Annotated

import typer

from briefer.cli.session import Json, print_json, print_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("search")(search)


def search(
    context: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help='Words, "phrases", prefix*, -not, OR.')],
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    json: Json = False,
) -> None:
    """Search the library, best first."""
    from briefer.search import search as find
    from briefer.workspace.tagging import widen

    with context.obj.open() as ws:
        hits = find(ws.library, widen(ws, " ".join(query)), limit=limit)
    if json:
        for hit in hits:
            print_json({"bulletin": hit.bulletin, "title": hit.title, "score": hit.score, "snippet": hit.snippet})
    else:
        print_rows(("Bulletin", "Title", "Words found"), [(hit.bulletin, hit.title, hit.snippet) for hit in hits])
