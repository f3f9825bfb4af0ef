"""Gathers the words of a paragraph of a Word file: runs with their look, links, notes, text boxes and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from briefer.importing.runs import Run, safe_address
from briefer.importing.word.beside import form_value
from briefer.importing.word.styles import Style, Styles, attribute, child, toggle, value
from briefer.importing.word.symbols import symbol

DELETED = frozenset(
    (
        "del", "moveFrom", "delText", "delInstrText", "rPrChange", "pPrChange", "annotation", "commentReference", "rPr", "pPr", "sectPr", "rt",
    )
)  # fmt: skip
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_LOCAL_PATH = re.compile(
    r"^(?:file:/{2,3})?(?:[A-Za-z]:[\\/]|\\\\|/(?:home|Users|tmp|var)/).*[\\/](?=[^\\/]*\.\w{2,5}$)"
)
_LINK = re.compile(r'HYPERLINK\s+(?:"([^"]+)"|(\S+))')
DEEPEST = 60


@dataclass(slots=True)
class Words:
    """What is gathered of one paragraph: its runs, the boxes of text that float beside it, what its pictures are said to show, and its drawings."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    drawings: list[Any] = field(default_factory=list)
    fields: list[list[str]] = field(
        default_factory=list
    )  # of each open field: instruction, "shown" once its result begins
    breaks: int = 0


class Gatherer:
    """Gathers words with the styles, links and notes of one file. `paged` says that Word noted where its pages broke."""

    def __init__(
        self, styles: Styles, links: dict[str, str], note_label: Callable[[str, str | None], str], *, paged: bool
    ) -> None:
        self._styles = styles
        self._links = links
        self._note_label = note_label
        self._paged = paged

    def gather(self, parent: Any, style: Style, words: Words, depth: int, link: str | None = None) -> None:
        if depth > DEEPEST:
            return
        for element in parent.iterchildren("{*}*"):
            tag = element.tag.rpartition("}")[2]
            if tag in DELETED:
                continue
            if tag == "r":
                self._run(element, style, words, depth, link)
            elif tag == "hyperlink":
                target = safe_address(self._links.get(attribute(element, "id") or "")) or link
                self.gather(element, style, words, depth + 1, target)
            elif tag == "fldSimple":
                found = _field_link(attribute(element, "instr") or "")
                self.gather(element, style, words, depth + 1, found or link)
            elif tag == "AlternateContent":
                self.gather(chosen(element), style, words, depth + 1, link)
            elif tag == "t" and "math" in element.tag:
                words.runs.append(Run(element.text or ""))
            elif tag == "txbxContent":
                words.boxes.append(element)
            else:
                self.gather(element, style, words, depth + 1, link)

    def _run(self, run: Any, style: Style, words: Words, depth: int, link: str | None) -> None:
        properties = child(run, "rPr")
        look = self._styles.style(value(child(properties, "rStyle")))
        hidden = toggle(properties, "vanish")
        if look.hidden if hidden is None else hidden:
            self._fields(run, words)
            return
        bold, italic = toggle(properties, "b"), toggle(properties, "i")
        plain = Run(
            "",
            style.bold or look.bold if bold is None else bold,
            style.italic or look.italic if italic is None else italic,
            link,
        )
        for element in run.iterchildren("{*}*"):
            self._sign(element, plain, style, words, depth)

    def _sign(self, element: Any, look: Run, style: Style, words: Words, depth: int) -> None:
        tag = element.tag.rpartition("}")[2]
        if tag in ("fldChar", "instrText"):
            _follow_field(element, tag, words)
            if shown := form_value(element):
                words.runs.append(replace(look, text=shown))
        elif tag == "t":
            link = look.link or _open_link(words)
            words.runs.append(replace(look, text=element.text or "", link=link))
        elif tag == "lastRenderedPageBreak":
            words.breaks += 1
        elif tag in _SIGNS:
            is_page = attribute(element, "type") == "page"
            words.breaks += is_page and not self._paged
            words.runs.append(replace(look, text="\n" if is_page else _SIGNS[tag]))
        elif tag == "sym":
            code, font = attribute(element, "char") or "", attribute(element, "font") or ""
            words.runs.append(replace(look, text=symbol(code, font)))
        elif tag in ("footnoteReference", "endnoteReference"):
            kind = "footnotes" if tag.startswith("foot") else "endnotes"
            words.runs.append(Run("", note=self._note_label(kind, attribute(element, "id"))))
        elif tag == "ruby":
            self.gather(child(element, "rubyBase"), style, words, depth + 1, look.link)
        elif tag == "AlternateContent":
            self._run_content(chosen(element), words)
        elif tag in ("drawing", "pict", "object"):
            self._run_content(element, words)

    def _run_content(self, element: Any, words: Words) -> None:
        """Find the text boxes within a drawing; of alternatives the first only."""
        words.pictures += _alternatives(element)
        words.drawings.append(element)
        for found in element.iter("{*}txbxContent"):
            inner = (ancestor for ancestor in found.iterancestors("{*}txbxContent", "{*}Fallback"))
            if element.tag.endswith("}Fallback") or next(inner, None) is None or _belongs(found, element):
                words.boxes.append(found)

    def _fields(self, run: Any, words: Words) -> None:
        for element in run.iterchildren("{*}fldChar", "{*}instrText"):
            _follow_field(element, element.tag.rpartition("}")[2], words)


def chosen(alternatives: Any) -> Any:
    """Return the first choice of alternative content (ECMA-376 part 3), else the fallback."""
    first = child(alternatives, "Choice")
    fallback = child(alternatives, "Fallback")
    if first is None or (fallback is not None and next(first.iter("{*}t"), None) is None):
        return fallback if fallback is not None else alternatives
    return first


def _alternatives(element: Any) -> list[str]:
    """Return the alternative texts of pictures: what they show, or, as Word fills in by itself, the file they came from."""
    if next(element.iter("{*}txbxContent"), None) is not None:
        return []
    said = [found.get("descr") or found.get("title") for found in element.iter("{*}docPr")]
    said += [found.get("alt") or found.get("title") for found in element.iter("{*}shape")]
    said += [found.get("string") for found in element.iter("{*}textpath")]  # words drawn along a line
    return list(dict.fromkeys(_LOCAL_PATH.sub("", text.strip()) for text in said if text and text.strip()))


def _belongs(box: Any, element: Any) -> bool:
    """Whether a box is the outermost one below the element."""
    for ancestor in box.iterancestors():
        if ancestor is element:
            return True
        if ancestor.tag.endswith(("}txbxContent", "}Fallback")):
            return False
    return False


def _follow_field(element: Any, tag: str, words: Words) -> None:
    if tag == "instrText":
        if words.fields:
            words.fields[-1][0] += element.text or ""
        return
    kind = attribute(element, "fldCharType")
    if kind == "begin":
        words.fields.append(["", ""])
    elif kind == "separate" and words.fields:
        words.fields[-1][1] = "shown"
    elif kind == "end" and words.fields:
        words.fields.pop()


def _open_link(words: Words) -> str | None:
    for instruction, shown in reversed(words.fields):
        if shown and (found := _field_link(instruction)):
            return found
    return None


def _field_link(instruction: str) -> str | None:
    found = _LINK.search(instruction)
    return safe_address(found[1] or found[2]) if found else None
