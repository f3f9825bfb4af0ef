"""Looks: the house's styles by what they are for, as pens and line heights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from briefer.document.blocks import STYLE_OF_ROLE, Alignment, Role
from briefer.document.house import HouseStyle, LineRule, ParagraphLook, TableLook, TextLook
from briefer.writing.looks import look_of, sans_of
from briefer.writing.pdf.pens import Figures, Pen, Pens

_RAISED = 0.58  # of the size: what word processors set superscripts in


@dataclass(frozen=True, slots=True)
class Metric:
    """The height of a line and where its baseline lies, from its top, points."""

    height: float
    rise: float


class Looks:
    """The styles of one house, resolved once each."""

    def __init__(self, house: HouseStyle, pens: Pens) -> None:
        self.house = house
        self.pens = pens
        self.normal = house.styles.get(
            "Normal", ParagraphLook(line=14.5, line_rule=LineRule.EXACT, after=6.0, alignment=Alignment.JUSTIFY)
        )
        self._found: dict[str, ParagraphLook] = {}
        self._metrics: dict[tuple[int, float, LineRule], tuple[TextLook, Metric]] = {}
        self._pens: dict[tuple[int, tuple[str, ...], str], tuple[TextLook, Pen]] = {}
        self._variants: dict[tuple[int, str], tuple[TextLook, TextLook]] = {}
        self._adapted: dict[tuple[int, str], tuple[ParagraphLook, ParagraphLook]] = {}
        self._headings: dict[int, ParagraphLook] = {}
        self._whole = (
            house if "Normal" in house.styles else replace(house, styles={**house.styles, "Normal": self.normal})
        )
        self.sans = sans_of(house)

    def style(self, name: str) -> ParagraphLook:
        """Return the house's style of this name, or the one that all outputs have for it."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = look_of(self._whole, name)
        return found

    def role(self, role: Role) -> ParagraphLook:
        """Return the style of a role."""
        return self.style(STYLE_OF_ROLE[role])

    def pen(self, text: TextLook, figures: tuple[str, ...] = Figures.PLAIN, language: str = "") -> Pen:
        """Return the pen for a look of letters. Looks are told apart by identity first: comparing 18 fields for each word costs."""
        key = (id(text), figures, language)
        found = self._pens.get(key)
        if found is None:
            found = self._pens[key] = (text, self.pens.pen(text, figures, language))
        return found[1]

    def variant(self, text: TextLook, name: str, make: Callable[[TextLook], TextLook]) -> TextLook:
        """Return `make(text)`, made once for each look and name."""
        key = (id(text), name)
        found = self._variants.get(key)
        if found is None:
            found = self._variants[key] = (text, make(text))
        return found[1]

    def adapted(self, look: ParagraphLook, name: str, **changes: Any) -> ParagraphLook:
        """Return a style with some values changed, always the same: made once for each style and name."""
        key = (id(look), name)
        found = self._adapted.get(key)
        if found is None:
            found = self._adapted[key] = (look, replace(look, **changes))
        return found[1]

    def bold(self, text: TextLook) -> TextLook:
        """Return a look in bold."""
        return self.variant(text, "bold", lambda look: replace(look, bold=True))

    def italic(self, text: TextLook) -> TextLook:
        """Return a look in italic, or upright where it is italic."""
        return self.variant(text, "italic", lambda look: replace(look, italic=not look.italic))

    def raised(self, text: TextLook) -> TextLook:
        """Return the look of a raised note number."""
        return self.variant(
            text,
            "raised",
            lambda look: replace(
                look, size=look.size * _RAISED, rise=look.rise + look.size * 0.33, bold=False, italic=False
            ),
        )

    def linked(self, text: TextLook) -> TextLook:
        """Return the look of a link."""
        return self.variant(text, "linked", lambda look: replace(look, colour=self.house.accent))

    def heading(self, level: int) -> ParagraphLook:
        """Return the style of a heading, which always stays with what follows."""
        found = self._headings.get(level)
        if found is None:
            look = self.style(f"Heading {level}")
            found = self._headings[level] = replace(look, keep_next=True, keep_lines=True, outline=level)
        return found

    @cached_property
    def footnote(self) -> ParagraphLook:
        """Return the style of footnotes, without what the page's foot gives them."""
        return replace(self.style("Footnote Text"), borders=(), start=0.0, first=0.0)

    def metric(self, look: ParagraphLook) -> Metric:
        """Return the line height of a style; all its lines are alike, so that the rhythm of the page holds."""
        key = (id(look.text), look.line, look.line_rule)
        found = self._metrics.get(key)
        if found is None:
            found = self._metrics[key] = (look.text, self._measured(look))
        return found[1]

    def _measured(self, look: ParagraphLook) -> Metric:
        pen = self.pen(look.text)
        gap = pen.line_gap if self.house.leading else 0.0
        natural = pen.ascent + pen.descent + gap
        if look.line_rule is LineRule.MULTIPLE:
            height = natural * look.line
            return Metric(height, height - pen.descent - gap / 2)
        height = look.line if look.line_rule is LineRule.EXACT else max(look.line, natural)
        return Metric(height, (height - pen.ascent - pen.descent) / 2 + pen.ascent)

    @cached_property
    def table(self) -> TableLook:
        """Return how tables look."""
        if self.house.table:
            return self.house.table
        size = max(8.0, self.normal.text.size - 1)
        body = TextLook(font=self.sans, size=size, colour=self.normal.text.colour)
        return TableLook(header=replace(body, bold=True), body=body)
