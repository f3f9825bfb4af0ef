"""Inlines as HTML: words are inert, notes are called by number and lead back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from briefer.document.blocks import Heading
from briefer.document.inlines import (
    Citation,
    Emphasis,
    Field,
    FieldKind,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Marked,
    Strong,
    Text,
)
from briefer.document.tree import Document
from briefer.document.walk import plain, walk
from briefer.text.wording import digits, direction_of_language, word
from briefer.writing.characters import clean
from briefer.writing.citations import BracketCall, NoteCall, Numbering

_SCHEMES = ("http://", "https://", "ftp://", "mailto:", "#")
_ROLES = frozenset(("label", "date", "portion-marking", "highlight", "inserted", "muted"))


@dataclass(slots=True)
class Job:
    """One document on its way into HTML; `notes` collects what the end of the page shows."""

    document: Document
    numbering: Numbering = field(init=False)
    titles: dict[str, str] = field(init=False)
    notes: list[NoteCall] = field(default_factory=list)
    _sequences: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbering = Numbering(self.document)
        headings = [one for one in walk(self.document) if isinstance(one, Heading)]
        self.titles = {one.anchor: plain(one.inlines) for one in headings if one.anchor}

    def line(self, inlines: Sequence[Inline]) -> str:
        """Return inlines as HTML."""
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return self._text(inline)
            case Strong():
                return f"<strong>{self.line(inline.inlines)}</strong>"
            case Emphasis():
                return f"<em>{self.line(inline.inlines)}</em>"
            case Marked():
                role = inline.role if inline.role in _ROLES else ""
                tag = "mark" if role == "highlight" else "span"
                return f'<{tag} class="{role}">{self.line(inline.inlines)}</{tag}>'
            case Link():
                return self._link(inline)
            case Citation() | Footnote():
                return self._call(inline)
            case LineBreak():
                return "<br>"
            case Field():
                return self._field(inline)

    def _text(self, text: Text) -> str:
        words = attribute(text.text)
        if not text.language or text.language == self.document.language:
            return words
        rtl = direction_of_language(text.language) == "rtl"
        return f'<span lang="{attribute(text.language)}" dir="{"rtl" if rtl else "ltr"}">{words}</span>'

    def _link(self, link: Link) -> str:
        """Return a link; words alone where the address is none of the web, mail or this page."""
        inner = self.line(link.inlines)
        if not link.target.lower().startswith(_SCHEMES):
            return inner
        return f'<a href="{attribute(link.target)}">{inner}</a>'

    def _call(self, inline: Citation | Footnote) -> str:
        call = self.numbering.call(inline)
        if isinstance(call, BracketCall):
            return self.line(call.inlines)
        self.notes.append(call)
        number = digits(str(call.number), self.document.language)
        label = f"{word('note', self.document.language)} {number}"
        return f'<sup><a id="call-{call.number}" href="#{call.anchor}" role="doc-noteref" aria-label="{attribute(label)}">{number}</a></sup>'

    def _field(self, inline: Field) -> str:
        match inline.kind:
            case FieldKind.TITLE_OF:
                return attribute(self.titles.get(inline.target, ""))
            case FieldKind.SEQUENCE:
                self._sequences[inline.target] = self._sequences.get(inline.target, 0) + 1
                return digits(str(self._sequences[inline.target]), self.document.language)
            case FieldKind.PAGE_OF:
                return attribute(self.titles.get(inline.target, ""))
            case FieldKind.PAGE | FieldKind.PAGES:
                return ""


def attribute(text: str) -> str:
    """Return text for an attribute or the content of an element."""
    return escape(clean(text), quote=True)
