"""The house's Word file taken apart: its parts, what each refers to and what type each is of; parts can be added."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from briefer.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, W
from briefer.ooxml.package import Package
from briefer.writing.docx.relations import OFFICE

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPE = f"{WORD}.document.main+xml"
_UNKNOWN = "application/octet-stream"
# What ties a file to its maker, runs, or belongs to words that are not carried over.
_DROPPED = frozenset(
    "vbaProject wordVbaData keyMapCustomizations attachedToolbars stylesWithEffects attachedTemplate thumbnail recipientData "  # noqa: SIM905
    "mailMergeSource comments commentsExtended commentsIds commentsExtensible people digital-signature/origin origin printerSettings".split()
)


class Relation(NamedTuple):
    """What a part refers to: `target` is a part's name or, where `external`, an address."""

    number: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type."""
        return self.type.rpartition("/")[2]


class HouseFile:
    """A Word file's parts as far as its relationships lead to them. Parts are named without the leading slash; "" is the package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.main = package.main
        self.relations: dict[str, list[Relation]] = {}
        self.types: dict[str, str] = {}
        self._added: dict[str, etree._Element] = {}
        declared = _declared(package)
        waiting = [""]
        for part in waiting:
            self.relations[part] = list(_relations(package, part))
            for one in self.relations[part]:
                if not one.external and one.target not in self.types:
                    ending = one.target.rpartition(".")[2].lower()
                    self.types[one.target] = declared.get(f"/{one.target}") or declared.get(ending) or _UNKNOWN
                    waiting.append(one.target)
        self.types[self.main] = MAIN_TYPE

    def tree(self, part: str) -> etree._Element:
        """Return a part's tree, the same each time; what is changed in it is written."""
        return self._added[part] if part in self._added else self._package.tree(part)

    def content(self, part: str) -> bytes:
        """Return a part's bytes as they were read."""
        return self._package.parts[part]

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part of a kind (`styles`) that `part` refers to; None where there is none."""
        found = (one.target for one in self.relations[part] if one.kind == kind and not one.external)
        return next(found, None)

    def part_tree(self, kind: str, root: str | None = None) -> etree._Element:
        """Return the tree of the main part's part of a kind (`numbering`), added where the house has none. `root` where it is not `kind`."""
        name = self.related(self.main, kind)
        if name is None:
            name = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
            self._added[name] = etree.Element(f"{{{W}}}{root or kind}", nsmap={"w": W})
            self.types[name] = f"{WORD}.{kind}+xml"
            self.relate(self.main, f"{OFFICE}/{kind}", name)
        return self.tree(name)

    def relate(self, part: str, kind: str, target: str) -> None:
        """Let a part refer to another; `kind` is the whole type. What it says of that part already gets this type."""
        for place, one in enumerate(self.relations[part]):
            if one.target == target and not one.external:
                self.relations[part][place] = one._replace(type=kind)
                return
        taken = {one.number for one in self.relations[part]}
        number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        self.relations[part].append(Relation(f"rId{number}", kind, target, False))

    def parts(self) -> dict[str, bytes]:
        """Return all parts' bytes, those whose tree was asked for as it now is."""
        written = self._package.written_parts()
        return {part: written[part] for part in self.types if part in written} | {
            part: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for part, tree in self._added.items()
        }


def _declared(package: Package) -> dict[str, str]:
    """Return the declared types: of parts by their name with the leading slash, of endings without."""
    types = package.tree("[Content_Types].xml")
    found: dict[str, str] = {}
    for one in types.iter(f"{{{CONTENT_TYPES}}}Default"):
        found[one.get("Extension", "").lower()] = one.get("ContentType", "")
    for one in types.iter(f"{{{CONTENT_TYPES}}}Override"):
        found[f"/{one.get('PartName', '').lstrip('/')}"] = one.get("ContentType", "")
    return found


def _relations(package: Package, part: str) -> Iterator[Relation]:
    """Yield what a part refers to, without macros, files elsewhere, and parts that are not there."""
    folder, base = posixpath.split(part)
    tree = package.find_tree(posixpath.join(folder, "_rels", f"{base}.rels"))
    if tree is None:
        return
    for one in tree.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
        target, external = one.get("Target", ""), one.get("TargetMode") == "External"
        found = Relation(one.get("Id", ""), one.get("Type", ""), target, external)
        if found.kind in _DROPPED:
            continue
        if external:
            if found.kind in ("hyperlink", "image"):
                yield found
            continue
        resolved = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        there = next((name for name in (resolved, target.lstrip("/")) if name in package.parts), None)
        if there is not None:
            yield found._replace(target=there)
