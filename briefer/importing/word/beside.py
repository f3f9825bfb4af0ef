"""Reads what the body of a Word file shows from its other parts: diagrams as lists, charts as tables, chunks in other formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefer.bulletin import Block, BlockKind
from briefer.faults import Fault
from briefer.importing.packages import Package
from briefer.importing.runs import Run, block_of, table_of
from briefer.importing.word.styles import attribute, child, value

_MOST_POINTS = 5_000  # of a chart or diagram
_DIAGRAM_LINKS = ("parTrans", "sibTrans", "pres")  # points of a diagram that only draw


class Beside:
    """The parts that a body refers to. `read_chunk(content, name)` returns the blocks of a file in another format."""

    def __init__(
        self,
        package: Package,
        related: dict[str, tuple[str, str, bool]],
        read_chunk: Callable[[bytes, str], tuple[Block, ...]],
    ) -> None:
        self._package = package
        self._related = related
        self._read_chunk = read_chunk

    def drawn(self, drawing: Any) -> Iterator[Block]:
        """Yield the words of the diagrams and charts that a drawing shows, and of shapes that hold words of their own."""
        for element in drawing.iter("{*}relIds", "{*}chart", "{*}txBody"):
            tag = element.tag.rpartition("}")[2]
            if tag == "txBody":
                yield from _listed([element])
            elif (root := self._part(attribute(element, "dm" if tag == "relIds" else "id"))) is not None:
                yield from _diagram(root) if tag == "relIds" else _chart(root)

    def chunk(self, element: Any) -> tuple[Block, ...]:
        """Return the blocks of a chunk in another format (ECMA-376 part 1, 17.17.2.1); none where it cannot be read."""
        _, target, outside = self._related.get(attribute(element, "id") or "", ("", "", True))
        if outside or not self._package.has(target):
            return ()
        try:
            return self._read_chunk(self._package.content(target), target.rpartition("/")[2])
        except Fault as fault:
            if fault.key == "reading.too_large":
                raise
            return ()

    def _part(self, relation: str | None) -> Any:
        _, target, outside = self._related.get(relation or "", ("", "", True))
        if outside or not self._package.has(target):
            return None
        try:
            return self._package.xml(target)
        except Fault as fault:
            if fault.key == "reading.too_large":
                raise
            return None


def _diagram(root: Any) -> Iterator[Block]:
    points = [point for point in root.iter("{*}pt") if attribute(point, "type") not in _DIAGRAM_LINKS]
    yield from _listed([text for point in points[:_MOST_POINTS] for text in point.iterchildren("{*}t")])


def _listed(texts: list[Any]) -> Iterator[Block]:
    for text in texts:
        for paragraph in text.iter("{*}p"):
            words = "".join(run.text or "" for run in paragraph.iter("{*}t"))
            if block := block_of(BlockKind.LIST_ITEM, words, label="•"):
                yield block


def _chart(root: Any) -> Iterator[Block]:
    """Yield a chart's title as a figure and its values as a table: a row a category, a column a series."""
    title = next(root.iter("{*}title"), None)
    said = "" if title is None else "".join(text.text or "" for text in title.iter("{*}t"))
    if figure := block_of(BlockKind.FIGURE, said):
        yield figure
    series = list(root.iter("{*}ser"))[:50]
    names = [" ".join(_points(child(one, "tx")).values()) for one in series]
    columns = [_points(_first(one, "val", "yVal")) for one in series]
    categories = next((found for one in series if (found := _points(_first(one, "cat", "xVal")))), {})
    rows = sorted({index for points in (categories, *columns) for index in points})[:_MOST_POINTS]
    grid = [["", *names], *([categories.get(row, ""), *(column.get(row, "") for column in columns)] for row in rows)]
    if series and rows and (table := table_of([[[Run(cell)] for cell in row] for row in grid], header_rows=1)):
        yield table


def _first(series: Any, *names: str) -> Any:
    return next((found for name in names if (found := child(series, name)) is not None), None)


def _points(element: Any) -> dict[int, str]:
    """Return the values that a chart keeps of its sheet, by place."""
    found: dict[int, str] = {}
    for point in () if element is None else element.iter("{*}pt"):
        index = attribute(point, "idx") or ""
        text = child(point, "v")
        if index.isdigit() and len(index) < 7 and text is not None:
            found[int(index)] = _shown(text.text or "")
    return found


def _shown(number: str) -> str:
    """Return a number as sheets show it: 4.4000000000000004 is 4.4."""
    try:
        return f"{float(number):.12g}" if "." in number else number
    except ValueError:
        return number


def form_value(field: Any) -> str:
    """Return what an old form field shows that has no text of its own: a ticked box, the chosen entry of a list."""
    form = child(field, "ffData")
    box, entries = child(form, "checkBox"), child(form, "ddList")
    if box is not None:
        said = child(box, "checked") if child(box, "checked") is not None else child(box, "default")
        return "☒" if said is not None and (value(said) or "1") not in ("0", "false", "off") else "☐"
    if entries is not None:
        names = [value(entry) or "" for entry in entries.iterchildren("{*}listEntry")]
        chosen = value(child(entries, "result")) or value(child(entries, "default")) or "0"
        return names[int(chosen)] if chosen.isdigit() and int(chosen) < len(names) else ""
    return ""
