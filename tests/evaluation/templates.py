"""House styles read from Word files that nobody here made: each becomes a style or is refused; PDF and DOCX are compared page by page."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from briefer.document.blocks import Heading, Paragraph
from briefer.document.house import HouseStyle
from briefer.document.house import Page as Paper
from briefer.document.inlines import Text
from briefer.document.tree import Document, Properties
from briefer.document.walk import plain
from briefer.faults import Fault
from briefer.ooxml.names import clark
from briefer.ooxml.package import open_package
from briefer.templating.catalogue import find_template, list_templates
from briefer.templating.compose import compose
from briefer.templating.house import read_house_style
from briefer.templating.house.furnishing import furnished
from briefer.writing.docx import render_docx
from briefer.writing.pdf import render_pdf
from tests.evaluation.longpack import long_document
from tests.evaluation.pagereading import Line, Page, read_pages
from tests.figures import Figure
from tests.samples import PIXEL, sample_pack, sample_sources

NAME = "templates"
SECONDS = 240
_KINDS = (".docx", ".dotx", ".docm", ".dotm", ".odt")
_REACH = 0.98
_LONG_HOUSES = ("reference.docx", "cnt-default.docx")
_ABOUT_PAGES = re.compile(rb"<w:pgBorders.*?</w:pgBorders>|<w:(?:header|footer)Reference[^>]*/>", re.DOTALL)
_LEAST = 25  # letters of a line of running text
_LEFTWARD = "\u0590"  # where the letters of Hebrew and Arabic begin
_TEXTS = (
    "The crossing was repaired during the summer and is to be opened for goods, according to the governor of the province. Traders expect "
    "that the road will shorten the way to the coast by two days, while others doubt that it is safe after dark.",
    "A patrol was attacked on the road south of the town, and two soldiers were killed; a statement with pictures was published the same "
    "evening. The army closed the road for a day and searched the villages on both banks of the river.",
    "Talks were held in the capital about the fees for lorries and the hours of the customs house. No date was given for the opening, but "
    "the ministry said that the scanners had been delivered and that the staff had been trained abroad.",
)


def evaluate(data: Path) -> list[Figure]:
    """Return how many files become a style, and for each how well PDF and DOCX agree; then the same of the shipped templates."""
    files = sorted(path for path in (data / "templates").rglob("*") if path.suffix in _KINDS)
    with tempfile.TemporaryDirectory() as folder:
        return _evaluated(files, Path(folder))


def _evaluated(files: Sequence[Path], folder: Path) -> list[Figure]:
    houses: dict[str, tuple[Path, HouseStyle]] = {}
    refused: list[str] = []
    for number, path in enumerate(files):
        try:
            read_house_style(path.read_bytes(), path.name)
            house = read_house_style(furnished(path.read_bytes()), path.name)
            houses[f"{number:02}-{path.stem}"] = path, house
        except Fault as fault:
            refused.append(str(fault))
    read = f"{len(houses)} + {len(refused)} of {len(files)}"
    figures = [Figure("house styles read, or refused with a sentence", read, "", "100 %", "no peer")]
    made = {name: _written(_document(), house, folder, name) for name, (_, house) in houses.items()}
    packs = {name: _pack_written(path.read_bytes(), folder, f"pack-{name}") for name, (path, _) in houses.items()}
    shipped = {one.name: _shipped_written(one.name, folder) for one in list_templates() if one.shipped}
    longs = {
        f"long pack, {title}": _long_written(house, folder, f"long-{number}")
        for number, (title, house) in enumerate(_long_houses(houses))
    }
    if shutil.which("soffice") is None:
        return [*figures, Figure("agreement with LibreOffice", "LibreOffice absent")]
    _convert(folder, sorted(folder.glob("*.docx")))
    rows = [
        _compared(
            path,
            house.section.page,
            (made[name], packs[name]),
            (folder / f"{name}.pdf", folder / f"pack-{name}.pdf"),
            folder,
        )
        for name, (path, house) in houses.items()
    ]
    figures += _totals(rows)
    figures += [row.figure for row in rows]
    figures += [_near(f"shipped: {name}", f"shipped-{name}", headings, folder) for name, headings in shipped.items()]
    named = zip(longs.items(), range(len(longs)), strict=True)
    return figures + [_near(title, f"long-{number}", headings, folder) for (title, headings), number in named]


def _convert(folder: Path, files: Sequence[Path], kind: str = "pdf") -> None:
    """Let LibreOffice convert files into `folder`."""
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, files)],
        capture_output=True, timeout=SECONDS, check=False,
    )  # fmt: skip


def _written(document: Document, house: HouseStyle, folder: Path, name: str) -> bytes:
    """Return the PDF of a document in this style, and write its DOCX for LibreOffice."""
    made = render_pdf(document, house)
    (folder / f"{name}.docx").write_bytes(render_docx(document, house, pages=made.anchors))
    return made.content


def _pack_written(style: bytes, folder: Path, name: str) -> bytes:
    """Return the PDF of a whole pack, with notes, quotations, lists and tables, in this style."""
    template = find_template("weekly-brief")
    template = replace(template, files={**template.files, "style.docx": style})
    composed = compose(sample_pack(), sample_sources(), template, moment=datetime.now(UTC), assets={"pixel.png": PIXEL})
    return _written(composed.document, composed.house, folder, name)


def _shipped_written(name: str, folder: Path) -> list[str]:
    """Write a pack in a shipped template both ways; return the headings in order."""
    composed = compose(
        sample_pack(), sample_sources(), find_template(name), moment=datetime.now(UTC), assets={"pixel.png": PIXEL}
    )
    return _kept(composed.document, composed.house, folder, f"shipped-{name}")


def _long_houses(houses: Mapping[str, tuple[Path, HouseStyle]]) -> Iterator[tuple[str, HouseStyle]]:
    """Yield the styles for long packs: one of ours, one of Pandoc's, one that LibreOffice wrote."""
    yield "weekly-brief", read_house_style(find_template("weekly-brief").files["style.docx"])
    for name in _LONG_HOUSES:
        yield from ((name, house) for path, house in houses.values() if path.name == name)


def _long_written(house: HouseStyle, folder: Path, name: str) -> list[str]:
    """Write a long pack both ways; return the headings in order."""
    return _kept(long_document(_TEXTS, _document().values), house, folder, name)


def _kept(document: Document, house: HouseStyle, folder: Path, name: str) -> list[str]:
    """Write a document both ways and keep our PDF; return the headings in order."""
    (folder / f"{name}.ours.pdf").write_bytes(_written(document, house, folder, name))
    return [plain(one.inlines) for one in document.blocks if isinstance(one, Heading)]


def _document() -> Document:
    """Return a document of headings and paragraphs in plain English: what both outputs should set alike."""
    blocks: list[Heading | Paragraph] = []
    for number in range(8):
        blocks.append(Heading(1 + (number % 2), (Text(f"Part {number + 1}"),), f"part-{number}"))
        blocks += [
            Paragraph((Text(f"{_TEXTS[(number + place) % 3]} {_TEXTS[(number * 2 + place + 1) % 3]}"),))
            for place in range(2)
        ]
    values = {
        "word.page_before": "Page ",
        "word.page_between": " of ",
        "word.page_after": "",
        "pack.title": "The week",
        "pack.date": "15 August 2019",
        "pack.language": "en",
        "pack.author": "",
    }
    return Document(Properties("The week", datetime.now(UTC)), tuple(blocks), values=values)


_WORDS = "".join(
    letter
    for block in _document().blocks
    if isinstance(block, Heading | Paragraph)
    for letter in plain(block.inlines)
    if letter.isalpha()
)


@dataclass(frozen=True, slots=True)
class Row:
    """How one file came out. `ceiling` is how far LibreOffice agrees with itself, where ours falls short."""

    name: str
    size: bool
    margins: bool
    fonts: bool
    furniture: float  # share of pages with the same words in header and footer
    lines: float  # share of body lines that break alike
    pack: float  # the same of running text in a whole pack
    pages: tuple[int, int]
    note: str = ""

    @property
    def figure(self) -> Figure:
        said = [
            word for word, right in (("size", self.size), ("margins", self.margins), ("fonts", self.fonts)) if not right
        ]
        told = f", not the same: {', '.join(said)}" if said else ""
        value = (
            f"lines {self.lines:.1%}, in a pack {self.pack:.1%}, header and footer {self.furniture:.0%}, "
            f"pages {self.pages[0]}/{self.pages[1]}{told}{self.note}"
        )
        return Figure(self.name, value, "", "lines ≥ 98 %")


def _compared(path: Path, paper: Paper, ours: tuple[bytes, bytes], theirs: tuple[Path, Path], folder: Path) -> Row:
    if not all(one.exists() for one in theirs):
        return Row(path.name, False, False, False, 0.0, 0.0, 0.0, (0, 0))
    mine, other = read_pages(ours[0]), read_pages(theirs[0].read_bytes())
    pairs = list(zip(mine, other, strict=False))
    size = all(abs(a.width - b.width) < 1 and abs(a.height - b.height) < 1 for a, b in pairs)
    unshown, note = Counter[str](), ""
    if any(_outer(a) != _outer(b) for a, b in pairs):
        unshown = _unshown(path, folder)
        told = any(_outer(a) - _outer(b) for a, b in pairs) and unshown
        note = ", less words that LibreOffice does not show of the untouched file either" if told else ""
    furniture = sum(_outer(b) in (_outer(a), _outer(a) - unshown) for a, b in pairs) / max(len(pairs), 1)
    bodies = [[line for page in pages for line in _inner(page)] for pages in (mine, other)]
    margins = all(abs(_edge(bodies[0], side) - _edge(bodies[1], side)) < 3 for side in (0, 1))
    families = [{family for page in pages for family in page.fonts} for pages in (mine, other)]
    whole = [_running(read_pages(content), paper) for content in (ours[1], theirs[1].read_bytes())]
    lines = _alike(*([line.letters for line in body] for body in bodies))
    if lines < _REACH:
        bare = _bare(theirs[0].with_suffix(".docx"), folder)
        free = _alike([line.letters for line in bodies[0]], [line.letters for page in bare for line in _inner(page)])
        note += f", {free:.1%} without page borders and boxes, beside which LibreOffice's lines are shorter"
    return Row(
        path.name, size, margins, families[0] == families[1], furniture, lines, _alike(*whole), (len(mine), len(other)), note
    )  # fmt: skip


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of lines that stand in both, wherever on the page: a line that breaks elsewhere has other letters."""
    first, second = Counter(one), Counter(other)
    return 2 * (first & second).total() / max(first.total() + second.total(), 1)


def _running(pages: Sequence[Page], paper: Paper) -> list[str]:
    """Return the lines of running text between the margins, from left to right."""
    return [
        line.letters
        for page in pages
        for line in page.lines
        if len(line.letters) >= _LEAST
        and paper.top < line.base < paper.height - paper.bottom
        and max(line.letters) < _LEFTWARD
    ]


def _edge(lines: Sequence[Line], side: int) -> float:
    places = [line.right if side else line.left for line in lines]
    return (max(places) if side else min(places)) if places else 0.0


def _inner(page: Page) -> list[Line]:
    return [line for line in page.lines if line.letters and line.letters in _WORDS]


def _outer(page: Page) -> Counter[str]:
    """Return the letters outside the body; digits apart, for LibreOffice shows today's date."""
    inner = set(_inner(page))
    return Counter(letter for line in page.lines if line not in inner for letter in line.letters.lower())


def _unshown(path: Path, folder: Path) -> Counter[str]:
    """Return the letters of the words in a file's headers and footers that LibreOffice leaves out of the untouched file too."""
    _convert(folder, [path])
    shown = folder / f"{path.stem}.pdf"
    if not shown.exists():
        return Counter()
    words = Counter(
        word for page in read_pages(shown.read_bytes()) for line in page.lines for word in line.text.split()
    )
    package = open_package(path.read_bytes(), path.name)
    parts = [part for part in package.parts if part.endswith(".xml") and ("/header" in part or "/footer" in part)]
    missing: Counter[str] = Counter()
    for part in parts:
        boxes = {
            (text.text or "").strip()
            for box in package.tree(part).iter(clark("w:txbxContent"))
            for text in box.iter(clark("w:t"))
        }
        missing.update("".join(letter.lower() for text in boxes - set(words) for letter in text if letter.isalpha()))
    return missing


def _bare(docx: Path, folder: Path) -> list[Page]:
    """Return LibreOffice's pages of a Word file without page borders, headers and footers."""
    bare = folder / f"bare-{docx.name}"
    with zipfile.ZipFile(docx) as source, zipfile.ZipFile(bare, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _ABOUT_PAGES.sub(b"", content) if name == "word/document.xml" else content)
    _convert(folder, [bare])
    shown = bare.with_suffix(".pdf")
    return read_pages(shown.read_bytes()) if shown.exists() else []


def _near(title: str, name: str, headings: Sequence[str], folder: Path) -> Figure:
    """Return how many headings of a document stand on the same page, or one page off, in both outputs."""
    theirs = folder / f"{name}.pdf"
    if not theirs.exists():
        return Figure(title, "LibreOffice wrote no PDF")
    mine, other = read_pages((folder / f"{name}.ours.pdf").read_bytes()), read_pages(theirs.read_bytes())
    places = [(_page_of(mine, heading), _page_of(other, heading)) for heading in headings]
    near = sum(abs(one - two) <= 1 for one, two in places)
    same = sum(one == two for one, two in places)
    value = f"headings on the same page {same}, ± 1 {near} of {len(places)}, pages {len(mine)}/{len(other)}"
    return Figure(title, value, "", "all ± 1")


def _page_of(pages: Sequence[Page], heading: str) -> int:
    """Return the last page with a line that ends with a heading; -9 where there is none."""
    wanted = "".join(letter for letter in heading if letter.isalpha()).lower()
    found = [
        number for number, page in enumerate(pages) for line in page.lines if line.letters.lower().endswith(wanted)
    ]
    return found[-1] if found else -9


def _totals(rows: Sequence[Row]) -> list[Figure]:
    count = max(len(rows), 1)
    same = [row for row in rows if row.fonts]
    lines = sum(row.lines for row in same) / max(len(same), 1)
    pack = sum(row.pack for row in same) / max(len(same), 1)
    full = sum(row.lines >= _REACH for row in same)
    return [
        Figure("same page size", f"{sum(row.size for row in rows)} of {count}", "", "all"),
        Figure("same margins", f"{sum(row.margins for row in rows)} of {count}", "", "all"),
        Figure("same fonts", f"{len(same)} of {count}", "", "all"),
        Figure(
            "same words in header and footer, share of pages",
            f"{sum(row.furniture for row in rows) / count:.1%}", "", "100 %",
        ),
        Figure("body lines that break alike, where the fonts are the same", f"{lines:.1%}", "", "≥ 98 %"),
        Figure("files of these with at least 98 %", f"{full} of {len(same)}", "", "all"),
        Figure("lines of running text that break alike in a whole pack", f"{pack:.1%}", "", "≥ 98 %"),
    ]  # fmt: skip
