"""Runs of a paragraph of cover, header or footer: words, fields, links, line ends, pictures; boxes come out beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from briefer.document.house import HouseBlock, HousePicture, HouseRun, RunField, TextLook
from briefer.ooxml.names import clark, value

_FIELDS = {
    "PAGE": RunField.PAGE,
    "NUMPAGES": RunField.PAGES,
    "SECTIONPAGES": RunField.PAGES,
    "DATE": RunField.DATE,
    "TIME": RunField.DATE,
    "SAVEDATE": RunField.DATE,
    "CREATEDATE": RunField.DATE,
    "PRINTDATE": RunField.DATE,
    "TITLE": RunField.TITLE,
    "STYLEREF": RunField.STYLE_REFERENCE,
}
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
_TRANSPARENT = frozenset(
    clark(f"w:{name}") for name in ("smartTag", "ins", "moveTo", "customXml", "sdt", "sdtContent", "dir", "bdo")
)
_R, _HYPERLINK, _SIMPLE = clark("w:r"), clark("w:hyperlink"), clark("w:fldSimple")


@dataclass(slots=True)
class OpenField:
    """A complex field that is being read: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False
    look: TextLook | None = None


@dataclass(slots=True)
class Gathered:
    """What a paragraph holds: content in order, boxes anchored in it, page breaks met (`breaks`)."""

    content: list[HouseRun | HousePicture] = field(default_factory=list)
    boxes: list[HouseBlock] = field(default_factory=list)
    breaks: int = 0


def field_of(instruction: str) -> tuple[RunField, str] | None:
    """Return kind and argument of a field's instruction, such as ` STYLEREF "Heading 1" `; None where no output follows it."""
    words = [quoted or plain for quoted, plain in _QUOTED.findall(instruction.replace('"', ' "', 1))]
    kind = _FIELDS.get(words[0].upper()) if words else None
    if kind is None:
        return None
    if kind is RunField.DATE:
        place = words.index("\\@") + 1 if "\\@" in words else len(words)
        return kind, words[place] if place < len(words) else ""
    argument = (
        next((word for word in words[1:] if not word.startswith("\\")), "") if kind is RunField.STYLE_REFERENCE else ""
    )
    return kind, argument


def runs_of(paragraph: etree._Element, link: str = "") -> Iterator[tuple[etree._Element, str]]:
    """Yield `(element, link)` for runs and simple fields in order, through content controls and insertions; deletions are skipped."""
    for one in paragraph:
        if one.tag in (_R, _SIMPLE):
            yield one, link
        elif one.tag == _HYPERLINK:
            yield from runs_of(one, value(one, "r:id") or "#" + (value(one, "w:anchor") or ""))
        elif one.tag in _TRANSPARENT:
            yield from runs_of(one, link)


def joined(content: list[HouseRun | HousePicture]) -> tuple[HouseRun | HousePicture, ...]:
    """Return content with neighbouring words of the same look joined, so that placeholders are whole where they can be."""
    out: list[HouseRun | HousePicture] = []
    for part in content:
        last = out[-1] if out else None
        if (
            isinstance(part, HouseRun)
            and isinstance(last, HouseRun)
            and not part.field
            and not last.field
            and (part.look, part.link) == (last.look, last.link)
        ):
            out[-1] = replace(last, text=last.text + part.text)
        else:
            out.append(part)
    return tuple(out)


def shown_field(instruction: str, look: TextLook) -> HouseRun | None:
    """Return the run for a field's instruction; None where its last result is to be kept."""
    found = field_of(instruction)
    return HouseRun("", look, found[0], found[1]) if found else None
