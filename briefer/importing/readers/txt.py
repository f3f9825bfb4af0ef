"""Reads plain text: paragraphs, underlined headings, lists; hard-wrapped lines are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from briefer.bulletin import Block, BlockKind
from briefer.importing import refusals
from briefer.importing.encoding import decode
from briefer.importing.readers.reader import Reader, is_readable
from briefer.importing.reading import Metadata, Reading
from briefer.importing.runs import block_of

FORMAT = "txt"
_ENDINGS = (".txt", ".text", ".log", ".asc", ".srt")
BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?P<label>[-*+•◦▪‣·–—●○■□►➢❖\uf0b7]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])[ \t]+(?=\S)"
)
_UNDERLINE = re.compile(r"(={3,}|-{3,}|~{3,})\s*")
_HASHED = re.compile(r"(#{1,6})[ \t]+(?=\S)")  # headings of Markdown, in files that are not called so
_RULE = re.compile(r"\s*([-*_=~#.\u2014\u2500] ?){3,}\s*")
_NUMBERED = re.compile(r"\(?\w{1,5}[.)]")
_ENDS = tuple('.!?:;…)]”"»؟۔')
_DATED = re.compile(
    r"\s*[\[(]?(?:[^\W\d]{3,10}\.? \d{1,2}|\d{1,2}\.? [^\W\d]{3,10}|\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?|\d{1,2}:\d\d)"
    r"(?:,? \d{4})?[\])]?\s*[:–—|-]\s"
)  # "August 3: ", "2019-08-03 – "
_WRAP = range(50, 110)  # where writers of plain text break their lines


def text_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of plain text: paragraphs between blank lines, headings underlined, list items by their bullets."""
    lines = [line.rstrip() for line in text.expandtabs(8).splitlines() for line in line.split("\f")]
    groups = [list(group) for blank, group in groupby(lines, key=lambda line: not line.strip()) if not blank]
    wrapped = _is_wrapped(groups)
    hashed = sum(1 for line in lines if _HASHED.match(line)) >= 2
    return tuple(block for group in groups for block in _group_blocks(group, wrapped, hashed))


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Whether lines were broken at a width: of the lines that others follow in their paragraph, most are nearly full and few much longer."""
    inner = [len(line) for group in groups for line in group[:-1]]
    if not inner:
        return False
    full = sorted(inner)[int(len(inner) * 0.9)]
    if full not in _WRAP:
        return False
    return sum(1 for length in inner if full * 0.72 <= length <= full + 25) >= len(inner) * 0.6


def _group_blocks(group: list[str], wrapped: bool, hashed: bool) -> Iterator[Block]:
    while hashed and group and (heading := _HASHED.match(group[0])):
        if block := block_of(BlockKind.HEADING, group[0][heading.end() :].rstrip(" #"), level=len(heading[1])):
            yield block
        group = group[1:]
    if not group:
        return
    for kind, lines, label, level in _entries(group, wrapped):
        text = _unwrapped(lines)
        ordered = bool(label and _NUMBERED.fullmatch(label))
        block = block_of(kind, text, level=level, label=label, ordered=ordered)
        if block is not None:
            yield block


def _entries(group: list[str], wrapped: bool) -> Iterator[tuple[BlockKind, list[str], str | None, int]]:
    """Yield kind, lines, label and level of what the lines between two blank lines hold."""
    if len(group) == 2 and _UNDERLINE.fullmatch(group[1]) and not _RULE.fullmatch(group[0]):
        yield BlockKind.HEADING, group[:1], None, 1 if group[1].startswith("=") else 2
        return
    current: list[str] = []
    label: str | None = None
    level = 0
    wrapped = wrapped and not _is_line_by_line(group)
    dated = _DATED.match(group[0]) is not None and sum(1 for line in group if _DATED.match(line)) >= 2
    for line in group:
        bullet = BULLET.match(line)
        starts = bullet is not None and not (wrapped and current and label is None and not _is_list(group))
        if current and (
            starts
            or not wrapped
            or (dated and _DATED.match(line))
            or _RULE.fullmatch(line)
            or _RULE.fullmatch(current[-1])
        ):
            yield _kind(label), current, label, level
            current, label, level = [], None, 0
        if starts and bullet:
            label, level = bullet["label"], min(len(bullet["indent"]) // 2, 8)
            line = line[bullet.end() :]
        current.append(line)
    if current:
        yield _kind(label), current, label, level


def _is_line_by_line(group: list[str]) -> bool:
    """Whether each line is a paragraph of its own: nearly all end a sentence, which lines broken at a width seldom do."""
    inner = group[:-1]
    ended = sum(1 for line in inner if line.endswith(_ENDS))
    return len(group) >= 3 and ended >= 0.7 * len(inner)


def _is_list(group: list[str]) -> bool:
    """Whether a paragraph's bullets are bullets and not, say, a dash at which a line was broken."""
    return BULLET.match(group[0]) is not None or sum(1 for line in group if BULLET.match(line)) >= 2


def _kind(label: str | None) -> BlockKind:
    return BlockKind.LIST_ITEM if label else BlockKind.PARAGRAPH


def _unwrapped(lines: list[str]) -> str:
    text = lines[0].strip()
    for line in lines[1:]:
        line = line.strip()
        broken = text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower() and " -" not in text[-3:]
        text = text + line if broken else f"{text} {line}"
    return text


def _recognises(content: bytes, name: str) -> float:
    if not content[:4096].strip():
        return 0.01
    return 0.2 if is_readable(content) else 0.0


def _read(content: bytes, name: str) -> Reading:
    text, _ = decode(content)
    blocks = text_blocks(text)
    if not blocks:
        raise refusals.empty(name)
    return Reading(blocks, Metadata(name=name), format=FORMAT)


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
