"""Finds mistakes in a template's Word file: placeholders, styles, fonts, contrast, pictures, and what the PDF does not follow."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import etree

from briefer.document.house import HousePicture, HouseRun, HouseStyle
from briefer.document.house_walk import house_groups, house_paragraphs
from briefer.faults import Fault
from briefer.ooxml.body import paragraph_text
from briefer.ooxml.names import W_P
from briefer.ooxml.package import Package, open_package
from briefer.ooxml.placeholders import BODY, MARKING, is_body, placeholders_in
from briefer.templating.house import read_house_style
from briefer.templating.remarks import Remark, Severity

# A style a briefing needs, and what stands in for it.
NEEDED: Mapping[str, str] = {
    "Normal": "Word's own defaults",
    "Heading 1": "a larger bold Normal",
    "Heading 2": "a larger bold Normal",
    "Heading 3": "a bold Normal",
    "Title": "a large Normal",
    "Quote": "an indented Normal",
    "Source Line": "a smaller grey Normal",
    "Key Point": "List Bullet",
    "List Bullet": "an indented Normal with a bullet",
    "List Number": "an indented Normal with a number",
    "Label": "a small bold Normal",
    "Assessment": "Normal",
    "Note": "Normal",
    "Caption": "a smaller grey Normal",
    "Marking": "a bold 12 pt line at the right",
    "Footnote Text": "a smaller Normal",
    "TOC 1": "Normal",
    "TOC 2": "Normal",
}
_LARGE, _LARGE_BOLD = 18.0, 14.0  # points: WCAG 2.2, "large scale"


def lint_style(
    content: bytes, name: str, known: Sequence[str], stand_in: Callable[[str], str] | None = None
) -> list[Remark]:
    """Return the remarks on a house's Word file.

    `known` are the names a placeholder may have. `stand_in` tells which font is taken for one the machine lacks, "" where it has it.
    """
    try:
        package = open_package(content, name)
        house = read_house_style(content, name)
    except Fault as fault:
        return [Remark(name, str(fault), "", Severity.ERROR)]
    parts = dict(_parts(package))
    found = [remark for place, tree in parts.items() for remark in _placeholders(tree, f"{name}, {place}", known)]
    found += _body(parts, name)
    found += _marking(parts, name)
    found += _missing_styles(house, name)
    found += _contrast(house, name)
    found += _pictures(house, name)
    found += _fonts(house, name, stand_in) if stand_in else []
    return found + [_followed(remark, name) for remark in house.remarks if "{{ body }}" not in remark]


def _parts(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts that may hold placeholders, by the name people know them by."""
    yield "cover and text", package.tree(package.main)
    counts: dict[str, int] = {}
    for one in package.relationships(package.main).values():
        if one.kind in ("header", "footer") and one.target in package.parts:
            counts[one.kind] = counts.get(one.kind, 0) + 1
            yield f"{one.kind} {counts[one.kind]}", package.tree(one.target)


def _placeholders(tree: etree._Element, place: str, known: Sequence[str]) -> Iterator[Remark]:
    """Yield unknown and broken placeholders with their paragraph, and the nearest right name."""
    for number, paragraph in enumerate(tree.iter(W_P), 1):
        text = paragraph_text(paragraph)
        where = f"{place}, paragraph {number}"
        found = placeholders_in(text)
        for one in found:
            if one.name != BODY and one.name not in known:
                near = difflib.get_close_matches(one.name, known, 1)
                mend = f"Did you mean {{{{ {near[0]} }}}}?" if near else "See the list of placeholders in the help."
                yield Remark(where, f"the placeholder {{{{ {one.name} }}}} is unknown.", mend, Severity.ERROR)
        rest = text
        for one in reversed(found):
            rest = rest[: one.start] + rest[one.end :]
        if "{%" in rest:
            yield Remark(
                where,
                f"Jinja2 does not work in the Word file: “{_around(rest, '{%')}”.",
                "Move it to structure.html.j2.",
                Severity.ERROR,
            )
        elif "{{" in rest or "}}" in rest:
            mark = "{{" if "{{" in rest else "}}"
            yield Remark(
                where,
                f"this is no whole placeholder: “{_around(rest, mark)}”.",
                "Write it as {{ pack.title }}.",
                Severity.ERROR,
            )
        elif any(one.name == BODY for one in found) and not is_body(text):
            yield Remark(
                where,
                "{{ body }} shares its paragraph with other words.",
                "Put it on a line of its own.",
                Severity.ERROR,
            )


def _around(text: str, mark: str) -> str:
    place = text.index(mark)
    return text[max(place - 10, 0) : place + 30].strip()


def _body(parts: Mapping[str, etree._Element], name: str) -> Iterator[Remark]:
    """Yield what is wrong with the number and place of `{{ body }}`."""
    places = [
        place for place, tree in parts.items() for paragraph in tree.iter(W_P) if is_body(paragraph_text(paragraph))
    ]
    if not places:
        yield Remark(
            name,
            "there is no paragraph {{ body }}, so the content takes the place of all text.",
            "Put {{ body }} on a line of its own.",
        )
    elif len(places) > 1:
        yield Remark(
            name,
            f"{{{{ body }}}} stands {len(places)} times; the content goes to the first.",
            "Take the others out.",
            Severity.ERROR,
        )
    elif places[0] != "cover and text":
        yield Remark(f"{name}, {places[0]}", "{{ body }} cannot stand there.", "Put it in the text.", Severity.ERROR)


def _marking(parts: Mapping[str, etree._Element], name: str) -> Iterator[Remark]:
    """Yield a warning where header or footer have no place for the marking (TLP 2.0: in both, on every page)."""
    for kind in ("header", "footer"):
        texts = [
            " ".join(paragraph_text(one) for one in tree.iter(W_P))
            for place, tree in parts.items()
            if place.startswith(kind)
        ]
        lacking = [text for text in texts if not any(found.name == MARKING for found in placeholders_in(text))]
        if lacking or not texts:
            problem = f"there is no {kind}" if not texts else f"a {kind} has no place for the marking"
            yield Remark(
                name,
                f"{problem}, which TLP asks for on every page.",
                f"Put {{{{ {MARKING} }}}} in each {kind}, at the right.",
            )


def _missing_styles(house: HouseStyle, name: str) -> Iterator[Remark]:
    for style, fallback in NEEDED.items():
        if style not in house.styles:
            near = difflib.get_close_matches(style, house.styles, 1, cutoff=0.8)
            hint = f"Rename {near[0]} to {style}, or add the style." if near else "Add the style to the Word file."
            yield Remark(name, f"the style {style} is missing; {fallback} stands in for it.", hint, Severity.NOTE)


def _contrast(house: HouseStyle, name: str) -> Iterator[Remark]:
    """Yield styles whose text is too faint (WCAG 2.2, 1.4.3: 4.5:1, 3:1 for large text)."""
    looks = [
        (f"style {style}", look)
        for style, look in house.styles.items()
        if style in NEEDED or style in ("Subtitle", "Lead", "Small", "Header", "Footer")
    ]
    said: set[tuple[str, str]] = set()
    for place, look in looks:
        yield from _too_faint(
            look.text.colour,
            look.text.background or look.shading,
            look.text.size,
            look.text.bold,
            f"{name}, {place}",
            said,
        )
    for place, blocks in house_groups(house):
        for paragraph in house_paragraphs(blocks):
            for part in paragraph.content:
                if isinstance(part, HouseRun) and part.text.strip() and part.look.colour != paragraph.look.text.colour:
                    behind = part.look.background or paragraph.look.shading
                    yield from _too_faint(
                        part.look.colour, behind, part.look.size, part.look.bold, f"{name}, {place}", said
                    )


def _too_faint(
    colour: str, behind: str | None, size: float, bold: bool, place: str, said: set[tuple[str, str]]
) -> Iterator[Remark]:
    ratio = contrast(colour, behind or "FFFFFF")
    needed = 3.0 if size >= _LARGE or (bold and size >= _LARGE_BOLD) else 4.5
    if ratio < needed and (place, colour) not in said:
        said.add((place, colour))
        yield Remark(
            place,
            f"#{colour} on #{behind or 'FFFFFF'} has a contrast of {ratio:.1f}:1, less than {needed:g}:1 (WCAG 2.2 AA).",
            f"Take a {'lighter' if luminance(behind or 'FFFFFF') < 0.18 else 'darker'} colour.",
        )


def luminance(colour: str) -> float:
    """Return the relative luminance of RRGGBB (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _pictures(house: HouseStyle, name: str) -> Iterator[Remark]:
    """Yield pictures without alternative text."""
    count: dict[str, int] = {}
    for place, blocks in house_groups(house):
        for paragraph in house_paragraphs(blocks):
            for part in paragraph.content:
                if isinstance(part, HousePicture):
                    count[place] = count.get(place, 0) + 1
                    if not part.alternative.strip():
                        yield Remark(
                            f"{name}, {place}, picture {count[place]}",
                            "it has no alternative text, so people who cannot see it miss it.",
                            "In Word, right-click it, choose View Alt Text and describe it.",
                        )


def _fonts(house: HouseStyle, name: str, stand_in: Callable[[str], str]) -> Iterator[Remark]:
    """Yield fonts that the machine lacks, and what is taken for them in the PDF."""
    users: dict[str, list[str]] = {}
    for style, look in sorted(house.styles.items()):
        users.setdefault(look.text.font, []).append(style)
    for font, styles in users.items():
        other = stand_in(font)
        if other:
            shown = ", ".join(styles[:3]) + (f" and {len(styles) - 3} more" if len(styles) > 3 else "")
            yield Remark(
                f"{name}, styles {shown}",
                f"the font {font} is not on this machine; the PDF takes {other}.",
                "Install it, or choose another.",
                Severity.NOTE,
            )


def _followed(remark: str, name: str) -> Remark:
    """Return the remark of a house style as a linter's."""
    place, _, problem = remark.partition(": ")
    said, _, mend = problem.partition("; ")
    return Remark(
        f"{name}, {place.lower()}",
        f"{said.rstrip('.')}.",
        f"{mend[:1].upper()}{mend[1:]}" if mend else "",
        Severity.NOTE,
    )
