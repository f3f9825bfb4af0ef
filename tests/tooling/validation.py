"""Writes the packs that `make validate` checks: `python -m tests.tooling.validation FOLDER`. Every template, and what is hard."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.house import HouseStyle
from briefer.document.tree import Citations, Document
from briefer.pack import model as p
from briefer.templating.catalogue import find_template
from briefer.templating.compose import compose
from briefer.templating.house import read_house_style
from briefer.text.languages import language_of
from briefer.writing.catalogue import write
from tests.rightleft import pack_in, sources_in
from tests.samples import ENGLISH, MOMENT, PIXEL, sample_document, sample_pack, sample_sources
from tests.tooling.combinations import write_combinations
from tests.tooling.housemarks import full_house_file
from tests.tooling.scripts import scripts_with_fonts

TEMPLATES = ("weekly-brief", "executive-one-pager", "topic-dossier", "source-digest", "newsletter")
_COMBINATIONS = 2  # of a template's options here; all are written by tests.tooling.combinations
WAYS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("a4", "en", {"paper": "A4"}),
    ("letter-numbers", "en", {"paper": "Letter", "citations": "numbers", "citation_style": "author-date"}),
    ("arabic-endnotes", "ar", {"citations": "endnotes"}),
    ("hebrew-letter", "he", {"paper": "Letter", "citation_style": "chicago"}),
    ("persian-numbers", "fa", {"citations": "numbers", "citation_style": "author-date"}),
)


def hard_documents() -> Iterator[tuple[str, Document]]:
    """Yield what writers stumble over, by name."""
    sample = sample_document()
    yield "sample", sample
    yield "hebrew", sample_document("he", "rtl")
    yield "review", replace(sample, review=True, citations=Citations.NUMBERS)
    noted = tuple(
        b.Paragraph((i.Text(f"Statement {number}."), i.Footnote((i.Text(f"Note {number}."),))))
        for number in range(2000)
    )
    yield "two-thousand-notes", replace(sample, blocks=noted)
    cells = tuple(tuple(b.Cell((i.Text(f"{row}.{column}"),)) for column in range(4)) for row in range(450))
    yield "long-table", replace(sample, blocks=(b.Table(cells, caption=(i.Text("A table over ten pages"),)),))
    long = b.Quotation(tuple(b.Paragraph((i.Text(ENGLISH),)) for _ in range(400)), (i.Text("Sample Centre"),))
    yield "forty-page-excerpt", replace(sample, blocks=(b.Heading(1, (i.Text("Long"),), "long"), long))
    yield "scripts", scripts_document(sample)


def scripts_document(sample: Document) -> Document:
    """Return a document with letters of every Unicode script that fonts of this machine have; says which they do not."""
    shown, absent = scripts_with_fonts()
    print(f"scripts: {len(shown)} shown; no font here for {', '.join(absent) or 'none'}", file=sys.stderr)
    blocks: list[b.Block] = []
    for name, letters in shown:
        language = language_of(letters)
        blocks.append(b.Paragraph((i.Marked("label", (i.Text(name),)), i.Text(" "), i.Text(letters, language))))
    rows = tuple((b.Cell((i.Text(name),)), b.Cell((i.Text(letters),))) for name, letters in shown)
    noted = b.Paragraph(
        tuple(part for _, letters in shown for part in (i.Text(letters[:4]), i.Footnote((i.Text(letters),))))
    )
    return replace(sample, blocks=(*blocks, b.Table(rows, header_rows=0, row_headers=1), noted))


def write_all(folder: Path) -> None:
    """Write every pack as Word and PDF into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    house: HouseStyle | None = None
    for name in TEMPLATES:
        template = find_template(name)
        known = {option.name for option in template.options}
        for way, language, options in WAYS:
            chosen = {key: value for key, value in options.items() if key in known}
            composed = compose(
                sample_pack() if language == "en" else pack_in(language),
                sample_sources() if language == "en" else sources_in(language),
                template,
                moment=MOMENT,
                options=chosen,
                assets={"pixel.png": PIXEL},
            )
            house = house or composed.house
            write(composed.document, composed.house, [folder / f"{name}-{way}{ending}" for ending in (".docx", ".pdf")])
    empty = compose(
        sample_pack(items=(p.Section(id="s", title="Nothing"),)),
        sample_sources(),
        find_template("weekly-brief"),
        moment=MOMENT,
    )
    write(empty.document, empty.house, [folder / f"empty-section{ending}" for ending in (".docx", ".pdf")])
    assert house is not None
    full = read_house_style(full_house_file())
    write(
        replace(sample_document(), embed_fonts=True),
        full,
        [folder / f"full-house{ending}" for ending in (".docx", ".pdf")],
    )
    write_combinations(folder, _COMBINATIONS)
    for name, document in hard_documents():
        write(document, house, [folder / f"{name}{ending}" for ending in (".docx", ".pdf")])


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
