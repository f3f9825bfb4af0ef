"""Cuts a file at titles that name a period ("Spotlight on Iran (July 28 – August 11, 2019)"), and at titles of their like without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefer.bulletin import Block, BlockKind
from briefer.importing.split.cuts import Cut, Digest
from briefer.importing.split.lines import comparable, is_generic, is_heading_line, is_rule, names_digest
from briefer.importing.titles import TitleReading, read_title, reads_as_sentence
from briefer.text.sentences import sentence_spans

_LONGEST_TITLE = 220
_MOST_WORDS = 30  # of a series' name and its period
_LONGEST_SENTENCES = 280  # a title of one or two sentences
_REASON = "titles with periods"


@dataclass(frozen=True, slots=True)
class _Titled:
    index: int
    reading: TitleReading


def find_titled(digest: Digest) -> list[Cut] | None:
    """Return a cut a title, None where fewer than two titles name a period."""
    blocks = digest.blocks
    titles = _titles(blocks)
    if len(titles) < 2 or _are_sections(titles, blocks, digest.title) or _are_sources(titles, blocks):
        return None
    starts = {title.index: True for title in titles} | dict.fromkeys(_sisters(titles, blocks), True)
    starts |= dict.fromkeys(_untitled(sorted(starts), blocks), False)
    ordered = sorted(starts)
    ends = [*ordered[1:], len(blocks)]
    reasons = {True: _REASON, False: "a sentence that reads like a title"}
    return [
        Cut(at, at + 1, end, reasons[starts[at]], certain=starts[at]) for at, end in zip(ordered, ends, strict=True)
    ]


def _titles(blocks: Sequence[Block]) -> list[_Titled]:
    """Return the titles with text below them; one said twice, or announced in a list of contents, counts where its text is."""
    found = [_Titled(i, reading) for i, block in enumerate(blocks) if (reading := _reading(block)) is not None]
    found = [title for title in found if not _follows_quotation(title.index, blocks)]
    return [title for n, title in enumerate(found) if _has_text(title, found[n + 1 : n + 2], blocks)]


def _follows_quotation(at: int, blocks: Sequence[Block]) -> bool:
    """Whether a line says where the quotation above it is from."""
    return at > 0 and blocks[at].kind is BlockKind.PARAGRAPH and blocks[at - 1].kind is BlockKind.QUOTATION


def _are_sources(titles: Sequence[_Titled], blocks: Sequence[Block]) -> bool:
    """Whether they are lines that say where a text is from, in a report that has headings of its own above other text."""
    known = {title.index for title in titles}
    if any(blocks[at].kind is BlockKind.HEADING for at in known):
        return False
    chapters = [
        i
        for i, block in enumerate(blocks[:-1])
        if block.kind is BlockKind.HEADING
        and i - 1 not in known
        and i + 1 not in known
        and blocks[i + 1].kind is not BlockKind.HEADING
        and len(blocks[i + 1].text) > 60
    ]
    return len(chapters) >= 2 and chapters[0] < titles[0].index


def _has_text(title: _Titled, following: Sequence[_Titled], blocks: Sequence[Block]) -> bool:
    end = following[0].index if following else len(blocks)
    between = [
        block for block in blocks[title.index + 1 : end] if not is_rule(block) and block.kind is not BlockKind.HEADING
    ]
    if not any(len(block.text) > 60 or block.kind is BlockKind.TABLE for block in between):
        return False
    said_again = following and comparable(blocks[following[0].index].text) == comparable(blocks[title.index].text)
    return not said_again or sum(len(block.text) for block in between) > 400


def _reading(block: Block) -> TitleReading | None:
    """Return what a block says as a title, None where it is none or names no period."""
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or len(block.text) > _LONGEST_TITLE:
        return None
    if not any(character.isdigit() for character in block.text) or "\n" in block.text:
        return None
    text = block.text.rstrip(" .*")
    if (
        block.kind is BlockKind.PARAGRAPH
        and not text.endswith(")")
        and (len(block.text.split()) > _MOST_WORDS or reads_as_sentence(block.text))
    ):
        return None
    if block.kind is BlockKind.PARAGRAPH and len(sentence_spans(text)) > 1:
        return None
    reading = read_title(text)
    if reading.period is None or not (reading.series or block.kind is BlockKind.HEADING or text.endswith(")")):
        return None
    stem = text[: reading.period.start] + text[reading.period.end :]
    return reading if any(len(word) > 2 for word in comparable(stem).split()) and not _is_caption(block.text) else None


def _is_caption(text: str) -> bool:
    first = text.split(None, 1)[0].casefold().rstrip(".:")
    return first in {
        "map",
        "figure",
        "fig",
        "table",
        "photo",
        "picture",
        "source",
        "note",
        "by",
        "carte",
        "tableau",
        "خريطة",
        "جدول",
        "מפה",
        "טבלה",
        "نقشه",
    }


def _are_sections(titles: Sequence[_Titled], blocks: Sequence[Block], file_title: str) -> bool:
    """Whether they are dated sections of one report: headings below its own title, within its own period."""
    whole = read_title(file_title).period
    if whole is None or names_digest(file_title):
        return False
    first = blocks[titles[0].index]
    rest = titles[1:] if comparable(first.text) == comparable(file_title) else titles
    if not rest or any(title.reading.series == read_title(file_title).series for title in rest):
        return False
    deeper = all(blocks[title.index].kind is BlockKind.HEADING and blocks[title.index].level > 1 for title in rest)
    within = all(
        title.reading.period and whole.first <= title.reading.period.first and title.reading.period.last <= whole.last
        for title in rest
    )
    return deeper and within


def _sisters(titles: Sequence[_Titled], blocks: Sequence[Block]) -> list[int]:
    """Return headings of the titles' own level that name no period but have text below."""
    kinds = {(blocks[title.index].kind, blocks[title.index].level) for title in titles}
    if len(kinds) != 1 or titles[0].index is None or blocks[titles[0].index].kind is not BlockKind.HEADING:
        return []
    level = blocks[titles[0].index].level
    known = {title.index for title in titles}
    return [
        i
        for i, block in enumerate(blocks)
        if i > titles[0].index and i not in known and block.kind is BlockKind.HEADING and block.level == level
        if not is_generic(block.text) and i + 1 < len(blocks) and blocks[i + 1].kind is not BlockKind.HEADING
    ]


def _untitled(starts: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """Return short paragraphs that open an item without a period: after an item as long as the others, before a longer paragraph."""
    bodies = [_body(blocks, start + 1, end) for start, end in pairwise([*starts, len(blocks)])]
    found: list[int] = []
    lengths = Counter(len(body) for body in bodies)
    for body in bodies:
        others = lengths - Counter([len(body)])
        candidates = [place for place in range(1, len(body) - 1) if _opens_item(blocks, body, place)]
        if not candidates or len(candidates) > 3:
            continue
        usual = {others.most_common(1)[0][0], max(others)}
        if candidates[0] in usual and len(body) > max(others):
            found += [body[place] for place in candidates]
    return found


def _body(blocks: Sequence[Block], start: int, end: int) -> list[int]:
    return [i for i in range(start, end) if not is_rule(blocks[i])]


def _opens_item(blocks: Sequence[Block], body: Sequence[int], place: int) -> bool:
    """Whether a paragraph is short, of two sentences at most, after a full paragraph and before a longer one."""
    before, block, after = (blocks[body[place + step]] for step in (-1, 0, 1))
    if any(one.kind is not BlockKind.PARAGRAPH for one in (before, block, after)):
        return False
    short = (
        len(block.text) <= _LONGEST_SENTENCES and len(sentence_spans(block.text)) <= 2 and block.text[-1:] not in ":;"
    )
    return (
        short
        and len(after.text) >= 1.5 * len(block.text)
        and (len(before.text) >= 1.5 * len(block.text) or is_heading_line(block))
    )
