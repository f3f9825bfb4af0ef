"""Looks of styles that a house does not have, derived from those it has, so that all outputs fall back alike."""

from __future__ import annotations

from dataclasses import replace

from briefer.document.blocks import Alignment
from briefer.document.house import HouseStyle, LineRule, ParagraphLook, TextLook

_HEADING_SIZES = (1.75, 1.35, 1.12, 1.0, 1.0, 1.0)


def look_of(house: HouseStyle, name: str) -> ParagraphLook:
    """Return the house's style of this name, or one derived from its Normal and Heading 1."""
    found = house.styles.get(name)
    return found if found is not None else _in_half_points(_derived(house, name))


def _in_half_points(look: ParagraphLook) -> ParagraphLook:
    """Return the look with the type size that a Word file can say."""
    return replace(look, text=replace(look.text, size=max(round(look.text.size * 2), 2) / 2))


def sans_of(house: HouseStyle) -> str:
    """Return the font of headings, tables and small print."""
    found = next((house.styles[name] for name in ("Heading 1", "Title", "Normal") if name in house.styles), None)
    return found.text.font if found else "Source Sans 3"


def _derived(house: HouseStyle, name: str) -> ParagraphLook:
    normal = house.look("Normal")
    size = normal.text.size
    plain = replace(normal, name=name, borders=(), shading=None)
    sans = replace(normal.text, font=sans_of(house), size=size * 0.86)
    muted = replace(sans, colour=house.muted)
    match name:
        case "Title":
            return _head(plain, sans, 2.4)
        case _ if name.startswith("Heading ") and name[8:].isdigit():
            level = min(int(name[8:]), 6)
            return replace(_head(plain, sans, _HEADING_SIZES[level - 1]), outline=level)
        case "TOC Heading":
            return replace(look_of(house, "Heading 1"), name=name, outline=0, page_break_before=False)
        case "Subtitle":
            return replace(_head(plain, sans, 1.3), text=replace(sans, size=size * 1.3, colour=house.muted))
        case "Lead":
            return replace(plain, text=replace(normal.text, size=size * 1.1))
        case "Quote":
            return replace(plain, start=normal.start + 14.0)
        case "Source Line":
            return replace(_small(plain, muted, 3.0), start=look_of(house, "Quote").start, after=normal.after)
        case "Key Point" | "List Bullet" | "List Number":
            mark = "%1." if name == "List Number" else "•"
            return replace(plain, start=18.0, first=-18.0, bullet=mark, after=normal.after / 2)
        case "Bibliography":
            return replace(plain, start=18.0, first=-18.0, alignment=Alignment.START, after=normal.after / 2)
        case _ if name.startswith("TOC ") and name[4:].isdigit():
            return _contents_entry(house, plain, sans, int(name[4:]))
        case _:
            return _small_print(plain, sans, muted, name)


def _small_print(plain: ParagraphLook, sans: TextLook, muted: TextLook, name: str) -> ParagraphLook:
    match name:
        case "Small" | "Caption" | "Note":
            return _small(plain, muted, 3.0)
        case "Footnote Text" | "Endnote Text" | "Annotation Text":
            return _small(plain, replace(plain.text, size=plain.text.size * 0.82), 0.0)
        case "Label" | "Portion Marking":
            return replace(_small(plain, replace(muted, bold=True), 6.0), keep_next=True)
        case "Timeline":
            return replace(_small(plain, replace(sans, size=plain.text.size * 0.92), 0.0), after=4.0)
        case "Marking" | "Marking Words":
            return replace(_small(plain, replace(sans, size=12.0, bold=True), 0.0), alignment=Alignment.END)
        case _:
            return plain


def _contents_entry(house: HouseStyle, plain: ParagraphLook, sans: TextLook, level: int) -> ParagraphLook:
    text = replace(sans, size=plain.text.size, bold=level == 1)
    return replace(_small(plain, text, 4.0 if level == 1 else 0.0), start=14.0 * (level - 1), end=24.0)


def _head(plain: ParagraphLook, sans: TextLook, factor: float) -> ParagraphLook:
    size = plain.text.size * factor
    return replace(
        plain,
        text=replace(plain.text, font=sans.font, size=size, bold=True),
        alignment=Alignment.START,
        before=size * 1.1,
        after=size * 0.4,
        line=1.0,
        line_rule=LineRule.MULTIPLE,
        keep_next=True,
        keep_lines=True,
        hyphenate=False,
        start=0.0,
        first=0.0,
    )


def _small(plain: ParagraphLook, text: TextLook, before: float) -> ParagraphLook:
    return replace(
        plain,
        text=text,
        alignment=Alignment.START,
        before=before,
        after=3.0,
        line=1.05,
        line_rule=LineRule.MULTIPLE,
        start=0.0,
        first=0.0,
    )
