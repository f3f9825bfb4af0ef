"""Pasted text becomes a bulletin like any file: kept once, with its paragraphs; an address alone is refused in words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from briefer.faults import Fault
from briefer.folders import Folders, folders_in
from briefer.workspace.importing import import_files
from briefer.workspace.pasting import keep_pasted
from briefer.workspace.workspace import open_workspace

MOMENT = datetime(2019, 8, 12, 9, 30)
HTML = "<h2>Border post reopens (August 1-7, 2019)</h2><p>The border post was opened again.</p><p>Trucks crossed all day.</p>"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_in(tmp_path)


def test_plain_text_becomes_a_bulletin_with_its_title_and_period(folders: Folders) -> None:
    text = "Border post reopens (August 1-7, 2019)\n\nThe border post was opened again on Monday.\n\nTrucks crossed all day."
    with open_workspace(None, folders) as ws:
        [report] = import_files(ws, [keep_pasted(folders, text, "", MOMENT)])
        [bulletin] = report.bulletins
    assert report.file.endswith(".txt") and "Pasted 2019-08-12 09.30" in report.file
    assert (bulletin.title, str(bulletin.period)) == (
        "Border post reopens (August 1-7, 2019)",
        "2019-08-01/2019-08-07",
    )


def test_what_a_browser_copies_keeps_its_paragraphs(folders: Folders) -> None:
    with open_workspace(None, folders) as ws:
        [report] = import_files(ws, [keep_pasted(folders, "Border post … all day.", HTML, MOMENT)])
        blocks = ws.library.bulletin(report.bulletins[0].id).blocks
    assert [block.text for block in blocks][-2:] == ["The border post was opened again.", "Trucks crossed all day."]


def test_an_editors_html_without_paragraphs_gives_way_to_the_text(folders: Folders) -> None:
    assert keep_pasted(folders, "one\n\ntwo", "<span>one</span> <b>two</b>", MOMENT).read_text() == "one\n\ntwo\n"


def test_the_same_words_are_kept_once(folders: Folders) -> None:
    first = keep_pasted(folders, "Some words.", "", MOMENT)
    assert keep_pasted(folders, "Some words.", "", datetime(2020, 1, 1)) == first


@pytest.mark.parametrize(
    ("text", "key"),
    [("  \n", "pasting.nothing"), ("", "pasting.nothing"), (" https://example.org/a?b=c \n", "pasting.address")],
)
def test_no_words_or_an_address_alone_are_refused_in_words(folders: Folders, text: str, key: str) -> None:
    with pytest.raises(Fault) as fault:
        keep_pasted(folders, text, "<img src='x'>", MOMENT)
    assert fault.value.key == key
