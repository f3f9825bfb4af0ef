"""briefer export: a pack as Word, PDF and more."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.session import existing, options, progress, say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    context: typer.Context,
    pack: Annotated[Path, typer.Argument(metavar="PACK.brief", help="The pack.")],
    output: Annotated[
        list[Path], typer.Option("-o", "--output", metavar="OUT.docx", help="A file; its ending says the format.")
    ],
    template: Annotated[str | None, typer.Option(help="Name or path of another template than the pack's.")] = None,
    marking: Annotated[str | None, typer.Option(help="Handling label, such as TLP:AMBER.")] = None,
    marking_decision: Annotated[str, typer.Option(help="Who allows a marking weaker than a source's, and why.")] = "",
    option: Annotated[list[str] | None, typer.Option(metavar="K=V", help="An option of the template.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Do not count it as sent.")] = False,
) -> None:
    """Write a pack; what is written counts as sent unless it is a draft."""
    from briefer.workspace import exporting, packs

    with context.obj.open() as ws, progress("Exporting") as on_progress:
        opened = packs.open(ws, existing(pack))
        report = exporting.export(
            ws,
            opened,
            output,
            template=template,
            options=options(option or ()),
            marking=marking,
            marking_decision=marking_decision,
            draft=draft,
            on_progress=on_progress,
        )
        if report.decision:
            opened.do(report.decision)
            packs.save(opened)
    for remark in report.remarks:
        say(f"briefer: {remark}")
    for file in report.files:
        print(file)
