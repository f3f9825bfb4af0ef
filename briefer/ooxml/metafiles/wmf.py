"""Plays the records of a WMF (MS-WMF 2.3) that logos are made of: polygons, lines, simple shapes, pictures."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from briefer.ooxml.metafiles.surface import Ink, Point, Surface, ellipse, rectangle

_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_NONE, _BLACK, _WHITE = Ink(None), Ink((0, 0, 0)), Ink((255, 255, 255))
_MOST_RECORDS = 200_000


@dataclass(frozen=True, slots=True)
class _State:
    pen: Ink = _BLACK
    brush: Ink = _WHITE
    at: Point = (0.0, 0.0)


@dataclass(slots=True)
class _Player:
    """What is selected, and the objects made; `surface` is there when the window is known."""

    surface: Surface | None = None
    state: _State = _State()
    saved: list[_State] = field(default_factory=list)
    objects: list[object | None] = field(default_factory=list)
    origin: Point = (0.0, 0.0)


def play(content: bytes) -> Surface | None:
    """Return the surface a WMF was drawn on; None where it never says how large it is."""
    player, start = _Player(), 0
    if content.startswith(_PLACEABLE):
        left, top, right, bottom = struct.unpack_from("<4h", content, 6)
        player.surface, start = Surface(left, top, right - left, bottom - top), 22
    for function, record in _records(content, start + 18):
        action = _ACTIONS.get(function)
        if action:
            action(player, record)
    return player.surface


def _records(content: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the function and parameters of each record; sizes are counted in words."""
    for _ in range(_MOST_RECORDS):
        if start + 6 > len(content):
            return
        size, function = struct.unpack_from("<IH", content, start)
        if size < 3 or function == 0:
            return
        yield function, content[start + 6 : start + size * 2]
        start += size * 2


def _colour(record: bytes, place: int) -> tuple[int, int, int]:
    return record[place], record[place + 1], record[place + 2]


def _points(record: bytes, place: int, count: int) -> list[Point]:
    return [(float(x), float(y)) for x, y in struct.iter_unpack("<2h", record[place : place + 4 * count])]


def _window_origin(player: _Player, record: bytes) -> None:
    y, x = struct.unpack_from("<2h", record)
    player.origin = float(x), float(y)


def _window_extent(player: _Player, record: bytes) -> None:
    y, x = struct.unpack_from("<2h", record)
    if player.surface is None and x and y:
        player.surface = Surface(*player.origin, x, y)


def _make(player: _Player, made: object) -> None:
    place = next((number for number, one in enumerate(player.objects) if one is None), len(player.objects))
    player.objects[place : place + 1] = [made]


def _pen(player: _Player, record: bytes) -> None:
    style, width = struct.unpack_from("<Hh", record)
    _make(player, ("pen", _NONE if style & 0xF == 5 else Ink(_colour(record, 6), abs(width))))


def _brush(player: _Player, record: bytes) -> None:
    (style,) = struct.unpack_from("<H", record)
    _make(player, ("brush", _NONE if style == 1 else Ink(_colour(record, 2))))


def _other(player: _Player, _: bytes) -> None:
    _make(player, ("other", _NONE))


def _pattern(player: _Player, _: bytes) -> None:
    _make(player, ("brush", Ink((128, 128, 128))))


def _select(player: _Player, record: bytes) -> None:
    (number,) = struct.unpack_from("<H", record)
    found = player.objects[number] if number < len(player.objects) else None
    if isinstance(found, tuple) and found[0] in ("pen", "brush"):
        player.state = replace(player.state, **{found[0]: found[1]})


def _delete(player: _Player, record: bytes) -> None:
    (number,) = struct.unpack_from("<H", record)
    if number < len(player.objects):
        player.objects[number] = None


def _polygon(player: _Player, record: bytes) -> None:
    (count,) = struct.unpack_from("<H", record)
    _draw(player, [_points(record, 2, count)])


def _polyline(player: _Player, record: bytes) -> None:
    (count,) = struct.unpack_from("<H", record)
    _draw(player, [_points(record, 2, count)], closed=False)


def _polypolygon(player: _Player, record: bytes) -> None:
    (count,) = struct.unpack_from("<H", record)
    counts = struct.unpack_from(f"<{count}H", record, 2)
    place, contours = 2 + 2 * count, []
    for points in counts:
        contours.append(_points(record, place, points))
        place += 4 * points
    _draw(player, contours)


def _rectangle(player: _Player, record: bytes) -> None:
    bottom, right, top, left = struct.unpack("<4h", record[-8:])
    _draw(player, [rectangle(left, top, right, bottom)])


def _ellipse(player: _Player, record: bytes) -> None:
    bottom, right, top, left = struct.unpack("<4h", record[-8:])
    _draw(player, [ellipse(left, top, right, bottom)])


def _move(player: _Player, record: bytes) -> None:
    y, x = struct.unpack_from("<2h", record)
    player.state = replace(player.state, at=(float(x), float(y)))


def _line(player: _Player, record: bytes) -> None:
    start = player.state.at
    _move(player, record)
    _draw(player, [[start, player.state.at]], closed=False)


def _stretched(skipped: int) -> Callable[[_Player, bytes], None]:
    def paint(player: _Player, record: bytes) -> None:
        _, _, _, _, high, wide, y, x = struct.unpack_from("<8h", record, skipped)
        if player.surface is not None:
            player.surface.paint(record[skipped + 16 :], (x, y), (x + wide, y + high))

    return paint


def _draw(player: _Player, contours: list[list[Point]], *, closed: bool = True) -> None:
    if player.surface is not None:
        player.surface.draw(contours, player.state.brush, player.state.pen, closed=closed)


def _text(player: _Player, _: bytes) -> None:
    if player.surface is not None:
        player.surface.left_out.add("text")


def _save(player: _Player, _: bytes) -> None:
    player.saved.append(player.state)


def _restore(player: _Player, _: bytes) -> None:
    player.state = player.saved.pop() if player.saved else player.state


_ACTIONS: dict[int, Callable[[_Player, bytes], None]] = {
    0x020B: _window_origin, 0x020C: _window_extent, 0x02FA: _pen, 0x02FC: _brush, 0x02FB: _other, 0x00F7: _other,
    0x06FF: _other, 0x0142: _pattern, 0x01F9: _pattern, 0x012D: _select, 0x01F0: _delete, 0x0324: _polygon, 0x0325: _polyline,
    0x0538: _polypolygon, 0x041B: _rectangle, 0x061C: _rectangle, 0x0418: _ellipse, 0x0214: _move, 0x0213: _line,
    0x0F43: _stretched(6), 0x0B41: _stretched(4), 0x0521: _text, 0x0A32: _text, 0x001E: _save, 0x0127: _restore,
}  # fmt: skip
