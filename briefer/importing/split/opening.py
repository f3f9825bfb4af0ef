"""Finds the title at the head of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.bulletin import Block, BlockKind
from briefer.importing.labels import is_labelled, label_value
from briefer.importing.split.lines import comparable, is_bullet, is_date_line, is_heading_line, is_rule
from briefer.importing.titles import read_title

_LOOK = 6  # blocks
_LONGEST = 250
_LONGEST_LINE = 160
_LINES = 4  # at the head, among them the title
_ISSUER = re.compile(
    r"\b(?:desk|cent(?:er|re)|institute?|agency|office|bureau|observatory|foundation|council|network|ministry)$|"
    r"^(?:(?:the )?(?:ministry|office|department|cent(?:er|re)|institute|council|bureau) (?:of|for)\b|مركز|معهد|وكالة|وزارة|"
    r"מרכז|מכון|משרד|סוכנות|مرکز|خبرگزاری|وزارت)",
    re.IGNORECASE,
)


def opening_title(
    blocks: Sequence[Block], named: str | None = None, *, named_well: bool = False
) -> tuple[str | None, tuple[int, ...]]:
    """Return the title at the head of `blocks` and the numbers of the blocks it stands in, all where it is repeated.

    None and () where there is none. `named` is what the file calls itself: a line that says the same is the title. Where it is
    `named_well` (the head of a page), no other line is but a heading that is much the same or of the first level, or one with a period.
    """
    at = _place(blocks, named, named_well=named_well)
    if at is None:
        return None, ()
    title = blocks[at].text
    same = [i for i in range(min(len(blocks), at + 4)) if comparable(blocks[i].text) == comparable(title)]
    return " ".join((label_value(title, "title") or title).split()), tuple(same)


def _place(blocks: Sequence[Block], named: str | None, *, named_well: bool) -> int | None:
    head = [(i, block) for i, block in enumerate(blocks[:_LOOK]) if not is_rule(block)]
    wanted = comparable(named) if named else ""
    if wanted and (at := _named(head, wanted)) is not None:
        return at
    for i, block in head[:4]:
        if block.kind is BlockKind.HEADING:
            if i > 0 and _comes_again(blocks, block):
                break  # one of several: the line above is the title
            if not named_well or block.level == 1 or _much_the_same(comparable(block.text), wanted):
                return i
            if not wanted and i == 0 and not _comes_again(blocks, block):  # a piece of a page, as from the clipboard
                return i
            if read_title(block.text).series and read_title(block.text).period:
                return i
            break
        if len(block.text) > _LONGEST_LINE:  # running text has begun
            break
    return _first_line(blocks, head, needs_period=named_well and bool(wanted))


def _comes_again(blocks: Sequence[Block], heading: Block) -> bool:
    """Whether other headings of the level say something else."""
    same = (block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == heading.level)
    return any(text != heading.text for text in same)


def _named(head: Sequence[tuple[int, Block]], wanted: str) -> int | None:
    for i, block in head:
        said = comparable(block.text)
        if said == wanted or (len(said) > 12 and wanted.startswith(said + " ") and len(block.text) < _LONGEST):
            return i
    return None


def _much_the_same(one: str, other: str) -> bool:
    """Whether half of the words are shared."""
    mine, theirs = set(one.split()), set(other.split())
    return len(mine & theirs) >= 0.5 * max(1, min(len(mine), len(theirs)))


def _first_line(blocks: Sequence[Block], head: Sequence[tuple[int, Block]], *, needs_period: bool) -> int | None:
    """Return the first paragraph that reads like a title and is followed by longer text.

    Labelled lines ("Issuer: Meridian Desk") are none, and neither is the name of an issuer above another such line.
    """
    lines = [i for i in _title_lines(blocks, head) if not needs_period or read_title(blocks[i].text).period is not None]
    if len(lines) > 1 and _names_issuer(blocks[lines[0]].text):
        return lines[1]
    return lines[0] if lines else None


def _title_lines(blocks: Sequence[Block], head: Sequence[tuple[int, Block]]) -> Iterator[int]:
    for i, block in head[:_LINES]:
        if block.kind is not BlockKind.PARAGRAPH or is_bullet(block) or len(block.text) > _LONGEST:
            return
        if is_date_line(block) or is_labelled(block.text):
            continue
        longest = max((len(after.text) for after in blocks[i + 1 : i + 6]), default=0)
        if longest <= len(block.text) or not (is_heading_line(block) or read_title(block.text).period is not None):
            return
        yield i


def _names_issuer(line: str) -> bool:
    return len(line.split()) <= 6 and not any(character.isdigit() for character in line) and bool(_ISSUER.search(line))
