"""Turns runs of words with a look into blocks of final text whose marks sit at true offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefer.bulletin import Block, BlockKind, Mark, MarkKind
from briefer.text.languages import direction_of
from briefer.text.normal import final_text

_ADDRESS = re.compile(r"(?:https?://|mailto:|ftp://)[^\s<>\"]+", re.IGNORECASE)
_WITHIN_CELL = re.compile(r"\s+")
_TYPED_BULLET = re.compile(r"[•◦▪‣●○■□►➢➤❖·\uf0b7\uf0a7\uf0d8\uf076\uf06e][ \t]+(?=\S)")
_MOST_MARKS = 2_000  # of one block; a genuine paragraph has a dozen


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `link` is an address; `note` the label of the footnote called after the words."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    note: str | None = None

    def looks_like(self, other: Run) -> bool:
        """Whether both can be one run."""
        return (self.bold, self.italic, self.link, self.note) == (other.bold, other.italic, other.link, None)


def block_of(
    kind: BlockKind,
    runs: Iterable[Run] | str,
    *,
    level: int = 0,
    page: int | None = None,
    ordered: bool = False,
    label: str | None = None,
) -> Block | None:
    """Return the block, its text made final; None where no text is left."""
    text, marks = _finished([Run(runs)] if isinstance(runs, str) else _joined(runs))
    if not text:
        return None
    if kind is BlockKind.PARAGRAPH and (bullet := _TYPED_BULLET.match(text)):
        cut = bullet.end()
        kind, label, text = BlockKind.LIST_ITEM, "•", text[cut:]
        marks = tuple(replace(m, start=max(0, m.start - cut), end=m.end - cut) for m in marks if m.end > cut)
    return Block(kind, text, level, page, None, direction_of(text), ordered, label, 0, marks)


def table_blocks(
    rows: Sequence[Sequence[Sequence[Run]]], *, header_rows: int = 0, page: int | None = None
) -> list[Block]:
    """Return the table of `table_of`, or, where only one of its columns has words, a paragraph for each of its rows."""
    table = table_of(rows, header_rows=header_rows, page=page)
    if table is None or "\t" in table.text:
        return [table] if table else []
    paragraphs = (block_of(BlockKind.PARAGRAPH, [run for cell in row for run in cell], page=page) for row in rows)
    return [paragraph for paragraph in paragraphs if paragraph]


def table_of(rows: Sequence[Sequence[Sequence[Run]]], *, header_rows: int = 0, page: int | None = None) -> Block | None:
    """Return a table of the cells' runs: empty rows and columns left out, one text line a row; None where no text is left."""
    cells = [[_cell(cell) for cell in row] for row in rows]
    kept = [row for row in cells if any(text for text, _ in row)]
    header_rows = sum(1 for row in cells[:header_rows] if any(text for text, _ in row))
    width = max((len(row) for row in kept), default=0)
    columns = [c for c in range(width) if any(c < len(row) and row[c][0] for row in kept)]
    if not columns:
        return None
    lines: list[str] = []
    marks: list[Mark] = []
    offset = 0
    for row in kept:
        start = offset
        for c in columns:
            text, found = row[c] if c < len(row) else ("", ())
            marks += (replace(mark, start=mark.start + offset, end=mark.end + offset) for mark in found)
            offset += len(text) + 1
        lines.append("\t".join(row[c][0] if c < len(row) else "" for c in columns))
        offset = start + len(lines[-1]) + 1
    text = "\n".join(lines)
    return Block(BlockKind.TABLE, text, 0, page, None, direction_of(text), False, None, header_rows, tuple(marks))


def safe_address(target: str | None) -> str | None:
    """Return an address that may be kept: web, mail, ftp; None for scripts, files and all else."""
    target = (target or "").strip()
    return target if _ADDRESS.fullmatch(target) else None


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Return the runs, neighbours that look alike made one."""
    joined: list[Run] = []
    texts: list[str] = []  # of the run being joined
    first: Run | None = None
    for run in runs:
        if first is not None and first.looks_like(run):
            texts.append(run.text)
            if run.note:
                joined.append(Run("".join(texts), first.bold, first.italic, first.link, run.note))
                first = None
        elif run.text or run.note:
            if first is not None:
                joined.append(_whole(first, texts))
            if run.note:
                joined.append(run)
                first = None
            else:
                first, texts = run, [run.text]
    if first is not None:
        joined.append(_whole(first, texts))
    return joined


def _whole(first: Run, texts: list[str]) -> Run:
    return first if len(texts) == 1 else Run("".join(texts), first.bold, first.italic, first.link)


def _finished(runs: list[Run]) -> tuple[str, tuple[Mark, ...]]:
    raw = "".join(run.text for run in runs)
    text = final_text(raw)
    if not text or all(not (run.bold or run.italic or run.link or run.note) for run in runs):
        return text, ()
    return text, tuple(_marks(runs, raw, len(text)))


def _marks(runs: list[Run], raw: str, length: int) -> Iterator[Mark]:
    edges = [0]
    for run in runs[:_MOST_MARKS]:
        edges.append(edges[-1] + len(run.text))
    # A letter set at the edge keeps the space before it, so that the length of the finished prefix is the edge's place.
    places = [min(len(final_text(raw[:edge] + "x")) - 1, length) for edge in edges]
    for run, (start, end) in zip(runs, pairwise(places), strict=False):
        kinds = (
            (MarkKind.BOLD, run.bold, None),
            (MarkKind.ITALIC, run.italic, None),
            (MarkKind.LINK, run.link, run.link),
        )
        for kind, has, target in kinds:
            if has and end > start:
                yield Mark(start, end, kind, target)
        if run.note:
            yield Mark(end, end, MarkKind.NOTE, run.note)


def _cell(runs: Sequence[Run]) -> tuple[str, tuple[Mark, ...]]:
    return _finished([replace(run, text=_WITHIN_CELL.sub(" ", run.text)) for run in _joined(runs)])
