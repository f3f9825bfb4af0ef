"""Pieces of a digest, and what a reviewer may do with them: merge, split, drop, rename. Nothing here changes a piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.bulletin import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """What will be one bulletin. `title` was taken out of the blocks (`title_blocks`); None where the text has none.

    `certain` is False where a reviewer should look; `reason` says what the cut follows ("titles with periods"). `context` is
    the headings above the piece, outermost first, joined by " / "; `digest` the title of the file it was cut from, `front` the
    file's first lines, which may say who issued all of it and when.
    """

    title: str | None
    blocks: tuple[Block, ...]
    certain: bool = True
    reason: str = "whole file"
    context: str = ""
    digest: str = ""
    title_blocks: tuple[Block, ...] = ()
    front: tuple[Block, ...] = ()

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """The title's blocks and the text's."""
        return (*self.title_blocks, *self.blocks)


def merge(pieces: Sequence[Piece], first: int, last: int) -> tuple[Piece, ...]:
    """Return the pieces with `first` to `last` (included) made one; its title is that of the first."""
    head, rest = pieces[first], pieces[first + 1 : last + 1]
    if not rest:
        return tuple(pieces)
    blocks = (*head.blocks, *(block for piece in rest for block in piece.all_blocks))
    merged = replace(head, blocks=blocks, certain=True, reason="merged by the reviewer")
    return (*pieces[:first], merged, *pieces[last + 1 :])


def split_at(pieces: Sequence[Piece], index: int, block: int, *, titled: bool | None = None) -> tuple[Piece, ...]:
    """Return the pieces with piece `index` cut before its block number `block`.

    The block becomes the new piece's title where `titled` says so, or, left open, where it reads like one and text follows. A cut before the first or
    after the last block changes nothing.
    """
    piece = pieces[index]
    if not 0 < block < len(piece.blocks):
        return tuple(pieces)
    rest = piece.blocks[block:]
    is_titled = len(rest) > 1 and (reads_like_title(rest[0]) if titled is None else titled)
    reason = "split by the reviewer"
    upper = replace(piece, blocks=piece.blocks[:block], certain=True, reason=reason)
    lower = replace(
        piece,
        title=rest[0].text if is_titled else None,
        blocks=rest[1:] if is_titled else rest,
        certain=True,
        reason=reason,
        title_blocks=rest[:1] if is_titled else (),
    )
    return (*pieces[:index], upper, lower, *pieces[index + 1 :])


def drop(pieces: Sequence[Piece], index: int) -> tuple[Piece, ...]:
    """Return the pieces without piece `index`."""
    return (*pieces[:index], *pieces[index + 1 :])


def rename(pieces: Sequence[Piece], index: int, title: str) -> tuple[Piece, ...]:
    """Return the pieces with `title` for piece `index`; its text stays as it is."""
    return (*pieces[:index], replace(pieces[index], title=title.strip() or None), *pieces[index + 1 :])


def reads_like_title(block: Block) -> bool:
    """Whether a block is a heading or a short line without a full stop."""
    if block.kind is BlockKind.HEADING:
        return True
    text = block.text.rstrip()
    return block.kind is BlockKind.PARAGRAPH and len(text) <= 160 and "\n" not in text and text[-1:] not in ".:;,،؛۔"
