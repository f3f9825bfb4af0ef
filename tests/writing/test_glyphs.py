"""No glyph is missing in silence: faces by cluster, fonts of the machine, and remarks that name the character and its passage."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.house import HouseStyle
from briefer.document.tree import Document, Properties
from briefer.writing.machinefonts import covering, machine_fonts
from briefer.writing.pdf import render_pdf
from briefer.writing.pdf.itemising import clusters
from briefer.writing.unshown import unshown
from tests.samples import MOMENT, sample_document
from tests.tooling.scripts import scripts_with_fonts
from tests.tooling.validation import scripts_document
from tests.writing.pdf_structure import TaggedPdf

PLAIN = HouseStyle(styles={})
LACKING = "\U0001cd00"  # a pattern of blocks that came with Unicode 16


def document_of(*blocks: b.Block) -> Document:
    return Document(Properties("Test", MOMENT), blocks)


def remarks_of(*blocks: b.Block) -> tuple[str, ...]:
    return render_pdf(document_of(*blocks), PLAIN).remarks


def test_a_character_no_font_has_is_named_with_passage_heading_and_page() -> None:
    said, mend = remarks_of(
        b.Heading(1, (i.Text("Odd signs"),), "odd", item="sec"),
        b.Paragraph((i.Text("The letter bore the sign "), i.Strong((i.Text(LACKING),)), i.Text(" and nothing else."))),
    )
    assert "U+1CD00" in said
    assert f"“The letter bore the sign {LACKING} and nothing else.” under “Odd signs”, page 1" in said
    assert "Noto" in mend


def test_a_character_in_a_note_is_named_too() -> None:
    said, _ = remarks_of(b.Paragraph((i.Text("Words."), i.Footnote((i.Text(f"A note with {LACKING}."),)))))
    assert f"A note with {LACKING}." in said


def test_many_characters_of_one_kind_make_one_remark() -> None:
    text = "".join(chr(code) for code in range(0x1CD00, 0x1CD10))
    said, _ = remarks_of(b.Paragraph((i.Text(text),)))
    assert "U+1CD00" in said and "and 10 more" in said


def test_a_private_character_is_never_drawn_from_a_foreign_font() -> None:
    (said,) = remarks_of(b.Paragraph((i.Text("Bullet \uf0b7 of a symbol font."),)))
    assert "U+F0B7 (private use)" in said


def test_what_cannot_be_shown_is_still_read_aloud() -> None:
    document = document_of(b.Paragraph((i.Text(f"A sign {LACKING}x of none."),)))
    assert TaggedPdf(render_pdf(document, PLAIN).content).root.text.strip() == f"A sign {LACKING}x of none."


@pytest.mark.parametrize("text", ["می‌شود", "e\u0301 q\u0308 Ω\u0302", "\u0600١٢", "\ufdfd", "ﻻ", "a\u2003b", "1\ufe0f"])
def test_marks_joiners_and_number_signs_are_drawn_with_their_letters(text: str) -> None:
    result = render_pdf(document_of(b.Paragraph((i.Text(text),))), PLAIN)
    assert result.remarks == ()
    assert TaggedPdf(result.content).root.text.strip() == text


def test_clusters_keep_marks_selectors_and_joined_pictures() -> None:
    assert list(clusters("e\u0301x👩\u200d👧1\ufe0f\u20e3👍🏽")) == [
        "e\u0301",
        "x",
        "👩\u200d👧",
        "1\ufe0f\u20e3",
        "👍🏽",
    ]


def test_unshown_names_each_character_once() -> None:
    assert unshown(f"Plain words, é, {LACKING}{LACKING} \ue000") == f"{LACKING}\ue000"


def test_fonts_of_this_machine_have_outlines() -> None:
    """Bitmap fonts for emoji cannot be embedded as glyphs."""
    for key in set(machine_fonts().values()):
        tags = set(hb.Face(hb.Blob.from_file_path(str(key.path)), key.index).table_tags)
        assert {"glyf", "CFF "} & tags and not {"CBDT", "sbix"} & tags


def test_a_collection_gives_the_face_of_the_language() -> None:
    """In a collection such as Noto Sans CJK, Japanese and Chinese readers each get their own forms."""
    found = {language: covering("直", language=language) for language in ("ja", "ko", "zh", "zh-TW", "en")}
    if not found["ja"] or "cjk" not in found["ja"][0]:
        pytest.skip("Noto Sans CJK is not on this machine (Debian: fonts-noto-cjk)")
    families = {language: one[0] for language, one in found.items() if one}
    assert [families[one][-2:] for one in ("ja", "ko", "zh", "zh-TW", "en")] == ["jp", "kr", "sc", "tc", "sc"]


def test_every_file_that_is_named_is_there() -> None:
    assert all(Path(key.path).is_file() for key in machine_fonts().values())


def test_every_script_that_a_font_here_has_is_shown_whole() -> None:
    """In text, table and notes: nothing falls to �, and what is read back is what was written."""
    document = scripts_document(sample_document())
    result = render_pdf(document, PLAIN)
    assert [remark for remark in result.remarks if "U+" in remark] == []
    said = TaggedPdf(result.content).root.text
    shown, _ = scripts_with_fonts()
    assert len(shown) >= 5
    assert [name for name, letters in shown if letters.strip() not in said] == []
