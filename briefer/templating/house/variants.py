"""The same Word file for another paper, writing direction, language or accent: changed before it is read, so that all outputs follow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from briefer.ooxml.names import W_PPR, W_RPR, W_SECTPR, W_VAL, child, clark, value
from briefer.ooxml.package import Package, open_package
from briefer.ooxml.theme import read_theme
from briefer.ooxml.units import whole
from briefer.text.wording import direction_of_language

PAPERS = {"A4": (11906, 16838), "Letter": (12240, 15840)}  # twentieths of a point

_NASKH = frozenset(("ar", "fa", "ur", "ps", "ckb"))
_NASKH_LEADING = 1.25  # Amiri's own line is 1.75 em, Source Serif's 1.4

_P_AFTER_BIDI = frozenset(
    clark(f"w:{name}")
    for name in (
        *(
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "contextualSpacing",
            "mirrorIndents",
            "suppressOverlap",
            "jc",
            "textDirection",
        ),
        *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)
_R_AFTER_RTL = frozenset(
    clark(f"w:{name}") for name in ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange")
)
_S_AFTER_BIDI = frozenset(clark(f"w:{name}") for name in ("rtlGutter", "docGrid", "printerSettings", "sectPrChange"))
_T_AFTER_BIDI = frozenset(
    clark(f"w:{name}")
    for name in (
        *("tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd"),
        *("tblLayout", "tblCellMar", "tblLook"),
    )
)
_STYLE_AFTER_PPR = frozenset(clark(f"w:{name}") for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))


@lru_cache(maxsize=32)
def variant(
    docx: bytes, *, paper: str = "house", direction: str = "ltr", language: str = "", accent: str = ""
) -> bytes:
    """Return the Word file for `paper` (A4, Letter, or house: as it is), `direction`, document `language` and `accent` (RRGGBB).

    Another paper keeps the measure: what the sheet is wider goes to both margins. From right to left everything mirrors.
    """
    package = open_package(docx)
    document = package.tree(package.main)
    changed = False
    if paper in PAPERS:
        for section in document.iter(W_SECTPR):
            changed = _repaper(section, *PAPERS[paper]) or changed
    if direction == "rtl":
        changed = _mirror(package, document) or changed
    if language:
        changed = _speak(package, language) or changed
        changed = _open_up(package, language) or changed
    if accent:
        package, recoloured = _recolour(package, accent)
        changed = recoloured or changed
    return package.written() if changed else docx


def _repaper(section: etree._Element, width: int, height: int) -> bool:
    """Change a section's paper and keep its measure; False where it has that paper."""
    size, margins = child(section, "w:pgSz"), child(section, "w:pgMar")
    if size is None or margins is None:
        return False
    was = whole(value(size, "w:w")), whole(value(size, "w:h"))
    if was[0] > was[1]:
        width, height = height, width
    if abs(was[0] - width) < 20 and abs(was[1] - height) < 20:
        return False
    size.set(clark("w:w"), str(width))
    size.set(clark("w:h"), str(height))
    more = width - was[0]
    for side, share in (("w:left", more // 2), ("w:right", more - more // 2)):
        margins.set(clark(side), str(max(whole(value(margins, side)) + share, 0)))
    return True


def _mirror(package: Package, document: etree._Element) -> bool:
    """Lay the document out from right to left."""
    for section in document.iter(W_SECTPR):
        _insert(section, "w:bidi", _S_AFTER_BIDI)
        margins = child(section, "w:pgMar")
        if margins is not None:
            left, right = value(margins, "w:left") or "0", value(margins, "w:right") or "0"
            margins.set(clark("w:left"), right)
            margins.set(clark("w:right"), left)
    styles = package.find_tree(package.related(package.main, "styles"))
    for style in styles.iterchildren(clark("w:style")) if styles is not None else ():
        if value(style, "w:type") == "paragraph" and child(style, "w:basedOn") is None:
            _insert(_paragraph_properties(style), "w:bidi", _P_AFTER_BIDI)
    for tree in (document, *_furniture(package)):
        for properties in tree.iter(clark("w:tblPr")):
            _insert(properties, "w:bidiVisual", _T_AFTER_BIDI)
        for run in tree.iter(clark("w:r")):
            _insert(_run_properties(run), "w:rtl", _R_AFTER_RTL)
    return True


def _furniture(package: Package) -> Iterable[etree._Element]:
    relations = package.relationships(package.main).values()
    return [
        package.tree(one.target)
        for one in relations
        if one.kind in ("header", "footer") and one.target in package.parts
    ]


def _run_properties(run: etree._Element) -> etree._Element:
    """Return a run's `w:rPr`, added before all else where it has none."""
    found = run.find(W_RPR)
    if found is None:
        found = etree.Element(W_RPR)
        run.insert(0, found)
    return found


def _paragraph_properties(style: etree._Element) -> etree._Element:
    """Return a style's `w:pPr`, added at its place where it has none."""
    found = style.find(W_PPR)
    if found is None:
        found = etree.Element(W_PPR)
        place = next((number for number, one in enumerate(style) if one.tag in _STYLE_AFTER_PPR), len(style))
        style.insert(place, found)
    return found


def _insert(holder: etree._Element, name: str, later: frozenset[str]) -> None:
    """Switch an element on, before those that the schema puts after it."""
    found = child(holder, name)
    if found is not None:
        found.set(W_VAL, "1")
        return
    place = next((number for number, one in enumerate(holder) if one.tag in later), len(holder))
    holder.insert(place, etree.Element(clark(name)))


def _speak(package: Package, language: str) -> bool:
    """Set the document's language."""
    styles = package.find_tree(package.related(package.main, "styles"))
    name = "w:bidi" if direction_of_language(language) == "rtl" else "w:val"
    found = [] if styles is None else list(styles.iter(clark("w:lang")))
    changed = False
    for one in found:
        if (value(one, name) or "").split("-")[0] != language.split("-")[0]:
            one.set(clark(name), language)
            changed = True
    return changed


def _open_up(package: Package, language: str) -> bool:
    """Give lines of a set height the room that Naskh letters need: their marks stand further above and below than Latin ones."""
    styles = package.find_tree(package.related(package.main, "styles"))
    if styles is None or language.split("-")[0] not in _NASKH:
        return False
    for spacing in styles.iter(clark("w:spacing")):
        if value(spacing, "w:lineRule") in ("atLeast", "exact"):
            spacing.set(clark("w:line"), str(round(whole(value(spacing, "w:line")) * _NASKH_LEADING)))
    return True


def _recolour(package: Package, accent: str) -> tuple[Package, bool]:
    """Return the package with the theme's first accent, and every use of its colour, in another colour."""
    old = read_theme(package).colours.get("accent1")
    if not old or old == accent.upper():
        return package, False
    pattern = re.compile(rb"(?i)\b" + old.encode() + rb"\b")
    parts = {
        name: pattern.sub(accent.upper().encode(), content) if name.endswith(".xml") else content
        for name, content in package.written_parts().items()
    }
    return Package(parts, package.name), True
