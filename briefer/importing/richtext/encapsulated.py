"""Takes out HTML that a mail program packed into RTF ([MS-OXRTFEX])."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefer.importing.richtext.tokens import Token, tokens
from briefer.importing.richtext.vocabulary import CHARSETS, codec_of

_SIGNS = {
    "par": "\n",
    "line": "\n",
    "tab": "\t",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "endash": "–",
    "emdash": "—",
}
_ESCAPED = {"{": "{", "}": "}", "\\": "\\", "~": "\u00a0", "_": "\u00ad"}
_UNSEEN = frozenset(
    ("fonttbl", "colortbl", "stylesheet", "pntext", "info", "mhtmltag", "pict", "generator", "listtext")
)


@dataclass(slots=True)
class _Group:
    tag: bool = False  # holds HTML as it was
    unseen: bool = False
    suppressed: bool = False  # RTF that stands beside HTML for older programs
    font: int = 0
    unicode_skip: int = 1


def is_encapsulated(content: bytes) -> bool:
    """Whether an RTF file holds an HTML page."""
    return b"\\fromhtml1" in content[:4096]


def encapsulated_html(content: bytes) -> str:
    """Return the HTML page that an RTF file holds."""
    return _Unpacking().html(content)


class _Unpacking:
    def __init__(self) -> None:
        self._groups = [_Group()]
        self._parts: list[str] = []
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._codepage = "cp1252"
        self._skip = 0

    def html(self, content: bytes) -> str:
        pending = b""
        for token in tokens(content):
            if token.text:
                pending += self._unskipped(token.text)
                continue
            self._put(pending)
            pending = b""
            self._take(token)
        self._put(pending)
        # Letters beyond U+FFFF come in two halves.
        return "".join(self._parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _unskipped(self, text: bytes) -> bytes:
        taken = min(self._skip, len(text))
        self._skip -= taken
        return text[taken:]

    def _put(self, text: bytes) -> None:
        group = self._groups[-1]
        if text and not group.unseen and (group.tag or not group.suppressed):
            self._parts.append(text.decode(self._fonts.get(group.font, self._codepage), "replace"))

    def _take(self, token: Token) -> None:
        group = self._groups[-1]
        word, number = token.word, token.number
        if token.brace:
            self._skip = 0
            if token.brace == "{" and len(self._groups) < 1_000:
                self._groups.append(replace(group))
            elif token.brace == "}" and len(self._groups) > 1:
                self._groups.pop()
        elif word == "htmltag":
            group.tag, group.unseen = True, False
        elif word == "htmlrtf":
            group.suppressed = number != 0
        elif word in _UNSEEN:
            group.unseen = True
        elif word == "ansicpg":
            self._codepage = codec_of(number) or self._codepage
        else:
            self._character(word, number, group)

    def _character(self, word: str, number: int | None, group: _Group) -> None:
        shown = not group.unseen and (group.tag or not group.suppressed)
        if word == "f":
            group.font = self._font = number or 0
        elif word == "fcharset":
            self._fonts[self._font] = CHARSETS.get(number or 0, self._codepage) if number else self._codepage
        elif word == "uc":
            group.unicode_skip = max(0, min(number or 0, 8))
        elif word == "u" and number is not None:
            self._skip = group.unicode_skip
            self._parts += [chr(number & 0xFFFF)] if shown else []
        elif shown and (found := _SIGNS.get(word) or _ESCAPED.get(word)):
            self._parts.append(found)
