"""Bar charts as Word's own (DrawingML charts, ECMA-376 part 1, 21.2): direct labels, no legend, no frame, no grid."""

from __future__ import annotations

from briefer.document.blocks import BarChart
from briefer.document.house import TextLook
from briefer.ooxml.names import A
from briefer.writing.docx.languages import regional
from briefer.writing.docx.markup import escaped, quoted

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def chart_xml(chart: BarChart, text: TextLook, colour: str, *, rtl: bool, language: str) -> bytes:
    """Return the chart's part; bars from top to bottom in the order given, from right to left where `rtl`."""
    letters = _letters(text, language)
    points = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{_fill(bar.colour)}</c:dPt>'
        for number, bar in enumerate(chart.bars)
        if bar.colour
    )
    labels = (
        f'<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters}<c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )
    series = (
        f'<c:ser><c:idx val="0"/><c:order val="0"/>{_fill(colour)}<c:invertIfNegative val="0"/>{points}{labels}'
        f"<c:cat>{_names(chart)}</c:cat><c:val>{_values(chart)}</c:val></c:ser>"
    )
    hidden = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    crosses = '<c:crosses val="autoZero"/>'
    axes = (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"r" if rtl else "l"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{hidden}{letters}<c:crossAx val="2"/>{crosses}'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="{"maxMin" if rtl else "minMax"}"/>{_least(chart)}</c:scaling><c:delete val="1"/>'
        f'<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:crossAx val="1"/>{crosses}</c:valAx>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{A}"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="45"/>'
        f'<c:axId val="1"/><c:axId val="2"/></c:barChart>{axes}{hidden}</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{hidden}</c:chartSpace>"
    ).encode()


def _least(chart: BarChart) -> str:
    """Return the axis's start: nought, unless a value is below it."""
    return "" if any(bar.value < 0 for bar in chart.bars) else '<c:min val="0"/>'


def _fill(colour: str | None) -> str:
    return f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr>' if colour else ""


def _names(chart: BarChart) -> str:
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{escaped(bar.label)}</c:v></c:pt>' for number, bar in enumerate(chart.bars)
    )
    return f'<c:strLit><c:ptCount val="{len(chart.bars)}"/>{points}</c:strLit>'


def _values(chart: BarChart) -> str:
    points = "".join(f'<c:pt idx="{number}"><c:v>{bar.value:g}</c:v></c:pt>' for number, bar in enumerate(chart.bars))
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(chart.bars)}"/>{points}</c:numLit>'


def _letters(text: TextLook, language: str) -> str:
    fonts = f'<a:latin typeface="{quoted(text.font)}"/><a:cs typeface="{quoted(text.complex_font or text.font)}"/>'
    fill = f'<a:solidFill><a:srgbClr val="{text.colour}"/></a:solidFill>'
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(text.size * 100)}" b="0">{fill}{fonts}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{regional(language)}"/></a:p></c:txPr>'
    )
