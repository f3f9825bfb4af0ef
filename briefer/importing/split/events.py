"""Cuts a list of dated events, with a heading each day or section, into one item an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from briefer.bulletin import Block, BlockKind
from briefer.importing.split.cuts import Cut, Digest, text_after
from briefer.importing.split.lines import (
    BULLET,
    is_bullet,
    is_date_line,
    is_generic,
    is_heading_line,
    is_rule,
    names_digest,
)
from briefer.text.dates import find_periods

_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{3,200})[)\]][.\s]*$")
_SOME_DAY = date(2000, 12, 31)  # lets dates without a year count
_FEWEST = 3
_ONE_LINE = 400  # characters of an event in a list that does not call itself one
_MOST_CHARACTERS = 900  # of an event that is a paragraph


@dataclass(slots=True)
class _Event:
    start: int
    dated: bool
    context: tuple[str, ...]
    end: int = 0


@dataclass(slots=True)
class _Survey:
    """Events found, and how much of the text they are."""

    events: list[_Event] = field(default_factory=list)
    covered: int = 0
    headings: int = 0
    total: int = 0


def find_events(digest: Digest) -> list[Cut] | None:
    """Return a cut an event, None where the file is no list of events: list items first, else paragraphs that all end with a date."""
    listed = _survey(digest.blocks, by_paragraph=False)
    says_so = names_digest(digest.title)
    if _is_event_list(listed, digest.blocks, says_so):
        return _cuts(listed, "dated events in a list")
    told = _survey(digest.blocks, by_paragraph=True)
    if _are_event_paragraphs(told, digest.blocks, says_so):
        return _cuts(told, "dated events in paragraphs")
    return None


def ends_with_date(text: str) -> bool:
    """Whether the text closes with a bracket that holds a date: "(Reuters, January 15, 2025)"."""
    bracket = _LAST_BRACKET.search(text[-220:])
    return bracket is not None and bool(find_periods(bracket.group(1), published=_SOME_DAY))


def _begins_with_date(text: str) -> bool:
    head = BULLET.sub("", text)[:60]
    found = find_periods(head, published=_SOME_DAY)
    return bool(found) and found[0].start <= 12


def _is_event_list(survey: _Survey, blocks: Sequence[Block], says_so: bool) -> bool:
    """Whether the file is hardly anything but dated items; where it does not say so, short ones, and without a report's chapters."""
    if len(survey.events) < _FEWEST or not survey.total:
        return False
    dated = sum(1 for event in survey.events if event.dated) / len(survey.events)
    covered = survey.covered / survey.total
    if says_so:
        return dated >= 0.6 and covered >= 0.6
    lengths = sorted(len(blocks[event.start].text) for event in survey.events)
    return dated >= 0.85 and covered >= 0.85 and lengths[len(lengths) // 2] <= _ONE_LINE and not _has_chapters(survey)


def _has_chapters(survey: _Survey) -> bool:
    return any(is_generic(text) for event in survey.events for text in event.context)


def _are_event_paragraphs(survey: _Survey, blocks: Sequence[Block], says_so: bool) -> bool:
    if len(survey.events) < _FEWEST + 2 or not (says_so or (survey.headings >= 2 and not _has_chapters(survey))):
        return False
    short = all(len(blocks[event.start].text) <= _MOST_CHARACTERS for event in survey.events)
    dated = sum(1 for event in survey.events if event.dated) / len(survey.events)
    return short and dated >= (0.8 if says_so else 0.95)


def _cuts(survey: _Survey, reason: str) -> list[Cut]:
    return [Cut(event.start, event.start, event.end, reason, context=event.context) for event in survey.events]


def _survey(blocks: Sequence[Block], *, by_paragraph: bool) -> _Survey:
    """Go through the blocks once: headings make the context, items make events, other text belongs to the event before it."""
    survey = _Survey()
    context = _Context()
    for index, block in enumerate(blocks):
        if is_rule(block):
            continue
        if _is_context(blocks, index, by_paragraph):
            _close(survey, index)
            context.add(block)
            survey.headings += 1
            continue
        survey.total += len(block.text)
        if _begins_event(block, survey, by_paragraph):
            _close(survey, index)
            context.rest()
            dated = (
                ends_with_date(block.text) or _begins_with_date(block.text) or (context.has_date and not by_paragraph)
            )
            survey.events.append(_Event(index, dated, context.now))
            survey.covered += len(block.text)
        elif survey.events and not survey.events[-1].end:
            _continue(survey, block)
    _close(survey, len(blocks))
    return survey


def _begins_event(block: Block, survey: _Survey, by_paragraph: bool) -> bool:
    if by_paragraph:
        return block.kind is BlockKind.PARAGRAPH or (is_bullet(block) and block.level == 0)
    if not is_bullet(block) or block.kind is BlockKind.FOOTNOTE:
        return False
    return block.level == 0 or not survey.events or bool(survey.events[-1].end)


def _continue(survey: _Survey, block: Block) -> None:
    """Count a sub-item, or the rest of an event that was broken (its date comes at the end), as part of the event."""
    event = survey.events[-1]
    if block.kind is BlockKind.LIST_ITEM or (not event.dated and ends_with_date(block.text)):
        survey.covered += len(block.text)
        event.dated = event.dated or ends_with_date(block.text)


def _close(survey: _Survey, index: int) -> None:
    if survey.events and not survey.events[-1].end:
        survey.events[-1].end = index


def _is_context(blocks: Sequence[Block], index: int, by_paragraph: bool) -> bool:
    """Whether the block is a heading, or a line of its own before an event or another heading."""
    block = blocks[index]
    if block.kind is BlockKind.HEADING:
        return True
    if not is_heading_line(block) or ends_with_date(block.text):
        return False
    following = text_after(blocks, index)
    if following is None:
        return False
    if by_paragraph and len(block.text) <= 120 and not _begins_with_date(block.text):
        return True
    return (
        is_bullet(following) or following.kind is BlockKind.HEADING or is_heading_line(following) or is_date_line(block)
    )


class _Context:
    """The headings above an event. Lines without a level count as one level below those before them."""

    def __init__(self) -> None:
        self._stack: list[tuple[int, str]] = []
        self._fresh = False

    def add(self, block: Block) -> None:
        """Put a heading on the stack, in place of those of its level and below."""
        if block.kind is BlockKind.HEADING:
            self._stack = [(level, text) for level, text in self._stack if level < block.level]
            self._stack.append((block.level, block.text))
        else:
            kept = self._stack if self._fresh else [entry for entry in self._stack if entry[0] < 90]
            self._stack = [*kept, (90 + len(kept), block.text)]
        self._fresh = True

    def rest(self) -> None:
        """Note that an event has come, so that the next line begins a new run of headings."""
        self._fresh = False

    @property
    def now(self) -> tuple[str, ...]:
        """The headings, outermost first."""
        return tuple(text for _, text in self._stack)

    @property
    def has_date(self) -> bool:
        """Whether one of the headings is a day."""
        return any(is_date_line(Block(BlockKind.HEADING, text)) for text in self.now)
