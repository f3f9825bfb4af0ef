"""Finds mistakes in a template's structure: without rendering it, and by rendering a small pack with every kind of item."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from jinja2 import Environment, meta, nodes

from briefer.document.blocks import Heading
from briefer.document.walk import walk
from briefer.faults import Fault
from briefer.templating.compose import compose, structure_files
from briefer.templating.options import Kind, Option, Value
from briefer.templating.remarks import Remark, Severity
from briefer.templating.rendering import GLOBALS, check_syntax
from briefer.templating.specimen import MOMENT, specimen_pack, specimen_sources
from briefer.templating.template import STRUCTURE, Template
from briefer.templating.views import PackView


def lint_structure(template: Template) -> list[Remark]:
    """Return the remarks on a template's structure: syntax, unknown names, then what a rendering shows."""
    files = structure_files(template)
    own = sorted(path for path in template.files if path.endswith(".j2"))
    syntax = [_of_fault(fault) for fault in check_syntax(files, own)]
    if syntax:
        return syntax
    found = [remark for name in own for remark in _unknown_names(files[name], name, template.options)]
    return found or _rendered(template)


def _unknown_names(source: str, name: str, options: tuple[Option, ...]) -> Iterator[Remark]:
    """Yield names that no rendering could know, all of them at once."""
    tree = Environment(autoescape=True).parse(source, name)
    lines = source.splitlines()
    guarded = {id(one.node) for one in tree.find_all(nodes.Filter) if one.name in ("default", "d")}
    guarded |= {id(one.node) for one in tree.find_all(nodes.Test) if one.name in ("defined", "undefined")}
    known = {"pack": [field.name for field in fields(PackView)], "options": [option.name for option in options]}
    free = meta.find_undeclared_variables(tree) - {one.name for one in tree.find_all(nodes.Name) if one.ctx != "load"}
    for node in tree.find_all((nodes.Getattr, nodes.Name)):
        if id(node) in guarded:
            continue
        text = lines[node.lineno - 1].strip() if node.lineno <= len(lines) else ""
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name in known:
            names = known[node.node.name]
            if node.attr not in names:
                yield _unknown(
                    name,
                    node.lineno,
                    f"{node.node.name}.{node.attr}",
                    [f"{node.node.name}.{one}" for one in names],
                    text,
                )
        elif (
            isinstance(node, nodes.Name)
            and node.ctx == "load"
            and node.name in free
            and node.name not in GLOBALS
            and name == STRUCTURE
        ):
            yield _unknown(name, node.lineno, node.name, list(GLOBALS), text)


def _unknown(file: str, line: int, name: str, known: list[str], text: str) -> Remark:
    near = difflib.get_close_matches(name, known, 1)
    mend = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
    return Remark(f"{file}, line {line}", f"{name} is unknown: `{text[:120]}`.", mend, Severity.ERROR)


def _rendered(template: Template) -> list[Remark]:
    """Return what comes of rendering the specimen with the options as they are, and with each switch and choice the other way."""
    found: list[Remark] = []
    for values in ({}, *_other_values(template.options)):
        try:
            composed = compose(specimen_pack(), specimen_sources(), template, moment=MOMENT, options=values)
        except Fault as fault:
            remark = _of_fault(fault)
            if values:
                setting = ", ".join(f"{name} = {value}" for name, value in values.items())
                remark = replace(remark, place=f"{remark.place} (with {setting})")
            if all(str(one).partition(" (with")[0] != str(remark).partition(" (with")[0] for one in found):
                found.append(remark)
            continue
        if not values:
            headings = [block for block in walk(composed.document) if isinstance(block, Heading)]
            found += _skipped_levels(headings)
    return found


def _other_values(options: tuple[Option, ...]) -> Iterator[Mapping[str, Value]]:
    """Yield settings in which one switch or choice is not at its default; those that only change the look are left out."""
    for option in options:
        if option.name in ("paper", "direction", "citations", "citation_style", "review", "protection"):
            continue
        if option.kind is Kind.YES_NO:
            yield {option.name: not option.default}
        elif option.kind is Kind.CHOICE:
            yield from ({option.name: value} for value, _ in option.choices if value != option.default)


def _skipped_levels(headings: list[Heading]) -> Iterator[Remark]:
    """Yield headings that skip a level, which accessible PDF does not allow (PDF/UA-1, 7.4.2)."""
    level = 0
    for heading in headings:
        if heading.level > level + 1:
            yield Remark(
                STRUCTURE,
                f"a heading of level {heading.level} follows one of level {level}."
                if level
                else f"the first heading has level {heading.level}.",
                f"Use <h{level + 1}> there.",
            )
        level = heading.level


def _of_fault(fault: Fault) -> Remark:
    """Return the remark that says what a fault says."""
    values = fault.values
    if fault.key in ("template.structure", "template.markup"):
        return Remark(
            f"{values['file']}, line {values['line']}",
            f"{values['problem']}: `{values['text']}`.",
            str(values["mend"]),
            Severity.ERROR,
        )
    return Remark(str(values.get("file", STRUCTURE)), str(fault), "", Severity.ERROR)
