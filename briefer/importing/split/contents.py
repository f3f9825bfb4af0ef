"""Cuts a file at the titles that its own list of contents announces ("In this issue")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.bulletin import Block, BlockKind
from briefer.importing.split.cuts import Cut, Digest, text_follows
from briefer.importing.split.lines import comparable, is_bullet, is_generic, is_rule, names_digest

_ISSUE = re.compile(
    r"(?:in|inside) this (?:issue|edition|digest|newsletter|week|bulletin)|this (?:week|issue)|today'?s (?:news|stories|"
    r"headlines)|headlines|top stories|items|"
    r"dans ce numéro|au sommaire|in dieser ausgabe|en este número|في هذا العدد|عناوين|العناوين|محتويات العدد|בגיליון זה|"
    r"בגיליון|הכותרות|כותרות|در این شماره|عناوین|سرخط",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"(?:table of )?contents|index|sommaire|table des matières|inhalt|المحتويات|الفهرس|فهرس|תוכן(?: העניינים)?|فهرست(?: مطالب)?",
    re.IGNORECASE,
)
_LOOK_AHEAD = 80


def find_announced(digest: Digest) -> list[Cut] | None:
    """Return a cut an announced title, None where nothing is announced or what is announced are the chapters of a report."""
    blocks = digest.blocks
    marker = _marker(blocks)
    entries = _entries(blocks, marker)
    if len(entries) < 2:
        return None
    starts = _matched(blocks, entries)
    if len(starts) < max(2, 0.6 * len(entries)):
        return None
    says_issue = marker is not None and bool(_ISSUE.fullmatch(_bare(blocks[marker])))
    generic = sum(1 for at in starts if is_generic(blocks[at].text))
    if generic or not (says_issue or names_digest(digest.title)):
        return None
    return [
        Cut(at, at + 1, end, "announced in the contents")
        for at, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
    ]


def _bare(block: Block) -> str:
    return block.text.strip(" :.*–—-")


def _marker(blocks: Sequence[Block]) -> int | None:
    """Return the place of the line "In this issue" or "Contents" near the top."""
    for i, block in enumerate(blocks[:15]):
        bare = _bare(block)
        if len(bare) < 50 and (_ISSUE.fullmatch(bare) or _CONTENTS.fullmatch(bare)):
            return i
    return None


def _entries(blocks: Sequence[Block], marker: int | None) -> list[str]:
    """Return the announced titles: the short blocks after the marker, or the first list near the top."""
    start = (
        marker + 1 if marker is not None else next((i for i, block in enumerate(blocks[:8]) if is_bullet(block)), None)
    )
    if start is None:
        return []
    entries: list[str] = []
    for block in blocks[start : start + _LOOK_AHEAD]:
        if is_rule(block):
            continue
        lines = block.text.split("\n")
        if any(len(line) > 200 for line in lines) or (marker is None and not is_bullet(block)):
            break
        titles = [comparable(line.replace("\t", " ")) for line in lines]
        if any(title in entries for title in titles):
            break
        entries += [title for title in titles if title]
    return entries


def _matched(blocks: Sequence[Block], entries: Sequence[str]) -> list[int]:
    """Return the blocks that repeat an entry and have text below, in order."""
    wanted = {entry for entry in entries if len(entry) > 3}
    found = [i for i, block in enumerate(blocks) if _repeats(block, wanted) and text_follows(blocks, i)]
    last: dict[str, int] = {comparable(blocks[i].text): i for i in found}
    return sorted(last.values())


def _repeats(block: Block, wanted: set[str]) -> bool:
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or len(block.text) > 250:
        return False
    return comparable(block.text) in wanted
