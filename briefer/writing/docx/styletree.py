"""What is mended in a house's styles: both scripts say the same, the language is the document's, contents have their tab."""

from __future__ import annotations

from lxml import etree

from briefer.ooxml.names import child, clark, take_out

_BEFORE_TABS = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd"),
)


def complete(styles: etree._Element) -> None:
    """Say for complex scripts what styles say for Latin alone; else Word shows Arabic and Hebrew in another size or weight."""
    for properties in styles.iter(clark("w:rPr")):
        for one in list(properties.iterchildren(clark("w:rtl"))):  # a property of runs alone
            properties.remove(one)
        for plain, twin in (("w:b", "w:bCs"), ("w:i", "w:iCs"), ("w:sz", "w:szCs")):
            found = child(properties, plain)
            if found is None or child(properties, twin) is not None:
                continue
            added = etree.Element(clark(twin))
            for name, value in found.attrib.items():
                added.set(name, value)
            found.addnext(added)
        fonts = child(properties, "w:rFonts")
        if (
            fonts is not None
            and fonts.get(clark("w:ascii"))
            and not fonts.get(clark("w:cs"))
            and not fonts.get(clark("w:cstheme"))
        ):
            fonts.set(clark("w:cs"), fonts.get(clark("w:ascii"), ""))


def speak(styles: etree._Element, language: str, complex_language: str) -> None:
    """Set the language of all text that names none of its own; that of paragraphs is the document's, whatever the house's is."""
    for style in styles.iterchildren(clark("w:style")):
        if style.get(clark("w:type")) != "character":
            for one in list(style.iter(clark("w:lang"))):
                take_out(one)
    defaults = child(styles, "w:docDefaults")
    if defaults is None:
        defaults = etree.Element(clark("w:docDefaults"))
        styles.insert(0, defaults)
    holder = _first(defaults, "w:rPrDefault")
    properties = _first(holder, "w:rPr")
    found = child(properties, "w:lang")
    if found is None:
        found = etree.SubElement(properties, clark("w:lang"))
    for name, value in (("w:val", language), ("w:eastAsia", language), ("w:bidi", complex_language)):
        found.set(clark(name), value)


def add_tab(style: etree._Element, measure: float) -> None:
    """Give a style a tab with dots at the end of the measure."""
    properties = child(style, "w:pPr")
    if properties is None:
        properties = etree.Element(clark("w:pPr"))
        run = child(style, "w:rPr")
        style.append(properties) if run is None else run.addprevious(properties)
    tabs = child(properties, "w:tabs")
    if tabs is None:
        tabs = etree.Element(clark("w:tabs"))
        earlier = {clark(f"w:{name}") for name in _BEFORE_TABS}
        properties.insert(sum(1 for one in properties if one.tag in earlier), tabs)
    tab = etree.SubElement(tabs, clark("w:tab"))
    for name, value in (("val", "right"), ("leader", "dot"), ("pos", str(round(measure * 20)))):
        tab.set(clark(f"w:{name}"), value)


def free_end(style: etree._Element) -> None:
    """Take away a style's indent at the end: LibreOffice loses a page number that stands in it."""
    indent = child(child(style, "w:pPr"), "w:ind")
    for name in ("w:right", "w:end"):
        if indent is not None and indent.get(clark(name)):
            indent.set(clark(name), "0")


def _first(holder: etree._Element, name: str) -> etree._Element:
    """Return a child, made before all others where there is none."""
    found = child(holder, name)
    if found is None:
        found = etree.Element(clark(name))
        holder.insert(0, found)
    return found
