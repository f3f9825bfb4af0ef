"""A draft has a section per topic, each with a summary whose sentences have sources, then excerpts, newest first."""

from __future__ import annotations

from datetime import date

import pytest

from briefer.bulletin import Block, BlockKind, Bulletin, Mention, Period, bulletin_id
from briefer.faults import Fault
from briefer.pack.check import check
from briefer.pack.draft import DraftRequest, draft, draft_section
from briefer.pack.model import Excerpt, Pack, Section, Summary, TableItem
from briefer.pack.outline import cited_passages, walk
from briefer.topics import Tagger, Taxonomy, Topic


def _topic(key: str, label: str, parent: str | None = None, *names: str) -> Topic:
    return Topic(id=key, label=label, kind="place", parent=parent, names=(label, *names))


TAXONOMY = Taxonomy(
    [
        _topic("syria", "Syria"),
        _topic("idlib", "Idlib", "syria"),
        _topic("iran", "Iran", None, "Iranian"),
        _topic("hamas", "Hamas"),
    ]
)


def _bulletin(title: str, end: date, *texts: str | Block, marking: str | None = None) -> Bulletin:
    blocks = tuple(text if isinstance(text, Block) else Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Bulletin(
        id=bulletin_id(blocks),
        title=title,
        blocks=blocks,
        period=Period(end, end),
        language="en",
        series=title,
        marking=marking,
    )


OLD = _bulletin(
    "Watch on Syria",
    date(2019, 8, 5),
    "The Syrian army shelled villages in the south of Idlib on August 3 and moved two brigades to the front. "
    "Residents of Idlib left for camps near the border, and aid workers counted twenty thousand arrivals in a week.",
    "The government of Syria announced that an international fair would open in Damascus at the end of the month. "
    "Companies from thirty countries were expected, most of them from Iran, Russia and China.",
)
NEW = _bulletin(
    "Watch on Iran",
    date(2019, 8, 15),
    "Iran raised its monthly payments to Hamas after a delegation of the movement had visited Tehran in July. "
    "The Iranian leadership asked in return for reports on missile stocks.",
    "In Idlib the ceasefire broke down on August 5. Fighters took back two villages west of Khan Shaykhun, and lost them the next day.",
    "Iranian engineers began work on the crossing near Albu Kamal. The Iranian governor expects the first lorries in September.",
    Block(BlockKind.TABLE, "Crossing\tHeld by\nAlbu Kamal\tIran and its allies\nAl-Tanf\tUnited States", header_rows=1),
)
BULLETINS = [OLD, NEW]
MENTIONS: dict[str, tuple[Mention, ...]] = {b.id: Tagger(TAXONOMY).tag(b) for b in BULLETINS}


def drafted(*topics: str, **values: object) -> Pack:
    return draft(BULLETINS, TAXONOMY, MENTIONS, DraftRequest(topics=topics, **values))  # type: ignore[arg-type]


def sections(pack: Pack) -> dict[str | None, Section]:
    return {item.topic: item for item in pack.items if isinstance(item, Section)}


def words(pack: Pack) -> int:
    texts = [item.wording for item in walk(pack) if isinstance(item, Excerpt)]
    texts += [sentence.text for item in walk(pack) if isinstance(item, Summary) for sentence in item.sentences]
    texts += [cell for item in walk(pack) if isinstance(item, TableItem) for row in item.rows for cell in row]
    return sum(len(text.split()) for text in texts)


def test_each_topic_named_has_a_section_in_that_order() -> None:
    pack = drafted("Iran", "syria")
    assert [item.title for item in pack.items if isinstance(item, Section)] == ["Iran", "Syria"]
    assert [(topic.id, topic.hue) for topic in pack.topics] == [("iran", 0), ("syria", 1)]
    for section in pack.items:
        assert isinstance(section, Section)
        assert isinstance(section.items[0], Summary)
        assert any(isinstance(item, Excerpt) for item in section.items)


def test_everything_quoted_stands_in_its_source() -> None:
    pack = drafted("iran", "syria", "hamas")
    assert check(pack, {b.id: b for b in BULLETINS}) == []
    for item in walk(pack):
        if isinstance(item, Summary):
            assert all(sentence.passages for sentence in item.sentences)


def test_a_passage_goes_to_the_most_specific_section_and_stands_there_once() -> None:
    pack = drafted("syria", "idlib")
    held = sections(pack)
    in_idlib = {(p.bulletin, p.block) for item in held["idlib"].items for p in _passages(item)}
    in_syria = {(p.bulletin, p.block) for item in held["syria"].items for p in _passages(item)}
    assert in_idlib == {(OLD.id, 0), (NEW.id, 1)}
    assert in_syria == {(OLD.id, 1)}
    below = {(p.bulletin, p.block) for item in sections(drafted("syria"))["syria"].items for p in _passages(item)}
    assert below == in_idlib | in_syria


def _passages(item: object) -> tuple[object, ...]:
    if isinstance(item, Excerpt):
        return (item.passage,)
    return tuple(p for sentence in item.sentences for p in sentence.passages) if isinstance(item, Summary) else ()


def test_excerpts_come_newest_first() -> None:
    excerpts = [
        item.passage.bulletin for item in sections(drafted("syria"))["syria"].items if isinstance(item, Excerpt)
    ]
    assert excerpts == [NEW.id, OLD.id, OLD.id]


def test_a_summary_speaks_one_language_and_prefers_prose_to_lists() -> None:
    persian = Block(
        BlockKind.PARAGRAPH,
        "Iran: آزادی نفتکش نشان داد که فشار اقتصادی نمی‌تواند راه‌های دریایی ایران را ببندد.",
        language="fa",
    )
    item = Block(
        BlockKind.LIST_ITEM,
        "August 20: Iran and the northern farmland, and the edge of the Gulf and the island.",
        language="en",
    )
    mixed = _bulletin(
        "Watch on Iran", date(2019, 8, 30), persian, item, *(block for block in NEW.blocks if block.language is None)
    )
    mentions = {mixed.id: Tagger(TAXONOMY).tag(mixed)}
    (summary,) = [
        item
        for item in walk(draft([mixed], TAXONOMY, mentions, DraftRequest(topics=("iran",))))
        if isinstance(item, Summary)
    ]
    assert all(passage.block not in (0, 1) for sentence in summary.sentences for passage in sentence.passages)


def test_a_small_table_is_quoted_whole() -> None:
    (table,) = [item for item in walk(drafted("iran")) if isinstance(item, TableItem)]
    assert table.rows[0] == ("Crossing", "Held by")
    assert table.passages[0].stands_in(NEW)


def test_without_topics_the_most_mentioned_are_taken() -> None:
    assert {"iran", "idlib"} <= set(sections(drafted()))


@pytest.mark.parametrize("limit", [5, 25, 60, 120])
def test_the_words_are_bounded(limit: int) -> None:
    assert words(drafted("iran", "syria", "idlib", words=limit)) <= limit
    assert words(drafted("iran", "syria", "idlib", words=120)) > 60


def test_the_same_input_gives_the_same_pack_in_any_order() -> None:
    one = drafted("iran", "idlib")
    other = draft(BULLETINS[::-1], TAXONOMY, dict(reversed(MENTIONS.items())), DraftRequest(topics=("iran", "idlib")))
    assert one == other
    assert drafted("idlib").id != one.id
    identifiers = [item.id for item in walk(one)]
    assert len(set(identifiers)) == len(identifiers)


def test_what_was_sent_is_left_out_and_what_takes_it_up_is_marked() -> None:
    first = draft([OLD], TAXONOMY, MENTIONS, DraftRequest(topics=("idlib", "syria")))
    second = drafted("idlib", "syria", "iran", since=(first,))
    assert set(cited_passages(first)).isdisjoint(cited_passages(second))
    assert second.previous == (first.id,)
    retold = _bulletin(
        "Watch on Syria",
        date(2019, 8, 20),
        OLD.blocks[0].text.split(". ")[1] + " Thirty thousand more came later, and two camps were closed.",
    )
    mentions = {retold.id: Tagger(TAXONOMY).tag(retold)}
    third = draft([retold], TAXONOMY, mentions, DraftRequest(topics=("idlib",), since=(first,)))
    assert [item.status for item in walk(third) if isinstance(item, Excerpt)] == ["update"]
    assert not draft([OLD], TAXONOMY, MENTIONS, DraftRequest(topics=("idlib", "syria"), since=(first,))).items


def test_title_period_language_and_marking_come_from_the_material() -> None:
    pack = drafted("iran", "syria")
    assert (pack.title, pack.period, pack.language, pack.marking) == (
        "Iran and Syria",
        "2019-08-05/2019-08-15",
        "en",
        "",
    )
    strict = _bulletin("Watch on Iran", date(2019, 8, 16), NEW.blocks[0].text, marking="TLP:AMBER")
    mentions = {strict.id: Tagger(TAXONOMY).tag(strict)}
    assert draft([strict], TAXONOMY, mentions, DraftRequest(topics=("iran",))).marking == "TLP:AMBER"
    with pytest.raises(Fault):
        draft([strict], TAXONOMY, mentions, DraftRequest(topics=("iran",), marking="TLP:CLEAR"))


def test_topics_nothing_is_said_about_have_no_section() -> None:
    assert sections(draft([OLD], TAXONOMY, MENTIONS, DraftRequest(topics=("hamas", "idlib")))).keys() == {"idlib"}
    assert draft([], TAXONOMY, {}, DraftRequest()).items == ()
    with pytest.raises(Fault):
        drafted("atlantis")


def test_a_single_section_leaves_out_what_the_pack_quotes_already() -> None:
    whole = draft_section(BULLETINS, TAXONOMY, MENTIONS, "idlib")
    quoted = cited_passages(Pack(id="p", title="", items=(whole,)))
    taken = [passage for passage in quoted if passage.bulletin == NEW.id]
    rest = draft_section(BULLETINS, TAXONOMY, MENTIONS, "idlib", taken=taken)
    assert {p.bulletin for p in cited_passages(Pack(id="p", title="", items=(rest,)))} == {OLD.id}
