"""Writes the outline: bookmarks for all headings (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefer.writing.pdf.job import Bookmark, Job
from briefer.writing.pdf.objects import Objects, string


@dataclass(slots=True)
class _Entry:
    bookmark: Bookmark | None
    kids: list[_Entry] = field(default_factory=list)
    number: int = 0


def write_outline(objects: Objects, job: Job, pages: Sequence[int]) -> str:
    """Write the outline; return the catalogue's entries, none where there are no headings."""
    marks = [mark for mark in job.bookmarks if mark.anchor in job.anchors]
    if not marks:
        return ""
    root = _Entry(None)
    path: list[_Entry] = [root]
    for mark in marks:
        while len(path) > 1 and (path[-1].bookmark or mark).level >= mark.level:
            path.pop()
        entry = _Entry(mark)
        path[-1].kids.append(entry)
        path.append(entry)
    root.number = objects.reserve()
    _number(objects, root)
    _write(objects, job, pages, root)
    first, last = root.kids[0].number, root.kids[-1].number
    objects.put(root.number, f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {len(root.kids)}>>")
    return f"/Outlines {root.number} 0 R/PageMode/UseOutlines"


def _number(objects: Objects, entry: _Entry) -> None:
    for kid in entry.kids:
        kid.number = objects.reserve()
        _number(objects, kid)


def _write(objects: Objects, job: Job, pages: Sequence[int], parent: _Entry) -> None:
    for index, entry in enumerate(parent.kids):
        mark = entry.bookmark
        if mark is None:
            continue
        place = job.anchors[mark.anchor]
        beside = f"/Prev {parent.kids[index - 1].number} 0 R" if index else ""
        if index + 1 < len(parent.kids):
            beside += f"/Next {parent.kids[index + 1].number} 0 R"
        below = ""
        if entry.kids:
            below = f"/First {entry.kids[0].number} 0 R/Last {entry.kids[-1].number} 0 R/Count -{len(entry.kids)}"
        objects.put(
            entry.number,
            f"<</Title{string(mark.title)}/Parent {parent.number} 0 R{beside}{below}/Dest[{pages[place.page]} 0 R/XYZ 0 {place.y:.2f} null]>>",
        )
        _write(objects, job, pages, entry)
