"""Reads the lines of a PDF back by place, for comparing two layouts of the same words."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_GAP = 14.0  # points: more than a justified space
_UNSHOWN = "\ufffd"  # a character that no font of the machine has; LibreOffice draws the font's own box
_LEVEL = 1.5  # points: letters whose bases differ by less stand on one line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its edges, its base from the paper's top, points, and its words."""

    left: float
    right: float
    base: float
    text: str

    @property
    def letters(self) -> str:
        """Its letters only: note numbers, spaces and hyphens at its end are read back in different ways."""
        return "".join(letter for letter in self.text if letter.isalpha())


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read back: its size, its lines from top to bottom, the families of its fonts."""

    width: float
    height: float
    lines: tuple[Line, ...]
    fonts: frozenset[str]


def read_pages(content: bytes) -> list[Page]:
    """Return the pages of a PDF."""
    document = pypdfium2.PdfDocument(content)
    return [_page(document[number]) for number in range(len(document))]


def _page(page: pypdfium2.PdfPage) -> Page:
    text = page.get_textpage()
    height = page.get_height()
    lines: dict[float, list[tuple[float, float, str]]] = {}
    fonts: set[str] = set()
    for place in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, place))
        left, _, right, _ = text.get_charbox(place, loose=True)
        if letter in "\r\n" or right <= left:
            continue
        if letter.strip() and letter != _UNSHOWN:
            fonts.add(_family(text, place))
        at = height - _base(text, place)
        base = next((key for key in lines if abs(key - at) < _LEVEL), at)
        lines.setdefault(base, []).append((left, right, letter))
    found = [piece for base, letters in sorted(lines.items()) for piece in _pieces(base, sorted(letters))]
    return Page(page.get_width(), height, tuple(found), frozenset(fonts))


def _base(text: pypdfium2.PdfTextPage, place: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, place, x, y)
    return y.value


def _pieces(base: float, letters: list[tuple[float, float, str]]) -> Iterator[Line]:
    """Yield the stretches of one line that wide gaps (tabs, boxes beside the text) keep apart."""
    piece: list[tuple[float, float, str]] = []
    for letter in letters:
        if piece and letter[0] - piece[-1][1] > _GAP:
            yield _joined(base, piece)
            piece = []
        if piece or letter[2].strip():
            piece.append(letter)
    while piece and not piece[-1][2].strip():
        piece.pop()
    if piece:
        yield _joined(base, piece)


def _joined(base: float, piece: list[tuple[float, float, str]]) -> Line:
    return Line(piece[0][0], piece[-1][1], base, "".join(one[2] for one in piece))


def _family(text: pypdfium2.PdfTextPage, place: int) -> str:
    """Return the family of a letter's font, without subset prefix, style and spaces."""
    size = pdfium.FPDFText_GetFontInfo(text.raw, place, None, 0, None)
    held, flags = ctypes.create_string_buffer(size), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text.raw, place, held, size, ctypes.byref(flags))
    name = held.value.decode("utf-8", "replace")
    family = name.partition("+")[2] or name
    return family.partition("-")[0].partition(",")[0].replace(" ", "").removesuffix("MT").removesuffix("PS").lower()
