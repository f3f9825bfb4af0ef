"""The next issue: the same series, topics and template, for the days after the last issue, without what that said."""

from __future__ import annotations

import re
from datetime import timedelta

import msgspec

from briefer.bulletin import Period
from briefer.library import Filter
from briefer.pack.model import Pack
from briefer.workspace.drafting import DraftOrder, draft
from briefer.workspace.workspace import Workspace


def next_issue(ws: Workspace, pack: Pack, *, words: int | None = None) -> Pack:
    """Return the drafted next issue of a pack's series; raises Fault where nothing new is in the library."""
    period = period_after(ws, pack)
    order = DraftOrder(
        topics=tuple(topic.id for topic in pack.topics if topic.id in ws.taxonomy),
        start=period.start if period else None,
        end=period.end if period else None,
        since=(pack,),
        template=pack.template.name,
        options=pack.template.options,
        title=pack.title,
        subtitle=pack.subtitle,
        words=words,
        series=pack.series or pack.title,
        number=number_after(pack.number),
        issuer=pack.issuer,
        author=pack.author,
        recipients=pack.recipients,
    )
    drafted = draft(ws, order)
    return msgspec.structs.replace(
        drafted, caveats=pack.caveats, language=pack.language, previous=(pack.id, *pack.previous)
    )


def period_after(ws: Workspace, pack: Pack) -> Period | None:
    """Return as many days as the pack covers, after its last; with an open end where nothing is known of those days."""
    covered = pack.covered
    if covered is None or covered.end is None:
        return None
    start = covered.end + timedelta(days=1)
    if covered.start is not None:
        end = start + (covered.end - covered.start)
        if ws.library.count(Filter(start=start, end=end)):
            return Period(start, end)
    return Period(start, None)


def number_after(number: str) -> str:
    """Return the number of the next issue: the last run of digits one higher (`2019/33` is followed by `2019/34`)."""
    found = list(re.finditer(r"\d+", number))
    if not found:
        return number
    last = found[-1]
    return number[: last.start()] + str(int(last[0]) + 1).zfill(len(last[0])) + number[last.end() :]
