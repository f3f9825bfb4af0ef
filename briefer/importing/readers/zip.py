"""Opens ZIP archives: each member is a file of its own."""

from __future__ import annotations

import re

from briefer.faults import Fault
from briefer.importing import refusals
from briefer.importing.packages import Package, members_of, open_package
from briefer.importing.readers.reader import Reader
from briefer.importing.reading import Attached, Metadata, Reading

FORMAT = "zip"
KIND = "a ZIP archive"
_ENDINGS = (".zip",)
_PASSED_OVER = re.compile(r"(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_FOREIGN = {"xl/workbook.xml": "a spreadsheet (XLSX)", "ppt/presentation.xml": "a presentation (PPTX)"}
_MOST_MEMBERS = 2_000


def _recognises(content: bytes, name: str) -> float:
    return 0.3 if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")) else 0.0


def _read(content: bytes, name: str) -> Reading:
    members = set(members_of(content))
    for member, kind in _FOREIGN.items():
        if member in members:
            raise refusals.wrong_kind(name, kind)
    package = open_package(content, name, KIND)
    wanted = [member for member in package.members if not _PASSED_OVER.search(member)]
    if len(wanted) > _MOST_MEMBERS:
        raise refusals.too_large(name, f"it holds more than {_MOST_MEMBERS} files")
    attached = tuple(_attached(package, member) for member in wanted)
    if not attached:
        raise refusals.empty(name)
    return Reading((), Metadata(name=name), attached, FORMAT)


def _attached(package: Package, member: str) -> Attached:
    """Return a member; one that is damaged or takes a password costs itself alone, a bomb costs the archive."""
    name = member.rpartition("/")[2]
    try:
        return Attached(name, package.content(member))
    except Fault as fault:
        if fault.key == "reading.too_large":
            raise
        return Attached(name, b"", Fault(fault.key, fault.sentence, **{**fault.values, "file": name}))


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
