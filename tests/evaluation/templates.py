"""House styles read from Word files that nobody here made: each becomes a style or is refused; PDF and DOCX are compared page by page."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from briefer.document.blocks import Heading, Paragraph
from briefer.document.house import HouseStyle
from briefer.document.inlines import Text
from briefer.document.tree import Document, Properties
from briefer.document.walk import plain
from briefer.faults import Fault
from briefer.templating.house import read_house_style
from briefer.templating.house.furnishing import furnished
from briefer.writing.docx import render_docx
from briefer.writing.pdf import render_pdf
from tests.figures import Figure

NAME = "templates"
SECONDS = 240
_GAP = 14.0  # points: more than a justified space
_TEXTS = (
    "The crossing was repaired during the summer and is to be opened for goods, according to the governor of the province. Traders expect "
    "that the road will shorten the way to the coast by two days, while others doubt that it is safe after dark.",
    "A patrol was attacked on the road south of the town, and two soldiers were killed; a statement with pictures was published the same "
    "evening. The army closed the road for a day and searched the villages on both banks of the river.",
    "Talks were held in the capital about the fees for lorries and the hours of the customs house. No date was given for the opening, but "
    "the ministry said that the scanners had been delivered and that the staff had been trained abroad.",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read back: its size, its lines of text by place, in reading order."""

    width: float
    height: float
    lines: tuple[tuple[float, float, float, str], ...]  # left, right, baseline from the top, text
    fonts: frozenset[str]


def evaluate(data: Path) -> list[Figure]:
    """Return how many files become a style, and for each how well PDF and DOCX agree."""
    files = sorted(
        path for path in (data / "templates").rglob("*") if path.suffix in (".docx", ".dotx", ".docm", ".dotm", ".odt")
    )
    with tempfile.TemporaryDirectory() as folder:
        return _evaluated(files, Path(folder))


def _evaluated(files: Sequence[Path], folder: Path) -> list[Figure]:
    houses: dict[str, HouseStyle] = {}
    refused: list[str] = []
    for number, path in enumerate(files):
        try:
            read_house_style(path.read_bytes(), path.name)
            houses[f"{number:02}-{path.name}"] = read_house_style(furnished(path.read_bytes()), path.name)
        except Fault as fault:
            refused.append(str(fault))
    figures = [
        Figure(
            "house styles read, or refused with a sentence",
            f"{len(houses)} + {len(refused)} of {len(files)}",
            "",
            "100 %",
            "no peer",
        ),
    ]
    pdfs = {name: _written(house, folder, name) for name, house in houses.items()}
    if shutil.which("soffice") is None:
        return [*figures, Figure("agreement with LibreOffice", "LibreOffice absent")]
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder / "office"), *map(str, sorted(folder.glob("*.docx")))],
        capture_output=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    rows = [_compared(name, pdfs[name], folder / "office" / f"{Path(name).stem}.pdf") for name, house in houses.items()]
    return figures + _totals(rows) + [row.figure for row in rows]


def _written(house: HouseStyle, folder: Path, name: str) -> bytes:
    """Return the PDF of a plain document in this style, and write its DOCX for LibreOffice."""
    document = _document()
    made = render_pdf(document, house)
    (folder / f"{Path(name).stem}.docx").write_bytes(render_docx(document, house, pages=made.anchors))
    return made.content


def _document() -> Document:
    """Return a document of headings and paragraphs in plain English: what both outputs should set alike."""
    blocks: list[Heading | Paragraph] = []
    for number in range(8):
        blocks.append(Heading(1 + (number % 2), (Text(f"Part {number + 1}"),), f"part-{number}"))
        blocks += [
            Paragraph((Text(f"{_TEXTS[(number + place) % 3]} {_TEXTS[(number * 2 + place + 1) % 3]}"),))
            for place in range(2)
        ]
    moment = datetime.now(UTC)  # for LibreOffice shows today's date
    values = {
        "word.page_before": "Page ",
        "word.page_between": " of ",
        "word.page_after": "",
        "pack.title": "The week",
        "pack.date": "15 August 2019",
        "pack.language": "en",
    }
    return Document(Properties("The week", moment), tuple(blocks), values=values)


@dataclass(frozen=True, slots=True)
class Row:
    """How one file came out."""

    name: str
    size: bool
    margins: bool
    fonts: bool
    furniture: float  # share of pages with the same words in header and footer
    lines: float  # share of body lines that break alike
    pages: tuple[int, int]

    @property
    def figure(self) -> Figure:
        said = [
            word for word, right in (("size", self.size), ("margins", self.margins), ("fonts", self.fonts)) if not right
        ]
        told = f", not the same: {', '.join(said)}" if said else ""
        value = f"lines {self.lines:.1%}, header and footer {self.furniture:.0%}, pages {self.pages[0]}/{self.pages[1]}{told}"
        return Figure(self.name[3:], value, "", "lines ≥ 98 %")


def _compared(name: str, ours: bytes, theirs: Path) -> Row:
    if not theirs.exists():
        return Row(name, False, False, False, 0.0, 0.0, (0, 0))
    mine, other = _pages(ours), _pages(theirs.read_bytes())
    pairs = list(zip(mine, other, strict=False))
    size = all(abs(a.width - b.width) < 1 and abs(a.height - b.height) < 1 for a, b in pairs)
    furniture = sum(_outer(a) == _outer(b) for a, b in pairs) / max(len(pairs), 1)
    bodies = [[line for page in pages for line in _inner(page)] for pages in (mine, other)]
    margins = all(abs(_edge(bodies[0], side) - _edge(bodies[1], side)) < 3 for side in (0, 1))
    fonts = _families(mine) == _families(other)
    return Row(name, size, margins, fonts, furniture, _alike(*bodies), (len(mine), len(other)))


def _alike(one: list[tuple[float, float, float, str]], other: list[tuple[float, float, float, str]]) -> float:
    """Return the share of lines that stand in both, in order."""
    first, second = [_plain(line[3]) for line in one], [_plain(line[3]) for line in other]
    matches = difflib.SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return 2 * sum(match.size for match in matches) / max(len(first) + len(second), 1)


def _plain(text: str) -> str:
    return "".join(text.replace("\u00ad", "").replace("\ufffe", "-").replace("\u2010", "-").split())


def _edge(lines: list[tuple[float, float, float, str]], side: int) -> float:
    places = [line[side] for line in lines]
    return (min(places) if side == 0 else max(places)) if places else 0.0


def _inner(page: Page) -> list[tuple[float, float, float, str]]:
    words = "".join(
        _plain(plain(block.inlines)) for block in _document().blocks if isinstance(block, Heading | Paragraph)
    )
    return [line for line in page.lines if _plain(line[3]).rstrip("-") in words]


def _outer(page: Page) -> str:
    """Return the letters outside the body; digits apart, for LibreOffice shows today's date."""
    inner = set(_inner(page))
    letters = "".join(_plain(line[3]) for line in page.lines if line not in inner)
    return "".join(sorted(letter for letter in letters if letter.isalpha()))


def _families(pages: list[Page]) -> set[str]:
    return {family for page in pages for family in page.fonts}


def _pages(content: bytes) -> list[Page]:
    document = pypdfium2.PdfDocument(content)
    return [_page(document[number]) for number in range(len(document))]


def _page(page: pypdfium2.PdfPage) -> Page:
    """Return a page with its lines: letters of one height put together."""
    text = page.get_textpage()
    height = page.get_height()
    lines: dict[float, list[tuple[float, float, str]]] = {}
    fonts: set[str] = set()
    for place in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, place))
        left, bottom, right, _ = text.get_charbox(place, loose=True)
        if letter in "\r\n" or right <= left:
            continue
        fonts.add(_font(text, place))
        base = next((key for key in lines if abs(key - (height - bottom)) < 3), height - bottom)
        lines.setdefault(base, []).append((left, right, letter))
    found = [piece for base, letters in sorted(lines.items()) for piece in _pieces(base, sorted(letters))]
    return Page(page.get_width(), height, tuple(found), frozenset(fonts))


def _pieces(base: float, letters: list[tuple[float, float, str]]) -> Iterator[tuple[float, float, float, str]]:
    """Yield the stretches of one line that wide gaps (tabs, boxes beside the text) keep apart."""
    piece: list[tuple[float, float, str]] = []
    for letter in letters:
        if piece and letter[0] - piece[-1][1] > _GAP:
            yield piece[0][0], piece[-1][1], base, "".join(one[2] for one in piece)
            piece = []
        if piece or letter[2].strip():
            piece.append(letter)
    while piece and not piece[-1][2].strip():
        piece.pop()
    if piece:
        yield piece[0][0], piece[-1][1], base, "".join(one[2] for one in piece)


def _font(text: pypdfium2.PdfTextPage, place: int) -> str:
    """Return the family of a letter's font, without subset prefix, style and spaces."""
    size = pdfium.FPDFText_GetFontInfo(text.raw, place, None, 0, None)
    buffer = bytes(size)
    import ctypes

    flags = ctypes.c_int()
    held = ctypes.create_string_buffer(buffer, size)
    pdfium.FPDFText_GetFontInfo(text.raw, place, held, size, ctypes.byref(flags))
    name = held.value.decode("utf-8", "replace")
    family = name.partition("+")[2] or name
    return family.partition("-")[0].partition(",")[0].replace(" ", "").removesuffix("MT").removesuffix("PS").lower()


def _totals(rows: Sequence[Row]) -> list[Figure]:
    count = max(len(rows), 1)
    same = [row for row in rows if row.fonts]
    lines = sum(row.lines for row in same) / max(len(same), 1)
    return [
        Figure("same page size", f"{sum(row.size for row in rows)} of {count}", "", "all"),
        Figure("same margins", f"{sum(row.margins for row in rows)} of {count}", "", "all"),
        Figure("same fonts", f"{len(same)} of {count}", "", "all"),
        Figure(
            "same words in header and footer, share of pages",
            f"{sum(row.furniture for row in rows) / count:.1%}",
            "",
            "100 %",
        ),
        Figure("body lines that break alike, where the fonts are the same", f"{lines:.1%}", "", "≥ 98 %"),
    ]
