"""briefer draft, briefer next: a pack made from the library."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefer.cli.session import days, existing, options, say
from briefer.faults import Fault

if TYPE_CHECKING:
    from briefer.pack.model import Pack
    from briefer.workspace.workspace import Workspace


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("draft")(draft)
    app.command("next")(next_)


def draft(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="PACK.brief", help="Where to save the pack.")],
    bulletins: Annotated[
        list[str] | None, typer.Argument(metavar="BULLETIN", help="Ids; none: the whole library.")
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option(help="Id or name; a section each. None: the ten most mentioned.")
    ] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="First day.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last day.")] = None,
    since: Annotated[
        list[Path] | None, typer.Option(metavar="PACK", help="An earlier pack: what it says is left out.")
    ] = None,
    template: Annotated[str, typer.Option(help="Name or path of the template.")] = "weekly-brief",
    title: Annotated[str, typer.Option(help="The pack's title.")] = "",
    marking: Annotated[str, typer.Option(help="Handling label, such as TLP:AMBER.")] = "",
    marking_decision: Annotated[str, typer.Option(help="Who allows a marking weaker than a source's, and why.")] = "",
    words: Annotated[int | None, typer.Option(min=1, help="How many words at most.")] = None,
    option: Annotated[list[str] | None, typer.Option(metavar="K=V", help="An option of the template.")] = None,
) -> None:
    """Draft a pack: a section per topic, each with a summary and the best excerpts."""
    from briefer.workspace.drafting import DraftOrder, topics_without_section, with_template
    from briefer.workspace.drafting import draft as make
    from briefer.workspace.naming import bulletin_named
    from briefer.workspace.packs import load_earlier

    _demand_pack_name(output)
    first, last = days(start, end)
    order = DraftOrder(
        topics=tuple(topic or ()),
        start=first,
        end=last,
        since=tuple(load_earlier(existing(path)) for path in since or ()),
        options=options(option or ()),
        title=title,
        marking=marking,
        marking_decision=marking_decision,
        words=words,
    )
    with context.obj.open() as ws:
        order, files = with_template(ws, order, template)
        pack = make(ws, order.about(tuple(bulletin_named(ws, bulletin).id for bulletin in bulletins or ())))
        for label in topics_without_section(ws, order.topics, pack):
            say(f"briefer: nothing was found on {label}, so it has no section")
        _save(ws, pack, output, files)


def next_(
    context: typer.Context,
    pack: Annotated[Path, typer.Argument(metavar="PACK.brief", help="The last issue.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="NEXT.brief", help="Where to save the next one.")],
    words: Annotated[int | None, typer.Option(min=1, help="How many words at most.")] = None,
) -> None:
    """Draft the next issue of a pack's series: the days after it, without what it said."""
    from briefer.workspace.nexting import next_issue
    from briefer.workspace.packs import load_earlier

    _demand_pack_name(output)
    with context.obj.open() as ws:
        _save(ws, next_issue(ws, load_earlier(existing(pack)), words=words), output)


def _demand_pack_name(output: Path) -> None:
    """Raise Fault, before any work is done: usage.no_pack_name for a Word or PDF name, others where no pack can be saved."""
    from briefer.workspace import packs
    from briefer.writing.catalogue import WRITERS

    if output.suffix.lower() in WRITERS:
        raise Fault(
            "usage.no_pack_name",
            "A draft is saved as a pack: write -o {pack}, then `briefer export {pack} -o {file}`.",
            pack=output.with_suffix(".brief"),
            file=output,
        )
    packs.demand_replaceable(output if output.suffix else output.with_suffix(".brief"))


def _save(ws: Workspace, pack: Pack, output: Path, template_files: Mapping[str, bytes] | None = None) -> None:
    from briefer.pack.model import Excerpt
    from briefer.pack.outline import cited_bulletins, walk
    from briefer.workspace import packs

    opened = packs.new(ws, pack, template_files=template_files)
    try:
        saved = packs.save(opened, output)
    finally:
        opened.close()
    excerpts = sum(isinstance(item, Excerpt) for item in walk(pack))
    print(f"{saved}: {len(pack.items)} sections, {excerpts} excerpts from {len(cited_bulletins(pack))} bulletins")
