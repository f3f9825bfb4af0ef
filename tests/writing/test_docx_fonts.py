"""The Word file carries its fonts: obfuscated, entered in the font table, as static faces that other programs open."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from briefer.assets import shipped
from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.tree import Document
from briefer.ooxml.names import R, clark
from briefer.ooxml.obfuscation import font_key, obfuscated
from briefer.templating.house import read_house_style
from briefer.writing.docx import render_docx
from briefer.writing.fonts import find_face
from briefer.writing.sfnt import static_face
from tests.samples import sample_document

HOUSE = read_house_style(shipped("templates", "weekly-brief", "style.docx").read_bytes())
LATIN = frozenset(range(0x20, 0x7F))


def _fonts(document: Document) -> dict[tuple[str, str], bytes]:
    """Return the font programs of the Word file by family and place in the font table."""
    with zipfile.ZipFile(io.BytesIO(render_docx(document, HOUSE))) as archive:
        table = etree.fromstring(archive.read("word/fontTable.xml"))
        targets = {
            one.get("Id"): one.get("Target") for one in etree.fromstring(archive.read("word/_rels/fontTable.xml.rels"))
        }
        settings = archive.read("word/settings.xml")
        assert b"embedTrueTypeFonts" in settings and b"saveSubsetFonts" in settings
        found = {}
        for font in table:
            for one in font:
                if key := one.get(clark("w:fontKey")):
                    content = archive.read(f"word/{targets[one.get(f'{{{R}}}id')]}")
                    found[font.get(clark("w:name")), etree.QName(one).localname] = obfuscated(content, key)
    return found


def _said(*inlines: i.Inline) -> Document:
    return replace(sample_document(), blocks=(b.Paragraph(inlines),), sources=(), embed_fonts=True)


def test_the_faces_that_are_used_travel_along() -> None:
    plain = _fonts(_said(i.Text("Plain")))
    assert ("Source Serif 4", "embedRegular") in plain
    assert ("Source Serif 4", "embedBold") not in plain
    assert ("Source Serif 4", "embedBold") in _fonts(_said(i.Strong((i.Text("Bold"),))))
    assert ("Amiri", "embedRegular") not in plain
    assert ("Amiri", "embedRegular") in _fonts(_said(i.Text("كلمة")))


def test_none_travel_along_unless_asked() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(sample_document(), HOUSE))) as archive:
        assert not [name for name in archive.namelist() if name.endswith(".odttf")]


def test_a_font_has_latin_for_those_who_edit_and_the_blocks_in_use() -> None:
    from fontTools.ttLib import TTFont

    program = _fonts(_said(i.Text("Łódź, Ελλάδα")))["Source Serif 4", "embedRegular"]
    letters = TTFont(io.BytesIO(program)).getBestCmap()
    assert {ord(letter) for letter in "AzéŁΩλ"} <= set(letters)
    assert ord("Ж") not in letters


@pytest.mark.parametrize(("bold", "italic"), [(False, False), (True, False), (False, True), (True, True)])
def test_a_face_says_its_weight_and_slant(bold: bool, italic: bool) -> None:
    from fontTools.ttLib import TTFont

    key = find_face("Source Sans 3", bold=bold, italic=italic).key
    program = static_face(key, "Source Sans 3", bold, italic, LATIN)
    assert program is not None
    font = TTFont(io.BytesIO(program), checkChecksums=2)
    assert font["name"].getDebugName(1) == "Source Sans 3"
    assert (font["OS/2"].usWeightClass, font["head"].macStyle) == (700 if bold else 400, bold | italic << 1)
    assert [bool(font["OS/2"].fsSelection & bit) for bit in (1, 32, 64)] == [italic, bold, not bold and not italic]
    assert "fvar" not in font and "SIL" in font["name"].getDebugName(13)


def test_the_same_document_gives_the_same_bytes() -> None:
    document = replace(sample_document(), embed_fonts=True)
    first = render_docx(document, HOUSE)
    static_face.cache_clear()
    assert render_docx(document, HOUSE) == first


def test_obfuscation_is_its_own_inverse() -> None:
    content = bytes(range(100))
    key = font_key(content)
    assert obfuscated(content, key)[32:] == content[32:] and obfuscated(content, key) != content
    assert obfuscated(obfuscated(content, key), key) == content


def test_obfuscation_is_that_of_the_standard() -> None:
    # ECMA-376 part 1, 17.8.1: the key's bytes from last to first over the first 32 bytes.
    assert (
        obfuscated(bytes(32), "{00112233-4455-6677-8899-AABBCCDDEEFF}").hex() == "ffeeddccbbaa99887766554433221100" * 2
    )
