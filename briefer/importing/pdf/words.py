"""Takes words off PDF pages: letters by PDFium, each word with its place, size and look."""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from briefer.importing.pdf.rightward import has_edge, has_rightward, is_mark, is_marks, is_mixed, unligated
from briefer.importing.runs import safe_address

_SPACES = frozenset((0, 9, 10, 13, 32, 0xA0, 0x2002, 0x2003, 0x2009, 0x3000))
_LINE_HYPHENS = (2, 0xAD, 0xFFFE)  # PDFium's sign for a hyphen at the line's end
_BULLETS = frozenset(map(ord, "•◦▪‣●■□►➢\uf0b7\uf0a7\uf0d8"))
HYPHEN = "\u00ad"
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18  # font descriptor flags, ISO 32000-2, 9.8.2
_HEAVY = ("bold", "black", "heavy", "semibold", "demi")
_MOST_LETTERS = 400_000  # of one page


@dataclass(slots=True)
class Word:
    """A word and its box in points, from the top left corner of the page as shown."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    link: str | None = None
    note: str | None = None  # label of the footnote that is called after it
    places: tuple[tuple[str, float], ...] = ()  # letters and where they stand, of words whose order is told by the line


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page: a drawn rule, a picture, a link."""

    x0: float
    top: float
    x1: float
    bottom: float


class Turn:
    """Maps PDF coordinates of a page to points from the top left corner, turned by quarters so that its text runs level."""

    def __init__(self, page: Any, quarters: int) -> None:
        width, height = float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))
        odd = (quarters + int(pdfium.FPDFPage_GetRotation(page))) % 2 == 1
        self.width, self.height = (height, width) if odd else (width, height)
        self._quarters = quarters
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        boxed = pdfium.FPDFPage_GetCropBox(page, left, bottom, right, top) or pdfium.FPDFPage_GetMediaBox(
            page, left, bottom, right, top
        )
        self._x, self._y = (left.value, bottom.value) if boxed else (0.0, 0.0)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point as shown."""
        x, y = x - self._x, y - self._y
        if self._quarters == 1:
            return y, x
        if self._quarters == 2:
            return self.width - x, y
        if self._quarters == 3:
            return self.width - y, self.height - x
        return x, self.height - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the rectangle as shown."""
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def words_of(text_page: Any, turn: Turn) -> list[Word]:
    """Return the words of a page in PDFium's order; letters within words are in logical order, right-to-left ones too."""
    return _Letters(text_page, turn).words()


def quarters_of(text_page: Any) -> int:
    """Return by how many quarters most of the text is turned: 1 where it runs upwards."""
    count = int(pdfium.FPDFText_CountChars(text_page))
    matrix = pdfium.FS_MATRIX()
    turned: Counter[int] = Counter()
    for index in range(0, count, max(1, count // 60)):
        if pdfium.FPDFText_GetUnicode(text_page, index) not in _SPACES and pdfium.FPDFText_GetMatrix(
            text_page, index, matrix
        ):
            level = abs(matrix.a) >= abs(matrix.b)
            turned[(0 if matrix.a >= 0 else 2) if level else (1 if matrix.b > 0 else 3)] += 1
    return turned.most_common(1)[0][0] if turned else 0


class _Letters:
    """The letters of one page, with the look of fonts remembered."""

    def __init__(self, text_page: Any, turn: Turn) -> None:
        self._page = text_page
        self._turn = turn
        self._looks: dict[tuple[bytes, int], tuple[bool, bool]] = {}
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(96)
        self._matrix = pdfium.FS_MATRIX()
        self._rectangle = pdfium.FS_RECTF()
        self._rightward = False  # letters of Hebrew or Arabic script were seen
        self._loose: list[Word] = []
        self._indexes: dict[int, tuple[int, int]] = {}  # of words by their identity: first and last letter

    def words(self) -> list[Word]:
        count = min(int(pdfium.FPDFText_CountChars(self._page)), _MOST_LETTERS)
        letter_of = pdfium.FPDFText_GetUnicode
        codes = [letter_of(self._page, index) for index in range(count)]
        self._rightward = has_rightward(codes)
        words: list[Word] = []
        start = 0
        letters: list[int] = []
        for index, code in enumerate(codes):
            if code in _SPACES:
                if letters and is_mark(codes[index + 1] if index + 1 < count else 0) and self._is_false(index):
                    letters.append(0)
                    continue
                if letters:
                    words.append(self._word(start, index - 1, letters))
                    letters = []
                continue
            if not letters:
                start = index
            if code in _BULLETS:
                letters.append(code)
                words.append(self._word(index, index, letters[-1:]))
                if letters[:-1]:
                    words.append(self._word(start, index - 1, letters[:-1]))
                letters = []
            elif code in _LINE_HYPHENS:
                letters.append(ord(HYPHEN))
                words.append(self._word(start, index, letters))
                letters = []
            else:
                letters.append(code)
        if letters:
            words.append(self._word(start, count - 1, letters))
        return self._with_marks(words) if self._loose else words

    def _word(self, first: int, last: int, letters: list[int]) -> Word:
        places: tuple[tuple[str, float], ...] = ()
        if self._rightward and has_rightward(letters):
            letters = unligated(letters, [self._origin(index) for index in range(first, last + 1)])
        text = _text(letters)
        if self._rightward and last - first + 1 == len(text) and (is_mixed(text) or has_edge(text)):
            boxes = (self._box(index) for index in range(first, last + 1))
            places = tuple((letter, (box.x0 + box.x1) / 2) for letter, box in zip(text, boxes, strict=True))
        start = self._box(first)
        end = self._box(last) if last > first else start
        _, base = self._turn.point(*self._origin(first))
        bold, italic = self._look(first)
        x0, x1 = min(start.x0, end.x0), max(start.x1, end.x1)
        top, bottom = min(start.top, end.top), max(start.bottom, end.bottom)
        word = Word(text, x0, top, x1, bottom, base, self._size(first), bold, italic, places=places)
        if self._rightward and is_marks(text):
            self._loose.append(word)
        elif self._rightward:
            self._indexes[id(word)] = first, last
        return word

    def _is_false(self, space: int) -> bool:
        """Whether a space that PDFium sees before a mark is none: the mark stands on the letter before."""
        before, mark = self._box(space - 1), self._box(space + 1)
        code = pdfium.FPDFText_GetUnicode(self._page, space - 1)
        return has_rightward((code,)) and not chr(code).isdigit() and mark.x1 > before.x0 - 0.1 * self._size(space - 1)

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = self._numbers[0], self._numbers[1]
        pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def _with_marks(self, words: list[Word]) -> list[Word]:
        """Return the words with loose marks put on the letters above or below which they stand."""
        loose = {id(mark) for mark in self._loose}
        kept = [word for word in words if id(word) not in loose]
        for mark in self._loose:
            middle = (mark.x0 + mark.x1) / 2
            over = (w for w in kept if w.x0 - 1 <= middle <= w.x1 + 1 and abs(w.base - mark.base) < w.size)
            word = min(over, key=lambda w: abs(w.base - mark.base), default=None)
            if word is not None and id(word) in self._indexes:
                self._put(mark.text, middle, word)
        return kept

    def _put(self, mark: str, middle: float, word: Word) -> None:
        first, last = self._indexes[id(word)]
        if last - first + 1 != len(word.text):
            return  # it has a mark already
        boxes = [self._box(index) for index in range(first, last + 1)]
        nearest = min(range(len(boxes)), key=lambda n: abs((boxes[n].x0 + boxes[n].x1) / 2 - middle))
        word.text = word.text[: nearest + 1] + mark + word.text[nearest + 1 :]

    def _box(self, index: int) -> Box:
        box = self._rectangle
        if not pdfium.FPDFText_GetLooseCharBox(self._page, index, box):
            return Box(0, 0, 0, 0)
        return self._turn.box(box.left, box.bottom, box.right, box.top)

    def _size(self, index: int) -> float:
        size = float(pdfium.FPDFText_GetFontSize(self._page, index))
        if pdfium.FPDFText_GetMatrix(self._page, index, self._matrix):
            scale = (self._matrix.c**2 + self._matrix.d**2) ** 0.5
            size *= scale or 1.0
        return min(max(size, 1.0), 500.0)

    def _look(self, index: int) -> tuple[bool, bool]:
        pdfium.FPDFText_GetFontInfo(self._page, index, self._name, 96, self._flags)
        key = (self._name.value, self._flags.value)
        if key not in self._looks:
            name = key[0].decode("utf-8", "ignore").lower()
            weight = pdfium.FPDFText_GetFontWeight(self._page, index)
            bold = any(heavy in name for heavy in _HEAVY) or bool(key[1] > 0 and key[1] & _FORCE_BOLD) or weight >= 600
            self._looks[key] = bold, "italic" in name or "oblique" in name or bool(key[1] > 0 and key[1] & _ITALIC)
        return self._looks[key]


def _text(letters: list[int]) -> str:
    text = "".join(chr(letter) for letter in letters if letter)
    if any(0xD800 <= letter < 0xE000 for letter in letters):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def links_of(document: Any, page: Any, turn: Turn) -> list[tuple[Box, str]]:
    """Return the rectangles that lead to addresses, with those addresses."""
    found: list[tuple[Box, str]] = []
    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    rectangle = pdfium.FS_RECTF()
    while len(found) < 2_000 and pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        if not 1 < length < 4_096 or not pdfium.FPDFLink_GetAnnotRect(link, rectangle):
            continue
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
        if address := safe_address(buffer.value.decode("utf-8", "ignore")):
            found.append((turn.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), address))
    return found


def mark_links(words: list[Word], links: list[tuple[Box, str]]) -> None:
    """Note on each word the address that its place leads to."""
    for box, address in links:
        for word in words:
            x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
            if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
                word.link = address
