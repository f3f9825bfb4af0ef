"""A file is read as what it is, whatever its name ends in; what is damaged is still said to be."""

from __future__ import annotations

import pytest

from briefer.assets import shipped
from briefer.faults import Fault
from briefer.importing.catalogue import endings, read, recognise
from briefer.importing.files import import_content


@pytest.mark.parametrize("path", sorted(shipped("bulletins").iterdir()), ids=lambda path: path.name)
def test_each_sample_gives_the_same_bulletins_under_every_ending(path) -> None:  # type: ignore[no-untyped-def]
    content = path.read_bytes()
    right = [bulletin.id for bulletin in import_content(content, path.name).bulletins]
    for ending in (*endings(), "", ".xyz"):
        found = [bulletin.id for bulletin in import_content(content, f"{path.stem}{ending}").bulletins]
        assert found == right, ending


@pytest.mark.parametrize(
    "content",
    [
        b"\x8f\x02%PDF-1.4\n" + bytes(range(256)) * 20,
        bytes(range(256)) * 20,
        b"1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 40,
    ],
)
def test_a_damaged_pdf_stays_refused(content: bytes) -> None:
    with pytest.raises(Fault, match="a PDF but is damaged"):
        read(content, "week.pdf")


def test_a_text_that_speaks_of_pdf_is_text() -> None:
    content = b"Every such file begins with %PDF-1.4, said the officer.\n\nThe convoy left at dawn."
    for name in ("week.txt", "week.pdf"):
        assert read(content, name).format == "txt"


@pytest.mark.parametrize("text", ["Caf\u00e9 in Idlib. &eacute; stays.", "<section>The front held.</section>"])
def test_a_web_page_of_few_signs_is_one_by_its_ending(text: str) -> None:
    reader = recognise(text.encode(), "a.html")
    assert reader and reader.format == "html"
