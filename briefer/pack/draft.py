"""Drafting: from bulletins and topics to a pack with a section per topic, each with a summary and the best excerpts (design.md 5a)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec

from briefer.bulletin import Bulletin, Mention, Passage
from briefer.pack import naming, outline
from briefer.pack.earlier import Earlier
from briefer.pack.filling import Budget, fill_section
from briefer.pack.marking import decided_on, marking_for
from briefer.pack.model import Pack, PackTopic, Section, Template
from briefer.pack.sharing import Ground, Share, counted, most_mentioned, named_topics, share_out
from briefer.topics import Taxonomy

HUES = 8
_LEAST_WORDS = 40  # of a section; with fewer for each, the first ones are written and the last ones are not


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """What is to be drafted. `topics` are ids or names; none: the ten most mentioned. `words` bounds the whole pack's text.

    `since` are earlier packs, `sent` passages that went out besides: what they say is left out, what takes it up is
    marked "update". `start` and `end` bound the period told. Values left empty are taken from the material.
    """

    topics: tuple[str, ...] = ()
    since: tuple[Pack, ...] = ()
    sent: tuple[Passage, ...] = ()
    words: int | None = None
    title: str = ""
    subtitle: str = ""
    marking: str = ""
    marking_decision: str = ""
    template: str = "weekly-brief"
    options: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    start: date | None = None
    end: date | None = None
    language: str = ""
    series: str = ""
    number: str = ""
    issuer: str = ""
    author: str = ""
    recipients: tuple[str, ...] = ()
    date: date | None = None


def draft(
    bulletins: Sequence[Bulletin],
    taxonomy: Taxonomy,
    mentions: Mapping[str, Sequence[Mention]],
    request: DraftRequest,
) -> Pack:
    """Return a drafted pack, the same for the same input. `mentions` by bulletin id.

    Topics nothing is said about have no section. Raises Fault for an unknown topic, or a marking weaker than the sources'.
    """
    ordered = sorted(bulletins, key=lambda bulletin: (-_day_number(bulletin), bulletin.title, bulletin.id))
    topics = named_topics(request.topics, taxonomy) or most_mentioned(counted(mentions, ordered), taxonomy)
    shares = [share for share in _shares(topics, mentions, ordered, taxonomy) if share.places]
    earlier = Earlier([*request.sent, *(passage for pack in request.since for passage in outline.cited_passages(pack))])
    sections = _filled(shares, ordered, mentions, taxonomy, earlier, request.words)
    return _pack(sections, ordered, taxonomy, request)


def draft_section(
    bulletins: Sequence[Bulletin],
    taxonomy: Taxonomy,
    mentions: Mapping[str, Sequence[Mention]],
    topic: str,
    *,
    words: int | None = None,
    since: Sequence[Pack] = (),
    taken: Sequence[Passage] = (),
) -> Section:
    """Return one section drafted for a topic; what the pack quotes elsewhere (`taken`) is left out. It may be empty."""
    ordered = sorted(bulletins, key=lambda bulletin: (-_day_number(bulletin), bulletin.title, bulletin.id))
    counts = counted(mentions, ordered)
    ground = Ground(counts)
    quoted = {place for passage in taken for place in ground.touched(passage)}
    free = {place: named for place, named in counts.items() if place not in quoted}
    (share,) = share_out(named_topics([topic], taxonomy), free, taxonomy)
    earlier = Earlier(passage for pack in since for passage in outline.cited_passages(pack))
    return fill_section(share, ordered, mentions, taxonomy, earlier, Budget.of_section(words))


def _shares(
    topics: Sequence[str], mentions: Mapping[str, Sequence[Mention]], bulletins: Sequence[Bulletin], taxonomy: Taxonomy
) -> tuple[Share, ...]:
    """Return the shares; where paragraphs kept whole would leave a topic nothing, those that name it are shared by sentences."""
    shares = share_out(topics, counted(mentions, bulletins), taxonomy)
    empty = {below for share in shares if not share.places for below in taxonomy.below(share.topic)}
    return share_out(topics, counted(mentions, bulletins, empty), taxonomy) if empty else shares


def _filled(
    shares: Sequence[Share],
    bulletins: Sequence[Bulletin],
    mentions: Mapping[str, Sequence[Mention]],
    taxonomy: Taxonomy,
    earlier: Earlier,
    words: int | None,
) -> list[Section]:
    """Return the sections that hold anything; what one leaves of its words goes to those after it."""
    sections: list[Section] = []
    left = words
    for number, share in enumerate(shares):
        room = None if left is None else max(left // (len(shares) - number), min(left, _LEAST_WORDS))
        budget = Budget.of_section(room)
        section = fill_section(share, bulletins, mentions, taxonomy, earlier, budget)
        left = None if left is None else left - budget.spent
        if section.items:
            sections.append(section)
    return sections


def _pack(
    sections: Sequence[Section], bulletins: Sequence[Bulletin], taxonomy: Taxonomy, request: DraftRequest
) -> Pack:
    bare = Pack(id="", title="", items=tuple(sections))
    cited = set(outline.cited_bulletins(bare))
    used = [bulletin for bulletin in bulletins if bulletin.id in cited]
    period = naming.period_of(used, request.start, request.end)
    labels = [section.title for section in sections]
    marking = marking_for(request.marking, used, request.marking_decision)
    pack = msgspec.structs.replace(
        bare,
        title=request.title or naming.title_of(labels),
        subtitle=request.subtitle,
        period=str(period) if period else "",
        date=request.date,
        language=request.language or naming.language_of(used),
        series=request.series,
        number=request.number,
        issuer=request.issuer,
        author=request.author,
        recipients=request.recipients,
        marking=marking,
        marking_decision=request.marking_decision,
        marking_decided=decided_on(marking, used) if request.marking_decision else (),
        template=Template(name=request.template, options=dict(request.options)),
        topics=tuple(_pack_topic(section, number, taxonomy) for number, section in enumerate(sections)),
        previous=tuple(dict.fromkeys(pack.id for pack in request.since)),
    )
    content = msgspec.json.encode(pack, order="deterministic").decode()
    return msgspec.structs.replace(pack, id=naming.content_id("pack", content))


def _pack_topic(section: Section, number: int, taxonomy: Taxonomy) -> PackTopic:
    topic = taxonomy.topic(section.topic or "")
    return PackTopic(id=topic.id, label=topic.label, hue=number % HUES)


def _day_number(bulletin: Bulletin) -> int:
    return bulletin.latest_day.toordinal() if bulletin.latest_day else 0
