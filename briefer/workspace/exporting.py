"""Exporting: the pack as Word, PDF and more; the preview; what was sent is recorded, and no marking falls below its sources'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefer.library import Sent
from briefer.pack import outline
from briefer.pack.marking import decided_on, marking_for, normal_marking, still_allowed, strictest
from briefer.pack.model import Pack
from briefer.pack.steps import SetProperties, Step
from briefer.workspace.clock import moment_now
from briefer.workspace.orders import OptionValue, Order, Printed
from briefer.workspace.packs import OpenPack
from briefer.workspace.press import Press
from briefer.workspace.progress import OnProgress, Progress, Stop, heed, never, unheard
from briefer.workspace.workspace import Workspace

if TYPE_CHECKING:
    from briefer.writing.pdf import PdfResult


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The files written, the marking they carry, whether they count as sent, and what the outputs could not follow.

    `decision` is the step that keeps in the pack who allowed its marking, where that was said now.
    """

    files: tuple[Path, ...]
    marking: str
    sent: bool
    remarks: tuple[str, ...] = ()
    decision: Step | None = None


def export(
    ws: Workspace,
    open_pack: OpenPack,
    targets: Sequence[Path],
    *,
    template: str | None = None,
    options: Mapping[str, OptionValue] | None = None,
    marking: str | None = None,
    marking_decision: str = "",
    draft: bool = False,
    moment: datetime | None = None,
    press: Press | None = None,
    on_progress: OnProgress = unheard,
    stop: Stop = never,
) -> ExportReport:
    """Write the pack to `targets`, the format of each by its ending; with a `press` in its process, else in this one.

    Recorded as sent unless `draft`. Raises Fault for an ending, template, option or target that cannot be used, and
    marking.too_weak where the marking is weaker than a source's and no decision is given or recorded in the pack.
    """
    moment = moment or moment_now()
    pack = marked(open_pack, marking, marking_decision)
    order = _order(ws, open_pack, pack, template, options, moment, tuple(targets))
    heed(stop)
    printed = _print(order, press, on_progress, stop)
    passages, items = outline.cited_passages(pack), tuple(item.id for item in outline.walk(pack))
    ws.library.record_sent(Sent(pack.id, passages, items, moment, draft, pack.marking))
    kept = {name: getattr(pack, name) for name in ("marking", "marking_decision", "marking_decided")}
    is_new = bool(marking_decision) and any(value != getattr(open_pack.pack, name) for name, value in kept.items())
    decision = SetProperties(values=kept) if is_new else None
    return ExportReport(printed.files, pack.marking, not draft, printed.remarks, decision)


def preview(
    ws: Workspace,
    open_pack: OpenPack,
    *,
    template: str | None = None,
    options: Mapping[str, OptionValue] | None = None,
    marking: str | None = None,
    moment: datetime | None = None,
    press: Press | None = None,
    stop: Stop = never,
) -> PdfResult:
    """Return the PDF as it would be exported now: its bytes, and where on the pages each item stands."""
    pack = open_pack.pack
    if marking is not None:
        pack = msgspec.structs.replace(pack, marking=marking)
    elif not pack.marking:
        pack = msgspec.structs.replace(pack, marking=marking_of(open_pack, ""))
    order = _order(ws, open_pack, pack, template, options, moment or moment_now(), ())
    result = _print(order, press, unheard, stop).preview
    assert result is not None
    return result


def floor_of(open_pack: OpenPack) -> tuple[str, ...]:
    """Return the markings the pack must not fall below: none, one, or several that cannot be compared."""
    return strictest(source.marking for source in open_pack.cited_sources().values())


def marking_of(open_pack: OpenPack, wished: str) -> str:
    """Return the marking an export carries: as wished, or as strict as the sources where nothing is wished."""
    floors = floor_of(open_pack)
    return normal_marking(wished) or (floors[0] if floors else "")


def marked(open_pack: OpenPack, marking: str | None, decision: str = "") -> Pack:
    """Return the pack with the marking its export carries, and the decision that allowed it; raises Fault marking.too_weak."""
    pack = open_pack.pack
    used = list(open_pack.cited_sources().values())
    wished = pack.marking if marking is None else marking
    recorded = recorded_decision(open_pack, wished)
    chosen = marking_for(wished, used, decision or recorded)
    decided = decided_on(chosen, used) if decision else pack.marking_decided
    return msgspec.structs.replace(
        pack, marking=chosen, marking_decision=decision or pack.marking_decision, marking_decided=decided
    )


def recorded_decision(open_pack: OpenPack, marking: str) -> str:
    """Return the decision kept in the pack where it covers `marking` with the sources of now; else nothing: a new one is asked for."""
    pack = open_pack.pack
    covered = still_allowed(pack.marking_decided, marking_of(open_pack, marking), floor_of(open_pack))
    return pack.marking_decision if covered else ""


def _order(
    ws: Workspace,
    open_pack: OpenPack,
    pack: Pack,
    template: str | None,
    options: Mapping[str, OptionValue] | None,
    moment: datetime,
    targets: tuple[Path, ...],
) -> Order:
    name = template or pack.template.name
    return Order(
        pack=pack,
        sources=open_pack.cited_sources(),
        template=name,
        folders=ws.folders,
        moment=moment,
        options=dict(options or {}),
        assets=dict(open_pack.assets),
        template_files=dict(open_pack.template_files) if name == pack.template.name else {},
        targets=targets,
    )


def _print(order: Order, press: Press | None, on_progress: OnProgress, stop: Stop) -> Printed:
    if press is not None:
        return press.print(order, on_progress=on_progress, stop=stop)
    from briefer.workspace.printing import print_order  # brings Jinja2, lxml and the writers with it

    return print_order(order, lambda done, total, what: on_progress(Progress(done, total, what)))
