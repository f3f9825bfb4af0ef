"""Joins the lines of a PDF into paragraphs, headings and list items, and mends words broken at line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from briefer.bulletin import Block, BlockKind
from briefer.importing.pdf.lines import Line
from briefer.importing.pdf.tables import Table
from briefer.importing.pdf.words import HYPHEN, Box, Word
from briefer.importing.runs import Run, block_of, table_blocks

_BULLET = re.compile(r"[•◦▪‣●○■□►➢➤❖✓·\uf0b7\uf0a7\uf0d8\uf076\uf06e\u2043\u25cf]|[-–—*]|o")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|photo(?:graph)?|image|picture|map|abbildung|צילום|תמונה|شكل|صورة)\s*[\d:(.]", re.IGNORECASE
)
_ENDS = tuple('.!?:;؟。…"”’)]')
_PUNCTUATION = '.,;:!?()"“”‘’'
_PREFIXES = frozenset(
    (
        "non",
        "no",
        "anti",
        "pro",
        "self",
        "ex",
        "vice",
        "cross",
        "al",
        "ar",
        "as",
        "ash",
        "el",
        "ez",
        "mid",
        "semi",
        "long",
        "so",
    )
)
_LONGEST_HEADING = 220


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)
    label: str | None = None
    gap: float = 0.0  # above it

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def letters(self) -> int:
        return sum(len(line.text) for line in self.lines)


Flow = Line | Table


def blocks_of(pages: list[list[Flow]], pictures: dict[int, list[Box]]) -> Iterator[Block]:
    """Yield the blocks of all pages; each carries the page it begins on, counted from 1."""
    measures = Measures([line for page in pages for line in page if isinstance(line, Line)])
    paragraphs = list(_paragraphs(pages, measures))
    levels = _heading_levels([p for p, _ in paragraphs if isinstance(p, Paragraph)], measures)
    for number, (item, page) in enumerate(paragraphs):
        if isinstance(item, Table):
            yield from _table(item, page)
            continue
        after = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        block = _block(item, page, measures, levels, pictures.get(page, []), after)
        if block is not None:
            yield block


class Measures:
    """What is usual in this file: size of the running text, distance of lines, words known, list indents."""

    def __init__(self, lines: list[Line]) -> None:
        sizes: Counter[float] = Counter()
        bold = 0
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
            bold += len(line.text) * line.bold
        self.size = sizes.most_common(1)[0][0] if sizes else 10.0
        self.mostly_bold = bold > 0.5 * sum(sizes.values())
        steps = Counter(
            round((b.base - a.base) / max(a.size, 1), 1)
            for a, b in pairwise(lines)
            if a.page == b.page
            and a.column == b.column
            and 0.8 * a.size < b.base - a.base < 3 * a.size
            and abs(a.size - b.size) < 0.6
        )
        # The tightest step that is used often is the leading; wider ones part paragraphs.
        often = max(steps.values(), default=0) * 0.25
        self.step = min((step for step, count in steps.items() if count >= often), default=1.2)
        self.words = Counter(word.text.strip('.,;:!?()"“”').lower() for line in lines for word in line.words)
        ends = sum(1 for line in lines if line.words[-1].text.endswith((HYPHEN, "-")))
        self.hyphenated = ends > 0.02 * len(lines)  # words are broken at line ends
        self.closed_dashes = any("—" in word.text[1:-1] for line in lines for word in line.words)
        indented = sum(1 for a, b in pairwise(lines) if a.column == b.column and a.size < a.x0 - b.x0 < 5 * a.size)
        self.indented = indented >= max(3, 0.06 * len(lines))  # paragraphs begin with an indent
        self.indents = sorted({round(line.x0 / 6) * 6 for line in lines if _label(line)})

    def keeps_hyphen(self, stem: str, following: str) -> bool:
        """Whether a hyphen at a line's end is the word's own: as the file writes the word elsewhere, else by its parts."""
        head, tail = (part.strip(_PUNCTUATION).lower() for part in (stem, following))
        whole, parted = self.words[f"{head}{tail}"], self.words[f"{head}-{tail}"]
        if whole != parted:
            return parted > whole
        last = head.rpartition("-")[2]
        return (
            not self.hyphenated
            or last in _PREFIXES
            or (len(last) > 3 and self.words[last] > 0 and self.words[tail] > 0)
        )


def _paragraphs(pages: list[list[Flow]], measures: Measures) -> Iterator[tuple[Paragraph | Table, int]]:
    current: Paragraph | None = None
    for number, page in enumerate(pages, start=1):
        for item in page:
            if isinstance(item, Table):
                if current:
                    yield current, current.lines[0].page
                    current = None
                yield item, number
            elif current and _continues(current, item, measures):
                current.lines.append(item)
            else:
                if current:
                    yield current, current.lines[0].page
                gap = item.top - current.lines[-1].bottom if current and current.lines[-1].page == item.page else 99.0
                current = Paragraph([item], _label(item), gap)
    if current:
        yield current, current.lines[0].page


def _label(line: Line) -> str | None:
    """Return the bullet or number a line begins with; None where it begins with words."""
    if len(line.words) < 2:
        return None
    first, second = line.words[0], line.words[1]
    if _BULLET.fullmatch(first.text):
        return first.text
    gap = max(second.x0 - first.x1, first.x0 - second.x1)
    return first.text if _NUMBER.fullmatch(first.text) and (gap > 0.28 * first.size or first.text[-1] == ")") else None


def _continues(paragraph: Paragraph, line: Line, measures: Measures) -> bool:
    last = paragraph.lines[-1]
    if abs(last.size - line.size) > 0.12 * max(last.size, line.size) or _label(line):
        return False
    if last.bold != line.bold and (paragraph.bold or (line.bold and len(line.words) > 1 and _is_full(line, last))):
        # A bold line on its own is a heading; bold words at the start of a paragraph share their line with others.
        return False
    if (last.page, last.column) != (line.page, line.column):
        return _continues_over(last, line)
    step = line.base - last.base
    if step < 0 or step > (measures.step + 0.35) * max(last.size, line.size):
        return False
    if not _is_full(last, line) and (last.text.endswith(_ENDS) or not _goes_on(paragraph, line)):
        return False
    return not _is_indented(paragraph, line) and not (measures.indented and _is_further_indent(paragraph, line))


def _goes_on(paragraph: Paragraph, line: Line) -> bool:
    """Whether a paragraph whose last line is short and ends no sentence goes on: ragged text, or a heading of two lines."""
    return paragraph.bold or len(paragraph.lines) > 1 or paragraph.label is not None or line.text[:1].islower()


def _is_further_indent(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line is indented as the one line before it is, which ended a sentence: where paragraphs are, each is one."""
    last = paragraph.lines[-1]
    same = len(paragraph.lines) == 1 and abs(line.x0 - last.x0) < 1.5 and line.x0 > line.left + 0.9 * line.size
    return same and not paragraph.label and last.text.endswith(_ENDS)


def _is_full(last: Line, line: Line) -> bool:
    """Whether the first word of `line` would not have fitted on `last`: so the line was broken, not ended."""
    first = line.words[0]
    room = max(last.right - last.x1, 0.0) if _starts_left(last) else max(last.x0 - last.left, 0.0)
    if abs((last.x0 - last.left) - (last.right - last.x1)) < 3 and last.x0 - last.left > 6:
        room *= 2  # centred
    return room < (first.x1 - first.x0) + 1.2 * last.size


def _starts_left(line: Line) -> bool:
    from briefer.text.languages import direction_of

    return direction_of(line.text) != "rtl"


def _is_indented(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line begins a paragraph by its indent."""
    last = paragraph.lines[-1]
    step = line.x0 - last.x0 if _starts_left(line) else last.x1 - line.x1
    if paragraph.label or len(paragraph.lines) == 1:
        centred = abs((line.x0 + line.x1) - (last.x0 + last.x1)) < 4
        return step > 0.9 * line.size and not paragraph.label and not centred
    return 0.9 * line.size < step < 6 * line.size and line.x0 > line.left + 0.5 * line.size


def _continues_over(last: Line, line: Line) -> bool:
    """Whether a paragraph goes on in the next column or on the next page.

    A full last line says so more often than not, even where it ends a sentence, if the next line stands at the same indent.
    """
    if line.bold or last.bold:
        return False
    if line.text[:1].islower() or last.text.endswith((HYPHEN, "-", ",")):
        return not last.text.endswith((".", "!", "?"))
    same_indent = abs((line.x0 - line.left) - (last.x0 - last.left)) < 2.5
    return same_indent and _is_full(last, line)


def _heading_levels(paragraphs: list[Paragraph], measures: Measures) -> dict[float, int]:
    sizes = {_rounded(p.size) for p in paragraphs if _is_large(p, measures)}
    return {size: min(level, 5) for level, size in enumerate(sorted(sizes, reverse=True), start=1)}


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _is_large(paragraph: Paragraph, measures: Measures) -> bool:
    larger = paragraph.size >= measures.size * 1.13 and paragraph.size >= measures.size + 0.9
    return larger and paragraph.letters <= _LONGEST_HEADING and any(c.isalpha() for c in paragraph.lines[0].text)


def _is_heavy(paragraph: Paragraph, measures: Measures, after: object) -> bool:
    """Whether a paragraph of the text's own size is a heading by its weight."""
    if measures.mostly_bold or not paragraph.bold or paragraph.size < measures.size * 0.93 or len(paragraph.lines) > 3:
        return False
    text = paragraph.lines[-1].text
    return (
        paragraph.letters <= 160
        and not text.endswith((".", ",", ";"))
        and after is not None
        and any(c.isalpha() for c in text)
    )


def _block(
    item: Paragraph, page: int, measures: Measures, levels: dict[float, int], pictures: list[Box], after: object
) -> Block | None:
    runs = list(_runs(item, measures))
    if item.label and not (_is_large(item, measures) and _NUMBER.fullmatch(item.label)):
        ordered = _NUMBER.fullmatch(item.label) is not None
        indent = round(item.lines[0].x0 / 6) * 6
        level = min(sum(1 for known in measures.indents if known < indent - 6), 8)
        label = item.label if ordered or item.label in "-–—*•◦" else "•"
        return block_of(BlockKind.LIST_ITEM, runs, level=level, page=page, ordered=ordered, label=label)
    if _is_caption(item, pictures):
        return block_of(BlockKind.FIGURE, runs, page=page)
    if _is_large(item, measures):
        return block_of(BlockKind.HEADING, _labelled(item, _unbold(runs)), level=levels[_rounded(item.size)], page=page)
    if _is_heavy(item, measures, after):
        return block_of(BlockKind.HEADING, _unbold(runs), level=min(len(levels) + 1, 6), page=page)
    return block_of(BlockKind.PARAGRAPH, runs, page=page)


def _labelled(item: Paragraph, runs: list[Run]) -> list[Run]:
    return [Run(f"{item.label} "), *runs] if item.label else runs


def _unbold(runs: list[Run]) -> list[Run]:
    return [Run(run.text, False, run.italic, run.link) for run in runs]


def _is_caption(item: Paragraph, pictures: list[Box]) -> bool:
    if not pictures or item.letters > 400:
        return False
    line, last = item.lines[0], item.lines[-1]
    for picture in pictures:
        beside = picture.x0 - 20 < (line.x0 + line.x1) / 2 < picture.x1 + 20
        near = -4 <= line.top - picture.bottom < 30 or -4 <= picture.top - last.bottom < 30
        if beside and near and _CAPTION.match(item.lines[0].text):
            return True
    return False


def _runs(item: Paragraph, measures: Measures) -> Iterator[Run]:
    words: list[Word] = [word for line in item.lines for word in line.words]
    ends = {id(line.words[-1]) for line in item.lines[:-1]}
    if item.label:
        words = words[1:]
    skip_space = True
    for number, word in enumerate(words):
        text, joined = word.text, False
        if id(word) in ends and number + 1 < len(words):
            text, joined = _mended(text, words[number + 1].text, measures)
        text = text.replace(HYPHEN, "" if joined else "-") if not joined else text
        yield Run(text if skip_space else f" {text}", word.bold, word.italic, word.link)
        skip_space = joined


def _mended(text: str, following: str, measures: Measures) -> tuple[str, bool]:
    """Return a word at a line's end as it is to stand, and whether the next line's first word joins it."""
    if len(text) < 2:
        return text, False
    stem, sign = text[:-1], text[-1]
    if sign in "–—" and stem[-1].isalnum() and following[:1].isalnum():
        return text, (stem[-1].isdigit() and following[0].isdigit()) or (sign == "—" and measures.closed_dashes)
    if sign not in (HYPHEN, "-", "\u2010"):
        return text, False
    if not stem[-1].isalpha() or not following[:1].isalpha() or following[0].isupper() or stem.isupper():
        return f"{stem}-", not stem[-1].isspace()
    return (f"{stem}-" if measures.keeps_hyphen(stem, following) else stem), True


def _table(table: Table, page: int) -> list[Block]:
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    first = [run for cell in rows[0] for run in cell] if rows else []
    heads = int(bool(first) and all(run.bold for run in first if run.text.strip()))
    return table_blocks(rows, header_rows=heads if len(rows) > 1 else 0, page=page)


def _cell(words: list[Word]) -> list[Run]:
    return [Run(word.text.replace(HYPHEN, "-") + " ", word.bold, word.italic, word.link) for word in words]
