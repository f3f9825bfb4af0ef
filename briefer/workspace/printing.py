"""Printing one pack: composed by its template, then written. Runs wherever it is called: here, or in the press's own process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.bulletin import Bulletin
from briefer.faults import Fault
from briefer.folders import Folders
from briefer.pack.model import Pack
from briefer.templating.catalogue import find_template
from briefer.templating.compose import Composed, compose
from briefer.templating.template import Template, template_from

if TYPE_CHECKING:
    from briefer.writing.pdf import PdfResult

OptionValue = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Order:
    """Everything printing needs, and nothing that is tied to this process. No `targets`: only a preview is wanted."""

    pack: Pack
    sources: Mapping[str, Bulletin]
    template: str
    folders: Folders
    moment: datetime
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    assets: Mapping[str, bytes] = field(default_factory=dict)
    template_files: Mapping[str, bytes] = field(default_factory=dict)
    targets: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of it: the files written, or the preview."""

    files: tuple[Path, ...] = ()
    preview: PdfResult | None = None
    remarks: tuple[str, ...] = ()


Tell = Callable[[int, int, str], None]


def print_order(order: Order, tell: Tell) -> Printed:
    """Compose and write; `tell` hears (done, total, what). Raises Fault for a template or target that cannot be used."""
    total = 2 + len(order.targets)
    tell(0, total, "template")
    template = template_of(order.template, order.folders, order.template_files)
    tell(1, total, "pages")
    composed = composed_of(order, template)
    if not order.targets:
        from briefer.writing.pdf import render_pdf

        preview = render_pdf(composed.document, composed.house)
        return Printed(preview=preview)
    from briefer.writing.catalogue import write

    tell(2, total, order.targets[0].name)
    files = write(composed.document, composed.house, order.targets)
    tell(total, total, "")
    return Printed(files=tuple(files))


def composed_of(order: Order, template: Template) -> Composed:
    """Return the order's document and house style."""
    options = {**order.pack.template.options, **order.options}
    return compose(order.pack, order.sources, template, options=options, moment=order.moment, assets=order.assets)


def template_of(name: str, folders: Folders, files: Mapping[str, bytes]) -> Template:
    """Return the template of that name or path; where it is not on this machine, the copy the pack carries."""
    try:
        return find_template(name, folders)
    except Fault:
        if not files:
            raise
        return template_from(files, name)
