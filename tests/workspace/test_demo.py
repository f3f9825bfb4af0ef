"""The demo makes a finished pack of the samples: everything drafted is printed, in order, in both formats."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pypdfium2
import pytest

from briefer.assets import shipped
from briefer.pack import file
from briefer.pack.model import Excerpt, Pack, Section
from briefer.pack.outline import walk
from briefer.workspace.demo import Demo, run_demo


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo wrote."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def made(folder: Path) -> Demo:
    """The demo, run once for all tests here."""
    if not any(shipped("bulletins").glob("*")):
        pytest.skip("the samples are not here")
    return run_demo(folder)


@pytest.fixture
def pack(made: Demo, folder: Path) -> Pack:
    """The demo's pack, as its file holds it."""
    return file.load(folder / "weekly-brief.brief").pack


def test_every_sample_is_read_and_every_quotation_is_found(made: Demo, folder: Path) -> None:
    assert {report.outcome for report in made.reports} == {"added"}
    assert len(made.reports) >= 16
    assert len({Path(report.file).suffix for report in made.reports}) >= 5
    assert made.checked.findings == ()
    assert made.checked.excerpts >= 12
    assert {path.name for path in made.files} == {"weekly-brief.docx", "weekly-brief.pdf", "weekly-brief.brief"}


def test_the_pdf_has_all_headings_and_excerpts_in_order(pack: Pack, folder: Path) -> None:
    document = pypdfium2.PdfDocument(folder / "weekly-brief.pdf")
    text = _letters(" ".join(_text(page) for page in document))
    document.close()
    text = text[text.index(_letters("Sources")) :]
    _assert_in_order(pack, text)


def test_the_word_file_has_all_headings_and_excerpts_in_order(pack: Pack, folder: Path) -> None:
    written = docx.Document(str(folder / "weekly-brief.docx"))
    paragraphs = [paragraph.text for paragraph in written.paragraphs]
    _assert_in_order(pack, _letters(" ".join(paragraphs)))


def _assert_in_order(pack: Pack, text: str) -> None:
    place = 0
    for item in walk(pack):
        wanted = item.title if isinstance(item, Section) else item.wording if isinstance(item, Excerpt) else ""
        if wanted and not re.search("[\u0590-\u08ff]", wanted):
            found = _find(wanted, text, place)
            assert found >= 0, wanted
            place = found + 1


def _find(wanted: str, text: str, place: int) -> int:
    """Return where the words begin: in one piece, or torn once by the foot of a page and the head of the next; -1 for nowhere."""
    letters = _letters(wanted)
    whole = text.find(letters, place)
    for number in range(len(letters) - 1, 0, -1) if whole < 0 else ():  # a word too may be torn
        start = text.find(letters[:number], place)
        if start >= 0 and text.find(letters[number:], start + number) >= 0:
            return start
    return whole


def _text(page: pypdfium2.PdfPage) -> str:
    text: str = page.get_textpage().get_text_range()
    return text


def _letters(text: str) -> str:
    """Return letters and digits alone: hyphens, spaces and notes' numbers are the page's, not the text's."""
    return re.sub(r"[\W_]+", "", text).casefold()
