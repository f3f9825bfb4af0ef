"""Writes the structure tree, its ParentTree and IDTree (ISO 32000-1, 14.7), and links (12.5.6.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.writing.pdf.canvas import Annotation, PageCanvas
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.job import Place
from briefer.writing.pdf.objects import Objects, string


def write_structure(
    objects: Objects, canvas: PageCanvas, root: Element, pages: Sequence[int], annotations: Mapping[int, int],
    identified: Sequence[tuple[str, Element]],
) -> int:  # fmt: skip
    """Write the tree below `root`; return the number of the StructTreeRoot. `annotations`: links kept, by index, with their objects."""
    tree = objects.reserve()
    order = _numbered(objects, root, annotations)
    for element in order:
        objects.put(element.number, _element(element, tree, pages, annotations))
    nums = [
        f"{page} {objects.add('[' + ' '.join(f'{one.number} 0 R' for one in owners) + ']')} 0 R"
        for page, owners in enumerate(canvas.owners)
    ]
    count = len(canvas.owners)
    nums += [f"{count + index} {canvas.annotations[index].element.number} 0 R" for index in annotations]
    parents = objects.add(f"<</Nums[{' '.join(nums)}]>>")
    identifiers = _identifiers(objects, identified)
    objects.put(
        tree,
        f"<</Type/StructTreeRoot/K[{root.number} 0 R]/ParentTree {parents} 0 R"
        f"/ParentTreeNextKey {count + len(canvas.annotations)}{identifiers}>>",
    )
    return tree


def _numbered(objects: Objects, root: Element, annotations: Mapping[int, int]) -> list[Element]:
    """Give every element that shows something a number; return them in order. Empty ones are left out."""
    order: list[Element] = []
    _prune(root, annotations)
    pending = [root]
    while pending:
        element = pending.pop()
        order.append(element)
        pending.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
    first = objects.reserve_many(len(order))
    for offset, element in enumerate(order):
        element.number = first + offset
    return order


def _prune(root: Element, annotations: Mapping[int, int]) -> None:
    """Drop elements without content, and links that lead nowhere."""
    order = [root]
    for element in order:
        order.extend(kid for kid in element.kids if isinstance(kid, Element))
    for element in reversed(order):
        element.kids = [
            kid
            for kid in element.kids
            if (kid.kids if isinstance(kid, Element) else kid[0] >= 0 or kid[1] in annotations)
        ]
        if element.tag == "Link" and not any(isinstance(kid, tuple) and kid[0] == -1 for kid in element.kids):
            element.tag = "Span"


def _element(element: Element, tree: int, pages: Sequence[int], annotations: Mapping[int, int]) -> str:
    parent = element.parent.number if element.parent is not None else tree
    own_page = -1
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
            continue
        page, number = kid
        if page < 0:
            kids.append(f"<</Type/OBJR/Obj {annotations[number]} 0 R>>")
            continue
        if own_page < 0:
            own_page = page
        kids.append(str(number) if page == own_page else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {number}>>")
    shown_on = f"/Pg {pages[own_page]} 0 R" if own_page >= 0 else ""
    attributes = f"/A<<{element.attributes}>>" if element.attributes else ""
    held = kids[0] if len(kids) == 1 else "[" + " ".join(kids) + "]"
    return f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R{shown_on}{element.entries}{attributes}/K {held}>>"


def _identifiers(objects: Objects, identified: Sequence[tuple[str, Element]]) -> str:
    entries = sorted((name, element) for name, element in identified if element.number)
    if not entries:
        return ""
    names = " ".join(f"{string(name)} {element.number} 0 R" for name, element in entries)
    limits = f"{string(entries[0][0])} {string(entries[-1][0])}"
    leaf = objects.add(f"<</Limits[{limits}]/Names[{names}]>>")
    return f"/IDTree {objects.add(f'<</Kids[{leaf} 0 R]>>')} 0 R"


def write_links(
    objects: Objects, canvas: PageCanvas, pages: Sequence[int], anchors: Mapping[str, Place]
) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Write link annotations; return their object numbers by index, and those of each page. Links to unknown anchors are left out."""
    numbers: dict[int, int] = {}
    of_page: dict[int, list[int]] = {}
    count = len(canvas.owners)
    for index, link in enumerate(canvas.annotations):
        action = _action(link, pages, anchors)
        if not action:
            continue
        area = " ".join(f"{value:.2f}" for value in link.rectangle)
        says = string(link.says or link.target)
        number = objects.add(
            f"<</Type/Annot/Subtype/Link/Rect[{area}]/F 4/Border[0 0 0]/Contents{says}/StructParent {count + index}"
            f"/P {pages[link.page]} 0 R{action}>>"
        )
        numbers[index] = number
        of_page.setdefault(link.page, []).append(number)
    return numbers, of_page


def _action(link: Annotation, pages: Sequence[int], anchors: Mapping[str, Place]) -> str:
    if not link.target.startswith("#"):
        return f"/A<</S/URI/URI{string(_ascii_address(link.target))}>>"
    place = anchors.get(link.target[1:])
    return f"/Dest[{pages[place.page]} 0 R/XYZ 0 {place.y:.2f} null]" if place else ""


def _ascii_address(address: str) -> str:
    """Return an address in ASCII: URI strings hold no other characters (12.6.4.7)."""
    from urllib.parse import quote

    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")
