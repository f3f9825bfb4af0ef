"""Tells what elements of HTML are: data or layout, bold or not, calls of footnotes or their text."""

from __future__ import annotations

import re
from typing import Any

from briefer.importing.tags import BOLD, ITALIC

Element = Any  # lxml elements are untyped
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)


def is_bold(element: Element) -> bool:
    """Whether an element sets its words in bold."""
    return element.tag in BOLD or bool(_HEAVY.search(element.get("style") or ""))


def is_italic(element: Element) -> bool:
    """Whether an element slants its words."""
    return element.tag in ITALIC or bool(_SLANTED.search(element.get("style") or ""))


def aria_level(element: Element) -> int:
    """Return the level that a heading by role says; 2 where it says none."""
    level = element.get("aria-level") or ""
    return min(6, int(level)) if level.isdigit() and int(level) else 2


def is_data(table: Element) -> bool:
    """Whether a table holds data; the others are for layout, and are walked as if they were not there."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = list(table.iter("tr"))
    widths = [sum(1 for _ in row.iterchildren("td", "th")) for row in rows]
    if not widths or max(widths) < 2 or len(rows) < 2:
        return next(table.iter("th"), None) is not None and max(widths, default=0) > 1
    if next(table.iterdescendants("h1", "h2", "h3", "form", "article", "blockquote"), None) is not None:
        return False
    paragraphs = sum(1 for _ in table.iterdescendants("p", "li"))
    return paragraphs <= 2 * sum(widths)


def header_rows(rows: list[list[Element]]) -> int:
    """Return how many of a table's first rows are headers."""
    count = 0
    for row in rows:
        in_head = (
            bool(row) and row[0].getparent().getparent() is not None and row[0].getparent().getparent().tag == "thead"
        )
        if not row or not (in_head or all(cell.tag == "th" for cell in row)):
            break
        count += 1
    return count if count < len(rows) else 0


def called_note(element: Element) -> str | None:
    """Return the label of the footnote that a link calls, else None."""
    href = element.get("href") or ""
    kinds = " ".join(
        element.get(name) or "" for name in ("role", "class", "epub:type", "{http://www.idpf.org/2007/ops}type")
    )
    if "#" not in href or not re.search(r"noteref|footnote-ref|footnoteRef", kinds):
        return None
    return "".join(element.itertext()).strip(" []()\n") or None


def note_label(element: Element) -> str | None:
    """Return the label of the footnote that an element holds, else None."""
    name = element.get("id") or ""
    if element.get("role") == "doc-footnote" or element.get("epub:type") in ("footnote", "endnote", "rearnote"):
        return name.removeprefix("fn-").removeprefix("fn") or "*"
    if element.tag == "li" and re.fullmatch(r"fn\W?\w+|footnote-?\w+", name):
        return re.sub(r"^(?:footnote|fn)[\W_]*", "", name)
    return None


def is_back_link(element: Element) -> bool:
    """Whether a link leads from a footnote back to its call."""
    return element.tag == "a" and (
        element.get("role") == "doc-backlink" or "footnote-back" in (element.get("class") or "")
    )
