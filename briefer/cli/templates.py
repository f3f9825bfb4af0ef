"""briefer template: how packs become pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.session import Json, existing, print_json, print_rows


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    template = typer.Typer(help="List, check and make templates.", no_args_is_help=True, rich_markup_mode=None)
    template.command("list")(list_)
    template.command("lint")(lint)
    template.command("new")(new)
    app.add_typer(template, name="template")


def list_(json: Json = False) -> None:
    """List the templates there are."""
    from briefer.folders import user_folders
    from briefer.templating.catalogue import list_templates

    found = list_templates(user_folders())
    if json:
        for template in found:
            print_json(
                {
                    "name": template.name,
                    "title": template.title,
                    "description": template.description,
                    "language": template.language,
                    "options": [{"name": option.name, "type": str(option.kind)} for option in template.options],
                }
            )
    else:
        print_rows(("Template", "Title", "What for"), [(t.name, t.title, t.description) for t in found])


def lint(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A template's folder, a .brieftemplate file, or a Word file.")
    ],
    json: Json = False,
) -> None:
    """Check a template: place, problem and mend of each slip; exit status 1 where something is to be mended."""
    from briefer.templating import lint as find_remarks
    from briefer.writing.fonts import stand_in

    remarks = find_remarks(existing(path), stand_in=stand_in)
    for remark in remarks:
        if json:
            print_json(
                {
                    "place": remark.place,
                    "problem": remark.problem,
                    "mend": remark.mend,
                    "severity": str(remark.severity),
                }
            )
        else:
            print(f"{remark.severity}: {remark.place}: {remark.problem} {remark.mend}".rstrip())
    if any(str(remark.severity) == "error" for remark in remarks):
        raise typer.Exit(1)
    if not remarks and not json:
        print("Nothing to mend")


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it.")],
    style: Annotated[Path, typer.Option(metavar="HOUSE.docx", help="The house's own Word file.")],
    structure: Annotated[str, typer.Option(help="The template whose structure it takes.")] = "weekly-brief",
) -> None:
    """Make a template of one's own from a Word file."""
    from briefer.folders import user_folders
    from briefer.templating.catalogue import new_template

    made = new_template(name, existing(style), user_folders(), structure=structure)
    print(made.folder)
