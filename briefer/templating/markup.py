"""Reads what a structure rendered: a strict, small kind of HTML, to a tree of elements that know their line in the structure."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from briefer.faults import Fault

AT = "data-at"
DEEPEST = 60
MOST_ELEMENTS = 400_000
MOST_LETTERS = 500_000  # between two tags
VOID = frozenset(("br", "hr", "img", "cite"))

_TOKEN = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.S)
_PLACED = re.compile(rf'<([A-Za-z][A-Za-z0-9-]*) {AT}="([^"]*)"')
_ATTRIBUTE = re.compile(r"\s*([A-Za-z][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")


@dataclass(slots=True)
class Element:
    """An element with its attributes and children; `at` is file and line of the structure."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    at: str = ""

    def get(self, name: str, otherwise: str = "") -> str:
        return self.attributes.get(name, otherwise)

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    @property
    def elements(self) -> list[Element]:
        return [one for one in self.children if isinstance(one, Element)]


def bad_markup(at: str, problem: str, mend: str, text: str) -> Fault:
    """Return the fault of a structure that renders what it should not; `at` is `file:line`."""
    file, _, line = at.rpartition(":")
    return Fault(
        "template.markup",
        "{file}, line {line}: {problem}: `{text}`. {mend}",
        file=file or "structure.html.j2",
        line=line or "?",
        problem=problem,
        mend=mend,
        text=text.strip()[:120],
    )


def read_markup(text: str) -> Element:
    """Return the rendered text as a tree below a root; raises Fault naming file, line, offending text and mend."""
    if text.count("<") > MOST_ELEMENTS:
        raise _too_much(text)
    root = Element("root")
    stack = [root]
    position = 0
    for found in _TOKEN.finditer(text):
        _add_words(stack[-1], text[position : found.start()])
        position = found.end()
        if found[2] is None:
            continue
        if found[1]:
            _close(stack, found[2].lower())
        else:
            _open(stack, found)
        if len(stack) > DEEPEST:
            raise bad_markup(stack[-1].at, "this is nested too deep", "Nest less.", f"<{found[2]}>")
    _add_words(stack[-1], text[position:])
    if len(stack) > 1:
        raise bad_markup(
            stack[-1].at, "this is opened and never closed", f"Add </{stack[-1].name}>.", f"<{stack[-1].name}>"
        )
    return root


def _too_much(text: str) -> Fault:
    """Return the fault of a structure that renders far too many elements; the one in the middle is named."""
    found = _PLACED.search(text, len(text) // 2)
    tag, at = (f"<{found[1]}>", found[2]) if found else ("", "")
    return bad_markup(at, f"this is repeated too often: more than {MOST_ELEMENTS} tags", "Repeat less.", tag)


def _open(stack: list[Element], found: re.Match[str]) -> None:
    """Add an element, and go into it unless it is void or closed at once."""
    written = found[3].rstrip()
    closed = written.endswith("/")
    element = Element(found[2].lower(), _attributes(written.rstrip("/"), stack[-1].at, found[0]))
    element.at = element.attributes.pop(AT, "") or stack[-1].at
    stack[-1].children.append(element)
    if not closed and element.name not in VOID:
        stack.append(element)


def _close(stack: list[Element], name: str) -> None:
    if name in VOID:
        return
    if len(stack) == 1:
        raise bad_markup(_last_place(stack[0]), "this closes what was never opened", "Take it out.", f"</{name}>")
    if stack[-1].name != name:
        raise bad_markup(
            stack[-1].at,
            f"<{stack[-1].name}> is closed by </{name}>",
            f"Close <{stack[-1].name}> first.",
            f"<{stack[-1].name}>",
        )
    stack.pop()


def _last_place(element: Element) -> str:
    return next((one.at for one in reversed(element.elements)), "")


def _add_words(parent: Element, words: str) -> None:
    if not words:
        return
    if "<" in words:
        raise bad_markup(
            _last_place(parent) or parent.at,
            "this is no whole tag",
            "Close the tag, or write &lt; for the sign.",
            words[words.index("<") :],
        )
    if len(words) > MOST_LETTERS:
        raise bad_markup(
            parent.at, f"this has more than {MOST_LETTERS} letters without a tag", "Repeat less.", words[:40]
        )
    parent.children.append(html.unescape(words))


def _attributes(written: str, at: str, tag: str) -> dict[str, str]:
    """Return attributes with their values unescaped."""
    found: dict[str, str] = {}
    position = 0
    while position < len(written):
        match = _ATTRIBUTE.match(written, position)
        if match is None or match.end() == position:
            if written[position:].strip():
                raise bad_markup(at, "this is no attribute", 'Write it as name="value".', written[position:].strip())
            break
        name = match[1].lower()
        if name in found:
            raise bad_markup(found.get(AT, at), f"the attribute {name} stands twice", "Take one out.", tag)
        found[name] = html.unescape(next((part for part in match.groups()[1:] if part is not None), ""))
        position = match.end()
    return found
