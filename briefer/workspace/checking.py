"""Checking: a pack's quotations found again in their sources, in the pack's own copies and in the library."""

from __future__ import annotations

from briefer.faults import Fault
from briefer.pack import outline
from briefer.pack.check import Checked, Finding, checked
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
    return Checked(found.excerpts, found.sentences, (*found.findings, *differing))
