"""Tests that rendering leaves the process as it found it."""

from __future__ import annotations

import gc
from datetime import UTC, datetime

import pytest

from briefer.document.blocks import Figure, Heading, Paragraph, Picture
from briefer.document.house import HouseStyle
from briefer.document.inlines import Text
from briefer.document.tree import Document, Properties
from briefer.faults import Fault
from briefer.writing.pdf import render_pdf
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.pens import Word

_PROPERTIES = Properties("Weekly Brief", datetime(2019, 8, 15, tzinfo=UTC), "Desk")


def _document() -> Document:
    paragraphs = (Paragraph((Text(f"Convoys crossed {number} times. "),)) for number in range(200))
    return Document(_PROPERTIES, (Heading(1, (Text("Border"),), "border"), *paragraphs))


@pytest.mark.parametrize("on", [True, False])
def test_garbage_is_searched_for_afterwards_as_before(on: bool) -> None:
    was_on = gc.isenabled()
    try:
        gc.enable() if on else gc.disable()
        render_pdf(_document(), HouseStyle(styles={}))
        assert gc.isenabled() is on
        broken = Document(_PROPERTIES, (Figure(Picture(b"no picture", "image/png"), "Nothing"),))
        with pytest.raises(Fault):
            render_pdf(broken, HouseStyle(styles={}))
        assert gc.isenabled() is on
    finally:
        gc.enable() if was_on else gc.disable()


def test_words_and_elements_are_let_go_without_that_search() -> None:
    gc.collect()
    gc.disable()
    try:
        before = _alive()
        render_pdf(_document(), HouseStyle(styles={}))
        assert _alive() - before < 100  # what pens set by themselves: a space, a hyphen
    finally:
        gc.enable()


def _alive() -> int:
    return sum(isinstance(one, Element | Word) for one in gc.get_objects())
