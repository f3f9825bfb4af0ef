"""The same made-up report for every writer: as our document, as Typst, as HTML, and as platypus flowables."""

from __future__ import annotations

import html
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from briefer.document import blocks as b
from briefer.document import inlines as i
from briefer.document.tree import Document, Properties, Source

_STEMS = tuple(
    "govern report border cross announc militia convoy attack negotiat minist deleg parliament secur sanction econom inflat operat command "  # noqa: SIM905
    "statement province district checkpoint weapon agreement journal observ intellig transport harbour pipeline market camp return".split()
)
_ITEMS_A_PAGE = 1.15
_ENDINGS = ("", "s", "ed", "ing", "er", "ment", "ation", "al", "ally", "ors", "ity", "ive")
_SMALL = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "that",
    "was",
    "for",
    "on",
    "are",
    "with",
    "his",
    "they",
    "have",
    "from",
    "not",
    "what",
    "were",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the report: kind "h1", "h2", "p" (with a note), "table" or "picture"."""

    kind: str
    text: str = ""
    note: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@cache
def vocabulary() -> tuple[str, ...]:
    """About 5,000 words, as many as a report of 500 pages has."""
    pick = random.Random(3)
    made = [stem + ending for stem in _STEMS for ending in _ENDINGS]
    letters = "".join
    made += [letters(pick.choice("aeiourstlnmdkpbg") for _ in range(pick.randint(4, 11))) for _ in range(4500)]
    return tuple(made)


def parts(pages: int) -> Iterator[Part]:
    """Yield the parts of a report of about so many pages."""
    pick = random.Random(1)
    words = vocabulary()

    def sentence() -> str:
        count = pick.randint(9, 24)
        chosen = [
            pick.choice(_SMALL) if pick.random() < 0.45 else words[int(len(words) * pick.random() ** 2)]
            for _ in range(count)
        ]
        return " ".join(chosen).capitalize() + "."

    for page in range(round(pages * _ITEMS_A_PAGE)):
        if page % 5 == 0:
            yield Part("h1", f"Section {page // 5 + 1}")
        yield Part("h2", f"Item {page + 1}")
        for number in range(4):
            text = " ".join(sentence() for _ in range(5))
            yield Part("p", text, note=f"Sample Centre, {sentence()}" if number == 0 else "")
        if page % 4 == 1:
            yield Part(
                "table",
                rows=(("Day", "Place", "Killed"), *((f"{n} August", f"Place {n}", str(n * 7)) for n in range(1, 7))),
            )
        if pages >= 20 and page % (pages // 20) == 0:
            yield Part("picture")


def picture() -> bytes:
    """A JPEG of 480 by 240 pixels."""
    from PIL import Image

    image = Image.effect_noise((480, 240), 40).convert("RGB")
    held = io.BytesIO()
    random.seed(1)
    image = Image.linear_gradient("L").resize((480, 240)).convert("RGB")
    image.save(held, "JPEG", quality=70)
    return held.getvalue()


def our_document(pages: int) -> Document:
    """The report as a document."""
    shown = b.Picture(picture(), "image/jpeg")
    blocks: list[b.Block] = [b.Contents((i.Text("Contents"),), 2)]
    for number, part in enumerate(parts(pages)):
        match part.kind:
            case "h1" | "h2":
                blocks.append(b.Heading(int(part.kind[1]), (i.Text(part.text),), f"h{number}"))
            case "p":
                note = (i.Footnote((i.Text(part.note),)),) if part.note else ()
                blocks.append(b.Paragraph((i.Text(part.text), *note)))
            case "table":
                blocks.append(b.Table(tuple(tuple(b.Cell((i.Text(cell),)) for cell in row) for row in part.rows)))
            case _:
                blocks.append(b.Figure(shown, "A gradient", (i.Text("A gradient"),), 80.0))
    properties = Properties("Report", datetime(2019, 8, 15, tzinfo=UTC), "Desk")
    return Document(properties, tuple(blocks), marking="TLP:GREEN", sources=(Source("s1", "Source"),))


def typst_text(pages: int) -> str:
    """The report as Typst markup; the picture is `picture.jpg` beside it."""
    lines = [
        '#set document(title: "Report")',
        '#set text(lang: "en", size: 10.5pt)',
        "#set par(justify: true, leading: 10.4pt, spacing: 16.4pt)",
        '#set page(paper: "a4", margin: 72pt, numbering: "1 / 1", header: align(right)[TLP:GREEN])',
        "#outline(depth: 2)",
    ]
    for part in parts(pages):
        match part.kind:
            case "h1" | "h2":
                lines.append("=" * int(part.kind[1]) + " " + part.text)
            case "p":
                lines.append(part.text + (f"#footnote[{part.note}]" if part.note else "") + "\n")
            case "table":
                cells = ", ".join(f"[{cell}]" for row in part.rows[1:] for cell in row)
                head = ", ".join(f"[{cell}]" for cell in part.rows[0])
                lines.append(f"#table(columns: 3, table.header({head}), {cells})")
            case _:
                lines.append('#figure(image("picture.jpg", width: 80mm, alt: "A gradient"), caption: [A gradient])')
    return "\n".join(lines)


def html_text(pages: int) -> str:
    """The report as HTML for print; notes are left at their place, which costs less than at the foot."""
    style = (
        "@page{size:A4;margin:72pt;@bottom-center{content:counter(page) ' / ' counter(pages)}@top-right{content:'TLP:GREEN'}}"
        "p{text-align:justify;hyphens:auto}small{float:footnote}"
    )
    lines = [f"<html lang=en><title>Report</title><style>{style}</style>"]
    for part in parts(pages):
        match part.kind:
            case "h1" | "h2":
                lines.append(f"<{part.kind}>{part.text}</{part.kind}>")
            case "p":
                lines.append(
                    f"<p>{html.escape(part.text)}" + (f"<small>{part.note}</small>" if part.note else "") + "</p>"
                )
            case "table":
                rows = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in part.rows)
                lines.append(f"<table>{rows}</table>")
            case _:
                lines.append('<img src="picture.jpg" width=300 alt="A gradient">')
    return "\n".join(lines)
