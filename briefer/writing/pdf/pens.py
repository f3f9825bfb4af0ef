"""Pens: a face chain, size, colour and features; a pen turns words into PDF text once, and remembers them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from briefer.document.house import TextLook
from briefer.writing.fonts import find_face, is_serif
from briefer.writing.machinefonts import FaceKey
from briefer.writing.pdf.faces import Face
from briefer.writing.pdf.itemising import Faces
from briefer.writing.pdf.shaping import Manner, shaped

_INVISIBLE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)


class Word(NamedTuple):
    """A shaped word: its width in points, what goes between the brackets of a TJ, and its text."""

    width: float
    code: str
    text: str


class Figures:
    """Feature sets for digits."""

    TEXT = ("onum", "pnum")
    TABLE = ("lnum", "tnum")
    PLAIN: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PenKey:
    """What tells one pen from another."""

    look: TextLook
    figures: tuple[str, ...] = Figures.PLAIN
    language: str = ""


class Pens:
    """All pens and faces of one document. `unshown` collects characters no font has, with the words they stand in."""

    def __init__(self) -> None:
        self._pens: dict[PenKey, Pen] = {}
        self.faces: dict[FaceKey, Face] = {}
        self.unshown: dict[str, str] = {}
        self.stand_ins: dict[str, str] = {}

    def pen(self, look: TextLook, figures: tuple[str, ...] = Figures.PLAIN, language: str = "") -> Pen:
        """Return the pen for a look."""
        key = PenKey(look, figures, language)
        found = self._pens.get(key)
        if found is None:
            found = self._pens[key] = Pen(self, key)
        return found

    def face(self, key: FaceKey) -> Face:
        """Return the face, opened once."""
        found = self.faces.get(key)
        if found is None:
            found = self.faces[key] = Face(key, f"F{len(self.faces) + 1}")
        return found

    def forget(self) -> None:
        """Drop all shaped words."""
        for pen in self._pens.values():
            pen.words.clear()
            pen.letters.clear()


def rgb(colour: str) -> tuple[float, float, float]:
    """Return RRGGBB as three parts from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


@cache
def colour_code(colour: str) -> str:
    """Return RRGGBB as the operands of `rg`."""
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in rgb(colour))


class Pen:
    """Sets words in one look. `set_font`, `set_colour`, `set_rise` are the operators that take it up."""

    __slots__ = (
        "_faces", "_leftward", "_manner", "_pens", "_quick", "ascent", "colour", "descent", "face", "hyphen", "key", "letters", "line_gap",
        "look", "rise", "serif", "set_font", "size", "space", "space_code", "words",
    )  # fmt: skip

    def __init__(self, pens: Pens, key: PenKey) -> None:
        look = key.look
        self.key, self.look, self._pens = key, look, pens
        found = find_face(look.font, bold=look.bold, italic=look.italic)
        if found.twin:
            pens.stand_ins[look.font] = found.family
        self.face = pens.face(found.key)
        self.size = look.size * found.factor
        self.serif = is_serif(look.font)
        self.rise = look.rise
        self.colour = colour_code(look.colour)
        self.set_font = f"/{self.face.resource} {self.size:.6g} Tf"
        scale = self.size / 1000
        self.ascent, self.descent = self.face.ascent * scale, self.face.descent * scale
        self.line_gap = self.face.line_gap * scale
        self._manner = Manner(self.size, self.rise, look.spacing, key.language, self._chosen_features())
        self._quick = self.face.has_ascii and not look.caps
        self._faces = Faces(self.face, look, key.language, pens.face, pens.unshown.setdefault)
        self.words = _Words(self)
        self.letters = _Letters(self)
        self._leftward: dict[str, Word] = {}
        space = self.shape(" ", rtl=False)
        self.space, self.space_code = space.width, space.code
        self.hyphen = self.shape("-", rtl=False, shown_as="\u00ad")

    def _chosen_features(self) -> dict[str, bool]:
        features = {tag: True for tag in self.key.figures if tag in self.face.features}
        if self.look.small_caps and "smcp" in self.face.features:
            features["smcp"] = True
        if not self.look.kerning:
            features["kern"] = False
        return features

    def word(self, text: str, rtl: bool = False) -> Word:
        """Return the shaped word."""
        if not rtl:
            return self.words[text]
        found = self._leftward.get(text)
        if found is None:
            found = self._leftward[text] = self.shape(text, rtl=True)
        return found

    def about(self, text: str) -> float:
        """Return about the width of left-to-right letters: kerning aside, and without shaping them."""
        return sum(map(self.letters.__getitem__, text))

    def width(self, text: str) -> float:
        """Return the width of words of one direction, with their spaces, in points."""
        return self.word(text).width

    def shape(self, text: str, *, rtl: bool, shown_as: str = "") -> Word:
        if self._quick and not rtl and not shown_as and text and text.isascii() and text.isprintable():
            return Word(*shaped(self.face, text, self._manner, rtl=False), text)
        whole = text
        if not text.isprintable():
            text = _INVISIBLE.sub("", text).replace("\t", " ")
        if self.look.caps:
            text = text.upper()
        if not text:
            return Word(0.0, "", whole)
        whole_run = self._faces.whole(text) if rtl else None
        spelled = []
        for face, factor, part, said in [whole_run] if whole_run else self._faces.runs(text):
            size = self.size * factor
            manner = self._manner if factor == 1.0 else replace(self._manner, size=size)
            width, code = shaped(face, part, manner, rtl=rtl, shown_as=shown_as or said)
            if face is not self.face or factor != 1.0:
                code = f"]TJ/{face.resource} {size:.6g} Tf[{code}]TJ{self.set_font}["
            spelled.append((width, code))
        ordered = reversed(spelled) if rtl else spelled
        return Word(sum(width for width, _ in spelled), "".join(code for _, code in ordered), whole)


class _Words(dict[str, Word]):
    """The left-to-right words of a pen, shaped when they are first asked for."""

    __slots__ = ("_pen",)

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def __missing__(self, text: str) -> Word:
        word = self[text] = self._pen.shape(text, rtl=False)
        return word


class _Letters(dict[str, float]):
    """The widths of single characters in a pen, points."""

    __slots__ = ("_pen",)

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def __missing__(self, character: str) -> float:
        width = self[character] = self._pen.shape(character, rtl=False).width
        return width
