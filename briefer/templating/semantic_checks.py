"""Checks the elements of a rendered structure against what is documented, and reads what all of them have."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from briefer.document.blocks import Role
from briefer.templating.markup import Element, bad_markup
from briefer.templating.semantic_inlines import INLINE_ELEMENTS

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "h": frozenset(("data-number",)),
    "blockquote": frozenset(("data-colour", "data-source", "data-sources")),
    "ol": frozenset(("start",)),
    "th": frozenset(("colspan", "rowspan", "data-align", "scope")),
    "td": frozenset(("colspan", "rowspan", "data-align")),
    "img": frozenset(("src", "alt", "data-width")),
    "dt": frozenset(("data-day", "data-colour")),
    "nav": frozenset(("data-levels",)),
    "section": frozenset(("data-marking",)),
    "div": frozenset(("data-count", "data-marking")),
    "data": frozenset(("value", "data-colour")),
    "figure": frozenset(("data-alt",)),
    "cite": frozenset(("data-sources",)),
    "a": frozenset(("href",)),
    "span": frozenset(("data-field", "data-target")),
}
EVERYWHERE = frozenset(("id", "class", "lang", "dir", "data-item"))
BLOCK_ELEMENTS = (
    *(f"h{level}" for level in range(1, 7)),
    *("p", "blockquote", "footer", "ul", "ol", "li", "dl", "dt", "dd", "nav", "section", "div", "hr"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "img", "figcaption", "data"),
)


def check(element: Element) -> None:
    """Refuse elements and attributes that are not documented, naming the nearest."""
    known = (*BLOCK_ELEMENTS, *INLINE_ELEMENTS)
    if element.name not in known:
        raise bad_markup(
            element.at, f"<{element.name}> is unknown", _near(element.name, known, "<{}>"), f"<{element.name}>"
        )
    own = ATTRIBUTES.get("h" if element.name[0] == "h" and element.name[1:].isdigit() else element.name, frozenset())
    for name in element.attributes:
        if name not in own and name not in EVERYWHERE:
            raise bad_markup(
                element.at,
                f"<{element.name}> has no attribute {name}",
                _near(name, (*own, *EVERYWHERE), "{}"),
                f"{name}=",
            )


def role_of(element: Element, known: Sequence[str], otherwise: Any) -> Any:
    """Return the element's class where it is among those known; `otherwise` where it has none."""
    if not element.classes:
        return otherwise
    name = " ".join(element.classes)
    if name not in known:
        raise bad_markup(
            element.at,
            f"the class “{name}” of <{element.name}> is unknown",
            _near(name, known, "{}"),
            f'class="{name}"',
        )
    return type(otherwise)(name) if isinstance(otherwise, Role) else name


def number_of(element: Element, name: str, otherwise: int, least: int, most: int) -> int:
    written = element.get(name)
    if not written:
        return otherwise
    if not written.isdigit() or not least <= int(written) <= most:
        raise bad_markup(
            element.at, f"{name} is no number from {least} to {most}", "Give a whole number.", f'{name}="{written}"'
        )
    return int(written)


def node_of(element: Element) -> dict[str, Any]:
    """Return what every node has."""
    return {
        "item": element.get("data-item") or None,
        "language": element.get("lang") or None,
        "direction": element.get("dir") if element.get("dir") in ("ltr", "rtl") else None,
    }


def day_of(element: Element) -> date | None:
    try:
        return date.fromisoformat(element.get("data-day")) if element.get("data-day") else None
    except ValueError as error:
        raise bad_markup(
            element.at, "data-day is no day", "Write it as 2019-08-15.", f'data-day="{element.get("data-day")}"'
        ) from error


def below(children: Iterable[Element | str]) -> Iterator[Element]:
    for one in children:
        if isinstance(one, Element):
            yield one
            yield from below(one.children)


def _near(name: str, known: Iterable[str], shown: str) -> str:
    """Return the mend for an unknown name."""
    names = sorted(one for one in known if one)
    near = difflib.get_close_matches(name, names, 1)
    return f"Did you mean {shown.format(near[0])}?" if near else f"Use one of {', '.join(names)}."
