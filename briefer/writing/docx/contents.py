"""The contents as a field that is filled already, and the list of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.document.blocks import Contents, Heading
from briefer.document.inlines import Text
from briefer.document.walk import plain, walk
from briefer.text.wording import digits
from briefer.writing.docx.lines import Line, Setting
from briefer.writing.docx.ownstyles import source_style
from briefer.writing.docx.runs import Hand

if TYPE_CHECKING:
    from briefer.writing.docx.blocks import BlockWriter

_DEEPEST = 9


def write_contents(writer: BlockWriter, block: Contents, setting: Setting) -> None:
    """Write the field TOC with an entry for each heading, each a link with its own PAGEREF."""
    job = writer.job
    listed = [
        one for one in walk(job.document) if isinstance(one, Heading) and one.in_contents and one.level <= block.levels
    ]
    first = len(writer.parts)
    if block.title:
        writer.line(
            Line(job.styles.paragraph("TOC Heading"), writer.runs(block.title, setting), setting, keep_next=True)
        )
    if not listed:
        return
    hand = Hand(language=setting.language, rtl=setting.rtl)
    start = (
        job.runner.raw('<w:fldChar w:fldCharType="begin"/>', hand)
        + job.runner.raw(
            f'<w:instrText xml:space="preserve"> TOC \\o "1-{min(block.levels, _DEEPEST)}" \\h \\z \\u </w:instrText>',
            hand,
        )
        + job.runner.raw('<w:fldChar w:fldCharType="separate"/>', hand)
    )
    for number, heading in enumerate(listed):
        end = job.runner.raw('<w:fldChar w:fldCharType="end"/>', hand) if number == len(listed) - 1 else ""
        writer.line(_entry(writer, heading, setting, hand, start if number == 0 else "", end))
    entries = "".join(writer.parts[first:])
    del writer.parts[first:]
    writer.parts.append(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{entries}</w:sdtContent></w:sdt>"
    )


def _entry(writer: BlockWriter, heading: Heading, setting: Setting, hand: Hand, start: str, end: str) -> Line:
    job = writer.job
    name = job.contents_name(heading)
    style = job.styles.contents(min(heading.level, _DEEPEST), job.measure)
    job.runner.start()
    number = job.runner.text(f"{heading.number}\u2002", hand) if heading.number else ""
    words = number + job.runner.text(plain(heading.inlines), hand, heading.language)
    page = job.pages.get(heading.anchor)
    shown = job.runner.text("–" if page is None else digits(str(page), job.document.language), hand)
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">{words}{job.runner.raw("<w:tab/>", hand)}'
    reference = job.runner.field(f"PAGEREF {name} \\h", shown, hand)
    return Line(style, f"{start}{link}{reference}</w:hyperlink>{end}", setting)


def write_sources(writer: BlockWriter, setting: Setting) -> None:
    """Write all sources, one a paragraph; numbered ones bear their number."""
    job = writer.job
    style = source_style(job.styles, numbered=job.numbering.numbered)
    for listed in job.numbering.listed:
        label = (Text(f"{listed.label}\t"),) if listed.label else ()
        runs = writer.runs((*label, *listed.inlines), setting)
        name = job.bookmarks.name(listed.anchor)
        writer.line(Line(style, job.bookmarks.around(name, runs), setting))
