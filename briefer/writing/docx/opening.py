"""The house's Word file opened for writing: as a plain document, without macros, ties and leftovers."""

from __future__ import annotations

import io

from lxml import etree

from briefer.ooxml.names import V, child, clark, take_out
from briefer.ooxml.package import Package, open_package
from briefer.writing.docx.housefile import HouseFile


def open_house(content: bytes) -> HouseFile:
    """Return a house's Word file (.docx, .dotx, .docm, .dotm); without one, python-docx's own.

    Raises Fault for what is no Word file.
    """
    package = open_package(content or _plain_house(), blanks=False)
    _clean_comments(package.tree(package.main))
    _mend(package)
    return HouseFile(package)


def _plain_house() -> bytes:
    """Return the document that python-docx starts from."""
    import docx

    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def _mend(package: Package) -> None:
    """Take out what LibreOffice or an old Word wrote and today's schema does not know."""
    for name, content in package.parts.items():
        if name.endswith("fontTable.xml"):
            for one in package.tree(name).iter(clark("w:charset")):
                if clark("w:characterSet") in one.attrib:
                    del one.attrib[clark("w:characterSet")]
        elif name.endswith(".xml") and b"w:smartTag" in content:
            for one in list(package.tree(name).iter(clark("w:smartTag"))):
                _unwrap(one)
        elif name.endswith(".xml") and b' ID="' in content:
            for one in package.tree(name).iter(f"{{{V}}}*"):
                if "ID" in one.attrib:
                    del one.attrib["ID"]


def _unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place, without its own properties."""
    for one in list(element):
        if one.tag != clark(f"w:{etree.QName(element).localname}Pr"):
            element.addprevious(one)
    take_out(element)


def _clean_comments(tree: etree._Element) -> None:
    """Take out the ends and calls of the house's own comments, which are not carried over."""
    for name in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        for one in list(tree.iter(clark(name))):
            take_out(one)


def section_of(body: etree._Element, governing: etree._Element | None) -> etree._Element:
    """Return the section the content stands in; a plain one is made where the file has none."""
    if governing is not None:
        return governing
    found = child(body, "w:sectPr")
    if found is None:
        found = etree.SubElement(body, clark("w:sectPr"))
    return found
