"""The fonts a Word file carries, so that it looks right where they are not installed: which faces, which letters, and their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from briefer.document.house import HouseStyle, TextLook
from briefer.document.house_walk import house_runs
from briefer.ooxml.names import R, child, clark, value
from briefer.ooxml.obfuscation import font_key, obfuscated
from briefer.writing.docx.relations import Relations
from briefer.writing.fonts import find_face
from briefer.writing.machinefonts import FaceKey
from briefer.writing.sfnt import static_face

# Fonts that come with Word or the system: Word itself leaves them out ("Do not embed common system fonts").
_COMMON = frozenset(
    (
        *("aptos", "arial", "arial black", "arial narrow", "bookman old style", "calibri", "calibri light", "cambria"),
        *("cambria math", "candara", "century", "comic sans ms", "consolas", "constantia", "corbel", "courier new"),
        *("garamond", "georgia", "helvetica", "impact", "lucida console", "palatino linotype", "segoe ui", "symbol"),
        *("tahoma", "times", "times new roman", "trebuchet ms", "verdana", "webdings", "wingdings"),
    )
)
_PUNCTUATION = (*range(0x2010, 0x2028), 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2116, 0x2122, 0x2212)
_ASCII = frozenset(range(0x20, 0x7F))
_LATIN = _ASCII | frozenset(range(0xA0, 0x180)) | frozenset(_PUNCTUATION)
_BLOCK, _FIRST_SYMBOL = 0x80, 0x2000
_RIGHT_TO_LEFT = range(0x590, 0x900)
_ASCII_BYTES = bytes(range(128))
_STYLE = 'Style w:val="'
_PLACES = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}


@dataclass(frozen=True, slots=True, order=True)
class WantedFace:
    """A style of a family; `complex` where it sets Arabic or Hebrew."""

    family: str
    bold: bool
    italic: bool
    complex: bool = False


def style_ids(content: str) -> frozenset[str]:
    """Return the ids of the styles that a part's paragraphs and runs name."""
    return frozenset(piece.partition('"')[0] for piece in content.split(_STYLE)[1:])


def wanted_faces(house: HouseStyle, looks: Iterable[TextLook], content: str, *, mirrored: bool) -> list[WantedFace]:
    """Return the faces that text in `looks` and the house's cover, headers and footers need.

    `content` is the body as XML: where runs of it are bold or italic beyond their style, the house's text face is wanted so, too.
    Of the faces for Arabic and Hebrew a document from left to right gets that of its text alone.
    """
    text = house.look("Normal").text
    used = {text, *looks, *(run.look for run in house_runs(house))}
    if house.table and "<w:tbl>" in content:
        used |= {house.table.header, house.table.body}
    faces = {WantedFace(look.font, look.bold, look.italic) for look in used}
    if _has_right_to_left(content):
        faces |= {
            WantedFace(look.complex_font or look.font, look.bold, False, True)
            for look in (used if mirrored else (text,))
        }
    bold, italic = "<w:b/>" in content, "<w:i/>" in content
    faces |= {WantedFace(text.font, True, False)} if bold else set()
    faces |= {WantedFace(text.font, False, True)} if italic else set()
    return sorted(faces)


def letters_of(text: str) -> frozenset[int]:
    """Return the code points a font should have for a text: Latin, and of other scripts the blocks (of 128) in use, for those who edit."""
    found = _beyond_ascii(text) - _LATIN
    blocks = {code // _BLOCK for code in found if code < _FIRST_SYMBOL}
    whole = {code for block in blocks for code in range(block * _BLOCK, (block + 1) * _BLOCK)}
    return _LATIN | whole | {code for code in found if code >= _FIRST_SYMBOL}


def font_parts(
    table: etree._Element, faces: Iterable[WantedFace], letters: frozenset[int]
) -> tuple[Relations, dict[str, bytes]]:
    """Enter the faces that are at hand and may be embedded into a font table; return its relationships, and the fonts by target.

    What the house embedded itself stays.
    """
    relations, fonts = Relations(), dict[str, bytes]()
    for face, program in _programs(faces, letters):
        holder = _font(table, face.family)
        place = _PLACES[face.bold, face.italic]
        if child(holder, f"w:{place}") is not None:
            continue
        key = font_key(program)
        name = f"fonts/briefing{len(fonts) + 1}.odttf"
        fonts[name] = obfuscated(program, key)
        _refer(holder, place, relations.add("font", name), key)
    return relations, fonts


def _has_right_to_left(content: str) -> bool:
    return any(code in _RIGHT_TO_LEFT for code in _beyond_ascii(content))


def _beyond_ascii(text: str) -> set[int]:
    """Return the code points beyond ASCII; bytes are dropped first, which is ten times as fast as looking at characters."""
    return {ord(character) for character in set(text.encode().translate(None, _ASCII_BYTES).decode())}


def _programs(faces: Iterable[WantedFace], letters: frozenset[int]) -> Iterator[tuple[WantedFace, bytes]]:
    """Yield faces with their font files, each family and style once."""
    wanted: dict[tuple[str, bool, bool], tuple[WantedFace, set[int]]] = {}
    for face in faces:
        if face.family.strip().lower() in _COMMON:
            continue
        script = frozenset(code for code in letters if code in _RIGHT_TO_LEFT) | _ASCII if face.complex else letters
        key = (face.family, face.bold, face.italic)
        wanted.setdefault(key, (face, set()))[1].update(script)
    for face, codes in wanted.values():
        key_of_face = _at_hand(face)
        program = key_of_face and static_face(key_of_face, face.family, face.bold, face.italic, frozenset(codes))
        if program:
            yield face, program


def _at_hand(face: WantedFace) -> FaceKey | None:
    """Return the file of a face; None where the family is not here, or its italic is but the upright over again."""
    found = find_face(face.family, bold=face.bold, italic=face.italic)
    if found.twin:
        return None
    upright = find_face(face.family, bold=face.bold, italic=False)
    return None if face.italic and upright.key == found.key else found.key


def _font(tree: etree._Element, family: str) -> etree._Element:
    """Return a font's entry in the table, added where it has none."""
    found = next((one for one in tree.iterchildren(clark("w:font")) if value(one, "w:name") == family), None)
    if found is None:
        found = etree.SubElement(tree, clark("w:font"))
        found.set(clark("w:name"), family)
    return found


def _refer(holder: etree._Element, place: str, relation: str, key: str) -> None:
    """Add the reference to an embedded face, before those that the schema puts after it (ECMA-376 part 1, 17.8.3.10)."""
    order = list(_PLACES.values())
    later = {clark(f"w:{name}") for name in order[order.index(place) + 1 :]}
    number = next((nth for nth, one in enumerate(holder) if one.tag in later), len(holder))
    added = etree.Element(clark(f"w:{place}"), nsmap={"r": R})
    added.set(clark("r:id"), relation)
    added.set(clark("w:fontKey"), key)
    holder.insert(number, added)
