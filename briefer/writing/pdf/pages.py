"""Fills pages with slabs in one pass: keeps what belongs together, footnotes at the foot, balanced columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefer.writing.pdf.canvas import PageCanvas
from briefer.writing.pdf.columns import fitting
from briefer.writing.pdf.sheets import RULE_GAP, Body, ItemArea, PageDrawer, Placed
from briefer.writing.pdf.slabs import ColumnGroup, PageBreakSlab, Slab

_SLACK = 0.01
_MOST_CARRIED = 0.7  # of a page: footnotes from the page before


class Pages:
    """Takes slabs in reading order and draws a page when it is full. `body_of(page)` says where the text of a page stands."""

    def __init__(
        self, canvas: PageCanvas, body_of: Callable[[int], Body], rule_colour: str, *, rtl: bool = False
    ) -> None:
        self._canvas = canvas
        self._body_of = body_of
        self._drawer = PageDrawer(canvas, rule_colour, rtl=rtl)
        self._keeps_space = True
        self._carried: list[tuple[Slab, Slab | None]] = []
        self._start()

    def _start(self) -> None:
        """Begin an empty page."""
        self._placed: list[Placed] = []
        self._floor = 0  # what was placed before cannot move to the next page
        self._used = 0.0
        self._feet: list[tuple[Slab, Slab | None]] = []  # a line of a note, and the slab that calls it
        self._feet_height = 0.0
        self._full = False
        self._body = self._body_of(len(self._canvas.pages))
        carried, self._carried = self._carried, []
        while carried and self._feet_height + carried[0][0].height <= self._body.height * _MOST_CARRIED:
            self._hold(carried.pop(0)[0], None)
        self._carried = carried

    @property
    def items(self) -> dict[str, list[ItemArea]]:
        """Where each item of the pack stands, of the pages drawn so far."""
        return self._drawer.items

    def add(self, slabs: Iterable[Slab]) -> None:
        """Place slabs below each other."""
        for slab in slabs:
            if isinstance(slab, PageBreakSlab):
                self.break_page()
                self._keeps_space = True
            elif isinstance(slab, ColumnGroup):
                self._add_columns(slab)
            else:
                self._add(slab)

    def break_page(self) -> None:
        """End the page, if anything stands on it."""
        if self._placed:
            self._close()

    def restart(self) -> None:
        """Look again where the text of the next page stands."""
        if not self._placed:
            self._body = self._body_of(len(self._canvas.pages))
            self._keeps_space = True

    def finish(self) -> None:
        """Draw the last page, and those that long notes still need."""
        while self._placed or self._feet or self._carried or not self._canvas.pages:
            self._close()

    def _add(self, slab: Slab) -> None:
        if self._fits(slab) or self._fits_with_part_of_notes(slab):
            self._place(slab)
            return
        room = self._body.height - self._used - self._feet_height - self._space_before(slab)
        parts = slab.split(room) if self._may_split(slab) else None
        if parts:
            self._place(parts[0])
            self._close()
            self._add(parts[1])
            return
        if not self._placed:
            self._place(slab)  # higher than a page: it runs over
            return
        self._close_with((*self._moved(), slab))

    def _space_before(self, slab: Slab) -> float:
        """Return the space above a slab: none where a page was simply full, as in Word; at the first page and after a break it stays."""
        return slab.before if self._placed or self._keeps_space else 0.0

    def _may_split(self, slab: Slab) -> bool:
        return not self._placed or slab.height > 0.3 * self._body.height or not self._placed[-1].slab.keep

    def _moved(self) -> list[Slab]:
        """Take from the page what must stay with the next slab; nothing, if that is all there is."""
        at = len(self._placed)
        while at > self._floor and self._placed[at - 1].slab.keep:
            at -= 1
        if at == 0 or all(one.again for one in self._placed[:at]):
            return []
        moved = [one.slab for one in self._placed[at:] if not one.again]
        del self._placed[at:]
        gone = {id(slab) for slab in moved}
        self._feet = [(line, caller) for line, caller in self._feet if id(caller) not in gone]
        self._carried = [(line, caller) for line, caller in self._carried if id(caller) not in gone]
        return moved

    def _height_of_notes(self, slab: Slab) -> float:
        if not slab.notes:
            return 0.0
        return sum(note.height for note in slab.notes) + (0.0 if self._feet else RULE_GAP)

    def _fits(self, slab: Slab) -> bool:
        if self._full:
            return False
        before = self._space_before(slab)
        heads = sum(head.height for head in slab.head) if not self._placed else 0.0
        needed = self._used + before + heads + slab.height + self._feet_height + self._height_of_notes(slab)
        if needed > self._body.height + _SLACK:
            return False
        for note in slab.notes:
            for line in note.lines:
                self._hold(line, slab)
        return True

    def _fits_with_part_of_notes(self, slab: Slab) -> bool:
        """Whether the slab fits with at least two lines of its notes; the other lines go to the next page."""
        if self._full or not slab.notes:
            return False
        lines = [line for note in slab.notes for line in note.lines]
        before = self._space_before(slab)
        room = (
            self._body.height
            - self._used
            - before
            - slab.height
            - self._feet_height
            - (0.0 if self._feet else RULE_GAP)
        )
        count = height = 0
        first_of_last = sum(len(note.lines) for note in slab.notes[:-1])
        for index, line in enumerate(lines):
            height += line.before + line.height  # type: ignore[assignment]
            if height > room + _SLACK:
                break
            count = index + 1
        while count and count < len(lines) and lines[count - 1].keep:
            count -= 1
        if count < first_of_last + 1 or count == len(lines):
            return False
        for line in lines[:count]:
            self._hold(line, slab)
        self._carried += [(line, slab) for line in lines[count:]]
        self._full = True
        return True

    def _hold(self, line: Slab, caller: Slab | None) -> None:
        self._feet_height += line.height + line.before + (0.0 if self._feet else RULE_GAP)
        self._feet.append((line, caller))

    def _place(self, slab: Slab) -> None:
        self._used += self._space_before(slab)
        if not self._placed:
            for head in slab.head:
                self._placed.append(Placed(head, 0.0, self._used, again=True))
                self._used += head.height
        self._placed.append(Placed(slab, 0.0, self._used))
        self._used += slab.height

    def _add_columns(self, group: ColumnGroup) -> None:
        """Place a group in balanced columns; what a page cannot hold goes on on the next."""
        count, rest, before = len(group.lefts), list(group.slabs), group.before
        while rest:
            used = self._used + (before if self._placed else 0.0)
            room = self._body.height - used - self._feet_height
            columns = fitting(rest, count, room, self._height_of_notes)
            taken = sum(len(column) for column in columns)
            if not taken and self._placed:
                self._close_with(self._moved())
                continue
            if not taken:
                parts = rest[0].split(room)
                rest[:1] = parts or rest[:1]
                columns, taken = [rest[:1]], 1
            self._used = self._place_columns(columns, used, group.lefts)
            del rest[:taken]
            self._floor, before = len(self._placed), 0.0
            if rest:
                self._close()

    def _close_with(self, moved: Sequence[Slab]) -> None:
        """Close the page and begin the next with what was moved to it."""
        self._close()
        for one in moved:
            self._add(one)

    def _place_columns(self, columns: Sequence[Sequence[Slab]], top: float, lefts: Sequence[float]) -> float:
        deepest = top
        for left, column in zip(lefts, columns, strict=False):
            y = top
            for head in column[0].head if column else ():
                self._placed.append(Placed(head, left, y, again=True))
                y += head.height
            for index, slab in enumerate(column):
                y += slab.before if index else 0.0
                self._placed.append(Placed(slab, left, y))
                y += slab.height
                for note in slab.notes:
                    for line in note.lines:
                        self._hold(line, slab)
            deepest = max(deepest, y)
        return deepest

    def _close(self) -> None:
        """Draw the page and begin the next."""
        self._drawer.draw(self._body, self._placed, [line for line, _ in self._feet])
        self._keeps_space = False
        self._start()
