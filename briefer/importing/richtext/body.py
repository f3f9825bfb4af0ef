"""Walks the tokens of an RTF file and yields blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefer.bulletin import Block, BlockKind
from briefer.importing.richtext.tokens import Token
from briefer.importing.richtext.vocabulary import CHARACTERS, CHARSETS, INFO, KEPT, SKIPPED, codec_of
from briefer.importing.runs import Run, block_of, safe_address, table_blocks

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?(?:"([^"]+)"|(\S+))')
_DEEPEST = 1_000


@dataclass(slots=True)
class _State:
    """What a group inherits from the group around it."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int | None = None
    skip: bool = False
    unicode_skip: int = 1
    destination: str = ""
    link: str | None = None
    fresh: bool = True  # no token of the group was read yet
    starred: bool = False


@dataclass(slots=True)
class _Paragraph:
    """Properties of the paragraph being read, reset by \\pard."""

    style: int = 0
    outline: int | None = None
    level: int = 0
    listed: bool = False
    in_table: bool = False


@dataclass(slots=True)
class _Flow:
    """A stream of text being read: the body, or a footnote."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    label: str = ""
    cells: list[list[Run]] = field(default_factory=list)
    rows: list[list[list[Run]]] = field(default_factory=list)
    note: str | None = None


class RichText:
    """Reads one file: blocks, and what its info group says."""

    def __init__(self) -> None:
        self.info: dict[str, str] = {}
        self._states = [_State()]
        self._paragraph = _Paragraph()
        self._flows = [_Flow()]
        self._notes: list[Block] = []
        self._note_count = 0
        self._codepage = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font: int | None = None
        self._default_font = 0
        self._styles: dict[int, str] = {}
        self._style = 0
        self._bytes = b""
        self._to_skip = 0
        self._beyond = 0  # groups open below the deepest that is kept account of
        self._instructions: list[str] = []
        self._page = 1
        self._suppressed = False

    def blocks(self, tokens: Iterable[Token]) -> list[Block]:
        """Return the blocks, notes last."""
        for token in tokens:
            if token.brace:
                self._to_skip = 0
                self._flush_bytes()
                self._group(token.brace == "{")
            elif token.text:
                self._take_text(token)
            else:
                self._flush_bytes()
                self._control(token.word, token.number)
            if not token.brace:
                self._states[-1].fresh = self._states[-1].fresh and token.word == "*"
        self._flush_bytes()
        while len(self._flows) > 1:
            self._end_note()
        self._end_paragraph()
        self._end_table()
        return self._flows[0].blocks + self._notes

    def _group(self, opens: bool) -> None:
        if self._beyond or (opens and len(self._states) >= _DEEPEST):
            self._beyond += 1 if opens else -1
        elif opens:
            self._states.append(replace(self._states[-1], fresh=True, starred=False))
        elif len(self._states) > 1:
            closed = self._states.pop()
            outer = self._states[-1]
            if closed.destination != outer.destination:
                self._left(closed.destination)

    def _left(self, destination: str) -> None:
        """A destination's group has ended."""
        if destination == "footnote":
            self._end_note()
        elif destination == "fldinst" and self._instructions:
            found = _LINK.search(self._instructions[-1])
            self._states[-1].link = safe_address(found[1] or found[2]) if found else self._states[-1].link
            self._instructions.pop()
        elif destination in ("shptxt", "dptxbxtext"):
            self._end_paragraph()

    def _take_text(self, token: Token) -> None:
        text = token.text
        if self._to_skip:
            taken = min(self._to_skip, len(text))
            self._to_skip -= taken
            text = text[taken:]
        state = self._states[-1]
        if text and (not state.skip or state.destination.partition(":")[0] in ("font", "style", "info")):
            self._bytes += text

    def _flush_bytes(self) -> None:
        if self._bytes:
            content, self._bytes = self._bytes, b""
            state = self._states[-1]
            font = state.font if state.font is not None else self._default_font
            self._add(content.decode(self._fonts.get(font, self._codepage), "replace"))

    def _add(self, text: str) -> None:
        state = self._states[-1]
        place = state.destination
        if place == "fldinst":
            if self._instructions:
                self._instructions[-1] += text
        elif place == "style":
            self._styles[self._style] = self._styles.get(self._style, "") + text
        elif place.startswith("info:"):
            key = place[5:]
            self.info[key] = self.info.get(key, "") + text
        elif place in ("listtext", "pntext"):
            self._flows[-1].label += text
        elif not (state.skip or state.hidden or state.deleted or self._suppressed):
            self._flows[-1].runs.append(Run(text, state.bold, state.italic, state.link))

    def _control(self, word: str, number: int | None) -> None:
        self._to_skip = 0
        state = self._states[-1]
        if word == "*":
            state.starred = True
        elif state.fresh and self._enters(word, state):
            return
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word == "u" and number is not None:
            self._add(_from_unicode(number))
            self._to_skip = state.unicode_skip
        elif state.destination in ("font", "style", "info") or state.destination.startswith("info:"):
            self._table_control(word, number)
        elif not self._look(word, number, state):
            self._structure(word, number)

    def _enters(self, word: str, state: _State) -> bool:
        """Whether the word begins a destination of its own."""
        if word == "fonttbl":
            state.destination, state.skip = "font", True
        elif word == "stylesheet":
            state.destination, state.skip = "style", True
        elif word == "info":
            state.destination, state.skip = "info", True
        elif word in INFO and state.destination == "info":
            state.destination = f"info:{word}"
        elif state.skip and not (word == "shptxt" or state.destination in ("font", "style")):
            return False
        elif word in SKIPPED or (state.starred and word not in KEPT and state.destination not in ("font", "style")):
            state.skip, state.destination = True, state.destination or "skipped"
        elif word == "footnote":
            self._begin_note(state)
        elif word == "fldinst":
            state.destination = "fldinst"
            self._instructions.append("")
        elif word in ("listtext", "pntext"):
            state.destination = word
            self._flows[-1].label = ""
        elif word in ("shptxt", "dptxbxtext"):
            state.destination, state.skip = word, False
            self._end_paragraph()
        elif word == "upr":
            state.destination = "upr"
            state.skip = True
        elif word == "ud":
            state.skip = False
        else:
            return False
        return True

    def _table_control(self, word: str, number: int | None) -> None:
        if word == "f" and self._states[-1].destination == "font":
            self._font = number or 0
        elif word in ("fcharset", "cpg") and self._font is not None:
            name = CHARSETS.get(number or 0) if word == "fcharset" else codec_of(number)
            if name and not (word == "fcharset" and number in (0, 1)):
                self._fonts[self._font] = name
        elif word == "s":
            self._style = number or 0
        elif word in ("cs", "ds", "ts"):
            self._style = -1
        elif word in ("yr", "mo", "dy"):
            key = self._states[-1].destination[5:]
            self.info[key] = self.info.get(key, "") + ("" if word == "yr" else "-") + f"{number or 0:02d}"

    def _look(self, word: str, number: int | None, state: _State) -> bool:
        on = number != 0
        if word == "b":
            state.bold = on
        elif word == "i":
            state.italic = on
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "plain":
            state.bold = state.italic = state.hidden = state.deleted = False
            state.font = None
        elif word == "f":
            state.font = number
        elif word == "uc":
            state.unicode_skip = max(0, min(number or 0, 8))
        elif word == "htmlrtf":
            self._suppressed = on
        else:
            return False
        return True

    def _structure(self, word: str, number: int | None) -> None:
        state = self._states[-1]
        if word in ("ansi", "mac", "pc", "pca"):
            self._codepage = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "ansicpg":
            self._codepage = codec_of(number) or self._codepage
        elif word == "deff":
            self._default_font = number or 0
        elif state.skip:
            return
        elif word in ("par", "sect", "page", "column"):
            self._end_paragraph()
            self._page += word == "page"
        elif word == "pard":
            self._paragraph = _Paragraph()
            self._flows[-1].label = ""
        elif word == "s":
            self._paragraph.style = number or 0
        elif word == "outlinelevel":
            self._paragraph.outline = number
        elif word in ("ls", "pn"):
            self._paragraph.listed = True
        elif word == "ilvl":
            self._paragraph.level = min(number or 0, 8)
        elif word == "intbl":
            self._paragraph.in_table = True
        elif word in ("cell", "row", "nestrow"):
            self._cell(word)

    def _cell(self, word: str) -> None:
        flow = self._flows[-1]
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

    def _end_paragraph(self) -> None:
        flow = self._flows[-1]
        if self._paragraph.in_table and (flow.cells or flow.rows or flow.runs) and flow.note is None:
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
        name = self._styles.get(self._paragraph.style, "").strip(" ;")
        heading = _HEADING.match(name)
        outline = self._paragraph.outline
        level = int(heading[1]) if heading else 1 if name.lower() == "title" else 0
        if not level and outline is not None and 0 <= outline < 6:
            level = outline + 1
        if level:
            plain = [replace(run, bold=False) for run in runs]
            return block_of(BlockKind.HEADING, plain, level=min(level, 6), label=label if label[:1].isalnum() else None)
        if label:
            ordered = any(letter.isalnum() for letter in label) and label != "o"
            label = label if ordered else "•"
            return block_of(BlockKind.LIST_ITEM, runs, level=self._paragraph.level, ordered=ordered, label=label)
        return block_of(BlockKind.PARAGRAPH, runs)

    def _end_table(self) -> None:
        flow = self._flows[-1]
        if flow.cells:
            flow.rows.append(flow.cells)
            flow.cells = []
        rows, flow.rows = flow.rows, []
        flow.blocks += table_blocks(rows)

    def _begin_note(self, state: _State) -> None:
        self._note_count += 1
        label = str(self._note_count)
        state.destination = "footnote"
        self._flows[-1].runs.append(Run("", note=label))
        self._flows.append(_Flow(note=label))

    def _end_note(self) -> None:
        self._end_paragraph()
        self._notes += self._flows.pop().blocks


def _from_unicode(number: int) -> str:
    number &= 0xFFFF
    return chr(number)
