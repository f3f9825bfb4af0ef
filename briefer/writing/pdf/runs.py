"""Runs: the words of a line of inlines, each with its pen, structure element, link and note."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.pens import Pen
from briefer.writing.pdf.slabs import FootNote


@dataclass(slots=True, eq=False)
class Run:
    """Words of one look. `late` is the token of a number that is known only later, its width reserved in `late_width`.

    `breaks`: a new line follows.
    """

    text: str
    pen: Pen
    element: Element
    language: str = ""
    target: str = ""
    says: str = ""
    note: FootNote | None = None
    late: str = ""
    late_width: float = 0.0
    breaks: bool = False
    underlined: bool = False
    background: str = ""
    link: Element | None = None  # the Link element, where it is not `element`

    @property
    def special(self) -> bool:
        """Whether more is to be done than to show the words."""
        return bool(self.target or self.note or self.underlined or self.background)
