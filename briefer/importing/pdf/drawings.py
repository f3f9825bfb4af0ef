"""Finds what is drawn on a PDF page and bears on reading: rules and pictures."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from briefer.importing.pdf.words import Box, Turn

_MOST_OBJECTS = 20_000  # of one page that are looked at; maps have more, and no tables
_THIN = 2.5  # points: thicker is an area
_MOST_POINTS = 200


@dataclass(slots=True)
class Drawings:
    """Level and upright rules, pictures, and what was learnt from the rules."""

    level: list[Box] = field(default_factory=list)
    upright: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    gutters: list[float] = field(default_factory=list)  # where upright rules part columns of running text


def drawings_of(page: Any, turn: Turn) -> Drawings:
    """Return the drawings of a page; the first 20,000 objects are looked at."""
    found = Drawings()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            continue
        box = turn.box(left.value, bottom.value, right.value, top.value)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(box)
        else:
            _add_rules(found, box, item, turn)
    return found


def _add_rules(found: Drawings, box: Box, path: Any, turn: Turn) -> None:
    width, height = box.x1 - box.x0, box.bottom - box.top
    if height <= _THIN < width:
        found.level.append(box)
    elif width <= _THIN < height:
        found.upright.append(box)
    elif width > _THIN and height > _THIN and _is_stroked(path):
        _add_sides(found, path, turn)


def _is_stroked(path: Any) -> bool:
    mode, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    return bool(pdfium.FPDFPath_GetDrawMode(path, mode, stroke) and stroke.value)


def _add_sides(found: Drawings, path: Any, turn: Turn) -> None:
    """Add the straight sides of a stroked path: table borders are often drawn as one."""
    count = pdfium.FPDFPath_CountSegments(path)
    if count > _MOST_POINTS:
        return
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(path, matrix):
        return
    start = last = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        px = matrix.a * x.value + matrix.c * y.value + matrix.e
        py = matrix.b * x.value + matrix.d * y.value + matrix.f
        here = turn.point(px, py)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last:
            _add_side(found, last, here)
        if pdfium.FPDFPathSegment_GetClose(segment) and start:
            _add_side(found, here, start)
        last = here


def _add_side(found: Drawings, a: tuple[float, float], b: tuple[float, float]) -> None:
    box = Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
    if box.bottom - box.top <= 1 < box.x1 - box.x0:
        found.level.append(box)
    elif box.x1 - box.x0 <= 1 < box.bottom - box.top:
        found.upright.append(box)
