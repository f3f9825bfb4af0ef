"""The house's Word file opened with python-docx: as a plain document, without macros, ties and leftovers."""

from __future__ import annotations

import io
import posixpath

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from briefer.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, V, W, child, clark, take_out
from briefer.ooxml.package import Package, open_package

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DROPPED_KINDS = frozenset(
    (
        *(
            "vbaProject",
            "wordVbaData",
            "keyMapCustomizations",
            "attachedToolbars",
            "stylesWithEffects",
            "attachedTemplate",
        ),
        *(
            "thumbnail",
            "recipientData",
            "mailMergeSource",
            "comments",
            "commentsExtended",
            "commentsIds",
            "commentsExtensible",
            "people",
        ),
        *("digital-signature/origin", "origin", "printerSettings"),
    )
)
_EMPTY = f'<w:{{root}} xmlns:w="{W}"/>'


def open_house(content: bytes) -> WordDocument:
    """Return a house's Word file (.docx, .dotx, .docm, .dotm) as python-docx's document; without one, python-docx's own.

    Raises Fault for what is no Word file.
    """
    if not content:
        return docx.Document()
    package = open_package(content)
    main = package.main
    for part in [name for name in package.parts if name.endswith(".rels")]:
        _clean_relationships(package, part)
    _set_main_type(package, main)
    _clean_comments(package.tree(main))
    _mend(package)
    return docx.Document(io.BytesIO(package.written()))


def part_tree(document: WordDocument, kind: str, name: str, content_type: str, root: str) -> etree._Element:
    """Return the tree of the main part's part of a kind (`numbering`), added where the house has none."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.oxml.parser import parse_xml

    relation = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    for one in document.part.rels.values():
        if one.reltype == relation and not one.is_external:
            part = one.target_part
            if not isinstance(part, XmlPart):
                part = XmlPart(part.partname, part.content_type, parse_xml(part.blob), part.package)
                one._target = part
            existing: etree._Element = part.element
            return existing
    part = XmlPart(PackURI(f"/word/{name}"), content_type, parse_xml(_EMPTY.format(root=root)), document.part.package)
    document.part.relate_to(part, relation)
    added: etree._Element = part.element
    return added


def _clean_relationships(package: Package, part: str) -> None:
    """Drop relationships to macros, to files elsewhere, and to parts that are not there."""
    tree = package.tree(part)
    folder = posixpath.dirname(posixpath.dirname(part))
    for one in list(tree.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")):
        kind = one.get("Type", "").rpartition("/")[2]
        if kind == "core-properties":
            one.set("Type", RT.CORE_PROPERTIES)  # LibreOffice writes another, and python-docx would add a second part
        external = one.get("TargetMode") == "External"
        target = one.get("Target", "")
        there = (
            external
            or posixpath.normpath(posixpath.join(folder, target)).lstrip("/") in package.parts
            or target.lstrip("/") in package.parts
        )
        if kind in _DROPPED_KINDS or not there or (external and kind not in ("hyperlink", "image")):
            take_out(one)


def _set_main_type(package: Package, main: str) -> None:
    """Say that the main part is a document: no template, no macros."""
    types = package.tree("[Content_Types].xml")
    found = [one for one in types.iter(f"{{{CONTENT_TYPES}}}Override") if one.get("PartName", "").lstrip("/") == main]
    if not found:
        found = [etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{main}")]
    for one in found:
        one.set("ContentType", _MAIN)


def _mend(package: Package) -> None:
    """Take out attributes that LibreOffice writes and the schema does not know."""
    for name, content in package.parts.items():
        if name.endswith("fontTable.xml"):
            for one in package.tree(name).iter(clark("w:charset")):
                if clark("w:characterSet") in one.attrib:
                    del one.attrib[clark("w:characterSet")]
        elif name.endswith(".xml") and b' ID="' in content:
            for one in package.tree(name).iter(f"{{{V}}}*"):
                if "ID" in one.attrib:
                    del one.attrib["ID"]


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
