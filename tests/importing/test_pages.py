"""Pieces of web pages have the heading at their top as title; pages of frames are read or say what they are."""

from __future__ import annotations

import pytest

from briefer.faults import Fault
from briefer.importing.catalogue import read
from briefer.importing.files import import_content

_FRAMES = '<html><frameset cols="20%,80%"><frame src="menu.html"><frame src="week 34.html">{}</frameset></html>'


def test_a_heading_of_any_level_is_the_title_of_a_pasted_piece() -> None:
    for level in (1, 2, 3, 4):
        page = f"<h{level}>Sinai: ambush near Rafah</h{level}><p>Two soldiers died. The army sealed the town.</p>"
        (bulletin,) = import_content(page.encode(), "pasted.html").bulletins
        assert (bulletin.title, bulletin.findings[0].source) == ("Sinai: ambush near Rafah", "title")
        assert [block.text for block in bulletin.blocks] == ["Two soldiers died. The army sealed the town."]


def test_the_first_of_several_headings_stays_in_the_text() -> None:
    page = "<h2>Sinai: an ambush</h2><p>Two soldiers died.</p><h2>Gaza: a rocket</h2><p>No one was hurt.</p>"
    kept = [block.text for bulletin in import_content(page.encode(), "a.html").bulletins for block in bulletin.blocks]
    assert "Gaza: a rocket" in kept and "Sinai: an ambush" in kept


def test_the_text_beside_frames_is_read() -> None:
    page = _FRAMES.format("<noframes><body><h1>Idlib</h1><p>The front held.</p></body></noframes>")
    assert [block.text for block in read(page.encode(), "a.html").blocks] == ["Idlib", "The front held."]


@pytest.mark.parametrize("notice", ["", "<noframes><p>Your browser does not show frames.</p></noframes>"])
def test_a_page_of_nothing_but_frames_names_the_pages(notice: str) -> None:
    with pytest.raises(Fault, match=r"only a frame around other pages: menu\.html, week 34\.html\."):
        read(_FRAMES.format(notice).encode(), "a.html")
