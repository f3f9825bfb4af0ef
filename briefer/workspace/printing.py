"""Printing one pack: composed by its template, then written. Runs wherever it is called: here, or in the press's own process."""

from __future__ import annotations

from briefer.faults import Fault
from briefer.templating.catalogue import find_template
from briefer.templating.compose import Composed
from briefer.templating.fitting import compose_to_fit
from briefer.templating.template import Template, template_from
from briefer.workspace.orders import Order, Printed, Tell
from briefer.writing.catalogue import write
from briefer.writing.pdf import render_pdf


def print_order(order: Order, tell: Tell) -> Printed:
    """Compose and write; `tell` hears (done, total, what). Raises Fault for a template or target that cannot be used."""
    total = 2 + len(order.targets)
    tell(0, total, "template")
    template = template_of(order)
    tell(1, total, "pages")
    made = compose_to_fit(
        order.pack,
        order.sources,
        template,
        pages_of=_pages_of,
        moment=order.moment,
        options=order.options,
        assets=order.assets,
    )
    if not order.targets:
        return Printed(preview=render_pdf(made.document, made.house))
    remarks: list[str] = []
    files = write(
        made.document,
        made.house,
        order.targets,
        on_progress=lambda done, _, name: tell(2 + done, total, name),
        on_remark=remarks.append,
    )
    return Printed(files=tuple(files), remarks=tuple(remarks))


def _pages_of(made: Composed) -> int:
    return render_pdf(made.document, made.house).pages


def template_of(order: Order) -> Template:
    """Return the template named; where it is not on this machine, the one whose files the order carries."""
    try:
        return find_template(order.template, order.folders)
    except Fault:
        if not order.template_files:
            raise
        return template_from(order.template_files, order.template)
