"""Every format that is read has a sample among the shipped bulletins, and every sample is read whole."""

from __future__ import annotations

import pytest

from briefer.assets import shipped
from briefer.importing.catalogue import READERS
from briefer.importing.files import import_file
from tests.tooling.make_samples import samples

_FILES = sorted(shipped("bulletins").iterdir())


def test_each_reader_has_a_sample() -> None:
    assert {import_file(path).format for path in _FILES} == {reader.format for reader in READERS}


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_each_sample_gives_bulletins_with_titles_and_nothing_refused(path) -> None:  # type: ignore[no-untyped-def]
    imported = import_file(path)
    assert imported.bulletins and not imported.refused
    assert all(bulletin.title and bulletin.language == "en" for bulletin in imported.bulletins)


def test_the_samples_that_a_program_writes_are_those_shipped() -> None:
    for name, content in samples().items():
        assert (shipped("bulletins") / name).read_bytes() == content
