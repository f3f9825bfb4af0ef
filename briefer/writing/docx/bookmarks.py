"""Bookmarks: which anchors of a document others lead to, and what they are called in Word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefer.document.blocks import Heading
from briefer.document.inlines import Field, FieldKind, Link
from briefer.document.tree import Document
from briefer.document.walk import inlines, plain, walk

_LONGEST = 40  # Word's limit for the name of a bookmark


class Bookmarks:
    """Names and ids of bookmarks. `first` is the first id that the house does not use, `others` are anchors beside headings."""

    def __init__(self, document: Document, first: int, others: Iterable[str] = ()) -> None:
        self._next = first
        headings = [block for block in walk(document) if isinstance(block, Heading)]
        self.titles = {heading.anchor: plain(heading.inlines) for heading in headings if heading.anchor}
        wanted = dict.fromkeys(_targets(document))
        self._names = dict(_named((*(one for one in wanted if one in self.titles), *others)))

    def name(self, anchor: str) -> str:
        """Return the bookmark of an anchor that something leads to; empty where nothing does or there is no such heading."""
        return self._names.get(anchor, "")

    def around(self, name: str, content: str) -> str:
        """Return content within a bookmark; as it is where the name is empty."""
        if not name:
            return content
        number = self._next
        self._next += 1
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def _targets(document: Document) -> Iterator[str]:
    """Yield the anchors that links and fields lead to."""
    for inline in inlines(document):
        if isinstance(inline, Link) and inline.target.startswith("#"):
            yield inline.target[1:]
        elif isinstance(inline, Field) and inline.kind in (FieldKind.PAGE_OF, FieldKind.TITLE_OF):
            yield inline.target


def _named(anchors: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield `(anchor, name)`; names are hidden ones (`_Ref…`), of letters, digits and `_`, each its own."""
    taken: set[str] = set()
    for anchor in anchors:
        plain_name = f"_Ref_{re.sub('[^A-Za-z0-9_]', '_', anchor)}"[:_LONGEST]
        name, number = plain_name, 2
        while name.lower() in taken:
            name = f"{plain_name[: _LONGEST - 5]}_{number}"
            number += 1
        taken.add(name.lower())
        yield anchor, name
