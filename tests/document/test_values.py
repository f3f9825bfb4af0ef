"""Values of a document behave as frozen dataclasses do, here and after a journey to another process."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from briefer.document import blocks as b
from briefer.document import inlines as i
from tests.samples import sample_document


def test_a_document_sent_to_another_process_is_the_same() -> None:
    document = sample_document()
    assert pickle.loads(pickle.dumps(document)) == document


def test_values_are_equal_by_kind_and_content() -> None:
    assert i.Strong((i.Text("a"),)) == i.Strong((i.Text("a"),)) != i.Emphasis((i.Text("a"),))
    assert len({i.Text("a"), i.Text("a"), i.Text("a", "en"), i.LineBreak(), i.LineBreak()}) == 3
    assert i.Text("a") != "a"


def test_values_cannot_be_changed_but_replaced() -> None:
    paragraph = b.Paragraph((i.Text("a"),), item="x")
    with pytest.raises(FrozenInstanceError):
        paragraph.item = "y"  # type: ignore[misc]
    assert replace(paragraph, item="y").item == "y"
    assert [one.name for one in fields(paragraph)] == ["item", "language", "direction", "inlines", "role"]


def test_values_say_what_they_hold() -> None:
    assert repr(i.Link("#a", (i.Text("b"),))) == "Link(target='#a', inlines=(Text(text='b', language=None),))"
