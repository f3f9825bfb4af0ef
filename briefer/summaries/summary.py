"""Summarising: central sentences that stand alone, without saying anything twice, the newest counting more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.bulletin import Bulletin, Passage
from briefer.summaries.candidates import Candidate, Focus, candidates_of, newest_first_of
from briefer.summaries.lexrank import Rows, ranks, rows_of

_SAME, _SAME_TERMS = 0.5, 0.3
_TOO_ALIKE = 0.45
_NOVELTY = 0.6
_LEANING = 0.35
_ASIDE = 0.3
_SAME_BULLETIN = 0.6
_VAGUE, _CURT = 0.7, 0.6
_FEWEST_WORDS_OF_NEWS = 9
_LEAD, _LONG_BULLETIN = 0.4, 6
_FEWEST_WORDS, _MOST_WORDS = 6, 60
_BREVITY = -0.15
_OLD, _UNDATED, _HALF_LIFE_DAYS = 0.2, 0.5, 10.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """A whole sentence, word for word. The first passage is where it stands; the others say the same in other bulletins."""

    text: str
    passages: tuple[Passage, ...]
    score: float


def summarise(
    bulletins: Sequence[Bulletin],
    *,
    focus: Focus | None = None,
    favour: Focus | None = None,
    sentences: int | None = None,
    words: int | None = None,
    newest_first: bool = True,
) -> tuple[Chosen, ...]:
    """Return the sentences that say most of what the bulletins say, within the number of sentences and words.

    `focus` narrows to sentences that touch places (block, start, end) by bulletin id; those that touch
    none of the places of `favour` (mentions of a topic, say) count less. Without any bound about a tenth of
    the sentences, three to seven, are chosen. Newest bulletin first or last; sentences of one bulletin in reading order.
    """
    ordered = newest_first_of(bulletins)
    found = candidates_of(ordered, focus, favour)
    if not found:
        return ()
    if sentences is None and words is None:
        sentences = max(3, min(7, len(found) // 10))
    rows = rows_of([candidate.terms for candidate in found])
    scores = _scores(found, rows)
    picked = _pick(found, rows, scores, sentences, words)
    picked.sort(key=lambda index: (found[index].order, found[index].place))
    if not newest_first:
        picked.sort(key=lambda index: (-found[index].order, found[index].place))
    return tuple(
        Chosen(found[index].passage.quotation, _sources(index, picked, found, rows), round(scores[index], 4))
        for index in picked
    )


def _scores(found: Sequence[Candidate], rows: Rows) -> list[float]:
    newest = max((candidate.day for candidate in found if candidate.day is not None), default=None)
    news = 2 * sum(candidate.telling for candidate in found) > len(found)
    prior = [_prior(candidate, newest) * (_weight_as_news(candidate) if news else 1.0) for candidate in found]
    central = ranks(rows, prior)
    return [
        rank * weight * (1.0 if candidate.whole else _LEANING) * max(candidate.favoured, _ASIDE)
        for rank, weight, candidate in zip(central, prior, found, strict=True)
    ]


def _prior(candidate: Candidate, newest: int | None) -> float:
    """Return how much a sentence is worth before its words are looked at: leads, short and new ones are worth more.

    The numbers were chosen on the evaluation sets (`make eval ARGS=summaries`), where they lie on a flat top.
    """
    lead = 1.0 + (_LEAD / (1 + candidate.place) if candidate.of >= _LONG_BULLETIN else 0.0)
    usual = 1.0 if _FEWEST_WORDS <= candidate.words <= _MOST_WORDS else 0.7
    return lead * usual * _freshness(candidate.day, newest) * float(candidate.words**_BREVITY)


def _weight_as_news(candidate: Candidate) -> float:
    return (1.0 if candidate.telling else _VAGUE) * (1.0 if candidate.words >= _FEWEST_WORDS_OF_NEWS else _CURT)


def _freshness(day: int | None, newest: int | None) -> float:
    if newest is None:
        return 1.0
    return _UNDATED if day is None else _OLD + (1 - _OLD) * float(0.5 ** ((newest - day) / _HALF_LIFE_DAYS))


def _pick(
    found: Sequence[Candidate], rows: Rows, scores: Sequence[float], sentences: int | None, words: int | None
) -> list[int]:
    """Return the chosen indexes: each time the best that fits, less what is said already (MMR; Carbonell and Goldstein, 1998).

    Each sentence taken from a long bulletin makes its others worth less, so that one bulletin does not tell all.
    """
    top = max(scores) or 1.0
    worth = [score / top for score in scores]
    nearness = [0.0] * len(found)
    left = set(range(len(found)))
    picked: list[int] = []
    room = words
    while left and (sentences is None or len(picked) < sentences):
        left = {index for index in left if room is None or found[index].words <= room}
        if not left:
            break
        best = max(left, key=lambda index: (_NOVELTY * worth[index] - (1 - _NOVELTY) * nearness[index], -index))
        left.discard(best)
        if nearness[best] >= _TOO_ALIKE:
            continue
        picked.append(best)
        room = None if room is None else room - found[best].words
        for index in left:
            nearness[index] = max(nearness[index], rows.likeness(index, best))
            if found[index].order == found[best].order and found[index].of >= _LONG_BULLETIN:
                worth[index] *= _SAME_BULLETIN
    return picked


def _sources(index: int, picked: Sequence[int], found: Sequence[Candidate], rows: Rows) -> tuple[Passage, ...]:
    """Return the sentence's passage, and of each other bulletin that says the same the passage that is most alike."""
    own = found[index]
    passages = {own.passage.bulletin: own.passage}
    others = set(range(len(found))).difference(picked)
    alike = ((rows.likeness(index, other), -other) for other in others)
    for likeness, other in sorted((pair for pair in alike if pair[0] >= _SAME), reverse=True):
        if says_the_same(own.terms, found[-other].terms, likeness):
            passages.setdefault(found[-other].passage.bulletin, found[-other].passage)
    return tuple(passages.values())


def says_the_same(one: Sequence[str], other: Sequence[str], likeness: float) -> bool:
    """Whether two sentences, given as terms and the likeness of their rows, bear each other out.

    Many terms are shared, and the numbers do not all differ. Measured by `make eval ARGS=summaries`.
    """
    terms, others = set(one), set(other)
    if likeness < _SAME or len(terms & others) < _SAME_TERMS * len(terms | others):
        return False
    numbers, theirs = ({term for term in each if term.isdigit()} for each in (terms, others))
    return not (numbers and theirs) or not numbers.isdisjoint(theirs)
