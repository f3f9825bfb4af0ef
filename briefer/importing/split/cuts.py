"""A cut: where an item begins, and what it follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.bulletin import Block, BlockKind
from briefer.importing.split.lines import is_heading_line, is_rule


@dataclass(frozen=True, slots=True)
class Cut:
    """An item begins at block `start`; its text begins at `body` (the blocks between are its title) and ends before `end`."""

    start: int
    body: int
    end: int
    reason: str
    title: str | None = None
    certain: bool = True
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """The file as splitting sees it: blocks (rules among them), and what it calls itself."""

    blocks: tuple[Block, ...]
    title: str
    language: str | None = None

    def lengths(self, start: int, end: int) -> int:
        """Characters of running text in blocks `[start, end)`, headings and rules left out."""
        return sum(
            len(block.text)
            for block in self.blocks[start:end]
            if block.kind is not BlockKind.HEADING and not is_rule(block)
        )


def text_after(blocks: Sequence[Block], at: int) -> Block | None:
    """Return the block after block `at` that is no drawn line."""
    return next((blocks[i] for i in range(at + 1, len(blocks)) if not is_rule(blocks[i])), None)


def text_follows(blocks: Sequence[Block], at: int) -> bool:
    """Whether running text comes directly after block `at`."""
    following = text_after(blocks, at)
    return (
        following is not None
        and following.kind is not BlockKind.HEADING
        and not (is_heading_line(following) and len(following.text) < 60)
    )
