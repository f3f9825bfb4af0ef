"""Checking a pack: every excerpt and summary sentence is found again, word for word, in its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefer.bulletin import Bulletin, Passage, bulletin_id
from briefer.pack import outline
from briefer.pack.marking import holds, still_allowed, strictest
from briefer.pack.model import AnyItem, Excerpt, Pack, Summary


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `severity` "error" (not borne out by its source) or "remark"; `item` its id; `words` what it is about."""

    item: str
    severity: str
    problem: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was looked at, and what was found."""

    excerpts: int
    sentences: int
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make a pack unfit."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


def check(pack: Pack, sources: Mapping[str, Bulletin]) -> list[Finding]:
    """Return all findings in reading order; none is a pack whose every quotation stands in its source."""
    changed = {key for key, bulletin in sources.items() if bulletin_id(bulletin.blocks) != key}
    findings = [finding for item in outline.walk(pack) for finding in _item_findings(item, sources, changed)]
    return findings + list(_marking_findings(pack, sources))


def count_checked(pack: Pack) -> tuple[int, int]:
    """Return how many excerpts and how many summary sentences there are to check."""
    items = list(outline.walk(pack))
    sentences = sum(len(item.sentences) for item in items if isinstance(item, Summary))
    return sum(isinstance(item, Excerpt) for item in items), sentences


def checked(pack: Pack, sources: Mapping[str, Bulletin]) -> Checked:
    """Return findings and counts together."""
    return Checked(*count_checked(pack), tuple(check(pack, sources)))


def _item_findings(item: AnyItem, sources: Mapping[str, Bulletin], changed: set[str]) -> Iterator[Finding]:
    for passage in outline.passages_of(item):
        if problem := _passage_problem(passage, sources, changed):
            yield Finding(item.id, "error", problem, passage.quotation)
    if isinstance(item, Excerpt) and item.edited is not None and item.edited != item.passage.quotation:
        yield Finding(item.id, "remark", "The wording was edited; the original is kept beside it.", item.edited)
    if isinstance(item, Summary):
        yield from _summary_findings(item)


def _summary_findings(item: Summary) -> Iterator[Finding]:
    for sentence in item.sentences:
        if not sentence.passages and item.origin != "written":
            yield Finding(item.id, "error", "The sentence names no source.", sentence.text)
        elif item.origin == "chosen" and not _is_borne_out(sentence.text, sentence.passages):
            severity = "remark" if "edited" in sentence.flags else "error"
            yield Finding(item.id, severity, "The sentence does not stand in its source in these words.", sentence.text)


def _is_borne_out(text: str, passages: tuple[Passage, ...]) -> bool:
    """Whether a chosen sentence stands in its passages, but for spaces and a capital at its start."""
    words = " ".join(text.split())
    for passage in passages:
        found = " ".join(passage.quotation.split())
        if words in found or (words[:1].lower() + words[1:]) in found or (words[:1].upper() + words[1:]) in found:
            return True
    return False


def _passage_problem(passage: Passage, sources: Mapping[str, Bulletin], changed: set[str]) -> str:
    bulletin = sources.get(passage.bulletin)
    if bulletin is None:
        return f"Its source, bulletin {passage.bulletin}, is not at hand."
    if passage.bulletin in changed:
        return f"The text of its source, “{bulletin.title}”, was changed after import."
    if not 0 <= passage.start < passage.end:
        return "It points to no words."
    if not passage.stands_in(bulletin):
        return f"It is not found word for word at its place in “{bulletin.title}”."
    return ""


def _marking_findings(pack: Pack, sources: Mapping[str, Bulletin]) -> Iterator[Finding]:
    cited = [sources[key].marking for key in outline.cited_bulletins(pack) if key in sources]
    floors = strictest(cited)
    decided = bool(pack.marking_decision) and still_allowed(pack.marking_decided, pack.marking, floors)
    for floor in floors:
        if not holds(pack.marking, floor):
            severity = "remark" if decided else "error"
            yield Finding("", severity, f"A source is marked {floor}, the pack {pack.marking or 'not at all'}.")
