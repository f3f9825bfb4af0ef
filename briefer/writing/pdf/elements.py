"""Structure elements: the tree that a screen reader walks (ISO 32000-1, 14.7)."""

from __future__ import annotations


class Element:
    """One element. It takes its place among its parent's kids when its first content is shown, so that kids stand in reading order.

    A note comes directly after the element that calls it: `after`.
    """

    __slots__ = ("after", "attached", "attributes", "entries", "kids", "number", "parent", "tag")

    def __init__(self, tag: str, parent: Element | None = None, entries: str = "", attributes: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.entries = entries  # of the element's dictionary, as PDF text: Alt, Lang, ID and so on
        self.attributes = attributes  # of its attribute object, as PDF text
        self.kids: list[Element | tuple[int, int]] = []  # elements; (page, MCID); (-1, annotation)
        self.number = 0
        self.after: Element | None = None
        self.attached = parent is None

    def take_apart(self) -> None:
        """Part all elements below from their parents."""
        pending = [self]
        while pending:
            element = pending.pop()
            pending += [kid for kid in element.kids if isinstance(kid, Element)]
            element.kids = []

    def attach(self) -> None:
        """Take the place among the parent's kids, if that is not done."""
        if self.attached or self.parent is None:
            return
        self.attached = True
        self.parent.attach()
        kids = self.parent.kids
        if self.after is not None and self.after in kids:
            kids.insert(kids.index(self.after) + 1, self)
        else:
            kids.append(self)
