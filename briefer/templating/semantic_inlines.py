"""Turns the inline elements of a rendered structure into inlines of a document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.document.inlines import (
    Citation,
    Cited,
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
from briefer.templating.markup import Element, bad_markup

INLINE_ELEMENTS = frozenset(("strong", "b", "em", "i", "a", "cite", "br", "span", "small"))
MARKED_ROLES = ("label", "date", "portion-marking", "highlight", "inserted", "number", "muted")
SPACE = re.compile(r"[ \t\r\n\f]+")
_ADDRESS = re.compile(r"(https?|mailto|ftp):|#", re.I)


@dataclass(frozen=True, slots=True)
class InlineReader:
    """Reads inlines; `cited` is told each source key in the order of reading."""

    cited: Callable[[str], None]

    def line(self, children: Sequence[Element | str], at: str, language: str = "") -> tuple[Inline, ...]:
        """Return the inlines of one block, white space collapsed as HTML does, none at either end."""
        return trimmed(tuple(self._inlines(children, at, language)))

    def _inlines(self, children: Sequence[Element | str], at: str, language: str) -> Iterator[Inline]:
        for one in children:
            if isinstance(one, str):
                yield Text(one, language or None)
            else:
                yield from self._inline(one, one.at or at, one.get("lang", language))

    def _inline(self, element: Element, at: str, language: str) -> Iterator[Inline]:
        """Yield what one inline element stands for."""
        inner = tuple(self._inlines(element.children, at, language))
        match element.name:
            case "strong" | "b":
                yield Strong(inner)
            case "em" | "i":
                yield Emphasis(inner)
            case "a":
                yield from self._link(element, at, inner)
            case "br":
                yield LineBreak()
            case "cite":
                yield self._citation(element, at)
            case "small":
                yield Marked("muted", inner)
            case "span":
                yield from self._span(element, at, inner)
            case _:
                raise bad_markup(
                    at,
                    f"<{element.name}> cannot stand within a line",
                    "Use strong, em, a, cite, span or br there.",
                    f"<{element.name}>",
                )

    def _link(self, element: Element, at: str, inner: tuple[Inline, ...]) -> Iterator[Inline]:
        """Yield a link; an address that is none of the web, mail or this document is left as words."""
        target = element.get("href").strip()
        if "href" not in element.attributes:
            raise bad_markup(at, "a link leads nowhere", 'Give it href="…".', "<a>")
        if _ADDRESS.match(target) and len(target) > 1:
            yield Link(target, inner)
        else:
            yield from inner

    def _citation(self, element: Element, at: str) -> Citation:
        cited = cited_in(element, at)
        for one in cited:
            self.cited(one.key)
        return Citation(cited)

    def _span(self, element: Element, at: str, inner: tuple[Inline, ...]) -> Iterator[Inline]:
        """Yield a field, a footnote, marked words, or words in another language."""
        kind = element.get("data-field")
        if kind:
            if kind not in {one.value for one in FieldKind}:
                raise bad_markup(
                    at, f"the field {kind} is unknown", f"Use one of {', '.join(FieldKind)}.", f'data-field="{kind}"'
                )
            yield Field(FieldKind(kind), element.get("data-target"))
            return
        classes = element.classes
        if not classes:
            yield from inner
            return
        if classes == ["footnote"]:
            yield Footnote(trimmed(inner))
            return
        if len(classes) > 1 or classes[0] not in MARKED_ROLES:
            known = ", ".join((*MARKED_ROLES, "footnote"))
            raise bad_markup(
                at, f"the class “{' '.join(classes)}” of <span> is unknown", f"Use one of {known}.", "<span>"
            )
        yield Marked(classes[0], inner)


def cited_in(element: Element, at: str) -> tuple[Cited, ...]:
    """Return what an element's `data-sources` leads to; raises Fault where it cannot be read."""
    try:
        return tuple(
            Cited(str(key), str(place), str(words)) for key, place, words in json.loads(element.get("data-sources"))
        )
    except (ValueError, TypeError) as error:
        raise bad_markup(at, "this citation cannot be read", "Write {{ cite(item.citations) }}.", "<cite>") from error


def trimmed(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a line with white space collapsed, and none at either end or beside a line break."""
    collapsed, _ = _collapsed(line, spaced=True)
    return _without_end(collapsed)


def _collapsed(line: Sequence[Inline], *, spaced: bool) -> tuple[tuple[Inline, ...], bool]:
    """Return inlines with runs of white space made one space; `spaced` says that a space stands before."""
    out: list[Inline] = []
    for inline in line:
        match inline:
            case Text():
                words = SPACE.sub(" ", inline.text)
                words = words[1:] if spaced and words.startswith(" ") else words
                if words:
                    out.append(replace(inline, text=words))
                    spaced = words.endswith(" ")
            case Strong() | Emphasis() | Link() | Marked():
                inner, spaced = _collapsed(inline.inlines, spaced=spaced)
                if inner:
                    out.append(replace(inline, inlines=inner))
            case LineBreak():
                out = list(_without_end(tuple(out)))
                out.append(inline)
                spaced = True
            case Field():
                out.append(inline)
                spaced = False
            case _:
                out.append(inline)
    return tuple(out), spaced


def _without_end(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return inlines without a space at their end (a citation after it does not count)."""
    for place in range(len(line) - 1, -1, -1):
        inline = line[place]
        if isinstance(inline, Text):
            words = inline.text.rstrip(" ")
            kept = (replace(inline, text=words),) if words else ()
            shortened = (*line[:place], *kept, *line[place + 1 :])
            return shortened if words else _without_end(shortened) if place else shortened
        if isinstance(inline, Strong | Emphasis | Link | Marked):
            return (*line[:place], replace(inline, inlines=_without_end(inline.inlines)), *line[place + 1 :])
        if not isinstance(inline, Citation | Footnote):
            return line
    return line
