"""briefer tag: the topics a file or bulletin mentions, word for word."""

from __future__ import annotations

from typing import Annotated

import typer

from briefer.cli.session import Json, print_json, print_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("tag")(tag)


def tag(
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="FILE|BULLETIN", help="A file, which is not imported, or a bulletin's id.")
    ],
    json: Json = False,
) -> None:
    """Find the topics that are named, each with its place."""
    from briefer.workspace.naming import file_or_bulletins
    from briefer.workspace.tagging import mentions_in

    with context.obj.open() as ws:
        found = [mention for bulletin in file_or_bulletins(ws, what) for mention in mentions_in(ws, bulletin)]
    if not json:
        rows = [
            (m.topic, m.name, m.rule, m.passage.bulletin, m.passage.block, m.passage.start, m.passage.quotation)
            for m in found
        ]
        print_rows(("Topic", "Name", "Rule", "Bulletin", "Block", "Start", "Text"), rows)
        return
    for mention in found:
        place = mention.passage
        print_json(
            {
                "bulletin": place.bulletin,
                "topic": mention.topic,
                "name": mention.name,
                "rule": mention.rule,
                "block": place.block,
                "start": place.start,
                "end": place.end,
                "text": place.quotation,
            }
        )
