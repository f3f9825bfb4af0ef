"""Excerpts: the passages of a topic that are worth quoting, whole paragraphs or runs of sentences, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from briefer.bulletin import Block, Bulletin, Mention, Passage
from briefer.summaries.candidates import is_running, newest_first_of, stands_alone
from briefer.summaries.terms import terms_of
from briefer.text.sentences import sentence_spans

_WHOLE_WORDS = 130
_FEWEST_WORDS = 6
_LONGEST_WORDS = 110
_SAME = 0.6
_WITHIN = 0.85


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage for a topic; a higher score is better. `topic` is the one mentioned most in it."""

    passage: Passage
    score: float
    topic: str


def rank_excerpts(
    bulletins: Sequence[Bulletin],
    mentions: Mapping[str, Sequence[Mention]] | Iterable[Mention],
    *,
    limit: int | None = 10,
    words: int | None = None,
) -> list[RankedPassage]:
    """Return the best passages that hold any of the mentions, of the newest bulletin first; none says what another says.

    A paragraph of up to 130 words is quoted whole; of a longer one the sentences with mentions, and those between and
    before them that they lean on. `limit` counts passages, `words` their words in all.
    """
    by_bulletin = _by_bulletin(mentions)
    ordered = newest_first_of(bulletins)
    rank = {bulletin.id: number for number, bulletin in enumerate(ordered)}
    found = [each for bulletin in ordered for each in _of_bulletin(bulletin, by_bulletin.get(bulletin.id, ()))]
    age = len(ordered)
    found.sort(key=lambda each: -each.score * (1 + 0.5 * (age - rank[each.passage.bulletin]) / age))
    kept = _kept(found, limit, words)
    return sorted(
        kept, key=lambda each: (rank[each.passage.bulletin], -each.score, each.passage.block, each.passage.start)
    )


def _by_bulletin(mentions: Mapping[str, Sequence[Mention]] | Iterable[Mention]) -> Mapping[str, Sequence[Mention]]:
    if isinstance(mentions, Mapping):
        return mentions
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.passage.bulletin, []).append(mention)
    return found


def _of_bulletin(bulletin: Bulletin, mentions: Sequence[Mention]) -> Iterable[RankedPassage]:
    by_block: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_block.setdefault(mention.passage.block, []).append(mention)
    for number, named in sorted(by_block.items()):
        if number >= len(bulletin.blocks):
            continue
        block = bulletin.blocks[number]
        if not is_running(block) or block.text.strip() == bulletin.title.strip():
            continue
        spans = _spans(block, named, block.language or bulletin.language)
        for start, end in spans:
            inside = [mention for mention in named if start <= mention.passage.start and mention.passage.end <= end]
            quotation = block.text[start:end]
            if inside and len(quotation.split()) >= _FEWEST_WORDS:
                passage = Passage(bulletin.id, number, start, end, quotation)
                yield RankedPassage(passage, _score(passage, inside, number), _topic(inside))


def _spans(block: Block, mentions: Sequence[Mention], language: str | None) -> list[tuple[int, int]]:
    """Return the stretches of a block to quote: all of it, or groups of sentences around the mentions."""
    sentences = sentence_spans(block.text, language)
    if not sentences:
        return []
    if len(block.text.split()) <= _WHOLE_WORDS:
        return [(sentences[0][0], sentences[-1][1])]
    named = [any(m.passage.start < end and start < m.passage.end for m in mentions) for start, end in sentences]
    groups: list[list[int]] = []
    for index, is_named in enumerate(named):
        if not is_named:
            continue
        first = index
        while (
            first > 0 and index - first < 2 and not stands_alone(block.text[slice(*sentences[first])], opens=first == 0)
        ):
            first -= 1
        if groups and first <= groups[-1][1] + 1 and _words(block, sentences, groups[-1][0], index) <= _LONGEST_WORDS:
            groups[-1][1] = index
            continue
        if groups and first <= groups[-1][1]:  # what it leans on stands in the group before: it moves over
            first = first if first > groups[-1][0] else groups[-1][1] + 1
            groups[-1][1] = first - 1
        groups.append([first, index])
    return [(sentences[first][0], sentences[last][1]) for first, last in groups]


def _words(block: Block, sentences: Sequence[tuple[int, int]], first: int, last: int) -> int:
    return len(block.text[sentences[first][0] : sentences[last][1]].split())


def _score(passage: Passage, mentions: Sequence[Mention], number: int) -> float:
    """Return how much a passage tells of the topic: its mentions, how early they come, how much it says, where it stands."""
    words = len(passage.quotation.split())
    first = min(mention.passage.start for mention in mentions) - passage.start
    early = 1.0 - 0.5 * first / max(1, len(passage.quotation))
    many = sqrt(min(len(mentions), 5))
    length = min(1.0, words / 30) * (1.0 if words <= _WHOLE_WORDS else _WHOLE_WORDS / words)
    whole = 1.0 if stands_alone(passage.quotation, opens=passage.start == 0 and number <= 1) else 0.75
    return round(many * early * (0.4 + 0.6 * length) * whole / (1 + 0.03 * number), 4)


def _topic(mentions: Sequence[Mention]) -> str:
    return Counter(mention.topic for mention in mentions).most_common(1)[0][0]


def _kept(found: Sequence[RankedPassage], limit: int | None, words: int | None) -> list[RankedPassage]:
    kept: list[RankedPassage] = []
    said: list[frozenset[str]] = []
    room = words
    for each in found:
        if limit is not None and len(kept) >= limit:
            break
        terms = frozenset(terms_of(each.passage.quotation))
        length = len(each.passage.quotation.split())
        if (room is not None and length > room) or any(_is_said(terms, other) for other in said):
            continue
        kept.append(each)
        said.append(terms)
        room = None if room is None else room - length
    return kept


def _is_said(terms: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(terms & other)
    return shared >= _SAME * len(terms | other) or shared >= _WITHIN * min(len(terms), len(other)) > 5
