"""Turns the elements of a rendered structure into blocks of a document. `resources/help` lists the elements for authors.

Blocks: h1–h6, p, blockquote (with footer), ul, ol, table, figure, dl.timeline, nav.contents, section, div.columns, div.sources, hr.page-break.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from briefer.document.blocks import (
    Alignment,
    Bar,
    BarChart,
    Block,
    Cell,
    Columns,
    Contents,
    Division,
    Event,
    Figure,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Role,
    SourceList,
    Table,
    Timeline,
)
from briefer.document.inlines import Inline
from briefer.templating.markup import Element, bad_markup
from briefer.templating.semantic_inlines import INLINE_ELEMENTS, InlineReader, cited_in

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "h": frozenset(("data-number",)),
    "blockquote": frozenset(("data-colour", "data-source", "data-sources")),
    "ol": frozenset(("start",)),
    "th": frozenset(("colspan", "rowspan", "data-align", "scope")),
    "td": frozenset(("colspan", "rowspan", "data-align")),
    "img": frozenset(("src", "alt", "data-width")),
    "dt": frozenset(("data-day", "data-colour")),
    "nav": frozenset(("data-levels",)),
    "section": frozenset(("data-marking",)),
    "div": frozenset(("data-count", "data-marking")),
    "data": frozenset(("value", "data-colour")),
    "figure": frozenset(("data-alt",)),
    "cite": frozenset(("data-sources",)),
    "a": frozenset(("href",)),
    "span": frozenset(("data-field", "data-target")),
}
EVERYWHERE = frozenset(("id", "class", "lang", "dir", "data-item"))
BLOCK_ELEMENTS = (
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "blockquote",
        "footer",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "nav",
        "section",
        "div",
        "hr",
    ),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "img", "figcaption", "data"),
)
_DIVISIONS = ("section", "assessment", "note", "box", "excerpt", "summary", "timeline")
_LIST_ROLES = ("key-points", "plain")


@dataclass(slots=True)
class SemanticReader:
    """Reads blocks; `pictures` gives an asset by name; `sources` gathers keys in the order they are cited; `anchors` must be unique."""

    pictures: Callable[[str], Picture | None]
    sources: dict[str, None] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)

    @property
    def inlines(self) -> InlineReader:
        return InlineReader(lambda key: self.sources.setdefault(key))

    def blocks(self, children: Iterable[Element | str], at: str = "") -> tuple[Block, ...]:
        """Return the blocks of a body, section, list item or quotation."""
        return tuple(self._blocks(list(children), at))

    def _blocks(self, children: Sequence[Element | str], at: str) -> Iterator[Block]:
        for one in children:
            if isinstance(one, str):
                if one.strip(" \t\r\n\f"):
                    raise bad_markup(at, "words stand outside a paragraph", "Put them in <p>…</p>.", one)
                continue
            at = one.at
            self._check(one)
            yield from self._block(one)

    def _block(self, element: Element) -> Iterator[Block]:
        """Yield what one block element stands for."""
        match element.name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                yield self._heading(element)
            case "p":
                line = self._line(element)
                if line:
                    yield Paragraph(
                        line, self._role(element, [role.value for role in Role], Role.BODY), **_node(element)
                    )
            case "blockquote":
                yield self._quotation(element)
            case "ul" | "ol":
                yield self._list(element)
            case "table":
                yield self._table(element)
            case "figure":
                yield from self._figure(element)
            case "dl":
                yield self._timeline(element)
            case "nav":
                self._role(element, ["contents"], "contents")
                yield Contents(self._line(element), self._number(element, "data-levels", 2, 1, 6), **_node(element))
            case "section":
                yield self._division(element)
            case "div":
                yield from self._div(element)
            case "hr":
                self._role(element, ["page-break"], "page-break")
                yield PageBreak(**_node(element))
            case _:
                raise bad_markup(
                    element.at,
                    f"<{element.name}> cannot stand here",
                    "See the list of elements in the help.",
                    f"<{element.name}>",
                )

    def _check(self, element: Element) -> None:
        """Refuse elements and attributes that are not documented, naming the nearest."""
        known = (*BLOCK_ELEMENTS, *INLINE_ELEMENTS)
        if element.name not in known:
            raise bad_markup(
                element.at, f"<{element.name}> is unknown", _near(element.name, known, "<{}>"), f"<{element.name}>"
            )
        own = ATTRIBUTES.get(
            "h" if element.name[0] == "h" and element.name[1:].isdigit() else element.name, frozenset()
        )
        for name in element.attributes:
            if name not in own and name not in EVERYWHERE:
                raise bad_markup(
                    element.at,
                    f"<{element.name}> has no attribute {name}",
                    _near(name, (*own, *EVERYWHERE), "{}"),
                    f"{name}=",
                )

    def _line(self, element: Element, children: Sequence[Element | str] | None = None) -> tuple[Inline, ...]:
        """Return the inlines of a block, its attributes checked all the way down."""
        held = element.children if children is None else children
        for one in _below(held):
            self._check(one)
        return self.inlines.line(held, element.at)

    def _heading(self, element: Element) -> Heading:
        anchor = element.get("id")
        if anchor and anchor in self.anchors:
            raise bad_markup(
                element.at, f"the id {anchor} stands twice", "Give each heading its own id.", f'id="{anchor}"'
            )
        self.anchors.add(anchor)
        listed = self._role(element, ["", "unlisted"], "") != "unlisted"
        return Heading(
            int(element.name[1]), self._line(element), anchor, element.get("data-number"), listed, **_node(element)
        )

    def _role(self, element: Element, known: Sequence[str], otherwise: Any) -> Any:
        """Return the element's class where it is among those known; `otherwise` where it has none."""
        if not element.classes:
            return otherwise
        name = " ".join(element.classes)
        if name not in known:
            raise bad_markup(
                element.at,
                f"the class “{name}” of <{element.name}> is unknown",
                _near(name, known, "{}"),
                f'class="{name}"',
            )
        return type(otherwise)(name) if isinstance(otherwise, Role) else name

    def _number(self, element: Element, name: str, otherwise: int, least: int, most: int) -> int:
        written = element.get(name)
        if not written:
            return otherwise
        if not written.isdigit() or not least <= int(written) <= most:
            raise bad_markup(
                element.at, f"{name} is no number from {least} to {most}", "Give a whole number.", f'{name}="{written}"'
            )
        return int(written)

    def _quotation(self, element: Element) -> Quotation:
        """Return a quotation; its footer is the source line, `data-source` names the source it is taken from.

        `data-sources` (as in a citation) has place and original words, for review copies.
        """
        foot = [one for one in element.elements if one.name == "footer"]
        held = [one for one in element.children if one not in foot] if foot else element.children
        if element.get("data-source"):
            self.sources.setdefault(element.get("data-source"))
        edited = self._role(element, ["edited"], "") == "edited"
        colour = element.get("data-colour") or None
        blocks = self.blocks(held, element.at)
        cited = cited_in(element, element.at) if element.get("data-sources") else ()
        return Quotation(blocks, self._line(foot[0]) if foot else (), colour, edited, cited, **_node(element))

    def _list(self, element: Element) -> List:
        items = tuple(self._item(one, element) for one in element.elements)
        if any(isinstance(one, str) and one.strip() for one in element.children):
            raise bad_markup(
                element.at, "words stand outside an entry of the list", "Put them in <li>…</li>.", f"<{element.name}>"
            )
        role = self._role(element, _LIST_ROLES, "")
        return List(
            items, element.name == "ol", self._number(element, "start", 1, 0, 1_000_000), role, **_node(element)
        )

    def _item(self, element: Element, holder: Element) -> tuple[Block, ...]:
        """Return the blocks of a list entry; words of its own become a paragraph."""
        if element.name != "li":
            raise bad_markup(
                element.at, f"<{element.name}> cannot stand in <{holder.name}>", "Use <li>.", f"<{element.name}>"
            )
        self._check(element)
        role = Role.KEY_POINT if "key-points" in holder.classes else Role.BODY
        blocks: list[Block] = []
        for inline, group in _grouped(element.children):
            if inline:
                line = self._line(element, group)
                blocks += [Paragraph(line, role, **_node(element))] if line else []
            else:
                blocks += self.blocks(group, element.at)
        return tuple(blocks)

    def _table(self, element: Element) -> Table:
        caption: tuple[Inline, ...] = ()
        heads: list[Element] = []
        rows: list[Element] = []
        for one in element.elements:
            self._check(one)
            match one.name:
                case "caption":
                    caption = self._line(one)
                case "thead":
                    heads += one.elements
                case "tbody":
                    rows += one.elements
                case "tr":
                    rows.append(one)
                case _:
                    raise bad_markup(
                        one.at,
                        f"<{one.name}> cannot stand in <table>",
                        "Use caption, thead, tbody and tr.",
                        f"<{one.name}>",
                    )
        if not heads and not rows:
            raise bad_markup(
                element.at, "the table has no rows", "Give it rows, or leave it out with {% if %}.", "<table>"
            )
        cells = tuple(tuple(self._cell(cell) for cell in row.elements) for row in (*heads, *rows))
        first = [cell for row in rows for cell in row.elements[:1]]
        row_headers = 1 if first and all(cell.name == "th" for cell in first) else 0
        alignments = tuple(Alignment(cell.get("data-align", "start")) for cell in (*heads, *rows)[0].elements)
        return Table(cells, len(heads), row_headers, caption, alignments, **_node(element))

    def _cell(self, element: Element) -> Cell:
        if element.name not in ("td", "th"):
            raise bad_markup(
                element.at, f"<{element.name}> cannot stand in a row", "Use <td> or <th>.", f"<{element.name}>"
            )
        self._check(element)
        align = element.get("data-align", "start")
        if align not in list(Alignment):
            raise bad_markup(
                element.at,
                f"data-align cannot be “{align}”",
                f"Use one of {', '.join(Alignment)}.",
                f'data-align="{align}"',
            )
        return Cell(
            self._line(element),
            self._number(element, "colspan", 1, 1, 100),
            self._number(element, "rowspan", 1, 1, 1000),
        )

    def _figure(self, element: Element) -> Iterator[Figure]:
        """Yield a picture of the pack's assets, or a chart of `<data value="…">label</data>`."""
        caption = next((self._line(one) for one in element.elements if one.name == "figcaption"), ())
        bars = [one for one in element.elements if one.name == "data"]
        images = [one for one in element.elements if one.name == "img"]
        for one in (*bars, *images):
            self._check(one)
        if bars:
            if not element.get("data-alt"):
                raise bad_markup(element.at, "the chart has no alternative text", 'Give it data-alt="…".', "<figure>")
            yield Figure(
                BarChart(tuple(self._bar(one) for one in bars)), element.get("data-alt"), caption, **_node(element)
            )
            return
        if not images:
            raise bad_markup(
                element.at, "the figure holds no picture and no chart", "Give it <img> or <data>.", "<figure>"
            )
        picture = self.pictures(images[0].get("src"))
        if not images[0].get("alt"):
            raise bad_markup(images[0].at, "the picture has no alternative text", 'Give it alt="…".', "<img>")
        width = self._number(images[0], "data-width", 0, 1, 1000)
        if picture is not None:
            yield Figure(picture, images[0].get("alt"), caption, float(width) or None, **_node(element))

    def _bar(self, element: Element) -> Bar:
        label = "".join(one for one in element.children if isinstance(one, str)).strip()
        try:
            return Bar(label, float(element.get("value")), element.get("data-colour") or None)
        except ValueError as error:
            raise bad_markup(
                element.at, "the value is no number", 'Give it value="12".', f'value="{element.get("value")}"'
            ) from error

    def _timeline(self, element: Element) -> Timeline:
        """Return a timeline: `dt` says when, the `dd` after it what."""
        self._role(element, ["timeline"], "timeline")
        events: list[Event] = []
        pending: Element | None = None
        for one in element.elements:
            self._check(one)
            if one.name == "dt":
                pending = one
            elif one.name == "dd" and pending is not None:
                when = "".join(part for part in pending.children if isinstance(part, str)).strip()
                colour, item = pending.get("data-colour") or None, one.get("data-item") or None
                events.append(Event(when, _day(pending), self._line(one), colour, item))
                pending = None
            else:
                raise bad_markup(
                    one.at, f"<{one.name}> has no place in the timeline", "Give each <dt> one <dd>.", f"<{one.name}>"
                )
        return Timeline(tuple(events), **_node(element))

    def _division(self, element: Element) -> Division:
        role = self._role(element, _DIVISIONS, "section")
        return Division(self.blocks(element.children, element.at), role, element.get("data-marking"), **_node(element))

    def _div(self, element: Element) -> Iterator[Block]:
        match self._role(element, ["columns", "sources", *_DIVISIONS], ""):
            case "columns":
                yield Columns(
                    self.blocks(element.children, element.at),
                    self._number(element, "data-count", 2, 1, 4),
                    **_node(element),
                )
            case "sources":
                yield SourceList(**_node(element))
            case "":
                yield from self.blocks(element.children, element.at)
            case _:
                yield self._division(element)


def _node(element: Element) -> dict[str, Any]:
    """Return what every node has."""
    return {
        "item": element.get("data-item") or None,
        "language": element.get("lang") or None,
        "direction": element.get("dir") if element.get("dir") in ("ltr", "rtl") else None,
    }


def _day(element: Element) -> date | None:
    try:
        return date.fromisoformat(element.get("data-day")) if element.get("data-day") else None
    except ValueError as error:
        raise bad_markup(
            element.at, "data-day is no day", "Write it as 2019-08-15.", f'data-day="{element.get("data-day")}"'
        ) from error


def _grouped(children: Sequence[Element | str]) -> Iterator[tuple[bool, list[Element | str]]]:
    """Yield runs of inline content and runs of blocks."""
    group: list[Element | str] = []
    kind = True
    for one in children:
        inline = isinstance(one, str) or one.name in INLINE_ELEMENTS
        if isinstance(one, str) and not one.strip() and not kind:
            continue
        if inline != kind and group:
            yield kind, group
            group = []
        kind = inline
        group.append(one)
    if group:
        yield kind, group


def _below(children: Iterable[Element | str]) -> Iterator[Element]:
    for one in children:
        if isinstance(one, Element):
            yield one
            yield from _below(one.children)


def _near(name: str, known: Iterable[str], shown: str) -> str:
    """Return the mend for an unknown name."""
    names = sorted(one for one in known if one)
    near = difflib.get_close_matches(name, names, 1)
    return f"Did you mean {shown.format(near[0])}?" if near else f"Use one of {', '.join(names)}."
