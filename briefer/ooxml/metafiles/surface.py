"""The surface a metafile is played on: contours in its own units, filled and stroked on a picture four times as fine."""

from __future__ import annotations

import io
import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]
_LONG_SIDE = 1_000  # pixels of the finished picture
_FINER = 2
_STEPS = 12  # straight pieces of a curve
_MOST_POINTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Ink:
    """A pen or brush: RGB, None for one that leaves no mark; `width` of pens in the metafile's units."""

    colour: tuple[int, int, int] | None
    width: float = 0.0


@dataclass(slots=True)
class Surface:
    """A picture of `width` by `height` units whose top left corner is at `left`, `top`."""

    left: float
    top: float
    width: float
    height: float
    left_out: set[str] = field(default_factory=set)
    marked: bool = False
    _image: Image.Image = field(init=False)
    _scale: tuple[float, float] = field(init=False)
    _points: int = 0

    def __post_init__(self) -> None:
        wide, high = abs(self.width), abs(self.height)
        if not (0 < wide < math.inf and 0 < high < math.inf):
            raise ValueError("an empty picture")
        factor = _LONG_SIDE * _FINER / max(wide, high)
        size = max(round(wide * factor), _FINER), max(round(high * factor), _FINER)
        self._scale = size[0] / self.width, size[1] / self.height
        self._image = Image.new("RGBA", size, (255, 255, 255, 0))

    def draw(self, contours: Sequence[Sequence[Point]], brush: Ink, pen: Ink, *, closed: bool = True) -> None:
        """Fill contours (where they overlap, every second one is a hole) and stroke them."""
        placed = [[self._at(point) for point in contour] for contour in contours if len(contour) > 1]
        self._points += sum(map(len, placed))
        if self._points > _MOST_POINTS:
            raise ValueError("too many points")
        if brush.colour and closed:
            self._fill(placed, brush.colour)
        if pen.colour:
            width = max(round(pen.width * abs(self._scale[0])), _FINER)
            canvas = ImageDraw.Draw(self._image)
            for contour in placed:
                canvas.line([*contour, contour[0]] if closed else contour, (*pen.colour, 255), width, "curve")
            self.marked = self.marked or bool(placed)

    def paint(self, dib: bytes, corner: Point, opposite: Point) -> None:
        """Paint a device-independent bitmap between two corners."""
        (x0, y0), (x1, y1) = self._at(corner), self._at(opposite)
        box = round(min(x0, x1)), round(min(y0, y1)), round(max(x0, x1)), round(max(y0, y1))
        size = max(box[2] - box[0], 1), max(box[3] - box[1], 1)
        if size[0] > 4 * self._image.width or size[1] > 4 * self._image.height:
            raise ValueError("a picture larger than its frame")
        with Image.open(io.BytesIO(_bitmap_file(dib))) as image:
            if image.width * image.height > 50_000_000:
                raise ValueError("too large a picture")
            shown = image.convert("RGBA").resize(size)
        self._image.paste(shown, box[:2])
        self.marked = True

    def png(self) -> bytes:
        """Return the picture as PNG."""
        size = max(self._image.width // _FINER, 1), max(self._image.height // _FINER, 1)
        stream = io.BytesIO()
        self._image.convert("RGBa").resize(size, Image.Resampling.BOX).convert("RGBA").save(stream, "PNG")
        return stream.getvalue()

    def _at(self, point: Point) -> Point:
        x, y = (point[0] - self.left) * self._scale[0], (point[1] - self.top) * self._scale[1]
        return min(max(x, -1e5), 1e5), min(max(y, -1e5), 1e5)

    def _fill(self, contours: Sequence[Sequence[Point]], colour: tuple[int, int, int]) -> None:
        if len(contours) == 1:
            ImageDraw.Draw(self._image).polygon(list(contours[0]), fill=(*colour, 255))
        elif contours:
            mask = Image.new("1", self._image.size)
            for contour in contours:
                one = Image.new("1", self._image.size)
                ImageDraw.Draw(one).polygon(list(contour), fill=1)
                mask = ImageChops.logical_xor(mask, one)
            self._image.paste((*colour, 255), mask=mask)
        self.marked = self.marked or bool(contours)


def curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """Return the points of a cubic Bézier curve after its start."""
    found = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        found.append(
            (
                a * start[0] + b * first[0] + c * second[0] + d * end[0],
                a * start[1] + b * first[1] + c * second[1] + d * end[1],
            )
        )
    return found


def ellipse(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return the points of an ellipse in its frame."""
    x, y, wide, high = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
    return [(x + wide * math.cos(turn * math.pi / 36), y + high * math.sin(turn * math.pi / 36)) for turn in range(72)]


def rectangle(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return the corners of a rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _bitmap_file(dib: bytes) -> bytes:
    """Return a device-independent bitmap as a BMP file: with the header that says where its pixels begin."""
    size, bits = struct.unpack_from("<I", dib)[0], struct.unpack_from("<H", dib, 14)[0]
    compression, used = (
        (struct.unpack_from("<I", dib, 16)[0], struct.unpack_from("<I", dib, 32)[0]) if size >= 40 else (0, 0)
    )
    colours = used or (1 << bits if bits <= 8 else 0)
    masks = 12 if compression == 3 and size == 40 else 0
    start = 14 + size + masks + colours * (4 if size >= 40 else 3)
    return struct.pack("<2sIHHI", b"BM", 14 + len(dib), 0, 0, start) + dib
