"""What the writers make of the sample pack stays as it was looked at: the parts of the Word file, the text of the PDF."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pypdfium2
import pytest
from lxml import etree

from briefer.templating.catalogue import find_template
from briefer.templating.compose import Composed, compose
from briefer.writing.docx import render_docx
from briefer.writing.pdf import render_pdf
from tests.samples import MOMENT, PIXEL, sample_pack, sample_sources

Golden = Callable[[str, str], None]


@pytest.fixture(scope="module")
def composed() -> Composed:
    """The sample pack as the weekly brief."""
    pack, template = sample_pack(), find_template("weekly-brief")
    return compose(pack, sample_sources(), template, moment=MOMENT, assets={"pixel.png": PIXEL})


@pytest.fixture(scope="module")
def docx(composed: Composed) -> zipfile.ZipFile:
    """It as Word file."""
    return zipfile.ZipFile(io.BytesIO(render_docx(composed.document, composed.house)))


@pytest.mark.parametrize("part", ["document", "footnotes", "header1", "footer1"])
def test_parts_of_the_word_file(docx: zipfile.ZipFile, part: str, golden: Golden) -> None:
    tree = etree.fromstring(docx.read(f"word/{part}.xml"))
    etree.indent(tree)
    golden(f"{part}.xml", etree.tostring(tree, encoding="unicode") + "\n")


def test_text_of_the_pdf(composed: Composed, golden: Golden) -> None:
    document = pypdfium2.PdfDocument(render_pdf(composed.document, composed.house).content)
    pages = (page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document)
    golden("pages.txt", "\n".join(f"--- page {number}\n{text}" for number, text in enumerate(pages, 1)) + "\n")
