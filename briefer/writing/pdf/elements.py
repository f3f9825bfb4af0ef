"""Structure elements: the tree that a screen reader walks (ISO 32000-1, 14.7)."""

from __future__ import annotations


class Element:
    """One element. `kids` holds elements, and of marked content and links what is shown of it: see `Content` and `Annotated`."""

    __slots__ = ("attributes", "entries", "kids", "number", "parent", "tag")

    def __init__(self, tag: str, parent: Element | None = None, entries: str = "", attributes: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.entries = entries  # of the element's dictionary, as PDF text: Alt, Lang, ID and so on
        self.attributes = attributes  # of its attribute object, as PDF text
        self.kids: list[Element | tuple[int, int]] = []  # (page, MCID) or (-1, annotation)
        self.number = 0
        if parent is not None:
            parent.kids.append(self)
