"""Checking: a pack's quotations found again in their sources, in the pack's own copies and in the library."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.faults import Fault
from briefer.library import Filter
from briefer.pack import outline
from briefer.pack.check import Checked, Finding, checked
from briefer.pack.model import Pack
from briefer.workspace.packs import OpenPack
from briefer.workspace.workspace import Workspace


def check(ws: Workspace, open_pack: OpenPack) -> Checked:
    """Return what was looked at and found; a source whose text differs from the library's is a finding too."""
    sources = {}
    differing: list[Finding] = []
    for bulletin_id in outline.cited_bulletins(open_pack.pack):
        try:
            sources[bulletin_id] = own = open_pack.bulletin(bulletin_id)
            known = ws.library.bulletin(bulletin_id)
        except Fault:
            continue
        if known.blocks != own.blocks and known.text != own.text:
            differing.append(Finding("", "error", f"The pack's copy of “{own.title}” differs from the library's."))
    found = checked(open_pack.pack, sources)
    more = (*differing, *_told_twice(ws, list(sources)), *_unshown(open_pack.pack))
    return Checked(found.excerpts, found.sentences, (*found.findings, *more))


def _told_twice(ws: Workspace, cited: list[str]) -> Iterator[Finding]:
    """Remark on bulletins of which the pack quotes one and its near-duplicate, or one and its newer version."""
    rows = {row.id: row for row in ws.library.listing(Filter(ids=cited))} if cited else {}
    for row in rows.values():
        if row.near_duplicate_of in rows:
            other = rows[row.near_duplicate_of]
            yield Finding("", "remark", f"The pack quotes “{row.title}” and “{other.title}”, which tell much the same.")
        if row.newer_version_of in rows:
            yield Finding("", "remark", f"The pack quotes “{row.title}” and the version of it that it replaced.")


def _unshown(pack: Pack) -> Iterator[Finding]:
    """Remark on characters that no font of this machine has: the PDF could not show them."""
    from briefer.writing.unshown import passage_around, sentence, unshown  # HarfBuzz, only where a pack is checked

    for item in outline.walk(pack):
        for text in outline.texts_of(item):
            if lost := unshown(text):
                where = f"“{passage_around(text, lost[0])}”"
                yield Finding(item.id, "remark", sentence(lost, where), text)
