"""Candidates: the sentences of bulletins that could stand in a summary, with what is known of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefer.bulletin import Block, BlockKind, Bulletin, Passage
from briefer.summaries.terms import terms_of
from briefer.text.folding import fold_name
from briefer.text.sentences import sentence_spans

Spots = Sequence[tuple[int, int, int]]
Focus = Mapping[str, Spots]
RUNNING = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM))
_FEWEST_TERMS = 3
_MOST_WORDS = 90

# How a sentence begins that leans on the one before it; folded.
_LEANING_WORDS = """
he she it they his her their its this these those such both that there then thus so but and or also however moreover furthermore
nevertheless nonetheless therefore hence meanwhile additionally besides instead otherwise similarly likewise consequently accordingly
another others here above afterwards later nobody none most some
il elle ils elles cela ceci cependant toutefois ainsi mais
وقال وأضاف وأضافت وأشار وأشارت وأكد وأوضح كما وهو وهي وهذا وهذه هذا هذه ذلك وذلك لكن ولكن كذلك وتابع
הוא היא הם הן זה זאת בנוסף לדבריו לדבריה לדבריהם אולם אך לפיכך לכן מנגד
او وی آنها همچنین اما این بنابراین
""".split()  # noqa: SIM905
_LEANING_PHRASES = re.split(
    r",\s+",
    """the latter, the former, with that, with this, in addition, as a result, as well, for example, for instance, in other words, on the other hand,
    in contrast, by contrast, at the same time, at the time, according to him, according to her, according to them,
    according to it, in this context, in this regard, in that case, among them, one of them, some of them, most of them,
    many of them, two of them, two of the, one of the men, the two, the two sides, after that, following this, in response,
    to this end, for this, for that, the above, the same, no one, the incident, the place, the move, the visit, the target,
    the man, the woman, the men, the statement, the step, the decision, the aim, the purpose, the reason, the event, the report,
    the reports, the figure, the figures, the attackers, the victims, the suspects, opinions on, ce dernier, cette derniere,
    en outre, de plus, par ailleurs, en effet, من جهته, من جانبه, من ناحية أخرى, بالإضافة إلى ذلك, علاوة على ذلك, כמו כן,
    נוסף על כך, עם זאת, כמו גם, יתרה מכך, בתוך כך, علاوه بر این, با این حال, از سوی دیگر""",
)
_LEANING = re.compile(
    "(?:" + "|".join(map(fold_name, (*_LEANING_WORDS, *_LEANING_PHRASES))) + ")(?= |$)"
    "|(?:for|in|on|at|after|before|since|by|from|with|when|while|although|as) (?:[^ ]+ ){1,3}(?:he|she|they|it) "
    "|(?:[^ ]+ ){2}(?:earlier|later|before|after) "
)
_LEANING_END = re.compile(
    r" (?:it|them|him|her|this|that|before|earlier|later|afterwards|too|as well|there|so|do so)[.!?]?$"
)
_TELLING = re.compile(r"\d|(?<=[\w,;’'\")] )[“\"‘']?[^\W\d_a-zà-ÿ](?!\b)")
_ENDS = tuple('.!?؟。…۔:"”’»)]')


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence. `order` counts bulletins (0 is the newest), `place` its sentences; `whole` says that it can stand alone,
    `telling` that it names or counts something, `favoured` how early it comes to what is favoured: 0 where it does not."""

    passage: Passage
    terms: tuple[str, ...]
    words: int
    order: int
    place: int
    of: int
    whole: bool
    telling: bool
    favoured: float
    day: int | None


def candidates_of(
    bulletins: Sequence[Bulletin], focus: Focus | None = None, favour: Focus | None = None
) -> list[Candidate]:
    """Return the sentences of running text, bulletin by bulletin; those that touch the focus where there is one.

    `focus` holds, by bulletin id, places as (block, start, end); so does `favour`: sentences that touch one are favoured.
    Sentences said twice in one bulletin count once.
    """
    found: list[Candidate] = []
    for order, bulletin in enumerate(bulletins):
        if focus is not None and bulletin.id not in focus:
            continue
        spots = None if focus is None else focus[bulletin.id]
        favoured = None if favour is None else favour.get(bulletin.id, ())
        found.extend(_of_bulletin(bulletin, order, spots, favoured))
    return found


def newest_first_of(bulletins: Sequence[Bulletin]) -> list[Bulletin]:
    """Return the bulletins by day, the newest first, those without a day last."""
    return sorted(bulletins, key=lambda b: (b.latest_day.toordinal() if b.latest_day else 0, b.id), reverse=True)


def _of_bulletin(bulletin: Bulletin, order: int, spots: Spots | None, favoured: Spots | None) -> Iterator[Candidate]:
    passages = list(_sentences(bulletin))
    seen: set[tuple[str, ...]] = set()
    for place, (passage, opens) in enumerate(passages):
        if spots is not None and not any(_touches(passage, spot) for spot in spots):
            continue
        words = len(passage.quotation.split())
        terms = terms_of(passage.quotation)
        if words > _MOST_WORDS or len(set(terms)) < _FEWEST_TERMS or terms in seen:
            continue
        seen.add(terms)
        yield Candidate(
            passage,
            terms,
            words,
            order,
            place,
            of=len(passages),
            whole=stands_alone(passage.quotation, opens=opens),
            telling=is_telling(passage.quotation),
            favoured=1.0 if favoured is None else _favour(passage, favoured),
            day=bulletin.latest_day.toordinal() if bulletin.latest_day else None,
        )


def _sentences(bulletin: Bulletin) -> Iterator[tuple[Passage, bool]]:
    """Yield the sentences of the running text, and whether each opens the bulletin."""
    opens = True
    for number, block in enumerate(bulletin.blocks):
        if block.kind not in RUNNING or block.text.strip() == bulletin.title.strip():
            continue
        for start, end in _spans(block.text, block.language or bulletin.language):
            yield Passage(bulletin.id, number, start, end, block.text[start:end]), opens
            opens = False


@lru_cache(maxsize=8192)
def _spans(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a text; a draft asks for the same ones in every section."""
    return tuple(sentence_spans(text, language))


def stands_alone(sentence: str, *, opens: bool = False) -> bool:
    """Whether a sentence needs no other before it: no leaning beginning, nothing left open, ended as sentences are."""
    if not sentence.rstrip().endswith(_ENDS) or sentence.rstrip().endswith(":"):
        return False
    if sentence.count("“") != sentence.count("”") or sentence.count("(") != sentence.count(")"):
        return False
    if sentence[:1].islower() and sentence[:1].isascii():
        return False
    return opens or not (leans(sentence) or _LEANING_END.search(sentence))


def leans(text: str) -> bool:
    """Whether a text begins as if another stood before it: "These reports", "He said", "In addition"."""
    return _LEANING.match(fold_name(text[:60])) is not None


def is_telling(sentence: str) -> bool:
    """Whether a sentence has a number, or a name after its first word, as far as letters show it."""
    return _TELLING.search(sentence) is not None


def is_running(block: Block) -> bool:
    """Whether a block is text to quote from."""
    return block.kind in RUNNING


def _favour(passage: Passage, spots: Spots) -> float:
    """Return 1 where a sentence begins with a favoured place, down to a half where it ends with one, 0 where it has none."""
    starts = [max(0, spot[1] - passage.start) for spot in spots if _touches(passage, spot)]
    return 1.0 - 0.5 * min(starts) / (passage.end - passage.start) if starts else 0.0


def _touches(passage: Passage, spot: tuple[int, int, int]) -> bool:
    block, start, end = spot
    return passage.block == block and passage.start < end and start < passage.end
