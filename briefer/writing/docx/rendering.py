"""One document as a Word file: the house opened, its places filled, the body put in as text, notes and properties added."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from briefer.document.house import HouseStyle
from briefer.document.tree import Document
from briefer.ooxml.body import body_parts
from briefer.ooxml.names import OBFUSCATED_FONT, R, W, child, clark, value
from briefer.ooxml.package import serialised
from briefer.writing.citations import Numbering
from briefer.writing.docx import charts, opening
from briefer.writing.docx.blocks import BlockWriter
from briefer.writing.docx.bookmarks import Bookmarks
from briefer.writing.docx.filling import fill
from briefer.writing.docx.housefile import MAIN_TYPE, WORD, HouseFile
from briefer.writing.docx.job import Job
from briefer.writing.docx.languages import complex_language, latin_language
from briefer.writing.docx.lines import Setting
from briefer.writing.docx.lists import Lists
from briefer.writing.docx.media import Media
from briefer.writing.docx.notes import Comments, Notes, NoteStyles, separators_of
from briefer.writing.docx.parcel import Parcel, packed
from briefer.writing.docx.properties import CORE, PROPERTIES, core_xml, custom_xml
from briefer.writing.docx.runs import Runner
from briefer.writing.docx.sections import Sections
from briefer.writing.docx.settings import carry_fonts, set_up
from briefer.writing.docx.styles import Styles
from briefer.writing.docx.styletree import complete, speak

_PLACE = ("briefing", "content")
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_ROOTS = {"w": W, "r": R, "wp": _DRAWING, "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


def render_docx(document: Document, house: HouseStyle, *, pages: Mapping[str, int] | None = None) -> bytes:
    """Return the document as a Word file in the house's style; the same input gives the same bytes.

    `pages` has the page of each anchor (from the PDF layout of the same document) for contents and cross-references.
    Raises Fault where the house's file is no Word document.
    """
    return _Rendering(document, house, pages or {}).written()


class _Stories(NamedTuple):
    """Parts of notes the house has already, by kind: their name and tree."""

    names: Mapping[str, str]
    trees: Mapping[str, etree._Element]


class _Rendering:
    """Takes one document through the steps."""

    def __init__(self, document: Document, house: HouseStyle, pages: Mapping[str, int]) -> None:
        self._document = document
        self._house = house
        self._pages = pages
        self._opened = opening.open_house(house.source)
        self._parcel = Parcel()
        self._stories = _stories(self._opened)

    def written(self) -> bytes:
        """Return the bytes of the file."""
        opened, document = self._opened, self._document
        root = opened.tree(opened.main)
        self._fill()
        section = self._place_content(root)
        _forget_orphans(root, self._stories.trees)
        job = self._job(root, section)
        writer = BlockWriter(job)
        setting = Setting(document.language, document.direction == "rtl")
        writer.write(document.blocks, setting)
        writer.end(setting)
        job.sections.finish()
        self._add_notes(job)
        self._add_media(job)
        self._add_properties()
        self._parcel.add(opened.main, _spliced(root, "".join(writer.parts)), MAIN_TYPE)
        self._parcel.relations[opened.main] = job.relations
        if document.embed_fonts:
            self._embed_fonts(job, "".join(writer.parts))
        return packed(opened, self._parcel)

    def _fill(self) -> None:
        """Fill the placeholders of the main part, headers and footers."""
        filled = (MAIN_TYPE, f"{WORD}.header+xml", f"{WORD}.footer+xml")
        for part, content_type in self._opened.types.items():
            if content_type in filled:
                fill(self._opened.tree(part), self._document.values)

    def _place_content(self, root: etree._Element) -> etree._Element:
        """Mark the place of the content; return the section it stands in."""
        parts = body_parts(root)
        body = child(root, "w:body")
        if body is None:
            body = etree.SubElement(root, clark("w:body"))
        section = opening.section_of(body, parts.section)
        place = etree.ProcessingInstruction(*_PLACE)
        if parts.marker is None:
            for one in list(body):
                body.remove(one)
            body.append(place)
            body.append(section)
            return section
        parts.marker.addprevious(place)
        if section not in list(parts.marker.iter(clark("w:sectPr"))):
            body.remove(parts.marker)
            return section
        for one in [one for one in parts.marker if one.tag != clark("w:pPr")]:
            parts.marker.remove(one)
        return section

    def _job(self, root: etree._Element, section: etree._Element) -> Job:
        document, house = self._document, self._house
        sheet = self._opened.part_tree("styles")
        styles = Styles(sheet, house)
        complete(sheet)
        latin = _spoken(sheet, latin_language(document.language))
        speak(sheet, latin, complex_language(document.language))
        numbered = Numbering(document)
        sources = [listed.anchor for listed in numbered.listed] if numbered.numbered else []
        return Job(
            document=document,
            house=house,
            pages=self._pages,
            measure=_measure(house),
            styles=styles,
            lists=Lists(self._opened.part_tree("numbering"), house.accent),
            bookmarks=Bookmarks(document, _highest(root, "w:bookmarkStart", clark("w:id")) + 1, sources),
            runner=Runner(latin),
            numbering=numbered,
            footnotes=self._notes("footnote", styles),
            endnotes=self._notes("endnote", styles),
            comments=Comments(document.properties.author, document.properties.moment, styles),
            media=Media(_highest(root, "wp:docPr", "id") + 1),
            sections=Sections(section),
        )

    def _notes(self, kind: str, styles: Styles) -> Notes:
        name = kind.title()
        text, reference = f"{name} Text", f"{name} Reference"
        hangs = styles.look(text).first < 0
        named = NoteStyles(lambda: styles.paragraph(text), lambda: styles.character(reference), hangs)
        return Notes(kind, named, self._stories.trees.get(kind))

    def _add_notes(self, job: Job) -> None:
        """Add the parts of notes and comments, and say in the settings which separators they have."""
        separators: dict[str, list[str]] = {}
        for notes in (job.footnotes, job.endnotes):
            tree = self._stories.trees.get(notes.kind)
            if tree is not None:
                separators[notes.kind] = separators_of(tree, notes.kind)
            elif notes:
                separators[notes.kind] = ["-1", "0"]
            if notes:
                self._add_story(job, notes.kind, notes.written())
        if job.comments:
            self._add_story(job, "comment", job.comments.written())
        set_up(self._opened.part_tree("settings"), separators, self._document.protection)

    def _add_story(self, job: Job, kind: str, content: str) -> None:
        name = self._stories.names.get(kind)
        if name is None:
            name = f"word/{kind}s.xml"
            job.relations.add(f"{kind}s", f"{kind}s.xml")
        tree = self._stories.trees.get(kind)
        if tree is None:
            tree = etree.Element(clark(f"w:{kind}s"), nsmap=_ROOTS)
        tree.append(etree.ProcessingInstruction(*_PLACE))
        self._parcel.add(name, _spliced(tree, content), f"{WORD}.{kind}s+xml")
        if kind != "comment":
            self._parcel.relations[name] = job.note_relations

    def _add_media(self, job: Job) -> None:
        for name, content in job.media.pictures.items():
            self._parcel.add(name, content, f"image/{name.rpartition('.')[2]}")
        for name, content in job.media.charts.items():
            self._parcel.add(name, content, charts.CONTENT_TYPE)

    def _embed_fonts(self, job: Job, content: str) -> None:
        """Add the fonts that the file needs, and say so in its font table and settings."""
        from briefer.writing.docx.fontparts import font_parts, letters_of, style_ids, wanted_faces

        document = self._document
        looks = job.styles.text_looks(style_ids(content))
        faces = wanted_faces(self._house, looks, content, mirrored=document.direction == "rtl")
        letters = letters_of("".join((content, *document.values.values())))
        relations, fonts = font_parts(self._opened.part_tree("fontTable", "fonts"), faces, letters)
        if not fonts:
            return
        table = self._opened.related(self._opened.main, "fontTable") or ""
        self._parcel.relations[table] = relations
        for name, program in fonts.items():
            self._parcel.add(posixpath.join(posixpath.dirname(table), name), program, OBFUSCATED_FONT)
        carry_fonts(self._opened.part_tree("settings"))

    def _add_properties(self) -> None:
        """Put our properties over the house's: core ones instead of them, custom ones beside them."""
        opened, document = self._opened, self._document
        for kind, name, content_type, relation in PROPERTIES:
            found = opened.related("", kind)
            existing = opened.content(found) if found else None
            content = core_xml(document) if kind == CORE else custom_xml(document, existing)
            self._parcel.add(found or name, content, content_type)
            opened.relate("", relation, found or name)


def _stories(opened: HouseFile) -> _Stories:
    """Return the parts of notes that the house has."""
    found = ((kind, opened.related(opened.main, f"{kind}s")) for kind in ("footnote", "endnote"))
    names = {kind: name for kind, name in found if name is not None}
    return _Stories(names, {kind: opened.tree(name) for kind, name in names.items()})


def _forget_orphans(root: etree._Element, trees: Mapping[str, etree._Element]) -> None:
    """Take out the house's own notes that nothing calls any more; LibreOffice would take them for ours."""
    for kind, tree in trees.items():
        called = {one.get(clark("w:id")) for one in root.iter(clark(f"w:{kind}Reference"))}
        for note in list(tree.iterchildren(clark(f"w:{kind}"))):
            if note.get(clark("w:type")) is None and note.get(clark("w:id")) not in called:
                tree.remove(note)


def _spliced(root: etree._Element, content: str) -> bytes:
    """Return a part with the content in its place; names it is written with are known at the root."""
    if any(root.nsmap.get(prefix) != uri for prefix, uri in _ROOTS.items()):
        attributes = {str(name): str(value) for name, value in root.attrib.items()}
        wider = etree.Element(root.tag, attrib=attributes, nsmap=_prefixes(root))
        wider.extend(list(root))
        root = wider
    before, _, after = serialised(root).partition(f"<?{_PLACE[0]} {_PLACE[1]}?>".encode())
    return b"".join((before, content.encode(), after))


def _spoken(styles: etree._Element, language: str) -> str:
    """Return the language, in the house's own region where the house speaks it."""
    found = next((one for one in styles.iter(clark("w:lang")) if value(one)), None)
    house = value(found) or ""
    return house if house.split("-")[0] == language.split("-")[0] else language


def _highest(root: etree._Element, name: str, attribute: str) -> int:
    """Return the highest number in use."""
    found = (one.get(attribute) or "" for one in root.iter(clark(name)))
    return max((int(number) for number in found if number.isdigit()), default=0)


def _measure(house: HouseStyle) -> float:
    """Return the width of a column of text."""
    page = house.section.page
    return (page.measure - page.column_gap * (page.columns - 1)) / page.columns


def _prefixes(root: etree._Element) -> dict[str, str]:
    """Return the prefixes a part is written with, ours first."""
    found = {str(prefix): uri for prefix, uri in root.nsmap.items() if prefix}
    return {**found, **_ROOTS}
