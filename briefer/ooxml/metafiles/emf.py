"""Plays the records of an EMF (MS-EMF 2.3) that logos are made of: paths, polygons, curves, simple shapes, pictures."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from briefer.ooxml.metafiles.surface import Ink, Point, Surface, curve, ellipse, rectangle

_MOST_RECORDS = 200_000
_NONE, _BLACK, _WHITE = Ink(None), Ink((0, 0, 0)), Ink((255, 255, 255))
_STOCK = {
    0: ("brush", Ink((255, 255, 255))),
    1: ("brush", Ink((192, 192, 192))),
    2: ("brush", Ink((128, 128, 128))),
    3: ("brush", Ink((64, 64, 64))),
    4: ("brush", Ink((0, 0, 0))),
    5: ("brush", _NONE),
    6: ("pen", Ink((255, 255, 255))),
    7: ("pen", Ink((0, 0, 0))),
    8: ("pen", _NONE),
}
_SAME = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class _State:
    """The device context: what is selected, and how its units become those of the picture."""

    pen: Ink = _BLACK
    brush: Ink = _WHITE
    at: Point = (0.0, 0.0)
    window: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)  # origin and extent
    view: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    world: Matrix = _SAME


@dataclass(slots=True)
class _Player:
    surface: Surface
    state: _State = _State()
    saved: list[_State] = field(default_factory=list)
    objects: dict[int, tuple[str, Ink]] = field(default_factory=dict)
    path: list[list[Point]] | None = None
    kept: list[list[Point]] = field(default_factory=list)

    def placed(self, point: Point) -> Point:
        """Return a point in device units."""
        a, b, c, d, e, f = self.state.world
        x, y = a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f
        left, top, wide, high = self.state.window
        to_left, to_top, to_wide, to_high = self.state.view
        return (x - left) * to_wide / (wide or 1) + to_left, (y - top) * to_high / (high or 1) + to_top

    def draw(self, contours: list[list[Point]], *, closed: bool = True) -> None:
        """Draw contours, or add them to the path that is open."""
        placed = [[self.placed(point) for point in contour] for contour in contours]
        if self.path is None:
            self.show(placed, closed=closed)
        else:
            self.path += placed

    def show(self, placed: list[list[Point]], *, closed: bool, fill: bool = True, stroke: bool = True) -> None:
        """Draw contours of device units."""
        pen = self.state.pen if stroke else _NONE
        factor = abs(self.state.view[2] / (self.state.window[2] or 1)) * max(
            abs(self.state.world[0]), abs(self.state.world[1])
        )
        pen = replace(pen, width=pen.width * factor)
        self.surface.draw(placed, self.state.brush if fill else _NONE, pen, closed=closed)


def play(content: bytes) -> Surface:
    """Return the surface an EMF was drawn on; raises ValueError or struct.error where it is damaged."""
    frame = struct.unpack_from("<4i", content, 24)  # hundredths of a millimetre
    wide, high, wide_mm, high_mm = struct.unpack_from("<4i", content, 72)
    if not (wide_mm and high_mm):
        raise ValueError("no device")
    across, down = wide / wide_mm / 100, high / high_mm / 100
    surface = Surface(frame[0] * across, frame[1] * down, (frame[2] - frame[0]) * across, (frame[3] - frame[1]) * down)
    player = _Player(surface)
    for kind, record in _records(content):
        action = _ACTIONS.get(kind)
        if action:
            action(player, record)
    return surface


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the type and parameters of each record."""
    start = 0
    for _ in range(_MOST_RECORDS):
        if start + 8 > len(content):
            return
        kind, size = struct.unpack_from("<2I", content, start)
        if size < 8 or kind == 14:
            return
        yield kind, content[start + 8 : start + size]
        start += size


def _points(record: bytes, place: int, count: int, short: bool) -> list[Point]:
    size = 4 if short else 8
    return [
        (float(x), float(y))
        for x, y in struct.iter_unpack("<2h" if short else "<2i", record[place : place + size * count])
    ]


def _colour(record: bytes, place: int) -> tuple[int, int, int]:
    return record[place], record[place + 1], record[place + 2]


Action = Callable[[_Player, bytes], None]


def _polygons(short: bool, closed: bool) -> Action:
    def act(player: _Player, record: bytes) -> None:
        (count,) = struct.unpack_from("<I", record, 16)
        player.draw([_points(record, 20, count, short)], closed=closed)

    return act


def _many(short: bool, closed: bool) -> Action:
    def act(player: _Player, record: bytes) -> None:
        (count,) = struct.unpack_from("<I", record, 16)
        counts = struct.unpack_from(f"<{count}I", record, 24)
        place, contours = 24 + 4 * count, []
        for points in counts:
            contours.append(_points(record, place, points, short))
            place += points * (4 if short else 8)
        player.draw(contours, closed=closed)

    return act


def _onward(short: bool, curved: bool, from_here: bool) -> Action:
    """Lines or curves: of points that go on from where the pen is, or begin anew."""

    def act(player: _Player, record: bytes) -> None:
        (count,) = struct.unpack_from("<I", record, 16)
        points = _points(record, 20, count, short)
        if from_here:
            points = [player.state.at, *points]
        line = points[:1]
        if curved:
            for number in range(1, len(points) - 2, 3):
                line += curve(line[-1], *points[number : number + 3])
        else:
            line = points
        _go_on(player, line, joined=from_here)

    return act


def _go_on(player: _Player, line: list[Point], *, joined: bool) -> None:
    """Draw a line, or let it go on with the contour of the open path."""
    if not line:
        return
    if player.path is not None and joined and player.path:
        player.path[-1] += [player.placed(point) for point in line[1:]]
    else:
        player.draw([line], closed=False)
    player.state = replace(player.state, at=line[-1])


def _move(player: _Player, record: bytes) -> None:
    x, y = struct.unpack_from("<2i", record)
    player.state = replace(player.state, at=(float(x), float(y)))
    if player.path is not None:
        player.path.append([player.placed(player.state.at)])


def _line(player: _Player, record: bytes) -> None:
    x, y = struct.unpack_from("<2i", record)
    _go_on(player, [player.state.at, (float(x), float(y))], joined=True)


def _shape(outline: Callable[[float, float, float, float], list[Point]]) -> Action:
    def act(player: _Player, record: bytes) -> None:
        player.draw([outline(*struct.unpack_from("<4i", record))])

    return act


def _begin(player: _Player, _: bytes) -> None:
    player.path = []


def _end(player: _Player, _: bytes) -> None:
    player.kept, player.path = player.path or [], None


def _close(player: _Player, _: bytes) -> None:
    if player.path and player.path[-1]:
        player.path[-1].append(player.path[-1][0])


def _paint_path(fill: bool, stroke: bool) -> Action:
    def act(player: _Player, _: bytes) -> None:
        player.show(player.kept, closed=fill, fill=fill, stroke=stroke)
        player.kept = []

    return act


def _select(player: _Player, record: bytes) -> None:
    (number,) = struct.unpack_from("<I", record)
    found = _STOCK.get(number & 0xFF) if number & 0x80000000 else player.objects.get(number)
    if found and found[0] == "pen":
        player.state = replace(player.state, pen=found[1])
    elif found:
        player.state = replace(player.state, brush=found[1])


def _delete(player: _Player, record: bytes) -> None:
    player.objects.pop(struct.unpack_from("<I", record)[0], None)


def _pen(player: _Player, record: bytes) -> None:
    number, style, width = struct.unpack_from("<2Ii", record)
    player.objects[number] = ("pen", _NONE if style & 0xF == 5 else Ink(_colour(record, 16), abs(width)))


def _wide_pen(player: _Player, record: bytes) -> None:
    number, style, width = struct.unpack_from("<I", record)[0], *struct.unpack_from("<2I", record, 20)
    player.objects[number] = ("pen", _NONE if style & 0xF == 5 else Ink(_colour(record, 32), width))


def _brush(player: _Player, record: bytes) -> None:
    number, style = struct.unpack_from("<2I", record)
    player.objects[number] = ("brush", _NONE if style == 1 else Ink(_colour(record, 8)))


def _pattern(player: _Player, record: bytes) -> None:
    player.objects[struct.unpack_from("<I", record)[0]] = ("brush", Ink((128, 128, 128)))


def _frame(name: str, place: int) -> Action:
    """The origin (`place` 0) or extent (2) of window or view."""

    def act(player: _Player, record: bytes) -> None:
        old = getattr(player.state, name)
        x, y = struct.unpack_from("<2i", record)
        changed: dict[str, Any] = {name: (*old[:place], float(x), float(y), *old[place + 2 :])}
        player.state = replace(player.state, **changed)

    return act


def _world(player: _Player, record: bytes) -> None:
    player.state = replace(player.state, world=_matrix(record))


def _change_world(player: _Player, record: bytes) -> None:
    matrix = _matrix(record)
    mode, old = struct.unpack_from("<I", record, 24)[0], player.state.world
    found = {1: _SAME, 2: _product(matrix, old), 3: _product(old, matrix), 4: matrix}.get(mode, old)
    player.state = replace(player.state, world=found)


def _matrix(record: bytes) -> Matrix:
    found: Matrix = struct.unpack_from("<6f", record)
    return found


def _product(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _stretched(place_of_sizes: int, place_of_target: int) -> Action:
    """A bitmap: where the offset and size of its header and bits stand, and where its corner and extent."""

    def act(player: _Player, record: bytes) -> None:
        header, header_size, bits, bits_size = struct.unpack_from("<4I", record, place_of_sizes)
        x, y = struct.unpack_from("<2i", record, 16)
        wide, high = struct.unpack_from("<2i", record, place_of_target)
        if not header_size:
            return
        dib = record[header - 8 : header - 8 + header_size] + record[bits - 8 : bits - 8 + bits_size]
        player.surface.paint(dib, player.placed((x, y)), player.placed((x + wide, y + high)))

    return act


def _text(player: _Player, _: bytes) -> None:
    player.surface.left_out.add("text")


def _comment(player: _Player, record: bytes) -> None:
    if record[4:8] == b"EMF+":
        player.surface.left_out.add("EMF+")


def _save(player: _Player, _: bytes) -> None:
    player.saved.append(player.state)


def _restore(player: _Player, _: bytes) -> None:
    player.state = player.saved.pop() if player.saved else player.state


_ACTIONS: dict[int, Action] = {
    2: _onward(False, True, False), 3: _polygons(False, True), 4: _polygons(False, False), 5: _onward(False, True, True),
    6: _onward(False, False, True), 7: _many(False, False), 8: _many(False, True), 9: _frame("window", 2), 10: _frame("window", 0),
    11: _frame("view", 2), 12: _frame("view", 0), 27: _move, 33: _save, 34: _restore, 35: _world, 36: _change_world, 37: _select,
    38: _pen, 39: _brush, 40: _delete, 42: _shape(ellipse), 43: _shape(rectangle), 44: _shape(rectangle), 54: _line, 59: _begin,
    60: _end, 61: _close, 62: _paint_path(True, False), 63: _paint_path(True, True), 64: _paint_path(False, True), 70: _comment,
    76: _stretched(76, 24), 77: _stretched(76, 24), 81: _stretched(40, 64), 83: _text, 84: _text, 85: _onward(True, True, False),
    86: _polygons(True, True), 87: _polygons(True, False), 88: _onward(True, True, True), 89: _onward(True, False, True),
    90: _many(True, False), 91: _many(True, True), 93: _pattern, 94: _pattern, 95: _wide_pen, 96: _text, 97: _text, 108: _text,
    114: _stretched(76, 24),
}  # fmt: skip
