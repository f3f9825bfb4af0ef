"""Inlines as runs: words, links, fields, notes, and what a review copy says about them."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
from briefer.text.wording import digits
from briefer.writing.citations import NoteCall
from briefer.writing.docx.job import Job
from briefer.writing.docx.markup import on_off, quoted
from briefer.writing.docx.runs import Hand

_NOTE = re.compile(r"#note-(\d+)")
_LAST_NUMBER = re.compile(r"^(.*?)(\d+)$", re.S)
_PLACE = re.compile("\\b(pp?\\.) (?=\\d)")
_MARKED = {
    "label": "Label Words",
    "date": "Strong",
    "portion-marking": "Portion Marking",
    "highlight": "Highlight",
    "inserted": "Emphasis",
    "muted": "Muted",
}


def runs_of(job: Job, inlines: Sequence[Inline], hand: Hand) -> str:
    """Return the runs of a line of inlines."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        return job.runner.text(inlines[0].text, hand, inlines[0].language) if inlines[0].text else ""
    return "".join([_inline(job, inline, hand) for inline in inlines])


def _inline(job: Job, inline: Inline, hand: Hand) -> str:
    match inline:
        case Text():
            return job.runner.text(inline.text, hand, inline.language) if inline.text else ""
        case Strong():
            return runs_of(job, inline.inlines, _weighty(job, hand, "Strong"))
        case Emphasis():
            return runs_of(job, inline.inlines, _weighty(job, hand, "Emphasis"))
        case Marked():
            return runs_of(job, inline.inlines, _marked(job, inline.role, hand))
        case Link():
            return _link(job, inline, hand)
        case Citation() | Footnote():
            return _note(job, inline, hand)
        case LineBreak():
            return job.runner.raw("<w:br/>", hand)
        case Field():
            return _field(job, inline, hand)


def _weighty(job: Job, hand: Hand, name: str) -> Hand:
    """Return the hand for strong or emphatic words: a style, and plain weight or slant where another style is in use."""
    if not hand.style:
        return hand._replace(style=job.styles.character(name))
    if name == "Strong":
        return hand._replace(bold=True)
    return hand._replace(italic=not hand.italic)


def _marked(job: Job, role: str, hand: Hand) -> Hand:
    name = _MARKED.get(role)
    return hand._replace(style=job.styles.character(name)) if name else hand


def _link(job: Job, link: Link, hand: Hand) -> str:
    """Return a hyperlink; words alone where it leads nowhere."""
    inner = hand if hand.style else hand._replace(style=job.styles.character("Hyperlink"))
    note = _NOTE.fullmatch(link.target)
    if note:
        return _note_reference(job, link, int(note[1]), hand)
    if link.target.startswith("#"):
        name = job.bookmarks.name(link.target[1:])
        if not name:
            return runs_of(job, link.inlines, hand)
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{runs_of(job, link.inlines, inner)}</w:hyperlink>'
    relation = job.relate(link.target)
    if not relation:
        return runs_of(job, link.inlines, hand)
    return f'<w:hyperlink r:id="{quoted(relation)}" w:history="1">{runs_of(job, link.inlines, inner)}</w:hyperlink>'


def _note_reference(job: Job, link: Link, number: int, hand: Hand) -> str:
    """Return words that lead to a note, its number live: it follows when notes are added."""
    shown = "".join(inline.text for inline in link.inlines if isinstance(inline, Text))
    found = _LAST_NUMBER.match(shown)
    if not found:
        return runs_of(job, link.inlines, hand)
    lead = job.runner.text(f"{found[1][:-1]}\u00a0" if found[1][-1:] == " " else found[1], hand) if found[1] else ""
    return lead + job.runner.field(f"NOTEREF _Note_{number} \\h", job.runner.text(found[2], hand), hand)


def _note(job: Job, inline: Citation | Footnote, hand: Hand) -> str:
    """Return the call of a note, or bracketed numbers; in a review copy with a comment that says where the words come from."""
    call = job.numbering.call(inline)
    if isinstance(inline, Citation):
        job.review(inline)
    if not isinstance(call, NoteCall):
        return runs_of(job, call.inlines, hand)
    notes = job.endnotes if call.at_end else job.footnotes
    rtl = job.document.direction == "rtl"
    direction = on_off("bidi", rtl) if rtl != job.styles.right_to_left else ""
    with job.in_note():
        content = _bound(runs_of(job, call.inlines, Hand(language=job.document.language, rtl=rtl)))
    reference = job.runner.raw(
        notes.add(content, direction), Hand(style=notes.reference_style, rtl=hand.rtl, language=hand.language)
    )
    name = f"_Note_{call.number}" if call.in_full else ""
    return job.bookmarks.around(name, reference)


def _bound(content: str) -> str:
    """Return the runs of a note with "p. 3" on one line, as in the PDF; other words stay as they are, for they may be quoted."""
    return _PLACE.sub("\\1\u00a0", content) if "p. " in content else content


def _field(job: Job, field: Field, hand: Hand) -> str:
    language = job.document.language
    match field.kind:
        case FieldKind.PAGE:
            return job.runner.field("PAGE", job.runner.text(digits("1", language), hand), hand)
        case FieldKind.PAGES:
            return job.runner.field("NUMPAGES", job.runner.text(digits("1", language), hand), hand)
        case FieldKind.SEQUENCE:
            number = job.next_in_sequence(field.target)
            name = re.sub("[^A-Za-z]", "", field.target.title()) or "Number"
            return job.runner.field(
                f"SEQ {name} \\* ARABIC", job.runner.text(digits(str(number), language), hand), hand
            )
        case FieldKind.PAGE_OF:
            name = job.bookmarks.name(field.target)
            page = job.pages.get(field.target)
            shown = job.runner.text("–" if page is None else digits(str(page), language), hand)
            return job.runner.field(f"PAGEREF {name} \\h", shown, hand) if name else shown
        case FieldKind.TITLE_OF:
            name = job.bookmarks.name(field.target)
            title = job.bookmarks.titles.get(field.target, "")
            shown = job.runner.text(title, hand) if title else ""
            return job.runner.field(f"REF {name} \\h", shown, hand) if name else shown
