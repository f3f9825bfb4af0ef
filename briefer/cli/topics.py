"""briefer topics: what bulletins are tagged with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.assets import shipped
from briefer.cli.session import Json, existing, print_json, print_rows, say

if TYPE_CHECKING:
    from briefer.topics import Taxonomy, Topic


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    topics = typer.Typer(help="List, check, import and export topics.", no_args_is_help=True, rich_markup_mode=None)
    topics.command("list")(list_)
    topics.command("lint")(lint)
    topics.command("import")(import_)
    topics.command("export")(export)
    app.add_typer(topics, name="topics")


def list_(context: typer.Context, json: Json = False) -> None:
    """List all topics, those below a topic after it."""
    with context.obj.open() as ws:
        counts = ws.library.topic_counts()
        ordered = [topic for root in ws.taxonomy.roots for topic in _tree(ws.taxonomy, root)]
        rows = [(topic, len(ws.taxonomy.above(topic.id)), counts.get(topic.id, 0)) for topic in ordered]
    if json:
        for topic, _, count in rows:
            print_json(
                {
                    "id": topic.id,
                    "label": topic.label,
                    "kind": str(topic.kind),
                    "parent": topic.parent,
                    "bulletins": count,
                }
            )
    else:
        print_rows(
            ("Topic", "Label", "Kind", "Bulletins"),
            [(topic.id, "  " * depth + topic.label, topic.kind, count or "") for topic, depth, count in rows],
        )


def _tree(taxonomy: Taxonomy, topic: Topic) -> list[Topic]:
    return [topic, *(below for child in taxonomy.children(topic.id) for below in _tree(taxonomy, child))]


def lint(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A topic file; none: all that are in use.")
    ] = None,
) -> None:
    """Check topic files; exit status 1 where something is to be mended."""
    from briefer.folders import user_folders
    from briefer.topics import load_taxonomy
    from briefer.topics.files import lint as find_remarks

    if file:
        remarks = find_remarks([existing(file)], load_taxonomy(user_folders()))
    else:
        folders = (shipped("resources", "topics"), user_folders().topics)
        remarks = find_remarks([path for folder in folders for path in sorted(folder.glob("*.toml"))])
    for remark in remarks:
        print(f"{remark.severity}: {remark}")
    if any(remark.severity == "error" for remark in remarks):
        raise typer.Exit(1)
    if not remarks:
        print("Nothing to mend")


def import_(
    context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="A topic file (TOML).")]
) -> None:
    """Add the topics of a file to one's own, and tag the library anew."""
    from briefer.topics.files import import_topics
    from briefer.workspace.tagging import tag_all

    with context.obj.open() as ws:
        topics = import_topics(existing(file), ws.folders.topics)
        ws.reload_topics()
        say(f"{tag_all(ws)} bulletins tagged anew")
    print(f"{len(topics)} topics added")


def export(
    context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write them.")]
) -> None:
    """Write all topics into one file."""
    from briefer.topics.files import write_topics

    with context.obj.open() as ws:
        write_topics(ws.taxonomy, file)
    print(file)
