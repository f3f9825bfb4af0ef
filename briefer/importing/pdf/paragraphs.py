"""Joins the lines of a PDF into paragraphs, headings and list items, and mends words broken at line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefer.bulletin import Block, BlockKind
from briefer.importing.pdf.direction import FIRST_RIGHTWARD
from briefer.importing.pdf.lines import Line
from briefer.importing.pdf.measures import NUMBER, Measures, label_of, mended
from briefer.importing.pdf.notes import Note
from briefer.importing.pdf.rightward import turning
from briefer.importing.pdf.tables import Table
from briefer.importing.pdf.words import HYPHEN, Box, Word
from briefer.importing.runs import Run, block_of, table_blocks
from briefer.text.languages import direction_of

_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|photo(?:graph)?|image|picture|map|abbildung|צילום|תמונה|شكل|صورة)\s*[\d:(.]", re.IGNORECASE
)
_ENDS = tuple('.!?:;؟。…"”’)]')
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


def blocks_of(pages: list[list[Flow]], pictures: dict[int, list[Box]], notes: Sequence[Note] = ()) -> Iterator[Block]:
    """Yield the blocks of all pages, footnotes last; each carries the page it begins on, counted from 1."""
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
    for note in notes:
        runs = _runs(Paragraph(note.lines), measures)
        if footnote := block_of(BlockKind.FOOTNOTE, list(runs), page=note.page, label=note.label):
            yield footnote


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
                current = Paragraph([item], label_of(item), gap)
    if current:
        yield current, current.lines[0].page


def _continues(paragraph: Paragraph, line: Line, measures: Measures) -> bool:
    last = paragraph.lines[-1]
    if abs(last.size - line.size) > 0.12 * max(last.size, line.size) or label_of(line):
        return False
    if last.bold != line.bold and (paragraph.bold or (line.bold and len(line.words) > 1 and _is_full(line, last))):
        # A bold line on its own is a heading; bold words at the start of a paragraph share their line with others.
        return False
    if (last.page, last.column) != (line.page, line.column):
        return _continues_over(paragraph, line)
    step = line.base - last.base
    if step < 0 or step > (measures.step + 0.35) * max(last.size, line.size):
        return False
    if not _is_full(last, line) and (last.text.endswith(_ENDS) or not _goes_on(paragraph, line)):
        return False
    return not _is_indented(paragraph, line) and not (measures.indented and _is_further_indent(paragraph, line))


def _goes_on(paragraph: Paragraph, line: Line) -> bool:
    """Whether a paragraph whose last line is short and ends no sentence goes on: ragged text, or a heading of two lines."""
    if paragraph.bold or len(paragraph.lines) > 1 or paragraph.label is not None or line.text[:1].islower():
        return True
    last = paragraph.lines[-1]
    has_case = line.text[:1].lower() != line.text[:1].upper()
    return not has_case and line.text[:1].isalpha() and last.x1 - last.x0 > 0.6 * (last.right - last.left)


def _is_further_indent(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line is indented as the one line before it is, which ended a sentence: where paragraphs are, each is one."""
    last = paragraph.lines[-1]
    same = len(paragraph.lines) == 1 and abs(line.x0 - last.x0) < 1.5 and line.x0 > line.left + 0.9 * line.size
    return same and not paragraph.label and last.text.endswith(_ENDS)


def _is_full(last: Line, line: Line) -> bool:
    """Whether the first word of `line` would not have fitted on `last`: so the line was broken, not ended."""
    first = line.words[0]
    room = max(last.right - last.x1, 0.0) if _starts_left(last) else max(last.x0 - last.left, 0.0)
    centred = abs((last.x0 - last.left) - (last.right - last.x1)) < 3 and last.x0 - last.left > 6
    if centred and abs((line.x0 + line.x1) - (last.x0 + last.x1)) < 6:
        room *= 2
    return room < (first.x1 - first.x0) + 1.2 * last.size


def _starts_left(line: Line) -> bool:
    return max(line.text) < FIRST_RIGHTWARD or direction_of(line.text) != "rtl"


def _is_indented(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line begins a paragraph by its indent."""
    last = paragraph.lines[-1]
    step = line.x0 - last.x0 if _starts_left(line) else last.x1 - line.x1
    if paragraph.label or len(paragraph.lines) == 1:
        centred = abs((line.x0 + line.x1) - (last.x0 + last.x1)) < 4
        hanging = not last.text.endswith(_ENDS) and _is_full(
            last, line
        )  # the further lines are indented, not the first
        return step > 0.9 * line.size and not paragraph.label and not centred and not hanging
    if -step > 0.9 * line.size and _hangs(paragraph, line):
        return True
    return 0.9 * line.size < step < 6 * line.size and line.x0 > line.left + 0.5 * line.size


def _hangs(paragraph: Paragraph, line: Line) -> bool:
    """Whether all lines of a paragraph but the first are indented, and `line` stands where the first does."""
    first, further = paragraph.lines[0], paragraph.lines[1:]
    if _starts_left(line):
        return abs(line.x0 - first.x0) < 2 and all(one.x0 - first.x0 > 0.9 * line.size for one in further)
    return abs(line.x1 - first.x1) < 2 and all(first.x1 - one.x1 > 0.9 * line.size for one in further)


def _continues_over(paragraph: Paragraph, line: Line) -> bool:
    """Whether a paragraph goes on in the next column or on the next page.

    A full last line says so more often than not, even where it ends a sentence, if the next line stands at the same indent.
    """
    last = paragraph.lines[-1]
    if line.bold or last.bold or (len(paragraph.lines) == 1 and last.text.endswith((".", "!", "?"))):
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
    if item.label and not (_is_large(item, measures) and NUMBER.fullmatch(item.label)):
        ordered = NUMBER.fullmatch(item.label) is not None
        indent = measures.indent(item.lines[0])
        level = min(sum(1 for known in measures.indents if known < indent - 6), 8)
        label = item.label if ordered or item.label in "-–—*•◦" else "•"
        return block_of(BlockKind.LIST_ITEM, runs, level=level, page=page, ordered=ordered, label=label)
    if _is_caption(item, pictures, measures):
        return block_of(BlockKind.FIGURE, runs, page=page)
    if _is_large(item, measures):
        return block_of(BlockKind.HEADING, _labelled(item, _unbold(runs)), level=levels[_rounded(item.size)], page=page)
    if _is_heavy(item, measures, after):
        return block_of(BlockKind.HEADING, _unbold(runs), level=min(len(levels) + 1, 6), page=page)
    return block_of(BlockKind.PARAGRAPH, runs, page=page)


def _labelled(item: Paragraph, runs: list[Run]) -> list[Run]:
    return [Run(f"{item.label} "), *runs] if item.label else runs


def _unbold(runs: list[Run]) -> list[Run]:
    return [replace(run, bold=False) for run in runs]


def _is_caption(item: Paragraph, pictures: list[Box], measures: Measures) -> bool:
    """Whether a paragraph beside a picture begins as captions do, or stands right under it in smaller or slanted type."""
    if not pictures or item.letters > 400:
        return False
    line, last = item.lines[0], item.lines[-1]
    is_named = _CAPTION.match(line.text) is not None
    slight = item.size < 0.93 * measures.size or all(word.italic for one in item.lines for word in one.words)
    for picture in pictures:
        below, above = line.top - picture.bottom, picture.top - last.bottom
        over = line.x0 < picture.x1 and picture.x0 < line.x1
        centred = picture.x0 - 20 < (line.x0 + line.x1) / 2 < picture.x1 + 20
        if is_named and (over or centred) and (-4 <= below < 30 or -4 <= above < 30):
            return True
        if slight and centred and item.letters <= 250 and -4 <= below < 16:
            return True
    return False


def _runs(item: Paragraph, measures: Measures) -> Iterator[Run]:
    words: list[Word] = [word for line in item.lines for word in line.words]
    ends = {id(line.words[-1]) for line in item.lines[:-1]}
    if item.label:
        words = words[1:]
    turns = turning(" ".join(word.text for word in words))
    skip_space = True
    before: tuple[bool, bool, str | None] | None = None
    for number, word in enumerate(words):
        text, joined = word.text.translate(turns) if turns else word.text, False
        if id(word) in ends and number + 1 < len(words):
            text, joined = mended(text, words[number + 1].text, measures)
        text = text.replace(HYPHEN, "" if joined else "-") if not joined else text
        look = word.bold, word.italic, word.link
        if skip_space:
            yield Run(text, *look, word.note)
        elif before == look:
            yield Run(f" {text}", *look, word.note)
        else:  # a space between two looks has neither
            yield Run(" ")
            yield Run(text, *look, word.note)
        skip_space, before = joined, None if word.note else look


def _table(table: Table, page: int) -> list[Block]:
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    first = [run for cell in rows[0] for run in cell] if rows else []
    heads = int(bool(first) and all(run.bold for run in first if run.text.strip()))
    return table_blocks(rows, header_rows=heads if len(rows) > 1 else 0, page=page)


def _cell(words: list[Word]) -> list[Run]:
    turns = turning(" ".join(word.text for word in words))
    shown = ((word, word.text.translate(turns) if turns else word.text) for word in words)
    return [Run(text.replace(HYPHEN, "-") + " ", word.bold, word.italic, word.link) for word, text in shown]
