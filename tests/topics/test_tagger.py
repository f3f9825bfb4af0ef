"""The tagger finds names in their spellings, at exact places, and no more than that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.bulletin import Block, BlockKind, Bulletin, bulletin_id
from briefer.topics import Tagger, Taxonomy, Topic, load_taxonomy


@pytest.fixture(scope="module")
def shipped() -> Tagger:
    return Tagger(load_taxonomy())


def bulletin(*texts: str, title: str = "") -> Bulletin:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Bulletin(bulletin_id(blocks), title, blocks)


def found(tagger: Tagger, *texts: str, title: str = "") -> set[tuple[str, str]]:
    return {(m.topic, m.passage.quotation) for m in tagger.tag(bulletin(*texts, title=title))}


@pytest.mark.parametrize(
    ("text", "topic", "quotation"),
    [
        ("ISIS’s men", "isis", "ISIS"),
        ("in the Deir ez-Zor–Al-Mayadeen area", "deir-ez-zor", "Deir ez-Zor"),
        ("in the Deir ez-Zor–Al-Mayadeen area", "mayadin", "Al-Mayadeen"),
        ("near Dayr az-Zawr.", "deir-ez-zor", "Dayr az-Zawr"),
        ("near Deir al-Zour.", "deir-ez-zor", "Deir al-Zour"),
        ("the Albukamal crossing", "albu-kamal", "Albukamal"),
        ("the Al-Bukamal crossing", "albu-kamal", "Al-Bukamal"),
        ("the Albu Kamal crossing", "albu-kamal", "Albu Kamal"),
        ("the Albu Kamal crossing", "border-crossings", "Albu Kamal crossing"),
        ("Harakat al-Nujaba’, visited", "harakat-al-nujaba", "Harakat al-Nujaba"),
        ("Qassem Sulaimani said", "qasem-soleimani", "Qassem Sulaimani"),
        ("Palestinian Islamic Jihad", "pij", "Palestinian Islamic Jihad"),
        ("the PA announced", "palestinian-authority", "PA"),
        ("IS claimed it", "isis", "IS"),
        ("وقالت إيران", "iran", "إيران"),
        ("وبسوريا", "syria", "سوريا"),
        ("بعد الهجوم الإرهابي", "terror-attacks", "الهجوم الإرهابي"),
        ("אחרי התקיפה האווירית", "airstrikes", "תקיפה האווירית"),
        ("للعراق", "iraq", "عراق"),
        ("في العِراقِ اليوم", "iraq", "العِراقِ"),
        ("في العراق", "iraq", "العراق"),
        ("בעיראק ובסוריה", "syria", "סוריה"),
        ("ארגון חמא״ס", "hamas", "חמא״ס"),
        ("נגד צה\"ל", "idf", "צה\"ל"),
        ("سپاه پاسداران انقلاب اسلامی گفت", "irgc", "سپاه پاسداران انقلاب اسلامی"),
        ("l’Iran et d’Alep", "iran", "Iran"),
        ("l'armée à Alep", "aleppo", "Alep"),
        ("DEIR EZ-ZOR GOVERNORATE", "deir-ez-zor", "DEIR EZ-ZOR GOVERNORATE"),
    ],
)  # fmt: skip
def test_names_are_found_at_their_place(shipped: Tagger, text: str, topic: str, quotation: str) -> None:
    assert (topic, quotation) in found(shipped, text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("This is what it says.", "isis"),
        ("ALL OF THIS IS HERE", "isis"),
        ("It hit the wall in Iraq.", "hit"),
        ("A Hit on Broadway.", "hit"),
        ("The Irane family", "iran"),
        ("Romania and Omaniya", "oman"),
        ("pa and ma", "palestinian-authority"),
        ("تحرك عراقيل", "iraq"),
        ("القاعدي", "al-qaeda"),
        ("قاعدة عسكرية", "al-qaeda"),
        ("كسرت النافذة", "sirte"),
        ("כלוב של ציפורים", "libya"),
        ("הממשל הטיל סנקציות", "rockets"),
        ("Idlib. North of it", "south-lebanon"),
    ],
)
def test_other_words_are_not_taken_for_names(shipped: Tagger, text: str, topic: str) -> None:
    assert topic not in {found_topic for found_topic, _ in found(shipped, text)}


def test_the_longest_name_wins(shipped: Tagger) -> None:
    assert {topic for topic, _ in found(shipped, "the Islamic State in Iraq and Syria fell")} == {"isis"}
    assert {topic for topic, _ in found(shipped, "Palestinian Islamic Jihad")} == {"pij"}


def test_names_do_not_reach_across_blocks(shipped: Tagger) -> None:
    assert found(shipped, "the Islamic", "State of things") == set()


def test_rules_look_at_the_block_and_the_title() -> None:
    town = Topic("hit", "Hit", "place", names=("=Hit",), any=("Anbar", "Iraq*"), none=("film",))
    tagger = Tagger(Taxonomy([town]))
    assert found(tagger, "A blast in Hit.") == set()
    assert found(tagger, "A blast in Hit, Anbar.") == {("hit", "Hit")}
    assert found(tagger, "A blast in Hit.", title="Iraqi army") == {("hit", "Hit")}
    assert found(tagger, "The film Hit was shown in Iraq.") == set()
    assert found(tagger, "A blast in Hit.", "Far away: Anbar.") == set()


def test_a_topic_without_names_is_found_by_its_rule() -> None:
    theme = Topic("oil", "Oil under embargo", "theme", any=("tanker*", "crude oil"), all=("sanction*",))
    tagger = Tagger(Taxonomy([theme]))
    assert found(tagger, "Tankers sailed.") == set()
    assert found(tagger, "Tankers sailed under sanctions.") == {("oil", "Tankers")}
    (mention,) = tagger.tag(bulletin("Tankers sailed under sanctions."))
    assert (mention.rule, mention.name) == ("rule", "tanker*")


def test_topics_that_share_a_name_are_all_mentioned() -> None:
    tagger = Tagger(Taxonomy([Topic("a", "A", "group", names=("Ansar",)), Topic("b", "B", "group", names=("Ansar",))]))
    assert found(tagger, "Ansar said") == {("a", "Ansar"), ("b", "Ansar")}


def test_variants_are_told_from_names(shipped: Tagger) -> None:
    rules = {m.passage.quotation: m.rule for m in shipped.tag(bulletin("Idlib and Idlieb and Hudaydah and Houdaidah"))}
    assert rules["Idlib"] == "name" and rules["Houdaidah"] == "variant"


@given(st.lists(st.text(st.characters(codec="utf-8") | st.sampled_from("ISIS 'ال’\"ה-"), max_size=40), max_size=4))
def test_every_mention_stands_word_for_word_in_its_block(texts: list[str]) -> None:
    tagger = _small()
    tagged = bulletin(*texts)
    assert all(mention.passage.stands_in(tagged) for mention in tagger.tag(tagged))


def _small(tagger: list[Tagger] = []) -> Tagger:  # noqa: B006
    if not tagger:
        topics = [
            Topic("isis", "I", "group", names=("ISIS", "=IS", "S*", "ال", "אס", "الاس")),
            Topic("s", "S", "theme", any=("'S",)),
        ]
        tagger.append(Tagger(Taxonomy(topics)))
    return tagger[0]
