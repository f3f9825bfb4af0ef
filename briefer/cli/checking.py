"""briefer check: every quotation of a pack found again in its source."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.session import Json, existing, print_json


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


def check(
    context: typer.Context,
    pack: Annotated[Path, typer.Argument(metavar="PACK.brief", help="The pack.")],
    json: Json = False,
) -> None:
    """Find every excerpt and summary sentence again in its source; exit status 1 where one is not found."""
    from briefer.workspace import checking, packs

    with context.obj.open() as ws:
        found = checking.check(ws, packs.open(ws, existing(pack)))
    for finding in found.findings:
        if json:
            print_json(
                {"item": finding.item, "severity": finding.severity, "problem": finding.problem, "words": finding.words}
            )
        else:
            print(f"{finding.severity}: {finding.item or 'pack'}: {finding.problem} {finding.words[:80]}".rstrip())
    if not json:
        print(f"{found.excerpts} excerpts and {found.sentences} summary sentences checked, {len(found.errors)} errors")
    if found.errors:
        raise typer.Exit(1)
