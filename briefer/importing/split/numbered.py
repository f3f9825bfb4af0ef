"""Cuts numbered items, and items between drawn lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefer.bulletin import Block, BlockKind
from briefer.importing.split.cuts import Cut, Digest, text_after
from briefer.importing.split.lines import comparable, is_generic, is_heading_line, is_rule, item_number, names_digest
from briefer.importing.split.pieces import reads_like_title

_SHORTEST = 120  # characters of text in an item between rules


def find_numbered(digest: Digest) -> list[Cut] | None:
    """Return a cut a numbered title with text below it ("1. Title", "Item 2: Title"), None where the numbers do not run from 1."""
    blocks = digest.blocks
    starts: list[int] = []
    for i, block in enumerate(blocks):
        if _number(block) == len(starts) + 1 and _may_head(blocks, i):
            starts.append(i)
    if len(starts) < 2 or any(is_generic(blocks[at].text) for at in starts):
        return None
    says_item = all(
        blocks[at].text.casefold().startswith(("item", "story", "article", "bulletin", "الخبر", "ידיעה"))
        for at in starts
    )
    if not (says_item or names_digest(digest.title)):
        return None
    ends = [*starts[1:], len(blocks)]
    return [
        Cut(at, at + 1, end, "numbered items", certain=len(starts) >= 3) for at, end in zip(starts, ends, strict=True)
    ]


def _number(block: Block) -> int | None:
    if block.label and block.ordered:
        digits = "".join(character for character in block.label if character.isdigit())
        return int(digits) if digits else None
    return item_number(block.text)


def _may_head(blocks: Sequence[Block], at: int) -> bool:
    """Whether a numbered block is a title: short, and text that is no list item comes next."""
    block = blocks[at]
    following = text_after(blocks, at)
    if (
        following is None
        or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        or len(block.text) > 200
    ):
        return False
    is_line = block.kind is not BlockKind.PARAGRAPH or is_heading_line(block)
    return is_line and following.kind is BlockKind.PARAGRAPH and len(following.text) > len(block.text)


def find_ruled(digest: Digest) -> list[Cut] | None:
    """Return a cut a stretch between drawn lines, each with a title line and text, None where the stretches are something else."""
    stretches = _stretches(digest.blocks)
    if len(stretches) > 2 and not _is_item(digest, *stretches[0]):
        stretches = stretches[1:]  # the head of the file
    if len(stretches) > 2 and digest.lengths(*stretches[-1]) < _SHORTEST:
        stretches = stretches[:-1]  # its foot
    if len(stretches) < 2 or not all(_is_item(digest, *stretch) for stretch in stretches):
        return None
    says_so = names_digest(digest.title)
    if not says_so and (len(stretches) < 3 or not _are_like_items(digest, stretches)):
        return None
    return [Cut(start, start + 1, end, "drawn lines", certain=says_so) for start, end in stretches]


def _are_like_items(digest: Digest, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether stretches are of a size, and no title of the whole file stands above them."""
    first = digest.blocks[stretches[0][0]]
    if digest.title and comparable(digest.title) != comparable(first.text):
        return False
    if len({(digest.blocks[at].kind, digest.blocks[at].level) for at, _ in stretches}) > 1:
        return False
    lengths = sorted(digest.lengths(start, end) for start, end in stretches)
    return lengths[-1] <= 12 * lengths[0] and not any(digest.blocks[at].text.endswith("?") for at, _ in stretches)


def _stretches(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    rules = [i for i, block in enumerate(blocks) if is_rule(block)]
    edges = [-1, *rules, len(blocks)]
    return [(left + 1, right) for left, right in pairwise(edges) if right > left + 1]


def _is_item(digest: Digest, start: int, end: int) -> bool:
    first = digest.blocks[start]
    return (
        end - start >= 2
        and reads_like_title(first)
        and not is_generic(first.text)
        and digest.lengths(start + 1, end) >= _SHORTEST
    )
