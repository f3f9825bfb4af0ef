"""Fills columns: as level as can be, without parting what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefer.writing.pdf.slabs import Slab

_SLACK = 0.01
_STEP = 0.5  # points: how level columns end


def fitting(slabs: Sequence[Slab], count: int, room: float, notes_of: Callable[[Slab], float]) -> list[list[Slab]]:
    """Return what `count` columns on the rest of a page hold, level where all fits; `notes_of` is the height of a slab's footnotes."""
    columns = _level(slabs, count, room)
    while True:
        notes = sum(notes_of(slab) for column in columns for slab in column if slab.notes)
        deepest = max((_depth(column) for column in columns), default=0.0)
        if not notes or deepest + notes <= room + _SLACK:
            return columns
        fewer = _filled(slabs, count, max(room - notes, 0.0), force=True)
        if sum(map(len, fewer)) >= sum(map(len, columns)):
            return fewer
        columns = fewer


def _depth(column: Sequence[Slab]) -> float:
    return sum(slab.height for slab in column) + sum(slab.before for slab in column[1:])


def _level(slabs: Sequence[Slab], count: int, room: float) -> list[list[Slab]]:
    """Return the columns of the least height that hold all slabs, else as much as the room holds."""
    if sum(map(len, _filled(slabs, count, room, force=False))) < len(slabs):
        return _filled(slabs, count, room, force=True)
    low, high = 0.0, room
    while high - low > _STEP:
        middle = (low + high) / 2
        if sum(map(len, _filled(slabs, count, middle, force=False))) == len(slabs):
            high = middle
        else:
            low = middle
    return _filled(slabs, count, high, force=False)


def _filled(slabs: Sequence[Slab], count: int, height: float, *, force: bool) -> list[list[Slab]]:
    """Return what columns of a height hold, in order; what is kept together is parted only by `force`."""
    columns: list[list[Slab]] = []
    at = 0
    for _ in range(count):
        start = at
        at = _end(slabs, start, height)
        if at < len(slabs):
            end = at
            while end > start and slabs[end - 1].keep:
                end -= 1
            if end > start or not force:
                at = end
        columns.append(list(slabs[start:at]))
    return columns


def _end(slabs: Sequence[Slab], start: int, height: float) -> int:
    """Return the number of the first slab that does not fit below those from `start` on."""
    used = sum(head.height for head in slabs[start].head) if start < len(slabs) else 0.0
    for number in range(start, len(slabs)):
        used += slabs[number].height + (slabs[number].before if number > start else 0.0)
        if used > height + _SLACK:
            return number
    return len(slabs)
