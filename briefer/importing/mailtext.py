"""Reads the plain text of mails: lines that were folded are joined, quoted lines lose their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from briefer.bulletin import Block, BlockKind
from briefer.importing.readers.txt import text_blocks

_MARKS = re.compile(r"(?:>[ \t]?)+")
_FORWARDED = 0.6  # of the text: where more is quoted, it is what the mail was sent for


def mail_blocks(text: str, *, flowed: bool = False) -> tuple[Block, ...]:
    """Return the blocks of a plain body; `flowed` as in RFC 3676. What is quoted in answers becomes quotations."""
    lines = text.replace("\r\n", "\n").split("\n")
    if flowed:
        lines = list(_unflowed(lines))
    quoted = sum(len(line) for line in lines if line.startswith(">"))
    if not quoted:
        return text_blocks("\n".join(lines))
    is_forwarded = quoted > _FORWARDED * sum(len(line) for line in lines)
    found: list[Block] = []
    for is_quoted, group in groupby(lines, key=lambda line: line.startswith(">")):
        blocks = text_blocks("\n".join(_MARKS.sub("", line, count=1) if is_quoted else line for line in group))
        found += map(_as_quotation, blocks) if is_quoted and not is_forwarded else blocks
    return tuple(found)


def _as_quotation(block: Block) -> Block:
    return replace(block, kind=BlockKind.QUOTATION) if block.kind is BlockKind.PARAGRAPH else block


def _unflowed(lines: list[str]) -> Iterator[str]:
    """Join lines that end in a space with the next of the same depth of quotation (RFC 3676, 4.1)."""
    current, depth = "", 0
    for line in lines:
        marks = len(line) - len(line.lstrip(">"))
        words = line[marks:].removeprefix(" ")
        if current and marks == depth:
            current += words
        else:
            if current:
                yield current.rstrip()
            current, depth = ">" * marks + (" " if marks else "") + words, marks
        if words.endswith(" ") and words != "-- ":
            continue
        yield current
        current = ""
    if current:
        yield current.rstrip()
