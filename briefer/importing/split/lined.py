"""Cuts a file that calls itself a digest at title lines without a heading's style, and at words in bold that open paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.bulletin import Block, BlockKind, MarkKind
from briefer.importing.split.cuts import Cut, Digest, text_after
from briefer.importing.split.lines import comparable, is_date_line, is_generic, is_heading_line, is_rule, names_digest

_FEWEST = 3
_LONGEST_TITLE = 140
_SHORTEST_TEXT = 80  # characters of a paragraph below a title


def find_lined(digest: Digest) -> list[Cut] | None:
    """Return a cut a title line; None where the file does not say that it is a digest, or has headings that are set as such."""
    blocks = digest.blocks
    if not names_digest(digest.title) or sum(1 for block in blocks if block.kind is BlockKind.HEADING) > 1:
        return None
    starts = [i for i in range(len(blocks)) if _is_title(digest, i)]
    if len(starts) < _FEWEST or any(is_generic(blocks[at].text) for at in starts):
        return None
    ends = [*starts[1:], len(blocks)]
    return [
        Cut(at, at + 1, end, "title lines of a digest", certain=False) for at, end in zip(starts, ends, strict=True)
    ]


def _is_title(digest: Digest, at: int) -> bool:
    block = digest.blocks[at]
    if len(block.text) > _LONGEST_TITLE or not is_heading_line(block) or is_date_line(block) or is_rule(block):
        return False
    below = text_after(digest.blocks, at)
    return (
        below is not None and len(below.text) >= _SHORTEST_TEXT and comparable(block.text) != comparable(digest.title)
    )


def find_run_in(digest: Digest) -> list[Cut] | None:
    """Return a cut a paragraph that opens with a title in bold; None where the file does not say that it is a digest."""
    blocks = digest.blocks
    if not names_digest(digest.title):
        return None
    starts = [i for i, block in enumerate(blocks) if _run_in_title(block)]
    longer = [block for block in blocks if block.kind is BlockKind.PARAGRAPH and len(block.text) >= _SHORTEST_TEXT]
    if len(starts) < _FEWEST or len(starts) < 0.5 * len(longer):
        return None
    ends = [*starts[1:], len(blocks)]
    return [
        Cut(at, at, end, "titles in bold", title=_run_in_title(blocks[at]), certain=False)
        for at, end in zip(starts, ends, strict=True)
    ]


def _run_in_title(block: Block) -> str | None:
    """Return the words in bold at the head of a paragraph or item, where more text follows them."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return None
    bold = _first_bold(block)
    if bold is None or not 8 <= bold <= _LONGEST_TITLE or len(block.text) < bold + 40:
        return None
    return block.text[:bold].rstrip(" .:–—-") or None


def _first_bold(block: Block) -> int | None:
    marks: Sequence[int] = [mark.end for mark in block.marks if mark.kind is MarkKind.BOLD and mark.start == 0]
    return max(marks, default=None)
