"""Finds the title at the head of a text."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.bulletin import Block, BlockKind
from briefer.importing.split.lines import comparable, is_bullet, is_date_line, is_heading_line, is_rule
from briefer.importing.titles import read_title
from briefer.text.sentences import sentence_spans

_LOOK = 6  # blocks
_LONGEST = 250


def opening_title(blocks: Sequence[Block], named: str | None = None) -> tuple[str | None, tuple[int, ...]]:
    """Return the title at the head of `blocks` and the numbers of the blocks it stands in, all where it is repeated.

    None and () where there is none. `named` is what the file calls itself: a line that says the same is the title.
    """
    at = _place(blocks, named)
    if at is None:
        return None, ()
    title = blocks[at].text
    same = [i for i in range(min(len(blocks), at + 4)) if comparable(blocks[i].text) == comparable(title)]
    return " ".join(title.split()), tuple(same)


def _place(blocks: Sequence[Block], named: str | None) -> int | None:
    head = [(i, block) for i, block in enumerate(blocks[:_LOOK]) if not is_rule(block)]
    if named and (wanted := comparable(named)):
        for i, block in head:
            said = comparable(block.text)
            if said == wanted or (len(said) > 12 and wanted.startswith(said + " ") and len(block.text) < _LONGEST):
                return i
    for number, (i, block) in enumerate(head):
        if block.kind is BlockKind.HEADING:
            return i
        if len(block.text) > 160:  # running text has begun
            break
        if number > 2:
            break
    return _first_line(blocks, head)


def _first_line(blocks: Sequence[Block], head: Sequence[tuple[int, Block]]) -> int | None:
    """Return the first paragraph where it is short and longer text follows."""
    for i, block in head[:2]:
        if (
            block.kind is not BlockKind.PARAGRAPH
            or is_bullet(block)
            or len(block.text) > _LONGEST
            or is_date_line(block)
        ):
            continue
        longest = max((len(after.text) for after in blocks[i + 1 : i + 6]), default=0)
        line = is_heading_line(block) or read_title(block.text).period is not None
        sentence = len(sentence_spans(block.text)) <= 2 and longest >= 1.5 * len(block.text) and len(block.text) <= 220
        if longest > len(block.text) and (line or (sentence and i == head[0][0])):
            return i
        return None
    return None
