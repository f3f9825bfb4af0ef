"""Material is shared out: the most mentioned topics, the most specific section, nothing sent before."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from briefer.bulletin import Mention, Passage
from briefer.faults import Fault
from briefer.pack.earlier import Earlier
from briefer.pack.naming import content_id, language_of, period_of, title_of
from briefer.pack.sharing import Place, counted, most_mentioned, named_topics, share_out
from briefer.topics import Tagger, Taxonomy, Topic
from tests.pack.packmaking import bulletin


def _topic(key: str, parent: str | None = None) -> Topic:
    return Topic(id=key, label=key.capitalize(), kind="place", parent=parent, names=(key,))


TAXONOMY = Taxonomy([_topic("syria"), _topic("idlib", "syria"), _topic("iran"), _topic("isis")])


def _at(key: str, block: int) -> Place:
    return Place(key, block, 0, 4)


def _mention(bulletin_id: str, block: int, topic: str) -> Mention:
    return Mention(topic, topic, "name", Passage(bulletin_id, block, 0, 1, "x"))


def test_topics_are_named_by_id_or_name_each_once() -> None:
    assert named_topics(["Iran", "iran", "Idlib"], TAXONOMY) == ("iran", "idlib")
    with pytest.raises(Fault):
        named_topics(["atlantis"], TAXONOMY)


def test_a_block_goes_to_the_most_specific_section_once() -> None:
    counts = {
        _at("a", 0): Counter(syria=5, idlib=1),
        _at("a", 1): Counter(syria=1, iran=2),
        _at("a", 2): Counter(idlib=1, iran=1),
        _at("a", 3): Counter(isis=1),
    }
    shares = {share.topic: share.places for share in share_out(["syria", "idlib", "iran"], counts, TAXONOMY)}
    assert shares["idlib"][0] == _at("a", 0)
    assert shares["iran"][0] == _at("a", 1)
    places = [place for share in shares.values() for place in share]
    assert sorted(places) == [_at("a", 0), _at("a", 1), _at("a", 2)]
    assert share_out(["syria"], counts, TAXONOMY)[0].places == (_at("a", 0), _at("a", 1), _at("a", 2))


def test_the_most_mentioned_leave_out_what_would_take_all_from_its_kin() -> None:
    counts = {_at("a", n): Counter(syria=2, idlib=3) for n in range(4)} | {
        _at("b", 0): Counter(iran=1),
        _at("b", 1): Counter(isis=2),
    }
    assert most_mentioned(counts, TAXONOMY) == ("idlib", "isis", "iran")
    counts |= {_at("c", n): Counter(syria=1) for n in range(4)}
    assert most_mentioned(counts, TAXONOMY) == ("idlib", "syria", "isis", "iran")
    assert most_mentioned(counts, TAXONOMY, most=1) == ("idlib",)


def test_mentions_of_topics_that_are_no_more_are_left_out() -> None:
    assert most_mentioned({_at("a", 0): Counter(gone=9, iran=1)}, TAXONOMY) == ("iran",)


def test_mentions_are_counted_by_block() -> None:
    source = bulletin("One.", "Two.")
    mentions = {
        source.id: [_mention(source.id, 1, "iran"), _mention(source.id, 1, "iran"), _mention(source.id, 0, "isis")]
    }
    assert counted(mentions, [source]) == {_at(source.id, 1): Counter(iran=2), _at(source.id, 0): Counter(isis=1)}


LONG = (
    "The Syrian army took a village in the south of Idlib. It lost it again on the next day, and withdrew its tanks to the road. "
    "In Tehran the parliament of Iran debated the budget for the coming year, and put off the vote. The debate goes on next week."
)


def test_a_long_paragraph_is_shared_by_sentences_and_a_short_one_only_where_a_topic_would_go_without() -> None:
    source = bulletin(LONG, LONG + " " + LONG)
    mentions = {source.id: Tagger(TAXONOMY).tag(source)}
    places = list(counted(mentions, [source]))
    assert (len([p for p in places if p.block == 0]), len([p for p in places if p.block == 1])) == (1, 8)
    idlib, iran = share_out(["idlib", "iran"], counted(mentions, [source], {"iran"}), TAXONOMY)
    texts = [source.blocks[0].text[p.start : p.end] for p in (idlib.places[0], iran.places[0])]
    assert texts == [LONG[: LONG.index(" In Tehran")], LONG[LONG.index("In Tehran") :]]


TEXT = "The Syrian army launched a series of ground attacks in the southern Idlib countryside on Thursday morning."
SENT = Passage("a", 0, 0, len(TEXT), TEXT)


def test_what_was_sent_is_known_again() -> None:
    earlier = Earlier([SENT])
    assert earlier.has(SENT)
    assert earlier.has(replace(SENT, start=10, end=60, quotation=TEXT[10:60]))
    assert earlier.has(replace(SENT, bulletin="b"))
    assert not earlier.has(
        replace(SENT, block=1, quotation="Iran prepared to take part in the fair held at Damascus in late August.")
    )
    assert not Earlier([]).has(SENT) and not Earlier([])


def test_what_takes_up_something_sent_is_an_update() -> None:
    earlier = Earlier([SENT])
    more = TEXT.replace("Thursday morning", "Friday, and took the town of Khan Shaykhun")
    passage = Passage("b", 0, 0, len(more), more)
    assert not earlier.has(passage) and earlier.touches(passage)
    words = (
        TEXT
        + " Fighters of several groups answered with rockets on Hama, and the Turkish army closed its posts for a day; talks go on in Astana."
    )
    longer = Passage("a", 0, 0, len(words), words)
    assert not earlier.has(longer) and earlier.touches(longer)


def test_names_come_from_the_material() -> None:
    assert title_of([]) == "Briefing"
    assert title_of(["Iran", "ISIS"]) == "Iran and ISIS"
    assert title_of(["Iran", "Iraq", "ISIS", "Syria", "Yemen"]) == "Iran, Iraq, ISIS and 2 more"
    assert content_id("section", "iran") == content_id("section", "iran") != content_id("section", "iraq")
    first, second = bulletin("One."), replace(bulletin("Two."), language="ar")
    assert str(period_of([first, second])) == "2019-08-01/2019-08-11"
    assert period_of([]) is None
    assert language_of([first, second, second]) == "ar" and language_of([]) == "en"
