"""Cuts newsletters, collections and day-by-day reports at their headings; the chapters of a single report stay together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefer.bulletin import Block, BlockKind, MarkKind
from briefer.importing.split.cuts import Cut, Digest, text_after
from briefer.importing.split.lines import is_date_line, is_generic, is_heading_line, is_rule, names_digest

_MORE = re.compile(
    r"(?:read|see|learn) (?:more|the (?:full|original))\b|continue reading|full (?:story|text|article)|lire (?:la suite|"
    r"plus)|weiterlesen|mehr lesen|leer más|"
    r"اقرأ المزيد|للمزيد|קרא עוד|לקריאה|ادامه مطلب|devamını oku",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^\s*(?:source|sources|link|url|by|from|via|المصدر|מקור|منبع|quelle|fuente)\s*:?\s", re.IGNORECASE
)
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'/-]{2,40}(?:\([\w .]+\)\s*)?[,\s]+(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})?[^a-z]{0,12}[–—-]"
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_SECTION_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)+|[IVX]+)[.)\s]")


def find_days(digest: Digest) -> list[Cut] | None:
    """Return a cut a day where the headings are days ("Wednesday, January 15, 2025"), None where fewer than two are."""
    blocks = digest.blocks
    days = [i for i, block in enumerate(blocks[:-1]) if is_date_line(block) and not is_date_line(blocks[i + 1])]
    if len(days) < 2 or digest.lengths(0, days[0]) > 0.2 * digest.lengths(0, len(blocks)):
        return None
    if sum(1 for day in days if day and _names_item(blocks, day - 1)) >= 0.5 * len(days):
        return None  # bylines: each item has its title above its day
    if any(digest.lengths(day + 1, end) < 60 for day, end in zip(days, [*days[1:], len(blocks)], strict=True)):
        return None
    return [Cut(at, at + 1, end, "a heading a day") for at, end in zip(days, [*days[1:], len(blocks)], strict=True)]


def _names_item(blocks: Sequence[Block], at: int) -> bool:
    return is_heading_line(blocks[at]) and not is_date_line(blocks[at]) and at > 0


def find_headed(digest: Digest) -> list[Cut] | None:
    """Return a cut an item heading, None where the headings are chapters."""
    blocks = digest.blocks
    level = _item_level(blocks)
    if level is None:
        return None
    starts = [
        i
        for i, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING and block.level == level and _has_body(blocks, i)
    ]
    spans = [(start, _end(blocks, start, level)) for start in starts]
    says_so = names_digest(digest.title)
    if any(_heads_chapter(blocks[at]) for at in starts) or not (says_so or _all_tell_origin(blocks, spans)):
        return None
    told = sum(1 for start, end in spans if _tells_origin(blocks[start:end]))
    reason = "headings of a digest" if says_so else "headings with a source each"
    certain = says_so and (told >= 0.5 * len(spans) or len(spans) >= 3)
    above = _above(blocks, starts)
    return [
        Cut(at, at + 1, end, reason, certain=certain, context=context)
        for (at, end), context in zip(spans, above, strict=True)
    ]


def _heads_chapter(heading: Block) -> bool:
    return is_generic(heading.text) or bool(_SECTION_NUMBER.match(heading.text))


def _all_tell_origin(blocks: Sequence[Block], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether nearly all items say where they are from, and none asks a question, as the sections of an article do."""
    told = sum(1 for start, end in spans if _tells_origin(blocks[start:end]))
    asks = any(blocks[start].text.endswith(("?", "؟")) for start, _ in spans)
    return not asks and told >= 2 and told >= 0.8 * len(spans)


def _item_level(blocks: Sequence[Block]) -> int | None:
    """Return the highest level that has two headings with text directly below."""
    counts = Counter(
        block.level for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING and _has_body(blocks, i)
    )
    return min((level for level, count in counts.items() if count >= 2), default=None)


def _has_body(blocks: Sequence[Block], at: int) -> bool:
    following = text_after(blocks, at)
    return following is not None and following.kind is not BlockKind.HEADING


def _end(blocks: Sequence[Block], start: int, level: int) -> int:
    for i in range(start + 1, len(blocks)):
        if blocks[i].kind is BlockKind.HEADING and blocks[i].level <= level:
            return i
    return len(blocks)


def _above(blocks: Sequence[Block], starts: Sequence[int]) -> list[tuple[str, ...]]:
    """Return, for each start, the headings above it, outermost first."""
    wanted = set(starts)
    above: list[tuple[str, ...]] = []
    stack: list[Block] = []
    for i, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING:
            continue
        while stack and stack[-1].level >= block.level:
            stack.pop()
        if i in wanted:
            above.append(tuple(heading.text for heading in stack))
        stack.append(block)
    return above


def _tells_origin(item: Sequence[Block]) -> bool:
    """Whether an item says where it is from: its title is a link, or a source, a dateline or "read more" stands in its first or last lines."""
    if any(mark.kind is MarkKind.LINK and mark.end - mark.start >= 0.8 * len(item[0].text) for mark in item[0].marks):
        return True
    body = [block for block in item[1:] if not is_rule(block)]
    return any(_is_origin(block) for block in (*body[:2], *body[-2:]))


def _is_origin(block: Block) -> bool:
    text = block.text
    if _DATELINE.match(text):
        return True
    if len(text) > 200:
        return bool(_MORE.search(text[-60:]))
    return bool(_MORE.search(text) or _SOURCE.match(text) or _ADDRESS.fullmatch(text)) or (
        is_heading_line(block) and is_date_line(block)
    )
