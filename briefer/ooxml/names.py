"""Namespaces of Office Open XML (ECMA-376) and names in them."""

from __future__ import annotations

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OBFUSCATED_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

NAMESPACES = {"w": W, "r": R, "a": A, "wp": WP, "pic": PIC, "wps": WPS, "wpg": WPG, "mc": MC, "v": V, "o": O}


def clark(name: str) -> str:
    """Return `{namespace}local` for a prefixed name such as `w:p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


W_P, W_R, W_T, W_TBL, W_TAB, W_BR = (clark(name) for name in ("w:p", "w:r", "w:t", "w:tbl", "w:tab", "w:br"))
W_SECTPR, W_PPR, W_RPR, W_VAL = (clark(name) for name in ("w:sectPr", "w:pPr", "w:rPr", "w:val"))


def value(element: etree._Element | None, name: str = "w:val") -> str | None:
    """Return an attribute of `element`; None where either is absent."""
    return None if element is None else element.get(clark(name))


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of that prefixed name; None where there is none."""
    return None if element is None else element.find(clark(name))


def child_value(element: etree._Element | None, name: str, attribute: str = "w:val") -> str | None:
    """Return an attribute of the first child of that name; None where absent."""
    return value(child(element, name), attribute)


def switched_on(element: etree._Element | None) -> bool:
    """Return what an on/off element says: on when present, unless its value is false (ECMA-376 part 1, 17.17.4)."""
    return element is not None and value(element) not in ("0", "false", "off")


def take_out(element: etree._Element) -> None:
    """Remove an element from what holds it; nothing where nothing does."""
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)
