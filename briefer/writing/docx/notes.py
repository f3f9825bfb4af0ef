"""Footnotes, endnotes and comments: parts of their own, written as XML text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from lxml import etree

from briefer.ooxml.names import clark, value
from briefer.ooxml.units import whole
from briefer.writing.characters import clean
from briefer.writing.docx.markup import quoted
from briefer.writing.docx.styles import Styles

_SEPARATORS = (
    '<w:{kind} w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:{kind}>"
    '<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>"
)


class NoteStyles(NamedTuple):
    """Ids of the styles of notes of one kind, made when first used."""

    text: Callable[[], str]
    reference: Callable[[], str]
    hangs: bool = False  # whether the text's first line hangs, so that a tab ranges all lines alike


class Notes:
    """Notes of one kind, `footnote` or `endnote`, collected as the body is written."""

    def __init__(self, kind: str, styles: NoteStyles, existing: etree._Element | None) -> None:
        self.kind = kind
        self._styles = styles
        self._gap = "<w:tab/>" if styles.hangs else '<w:t xml:space="preserve"> </w:t>'
        self._existing = existing
        ids = [whole(value(one, "w:id")) for one in existing] if existing is not None else []
        self._next = max((0, *ids)) + 1
        self._parts: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._parts)

    def add(self, content: str, direction: str = "") -> str:
        """Add a note of ready runs; return the content of the run that calls it. `direction` is ready XML for the paragraph."""
        number = self._next
        self._next += 1
        kind = self.kind
        self._parts.append(
            f'<w:{kind} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{self._styles.text()}"/>{direction}</w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{self._styles.reference()}"/></w:rPr><w:{kind}Ref/></w:r>'
            f"<w:r>{self._gap}</w:r>{content}</w:p></w:{kind}>"
        )
        return f'<w:{kind}Reference w:id="{number}"/>'

    @property
    def reference_style(self) -> str:
        """Id of the style of the call."""
        return self._styles.reference()

    def written(self) -> str:
        """Return what the part holds: what the house had, then our notes."""
        head = "" if self._existing is not None else _SEPARATORS.format(kind=self.kind)
        return head + "".join(self._parts)


class Comments:
    """Comments of a review copy."""

    def __init__(self, author: str, moment: datetime, styles: Styles) -> None:
        self._author = clean(author) or "Briefer"
        self._moment = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._styles = styles
        self._parts: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._parts)

    @property
    def reference_style(self) -> str:
        """Id of the style of the call."""
        return self._styles.character("Annotation Reference")

    def add(self, paragraphs: list[str]) -> int:
        """Add a comment of paragraphs of ready runs; return its id."""
        number = len(self._parts)
        mark = f'<w:r><w:rPr><w:rStyle w:val="{self.reference_style}"/></w:rPr><w:annotationRef/></w:r>'
        body = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{self._styles.paragraph("Annotation Text")}"/></w:pPr>{"" if place else mark}{runs}</w:p>'
            for place, runs in enumerate(paragraphs)
        )
        initials = "".join(word[0] for word in self._author.split()[:3]) or "B"
        self._parts.append(
            f'<w:comment w:id="{number}" w:author="{quoted(self._author)}" w:date="{self._moment}" w:initials="{quoted(initials)}">{body}</w:comment>'
        )
        return number

    def call(self, number: int) -> str:
        """Return the end of a commented range, and the run that calls the comment."""
        return (
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="{self.reference_style}"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )

    def written(self) -> str:
        """Return what the part holds."""
        return "".join(self._parts)


def separators_of(tree: etree._Element, kind: str) -> list[str]:
    """Return the ids of the separators a house's own part has, for the settings."""
    return [value(one, "w:id") or "" for one in tree.iterchildren(clark(f"w:{kind}")) if value(one, "w:type")]
