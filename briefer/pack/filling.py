"""Filling a section: a summary whose sentences have their passages, then the best excerpts, newest first."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.bulletin import Block, BlockKind, Bulletin, Mention, Passage
from briefer.pack.earlier import Earlier
from briefer.pack.model import AnyItem, Excerpt, Section, Summary, SummarySentence, TableItem
from briefer.pack.naming import content_id, passage_key
from briefer.pack.sharing import Ground, Place, Share
from briefer.summaries import Chosen, leans, rank_excerpts, summarise
from briefer.topics import Taxonomy

_SUMMARY_SENTENCES = 4
_SUMMARY_WORDS = 120
_SECTION_WORDS = 420
_SHORT = 60  # words up to which a section is its summary
_EXCERPTS = 4
_LOOKED_AT = 16
_MOST_STRETCHES = 300  # the newest of a topic's, from which a summary is chosen; twice as many for excerpts
_FEWEST_WORDS = 6
_TABLE_CELLS = 120
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM)


@dataclass(slots=True)
class Budget:
    """Words a section may take, for its summary and in all, and how many it took."""

    words: int
    summary: int
    spent: int = 0

    @classmethod
    def of_section(cls, words: int | None) -> Budget:
        """Return the budget of a section that may take `words`, a usual one for None."""
        if words is None:
            return cls(_SECTION_WORDS, _SUMMARY_WORDS)
        return cls(words, min(_SUMMARY_WORDS, max(words * 2 // 5, min(words, _SHORT))))

    def take(self, text: str) -> bool:
        """Take the words of a text, where there is room for all of them."""
        words = len(text.split())
        if self.spent + words > self.words:
            return False
        self.spent += words
        return True


def fill_section(
    share: Share,
    bulletins: Sequence[Bulletin],
    mentions: Mapping[str, Sequence[Mention]],
    taxonomy: Taxonomy,
    earlier: Earlier,
    budget: Budget,
) -> Section:
    """Return the section for a share of the blocks; it holds no items where nothing is left to say within the budget."""
    by_id = {bulletin.id: bulletin for bulletin in bulletins}
    fresh = [place for place in share.places if not earlier.has(_passage(by_id, place))]
    holding = {place.bulletin for place in fresh}
    own = [bulletin for bulletin in bulletins if bulletin.id in holding]
    named = _named(own, mentions, frozenset(taxonomy.below(share.topic)))
    sentences = _sentences(own, by_id, fresh, named, earlier, budget)
    excerpts = _excerpts(own, by_id, fresh, mentions, earlier, sentences, budget)
    items: list[AnyItem] = []
    if sentences:
        key = content_id("summary", share.topic, *(passage_key(p) for s in sentences for p in s.passages))
        items.append(Summary(id=key, sentences=tuple(sentences)))
    items += excerpts
    items += _tables(by_id, fresh, earlier, budget)
    return Section(
        id=content_id("section", share.topic),
        title=taxonomy.topic(share.topic).label,
        topic=share.topic,
        items=tuple(items),
    )


def _named(
    own: Sequence[Bulletin], mentions: Mapping[str, Sequence[Mention]], topics: frozenset[str]
) -> dict[str, list[tuple[int, int, int]]]:
    """Return where a topic, or one below it, is named: sentences that name it tell more of it."""
    return {
        bulletin.id: [
            (mention.passage.block, mention.passage.start, mention.passage.end)
            for mention in mentions.get(bulletin.id, ())
            if mention.topic in topics
        ]
        for bulletin in own
    }


def _sentences(
    own: Sequence[Bulletin],
    by_id: Mapping[str, Bulletin],
    fresh: Sequence[Place],
    named: Mapping[str, Sequence[tuple[int, int, int]]],
    earlier: Earlier,
    budget: Budget,
) -> list[SummarySentence]:
    """Return the summary's sentences, newest first; about a quarter of what there is to say, four at most."""
    running = [place for place in fresh if _block(by_id, place).kind in _RUNNING]
    running = _telling(running, by_id)[:_MOST_STRETCHES]
    if not running:
        return []
    focus: dict[str, list[tuple[int, int, int]]] = {}
    for place in running:
        focus.setdefault(place.bulletin, []).append((place.block, place.start, place.end))
    own = [bulletin for bulletin in own if bulletin.id in focus]
    available = sum(len(_passage(by_id, place).quotation.split()) for place in running)
    wanted = max(1, min(_SUMMARY_SENTENCES, available // 60))
    spare = _SUMMARY_SENTENCES if earlier else 1
    room = min(budget.summary, budget.words - budget.spent)
    for words in (None, room):  # the best sentences, and where none of them fits, the best of those that do
        chosen = summarise(own, focus=focus, favour=named, sentences=wanted + spare, words=words, newest_first=True)
        chosen = tuple(one for one in chosen if not _is_mixed(one.text)) or chosen
        kept = _fitting(chosen, Ground(running), earlier, wanted, Budget(room, 0))
        if kept:
            break
    for sentence in kept:
        budget.take(sentence.text)
    return kept


def _is_mixed(text: str) -> bool:
    """Whether words of both directions stand in a sentence: fit for an excerpt, hard to read in a summary."""
    directions = {unicodedata.bidirectional(character) for character in text}
    return "L" in directions and not directions.isdisjoint(("R", "AL"))


def _telling(running: Sequence[Place], by_id: Mapping[str, Bulletin]) -> list[Place]:
    """Return the blocks a summary is chosen from: paragraphs before list items, and those in the language most of them are in."""
    prose = [place for place in running if _block(by_id, place).kind is not BlockKind.LIST_ITEM] or list(running)
    spoken = Counter(language for place in prose if (language := _language(by_id, place)))
    most = min(spoken, key=lambda language: (-spoken[language], language)) if spoken else None
    return [place for place in prose if _language(by_id, place) in (most, None)]


def _language(by_id: Mapping[str, Bulletin], place: Place) -> str | None:
    return _block(by_id, place).language or by_id[place.bulletin].language


def _fitting(
    chosen: Sequence[Chosen], ground: Ground, earlier: Earlier, wanted: int, room: Budget
) -> list[SummarySentence]:
    kept: list[SummarySentence] = []
    for sentence in chosen:
        passages = tuple(passage for passage in sentence.passages if ground.holds(passage))
        if (
            not passages
            or passages[0] != sentence.passages[0]
            or len(kept) == wanted
            or any(earlier.has(passage) for passage in passages)
        ):
            continue
        if room.take(sentence.text):
            kept.append(SummarySentence(text=sentence.text, passages=passages))
    return kept


def _excerpts(
    own: Sequence[Bulletin],
    by_id: Mapping[str, Bulletin],
    fresh: Sequence[Place],
    mentions: Mapping[str, Sequence[Mention]],
    earlier: Earlier,
    sentences: Sequence[SummarySentence],
    budget: Budget,
) -> list[Excerpt]:
    """Return the best excerpts that fit, newest first; one that the summary already says whole is left out."""
    running = [place for place in fresh if _block(by_id, place).kind in _RUNNING]
    ground = Ground(running[: 2 * _MOST_STRETCHES])
    named = {
        bulletin.id: [mention for mention in mentions.get(bulletin.id, ()) if ground.touched(mention.passage)]
        for bulletin in own
    }
    said = [passage for sentence in sentences for passage in sentence.passages]
    ranked = sorted(rank_excerpts(own, named, limit=_LOOKED_AT), key=lambda one: -one.score)
    found = [clipped for one in ranked for clipped in _clipped(one.passage, ground, by_id)]
    fit = [passage for passage in found if not earlier.has(passage) and not _is_said(passage, said)]
    # What tells something beside the summary comes first; what repeats a sentence of it, or begins amid a thought, only fills up.
    fit.sort(
        key=lambda passage: (
            passage.start > 0 and leans(passage.quotation),
            any(_overlap(passage, other) for other in said),
        )
    )
    kept: list[Passage] = []
    for passage in fit:
        if len(kept) == _EXCERPTS:
            break
        if not any(_overlap(passage, other) for other in kept) and budget.take(passage.quotation):
            kept.append(passage)
    rank = {bulletin.id: number for number, bulletin in enumerate(own)}
    kept.sort(key=lambda passage: (rank[passage.bulletin], passage.block, passage.start))
    return [_excerpt(passage, earlier) for passage in kept]


def _excerpt(passage: Passage, earlier: Earlier) -> Excerpt:
    status = "update" if earlier.touches(passage) else ""
    return Excerpt(id=content_id("excerpt", passage_key(passage)), passage=passage, status=status)


def _tables(by_id: Mapping[str, Bulletin], fresh: Sequence[Place], earlier: Earlier, budget: Budget) -> list[TableItem]:
    """Return the first table of the share that is small enough to quote whole."""
    for place in fresh:
        block = _block(by_id, place)
        if block.kind is BlockKind.TABLE and sum(map(len, block.rows)) <= _TABLE_CELLS and budget.take(block.text):
            passage = _passage(by_id, place)
            key = content_id("table", passage_key(passage))
            return [TableItem(id=key, rows=block.rows, header_rows=block.header_rows, passages=(passage,))]
    return []


def _block(by_id: Mapping[str, Bulletin], place: Place) -> Block:
    return by_id[place.bulletin].blocks[place.block]


def _passage(by_id: Mapping[str, Bulletin], place: Place) -> Passage:
    text = _block(by_id, place).text
    return Passage(place.bulletin, place.block, place.start, place.end, text[place.start : place.end])


def _clipped(passage: Passage, ground: Ground, by_id: Mapping[str, Bulletin]) -> list[Passage]:
    """Return what of a passage the section may quote: whole sentences, of six words or more."""
    parts: list[Passage] = []
    for place in ground.touched(passage):
        start, end = max(place.start, passage.start), min(place.end, passage.end)
        words = _passage(by_id, Place(place.bulletin, place.block, start, end)).quotation
        left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        if len(words.split()) >= _FEWEST_WORDS:
            parts.append(Passage(place.bulletin, place.block, start + left, end - right, words.strip()))
    return parts


def _overlap(one: Passage, other: Passage) -> bool:
    return (
        (one.bulletin, one.block) == (other.bulletin, other.block) and one.start < other.end and other.start < one.end
    )


def _is_said(passage: Passage, said: Sequence[Passage]) -> bool:
    """Whether the summary's sentences already hold most of the passage."""
    covered = sum(
        min(other.end, passage.end) - max(other.start, passage.start) for other in said if _overlap(passage, other)
    )
    return covered > 0.8 * (passage.end - passage.start)
