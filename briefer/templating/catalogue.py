"""Which templates there are: the shipped ones and the user's own, which win over shipped ones of the same name."""

from __future__ import annotations

import difflib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefer.assets import shipped
from briefer.faults import Fault
from briefer.folders import Folders
from briefer.pack.swap import write_whole
from briefer.templating.house import read_house_style
from briefer.templating.options import chosen
from briefer.templating.template import (
    DESCRIPTION,
    ENDING,
    PREVIEW,
    STYLE,
    Template,
    load_template,
    packed,
    template_from,
)


def find_template(name_or_path: str | Path, folders: Folders | None = None) -> Template:
    """Return the template of that name, or at that path (a folder or a `.brieftemplate`); raises Fault with the nearest name."""
    name = str(name_or_path)
    for path, is_shipped in _places(folders):
        if path.name == name or (path.suffix == ENDING and path.stem == name):
            return load_template(path, shipped=is_shipped)
    path = Path(name_or_path)
    if path.exists() or len(path.parts) > 1:
        return load_template(path)
    names = sorted({place.stem for place, _ in _places(folders)})
    near = difflib.get_close_matches(name, names, 1)
    mend = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}."
    raise Fault("template.unknown", "There is no template {template}; {mend}", template=name, mend=mend)


def list_templates(folders: Folders | None = None) -> list[Template]:
    """Return all templates, the user's own first; one that cannot be read is left out (lint says why)."""
    found: dict[str, Template] = {}
    for path, is_shipped in _places(folders):
        try:
            template = load_template(path, shipped=is_shipped)
        except Fault:
            continue
        found.setdefault(template.name, template)
    return list(found.values())


def _places(folders: Folders | None) -> Iterator[tuple[Path, bool]]:
    """Yield where templates are, the user's own first, and whether they are shipped."""
    roots = [(shipped("templates"), True)]
    if folders:
        roots.insert(0, (folders.templates, False))
    for root, is_shipped in roots:
        for path in sorted(root.iterdir()) if root.is_dir() else ():
            if (path / DESCRIPTION).is_file() or path.suffix == ENDING:
                yield path, is_shipped


def new_template(
    name: str, style: Path | bytes, folders: Folders, *, structure: str = "weekly-brief", title: str = ""
) -> Template:
    """Make a template of the user's own from a Word file: the shipped `structure` in the house's own look.

    Raises Fault where the name is taken or unfit, or the Word file is none.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,60}", name):
        raise Fault(
            "template.bad_name",
            "“{name}” cannot be a template's name; use small letters, digits and hyphens.",
            name=name,
        )
    place = folders.templates / name
    if place.exists():
        raise Fault(
            "template.exists", "There is a template {name} already; choose another name or remove it.", name=name
        )
    content = style if isinstance(style, bytes) else _bytes(style)
    read_house_style(content, STYLE if isinstance(style, bytes) else style.name)
    files = dict(find_template(structure).files) | {STYLE: content}
    files.pop(PREVIEW, None)
    files[DESCRIPTION] = _renamed(
        files[DESCRIPTION].decode(), name, title or name.replace("-", " ").capitalize()
    ).encode()
    _write(place, files)
    return load_template(place)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Fault(
            "template.no_style",
            "{file} cannot be read ({reason}); choose a Word file.",
            file=path.name,
            reason=error.strerror,
        ) from error


def duplicate_template(template: Template, name: str, folders: Folders, *, title: str = "") -> Template:
    """Copy a template to the user's own under another name and, where one is given, title."""
    place = folders.templates / name
    if place.exists():
        raise Fault(
            "template.exists", "There is a template {name} already; choose another name or remove it.", name=name
        )
    description = _renamed(template.files[DESCRIPTION].decode(), name, title or f"{template.title} ({name})").encode()
    _write(place, dict(template.files) | {DESCRIPTION: description})
    return load_template(place)


def remove_template(template: Template) -> None:
    """Remove one of the user's own; raises Fault for a shipped one."""
    if template.shipped or template.folder is None:
        raise Fault(
            "template.read_only", "Template {name} is shipped with Briefer and cannot be removed.", name=template.name
        )
    if template.folder.is_dir():
        shutil.rmtree(template.folder)
    else:
        template.folder.unlink()


def import_template(path: Path, folders: Folders) -> Template:
    """Add a `.brieftemplate` file to the user's own; it is read whole before anything is written."""
    template = load_template(path)
    place = folders.templates / re.sub(r"[^a-z0-9_-]+", "-", template.name.lower()).strip("-")
    if place.exists():
        raise Fault(
            "template.exists", "There is a template {name} already; choose another name or remove it.", name=place.name
        )
    _write(place, dict(template.files))
    return load_template(place)


def export_template(template: Template, target: Path) -> Path:
    """Write a template as one `.brieftemplate` file and return its path."""
    write_whole(target, packed(template))
    return target


def set_defaults(template: Template, values: Mapping[str, object]) -> Template:
    """Give options of one of the user's own templates other defaults; raises Fault for a shipped one or a bad value."""
    if template.shipped or template.folder is None or not template.folder.is_dir():
        raise Fault(
            "template.read_only",
            "Template {name} is shipped with Briefer or packed in one file; duplicate it first.",
            name=template.name,
        )
    chosen(template.options, values)
    description = template.files[DESCRIPTION].decode()
    for name, value in values.items():
        description = _with_default(description, name, value)
    changed = dict(template.files) | {DESCRIPTION: description.encode()}
    made = template_from(changed, template.name, template.folder)
    write_whole(template.folder / DESCRIPTION, description.encode())
    return made


def _with_default(description: str, option: str, value: object) -> str:
    """Return a `template.toml` in which one option has another default."""
    line = f"default = {json.dumps(value, ensure_ascii=False)}"
    head, table, rest = description.partition(f"[options.{option}]")
    body, bracket, tail = rest.partition("\n[")
    body, found = re.subn(r"(?m)^default\s*=.*$", lambda _: line, body, count=1)
    body = body if found else f"{body.rstrip()}\n{line}\n"
    return f"{head}{table}{body}{bracket}{tail}"


def _renamed(description: str, name: str, title: str) -> str:
    """Return a `template.toml` with another name and title."""
    for key, text in (("name", name), ("title", title)):
        line = f'{key} = "{_escaped(text)}"'
        description, found = re.subn(rf"(?m)^{key}\s*=.*$", lambda _, line=line: line, description, count=1)  # type: ignore[misc]
        description = description if found else f"{line}\n{description}"
    return description


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _write(place: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder that appears whole or not at all."""
    partial = place.with_name(f".{place.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    for path, content in files.items():
        target = partial / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    partial.rename(place)
