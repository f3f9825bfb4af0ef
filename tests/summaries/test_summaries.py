"""Summaries are whole sentences of the bulletins, each with its places; excerpts are what is worth quoting."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.bulletin import Block, BlockKind, Bulletin, Mention, Passage, Period, bulletin_id
from briefer.summaries import rank_excerpts, summarise
from briefer.summaries.candidates import stands_alone

CEASEFIRE = "On August 2 the Syrian army announced a ceasefire in the Idlib area."
REPORTED = "The Syrian army on August 2 announced a ceasefire in the whole Idlib area."


def made(*texts: str, day: int = 1, title: str = "") -> Bulletin:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    week = Period(date(2019, 8, 1), date(2019, 8, 1) + timedelta(days=day))
    return Bulletin(bulletin_id(blocks), title, blocks, period=week)


NEWS = [
    made(
        CEASEFIRE + " He said so. The ceasefire in the Idlib area lasted four days until the army resumed its attacks.",
        "Prices of bread rose in Damascus, traders in the old market said on Sunday.",
        day=1,
    ),
    made(
        REPORTED + " ISIS attacked a convoy near Deir ez-Zor and killed six soldiers of the army.",
        "In addition, the army shelled Khan Shaykhun in the Idlib area after the ceasefire.",
        day=2,
    ),
]


def test_every_sentence_stands_whole_and_word_for_word_in_its_sources() -> None:
    by_id = {bulletin.id: bulletin for bulletin in NEWS}
    chosen = summarise(NEWS, sentences=4)
    assert len(chosen) == 4
    for sentence in chosen:
        assert sentence.text == sentence.passages[0].quotation and re.search(r"[.!?]$", sentence.text)
        assert all(passage.stands_in(by_id[passage.bulletin]) for passage in sentence.passages)


def test_what_two_bulletins_say_is_said_once_with_both_as_sources() -> None:
    chosen = summarise(NEWS, sentences=3)
    said = [sentence for sentence in chosen if "announced a ceasefire" in sentence.text]
    assert len(said) == 1 and {p.bulletin for p in said[0].passages} == {b.id for b in NEWS}


def test_the_newest_comes_first_or_last_as_asked() -> None:
    order = {bulletin.id: number for number, bulletin in enumerate(reversed(NEWS))}
    places = [order[sentence.passages[0].bulletin] for sentence in summarise(NEWS, sentences=4)]
    assert places == sorted(places) and len(set(places)) == 2
    places = [order[s.passages[0].bulletin] for s in summarise(NEWS, sentences=4, newest_first=False)]
    assert places == sorted(places, reverse=True)


def test_words_bound_a_summary_and_are_never_passed() -> None:
    for words in (0, 5, 14, 40, 1000):
        assert sum(len(sentence.text.split()) for sentence in summarise(NEWS, words=words)) <= words


def test_a_focus_narrows_to_the_sentences_it_touches() -> None:
    start = NEWS[1].blocks[0].text.index("ISIS")
    (chosen,) = summarise(NEWS, focus={NEWS[1].id: [(0, start, start + 4)]}, sentences=3)
    assert chosen.text.startswith("ISIS attacked")


def test_a_sentence_in_favour_is_chosen_before_a_central_one() -> None:
    start = NEWS[0].blocks[1].text.index("Damascus")
    (chosen,) = summarise(NEWS, favour={NEWS[0].id: [(1, start, start + 8)]}, sentences=1)
    assert chosen.text.startswith("Prices of bread")


def test_one_long_bulletin_does_not_tell_all() -> None:
    long = made(*(f"The army took village number {n} near Idlib on August {n}." for n in range(2, 12)), day=3)
    other = made("Hezbollah fired two missiles near Avivim on September 1.", day=2)
    chosen = summarise([long, other], sentences=3)
    assert {sentence.passages[0].bulletin for sentence in chosen} == {long.id, other.id}


def test_nothing_comes_of_nothing() -> None:
    assert summarise([]) == () and summarise([made("", "Too short.")]) == ()
    assert summarise(NEWS, sentences=0) == ()
    assert rank_excerpts([], {}) == []


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("The army advanced in Idlib.", True),
        ("He visited the crossing.", False),
        ("In addition, the army advanced.", False),
        ("These reports indicate a change.", False),
        ("Iran is preparing for the fair.", True),
        ("Hezbollah and the army advanced.", True),
        ("Theresa May met the king.", True),
        ("For Tehran it completes a route.", False),
        ("The United States blamed Iran, which denied it.", False),
        ("the army advanced.", False),
        ("The army advanced", False),
        ("The following was said:", False),
        ("وأضاف أن الجيش تقدم.", False),
        ("تقدم الجيش في إدلب.", True),
        ("בנוסף, הצבא התקדם.", False),
    ],
)
def test_a_sentence_that_leans_on_another_is_known(sentence: str, alone: bool) -> None:
    assert stands_alone(sentence) is alone


def mention(bulletin: Bulletin, block: int, name: str, topic: str = "idlib") -> Mention:
    start = bulletin.blocks[block].text.index(name)
    return Mention(topic, name, "name", Passage(bulletin.id, block, start, start + len(name), name))


def test_excerpts_are_whole_paragraphs_newest_first() -> None:
    mentions = {
        NEWS[0].id: [mention(NEWS[0], 0, "Idlib")],
        NEWS[1].id: [mention(NEWS[1], 0, "Idlib"), mention(NEWS[1], 1, "Idlib")],
    }
    ranked = rank_excerpts(NEWS, mentions)
    assert [each.passage.bulletin for each in ranked] == [NEWS[1].id, NEWS[1].id, NEWS[0].id]
    assert ranked[0].passage.quotation == NEWS[1].blocks[0].text and ranked[0].topic == "idlib"
    assert len(rank_excerpts(NEWS, mentions, limit=1)) == 1
    assert rank_excerpts(NEWS, mentions, words=15)[0].passage.quotation == NEWS[1].blocks[1].text


def test_a_long_paragraph_gives_the_sentences_around_its_mentions() -> None:
    filler = "Many other things happened in other places on that day, as was told at length. " * 8
    text = filler + "The army entered Idlib. It took three villages near Idlib. " + filler.strip()
    bulletin = made(text)
    last = Passage(bulletin.id, 0, text.rindex("Idlib"), text.rindex("Idlib") + 5, "Idlib")
    mentions = [mention(bulletin, 0, "Idlib"), Mention("idlib", "Idlib", "name", last)]
    ranked = rank_excerpts([bulletin], {bulletin.id: mentions})
    assert [each.passage.quotation for each in ranked] == ["The army entered Idlib. It took three villages near Idlib."]


def test_an_excerpt_takes_the_sentence_it_leans_on_along() -> None:
    lead = "The army entered Idlib " + "and a village near it " * 12 + "on Monday. "
    visit = "Reports tell of a visit to Idlib " + "and to other towns " * 10 + "on Tuesday. "
    leaning = "These reports say that Idlib was calm " + "and that its markets were open " * 4 + "all day."
    bulletin = made(lead + visit + leaning)
    text = bulletin.blocks[0].text
    places = [match.start() for match in re.finditer("Idlib", text)]
    named = [Mention("idlib", "Idlib", "name", Passage(bulletin.id, 0, at, at + 5, "Idlib")) for at in places]
    quoted = sorted((each.passage for each in rank_excerpts([bulletin], {bulletin.id: named})), key=lambda p: p.start)
    assert [passage.quotation for passage in quoted] == [lead.strip(), visit + leaning]


def test_an_excerpt_that_says_the_same_is_left_out() -> None:
    twin = made(NEWS[0].blocks[0].text.replace("four days", "only four days"), day=5)
    mentions = {bulletin.id: [mention(bulletin, 0, "Idlib")] for bulletin in (NEWS[0], twin)}
    assert [each.passage.bulletin for each in rank_excerpts([NEWS[0], twin], mentions)] == [twin.id]


@given(st.lists(st.lists(st.text(max_size=80), max_size=3), max_size=4), st.integers(0, 5) | st.none())
def test_any_text_can_be_summarised(texts: list[list[str]], sentences: int | None) -> None:
    bulletins = [made(*each) for each in texts]
    for chosen in summarise(bulletins, sentences=sentences):
        assert any(passage.stands_in(bulletin) for passage in chosen.passages for bulletin in bulletins)
