"""briefer demo: the sample bulletins made into a briefing pack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.session import progress, say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(demo)


def demo(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where to write.")] = Path(
        "briefer-demo"
    ),
) -> None:
    """Turn the sample bulletins into a Word and a PDF briefing pack, with a library of its own."""
    from briefer.workspace.demo import run_demo

    with progress("Importing samples") as on_progress:
        made = run_demo(output, on_progress=on_progress)
    bulletins = sum(len(report.bulletins) for report in made.reports)
    refused = [report for report in made.reports if report.outcome == "refused"]
    for report in refused:
        say(f"briefer: {report.reason}")
    print(f"{bulletins} bulletins from {len(made.reports)} files")
    print(
        f"{made.checked.excerpts} excerpts and {made.checked.sentences} summary sentences, {len(made.checked.errors)} not found"
    )
    for file in made.files:
        print(f"wrote {file}")
    if refused or made.checked.errors:
        raise typer.Exit(1)
