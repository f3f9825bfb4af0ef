"""Cuts what a file holds into bulletins: items of a digest each its own piece, a single report in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefer.bulletin import Block, BlockKind
from briefer.importing.reading import Metadata
from briefer.importing.split.contents import find_announced
from briefer.importing.split.cuts import Cut, Digest
from briefer.importing.split.events import find_events
from briefer.importing.split.headings import find_days, find_headed
from briefer.importing.split.lined import find_lined, find_run_in
from briefer.importing.split.lines import comparable, is_date_line, is_foot, is_rule, names_digest
from briefer.importing.split.mails import find_mails
from briefer.importing.split.mending import mended
from briefer.importing.split.numbered import find_numbered, find_ruled
from briefer.importing.split.opening import opening_title
from briefer.importing.split.pieces import Piece, drop, merge, rename, split_at
from briefer.importing.split.titled import find_titled
from briefer.importing.titles import read_title

__all__ = ["Piece", "drop", "merge", "rename", "split", "split_at"]

# Strongest evidence first; the first that finds items has it.
_STRATEGIES: tuple[Callable[[Digest], list[Cut] | None], ...] = (
    find_mails,
    find_events,
    find_titled,
    find_announced,
    find_days,
    find_headed,
    find_numbered,
    find_ruled,
    find_lined,
    find_run_in,
)
_FRONT = 6  # blocks at the head of a file that may say who issued it
_FOREWORD = 240  # characters of running text before the first item that are worth a piece of their own
_MOST_FRONT = 300  # characters of lines of any kind that may be left out as the head of a digest


def split(blocks: Sequence[Block], metadata: Metadata) -> tuple[Piece, ...]:
    """Return the bulletins in `blocks`, at least one where there is any text; drawn lines are left out."""
    given = mended(blocks)
    if not any(not is_rule(block) for block in given):
        return ()
    title, taken = _opening(given, metadata)
    if _is_first_item(given, taken, metadata):
        title = metadata.title
    digest = Digest(given, title or metadata.title or "", metadata.language)
    for find in _STRATEGIES:
        cuts = find(digest)
        if cuts and (len(cuts) > 1 or find is find_mails):
            return _pieces(digest, cuts)
    return (_whole(given, metadata),)


def _is_first_item(blocks: tuple[Block, ...], title: tuple[int, ...], metadata: Metadata) -> bool:
    """Whether the heading at the top is but the first of several in a file that calls itself a digest."""
    if metadata.origin != "file properties" or not names_digest(metadata.title or "") or not title:
        return False
    first = blocks[title[0]]
    others = [b for b in blocks[title[-1] + 1 :] if b.kind is BlockKind.HEADING and b.level == first.level]
    return first.kind is BlockKind.HEADING and not names_digest(first.text) and bool(others)


def _opening(blocks: tuple[Block, ...], metadata: Metadata) -> tuple[str | None, tuple[int, ...]]:
    """Return the title at the head of the text and its blocks. A mail has its subject: its first line is often but a greeting."""
    title, taken = opening_title(blocks, metadata.title, named_well=metadata.origin == "page head")
    if title is None or metadata.origin != "mail header" or not metadata.title:
        return title, taken
    is_title = any(blocks[at].kind is BlockKind.HEADING for at in taken) or read_title(title).period is not None
    return (title, taken) if is_title or comparable(title) == comparable(metadata.title) else (None, ())


def _whole(blocks: tuple[Block, ...], metadata: Metadata) -> Piece:
    """Return the file in one piece, its title taken out of the text."""
    title, taken = _opening(blocks, metadata)
    kept = tuple(block for i, block in enumerate(blocks) if i not in taken and not is_rule(block))
    if not kept:
        return Piece(title, tuple(block for block in blocks if not is_rule(block)))
    return Piece(title, kept, title_blocks=tuple(blocks[i] for i in taken))


def _pieces(digest: Digest, cuts: Sequence[Cut]) -> tuple[Piece, ...]:
    first = digest.blocks[cuts[0].start].text
    if comparable(first) == comparable(digest.title):  # the file begins with its first item and has no title of its own
        digest = replace(digest, title="")
    foreword = _foreword(digest, cuts)
    before = digest.blocks[: min(cuts[0].start, _FRONT)]
    front = tuple(block for block in before if not is_rule(block) and block.text not in cuts[0].context)
    pieces = tuple(replace(_piece(digest, cut), front=front) for cut in cuts)
    return foreword + tuple(piece for piece in pieces if piece.blocks)


def _piece(digest: Digest, cut: Cut) -> Piece:
    heads = tuple(block for block in digest.blocks[cut.start : cut.body] if not is_rule(block))
    body = _without_foot([block for block in digest.blocks[cut.body : cut.end] if not is_rule(block)])
    title = cut.title or " ".join(block.text for block in heads) or None
    if not body:
        heads, body = (), heads
    context = tuple(text for text in cut.context if comparable(text) != comparable(digest.title))
    return Piece(title, body, cut.certain, cut.reason, " / ".join(context), digest.title, heads)


def _without_foot(blocks: list[Block]) -> tuple[Block, ...]:
    """Take the newsletter's foot off its last item."""
    while len(blocks) > 1 and is_foot(blocks[-1]):
        blocks.pop()
    return tuple(blocks)


def _foreword(digest: Digest, cuts: Sequence[Cut]) -> tuple[Piece, ...]:
    """Return what stands before the first item where it is more than a title, contents and a line or two."""
    titles = {comparable(digest.blocks[cut.start].text) for cut in cuts}
    before = [
        block
        for block in digest.blocks[: cuts[0].start]
        if not is_rule(block)
        and comparable(block.text) not in titles
        and comparable(block.text) != comparable(digest.title)
    ]
    running = [block for block in before if block.kind is BlockKind.PARAGRAPH and len(block.text) > 100]
    lines = [block for block in before if block.kind is not BlockKind.HEADING and not is_date_line(block)]
    if _length(running) < _FOREWORD and _length(lines) < _MOST_FRONT:
        return ()
    return (Piece(digest.title or None, tuple(before), False, "text before the first item", "", digest.title),)


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)
