"""Figures in HTML: pictures as data, charts as vectors, with alternative text."""

from __future__ import annotations

import base64

from briefer.document.blocks import BarChart, Figure, Picture
from briefer.text.wording import show_number
from briefer.writing.html.inlining import Job, attribute

_ROW, _BAR, _LABEL, _WIDTH = 24, 14, 150, 640


def figure_html(job: Job, figure: Figure, own: str) -> str:
    """Return a figure with its caption."""
    drawn = (
        _picture(figure, figure.content) if isinstance(figure.content, Picture) else _chart(job, figure, figure.content)
    )
    caption = f"<figcaption>{job.line(figure.caption)}</figcaption>" if figure.caption else ""
    return f"<figure{own}>{drawn}{caption}</figure>"


def _picture(figure: Figure, picture: Picture) -> str:
    content = base64.b64encode(picture.content).decode()
    width = f' style="width:{figure.width:g}mm"' if figure.width else ""
    return f'<img src="data:{attribute(picture.media_type)};base64,{content}" alt="{attribute(figure.alternative)}"{width}>'


def _chart(job: Job, figure: Figure, chart: BarChart) -> str:
    """Return a bar chart as SVG, mirrored in right-to-left documents."""
    rtl = job.document.direction == "rtl"
    most = max((abs(bar.value) for bar in chart.bars), default=0.0) or 1.0
    room = _WIDTH - _LABEL - 60
    rows: list[str] = []
    for number, bar in enumerate(chart.bars):
        top, length = number * _ROW, max(abs(bar.value) / most * room, 0.5)
        start = _LABEL if not rtl else _WIDTH - _LABEL - length
        label = (_LABEL - 8, "end") if not rtl else (_WIDTH - _LABEL + 8, "end")
        value = (_LABEL + length + 6, "start") if not rtl else (_WIDTH - _LABEL - length - 6, "start")
        fill = f' style="fill:#{bar.colour}"' if bar.colour else ""
        rows.append(
            f'<text x="{label[0]:g}" y="{top + 15}" text-anchor="{label[1]}">{attribute(bar.label)}</text>'
            f'<rect x="{start:g}" y="{top + 4}" width="{length:g}" height="{_BAR}"{fill}/>'
            f'<text x="{value[0]:g}" y="{top + 15}" text-anchor="{value[1]}">{show_number(bar.value, job.document.language)}</text>'
        )
    height = _ROW * max(len(chart.bars), 1)
    return f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{attribute(figure.alternative)}" class="chart">{"".join(rows)}</svg>'
