"""Tables of cover, header and footer: merged cells, styles with bands and a first row, content controls around rows."""

from __future__ import annotations

import pytest

from briefer.document.house import HouseParagraph, HouseRun, HouseStyle, HouseTable
from briefer.templating.house import read_house_style
from tests.tooling.wordparts import Paper, Style, paragraph, run, section_xml, word_file

BANDED = (
    "<w:tblPr/>"
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:fill="0B5563"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:fill="EEEEEE"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>'
)


def _cell(words: str, *, merge: str = "", span: int = 1) -> str:
    merged = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}.get(merge, "")
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{wide}{merged}</w:tcPr>{paragraph('Normal', run(words))}</w:tc>"


def _table(*rows: str, properties: str = "", columns: int = 2) -> HouseTable:
    grid = '<w:gridCol w:w="2000"/>' * columns
    content = "".join(row if row.startswith("<w:sdt>") else f"<w:tr>{row}</w:tr>" for row in rows)
    table = f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{content}</w:tbl>"
    house = _house(table)
    found = house.section.header.default[0]
    assert isinstance(found, HouseTable)
    return found


def _house(header: str) -> HouseStyle:
    styles = [Style(name="Normal", size=10), Style(name="Banded", kind="table", raw=BANDED)]
    return read_house_style(
        word_file(
            styles,
            body=paragraph("Normal", run("{{ body }}")) + section_xml(Paper(), default="1"),
            headers={"1": header},
            footers={"1": ""},
            numbering="",
        )
    )


def _first(table: HouseTable, row: int, column: int) -> HouseRun:
    block = table.rows[row][column].blocks[0]
    assert isinstance(block, HouseParagraph) and isinstance(block.content[0], HouseRun)
    return block.content[0]


def test_cells_merged_over_rows_are_one() -> None:
    table = _table(
        _cell("Logo", merge="restart") + _cell("a"),
        _cell("gone", merge="continue") + _cell("b"),
        _cell("gone", merge="continue") + _cell("c"),
        _cell("Own") + _cell("d"),
    )
    assert [row[0].rows for row in table.rows] == [3, 0, 0, 1]
    assert table.rows[1][0].blocks == ()
    assert _first(table, 0, 0).text == "Logo"


def test_merged_cells_after_a_wide_one_are_found_by_their_column() -> None:
    table = _table(
        _cell("wide", span=2) + _cell("Tall", merge="restart"),
        _cell("a") + _cell("b") + _cell("", merge="continue"),
        columns=3,
    )
    assert (table.rows[0][1].rows, table.rows[1][2].rows) == (2, 0)


def test_a_table_style_gives_first_row_bands_and_first_column_where_the_table_asks() -> None:
    rows = [_cell("Head") + _cell("Head"), _cell("1") + _cell("1"), _cell("2") + _cell("2")]
    style = f'<w:tblStyle w:val="{Style(name="Banded").id}"/>'
    asked = _table(*rows, properties=f'{style}<w:tblLook w:firstRow="1" w:firstColumn="1" w:noVBand="1"/>')
    assert [row[0].shading for row in asked.rows] == ["0B5563", None, "EEEEEE"]
    assert (_first(asked, 0, 0).look.bold, _first(asked, 0, 0).look.colour) == (True, "FFFFFF")
    assert (_first(asked, 1, 0).look.italic, _first(asked, 1, 1).look.italic) == (True, False)
    plain = _table(*rows, properties=f'{style}<w:tblLook w:val="0600"/>')
    assert {cell.shading for row in plain.rows for cell in row} == {None}


def test_rows_within_content_controls_are_rows() -> None:
    inside = f"<w:sdt><w:sdtContent><w:tr>{_cell('a')}<w:sdt><w:sdtContent>{_cell('b')}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
    assert [len(row) for row in _table(inside, _cell("c") + _cell("d")).rows] == [2, 2]


@pytest.mark.parametrize("merge", ["continue", "restart"])
def test_merges_that_lead_nowhere_are_cells(merge: str) -> None:
    assert len(_table(_cell("a", merge=merge) + _cell("b")).rows[0]) == 2
