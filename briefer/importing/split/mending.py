"""Mends what a reader tore: a block that goes on in the next, as lines at a page's end do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefer.bulletin import Block, BlockKind

_LONGEST_REST = 120  # characters


def mended(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks, a list item whose last bracket is open joined with the short paragraph that closes it."""
    whole: list[Block] = []
    for block in blocks:
        if whole and _goes_on(whole[-1], block):
            whole[-1] = joined(whole[-1], block)
        else:
            whole.append(block)
    return tuple(whole)


def joined(first: Block, rest: Block) -> Block:
    """Return both as one block, a space between."""
    shift = len(first.text) + 1
    marks = tuple(replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in rest.marks)
    return replace(first, text=f"{first.text} {rest.text}", marks=first.marks + marks)


def _goes_on(first: Block, rest: Block) -> bool:
    if first.kind is not BlockKind.LIST_ITEM or rest.kind is not BlockKind.PARAGRAPH or len(rest.text) > _LONGEST_REST:
        return False
    opened = first.text.rfind("(")
    return opened > first.text.rfind(")") and ")" in rest.text and "(" not in rest.text.split(")")[0]
