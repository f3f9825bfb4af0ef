"""briefer summarise: sentences of files or bulletins that tell the most, each with its source."""

from __future__ import annotations

from typing import Annotated

import typer

from briefer.bulletin import Bulletin
from briefer.cli.session import Json, print_json, say
from briefer.faults import Fault


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("summarise")(summarise)


def summarise(
    context: typer.Context,
    what: Annotated[list[str], typer.Argument(metavar="FILE|BULLETIN", help="Files, which are not imported, or ids.")],
    topic: Annotated[str | None, typer.Option(help="Only what is said about this topic.")] = None,
    sentences: Annotated[int | None, typer.Option(min=1, help="How many sentences at most.")] = None,
    words: Annotated[int | None, typer.Option(min=1, help="How many words at most.")] = None,
    json: Json = False,
) -> None:
    """Choose the sentences that tell the most."""
    from briefer.workspace.naming import file_or_bulletins
    from briefer.workspace.summarising import summary_of

    with context.obj.open() as ws:
        bulletins, refused = list[Bulletin](), list[Fault]()
        for one in what:
            try:
                bulletins += file_or_bulletins(ws, one)
            except Fault as fault:
                if fault.key.startswith("usage.") or len(what) == 1:
                    raise
                refused.append(fault)
        chosen = summary_of(ws, bulletins, topic=topic, sentences=sentences, words=words)
    for refusal in refused:
        say(f"briefer: {refusal}")
    if not chosen and bulletins:
        say("briefer: nothing is said about that there")
    for sentence in chosen:
        if json:
            sources = [
                {"bulletin": p.bulletin, "block": p.block, "start": p.start, "end": p.end} for p in sentence.passages
            ]
            print_json({"sentence": sentence.text, "sources": sources})
        else:
            print(f"{sentence.text}  [{', '.join(dict.fromkeys(p.bulletin for p in sentence.passages))}]")
    if refused:
        raise typer.Exit(1)
