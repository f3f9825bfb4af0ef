"""What Word itself fills in: content controls bound to properties, and fields of properties, turned into our placeholders.

Word's own cover pages keep title, author and date in such controls; a house that uses them need not write a single placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from briefer.ooxml.names import W_P, W_R, W_RPR, W_T, child, child_value, clark, take_out, value
from briefer.ooxml.package import Package
from briefer.ooxml.placeholders import PACK_NAMES

_SDT, _CONTENT, _FIELD_MARK = clark("w:sdt"), clark("w:sdtContent"), clark("w:fldChar")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STEP = re.compile(r"(\w+)(?:\[\d+\])?$")
_GREY = "placeholdertext"
# The last step of a binding's path: core, extended and cover page properties.
_BOUND = {
    "title": "pack.title",
    "subject": "pack.subtitle",
    "creator": "pack.author",
    "category": "pack.series",
    "keywords": "pack.topics",
    "PublishDate": "pack.date",
    "Company": "pack.issuer",
}
_FIELDS = {
    "AUTHOR": "pack.author",
    "USERNAME": "pack.author",
    "LASTSAVEDBY": "pack.author",
    "SUBJECT": "pack.subtitle",
    "KEYWORDS": "pack.topics",
}
_PROPERTIES = {
    "title": "pack.title",
    "author": "pack.author",
    "subject": "pack.subtitle",
    "company": "pack.issuer",
    "keywords": "pack.topics",
}


def put_placeholders(package: Package) -> bool:
    """Put placeholders where Word fills in properties: in text, headers and footers. Return whether there were such places."""
    changed = False
    for tree in (package.tree(package.main), *_furniture(package)):
        for control in list(tree.iter(_SDT)):
            name = _of_control(control)
            changed = (bool(name) and _fill_control(control, name)) or changed
        for paragraph in list(tree.iter(W_P)):
            changed = _fields(paragraph) or changed
    return changed


def _furniture(package: Package) -> Iterator[etree._Element]:
    for one in package.relationships(package.main).values():
        if one.kind in ("header", "footer") and one.target in package.parts:
            yield package.tree(one.target)


def _of_control(control: etree._Element) -> str:
    """Return the placeholder a content control stands for: by its tag or title, or by what it is bound to; else an empty word."""
    properties = child(control, "w:sdtPr")
    for label in (child_value(properties, "w:tag"), child_value(properties, "w:alias")):
        if label in PACK_NAMES:
            return str(label)
    step = _STEP.search(child_value(properties, "w:dataBinding", "w:xpath") or "")
    name = _BOUND.get(step[1], "") if step else ""
    picture = child_value(child(properties, "w:date"), "w:dateFormat")
    return f"{name} | {picture}" if picture and name == "pack.date" else name


def _fill_control(control: etree._Element, name: str) -> bool:
    """Let a control hold its placeholder alone, and be bound to nothing."""
    content = control.find(_CONTENT)
    runs = [] if content is None else list(content.iter(W_R))
    if not runs:
        return False
    _say(runs[0], name)
    for run in runs[1:]:
        take_out(run)
    properties = child(control, "w:sdtPr")
    for gone in ("w:dataBinding", "w:showingPlcHdr", "w:placeholder", "w:date"):
        found = child(properties, gone)
        if found is not None:
            take_out(found)
    return True


def _say(run: etree._Element, name: str) -> None:
    """Let a run say a placeholder, in its own look; the grey of empty controls is taken off."""
    for one in [one for one in run if one.tag != W_RPR]:
        run.remove(one)
    properties = child(run, "w:rPr")
    style = child(properties, "w:rStyle")
    if style is not None and (value(style) or "").lower() == _GREY:
        take_out(style)
    text = etree.SubElement(run, W_T)
    text.text = f"{{{{ {name} }}}}"
    text.set(_SPACE, "preserve")


def _of_field(instruction: str) -> str:
    """Return the placeholder a field stands for; else an empty word."""
    words = instruction.replace('"', " ").split()
    if not words:
        return ""
    if words[0].upper() == "DOCPROPERTY":
        return _PROPERTIES.get(words[1].lower(), "") if len(words) > 1 else ""
    return _FIELDS.get(words[0].upper(), "")


def _fields(paragraph: etree._Element) -> bool:
    """Turn the paragraph's fields of properties into placeholders."""
    changed = False
    for simple in list(paragraph.iter(clark("w:fldSimple"))):
        name = _of_field(value(simple, "w:instr") or "")
        holder, run = simple.getparent(), next(simple.iter(W_R), None)
        if name and holder is not None and run is not None:
            _say(run, name)
            holder.replace(simple, run)
            changed = True
    for name, runs in _complex_fields(paragraph):
        kept = next((run for run in runs if child(run, "w:t") is not None), runs[-1])
        for run in runs:
            if run is not kept:
                take_out(run)
        _say(kept, name)
        changed = True
    return changed


def _complex_fields(paragraph: etree._Element) -> list[tuple[str, list[etree._Element]]]:
    """Return placeholder and runs of each field of a property that begins and ends in the paragraph and holds no other."""
    found: list[tuple[str, list[etree._Element]]] = []
    runs: list[etree._Element] = []
    instruction, depth = "", 0
    for run in paragraph.iter(W_R):
        kinds = [value(mark, "w:fldCharType") for mark in run.iterchildren(_FIELD_MARK)]
        if "begin" in kinds:
            depth += 1
            runs, instruction = [], ""
        if depth:
            runs.append(run)
            instruction += "".join(text.text or "" for text in run.iterchildren(clark("w:instrText")))
        if "end" in kinds and depth:
            depth -= 1
            name = _of_field(instruction)
            if name and depth == 0:
                found.append((name, runs))
            runs, instruction = [], ""
    return found
