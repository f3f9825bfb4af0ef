"""Keeps a template that may have so many pages to them: what ranks lowest is left out until it fits, and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from briefer.bulletin import Bulletin
from briefer.document.house import HouseStyle
from briefer.document.walk import walk
from briefer.faults import Fault
from briefer.pack import model
from briefer.templating.compose import Composed, compose
from briefer.templating.template import Template

_RESERVE = 32.0  # points, between two and three lines


def compose_to_fit(
    pack: model.Pack,
    sources: Mapping[str, Bulletin],
    template: Template,
    *,
    pages_of: Callable[[Composed], int],
    moment: datetime,
    options: Mapping[str, object] | None = None,
    assets: Mapping[str, bytes] | None = None,
    copy_number: str = "",
) -> Composed:
    """Return the document of a pack, within the pages its template may have; `pages_of` counts those of a composed document.

    Where it is too long, items that rank lowest are left out: the last of each section before the first, later sections before earlier
    ones, excerpts before summaries before assessments, pinned ones last. About log2 of their number compositions are counted.
    Raises Fault where not even the rest fits.
    """

    made = partial(
        compose, pack, sources, template, moment=moment, options=options, assets=assets, copy_number=copy_number
    )

    def fits(attempt: Composed) -> bool:
        return template.pages is None or pages_of(replace(attempt, house=with_reserve(attempt.house))) <= template.pages

    whole = made()
    if fits(whole):
        return whole
    found = _with_most(drop_order(pack, whole), made, fits)
    if found is None:
        raise Fault(
            "template.does_not_fit",
            "Template {template} may have {pages} page(s), and the pack is longer even with its items left out; "
            "shorten its title or choose another template.",
            template=template.name,
            pages=template.pages,
        )
    return found


def _with_most(
    order: tuple[str, ...], made: Callable[..., Composed], fits: Callable[[Composed], bool]
) -> Composed | None:
    """Return the composition that fits with the fewest of `order` left out, found by halving; None where none fits."""
    best = made(left_out=order)
    if not fits(best):
        return None
    least, most = 0, len(order)
    while most - least > 1:
        middle = (most + least) // 2
        attempt = made(left_out=order[:middle])
        if fits(attempt):
            most, best = middle, attempt
        else:
            least = middle
    return best


def with_reserve(house: HouseStyle) -> HouseStyle:
    """Return the house with pages a little shorter: Word and LibreOffice set the same words in a line or two more than we do."""
    page = house.section.page
    return replace(house, section=replace(house.section, page=replace(page, bottom=page.bottom + _RESERVE)))


def drop_order(pack: model.Pack, composed: Composed) -> tuple[str, ...]:
    """Return the ids shown in a document that may be left out, the lowest rank first."""
    shown = {block.item for block in walk(composed.document) if block.item}
    ranked = [entry for entry in _ranked(pack.items, 0) if entry[1] in shown]
    return tuple(name for _, name in sorted(ranked, reverse=True))


def _ranked(items: Iterable[model.AnyItem], section: int) -> Iterator[tuple[tuple[int, int, int, int], str]]:
    """Yield `(rank, id)`, the highest number the first to go: not pinned, kind, place in its section, section."""
    place = 0
    for number, item in enumerate(items):
        if isinstance(item, model.Section):
            yield from _ranked(item.items, section * 100 + number + 1)
            continue
        place += 1
        if isinstance(item, model.Summary):
            for nth in range(len(item.sentences)):
                yield (not item.pinned, 1, nth, section), f"{item.id}#{nth}"
        else:
            yield (not item.pinned, 0 if isinstance(item, model.Assessment) else 2, place, section), item.id
