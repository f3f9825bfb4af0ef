"""Fitting a pack to a template that bounds its pages: what matters least is left out, and said so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from briefer.pack.model import AnyItem, Excerpt, Pack, Section, Summary, TableItem, Timeline
from briefer.pack.outline import walk
from briefer.templating.compose import Composed, compose
from briefer.templating.template import Template
from briefer.workspace.orders import Order


def composed(order: Order, template: Template) -> tuple[Composed, int]:
    """Return the order's document and house style, and how many items were left out so that it keeps to the template's pages.

    As few as are needed, found by bisection; a pack that is too long even without them all is returned without them.
    """
    whole = _composed(order, template, ())
    if template.pages is None or _pages(whole) <= template.pages:
        return whole, 0
    spare = least_first(order.pack)
    low, high = 1, len(spare)
    best = _composed(order, template, spare)
    while low < high:
        middle = (low + high) // 2
        trial = _composed(order, template, spare[:middle])
        if _pages(trial) <= template.pages:
            high, best = middle, trial
        else:
            low = middle + 1
    return best, high


def least_first(pack: Pack) -> list[str]:
    """Return what may be left out, what matters least first, by item id or `id#number` of a summary sentence.

    Each section gives its last excerpts and tables first, down to one; then its summary's later sentences; then the rest of
    its excerpts; then its summary's first sentence. Pinned items stay.
    """
    sections = [item for item in walk(pack) if isinstance(item, Section)]
    quoted = [_quoted(section) for section in sections]
    sentences = [_sentences(section) for section in sections]
    return [
        *_in_turn([keys[:0:-1] for keys in quoted]),
        *_in_turn([keys[:0:-1] for keys in sentences]),
        *_in_turn([keys[:1] for keys in quoted])[::-1],
        *_in_turn([keys[:1] for keys in sentences])[::-1],
    ]


def _quoted(section: Section) -> list[str]:
    return [item.id for item in section.items if isinstance(item, Excerpt | TableItem | Timeline) and not item.pinned]


def _sentences(section: Section) -> list[str]:
    summaries: list[AnyItem] = [item for item in section.items if isinstance(item, Summary) and not item.pinned]
    return [
        f"{item.id}#{number}"
        for item in summaries
        if isinstance(item, Summary)
        for number in range(len(item.sentences))
    ]


def _in_turn(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return the first of each list, then the second of each, and so on."""
    return [key for turn in zip_longest(*lists) for key in turn if key is not None]


def _composed(order: Order, template: Template, left_out: Sequence[str]) -> Composed:
    return compose(
        order.pack,
        order.sources,
        template,
        options=order.options,
        moment=order.moment,
        assets=order.assets,
        left_out=tuple(left_out),
    )


def _pages(made: Composed) -> int:
    from briefer.writing.pdf import render_pdf

    return render_pdf(made.document, made.house).pages
