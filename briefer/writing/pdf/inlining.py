"""Turns inlines into runs: each with its pen and structure element; notes, links and fields included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.document.house import TextLook
from briefer.document.inlines import (
    Citation,
    Emphasis,
    Field,
    FieldKind,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Marked,
    Strong,
    Text,
)
from briefer.text.languages import language_of
from briefer.text.wording import digits, word
from briefer.writing.pdf.canvas import Late
from briefer.writing.pdf.elements import Element
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.objects import string
from briefer.writing.pdf.pens import Figures, Pen
from briefer.writing.pdf.runs import Run
from briefer.writing.pdf.saying import said
from briefer.writing.pdf.units import RIGHT_TO_LEFT

_OWN_LETTERS = ("fa", "ur", "ps", "ja", "ko", "zh")
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Hand:
    """What words are set with: look, digits, element, language and link they stand in."""

    text: TextLook
    element: Element
    language: str
    figures: tuple[str, ...] = Figures.PLAIN
    target: str = ""
    background: str = ""

    def with_look(self, text: TextLook) -> Hand:
        """Return the same hand with another look."""
        return Hand(text, self.element, self.language, self.figures, self.target, self.background)


def runs_of(job: Job, inlines: Sequence[Inline], hand: Hand) -> list[Run]:
    """Return the runs of a line of inlines."""
    runs: list[Run] = []
    for inline in inlines:
        _add(job, inline, hand, runs)
    return runs


def _pen(job: Job, hand: Hand, text: str = "") -> Pen:
    """Return the pen for a hand; the letters of some languages look different from those of others that share them."""
    language = hand.language if hand.language.split("-")[0] in _OWN_LETTERS else ""
    if text and not language and not text.isascii() and _EAST_ASIAN.search(text):
        language = language_of(text) or ""
    return job.looks.pen(hand.text, hand.figures, language)


def _add(job: Job, inline: Inline, hand: Hand, runs: list[Run]) -> None:
    match inline:
        case Text():
            _add_text(job, inline, hand, runs)
        case Strong():
            runs += runs_of(job, inline.inlines, hand.with_look(job.looks.bold(hand.text)))
        case Emphasis():
            runs += runs_of(job, inline.inlines, hand.with_look(job.looks.italic(hand.text)))
        case Link():
            _add_link(job, inline, hand, runs)
        case Citation() | Footnote():
            _add_note(job, inline, hand, runs)
        case LineBreak():
            runs.append(Run("", _pen(job, hand), hand.element, hand.language, breaks=True))
        case Field():
            _add_field(job, inline, hand, runs)
        case Marked():
            runs += runs_of(job, inline.inlines, _marked(job, inline.role, hand))


def _add_text(job: Job, inline: Text, hand: Hand, runs: list[Run]) -> None:
    if inline.language and inline.language != hand.language:
        element = Element("Span", hand.element, f"/Lang{string(inline.language)}")
        hand = Hand(hand.text, element, inline.language, hand.figures, hand.target, hand.background)
    runs.append(_text_run(job, inline.text, hand))


def _text_run(job: Job, text: str, hand: Hand) -> Run:
    """Return words as a run; those that hold right-to-left letters get an element that says them in reading order."""
    element = hand.element
    if not text.isascii() and RIGHT_TO_LEFT.search(text):
        element = said(text, element, hand.language)
    link = hand.element if hand.target else None
    if link is not None and link.tag != "Link":
        link = link.parent
    return Run(text, _pen(job, hand, text), element, hand.language, hand.target, background=hand.background, link=link)


def _add_link(job: Job, inline: Link, hand: Hand, runs: list[Run]) -> None:
    if hand.target or not (inline.target.startswith("#") or ":" in inline.target):
        runs += runs_of(job, inline.inlines, hand)
        return
    parent = hand.element
    if inline.target.startswith("#"):
        parent = Element("Reference", parent)
    element = Element("Link", parent)
    inner = Hand(job.looks.linked(hand.text), element, hand.language, hand.figures, inline.target, hand.background)
    runs += runs_of(job, inline.inlines, inner)


def _marked(job: Job, role: str, hand: Hand) -> Hand:
    """Return the hand for words with a role of their own."""
    text = hand.text
    match role:
        case "label":
            look = job.looks.style("Label").text
            return replace(
                hand,
                text=job.looks.variant(
                    look, f"label {text.size}", lambda one: replace(one, size=min(one.size, text.size))
                ),
            )
        case "date":
            return replace(hand, text=job.looks.bold(text))
        case "portion-marking":
            return replace(
                hand,
                text=job.looks.variant(
                    text, "portion", lambda one: replace(one, bold=True, size=one.size * 0.86, font=job.looks.sans)
                ),
            )
        case "highlight":
            return replace(hand, background="FFF1BF")
        case "muted":
            return replace(
                hand, text=job.looks.variant(text, "muted", lambda one: replace(one, colour=job.house.muted))
            )
        case "inserted":
            return replace(hand, text=job.looks.italic(text))
        case _:
            return hand


def _add_note(job: Job, inline: Citation | Footnote, hand: Hand, runs: list[Run]) -> None:
    """Add the call of a note; the note itself is set at once, and goes with the line of its call."""
    call = job.notes.call(inline)
    if call.inlines:
        runs += runs_of(job, call.inlines, hand)
    if not call.number:
        return
    reference = Element("Reference", hand.element)
    link = Element("Link", reference)
    raised = Hand(job.looks.raised(hand.text), link, hand.language, hand.figures)
    note = call.note(reference) if call.note else None
    says = f"{word('note', job.document.language)} {call.number}"
    if runs and runs[-1].text.endswith(" "):
        runs[-1].text = runs[-1].text.rstrip(" ")
    runs.append(Run(call.number, _pen(job, raised), link, hand.language, call.target, says, note=note))


def _add_field(job: Job, inline: Field, hand: Hand, runs: list[Run]) -> None:
    match inline.kind:
        case FieldKind.TITLE_OF:
            runs.append(_text_run(job, job.titles.get(inline.target, ""), hand))
        case FieldKind.SEQUENCE:
            number = digits(str(job.next_in_sequence(inline.target)), job.document.language)
            runs.append(Run(number, _pen(job, hand), hand.element, hand.language, hand.target))
        case FieldKind.PAGE | FieldKind.PAGES | FieldKind.PAGE_OF:
            pen = _pen(job, hand)
            width = pen.width("0" * job.digits_of(inline.target))
            late = Late(inline.kind, inline.target, pen, width)
            token = job.canvas.token(late)
            runs.append(Run("", pen, hand.element, hand.language, hand.target, "page", late=token, late_width=width))
