"""What a row of the outline says: words, icon, badges; plain values, drawn by the delegate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefer.bulletin import Bulletin, Period
from briefer.pack import outline
from briefer.pack.model import AnyItem, Excerpt, Section, Summary, TableItem, Timeline

_LONGEST = 400
KIND_NAMES = {
    "section": "Section",
    "excerpt": "Excerpt",
    "summary": "Summary",
    "note": "Note",
    "assessment": "Assessment",
    "timeline": "Timeline",
    "table": "Table",
    "figure": "Figure",
    "page_break": "Page break",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A short word at the right of a row; `tone` is "quiet", "warning" or "accent"."""

    text: str
    tone: str = "quiet"
    meaning: str = ""


def kind_of(item: AnyItem) -> str:
    """Return the item's kind: "section", "excerpt"…"""
    return str(type(item).__struct_config__.tag)


def icon_of(item: AnyItem) -> str:
    """Return the name of the item's icon."""
    return kind_of(item).replace("_", "-")


def row_text(item: AnyItem) -> str:
    """Return the first words of the item, as many as a tooltip should hold."""
    match item:
        case Section(title=title):
            words = title or "Untitled section"
        case Excerpt():
            words = item.wording
        case Summary(sentences=sentences):
            words = " ".join(sentence.text for sentence in sentences)
        case TableItem(caption=caption, rows=rows):
            words = caption or " · ".join(rows[0] if rows else ())
        case Timeline(title=title, events=events):
            words = title or (events[0].text if events else "")
        case _:
            words = getattr(item, "text", "") or getattr(item, "caption", "") or KIND_NAMES[kind_of(item)]
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + "…"


def source_line(item: AnyItem, sources: Mapping[str, Bulletin]) -> str:
    """Return the second line of a row: where an item is from, or what it holds."""
    if isinstance(item, Section):
        return _held(item)
    cited = list(dict.fromkeys(passage.bulletin for passage in outline.passages_of(item)))
    if len(cited) == 1 and cited[0] in sources:
        return name_of_source(sources[cited[0]])
    kind = KIND_NAMES[kind_of(item)]
    if isinstance(item, Summary):
        kind = f"{kind} · {_counted(len(item.sentences), 'sentence')}"
    return f"{kind} · {_counted(len(cited), 'source')}" if cited else kind


def badges(item: AnyItem) -> list[Badge]:
    """Return the badges of a row, most urgent first."""
    found = []
    if isinstance(item, Summary) and any(sentence.flags for sentence in item.sentences):
        found.append(Badge("check", "warning", "A sentence was edited away from its sources."))
    if isinstance(item, Excerpt) and item.edited is not None:
        found.append(Badge("edited", "accent", "The wording differs from the source; the original is kept."))
    if item.status:
        found.append(Badge(item.status, "quiet", "Status"))
    if item.marking:
        found.append(Badge(item.marking.removeprefix("TLP:"), "quiet", f"Marking {item.marking}"))
    if item.pinned:
        found.append(Badge("pinned", "quiet", "Stays when the section is drafted again."))
    return found


def name_of_source(bulletin: Bulletin) -> str:
    """Return series or title and the period of a bulletin, for secondary text."""
    name = bulletin.series or bulletin.title
    when = show_period(bulletin.period) if bulletin.period else ""
    if not when and bulletin.published:
        when = f"{bulletin.published.day} {bulletin.published:%b %Y}"
    return f"{name} · {when}" if when else name


def show_period(period: Period) -> str:
    """Return a period in few characters, such as "28 Jul – 11 Aug 2019"."""
    start, end = period.start, period.end
    if start is None or end is None:
        day = start or end
        known = f"{day.day} {day:%b %Y}" if day else ""
        return f"from {known}" if start else (f"to {known}" if end else "")
    if start == end:
        return f"{end.day} {end:%b %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {end:%b %Y}"
    first = f"{start.day} {start:%b}" if start.year == end.year else f"{start.day} {start:%b %Y}"
    return f"{first} – {end.day} {end:%b %Y}"


def _held(section: Section) -> str:
    kinds = [kind_of(item) for item in section.items]
    parts = [_counted(kinds.count(kind), kind.replace("_", " ")) for kind in dict.fromkeys(kinds)]
    return ", ".join(parts[:3]) if parts else "empty"


def _counted(number: int, word: str) -> str:
    if word == "summary":
        return f"{number} summary" if number == 1 else f"{number} summaries"
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
