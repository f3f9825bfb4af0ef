"""The page canvas: reportlab's, with marked content, pens and links; it keeps each page's content for the object writer."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.document.blocks import Picture
from briefer.document.inlines import FieldKind
from briefer.writing.pdf.dresses import Dress
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.images import Raster
from briefer.writing.pdf.pens import Pen, colour_code, rgb

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_TOKEN = re.compile("\ue000(\\d+)\ue000")  # content is bytes: nothing else in it is above U+00FF


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link: its page, rectangle (PDF coordinates), target (an address, or `#anchor`), and what it says."""

    page: int
    rectangle: tuple[float, float, float, float]
    target: str
    says: str
    element: Element


@dataclass(frozen=True, slots=True)
class Late:
    """A number that is known when all pages are: its kind, the anchor it asks for, and the width reserved for it, points."""

    kind: FieldKind
    anchor: str
    pen: Pen
    width: float
    at_end: bool = False  # ranged right in its width


class PageCanvas:
    """Draws pages one after the other. What is not within an element is an artifact.

    Figures are drawn by reportlab's canvas, into our page: see `drawing`. Words and straight rules are spelled here: they are one operator
    each, and loading reportlab takes up to 0.2 s, a fifth of what 100 pages take in all.
    """

    def __init__(self, height: float) -> None:
        self.height = height
        self._drawing: Canvas | None = None
        self.pages: list[list[str]] = []
        self.late: list[Late] = []
        self.pictures: dict[bytes, tuple[Raster, str]] = {}
        self.owners: list[list[Element]] = []  # page: MCID -> element
        self.annotations: list[Annotation] = []
        self._open: Element | str | None = None
        self._in_text = False
        self._pen: Pen | None = None
        self._look: tuple[str, str, float] = ("", "", -1.0)
        self._begin(-1)

    def new_page(self) -> None:
        """Start the next page."""
        self.pages.append([])
        self.owners.append([])
        self._begin(len(self.pages) - 1)

    def resume(self, page: int) -> None:
        """Go back to a page, to draw what was not known before."""
        self._begin(page)

    def _begin(self, page: int) -> None:
        self.leave()
        self.page = page
        self._code: list[str] = self.pages[page] if page >= 0 else []
        self._look = ("", "", -1.0)

    @contextmanager
    def beneath(self) -> Iterator[None]:
        """Draw under all that the page shows already."""
        self.leave()
        above, self._code = self._code, []
        self._look = ("", "", -1.0)
        yield
        self.leave()
        above[:0] = self._code
        self._code, self._look = above, ("", "", -1.0)

    def leave(self) -> None:
        """End the element or artifact that is open."""
        if self._open is None:
            return
        self._code.append("EMC ET" if self._in_text else "EMC")
        self._open, self._in_text = None, False

    def artifact(self, kind: str = "/Type/Layout") -> None:
        """Begin what is no content: rules, backgrounds, repeated heads."""
        if self._open == kind and not self._in_text:
            return
        self.leave()
        self._code.append(f"/Artifact<<{kind}>>BDC")
        self._open = kind

    def enter(self, element: Element) -> None:
        """Begin text of an element, unless it is open already."""
        if self._open is element and self._in_text:
            return
        self._begin_text(self._new_mark(element))
        self._open = element

    def _begin_text(self, mark: str) -> None:
        if self._in_text:
            self._code.append("EMC " + mark)
            return
        self.leave()
        self._code.append("BT " + mark)
        self._in_text = True

    def enter_drawing(self, element: Element) -> None:
        """Begin the picture of an element."""
        self.leave()
        self._code.append(self._new_mark(element))
        self._open = element

    def _new_mark(self, element: Element) -> str:
        element.attach()
        owners = self.owners[self.page]
        number = len(owners)
        owners.append(element)
        element.kids.append((self.page, number))
        return f"/{element.tag}<</MCID {number}>>BDC"

    def artifact_text(self, kind: str = "/Type/Layout") -> None:
        """Begin text that is no content."""
        if self._open == kind and self._in_text:
            return
        self._begin_text(f"/Artifact<<{kind}>>BDC")
        self._open = kind

    def token(self, late: Late) -> str:
        """Return what stands in the brackets of a TJ until the number is known; see `settled`."""
        self.late.append(late)
        return f"]TJ \ue000{len(self.late) - 1}\ue000["

    def clear(self) -> None:
        """Drop all pages and links."""
        for held in (self.pages, self.owners, self.annotations, self.late):
            held.clear()

    def settled(self, page: int, number_of: Callable[[Late, int], str]) -> str:
        """Return the content of a page with all numbers put in, and let go of it. `number_of` returns the digits for a place and page (from 0)."""
        code = "\n".join(self.pages[page])
        self.pages[page] = []
        if "\ue000" not in code:
            return code
        return _TOKEN.sub(lambda found: _number_code(self.late[int(found.group(1))], page, number_of), code)

    def show(self, pen: Pen, code: str, place: tuple[float, float] | None = None) -> None:
        """Show the fragment of a TJ; at `place`, or where the text before it ended."""
        font, colour, rise = self._look
        look = (pen.set_font, pen.colour, pen.rise)
        parts = []
        if look != self._look:
            if font != look[0]:
                parts.append(look[0])
            if colour != look[1]:
                parts.append(look[1] + " rg")
            if rise != look[2]:
                parts.append(f"{look[2]:.4g} Ts")
            self._look = look
        if place:
            parts.append(f"1 0 0 1 {place[0]:.2f} {place[1]:.2f} Tm")
        parts.append(f"[{code}]TJ")
        self._code.append(" ".join(parts))

    def link(self, rectangle: tuple[float, float, float, float], target: str, says: str, element: Element) -> None:
        """Put a link over part of the page and under its element."""
        element.attach()
        element.kids.append((-1, len(self.annotations)))
        self.annotations.append(Annotation(self.page, rectangle, target, says, element))

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float, colour: str) -> None:
        """Draw a line as an artifact."""
        self.artifact()
        self._code.append(f"q {colour_code(colour)} RG {width:.4g} w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S Q")

    def panel(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle as an artifact."""
        self.artifact()
        self._code.append(f"q {colour_code(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    @contextmanager
    def drawing(self) -> Iterator[Canvas]:
        """Give reportlab's canvas, which draws into this page; what it sets is put back afterwards."""
        if self._drawing is None:
            from reportlab.pdfgen.canvas import Canvas  # see above

            self._drawing = Canvas(io.BytesIO())
        self._code.append("q")
        self._drawing._code = self._code
        yield self._drawing
        self._code.append("Q")

    def draw_dress(self, dress: Dress, x: float, top: float, bottom: float) -> None:
        """Draw rules and background of a stretch of a column whose left edge is `x`."""
        left, right = x + dress.left, x + dress.right
        if dress.shading:
            self.panel(left, bottom, right - left, top - bottom, dress.shading)
        ends = {
            "left": (left, bottom, left, top),
            "right": (right, bottom, right, top),
            "top": (left, top, right, top),
            "bottom": (left, bottom, right, bottom),
        }
        for edge, width, colour in dress.rules:
            self.rule(*ends[edge], width, colour)

    def operators(self, code: str) -> None:
        """Add operators as they are."""
        self._code.append(code)

    def drawn_text(self, pen: Pen, code: str, x: float, y: float) -> None:
        """Show words within a drawing."""
        self._code.append(f"BT {pen.set_font} {pen.colour} rg 0 Ts 1 0 0 1 {x:.2f} {y:.2f} Tm [{code}]TJ ET")
        self._look = ("", "", -1.0)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a filled dot, with a white rim that parts it from the line below."""
        with self.drawing() as canvas:
            canvas.setFillColorRGB(*rgb(colour))
            canvas.setStrokeColorRGB(1, 1, 1)
            canvas.setLineWidth(1.2)
            canvas.circle(x, y, radius, stroke=1, fill=1)

    def picture(self, picture: Picture, read: Callable[[Picture], Raster]) -> tuple[Raster, str]:
        """Return a picture's raster and the name under which pages show it; the same picture is kept once."""
        key = hashlib.sha256(picture.content).digest()
        if key not in self.pictures:
            self.pictures[key] = (read(picture), f"P{len(self.pictures) + 1}")
        return self.pictures[key]


def _number_code(late: Late, page: int, number_of: Callable[[Late, int], str]) -> str:
    """Return the TJ of a number, as wide as was reserved where it is ranged right."""
    word = late.pen.word(number_of(late, page))
    missing = (word.width - late.width) * 1000 / late.pen.size
    pad = f"{missing:.0f}" if late.at_end and abs(missing) > 0.5 else ""
    return f"[{pad}{word.code}]TJ"
