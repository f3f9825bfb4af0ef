"""Gathers what an RTF file's text becomes: paragraphs, table rows, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefer.bulletin import Block, BlockKind
from briefer.importing.runs import Run, block_of, table_blocks

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


@dataclass(slots=True)
class Paragraph:
    """Properties of the paragraph being read, reset by \\pard."""

    style: int = 0
    outline: int | None = None
    level: int = 0
    listed: bool = False
    in_table: bool = False


@dataclass(slots=True)
class Flow:
    """A stream of text being read: the body, or a footnote."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    label: str = ""
    cells: list[list[Run]] = field(default_factory=list)
    rows: list[list[list[Run]]] = field(default_factory=list)
    note: str | None = None


class Flows:
    """The body and the footnotes being read, and the properties of the paragraph that is read. `styles` are names by number."""

    def __init__(self, styles: dict[int, str]) -> None:
        self.paragraph = Paragraph()
        self._styles = styles
        self._open = [Flow()]
        self._notes: list[Block] = []
        self._note_count = 0

    @property
    def current(self) -> Flow:
        """The innermost flow."""
        return self._open[-1]

    def finished(self) -> list[Block]:
        """Return all blocks, notes last."""
        while len(self._open) > 1:
            self.end_note()
        self.end_paragraph()
        self._end_table()
        return self._open[0].blocks + self._notes

    def end_cell(self, word: str) -> None:
        """A cell or a row has ended; `word` says which."""
        flow = self.current
        if word == "cell":
            if flow.label.strip():
                flow.runs.insert(0, Run(flow.label.strip() + " "))
                flow.label = ""
            flow.cells.append(flow.runs)
            flow.runs = []
        elif word == "row":
            if flow.runs:
                flow.cells.append(flow.runs)
                flow.runs = []
            if flow.cells:
                flow.rows.append(flow.cells)
            flow.cells = []
        else:
            flow.runs.append(Run("\n"))

    def end_paragraph(self) -> None:
        """A paragraph has ended; within a table it goes on in its cell."""
        flow = self.current
        if self.paragraph.in_table and (flow.cells or flow.rows or flow.runs) and flow.note is None:
            flow.runs.append(Run("\n"))
            return
        runs, flow.runs = flow.runs, []
        label, flow.label = flow.label.strip(), ""
        if not runs:
            return
        self._end_table()
        block = self._block(runs, label, flow.note)
        if block is not None:
            flow.blocks.append(block)

    def _block(self, runs: list[Run], label: str, note: str | None) -> Block | None:
        if note is not None:
            return block_of(BlockKind.FOOTNOTE, runs, label=note)
        name = self._styles.get(self.paragraph.style, "").strip(" ;")
        heading = _HEADING.match(name)
        outline = self.paragraph.outline
        level = int(heading[1]) if heading else 1 if name.lower() == "title" else 0
        if not level and outline is not None and 0 <= outline < 6:
            level = outline + 1
        if level:
            plain = [replace(run, bold=False) for run in runs]
            return block_of(BlockKind.HEADING, plain, level=min(level, 6), label=label if label[:1].isalnum() else None)
        if label:
            ordered = any(letter.isalnum() for letter in label) and label != "o"
            label = label if ordered else "•"
            return block_of(BlockKind.LIST_ITEM, runs, level=self.paragraph.level, ordered=ordered, label=label)
        return block_of(BlockKind.PARAGRAPH, runs)

    def _end_table(self) -> None:
        flow = self.current
        if flow.cells:
            flow.rows.append(flow.cells)
            flow.cells = []
        rows, flow.rows = flow.rows, []
        flow.blocks += table_blocks(rows)

    def begin_note(self) -> None:
        """A footnote begins."""
        self._note_count += 1
        label = str(self._note_count)
        self.current.runs.append(Run("", note=label))
        self._open.append(Flow(note=label))

    def end_note(self) -> None:
        """A footnote has ended."""
        self.end_paragraph()
        self._notes += self._open.pop().blocks
