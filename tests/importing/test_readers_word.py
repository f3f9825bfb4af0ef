"""Word, OpenDocument and RTF files become blocks with their structure."""

from __future__ import annotations

import io
import zipfile

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from briefer.bulletin import BlockKind, MarkKind
from briefer.faults import Fault
from briefer.importing.catalogue import read
from briefer.importing.reading import Reading

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _package(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _docx(body: str, **parts: str) -> Reading:
    relations = (
        "".join(
            f'<Relationship Id="p{n}" Type="{_RELATION}/{name}" Target="{name}.xml"/>' for n, name in enumerate(parts)
        )
        + f'<Relationship Id="link" Type="{_RELATION}/hyperlink" Target="https://example.org/x" TargetMode="External"/>'
    )
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    return read(_package(members), "a.docx")


def _p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_tracked_changes_are_accepted_and_comments_left_out() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">The convoy </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>'
        '<w:ins><w:r><w:t>arrived</w:t></w:r></w:ins><w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        "<w:moveFrom><w:r><w:t> moved away</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> here</w:t></w:r></w:moveTo></w:p>"
        '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p>'
        + _p("paragraph.")
    )
    reading = _docx(body, comments=f"<w:comments {_W}><w:comment>{_p('secret comment')}</w:comment></w:comments>")
    assert [block.text for block in reading.blocks] == ["The convoy arrived here", "One paragraph."]


def test_footnotes_are_blocks_whose_call_is_marked() -> None:
    notes = f'<w:footnote w:type="separator" w:id="0">{_p("-")}</w:footnote><w:footnote w:id="7">{_p("A source.")}</w:footnote>'
    notes = f"<w:footnotes {_W}>{notes}</w:footnotes>"
    body = '<w:p><w:r><w:t>Said so</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    said, note = _docx(body, footnotes=notes).blocks
    assert (said.text, note.kind, note.text, note.label) == ("Said so.", BlockKind.FOOTNOTE, "A source.", "1")
    assert [(m.kind, m.start, m.target) for m in said.marks] == [(MarkKind.NOTE, 7, "1")]


def test_text_boxes_are_read_once_and_pictures_by_their_alternative_text() -> None:
    box = f"<w:txbxContent>{_p('In a box')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        "<w:p><w:r><w:drawing><wp:docPr xmlns:wp='wp' descr='A map of Idlib'/></w:drawing></w:r></w:p>"
    )
    found = [(block.kind.value, block.text) for block in _docx(body).blocks]
    assert found == [("paragraph", "Before"), ("paragraph", "In a box"), ("figure", "A map of Idlib")]


def test_headings_come_from_styles_and_lists_are_numbered_as_word_numbers_them() -> None:
    styles = (
        f'<w:styles {_W}><w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Mine"><w:name w:val="Desk Head"/><w:basedOn w:val="H"/></w:style></w:styles>'
    )
    numbering = (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="1">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    item = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="5"/></w:numPr>'
    body = _p("The week", '<w:pStyle w:val="T"/>') + _p("Syria", '<w:pStyle w:val="Mine"/>')
    body += (
        _p("one", item.format(0))
        + _p("two", item.format(0))
        + _p("below", item.format(1))
        + _p("three", item.format(0))
    )
    blocks = _docx(body, styles=styles, numbering=numbering).blocks
    assert [(b.kind.value, b.text, b.level, b.label) for b in blocks] == [
        ("heading", "The week", 1, None),
        ("heading", "Syria", 2, None),
        ("list_item", "one", 0, "1."),
        ("list_item", "two", 0, "2."),
        ("list_item", "below", 1, "2.a)"),
        ("list_item", "three", 0, "3."),
    ]


def test_links_weight_and_tables() -> None:
    body = (
        '<w:p><w:hyperlink r:id="link"><w:r><w:rPr><w:b/></w:rPr><w:t>Report</w:t></w:r></w:hyperlink><w:r><w:t> of today</w:t></w:r></w:p>'
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{_p('Place')}</w:tc><w:tc>{_p('Dead')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{_p('Kismayo')}</w:tc><w:tc>{_p('26')}</w:tc></w:tr></w:tbl>"
    )
    linked, table = _docx(body).blocks
    assert {(m.kind, m.target) for m in linked.marks} == {
        (MarkKind.BOLD, None),
        (MarkKind.LINK, "https://example.org/x"),
    }
    assert (table.text, table.header_rows) == ("Place\tDead\nKismayo\t26", 1)


def test_a_file_with_a_password_says_so() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Fault, match="encrypted") as caught:
        read(content, "secret.docx")
    assert caught.value.key == "reading.encrypted"


def test_an_old_word_file_is_refused_with_what_to_do() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "WordDocument".encode("utf-16-le")
    with pytest.raises(Fault, match=r"old Word file \(\.doc\).*Save it as DOCX"):
        read(content, "old.doc")


def test_opendocument_keeps_headings_lists_notes_and_leaves_out_what_was_deleted() -> None:
    namespaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="2">Niger</text:h><text:p>Two<text:s text:c="2"/>spaces<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>The source.</text:p></text:note-body></text:note></text:p>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    content = f"<office:document-content {namespaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    blocks = read(
        _package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}), "a.odt"
    ).blocks
    assert [(b.kind.value, b.text, b.level) for b in blocks] == [
        ("heading", "Niger", 2),
        ("paragraph", "Two spaces", 0),
        ("list_item", "item", 0),
        ("table", "a\tb", 0),
        ("footnote", "The source.", 0),
    ]


def test_rtf_keeps_weight_lists_tables_notes_links_and_letters() -> None:
    text = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset178 Arial;}}{\stylesheet{\s1 heading 1;}}"
        rb"{\info{\title Week 34}{\author Desk}}\pard\s1 Aden\par"
        rb"\pard Talks {\b began}{\footnote\pard On invitation.} in \u1593?\'e9t\'e9.\par"
        rb"{\listtext\bullet\tab}\ls1 an item\par"
        rb'\pard {\field{\*\fldinst HYPERLINK "https://example.org/x"}{\fldrslt here}}\par'
        rb"\trowd\intbl Place\cell Dead\cell\row\trowd\intbl Kismayo\cell 26\cell\row\pard {\f1\'dd\'ed}\par}"
    )
    reading = read(text, "a.rtf")
    assert (reading.metadata.title, reading.metadata.author) == ("Week 34", "Desk")
    assert [(b.kind.value, b.text) for b in reading.blocks] == [
        ("heading", "Aden"),
        ("paragraph", "Talks began in عété."),
        ("list_item", "an item"),
        ("paragraph", "here"),
        ("table", "Place\tDead\nKismayo\t26"),
        ("paragraph", "في"),
        ("footnote", "On invitation."),
    ]
    assert reading.blocks[3].marks[0].target == "https://example.org/x"


def test_a_form_of_empty_cells_opens_as_a_table_and_a_lone_picture_as_a_figure() -> None:
    row = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
    (table,) = _docx(f"<w:tbl>{row}{row}</w:tbl>").blocks
    assert (table.kind, table.rows) == (BlockKind.TABLE, (("", ""), ("", "")))
    (figure,) = _docx('<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:embed="p0"/></w:drawing></w:r></w:p>', scan="").blocks
    assert (figure.kind, figure.text) == (BlockKind.FIGURE, "scan.xml")
    with pytest.raises(Fault, match="no text"):
        _docx("<w:p/>")


def _locked(password: str) -> bytes:
    members = {
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{_p('Read me.')}</w:body></w:document>",
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "filling.txt": "".join(map(str, range(3_000))),
    }
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(_package(members))).encrypt(password, locked)
    return locked.getvalue()


def test_a_file_that_office_protects_without_a_password_opens_and_one_with_a_password_is_refused() -> None:
    assert [block.text for block in read(_locked("VelvetSweatshop"), "a.docx").blocks] == ["Read me."]
    with pytest.raises(Fault, match=r"a\.docx is encrypted"):
        read(_locked("another"), "a.docx")


def test_words_of_diagrams_charts_and_forms_are_kept_where_they_stand() -> None:
    point = '<d:pt{}><d:t><a:p xmlns:a="a"><a:r><a:t>{}</a:t></a:r></a:p></d:t></d:pt>'
    points = point.format("", "Cell") + point.format(" type='pres'", "drawn")
    diagram = f'<d:dataModel xmlns:d="d"><d:ptLst>{points}</d:ptLst></d:dataModel>'
    values = '<c:pt idx="0"><c:v>4.4000000000000004</c:v></c:pt><c:pt idx="1"><c:v>3</c:v></c:pt>'
    chart = (
        '<c:chartSpace xmlns:c="c"><c:title><c:t>Attacks</c:t></c:title><c:ser><c:tx><c:pt idx="0"><c:v>Killed</c:v></c:pt></c:tx>'
        f'<c:cat><c:pt idx="0"><c:v>May</c:v></c:pt><c:pt idx="1"><c:v>June</c:v></c:pt></c:cat><c:val>{values}</c:val></c:ser></c:chartSpace>'
    )
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r>'
    body = (
        '<w:p><w:r><w:drawing><d:relIds xmlns:d="d" r:dm="p0"/></w:drawing></w:r></w:p>'
        '<w:p><w:r><w:drawing><c:chart xmlns:c="c" r:id="p1"/></w:drawing></w:r></w:p>'
        f'<w:p>{box}<w:r><w:t> Verified </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    )
    blocks = _docx(body, diagram=diagram, chart=chart).blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.LIST_ITEM, "Cell"),
        (BlockKind.FIGURE, "Attacks"),
        (BlockKind.TABLE, "\tKilled\nMay\t4.4\nJune\t3"),
        (BlockKind.PARAGRAPH, "☒ Verified ≥✓"),
    ]


def test_a_chunk_in_another_format_is_read_where_it_stands() -> None:
    page = "<html><body><p>From a web page.</p></body></html>"
    body = _p("Before.") + '<w:altChunk r:id="p0"/><w:altChunk r:id="absent"/>' + _p("After.")
    assert [block.text for block in _docx(body, chunk=page).blocks] == ["Before.", "From a web page.", "After."]


def _rtf(body: str) -> list[str]:
    return [block.text for block in read(f"{{\\rtf1\\ansi\\deff0 {body}}}".encode("cp1252"), "a.rtf").blocks]


def test_letters_of_rtf_that_come_in_two_halves_are_joined() -> None:
    assert _rtf(r"\u-10180?\u-8432? stands\u-10180? alone\par") == ["\U0001f310 stands alone"]


def test_old_text_boxes_of_rtf_are_read_once_and_those_of_page_heads_not_at_all() -> None:
    box = r"{\shp{\*\shpinst{\shptxt In a box.\par}}{\shprslt{\*\do{\dptxbxtext In a box.\par}}}}"
    old = r"{\*\do\dobxpage{\dptxbxtext In an old box.\par}}"
    head = r"{\header{\shp{\*\shpinst{\shptxt Page head\par}}}\par}"
    assert _rtf(rf"{head}Text.\par {box}{old}More.\par") == ["Text.", "In a box.", "In an old box.", "More."]
