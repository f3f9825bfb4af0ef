"""What a person means by a name on the command line: a bulletin by how its id begins, or a file that is only looked at."""

from __future__ import annotations

import re
from pathlib import Path

from briefer.bulletin import Bulletin
from briefer.faults import Fault
from briefer.importing import batch
from briefer.workspace.workspace import Workspace

_ID = re.compile(r"[0-9a-f]{16}")
_START = re.compile(r"[0-9a-f]{4,15}")


def bulletin_named(ws: Workspace, name: str) -> Bulletin:
    """Return the bulletin with that id, or the only one whose id begins so; raises Fault library.no_bulletin."""
    if not _START.fullmatch(name):
        return ws.library.bulletin(name)
    found = [bulletin for bulletin in ws.library.ids() if bulletin.startswith(name)]
    if len(found) > 1:
        raise Fault(
            "usage.ambiguous", "{count} bulletins begin with {name}. Give more of the id.", count=len(found), name=name
        )
    return ws.library.bulletin(found[0] if found else name)


def file_or_bulletins(ws: Workspace, name: str) -> list[Bulletin]:
    """Return the bulletins of a file, read but not imported, or the one bulletin named; raises Fault for neither."""
    path = Path(name)
    if not path.is_file():
        if _ID.fullmatch(name) or _START.fullmatch(name):
            return [bulletin_named(ws, name)]
        raise Fault("usage.no_such", "“{name}” is neither a file nor the id of a bulletin.", name=name)
    (outcome,) = batch.import_files([path], workers=1)
    if outcome.imported is None:
        raise outcome.fault or Fault("reading.failed", "{file} cannot be read.", file=path)
    return list(outcome.imported.bulletins)
