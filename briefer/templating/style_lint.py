"""Finds mistakes in a template's Word file: placeholders, styles, fonts, contrast, pictures, and what the PDF does not follow."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefer.document.house import HousePicture, HouseRun, HouseStyle
from briefer.document.house_walk import house_groups, house_paragraphs
from briefer.faults import Fault
from briefer.ooxml.package import open_package
from briefer.ooxml.placeholders import MARKING
from briefer.templating.contrast import lint_contrast
from briefer.templating.house import read_house_style
from briefer.templating.placeholder_lint import lint_placeholders
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
_LEAST_MARKING = 12.0
_OTHERS = (
    "Subtitle",
    "Lead",
    "Small",
    "Header",
    "Footer",
    "Hyperlink",
    "Timeline",
    "TOC 3",
    "TOC Heading",
    "Bibliography",
)


def lint_style(
    content: bytes, name: str, known: Sequence[str], stand_in: Callable[[str], str] | None = None
) -> list[Remark]:
    """Return the remarks on a house's Word file.

    `known` are the names a placeholder may have. `stand_in` tells which font is taken for one the machine lacks, "" where it has it.
    """
    try:
        house = read_house_style(content, name)
        package = open_package(house.source, name)
    except Fault as fault:
        return [Remark(name, str(fault), "", Severity.ERROR)]
    found = list(lint_placeholders(package, name, known))
    found += _missing_styles(house, name)
    found += lint_contrast(house, name, frozenset((*NEEDED, *_OTHERS)))
    found += _pictures(house, name)
    found += _marking_size(house, name)
    found += _fonts(house, name, stand_in) if stand_in else []
    return found + [_followed(remark, name) for remark in house.remarks if "{{ body }}" not in remark]


def _missing_styles(house: HouseStyle, name: str) -> Iterator[Remark]:
    for style, fallback in NEEDED.items():
        if style not in house.styles:
            near = difflib.get_close_matches(style, house.styles, 1, cutoff=0.8)
            hint = f"Rename {near[0]} to {style}, or add the style." if near else "Add the style to the Word file."
            yield Remark(name, f"the style {style} is missing; {fallback} stands in for it.", hint, Severity.NOTE)


def _marking_size(house: HouseStyle, name: str) -> Iterator[Remark]:
    """Yield places where the marking is smaller than TLP 2.0 asks for (first.org/tlp: 12 points or more)."""
    said: set[str] = set()
    for place, blocks in house_groups(house):
        for paragraph in house_paragraphs(blocks):
            for part in paragraph.content:
                small = isinstance(part, HouseRun) and MARKING in part.text and part.look.size < _LEAST_MARKING
                if isinstance(part, HouseRun) and small and place not in said:
                    said.add(place)
                    problem = (
                        f"the marking is {part.look.size:g} points high, and TLP asks for {_LEAST_MARKING:g} or more."
                    )
                    yield Remark(
                        f"{name}, {place}", problem, f"Make {{{{ {MARKING} }}}} {_LEAST_MARKING:g} points high."
                    )


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
        f"{name}, {place[:1].lower()}{place[1:]}",
        f"{said.rstrip('.')}.",
        f"{mend[:1].upper()}{mend[1:]}" if mend else "",
        Severity.NOTE,
    )
