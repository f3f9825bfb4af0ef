"""Inlines: what stands within a line."""

from __future__ import annotations

from enum import StrEnum

from briefer.document.values import value


@value(frozen=True, slots=True)
class Text:
    """Plain words; `language` (BCP 47) where it differs from the document's."""

    text: str
    language: str | None = None


@value(frozen=True, slots=True)
class Strong:
    """Words of weight."""

    inlines: tuple[Inline, ...]


@value(frozen=True, slots=True)
class Emphasis:
    """Words that stand out."""

    inlines: tuple[Inline, ...]


@value(frozen=True, slots=True)
class Link:
    """Words that lead to an address, or, where `target` starts with `#`, to an anchor of this document."""

    target: str
    inlines: tuple[Inline, ...]


@value(frozen=True, slots=True)
class Citation:
    """Leads a statement back to its sources: keys of `Document.sources`, each with the place in it ("p. 3") where known.

    The writer shows it as footnote, endnote or bracketed number, as `Document.citations` says.
    """

    sources: tuple[Cited, ...]


@value(frozen=True, slots=True)
class Cited:
    """One source of a citation: its key, the place in it, and the quotation it bears out (for review copies)."""

    key: str
    locator: str = ""
    quotation: str = ""


@value(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page."""

    inlines: tuple[Inline, ...]


@value(frozen=True, slots=True)
class LineBreak:
    """A new line in the same paragraph."""


class FieldKind(StrEnum):
    """What a field shows."""

    PAGE = "page"  # number of this page
    PAGES = "pages"  # how many pages there are
    PAGE_OF = "page_of"  # number of the page on which `target` stands
    TITLE_OF = "title_of"  # text of the heading `target`
    SEQUENCE = "sequence"  # running number of captions of the kind `target` ("figure", "table")


@value(frozen=True, slots=True)
class Field:
    """A value the writer fills in; live in Word."""

    kind: FieldKind
    target: str = ""


@value(frozen=True, slots=True)
class Marked:
    """Words with a role of their own: "label", "date", "portion-marking", "highlight", "inserted"; looks are the house's."""

    role: str
    inlines: tuple[Inline, ...]


Inline = Text | Strong | Emphasis | Link | Citation | Footnote | LineBreak | Field | Marked
