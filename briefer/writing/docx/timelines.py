"""Timelines: dates at the start edge, a line, a dot in the topic's colour, and what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.document.blocks import Event, Timeline
from briefer.text.wording import word
from briefer.writing.docx.lines import Line, Setting
from briefer.writing.docx.markup import quoted, twips
from briefer.writing.docx.ownstyles import date_style, event_style
from briefer.writing.docx.runs import Hand

if TYPE_CHECKING:
    from briefer.writing.docx.blocks import BlockWriter

_LINE = "C9CFD4"
_MOST = 0.34  # of the measure, for dates
_LETTER = 0.5  # of the type size


def write_timeline(writer: BlockWriter, timeline: Timeline, setting: Setting) -> None:
    """Write a timeline as a table of two columns."""
    if not timeline.events:
        return
    job = writer.job
    size = job.styles.look("Timeline").text.size
    longest = max(len(event.when) for event in timeline.events)
    first = round(min(twips(job.measure * _MOST), twips(longest * size * _LETTER + 14)))
    second = twips(job.measure) - first
    side = "right" if not setting.rtl else "left"
    border = f'<w:tcBorders><w:{side} w:val="single" w:sz="6" w:space="0" w:color="{_LINE}"/></w:tcBorders>'
    title = quoted(word("timeline", job.document.language))
    rows = "".join(_row(writer, event, (first, second), border, setting) for event in timeline.events)
    writer.parts.append(
        f'<w:tbl><w:tblPr>{"<w:bidiVisual/>" if setting.rtl else ""}<w:tblW w:w="{first + second}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f'</w:tblCellMar><w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{title}"/></w:tblPr><w:tblGrid><w:gridCol w:w="{first}"/><w:gridCol w:w="{second}"/></w:tblGrid>{rows}</w:tbl>'
    )
    writer.after_table()


def _row(writer: BlockWriter, event: Event, widths: tuple[int, int], border: str, setting: Setting) -> str:
    job = writer.job
    plain = Setting(setting.language, setting.rtl)
    job.runner.start()
    when = job.runner.text(event.when, Hand(language=setting.language, rtl=setting.rtl))
    dates = writer.paragraph_xml(Line(date_style(job.styles), when, plain))
    colour = event.colour or job.house.accent
    direction = "<w:rtl/>" if setting.rtl else ""
    style = f'<w:rStyle w:val="{job.styles.coloured("Timeline Dot", colour)}"/>'
    dot = f"<w:r><w:rPr>{style}{direction}</w:rPr><w:t>●</w:t><w:tab/></w:r>"
    what = writer.paragraph_xml(Line(event_style(job.styles), dot + writer.runs(event.inlines, plain), plain))
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{widths[0]}" w:type="dxa"/>{border}</w:tcPr>{dates}</w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="{widths[1]}" w:type="dxa"/></w:tcPr>{what}</w:tc></w:tr>'
    )
