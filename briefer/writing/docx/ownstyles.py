"""Styles of ours that the body needs beside the house's: of cells, timelines, figures, contents, numbered sources."""

from __future__ import annotations

from dataclasses import replace

from briefer.document.blocks import Alignment
from briefer.document.house import LineRule, Tab
from briefer.writing.docx.styles import Styles

_RANGED = {Alignment.CENTER: " Centre", Alignment.END: " End", Alignment.DECIMAL: " End"}


def cell_style(styles: Styles, alignment: Alignment, *, header: bool) -> str:
    """Return the id of the style of a table's cells."""
    ranged = _RANGED.get(alignment, "")
    name = f"Table {'Head' if header else 'Text'}{ranged}"
    if styles.has(name):
        return styles.paragraph(name)
    look = styles.table_look()
    base = replace(
        styles.look("Normal"), name=name, text=look.header if header else look.body, before=0.0, after=0.0, start=0.0, end=0.0,
        first=0.0, hyphenate=False, keep_next=header, keep_lines=True, line=1.05, line_rule=LineRule.MULTIPLE, borders=(),
        shading=None, tabs=(), widow_control=True,
    )  # fmt: skip
    shown = Alignment.START if alignment is Alignment.JUSTIFY else alignment
    return styles.own(name, replace(base, alignment=shown))


def continued_style(styles: Styles, entry: str, depth: int, level: int) -> str:
    """Return the id of the style of what goes on in an entry of a list, ranged with its words. `level` is that of the entry's style, from 0."""
    name = "List Continue" if depth == 1 else f"List Continue {min(depth, 5)}"
    if styles.has(name):
        return styles.paragraph(name)
    look = styles.look(entry)
    hang = -look.first if look.first < 0 else 18.0
    start = max(look.start, hang) + level * hang
    return styles.own(name, replace(look, name=name, start=start, first=0.0, bullet="", tabs=()))


def date_style(styles: Styles) -> str:
    """Return the id of the style of a timeline's dates."""
    if styles.has("Timeline Date"):
        return styles.paragraph("Timeline Date")
    look = replace(styles.look("Timeline"), name="Timeline Date", alignment=Alignment.START, end=9.0)
    return styles.own("Timeline Date", replace(look, text=replace(look.text, colour=styles.house.muted)))


def event_style(styles: Styles) -> str:
    """Return the id of the style of a timeline's events: text ranged beside a dot that stands on the line."""
    if styles.has("Timeline Event"):
        return styles.paragraph("Timeline Event")
    look = replace(styles.look("Timeline"), name="Timeline Event", alignment=Alignment.START)
    dot = look.text.size * 0.36
    return styles.own("Timeline Event", replace(look, start=10.0, first=-10.0 - dot, tabs=(Tab(10.0),)))


def figure_style(styles: Styles) -> str:
    """Return the id of the style of a paragraph that holds a picture: its line is as high as the picture."""
    if styles.has("Figure"):
        return styles.paragraph("Figure")
    look = replace(styles.look("Normal"), name="Figure", line=1.0, line_rule=LineRule.MULTIPLE, first=0.0)
    return styles.own(
        "Figure", replace(look, before=6.0, after=2.0, alignment=Alignment.START, borders=(), shading=None)
    )


def after_table_style(styles: Styles) -> str:
    """Return the id of the style of the empty line that keeps a table from what follows."""
    if styles.has("After Table"):
        return styles.paragraph("After Table")
    look = replace(styles.look("Normal"), name="After Table", line=8.0, line_rule=LineRule.EXACT, before=0.0, after=0.0)
    return styles.own(
        "After Table", replace(look, text=replace(look.text, size=4.0, complex_size=4.0), borders=(), shading=None)
    )


def source_style(styles: Styles, *, numbered: bool) -> str:
    """Return the id of the style of the list of sources; numbers hang."""
    look = styles.look("Bibliography")
    if not numbered or look.first < 0:
        return styles.paragraph("Bibliography")
    name, hang = "Bibliography Numbered", 22.0
    return styles.own(
        name, replace(look, name=name, start=look.start + hang, first=-hang, tabs=(Tab(look.start + hang),))
    )
