"""A house's Word file with all that cover, headers and footers may hold: what both writers and their validators are tried on."""

from __future__ import annotations

from tests.tooling.make_styles import styles
from tests.tooling.wordmarks import control, cut, field, page_borders, text_box, watermark
from tests.tooling.wordparts import (
    Paper,
    Style,
    numbering_level,
    numbering_xml,
    page_field,
    paragraph,
    run,
    section_xml,
    word_file,
)

_BANDED = (
    '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="0B5563"/>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="0B5563"/></w:tblBorders></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="D7E6E9"/></w:tcPr></w:tblStylePr>'
)


def _cell(words: str, merge: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/>{merge}</w:tcPr>{paragraph("Normal", run(words))}</w:tc>'


def _table() -> str:
    rows = (
        _cell("Handling") + _cell("Copy"),
        _cell("{{ pack.author }}", '<w:vMerge w:val="restart"/>') + _cell("1"),
        _cell("", "<w:vMerge/>") + _cell("2"),
    )
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{Style(name="Banded").id}"/><w:tblW w:w="4800" w:type="dxa"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
    )
    grid = '<w:tblGrid><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/></w:tblGrid>'
    return f"<w:tbl>{properties}{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def full_house_file() -> bytes:
    """Return the file: watermark, page borders, controls, fields, frames, a drop cap, merged cells, a text box, a numbered heading."""
    paper = Paper()
    own = [
        Style(name="heading 1", size=18, bold=True, numbering=2, font="Source Sans 3"),
        Style(name="Banded", kind="table", raw=_BANDED),
    ]
    names = {one.name for one in own}
    framed = (
        'w:w="3402" w:h="900" w:hRule="exact" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="6800" w:y="1900"'
    )
    cap = '<w:framePr w:dropCap="drop" w:lines="2" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'
    side = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/>'
    cover = (
        f"<w:p><w:pPr><w:framePr {framed}/></w:pPr>{run('To {{ pack.recipients }}')}</w:p>"
        + control(paragraph("Title", run("[Document title]")), bound="title")
        + paragraph("Normal", *cut("{{ pack.date | d MMMM yyyy }}"))
        + _table()
        + f"<w:p><w:pPr>{cap}</w:pPr>{run('T')}</w:p>"
        + paragraph(
            "Normal", run("his brief opens with a drop cap."), text_box(paragraph("Normal", run("{{ pack.issuer }}")))
        )
    )
    header = paragraph("header", run("{{ pack.marking }}"), field("USERNAME", "Somebody"), watermark("DRAFT"))
    footer = f"<w:p><w:pPr>{side}</w:pPr>{page_field('PAGE')}</w:p>" + paragraph("footer", run("{{ pack.marking }}"))
    section = section_xml(paper, default="1").replace("<w:cols", f"{page_borders()}<w:cols")
    levels = [[numbering_level(1, 0, "•", 18, 18)], [numbering_level(1, 0, "%1.", 18, 18, kind="decimal")]]
    return word_file(
        [*(style for style in styles(paper) if style.name not in names), *own],
        body=cover + paragraph("Normal", run("{{ body }}")) + section,
        headers={"1": header},
        footers={"1": footer},
        numbering=numbering_xml(levels),
    )
