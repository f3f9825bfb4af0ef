"""briefer bulletins, briefer show: what is in the library."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from briefer.bulletin import Block, Bulletin
from briefer.cli.session import Json, days, iso, print_json, print_rows


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("bulletins")(bulletins)
    app.command("show")(show)


def bulletins(
    context: typer.Context,
    series: Annotated[str | None, typer.Option(help="Only this series.")] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="Only what covers this day or later ones.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="Only what covers this day or earlier ones.")
    ] = None,
    topic: Annotated[str | None, typer.Option(help="Only what mentions this topic, or one below it.")] = None,
    json: Json = False,
) -> None:
    """List bulletins, newest first."""
    from briefer.library import Filter

    first, last = days(start, end)
    with context.obj.open() as ws:
        topics = ws.taxonomy.below(ws.taxonomy.find(topic).id) if topic else ()
        rows = ws.library.listing(Filter(series=series, start=first, end=last, topics=topics))
    if not json:
        print_rows(
            ("Bulletin", "Period", "Title", "Series", "Words"),
            [(row.id, row.period or row.published, row.title, row.series, row.words) for row in rows],
        )
        return
    for row in rows:
        print_json(
            {
                "id": row.id,
                "title": row.title,
                "series": row.series,
                "issuer": row.issuer,
                "period": iso(row.period),
                "published": iso(row.published),
                "language": row.language,
                "words": row.words,
                "topics": [{"topic": name, "mentions": count} for name, count in row.topics],
            }
        )


def show(
    context: typer.Context,
    bulletin: Annotated[str, typer.Argument(metavar="BULLETIN", help="Its id, or how the id begins.")],
    json: Json = False,
) -> None:
    """Show a bulletin's text."""
    from briefer.workspace.naming import bulletin_named

    with context.obj.open() as ws:
        found = bulletin_named(ws, bulletin)
    if json:
        print_json(described(found) | {"blocks": [_block(block) for block in found.blocks]})
        return
    print(found.title)
    about = (
        found.series,
        found.issuer,
        iso(found.period),
        iso(found.published),
        found.language,
        found.marking,
        found.url,
    )
    print("  ".join(value for value in about if value))
    for block in found.blocks:
        print(f"\n{'#' * block.level + ' ' if block.kind == 'heading' else ''}{block.text}")


def described(found: Bulletin) -> dict[str, Any]:
    """Return what is known about a bulletin but its text, as JSON has it."""
    return {
        "id": found.id,
        "title": found.title,
        "series": found.series,
        "issuer": found.issuer,
        "period": iso(found.period),
        "published": iso(found.published),
        "language": found.language,
        "url": found.url,
        "marking": found.marking,
        "reliability": found.reliability,
        "credibility": found.credibility,
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": str(block.kind), "level": block.level, "text": block.text, "page": block.page}
