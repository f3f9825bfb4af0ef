"""Reads a Word file made by people who write no code into the style of all outputs."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from lxml import etree

from briefer.document.house import HouseBlock, HouseStyle, ParagraphLook, Section
from briefer.ooxml.body import BodyParts, body_parts
from briefer.ooxml.names import child, child_value, switched_on, take_out
from briefer.ooxml.numbering import read_numbering
from briefer.ooxml.package import Package, open_package
from briefer.ooxml.styles import read_styles
from briefer.ooxml.theme import read_theme
from briefer.templating.house.controls import put_placeholders
from briefer.templating.house.furniture import FurnitureReader
from briefer.templating.house.looks import Looks
from briefer.templating.house.sections import SectionReader
from briefer.templating.house.tables import plain_table, read_table_look

DEFAULT_ACCENT, DEFAULT_MUTED = "0B5563", "5B6770"


@lru_cache(maxsize=16)
def read_house_style(docx: bytes, name: str = "style.docx") -> HouseStyle:
    """Return the house style of a Word file (.docx, .dotx, .docm, .dotm).

    `name` is the file's, for messages. What the outputs cannot follow is listed in `remarks`, one sentence each.
    Raises Fault for what is no Word file, or a damaged one.
    """
    package = open_package(docx, name)
    _check_parts(package)
    numbered = unnumber_headings(package)
    source = package.written() if put_placeholders(package) or numbered else docx
    parts = body_parts(package.tree(package.main))
    settings = package.find_tree(package.related(package.main, "settings"))
    hyphenated = switched_on(child(settings, "w:autoHyphenation"))
    compat = child(settings, "w:compat")
    looks = Looks(read_styles(package), read_theme(package), read_numbering(package), hyphenated)
    remarks = _general_remarks(package, parts, numbered)
    sections = SectionReader(package, looks, settings, parts.sections, remarks)
    body = sections.section(parts.section)
    cover_section = sections.section(parts.cover_section) if parts.cover_section is not None else None
    styles = read_looks(looks)
    accent = _accent(looks, styles)
    return HouseStyle(
        styles=styles,
        section=body,
        cover_section=cover_section,
        cover=_blocks(package, looks, parts.before, cover_section or body, "Cover", remarks),
        closing=_blocks(package, looks, parts.after, body, "After the content", remarks),
        accent=accent,
        muted=styles["Source Line"].text.colour if "Source Line" in styles else DEFAULT_MUTED,
        table=read_table_look(looks) or plain_table(styles["Normal"].text, accent),
        source=source,
        remarks=tuple(remarks),
        adds_spaces=switched_on(child(compat, "w:doNotUseHTMLParagraphAutoSpacing")),
        leading=not switched_on(child(compat, "w:noLeading")),
    )


def unnumber_headings(package: Package) -> list[str]:
    """Take the numbering off heading styles, so that Word does not number what the structure has numbered; return their names."""
    sheet = read_styles(package)
    found = []
    for style, element in sheet.styles.items():
        numbering = child(child(element, "w:pPr"), "w:numPr")
        if (
            numbering is not None
            and sheet.name(style).startswith("Heading ")
            and child_value(numbering, "w:numId") != "0"
        ):
            take_out(numbering)
            found.append(sheet.name(style))
    return sorted(found)


def _check_parts(package: Package) -> None:
    """Raise the Fault of a part that is no XML now, rather than when the Word file is written."""
    folder = package.main.rpartition("/")[0]
    for part in package.parts:
        if part.startswith(folder) and part.endswith((".xml", ".rels")):
            package.tree(part)


def read_looks(looks: Looks) -> dict[str, ParagraphLook]:
    """Return all paragraph styles by proper name, and character styles as text over Normal where no paragraph style has the name."""
    normal = replace(looks.style(None), name="Normal")
    styles = {"Normal": normal}
    for style in looks.sheet.styles:
        if looks.sheet.kind(style) == "paragraph":
            look = looks.style(style)
            styles.setdefault(look.name, look)
    for style in looks.sheet.styles:
        name = looks.sheet.name(style)
        if looks.sheet.kind(style) == "character" and name not in styles:
            text = normal.text
            for element in looks.sheet.chain(style):
                text = looks.text_over(text, child(element, "w:rPr"))
            styles[name] = ParagraphLook(name=name, text=text)
    return styles


def _blocks(
    package: Package,
    looks: Looks,
    elements: tuple[etree._Element, ...],
    section: Section,
    place: str,
    remarks: list[str],
) -> tuple[HouseBlock, ...]:
    return FurnitureReader(package, package.main, looks, section.page, section.page.top, place, remarks).blocks(
        elements
    )


def _accent(looks: Looks, styles: dict[str, ParagraphLook]) -> str:
    """Return the house's accent: the colour of its headings if they have one, else the theme's first accent."""
    for name in ("Label", "Heading 1", "Title", "Heading 2"):
        colour = styles[name].text.colour if name in styles else None
        if colour and _coloured(colour):
            return colour
    return looks.theme.colours.get("accent1", DEFAULT_ACCENT)


def _coloured(colour: str) -> bool:
    """Whether a colour is more than a shade of grey."""
    parts = [int(colour[place : place + 2], 16) for place in (0, 2, 4)]
    return max(parts) - min(parts) > 24


def _general_remarks(package: Package, parts: BodyParts, numbered: list[str]) -> list[str]:
    remarks: list[str] = []
    if numbered:
        remarks.append(
            f"Style {numbered[0]}: its own numbers are left out, because the structure numbers the sections; "
            "turn that on or off with its option."
        )
    if parts.marker is None:
        remarks.append(
            "Content: there is no paragraph {{ body }}, so the content takes the place of all text; "
            "put {{ body }} on a line of its own where it is to go."
        )
    if len(parts.sections) > 2:
        remarks.append("Sections: only the section of {{ body }} and the one before it are followed in the PDF.")
    if child(package.tree(package.main), "w:background") is not None:
        remarks.append("Page setup: the page colour is not in the PDF.")
    if any(part.endswith("vbaProject.bin") for part in package.parts):
        remarks.append("Macros: they are never run and are left out.")
    return remarks
