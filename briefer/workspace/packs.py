"""Packs: making, opening, saving and recovering them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from briefer.faults import Fault
from briefer.pack import file, outline
from briefer.pack.model import Pack, Template
from briefer.workspace import journal as journals
from briefer.workspace.journal import Journal, Recovery
from briefer.workspace.openpack import OpenPack, fresh_id
from briefer.workspace.workspace import Workspace
from briefer.writing.swapping import check_name

__all__ = ["OpenPack", "discard", "fresh_id", "load_earlier", "new", "open", "recover", "recoverable", "save"]


def new(
    ws: Workspace,
    pack: Pack | None = None,
    *,
    title: str = "",
    template: str = "weekly-brief",
    day: date | None = None,
    template_files: Mapping[str, bytes] | None = None,
) -> OpenPack:
    """Return a new open pack: `pack` as drafted, or an empty one with a title."""
    pack = pack or Pack(id=secrets.token_hex(8), title=title, template=Template(name=template), date=day)
    opened = OpenPack(
        pack,
        template_files=template_files,
        find_source=ws.library.bulletin,
        find_template=_template_finder(ws),
        journal=Journal(ws.folders.journals, pack.id),
    )
    for bulletin in outline.cited_bulletins(pack):
        opened.sources[bulletin] = ws.library.bulletin(bulletin)
    if pack.items:
        opened.keep_safe()
    return opened


def open(ws: Workspace, path: Path) -> OpenPack:
    """Open a `.brief` file, with or without the library it was made from; raises Fault where it is no sound pack."""
    held = file.load(path)
    return OpenPack(
        held.pack,
        path=path,
        sources=held.sources,
        assets=held.assets,
        template_files=held.template,
        find_source=ws.library.bulletin,
        find_template=_template_finder(ws),
        journal=Journal(ws.folders.journals, held.pack.id),
    )


def load_earlier(path: Path) -> Pack:
    """Return the pack of an earlier issue; raises Fault where the file is no sound pack."""
    return file.load(path).pack


def save(open_pack: OpenPack, path: Path | None = None) -> Path:
    """Save the pack where it is from, or at `path`; returns where. A file there that is no sound pack is not overwritten."""
    target = path or open_pack.path
    if target is None:
        raise Fault("pack.no_path", "Choose where to save the pack.")
    if not target.suffix:
        target = target.with_suffix(file.ENDING)
    demand_replaceable(target)
    open_pack.keep_template()
    file.save(
        open_pack.pack,
        target,
        open_pack.cited_sources(),
        assets=open_pack.assets,
        template_files=open_pack.template_files,
    )
    open_pack.mark_saved(target)
    return target


def demand_replaceable(target: Path) -> None:
    """Raise Fault where the folder is not there (a mistyped one is not made), or a file that is no sound pack: it is never overwritten."""
    check_name(target)
    if not target.parent.is_dir():
        raise Fault(
            "pack.no_folder",
            "{name} cannot be saved: there is no folder {folder}. Make it, or choose another.",
            name=target.name,
            folder=target.parent,
        )
    if target.exists() and not file.is_pack(target):
        raise Fault(
            "pack.not_replaced",
            "{file} exists and is not a sound Briefer pack, so it was not overwritten. Choose another name or remove it first.",
            file=target,
        )


def recoverable(ws: Workspace) -> list[Recovery]:
    """Return the packs a crash left with unsaved changes, newest first."""
    return journals.recoverable(ws.folders.journals)


def recover(ws: Workspace, recovery: Recovery) -> OpenPack:
    """Open the pack as it stood at the crash, unsaved; the old journal is replaced by the pack's new one."""
    told = journals.tell(recovery.journal)
    if told is None:
        raise Fault("journal.damaged", "The recovery copy of “{title}” cannot be read.", title=recovery.title)
    held = file.PackFile(told.pack)
    if told.path is not None and file.is_pack(told.path):
        held = file.load(told.path)
    opened = OpenPack(
        told.pack,
        path=told.path,
        sources={**held.sources, **told.sources},
        assets={**held.assets, **told.assets},
        template_files=held.template,
        find_source=ws.library.bulletin,
        find_template=_template_finder(ws),
        journal=Journal(ws.folders.journals, told.pack.id),
    )
    opened.keep_safe()
    journals.discard(recovery)
    return opened


def discard(recovery: Recovery) -> None:
    """Give up what a crash left."""
    journals.discard(recovery)


def _template_finder(ws: Workspace) -> Callable[[str], Mapping[str, bytes]]:
    def files_of(name: str) -> Mapping[str, bytes]:
        from briefer.templating.catalogue import find_template

        return find_template(name, ws.folders).files

    return files_of
