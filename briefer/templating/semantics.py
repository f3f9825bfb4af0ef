"""Turns the elements of a rendered structure into blocks of a document. `resources/help` lists the elements for authors.

Blocks: h1–h6, p, blockquote (with footer), ul, ol, table, figure, dl.timeline, nav.contents, section, div.columns, div.sources, hr.page-break.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

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
from briefer.templating.semantic_checks import below, check, day_of, node_of, number_of, role_of
from briefer.templating.semantic_inlines import INLINE_ELEMENTS, InlineReader, cited_in

_DIVISIONS = ("section", "assessment", "note", "box", "excerpt", "summary", "timeline")
_LIST_ROLES = ("key-points", "plain")

_MOST_PLACES = 200_000  # of a table's grid, spans counted


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
            check(one)
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
                        line, role_of(element, [role.value for role in Role], Role.BODY), **node_of(element)
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
                role_of(element, ["contents"], "contents")
                yield Contents(self._line(element), number_of(element, "data-levels", 2, 1, 6), **node_of(element))
            case "section":
                yield self._division(element)
            case "div":
                yield from self._div(element)
            case "hr":
                role_of(element, ["page-break"], "page-break")
                yield PageBreak(**node_of(element))
            case _:
                raise bad_markup(
                    element.at,
                    f"<{element.name}> cannot stand here",
                    "See the list of elements in the help.",
                    f"<{element.name}>",
                )

    def _line(self, element: Element, children: Sequence[Element | str] | None = None) -> tuple[Inline, ...]:
        """Return the inlines of a block, its attributes checked all the way down."""
        held = element.children if children is None else children
        for one in below(held):
            check(one)
        return self.inlines.line(held, element.at)

    def _heading(self, element: Element) -> Heading:
        anchor = element.get("id")
        if anchor and anchor in self.anchors:
            raise bad_markup(
                element.at, f"the id {anchor} stands twice", "Give each heading its own id.", f'id="{anchor}"'
            )
        self.anchors.add(anchor)
        listed = role_of(element, ["", "unlisted"], "") != "unlisted"
        return Heading(
            int(element.name[1]), self._line(element), anchor, element.get("data-number"), listed, **node_of(element)
        )

    def _quotation(self, element: Element) -> Quotation:
        """Return a quotation; its footer is the source line, `data-source` names the source it is taken from.

        `data-sources` (as in a citation) has place and original words, for review copies.
        """
        foot = [one for one in element.elements if one.name == "footer"]
        held = [one for one in element.children if one not in foot] if foot else element.children
        if element.get("data-source"):
            self.sources.setdefault(element.get("data-source"))
        edited = role_of(element, ["edited"], "") == "edited"
        colour = element.get("data-colour") or None
        blocks = self.blocks(held, element.at)
        cited = cited_in(element, element.at) if element.get("data-sources") else ()
        return Quotation(blocks, self._line(foot[0]) if foot else (), colour, edited, cited, **node_of(element))

    def _list(self, element: Element) -> List:
        items = tuple(self._item(one, element) for one in element.elements)
        if any(isinstance(one, str) and one.strip() for one in element.children):
            raise bad_markup(
                element.at, "words stand outside an entry of the list", "Put them in <li>…</li>.", f"<{element.name}>"
            )
        role = role_of(element, _LIST_ROLES, "")
        return List(items, element.name == "ol", number_of(element, "start", 1, 0, 1_000_000), role, **node_of(element))

    def _item(self, element: Element, holder: Element) -> tuple[Block, ...]:
        """Return the blocks of a list entry; words of its own become a paragraph."""
        if element.name != "li":
            raise bad_markup(
                element.at, f"<{element.name}> cannot stand in <{holder.name}>", "Use <li>.", f"<{element.name}>"
            )
        check(element)
        role = Role.KEY_POINT if "key-points" in holder.classes else Role.BODY
        blocks: list[Block] = []
        for inline, group in _grouped(element.children):
            if inline:
                line = self._line(element, group)
                blocks += [Paragraph(line, role, **node_of(element))] if line else []
            else:
                blocks += self.blocks(group, element.at)
        return tuple(blocks)

    def _table(self, element: Element) -> Table:
        caption: tuple[Inline, ...] = ()
        heads: list[Element] = []
        rows: list[Element] = []
        for one in element.elements:
            check(one)
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
        if sum(cell.columns * cell.rows for row in cells for cell in row) > _MOST_PLACES:
            raise bad_markup(
                element.at, f"the table has more than {_MOST_PLACES} places", "Span less, or part it.", "<table>"
            )
        first = [cell for row in rows for cell in row.elements[:1]]
        row_headers = 1 if first and all(cell.name == "th" for cell in first) else 0
        alignments = tuple(Alignment(cell.get("data-align", "start")) for cell in (*heads, *rows)[0].elements)
        return Table(cells, len(heads), row_headers, caption, alignments, **node_of(element))

    def _cell(self, element: Element) -> Cell:
        if element.name not in ("td", "th"):
            raise bad_markup(
                element.at, f"<{element.name}> cannot stand in a row", "Use <td> or <th>.", f"<{element.name}>"
            )
        check(element)
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
            number_of(element, "colspan", 1, 1, 100),
            number_of(element, "rowspan", 1, 1, 1000),
        )

    def _figure(self, element: Element) -> Iterator[Figure]:
        """Yield a picture of the pack's assets, or a chart of `<data value="…">label</data>`."""
        caption = next((self._line(one) for one in element.elements if one.name == "figcaption"), ())
        bars = [one for one in element.elements if one.name == "data"]
        images = [one for one in element.elements if one.name == "img"]
        for one in (*bars, *images):
            check(one)
        if bars:
            if not element.get("data-alt"):
                raise bad_markup(element.at, "the chart has no alternative text", 'Give it data-alt="…".', "<figure>")
            yield Figure(
                BarChart(tuple(self._bar(one) for one in bars)), element.get("data-alt"), caption, **node_of(element)
            )
            return
        if not images:
            raise bad_markup(
                element.at, "the figure holds no picture and no chart", "Give it <img> or <data>.", "<figure>"
            )
        picture = self.pictures(images[0].get("src"))
        if not images[0].get("alt"):
            raise bad_markup(images[0].at, "the picture has no alternative text", 'Give it alt="…".', "<img>")
        width = number_of(images[0], "data-width", 0, 1, 1000)
        if picture is not None:
            yield Figure(picture, images[0].get("alt"), caption, float(width) or None, **node_of(element))

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
        role_of(element, ["timeline"], "timeline")
        events: list[Event] = []
        pending: Element | None = None
        for one in element.elements:
            check(one)
            if one.name == "dt":
                pending = one
            elif one.name == "dd" and pending is not None:
                when = "".join(part for part in pending.children if isinstance(part, str)).strip()
                colour, item = pending.get("data-colour") or None, one.get("data-item") or None
                events.append(Event(when, day_of(pending), self._line(one), colour, item))
                pending = None
            else:
                raise bad_markup(
                    one.at, f"<{one.name}> has no place in the timeline", "Give each <dt> one <dd>.", f"<{one.name}>"
                )
        return Timeline(tuple(events), **node_of(element))

    def _division(self, element: Element) -> Division:
        role = role_of(element, _DIVISIONS, "section")
        return Division(
            self.blocks(element.children, element.at), role, element.get("data-marking"), **node_of(element)
        )

    def _div(self, element: Element) -> Iterator[Block]:
        match role_of(element, ["columns", "sources", *_DIVISIONS], ""):
            case "columns":
                yield Columns(
                    self.blocks(element.children, element.at),
                    number_of(element, "data-count", 2, 1, 4),
                    **node_of(element),
                )
            case "sources":
                yield SourceList(**node_of(element))
            case "":
                yield from self.blocks(element.children, element.at)
            case _:
                yield self._division(element)


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
