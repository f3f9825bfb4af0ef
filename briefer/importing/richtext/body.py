"""Walks the tokens of an RTF file and yields blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefer.bulletin import Block
from briefer.importing.richtext.flows import Flows, Paragraph
from briefer.importing.richtext.state import State
from briefer.importing.richtext.tokens import Token
from briefer.importing.richtext.vocabulary import CHARACTERS, CHARSETS, INFO, KEPT, SKIPPED, codec_of
from briefer.importing.runs import Run, safe_address

_LINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?(?:"([^"]+)"|(\S+))')
_DEEPEST = 1_000
_BOXES = ("shptxt", "dptxbxtext")  # text boxes of Word 97 and later, and of Word 6


class RichText:
    """Reads one file: blocks, and what its info group says."""

    def __init__(self) -> None:
        self.info: dict[str, str] = {}
        self._states = [State()]
        self._codepage = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font: int | None = None
        self._default_font = 0
        self._styles: dict[int, str] = {}
        self._flows = Flows(self._styles)
        self._style = 0
        self._bytes = b""
        self._to_skip = 0
        self._beyond = 0  # groups open below the deepest that is kept account of
        self._instructions: list[str] = []
        self._page = 1
        self._high = 0  # first half of a letter beyond U+FFFF, waiting for the second

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
        return self._flows.finished()

    def _group(self, opens: bool) -> None:
        if self._beyond or (opens and len(self._states) >= _DEEPEST):
            self._beyond += 1 if opens else -1
        elif opens:
            self._states.append(self._states[-1].inner())
        elif len(self._states) > 1:
            closed = self._states.pop()
            outer = self._states[-1]
            if closed.destination != outer.destination:
                self._left(closed.destination)

    def _left(self, destination: str) -> None:
        """A destination's group has ended."""
        if destination == "footnote":
            self._flows.end_note()
        elif destination == "fldinst" and self._instructions:
            found = _LINK.search(self._instructions[-1])
            self._states[-1].link = safe_address(found[1] or found[2]) if found else self._states[-1].link
            self._instructions.pop()
        elif destination in _BOXES:
            self._flows.end_paragraph()

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
            self._flows.current.label += text
        elif not (state.skip or state.hidden or state.deleted):
            self._flows.current.runs.append(Run(text, state.bold, state.italic, state.link))

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
            self._add(self._from_unicode(number & 0xFFFF))
            self._to_skip = state.unicode_skip
        elif state.destination in ("font", "style", "info") or state.destination.startswith("info:"):
            self._table_control(word, number)
        elif not self._look(word, number, state):
            self._structure(word, number)

    def _from_unicode(self, number: int) -> str:
        """Return the letter of a code; letters beyond U+FFFF come in two halves (surrogates)."""
        high, self._high = self._high, 0
        if 0xD800 <= number < 0xDC00:
            self._high = number
            return ""
        if 0xDC00 <= number < 0xE000:
            return chr(0x10000 + ((high - 0xD800) << 10) + number - 0xDC00) if high else ""
        return chr(number)

    def _enters(self, word: str, state: State) -> bool:
        """Whether the word begins a destination of its own."""
        if word == "fonttbl":
            state.destination, state.skip = "font", True
        elif word == "stylesheet":
            state.destination, state.skip = "style", True
        elif word == "info":
            state.destination, state.skip = "info", True
        elif word in INFO and state.destination == "info":
            state.destination = f"info:{word}"
        elif state.skip and not (word in _BOXES or word in SKIPPED or state.destination in ("font", "style")):
            return False
        elif word in SKIPPED or (state.starred and word not in KEPT and state.destination not in ("font", "style")):
            state.skip, state.destination = True, state.destination or "skipped"
            state.barred = state.barred or (word in SKIPPED and word != "do")
        elif word == "footnote":
            state.destination = "footnote"
            self._flows.begin_note()
        elif word == "fldinst":
            state.destination = "fldinst"
            self._instructions.append("")
        elif word in ("listtext", "pntext"):
            state.destination = word
            self._flows.current.label = ""
        elif word in _BOXES:
            state.destination, state.skip = word, state.barred
            self._flows.end_paragraph()
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

    def _look(self, word: str, number: int | None, state: State) -> bool:
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
            self._flows.end_paragraph()
            self._page += word == "page"
        elif word == "pard":
            self._flows.paragraph = Paragraph()
            self._flows.current.label = ""
        elif word == "s":
            self._flows.paragraph.style = number or 0
        elif word == "outlinelevel":
            self._flows.paragraph.outline = number
        elif word in ("ls", "pn"):
            self._flows.paragraph.listed = True
        elif word == "ilvl":
            self._flows.paragraph.level = min(number or 0, 8)
        elif word == "intbl":
            self._flows.paragraph.in_table = True
        elif word in ("cell", "row", "nestrow"):
            self._flows.end_cell(word)
