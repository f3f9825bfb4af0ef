"""A pack, its sources and a document with every kind of block and inline, in four languages: what writers are tested with."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime

from briefer.bulletin import Block, BlockKind, Bulletin, Mark, MarkKind, Passage, Period, bulletin_id
from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.tree import Document, Properties, Source
from briefer.pack import model as p

MOMENT = datetime(2019, 8, 15, 9, 0, tzinfo=UTC)

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)

ARABIC = "أعلن المتحدث أن المعبر سيُفتح في 30 سبتمبر 2019 (الساعة 10:00)، بعد إعلان Reuters عن ذلك."
HEBREW = "דובר צה״ל מסר כי ב-24 באוגוסט 2019 סוכל פיגוע (רחפנים) ליד הכפר Aqraba."
PERSIAN = "سخنگوی وزارت امور خارجه گفت که گام سوم در ۶ سپتامبر ۲۰۱۹ برداشته می‌شود."
ENGLISH = (
    "The crossing at Albukamal was repaired during the summer and is to be opened for goods, according to the governor of the province. "
    "Local traders expect that the road will shorten the way to the coast by two days; others doubt that it is safe after dark."
)
SECOND = (
    "Fighters attacked a patrol on the road south of the town on 9 August, killing two soldiers and wounding four; "
    "a statement with pictures was published the same evening."
)


def _bulletin(title: str, texts: tuple[tuple[str, str, str], ...], **values: object) -> Bulletin:
    """Return a bulletin of paragraphs given as (text, language, direction)."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, text, page=number + 1, language=language, direction=direction)
        for number, (text, language, direction) in enumerate(texts)
    )
    return Bulletin(bulletin_id(blocks), title, blocks, **values)  # type: ignore[arg-type]


def sample_sources() -> dict[str, Bulletin]:
    """Return the bulletins that the sample pack cites, by id."""
    iran = _bulletin(
        "Spotlight on Iran (July 28 – August 11, 2019)",
        ((ENGLISH, "en", "ltr"), (PERSIAN, "fa", "rtl"), (ARABIC, "ar", "rtl")),
        series="Spotlight on Iran",
        issuer="Sample Centre",
        period=Period(date(2019, 7, 28), date(2019, 8, 11)),
        published=date(2019, 8, 12),
        language="en",
        url="https://example.org/spotlight/iran/2019-08-11?view=full&lang=en",
        reliability="B",
        credibility="2",
    )
    jihad = _bulletin(
        "Spotlight on Global Jihad (August 8–14, 2019)",
        ((SECOND, "en", "ltr"), (HEBREW, "he", "rtl")),
        series="Spotlight on Global Jihad",
        issuer="Sample Centre",
        period=Period(date(2019, 8, 8), date(2019, 8, 14)),
        published=date(2019, 8, 15),
        language="en",
        marking="TLP:GREEN",
    )
    hostile = _bulletin(
        "Notes on {{ pack.title }} & <b>markup</b>",
        (("Text with {{ 7 * 7 }}, {% raw %}, <script>alert(1)</script>, &amp; and a bell\x07 is inert.", "en", "ltr"),),
        issuer="Desk {% x %}",
    )
    return {one.id: one for one in (iran, jihad, hostile)}


def passage(bulletin: Bulletin, block: int, start: int = 0, end: int | None = None) -> Passage:
    """Return the passage `[start, end)` of a block; the whole block where no end is given."""
    text = bulletin.blocks[block].text
    stop = len(text) if end is None else end
    return Passage(bulletin.id, block, start, stop, text[start:stop])


def sample_pack(**values: object) -> p.Pack:
    """Return a pack with every kind of item; `values` replace its fields."""
    iran, jihad, hostile = sample_sources().values()
    first = ENGLISH.index(".") + 1
    summary = p.Summary(
        id="sum-1",
        sentences=(
            p.SummarySentence(text=ENGLISH[:first], passages=(passage(iran, 0, 0, first),)),
            p.SummarySentence(
                text="A patrol south of the town was attacked on 9 August.",
                passages=(passage(jihad, 0), passage(iran, 0, first + 1)),
                flags=("edited",),
            ),
        ),
    )
    iraq = p.Section(
        id="sec-1",
        title="Albukamal and the border",
        topic="albu-kamal",
        items=(
            summary,
            p.Excerpt(id="exc-1", passage=passage(iran, 0)),
            p.Excerpt(id="exc-2", passage=passage(iran, 2), marking="TLP:GREEN"),
            p.Assessment(
                id="ass-1",
                text="The crossing will open this autumn; goods will come before travellers.",
                likelihood="likely",
                confidence="moderate",
            ),
            p.TableItem(
                id="tab-1",
                rows=(("Day", "Place", "Killed"), ("8 August", "Albukamal", "2"), ("9 August", "Mayadin", "11.5")),
                caption="Incidents by day",
                passages=(passage(jihad, 0),),
            ),
        ),
    )
    isis = p.Section(
        id="sec-2",
        title="ISIS in Syria & “Iraq”",
        topic="isis",
        items=(
            p.Excerpt(
                id="exc-3",
                passage=passage(jihad, 0),
                edited="Fighters attacked a patrol on 9 August, killing two soldiers.",
            ),
            p.Excerpt(id="exc-4", passage=passage(jihad, 1)),
            p.Timeline(
                id="time-1",
                title="",
                events=(
                    p.TimelineEvent(
                        text="Patrol attacked", period="2019-08-09", passages=(passage(jihad, 0),), topic="isis"
                    ),
                    p.TimelineEvent(text="Works on the crossing", period="2019-07-28/2019-08-11", topic="albu-kamal"),
                ),
            ),
            p.Note(id="note-1", text="Compare with last week.\n\nAsk the desk about the pictures."),
            p.FigureItem(id="fig-1", asset="pixel.png", alternative="A red square", caption="A square, for the test"),
            p.Section(
                id="sec-3",
                title="Odd text",
                items=(p.Excerpt(id="exc-5", passage=passage(hostile, 0)), p.PageBreak(id="brk-1")),
            ),
        ),
    )
    given: dict[str, object] = {
        "id": "pack-1",
        "title": "Syria and Iraq: the week",
        "subtitle": "What changed on the border",
        "series": "Weekly brief",
        "number": "33",
        "period": "2019-08-08/2019-08-14",
        "date": date(2019, 8, 15),
        "author": "A. Analyst",
        "issuer": "Sample Centre",
        "marking": "TLP:AMBER",
        "caveats": "Not for publication",
        "recipients": ("Director", "Desk"),
        "topics": (p.PackTopic(id="albu-kamal", label="Albukamal", hue=1), p.PackTopic(id="isis", label="ISIS", hue=5)),
        "items": (iraq, isis),
    }
    return p.Pack(**given | values)  # type: ignore[arg-type]


def sample_document(language: str = "en", direction: str = "ltr") -> Document:
    """Return a document with every kind of block and inline, mixed in English, Arabic, Hebrew and Persian."""
    cited = (i.Cited("s1", "p. 3", ENGLISH[:60]), i.Cited("s2"))
    words = (
        i.Text("Plain, "),
        i.Strong((i.Text("strong"),)),
        i.Text(", "),
        i.Emphasis((i.Text("emphatic "), i.Strong((i.Text("both"),)))),
        i.Text(" and a "),
        i.Link("https://example.org/?a=1&b=2", (i.Text("link"),)),
        i.Text(" to "),
        i.Link("#isis", (i.Field(i.FieldKind.TITLE_OF, "isis"),)),
        i.Text(" on page "),
        i.Field(i.FieldKind.PAGE_OF, "isis"),
        i.Text(".", None),
        i.Citation(cited),
        i.LineBreak(),
        i.Text(HEBREW, "he"),
        i.Text(" – "),
        i.Text(ARABIC, "ar"),
        i.Footnote((i.Text("A note with "), i.Emphasis((i.Text("emphasis"),)), i.Text(" & <signs>."))),
        i.Marked("portion-marking", (i.Text(" [TLP:GREEN]"),)),
    )
    quotation = b.Quotation(
        (b.Paragraph((i.Text(ARABIC),), language="ar", direction="rtl"),),
        source=(i.Text("Sample Centre, "), i.Emphasis((i.Text("Spotlight on Iran"),)), i.Citation((i.Cited("s1"),))),
        colour="E69F00",
        edited=True,
        item="exc-2",
    )
    table = b.Table(
        (
            (b.Cell((i.Text("Day"),)), b.Cell((i.Text("Place"),)), b.Cell((i.Text("Killed"),))),
            (b.Cell((i.Text("8 August"),)), b.Cell((i.Text("Albukamal"),)), b.Cell((i.Text("2"),))),
            (b.Cell((i.Text("Two days together"),), columns=2), b.Cell((i.Text("13.5"),))),
        ),
        row_headers=1,
        caption=(i.Text("Table "), i.Field(i.FieldKind.SEQUENCE, "table"), i.Text(". Incidents by day")),
        alignments=(b.Alignment.START, b.Alignment.START, b.Alignment.DECIMAL),
        item="tab-1",
    )
    events = (
        b.Event(
            "9 August 2019",
            date(2019, 8, 9),
            (i.Text("Patrol attacked"), i.Citation((i.Cited("s2"),))),
            "0072B2",
            "time-1",
        ),
        b.Event("undated", None, (i.Text(PERSIAN, "fa"),)),
    )
    body: tuple[b.Block, ...] = (
        b.Contents((i.Text("Contents"),), 2),
        b.Heading(1, (i.Text("Key points"),), "key-points"),
        b.List(
            (
                (b.Paragraph((i.Text(ENGLISH[:131]),), b.Role.KEY_POINT),),
                (b.Paragraph((i.Text(SECOND),), b.Role.KEY_POINT),),
            ),
            role="key-points",
        ),
        b.Heading(1, (i.Text("Albukamal"),), "albu-kamal", "1", item="sec-1"),
        b.Paragraph((i.Text(ENGLISH),), b.Role.LEAD),
        b.Paragraph(words, item="sum-1"),
        quotation,
        b.Division(
            (b.Paragraph((i.Marked("label", (i.Text("Assessment"),)), i.Text(" It is likely.")), b.Role.ASSESSMENT),),
            "assessment",
            "TLP:GREEN",
            item="ass-1",
        ),
        b.List(
            (
                (
                    b.Paragraph((i.Text("first"),)),
                    b.List(
                        (
                            (b.Paragraph((i.Text("nested"),)),),
                            (b.Paragraph((i.Text(HEBREW),), language="he", direction="rtl"),),
                        )
                    ),
                ),
                (b.Paragraph((i.Text("second"),)),),
            ),
            ordered=True,
            start=3,
        ),
        table,
        b.Heading(2, (i.Text("Pictures"),), "pictures"),
        b.Figure(
            b.Picture(PIXEL, "image/png"),
            "A red square",
            (i.Text("Figure "), i.Field(i.FieldKind.SEQUENCE, "figure"), i.Text(". A square")),
            30.0,
            item="fig-1",
        ),
        b.Figure(
            b.BarChart((b.Bar("Syria", 12), b.Bar("Iraq & Iran", 7.5, "D55E00"), b.Bar("اليمن", 0))),
            "Items by place: Syria 12, Iraq and Iran 7.5, Yemen none",
            (i.Text("Items by place"),),
        ),
        b.PageBreak(),
        b.Heading(1, (i.Text("ISIS in Syria & “Iraq”"),), "isis", "2", item="sec-2"),
        b.Timeline(events, item="time-1"),
        b.Columns((b.Paragraph((i.Text(ENGLISH),)), b.Paragraph((i.Text(SECOND),))), 2),
        b.Paragraph((i.Text(ARABIC),), language="ar", direction="rtl"),
        b.Paragraph((i.Text(HEBREW),), b.Role.NOTE, language="he", direction="rtl"),
        b.Heading(1, (i.Text("Sources"),), "sources"),
        b.SourceList(),
    )
    return Document(
        Properties(
            "Syria and Iraq: the week", MOMENT, "A. Analyst", "Syria", ("Syria", "Iraq"), "pack-1", "weekly-brief", "1"
        ),
        body,
        language=language,
        direction=direction,
        marking="TLP:AMBER",
        caveats="Not for publication",
        sources=(
            Source(
                "s1",
                "Spotlight on Iran (July 28 – August 11, 2019)",
                "Sample Centre",
                "Spotlight on Iran",
                "28 July – 11 August 2019",
                "12 August 2019",
                "https://example.org/spotlight/iran/2019-08-11?view=full&lang=en",
                "B2",
                "TLP:CLEAR",
                "en",
                "0123456789abcdef",
            ),
            Source("s2", "Spotlight on Global Jihad & more", "Sample Centre", marking="TLP:GREEN", language="en"),
        ),
        values={"pack.title": "Syria and Iraq: the week", "pack.marking": "TLP:AMBER", "pack.date": "15 August 2019"},
    )


def marked_block() -> Block:
    """Return a bulletin's block with bold, italic, link and note."""
    return Block(
        BlockKind.PARAGRAPH,
        "Bold, italic, link, note1.",
        marks=(
            Mark(0, 4, MarkKind.BOLD),
            Mark(6, 12, MarkKind.ITALIC),
            Mark(14, 18, MarkKind.LINK, "https://example.org"),
            Mark(24, 25, MarkKind.NOTE, "1"),
        ),
    )
