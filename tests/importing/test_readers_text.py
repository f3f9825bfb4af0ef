"""Plain text, Markdown and web pages become blocks with their structure."""

from __future__ import annotations

import pytest

from briefer.bulletin import Block, BlockKind, MarkKind
from briefer.faults import Fault
from briefer.importing.catalogue import READERS, read, recognise
from briefer.importing.encoding import decode


def _blocks(text: str, name: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(text.encode(), name).blocks]


def test_hard_wrapped_lines_are_joined_and_list_items_kept_apart() -> None:
    text = (
        "The convoy left the town in the early hours of the morning and went\n"
        "north along the road that the army had opened a week before, without\n"
        "meeting resistance.\n\n"
        "- The first item is long enough to be wrapped by the program that wrote\n"
        "  the file.\n"
        "- The second is short.\n"
    )
    assert _blocks(text, "a.txt") == [
        (
            "paragraph",
            "The convoy left the town in the early hours of the morning and went north along the road that the army had opened a week before, "
            "without meeting resistance.",
        ),
        ("list_item", "The first item is long enough to be wrapped by the program that wrote the file."),
        ("list_item", "The second is short."),
    ]


def test_lines_that_were_not_wrapped_stay_paragraphs_of_their_own() -> None:
    assert _blocks("August 8: a village falls.\nAugust 9: a convoy is hit.\n", "a.txt") == [
        ("paragraph", "August 8: a village falls."),
        ("paragraph", "August 9: a convoy is hit."),
    ]


def test_underlined_lines_are_headings() -> None:
    assert _blocks("Idlib\n=====\n\nThe front held.", "a.txt") == [
        ("heading", "Idlib"),
        ("paragraph", "The front held."),
    ]


def test_headings_of_markdown_are_headings_in_text_files_too() -> None:
    found = _blocks("# Week\n## Idlib\nThe front held.\n\n## Aden\n\n#tag is no heading.", "a.txt")
    assert found[:3] == [("heading", "Week"), ("heading", "Idlib"), ("paragraph", "The front held.")]
    assert found[3:] == [("heading", "Aden"), ("paragraph", "#tag is no heading.")]


def test_markdown_keeps_headings_lists_tables_links_and_notes() -> None:
    text = (
        "---\ntitle: Week 34\ndate: 2019-08-26\n---\n# Aden\n\nTalks[^1] **began** in [Jeddah](https://example.org/j).\n\n"
        "1. first\n2. second\n   - below\n\n| Place | Dead |\n|---|---|\n| Kismayo | 26 |\n\n> As they said.\n\n[^1]: On Saudi invitation.\n"
    )
    reading = read(text.encode(), "a.md")
    assert (reading.metadata.title, str(reading.metadata.published)) == ("Week 34", "2019-08-26")
    kinds = [(b.kind.value, b.text, b.level, b.label) for b in reading.blocks]
    assert kinds == [
        ("heading", "Aden", 1, None),
        ("paragraph", "Talks began in Jeddah.", 0, None),
        ("list_item", "first", 0, "1."),
        ("list_item", "second", 0, "2."),
        ("list_item", "below", 1, "•"),
        ("table", "Place\tDead\nKismayo\t26", 0, None),
        ("quotation", "As they said.", 0, None),
        ("footnote", "On Saudi invitation.", 0, "1"),
    ]
    assert reading.blocks[5].header_rows == 1
    marks = {(m.kind, reading.blocks[1].text[m.start : m.end], m.target) for m in reading.blocks[1].marks}
    assert marks == {
        (MarkKind.NOTE, "", "1"),
        (MarkKind.BOLD, "began", None),
        (MarkKind.LINK, "Jeddah", "https://example.org/j"),
    }


def test_a_web_page_loses_its_furniture_and_keeps_every_item() -> None:
    items = "".join(
        f"<h2>Item {n}</h2><p>On August {n} something happened in the town, and it was reported at once.</p>"
        for n in range(1, 13)
    )
    page = (
        "<html lang='en'><head><title>Weekly | Desk</title><meta property='og:site_name' content='Desk'><script src='x.js'></script></head><body>"
        "<nav><a href='/'>Home</a> <a href='/a'>Archive of everything</a></nav><main><h1>Weekly</h1>"
        f"{items}</main><footer><p>Copyright, imprint and privacy of the desk.</p></footer></body></html>"
    )
    reading = read(page.encode(), "page.html")
    text = "\n".join(block.text for block in reading.blocks)
    assert all(f"Item {n}\nOn August {n} something" in text for n in range(1, 13))
    assert "Archive" not in text and "imprint" not in text
    assert (reading.metadata.title, reading.metadata.issuer, reading.metadata.language) == ("Weekly", "Desk", "en")


def test_a_digest_page_of_thousands_of_items_keeps_them_all() -> None:
    items = "".join(
        f"<h2>Item {n}</h2><p>The convoy number {n} left the town in the morning and went north along the road.</p>"
        for n in range(3_100)
    )
    page = f"<html><head><script src='x.js'></script></head><body><nav><a href='/'>Home</a></nav><div class='content'>{items}</div></body></html>"
    assert len(read(page.encode(), "page.html").blocks) == 6_200


def test_scripts_hidden_text_and_script_links_are_left_out() -> None:
    page = "<html><body><p>Seen<script>alert(1)</script> <a href='javascript:x()'>word</a></p><p style='display:none'>hidden</p></body></html>"
    blocks = read(page.encode(), "a.html").blocks
    assert [block.text for block in blocks] == ["Seen word"]
    assert blocks[0].marks == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6"])
def test_arabic_is_read_in_any_encoding(encoding: str) -> None:
    text = "أفادت مصادر محلية أن قوات النظام السوري سيطرت على بلدة خان شيخون في ريف إدلب الجنوبي بعد معارك عنيفة"
    assert decode(text.encode(encoding))[0].lstrip("\ufeff") == text
    block = read(text.encode(encoding), "a.txt").blocks[0]
    assert (block.text, block.direction) == (text, "rtl")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“Spotlight on Iran” – the army’s façade of calm in Deir ez-Zor continued…"),
        ("cp1255", "הפעולה נועדה לסכל פיגוע רחפנים שתוכנן נגד יעדים בצפון ישראל, בהובלת כוח קודס."),
        ("koi8-r", "Министерство обороны сообщило об ударах по позициям боевиков в провинции Идлиб."),
        ("cp1251", "Министерство обороны сообщило об ударах по позициям боевиков в провинции Идлиб."),
    ],
)
def test_texts_without_a_mark_are_told_by_their_look(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_content_decides_and_the_ending_is_a_hint() -> None:
    for content, name, expected in (
        (b"%PDF-1.4", "a.txt", "pdf"),
        (b"{\\rtf1 x}", "a.doc", "rtf"),
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        (b"From: a@b.c\nTo: d@e.f\nSubject: x\n\nBody", "a.txt", "eml"),
        (b"# Title\n", "a.md", "md"),
        (b"Just words.", "a.pdfx", "txt"),
    ):
        reader = recognise(content, name)
        assert reader is not None and reader.format == expected, name


def test_every_reader_has_a_name_and_endings_of_its_own() -> None:
    endings = [ending for reader in READERS for ending in reader.endings]
    assert len(endings) == len(set(endings))
    assert len({reader.format for reader in READERS}) == len(READERS) == 11


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "reading.empty"),
        (b" \n\t ", "reading.empty"),
        (b"\x89PNG\r\n\x1a\n....", "reading.wrong_kind"),
        (b"\x7fELF\x02\x01" + b"\0" * 90, "reading.wrong_kind"),
    ],
)
def test_files_that_hold_no_text_are_refused_by_name(content: bytes, key: str) -> None:
    with pytest.raises(Fault) as caught:
        read(content, "odd.bin")
    assert caught.value.key == key
    assert str(caught.value).startswith("odd.bin ")


def test_tables_keep_cells_by_tab_and_rows_by_newline() -> None:
    page = "<html><body><table><tr><th>Place</th><th>Dead</th></tr><tr><td>Kis\nmayo</td><td>26</td></tr></table></body></html>"
    (table,) = read(page.encode(), "a.html").blocks
    assert table == Block(BlockKind.TABLE, "Place\tDead\nKis mayo\t26", direction="ltr", header_rows=1)
    assert table.rows == (("Place", "Dead"), ("Kis mayo", "26"))


def test_one_line_events_of_a_full_width_are_paragraphs_of_their_own() -> None:
    events = [
        "The army took two villages near the river after a night of heavy shelling.",
        "Two roadside bombs went off in the city of Kirkuk, killing four (Reuters).",
        "The minister of defence flew to Moscow to talk about the new safe zone now.",
    ]
    dated = [
        "August 3: The army took two villages near the river after a night of heavy",
        "shelling by both sides.",
        "August 4: Two roadside bombs went off in the city, and killed four people.",
    ]
    text = "\n".join(events) + "\n\n" + "\n".join(dated)
    blocks = read(text.encode(), "a.txt").blocks
    assert [block.text for block in blocks] == [*events, " ".join(dated[:2]), dated[2]]


def test_a_linked_heading_outside_of_its_article_stays_with_its_item() -> None:
    items = "".join(
        f"<h2><a href='/{n}'>The news of village {n}</a></h2><article><p>{'The council of the town asked both sides for a truce. ' * 4}</p></article>"
        for n in range(3)
    )
    page = (
        f"<html><body><nav><a href='/'>Home</a></nav><h1>Weekly digest</h1>{items}<footer>© 2019</footer></body></html>"
    )
    headings = [block.text for block in read(page.encode(), "a.html").blocks if block.kind is BlockKind.HEADING]
    assert headings[-3:] == [f"The news of village {n}" for n in range(3)]
