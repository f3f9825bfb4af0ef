"""Finds who issued a bulletin, when it was published, where it stands on the web, and how it may be handled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefer.bulletin import Block, MarkKind
from briefer.importing.describe.found import Found
from briefer.importing.describe.opening import bylines, foot_lines, head_lines, labelled
from briefer.importing.reading import Metadata
from briefer.text.dates import FoundPeriod, Shape, find_periods

_EVENT_SOURCE = re.compile(r"[(\[]([^()\[\]]{3,200})[)\]][.\s]*$")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:]", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MAIL_ADDRESS = re.compile(r"\s*<?[^\s<>]+@[^\s<>]+>?")
_TLP = re.compile(r"\bTLP\s*[: ]\s*(RED|AMBER\s*\+\s*STRICT|AMBER|GREEN|CLEAR|WHITE)\b", re.IGNORECASE)
_GRADE = re.compile(r"^([A-F])\s*[-/ ]?\s*([1-6])\b")
_ORGANISATION = re.compile(
    r"\b(?:desk|cent(?:er|re)|institut\w*|agency|office|news|press|ministry|group|council|university|foundation|network|"
    r"unit|bureau|observatory|"
    r"programme|program|committee|commission|division|department|times|post|issuer|UN|OCHA|UNICEF|NATO|think tank|"
    r"studies|research|monitor|report|reuters|afp|"
    r"ap|bbc|cnn|jazeera|arabiya|xinhua|tass|anadolu|sana|irna|fars|tasnim|mehr|wafa|haaretz|ynet|kan|rudaw|ngo|project|"
    r"initiative|society|"
    r"federation|league|union|forum|society|association|authority|team|staff|editors?)\b|"
    r"مركز|معهد|وكالة|مؤسسة|شبكة|وزارة|مكتب|מרכז|מכון|סוכנות|משרד|رسانه|خبرگزاری|مرکز|موسسه",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:by|from|par|von|por|بقلم|מאת|توسط)\s+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?؟:;]$")


def find_published(
    title: str, blocks: Sequence[Block], metadata: Metadata, language: str | None, *, is_event: bool
) -> Found[date] | None:
    """Return the day of publication: from an event's source, a labelled line, a byline, else from what the file says of itself."""
    if is_event and (day := event_day(blocks, metadata, language)):
        return day
    for value, line in labelled(blocks, "published"):
        days = find_periods(value, published=metadata.published, language=language)
        if days and days[0].shape is Shape.DAY:
            return Found(days[0].first, "text", line)
    byline = next(bylines(blocks, language, metadata.published), None)
    if byline is not None:
        return Found(byline.day.first, "text", byline.line)
    if metadata.published is None or _is_saving_again(title, blocks, metadata):
        return None
    return Found(metadata.published, metadata.origin)


def _is_saving_again(title: str, blocks: Sequence[Block], metadata: Metadata) -> bool:
    """Whether a file's own date is that of a later copy: the text speaks of no year near it."""
    if metadata.origin != "file properties" or metadata.published is None:
        return False
    text = " ".join([title, *(block.text for block in blocks[:60])])
    years = [int(year) for year in _YEAR.findall(text)]
    return bool(years) and max(years) < metadata.published.year - 1


def event_day(blocks: Sequence[Block], metadata: Metadata, language: str | None) -> Found[date] | None:
    """Return the day in the bracket that closes an event: "(AP, January 15, 2025)"; the last where there are several."""
    source = _event_source(blocks)
    if source is None:
        return None
    days = [
        day for day in find_periods(source, published=metadata.published, language=language) if day.shape is Shape.DAY
    ]
    return Found(days[-1].first, "text", source) if days else None


def find_issuer(
    blocks: Sequence[Block], metadata: Metadata, language: str | None, *, is_event: bool
) -> Found[str] | None:
    """Return who issued it: from an event's source, a labelled line, a byline, the file, a line below the title."""
    if is_event and (named := _event_issuer(blocks, language)):
        return named
    for value, line in labelled(blocks, "issuer"):
        if not _ADDRESS.match(value) and len(value) <= 100:
            return Found(_MAIL_ADDRESS.sub("", _ADDRESS.sub("", value)).strip(' ,;–-"') or value, "text", line)
    for byline in bylines(blocks, language, metadata.published):
        if _ORGANISATION.search(byline.words) and not _SENTENCE_END.search(byline.words):  # else a person or a place
            return Found(_BY.sub("", byline.words), "text", byline.line)
    if metadata.issuer:
        return Found(metadata.issuer, metadata.origin)
    named_line = next((line for line in list(head_lines(blocks))[:2] if _is_organisation(line)), None)
    if named_line is not None:
        return Found(_BY.sub("", named_line), "text", named_line)
    if metadata.author and _ORGANISATION.search(metadata.author):
        return Found(metadata.author, metadata.origin)
    return None


def _is_organisation(line: str) -> bool:
    words = line.split()
    return (
        1 <= len(words) <= 10
        and bool(_ORGANISATION.search(line))
        and not _SENTENCE_END.search(line)
        and not any(c.isdigit() for c in line)
    )


def _event_source(blocks: Sequence[Block]) -> str | None:
    for block in blocks[:3]:
        match = _EVENT_SOURCE.search(block.text[-220:])
        if match and any(character.isdigit() for character in match.group(1)):
            return match.group(1)
    return None


def _event_issuer(blocks: Sequence[Block], language: str | None) -> Found[str] | None:
    source = _event_source(blocks)
    if source is None:
        return None
    days: list[FoundPeriod] = find_periods(source, published=date(2000, 12, 31), language=language)
    name = source[: days[0].start].strip(" ,;–-") if days else ""
    return Found(name, "text", source) if any(character.isalpha() for character in name) else None


def find_url(
    title_blocks: Sequence[Block], blocks: Sequence[Block], metadata: Metadata, *, is_whole: bool
) -> Found[str] | None:
    """Return the address: the title's link, a labelled line, a line that is an address, else (of a whole file) the file's own."""
    for block in title_blocks:
        for mark in block.marks:
            if mark.kind is MarkKind.LINK and mark.target and mark.target.startswith("http"):
                return Found(mark.target, "title", block.text[mark.start : mark.end])
    if is_whole and metadata.url:
        return Found(metadata.url, metadata.origin)
    for value, line in labelled(blocks, "url"):
        if match := _ADDRESS.search(value):
            return Found(_with_scheme(match.group()), "text", line)
    for line in (*head_lines(blocks), *foot_lines(blocks)):
        if match := _ADDRESS.fullmatch(line.strip(" <>()")):
            return Found(_with_scheme(match.group()), "text", line)
    return None


def _with_scheme(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def find_marking(title: str, blocks: Sequence[Block], metadata: Metadata) -> Found[str] | None:
    """Return the TLP 2.0 label (first.org/tlp) at the head or foot of the text, in the title or in the mail's subject; WHITE is now CLEAR."""
    named = ((title, "title"), (metadata.title or "", metadata.origin), (metadata.subject or "", metadata.origin))
    lines = ((line, "text") for line in (*head_lines(blocks), *foot_lines(blocks)))
    for text, source in (*named, *lines):
        if match := _TLP.search(text):
            label = re.sub(r"\s", "", match.group(1)).upper().replace("WHITE", "CLEAR")
            return Found(f"TLP:{label}", source, match.group())
    return None


def find_grades(blocks: Sequence[Block]) -> tuple[Found[str] | None, Found[str] | None]:
    """Return the Admiralty letter and digit of a labelled line ("Grade: B2", "Reliability: B"), None where not given."""
    reliability = credibility = None
    for value, line in labelled(blocks, "reliability"):
        if match := _GRADE.match(value.upper()):
            return Found(match.group(1), "text", line), Found(match.group(2), "text", line)
        if re.fullmatch(r"[A-F](?:\W.*)?", value):
            reliability = Found(value[0], "text", line)
    for value, line in labelled(blocks, "credibility"):
        if re.fullmatch(r"[1-6](?:\W.*)?", value):
            credibility = Found(value[0], "text", line)
    return reliability, credibility
