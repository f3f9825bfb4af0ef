"""Lists: the house's own bullets and numbers where its styles have them, else ours; each numbered list counts for itself."""

from __future__ import annotations

from lxml import etree

from briefer.document.house import ParagraphLook
from briefer.ooxml.names import W, clark, value
from briefer.ooxml.units import whole
from briefer.writing.docx.markup import quoted, twips

_DEEPEST = 9
_STEP = 18.0
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
_BULLETS = ("•", "–", "·")


class Lists:
    """The numbering part: definitions and lists are added to it as the body needs them."""

    def __init__(self, tree: etree._Element, accent: str) -> None:
        self._tree = tree
        self._accent = accent
        self._definition = 1 + max(
            (whole(value(one, "w:abstractNumId")) for one in tree.iter(clark("w:abstractNum"))), default=-1
        )
        self._number = 1 + max((whole(value(one, "w:numId")) for one in tree.iter(clark("w:num"))), default=0)
        self._bullets: int | None = None
        self._numbers: int | None = None

    def bullets(self, look: ParagraphLook) -> int:
        """Return the list of bullets on nine levels, indented as `look`."""
        if self._bullets is None:
            self._bullets = self._list(self._define(look, ordered=False))
        return self._bullets

    def numbers(self, look: ParagraphLook, start: int) -> int:
        """Return a new numbered list that starts at `start`."""
        if self._numbers is None:
            self._numbers = self._define(look, ordered=True)
        return self._list(self._numbers, start)

    def _list(self, definition: int, start: int | None = None) -> int:
        number = self._number
        self._number += 1
        restart = (
            "" if start is None else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        )
        xml = f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{restart}</w:num>'
        tail = self._tree.find(clark("w:numIdMacAtCleanup"))
        added = etree.fromstring(xml)
        if tail is None:
            self._tree.append(added)
        else:
            tail.addprevious(added)
        return number

    def _define(self, look: ParagraphLook, *, ordered: bool) -> int:
        number = self._definition
        self._definition += 1
        levels = "".join(self._level(look, level, ordered) for level in range(_DEEPEST))
        xml = f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        first = self._tree.find(clark("w:num"))
        added = etree.fromstring(xml)
        if first is None:
            self._tree.append(added)
        else:
            first.addprevious(added)
        return number

    def _level(self, look: ParagraphLook, level: int, ordered: bool) -> str:
        hang = -look.first if look.first < 0 else _STEP
        start = max(look.start, hang) + level * hang
        mark = (look.bullet if level == 0 and look.bullet and not ordered else "") or _BULLETS[level % len(_BULLETS)]
        kind = _FORMATS[level % len(_FORMATS)] if ordered else "bullet"
        shown = (look.bullet if level == 0 and "%1" in look.bullet else f"%{level + 1}.") if ordered else mark
        colour = "" if ordered else f'<w:rPr><w:color w:val="{self._accent}"/></w:rPr>'
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{quoted(shown)}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{twips(start)}" w:hanging="{twips(hang)}"/></w:pPr>{colour}</w:lvl>'
        )
