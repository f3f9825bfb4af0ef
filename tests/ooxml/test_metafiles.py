"""Logos in WMF and EMF are drawn as PNG; damaged ones are not."""

from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile

import pytest
from PIL import Image

from briefer.ooxml.metafiles import draw_metafile, is_metafile
from tests.ooxml import metafilemaking as m
from tests.shared import shared

RED, BLUE = (255, 0, 0, 255), (0, 0, 255, 255)
SQUARE = ((0, 0), (300, 0), (300, 200), (0, 200))
HOLE = ((100, 50), (200, 50), (200, 150), (100, 150))


def _pixels(content: bytes) -> Image.Image:
    drawn = draw_metafile(content)
    assert drawn is not None
    return Image.open(io.BytesIO(drawn.png)).convert("RGBA").resize((300, 200), Image.Resampling.NEAREST)


def test_a_polygon_is_filled_in_its_colour_and_the_rest_stays_clear() -> None:
    image = _pixels(m.emf(m.brush(1, "FF0000"), m.select(1), m.NO_PEN, m.polygon16(*HOLE)))
    assert image.getpixel((150, 100)) == RED
    assert image.getpixel((20, 20))[3] == 0


def test_where_polygons_overlap_there_is_a_hole() -> None:
    image = _pixels(m.emf(m.brush(1, "0000FF"), m.select(1), m.NO_PEN, m.polypolygon16(SQUARE, HOLE)))
    assert image.getpixel((20, 20)) == BLUE
    assert image.getpixel((150, 100))[3] == 0


def test_a_path_of_lines_and_curves_is_filled() -> None:
    move = (27, struct.pack("<2i", 50, 100))
    onward = m.polygon16((50, 20), (250, 20), (250, 100), kind=88)
    back = m.polygon16((250, 180), (50, 180), kind=89)
    path = ((59, b""), move, onward, back, (61, b""), (60, b""), (62, bytes(16)))
    image = _pixels(m.emf(m.brush(1, "FF0000"), m.select(1), m.NO_PEN, *path))
    assert image.getpixel((150, 150)) == RED and image.getpixel((150, 60)) == RED
    assert image.getpixel((60, 30))[3] == 0


def test_pens_have_their_width() -> None:
    image = _pixels(m.emf(m.pen(1, "0000FF", 20), m.select(1), m.polygon16((0, 100), (300, 100), kind=87)))
    assert image.getpixel((150, 95)) == BLUE and image.getpixel((150, 80))[3] == 0


def test_pictures_inside_are_painted() -> None:
    image = _pixels(m.emf(m.stretched(m.dib(255, 0, 0), (100, 50), (100, 100))))
    assert image.getpixel((150, 100)) == RED and image.getpixel((50, 100))[3] == 0


def test_windows_and_worlds_move_what_is_drawn() -> None:
    doubled = ((9, struct.pack("<2i", 150, 100)), (11, struct.pack("<2i", 300, 200)))
    shifted = (36, struct.pack("<6fI", 1, 0, 0, 1, 50, 0, 2))
    square = m.polygon16((0, 0), (50, 0), (50, 50), (0, 50))
    image = _pixels(m.emf(m.brush(1, "FF0000"), m.select(1), m.NO_PEN, *doubled, shifted, square))
    assert image.getpixel((150, 50)) == RED and image.getpixel((50, 50))[3] == 0


def test_a_wmf_is_drawn() -> None:
    brush = (0x02FC, struct.pack("<H", 0) + bytes((255, 0, 0, 0)) + b"\0\0")
    no_pen = (0x02FA, struct.pack("<H2h", 5, 0, 0) + bytes(4))
    chosen = ((0x012D, struct.pack("<H", 0)), (0x012D, struct.pack("<H", 1)))
    polygon = (0x0324, struct.pack("<H", 4) + b"".join(struct.pack("<2h", *point) for point in HOLE))
    image = _pixels(m.wmf(brush, no_pen, *chosen, polygon))
    assert image.getpixel((150, 100)) == RED and image.getpixel((20, 20))[3] == 0


def test_what_is_left_out_is_said() -> None:
    drawn = draw_metafile(m.emf(m.polygon16(*HOLE), (84, bytes(60)), (70, struct.pack("<I", 4) + b"EMF+")))
    assert drawn is not None and drawn.left_out == {"text", "EMF+"}


def test_compressed_ones_are_drawn_too() -> None:
    assert draw_metafile(gzip.compress(m.emf(m.polygon16(*HOLE)), mtime=0)) is not None


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n", b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x1f\x8b\x08", m.emf()]
)
def test_what_shows_nothing_is_none(content: bytes) -> None:
    assert draw_metafile(content) is None


@pytest.mark.parametrize("seed", range(60))
def test_damage_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    path = (m.pen(2, "00FF00", 9), m.select(2), m.polygon16(*HOLE, kind=88), m.polypolygon16(SQUARE, HOLE))
    content = bytearray(m.emf(m.brush(1, "FF0000"), m.select(1), *path, m.stretched(m.dib(1, 2, 3), (1, 1), (9, 9))))
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.choice((0, 1, 127, 128, 255))
    draw_metafile(bytes(content[: chance.randint(50, len(content))]))


def test_logos_of_templates_that_nobody_here_made() -> None:
    found = 0
    for path in sorted(shared("data", "templates", "libreoffice").glob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".wmf"):
                    found += 1
                    assert is_metafile(archive.read(name)) and draw_metafile(archive.read(name)), path.name
    assert found == 5
