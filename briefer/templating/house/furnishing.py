"""Completes the headers and footers of a house's Word file for all outputs: the marking on every page, and numbers where there is nothing."""

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
_REFERENCES = frozenset((clark("w:headerReference"), clark("w:footerReference")))
_QUIET = '<w:rPr><w:color w:val="5B6770"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>'


def _words(text: str) -> str:
    return f'<w:r>{_QUIET}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r>{_QUIET}<w:t>1</w:t></w:r></w:fldSimple>'


_PAGE_OF = (
    f'<w:p xmlns:w="{W}"><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr>{_words("{{ word.page_before }}")}'
    f"{_field('PAGE')}{_words('{{ word.page_between }}')}{_field('NUMPAGES')}{_words('{{ word.page_after }}')}</w:p>"
)


@lru_cache(maxsize=32)
def furnished(docx: bytes, marking: str = "") -> bytes:
    """Return the Word file with a place for the marking in each header and footer (TLP 2.0: label in both, on every page).

    A TLP label stands at the right, a house's own marking in the middle in bold capitals. A file without any header and footer gets
    “Page x of y” in the middle of the foot. A file that has its places is returned as it is.
    """
    package = open_package(docx)
    document = package.tree(package.main)
    settings = package.find_tree(package.related(package.main, "settings"))
    sections = body_parts(document).sections
    body = child(document, "w:body")
    if not sections and body is not None:
        sections = (etree.SubElement(body, clark("w:sectPr")),)
    bare = not any(one.tag in _REFERENCES for section in sections for one in section)
    adder = _Adder(package, _marking(package, marking) if marking else "", _PAGE_OF if bare else "")
    for section in sections if marking or bare else ():
        for page in _pages(section, settings):
            for kind in ("header", "footer") if marking else ("footer",):
                adder.see(section, kind, page)
    return adder.package.written() if adder.changed else docx


def _pages(section: etree._Element, settings: etree._Element | None) -> list[str]:
    """Return which headers and footers a section has."""
    even = ["even"] if switched_on(child(settings, "w:evenAndOddHeaders")) else []
    return ["default", *even, *(["first"] if switched_on(child(section, "w:titlePg")) else [])]


class _Adder:
    """Adds paragraphs where they are missing; `package` is the file as it has become.

    `marking` is the paragraph that holds the marking, `number` that of the page number, for feet that are made; both may be empty.
    """

    def __init__(self, package: Package, marking: str, number: str) -> None:
        self.package = package
        self.changed = False
        self._marking = marking
        self._number = number
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
        if part in self._seen or not self._marking:
            return
        self._seen.add(part)
        tree = self.package.tree(part)
        words = "".join(text.text or "" for text in tree.iter(clark("w:t")))
        if not any(found.name == MARKING for found in placeholders_in(words)):
            tree.insert(0 if kind == "header" else len(tree), etree.fromstring(self._marking))
            self.changed = True

    def _refer(self, section: etree._Element, kind: str, page: str) -> None:
        """Give a section a header or footer of its own, with nothing but the marking and, at the foot, the page number."""
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
        number = self._number if kind == "footer" else ""
        content = f'<w:{_ROOTS[kind]} xmlns:w="{W}">{number}{self._marking}</w:{_ROOTS[kind]}>'.encode()
        empty = f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode()
        parts = {relations: empty, **self.package.parts, part: content}
        self.package = Package(parts, self.package.name, _trees=self.package._trees)
        self._seen.add(part)
        types = self.package.tree("[Content_Types].xml")
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{part}", ContentType=f"{_MEDIA}.{kind}+xml")
        holder = self.package.tree(relations)
        etree.SubElement(
            holder, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", Id=relation, Type=f"{_TYPES}/{kind}", Target=name
        )
        return relation


def _marking(package: Package, marking: str) -> str:
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
