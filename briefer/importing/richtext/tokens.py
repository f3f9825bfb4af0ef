"""Cuts an RTF file into tokens (Rich Text Format specification 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\'?",
    re.DOTALL,
)


class Token(NamedTuple):
    """One of: a control word with its number, a brace, or bytes of text."""

    word: str = ""
    number: int | None = None
    brace: str = ""
    text: bytes = b""


_MOST_KNOWN = 5_000
_OPEN, _CLOSE = Token(brace="{"), Token(brace="}")


def tokens(content: bytes) -> Iterator[Token]:
    """Yield the tokens of a file. Pictures and other binary data given by length are passed over."""
    position, end = 0, len(content)
    known: dict[bytes, Token] = {}  # most words come again and again
    while position < end:
        found = _TOKEN.match(content, position)
        if found is None:
            position += 1
            continue
        position = found.end()
        again = known.get(found.group())
        if again is not None:
            yield again
            continue
        word, number, code, sign, brace, text = found.groups()
        if word is not None:
            value = int(number) if number else None
            if word == b"bin" and value:
                position = min(end, position + max(0, value))
                continue
            token = Token(word.decode("ascii"), value)
            if len(known) < _MOST_KNOWN:
                known[found.group()] = token
            yield token
        elif text is not None:
            yield Token(text=text)
        elif code is not None:
            yield Token(text=bytes((int(code, 16),)), word="'")
        elif brace is not None:
            yield _OPEN if brace == b"{" else _CLOSE
        elif sign is not None:
            yield Token(sign.decode("latin-1"))
