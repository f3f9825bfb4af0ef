"""Figures: pictures and charts in the line, with alternative text, and their caption below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.document.blocks import BarChart, Figure, Picture, Role
from briefer.ooxml.names import PIC
from briefer.ooxml.names import A as DRAWING
from briefer.ooxml.units import POINTS_PER_MM
from briefer.writing.docx.charts import CHART, chart_xml
from briefer.writing.docx.lines import Line, Setting
from briefer.writing.docx.markup import emu, quoted
from briefer.writing.docx.media import size_of
from briefer.writing.docx.ownstyles import figure_style

if TYPE_CHECKING:
    from briefer.writing.docx.blocks import BlockWriter

_BAR, _EDGE = 21.0, 12.0  # points a bar takes, and above and below all
_TALLEST = 480.0


def write_figure(writer: BlockWriter, figure: Figure, setting: Setting) -> None:
    """Write a picture or chart, kept with its caption."""
    content = (
        _picture(writer, figure, figure.content)
        if isinstance(figure.content, Picture)
        else _chart(writer, figure, figure.content)
    )
    run = f"<w:r><w:drawing>{content}</w:drawing></w:r>"
    style = figure_style(writer.job.styles)
    writer.line(Line(style, run, setting, keep_next=bool(figure.caption)))
    if figure.caption:
        writer.line(Line(writer.style_of(Role.CAPTION), writer.runs(figure.caption, setting), setting))


def _picture(writer: BlockWriter, figure: Figure, picture: Picture) -> str:
    job = writer.job
    own = size_of(picture)
    width = min(figure.width * POINTS_PER_MM if figure.width else job.measure, job.measure)
    height = width * own.height / own.width
    if height > _TALLEST:
        width, height = width * _TALLEST / height, _TALLEST
    relation = job.relations.add("image", job.media.picture(picture))
    graphic = (
        f'<a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}"><pic:nvPicPr><pic:cNvPr id="0" name="Picture"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
    return _inline(writer, figure, graphic, width, height)


def _chart(writer: BlockWriter, figure: Figure, chart: BarChart) -> str:
    job = writer.job
    width = min(figure.width * POINTS_PER_MM if figure.width else job.measure, job.measure)
    height = min(_BAR * max(len(chart.bars), 1) + 2 * _EDGE, _TALLEST)
    rtl = job.document.direction == "rtl"
    target = job.media.chart(
        chart_xml(chart, job.styles.table_look().body, job.house.accent, rtl=rtl, language=job.document.language)
    )
    relation = job.relations.add("chart", target)
    graphic = f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{relation}"/></a:graphicData>'
    return _inline(writer, figure, graphic, width, height)


def _inline(writer: BlockWriter, figure: Figure, graphic: str, width: float, height: float) -> str:
    number = writer.job.media.drawing()
    title = quoted(writer.job.caption_words(figure.caption, ahead=True)[:250])
    return (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{emu(width)}" cy="{emu(height)}"/>'
        f'<wp:docPr id="{number}" name="Figure {number}" descr="{quoted(figure.alternative)}"{f" title={chr(34)}{title}{chr(34)}" if title else ""}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{DRAWING}">{graphic}</a:graphic></wp:inline>'
    )
