"""Finds mistakes in the placeholders of a template's Word file: unknown and broken ones, the place of the content, that of the marking."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from briefer.ooxml.body import paragraph_text
from briefer.ooxml.names import W_P, clark
from briefer.ooxml.package import Package
from briefer.ooxml.placeholders import BODY, MARKING, Placeholder, is_body, placeholders_in
from briefer.templating.remarks import Remark, Severity
from briefer.templating.word_places import furniture_parts, paragraphs_of

_TEXT = "text"
_DATE_LETTERS = frozenset("dMy")
_MOST_LISTED = 8
# Merge fields, and what other programs write: «Title», <<title>>, ${title}, [[title]], { { title } }.
_FOREIGN = re.compile(
    r"«(?P<a>[\w.]+)»|<<\s*(?P<b>[\w.]+)\s*>>|\$\{\s*(?P<c>[\w.]+)\s*\}|\[\[\s*(?P<d>[\w.]+)\s*\]\]|\{ \{\s*(?P<e>[\w.]+)\s*\} \}"
)


def lint_placeholders(package: Package, name: str, known: Sequence[str]) -> Iterator[Remark]:
    """Yield the remarks on all parts that may hold placeholders; `known` are the names these may have."""
    parts = {_TEXT: package.tree(package.main), **dict(furniture_parts(package))}
    for part, tree in parts.items():
        at = name if part == _TEXT else f"{name}, {part}"
        for place, paragraph in paragraphs_of(tree):
            text = paragraph_text(paragraph)
            yield from _in_text(text, f"{at}, {place}", known)
        for path in tree.iter(clark("v:textpath")):
            yield from _in_text(path.get("string") or "", f"{at}, a watermark", known)
    yield from _body(parts, name)
    yield from _marking(parts, name)


def _in_text(text: str, where: str, known: Sequence[str]) -> Iterator[Remark]:
    """Yield unknown and broken placeholders of one paragraph, with the nearest right name."""
    for foreign in _FOREIGN.finditer(text):
        problem = f"“{foreign[0]}” looks like a placeholder of another program and stays as it is."
        yield Remark(
            where, problem, f"{_nearest(foreign[foreign.lastgroup or 0], known)} Write it with two braces at each side."
        )
    if "{{" not in text and "}}" not in text and "{%" not in text:
        return
    found = placeholders_in(text)
    for one in found:
        if one.name != BODY:
            yield from _placeholder(one, where, known)
    rest = text
    for one in reversed(found):
        rest = rest[: one.start] + rest[one.end :]
    if "{%" in rest:
        problem = f"Jinja2 does not work in the Word file: “{_around(rest, '{%')}”."
        yield Remark(where, problem, "Move it to structure.html.j2.", Severity.ERROR)
    elif "{{" in rest or "}}" in rest:
        problem = f"this is no whole placeholder: “{_around(rest, '{{' if '{{' in rest else '}}')}”."
        yield Remark(where, problem, "Write it as {{ pack.title }}.", Severity.ERROR)
    elif any(one.name == BODY for one in found) and not is_body(text):
        problem = "{{ body }} shares its paragraph with other words."
        yield Remark(where, problem, "Put it on a line of its own.", Severity.ERROR)


def _placeholder(one: Placeholder, where: str, known: Sequence[str]) -> Iterator[Remark]:
    if one.name not in known:
        problem = f"the placeholder {{{{ {one.name} }}}} is unknown."
        yield Remark(where, problem, _nearest(one.name, known), Severity.ERROR)
    elif one.picture and not one.name.startswith("options.") and one.name != "pack.date":
        problem = f"{{{{ {one.name} }}}} is no date, so “{one.picture}” after it does nothing."
        yield Remark(where, problem, f"Write {{{{ {one.name} }}}}.")
    elif one.picture and not _DATE_LETTERS & set(one.picture):
        problem = f"“{one.picture}” is no way to write a date."
        yield Remark(where, problem, f"Write {{{{ {one.name} | d MMMM yyyy }}}}.", Severity.ERROR)


def _nearest(name: str, known: Sequence[str]) -> str:
    """Return the question that leads to the right name: one that is spelled alike, else with the same last word, else the list."""
    folded = {one.lower(): one for one in known}
    near = difflib.get_close_matches(name.lower(), folded, 1)
    if not near:
        last = name.lower().rpartition(".")[2].replace("_", "")
        near = [one for one in folded if one.rpartition(".")[2].replace("_", "") == last]
        near += difflib.get_close_matches(f"pack.{last}", folded, 1)
    if near:
        return f"Did you mean {{{{ {folded[near[0]]} }}}}?"
    listed = [one for one in known if one.startswith("pack.")][:_MOST_LISTED]
    return f"There are {', '.join(listed)} and more: see Templates in the help."


def _around(text: str, mark: str) -> str:
    place = text.index(mark)
    return text[max(place - 10, 0) : place + 30].strip()


def _body(parts: Mapping[str, etree._Element], name: str) -> Iterator[Remark]:
    """Yield what is wrong with the number and place of `{{ body }}`."""
    found = [
        (part, paragraph)
        for part, tree in parts.items()
        for _, paragraph in paragraphs_of(tree)
        if is_body(paragraph_text(paragraph))
    ]
    if not found:
        problem = "there is no paragraph {{ body }}, so the content takes the place of all text."
        yield Remark(name, problem, "Put {{ body }} on a line of its own.")
        return
    part, paragraph = found[0]
    if len(found) > 1:
        problem = f"{{{{ body }}}} stands {len(found)} times; the content goes to the first."
        yield Remark(name, problem, "Take the others out.", Severity.ERROR)
    elif part != _TEXT:
        yield Remark(f"{name}, {part}", "{{ body }} cannot stand there.", "Put it in the text.", Severity.ERROR)
    elif (holder := _holder(paragraph)) is not None:
        problem = f"{{{{ body }}}} stands in {holder}, where the content cannot go."
        yield Remark(name, problem, "Put it on a line of its own in the text, outside.", Severity.ERROR)


def _holder(paragraph: etree._Element) -> str | None:
    """Return what a paragraph of the text stands in; None where it stands in the text itself."""
    names = {clark("w:tc"): "a table", clark("w:txbxContent"): "a text box"}
    return next((names[one.tag] for one in paragraph.iterancestors() if one.tag in names), None)


def _marking(parts: Mapping[str, etree._Element], name: str) -> Iterator[Remark]:
    """Yield a warning where header or footer have no place for the marking (TLP 2.0: in both, on every page)."""
    for kind in ("header", "footer"):
        texts = {
            part: " ".join(paragraph_text(one) for one in tree.iter(W_P))
            for part, tree in parts.items()
            if f" {kind}" in f" {part}"
        }
        lacking = [
            part for part, text in texts.items() if not any(found.name == MARKING for found in placeholders_in(text))
        ]
        if lacking or not texts:
            problem = f"there is no {kind}" if not texts else f"the {lacking[0]} has no place for the marking"
            mend = f"Put {{{{ {MARKING} }}}} in each {kind}, at the right."
            yield Remark(name, f"{problem}, which TLP asks for on every page.", mend)
