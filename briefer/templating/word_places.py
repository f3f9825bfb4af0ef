"""Places in a Word file by the names people know them by: page, header, text box, table, paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefer.ooxml.body import paragraph_text
from briefer.ooxml.names import W_BR, W_P, W_SECTPR, W_TBL, child, clark, switched_on, value
from briefer.ooxml.package import Package
from briefer.ooxml.placeholders import is_body

_REFERENCES = {clark("w:headerReference"): "header", clark("w:footerReference"): "footer"}
_FALLBACK, _BOX = clark("mc:Fallback"), clark("w:txbxContent")


def furniture_parts(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """Yield headers and footers that pages show, `first page header` and so on; those of later sections say which."""
    relations = package.relationships(package.main)
    seen: set[str] = set()
    for number, section in enumerate(package.tree(package.main).iter(W_SECTPR), 1):
        for reference in section:
            kind = _REFERENCES.get(str(reference.tag))
            found = relations.get(value(reference, "r:id") or "")
            if kind is None or found is None or found.target in seen or found.target not in package.parts:
                continue
            seen.add(found.target)
            which = value(reference, "w:type") or "default"
            name = kind if which == "default" else f"{which} page {kind}"
            yield (name if number == 1 else f"{name} of section {number}"), package.tree(found.target)


def paragraphs_of(tree: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield `(place, paragraph)`: `page 2, table, paragraph 3`, in headers and footers without the page. What older programs show is left out."""
    pages = tree.tag == clark("w:document")
    page, number, after = 1, 0, False
    for paragraph in tree.iter(W_P):
        holders = [one.tag for one in paragraph.iterancestors()]
        if _FALLBACK in holders:
            continue
        if pages and _starts_page(paragraph):
            page, number = page + 1, 0
        number += 1
        where = "after the content, " if after else f"page {page}, " if pages else ""
        inside = "text box, " if _BOX in holders else "table, " if W_TBL in holders else ""
        yield f"{where}{inside}paragraph {number}", paragraph
        if pages and is_body(paragraph_text(paragraph)):
            after, number = True, 0
        elif pages and _ends_page(paragraph):
            page, number = page + 1, 0


def _starts_page(paragraph: etree._Element) -> bool:
    return switched_on(child(child(paragraph, "w:pPr"), "w:pageBreakBefore"))


def _ends_page(paragraph: etree._Element) -> bool:
    """Whether a page ends in a paragraph: at a page break, or with its section."""
    if any(value(one, "w:type") == "page" for one in paragraph.iter(W_BR)):
        return True
    section = child(child(paragraph, "w:pPr"), "w:sectPr")
    kind = child(section, "w:type")
    return section is not None and (kind is None or value(kind) != "continuous")
