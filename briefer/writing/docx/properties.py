"""Core and custom properties of the Word file: what the pack is, its marking, the template it was made with."""

from __future__ import annotations

from lxml import etree

from briefer.document.tree import Document
from briefer.ooxml.units import whole
from briefer.writing.characters import clean
from briefer.writing.docx.languages import regional
from briefer.writing.docx.markup import escaped
from briefer.writing.docx.relations import OFFICE

_LONGEST = 255  # characters that a core property holds (ECMA-376 part 2, 11)
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_METADATA = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_NAMES = (
    f'xmlns:cp="{_METADATA}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_W3CDTF = ' xsi:type="dcterms:W3CDTF"'
CORE = "core-properties"
# Kind, name where the house has none, content type, type of the relationship.
PROPERTIES = (
    (
        CORE,
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    ),
    (
        "custom-properties",
        "docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        f"{OFFICE}/custom-properties",
    ),
)
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def core_xml(document: Document) -> bytes:
    """Return the part of core properties; those that are empty are left out."""
    properties = document.properties
    author = _short(properties.author)
    moment = f"{properties.moment:%Y-%m-%dT%H:%M:%SZ}"
    values = (
        ("dc:title", _short(properties.title)),
        ("dc:subject", _short(properties.subject)),
        ("dc:creator", author),
        ("cp:keywords", _short(", ".join(properties.keywords))),
        ("cp:lastModifiedBy", author),
        ("cp:revision", "1"),
        ("cp:lastPrinted", moment),
        ("dcterms:created", moment),
        ("dcterms:modified", moment),
        ("cp:category", _short(" ".join(filter(None, (document.marking, document.caveats))))),
        ("cp:contentStatus", "Review" if document.review else "Final"),
        ("dc:identifier", _short(properties.pack)),
        ("dc:language", regional(document.language)),
        ("cp:version", _short(properties.template_version)),
    )
    shown = "".join(
        f"<{name}{_W3CDTF if name.startswith('dcterms:') else ''}>{escaped(value)}</{name}>"
        for name, value in values
        if value
    )
    return f"{_HEAD}<cp:coreProperties {_CORE_NAMES}>{shown}</cp:coreProperties>".encode()


def custom_xml(document: Document, existing: bytes | None) -> bytes:
    """Return the part of custom properties: those of the house kept, ours set."""
    properties = document.properties
    ours = {
        "Briefer Pack": properties.pack,
        "Marking": document.marking,
        "Caveats": document.caveats,
        "Template": properties.template,
        "Template Version": properties.template_version,
    }
    root = _existing(existing)
    if root is None:
        root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"op": _CUSTOM, "vt": _TYPES})
    for one in list(root):
        if one.get("name") in ours:
            root.remove(one)
    number = max((whole(one.get("pid"), 1) for one in root), default=1)
    for name, value in ours.items():
        if not value:
            continue
        number += 1
        added = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(added, f"{{{_TYPES}}}lpwstr").text = clean(value)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _short(text: str) -> str:
    return clean(text)[:_LONGEST]


def _existing(content: bytes | None) -> etree._Element | None:
    """Return the house's own properties; None where it has none, or none that can be read."""
    if not content:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
    return root if root.tag == f"{{{_CUSTOM}}}Properties" else None
