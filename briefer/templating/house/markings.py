"""Gives a house's Word file a place for the marking in every header and footer that has none, so that all outputs show it on every page."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from briefer.ooxml.body import body_parts
from briefer.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, W, child, clark, switched_on, value
from briefer.ooxml.package import Package, open_package
from briefer.ooxml.placeholders import MARKING, TLP_COLOURS, placeholders_in
from briefer.ooxml.styles import read_styles

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "hdr", "footer": "ftr"}


@lru_cache(maxsize=32)
def with_marking(docx: bytes, marking: str) -> bytes:
    """Return the Word file with a place for the marking in each header and footer (TLP 2.0: label in both, on every page).

    A TLP label stands at the right, a house's own marking in the middle in bold capitals. A file that has its places is returned as it is.
    """
    package = open_package(docx)
    document = package.tree(package.main)
    settings = package.find_tree(package.related(package.main, "settings"))
    kinds = ["default", "even"] if switched_on(child(settings, "w:evenAndOddHeaders")) else ["default"]
    sections = body_parts(document).sections
    if not sections:
        body = child(document, "w:body")
        if body is None:
            return docx
        sections = (etree.SubElement(body, clark("w:sectPr")),)
    adder = _Adder(package, _paragraph(package, marking))
    for section in sections:
        for page in [*kinds, "first"] if switched_on(child(section, "w:titlePg")) else kinds:
            for kind in ("header", "footer"):
                adder.see(section, kind, page)
    return adder.package.written() if adder.changed else docx


class _Adder:
    """Adds the paragraph where it is missing; `package` is the file as it has become."""

    def __init__(self, package: Package, paragraph: str) -> None:
        self.package = package
        self.changed = False
        self._paragraph = paragraph
        self._seen: set[str] = set()
        self._made: dict[tuple[str, str], str] = {}

    def see(self, section: etree._Element, kind: str, page: str) -> None:
        """Make sure that one header or footer of a section has a place for the marking."""
        for reference in section.iterchildren(clark(f"w:{kind}Reference")):
            if (value(reference, "w:type") or "default") == page:
                found = self.package.relationships(self.package.main).get(value(reference, "r:id") or "")
                if found and found.target in self.package.parts:
                    self._complete(found.target, kind)
                return
        self._refer(section, kind, page)

    def _complete(self, part: str, kind: str) -> None:
        """Add the paragraph to a part that lacks it: above a header, below a footer."""
        if part in self._seen:
            return
        self._seen.add(part)
        tree = self.package.tree(part)
        words = "".join(text.text or "" for text in tree.iter(clark("w:t")))
        if not any(found.name == MARKING for found in placeholders_in(words)):
            tree.insert(0 if kind == "header" else len(tree), etree.fromstring(self._paragraph))
            self.changed = True

    def _refer(self, section: etree._Element, kind: str, page: str) -> None:
        """Give a section a header or footer of its own, with nothing but the marking."""
        relation = self._made.get((kind, page)) or self._add_part(kind, page)
        self._made[kind, page] = relation
        reference = etree.Element(clark(f"w:{kind}Reference"))
        reference.set(clark("w:type"), page)
        reference.set(clark("r:id"), relation)
        section.insert(0, reference)
        self.changed = True

    def _add_part(self, kind: str, page: str) -> str:
        """Add a part and return the id of its relationship to the main part."""
        main = self.package.main
        folder, _, base = main.rpartition("/")
        name, relation = f"briefer-{kind}-{page}.xml", f"rIdBriefer{kind.capitalize()}{page.capitalize()}"
        part = f"{folder}/{name}" if folder else name
        relations = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        content = f'<w:{_ROOTS[kind]} xmlns:w="{W}">{self._paragraph}</w:{_ROOTS[kind]}>'.encode()
        empty = f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode()
        parts = {relations: empty, **self.package.parts, part: content}
        self.package = Package(parts, self.package.name, self.package._trees)
        self._seen.add(part)
        types = self.package.tree("[Content_Types].xml")
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{part}", ContentType=f"{_MEDIA}.{kind}+xml")
        holder = self.package.tree(relations)
        etree.SubElement(
            holder, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", Id=relation, Type=f"{_TYPES}/{kind}", Target=name
        )
        return relation


def _paragraph(package: Package, marking: str) -> str:
    """Return the paragraph that holds the marking, in the house's own Marking style where it has one."""
    style = read_styles(package).by_name("Marking")
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    is_tlp = marking in TLP_COLOURS
    caps = "" if is_tlp else "<w:caps/>"
    look = f'<w:b/><w:bCs/>{caps}<w:sz w:val="24"/><w:szCs w:val="24"/>'
    return (
        f'<w:p xmlns:w="{W}"><w:pPr>{named}<w:spacing w:before="0" w:after="0"/><w:jc w:val="{"right" if is_tlp else "center"}"/></w:pPr>'
        f"<w:r><w:rPr>{look}</w:rPr><w:t>{{{{ {MARKING} }}}}</w:t></w:r>"
        '<w:r><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr><w:t xml:space="preserve">  {{ pack.caveats }}</w:t></w:r></w:p>'
    )
