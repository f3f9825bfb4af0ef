"""Takes short bold paragraphs for the headings that they are, in files whose writers did not use heading styles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.bulletin import Block, BlockKind, Mark, MarkKind

_LONGEST = 150  # letters
_MOST = 0.35  # of a file's letters; where more is bold, weight says nothing
_SHORT = 40  # letters; what is shorter is no text that a heading stands over, but for a title at the start
_FIRST_LEVEL = 2  # the title stands above
_RUNNING_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.TABLE)


def with_heavy_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, bold paragraphs that stand over lighter text made headings, one level below the heading before them."""
    bold = [_is_bold(block) for block in blocks]
    letters = sum(len(block.text) for block in blocks)
    if not any(bold) or sum(len(b.text) for b, heavy in zip(blocks, bold, strict=True) if heavy) > _MOST * letters:
        return tuple(blocks)
    found: list[Block] = []
    level = 0
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            level = block.level
        elif number == 0 and bold[0] and _heads(block, blocks[1:2], bold[1:2], shortest=0):
            level = 1
            block = replace(block, kind=BlockKind.HEADING, level=1, marks=_lighter(block))
        elif bold[number] and _heads(block, blocks[number + 1 : number + 2], bold[number + 1 : number + 2]):
            block = replace(
                block, kind=BlockKind.HEADING, level=min(level + 1, 6) if level else _FIRST_LEVEL, marks=_lighter(block)
            )
        found.append(block)
    return tuple(found)


def _is_bold(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    covered = sum(mark.end - mark.start for mark in block.marks if mark.kind is MarkKind.BOLD)
    return covered >= 0.97 * len(block.text)


def _heads(block: Block, following: Sequence[Block], following_bold: Sequence[bool], shortest: int = _SHORT) -> bool:
    if len(block.text) > _LONGEST or block.text.endswith((".", ",", ";")) or not any(c.isalpha() for c in block.text):
        return False
    if not following or following_bold[0]:
        return False
    return following[0].kind in _RUNNING_TEXT and len(following[0].text) > shortest


def _lighter(block: Block) -> tuple[Mark, ...]:
    return tuple(mark for mark in block.marks if mark.kind is not MarkKind.BOLD)
