"""A small pack with every kind of item: what the linter and the template gallery render."""

from __future__ import annotations

from datetime import UTC, date, datetime

from briefer.bulletin import Block, BlockKind, Bulletin, Passage, Period, bulletin_id
from briefer.pack import model

MOMENT = datetime(2019, 8, 15, 9, 0, tzinfo=UTC)
_TEXTS = (
    "The crossing was repaired during the summer and is to be opened for goods, according to the governor.",
    "Traders expect that the road will shorten the way to the coast by two days.",
)


def specimen_sources() -> dict[str, Bulletin]:
    """Return the bulletin that the specimen cites, by id."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, page=1, language="en", direction="ltr") for text in _TEXTS)
    bulletin = Bulletin(
        bulletin_id(blocks),
        "Border notes",
        blocks,
        issuer="Sample Centre",
        period=Period(date(2019, 8, 8), date(2019, 8, 14)),
        language="en",
        reliability="B",
        credibility="2",
    )
    return {bulletin.id: bulletin}


def specimen_pack() -> model.Pack:
    """Return the specimen: two sections with every kind of item."""
    key = next(iter(specimen_sources()))
    first, second = (Passage(key, number, 0, len(text), text) for number, text in enumerate(_TEXTS))
    sentences = tuple(model.SummarySentence(text=one.quotation, passages=(one,)) for one in (first, second))
    events = (model.TimelineEvent(text="Works end", period="2019-08-09", passages=(first,), topic="border"),)
    items: tuple[model.AnyItem, ...] = (
        model.Summary(id="summary", sentences=sentences),
        model.Excerpt(id="excerpt", passage=first),
        model.Excerpt(id="edited", passage=second, edited="Traders expect a shorter way to the coast."),
        model.Note(id="note", text="Ask the desk."),
        model.Assessment(id="assessment", text="The crossing will open.", likelihood="likely", confidence="moderate"),
        model.Timeline(id="timeline", title="Dates", events=events),
        model.TableItem(id="table", rows=(("Day", "Count"), ("9 August", "2")), caption="Counts", passages=(first,)),
        model.FigureItem(id="figure", asset="absent.png", alternative="A map"),
        model.PageBreak(id="break"),
        model.Section(id="below", title="Below", items=(model.Note(id="note-2", text="A note."),)),
    )
    other = model.Section(id="other", title="Other", items=(model.Summary(id="summary-2", sentences=sentences[1:]),))
    return model.Pack(
        id="specimen",
        title="The border this week",
        subtitle="What changed",
        series="Weekly brief",
        number="33",
        period="2019-08-08/2019-08-14",
        date=date(2019, 8, 15),
        issuer="Sample Centre",
        author="A. Analyst",
        marking="TLP:GREEN",
        caveats="Not for publication",
        recipients=("Director",),
        topics=(model.PackTopic(id="border", label="Border", hue=1),),
        items=(model.Section(id="border", title="The border", topic="border", items=items), other),
    )
