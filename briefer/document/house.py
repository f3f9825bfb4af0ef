"""The house style: how pages look, read from the house's own Word file; the style of all outputs.

Lengths are points unless a name says otherwise, colours are RRGGBB. `start` and `end` are left and right in left-to-right documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from briefer.document.blocks import Alignment, Picture
from briefer.document.values import value


@value(frozen=True, slots=True)
class Border:
    """A rule at one edge of a paragraph, cell or table: "top", "bottom", "start", "end", "between"."""

    edge: str
    width: float
    colour: str
    gap: float = 0.0
    style: str = "single"


@value(frozen=True, slots=True)
class PageBorders:
    """Rules around pages; their gaps are from the paper's edge (`from_paper`), else from the text. `pages`: all, first, or rest."""

    rules: tuple[Border, ...]
    from_paper: bool = False
    pages: str = "all"
    around_header: bool = True  # where measured from the text: header and footer stand inside
    around_footer: bool = True


@value(frozen=True, slots=True)
class Page:
    """Paper, margins and columns of a section."""

    width: float = 595.276
    height: float = 841.89
    top: float = 72.0
    bottom: float = 72.0
    start: float = 72.0
    end: float = 72.0
    header: float = 36.0  # from the paper's edge to the header
    footer: float = 36.0
    columns: int = 1
    column_gap: float = 18.0
    mirrored: bool = False  # inner and outer margins change sides
    borders: PageBorders | None = None

    @property
    def measure(self) -> float:
        """Width of the text block."""
        return self.width - self.start - self.end


@value(frozen=True, slots=True)
class Tab:
    """A tab stop, from the start margin."""

    position: float
    alignment: str = "start"  # start, center, end, decimal
    leader: str = ""  # "." "-" "_" or none


class LineRule(StrEnum):
    """How `ParagraphLook.line` is meant."""

    MULTIPLE = "multiple"  # of the font's natural line height
    EXACT = "exact"
    AT_LEAST = "at_least"


@value(frozen=True, slots=True)
class TextLook:
    """How letters look."""

    font: str = "Source Serif 4"
    size: float = 10.5
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False
    small_caps: bool = False
    colour: str = "1B2126"
    background: str | None = None
    spacing: float = 0.0  # between letters
    rise: float = 0.0
    kerning: bool = True
    complex_font: str = ""  # for Arabic and Hebrew (w:rFonts@cs); empty: chosen by script
    complex_size: float | None = None
    language: str | None = None
    hidden: bool = False


@value(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph looks: one style with inheritance and defaults resolved."""

    name: str = "Normal"
    text: TextLook = TextLook()
    alignment: Alignment = Alignment.START
    line: float = 1.0
    line_rule: LineRule = LineRule.MULTIPLE
    before: float = 0.0
    after: float = 0.0
    contextual: bool = False  # no space between paragraphs of the same style
    start: float = 0.0
    end: float = 0.0
    first: float = 0.0  # first line's indent against `start`; negative hangs
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    hyphenate: bool = True
    borders: tuple[Border, ...] = ()
    shading: str | None = None
    tabs: tuple[Tab, ...] = ()
    bullet: str = ""  # of list styles: the bullet, or a number format such as "%1."
    outline: int = 0  # heading level, 0 for none
    right_to_left: bool = False


class RunField(StrEnum):
    """Fields a house's header, footer or cover may hold."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"
    DATE = "DATE"
    TITLE = "TITLE"
    STYLE_REFERENCE = "STYLEREF"


@value(frozen=True, slots=True)
class HouseRun:
    """Words of cover, header or footer; placeholders such as `{{ pack.title }}` stand in `text` until they are filled."""

    text: str
    look: TextLook
    field: RunField | None = None
    argument: str = ""  # date format, or the style's name of a STYLEREF
    link: str = ""


@value(frozen=True, slots=True)
class HousePicture:
    """A logo. Inline where `x` is None; else its place on the page, from the paper's top start corner."""

    picture: Picture
    width: float
    height: float
    alternative: str = ""
    x: float | None = None
    y: float | None = None
    behind: bool = False  # the text, where it floats


@value(frozen=True, slots=True)
class HouseParagraph:
    """A paragraph of cover, header or footer."""

    look: ParagraphLook
    content: tuple[HouseRun | HousePicture, ...] = ()
    mark: str = ""  # bullet or number of a list, hanging before it


@value(frozen=True, slots=True)
class HouseCell:
    """A cell of a simple table in cover, header or footer."""

    blocks: tuple[HouseBlock, ...]
    width: float
    borders: tuple[Border, ...] = ()
    shading: str | None = None
    vertical: str = "top"
    span: int = 1
    rows: int = 1  # 0: merged into the cell above


@value(frozen=True, slots=True)
class HouseTable:
    """A simple table of cover, header or footer."""

    rows: tuple[tuple[HouseCell, ...], ...]
    indent: float = 0.0
    alignment: Alignment = Alignment.START


@value(frozen=True, slots=True)
class HouseBox:
    """A text box, at its place on the page (from the paper's top start corner)."""

    blocks: tuple[HouseBlock, ...]
    x: float
    y: float
    width: float
    height: float
    borders: tuple[Border, ...] = ()
    shading: str | None = None
    vertical: str = "top"  # where its text stands: top, center, bottom
    behind: bool = False  # the text of the page
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # left, top, right, bottom


@value(frozen=True, slots=True)
class HousePageBreak:
    """The cover goes on on a new page."""


@value(frozen=True, slots=True)
class HouseWatermark:
    """Words behind the text, stretched to a frame at its place on the page, turned clockwise by `rotation` degrees."""

    text: str
    look: TextLook
    x: float
    y: float
    width: float
    height: float
    rotation: float = 0.0


HouseBlock = HouseParagraph | HouseTable | HouseBox | HouseWatermark | HousePageBreak


@value(frozen=True, slots=True)
class Furniture:
    """Headers or footers of a section; `first` and `even` are None where the file has none of their own."""

    default: tuple[HouseBlock, ...] = ()
    first: tuple[HouseBlock, ...] | None = None
    even: tuple[HouseBlock, ...] | None = None


@value(frozen=True, slots=True)
class Section:
    """A stretch of pages with the same paper and furniture."""

    page: Page = Page()
    header: Furniture = Furniture()
    footer: Furniture = Furniture()


@value(frozen=True, slots=True)
class TableLook:
    """How tables of the body look: rules, header, banding, and the space in cells: `padding` at the sides, `above` and below words."""

    header: TextLook
    body: TextLook
    rules: tuple[Border, ...] = ()  # edges "top", "bottom", "header" (below it), "inside"
    header_shading: str | None = None
    band_shading: str | None = None
    padding: float = 4.0
    above: float = 2.0


@value(frozen=True, slots=True)
class HouseStyle:
    """All of it. `styles` is keyed by the style's name in English ("heading 1" is "Heading 1").

    `cover` stands before the content and is its own section where `cover_section` is set; `closing` stands after it.
    `source` is the Word file itself, for the DOCX writer. `remarks` lists what outputs cannot follow.
    `adds_spaces`: the space after a paragraph and before the next are added (`w:doNotUseHTMLParagraphAutoSpacing`), else the greater counts.
    `leading`: lines have their font's line gap (not `w:noLeading`). Both are the Word file's compatibility settings, ECMA-376 part 1, 17.15.3.
    """

    styles: Mapping[str, ParagraphLook]
    section: Section = Section()
    cover_section: Section | None = None
    cover: tuple[HouseBlock, ...] = ()
    closing: tuple[HouseBlock, ...] = ()
    accent: str = "0B5563"
    muted: str = "5B6770"
    table: TableLook | None = None
    source: bytes = b""
    remarks: tuple[str, ...] = field(default=())
    adds_spaces: bool = False
    leading: bool = True

    def between(self, after: float, before: float) -> float:
        """Return the space between two paragraphs that ask for `after` and `before`, points."""
        return after + before if self.adds_spaces else max(after, before)

    def look(self, *names: str) -> ParagraphLook:
        """Return the first of the named styles that the house has, else Normal, else the default look."""
        for name in (*names, "Normal"):
            if name in self.styles:
                return self.styles[name]
        return ParagraphLook()
