"""Core and custom properties of the Word file: what the pack is, its marking, the template it was made with."""

from __future__ import annotations

from docx.document import Document as WordDocument
from lxml import etree

from briefer.document.tree import Document
from briefer.writing.characters import clean
from briefer.writing.docx.languages import regional

_LONGEST = 255  # characters that a core property holds (ECMA-376 part 2, 11)
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def set_core(opened: WordDocument, document: Document) -> None:
    """Set the core properties; the house's own are replaced."""
    properties, core = document.properties, opened.core_properties
    author = _short(properties.author)
    core.title, core.subject = _short(properties.title), _short(properties.subject)
    core.author = core.last_modified_by = author
    core.keywords = _short(", ".join(properties.keywords))
    core.category = _short(" ".join(filter(None, (document.marking, document.caveats))))
    core.identifier, core.version = _short(properties.pack), _short(properties.template_version)
    core.language, core.comments, core.content_status = (
        regional(document.language),
        "",
        "Review" if document.review else "Final",
    )
    core.created = core.modified = core.last_printed = properties.moment.replace(tzinfo=None)
    core.revision = 1


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
    root = (
        etree.fromstring(existing)
        if existing
        else etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"op": _CUSTOM, "vt": _TYPES})
    )
    for one in list(root):
        if one.get("name") in ours:
            root.remove(one)
    number = max((int(one.get("pid", "1")) for one in root), default=1)
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
