"""The report as reportlab's platypus sets it, with contents and page x of y: three passes,
no tags, no hyphens, no kerning, notes below their paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Table
from reportlab.platypus.tableofcontents import TableOfContents


class _Report(SimpleDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A document that tells its contents page of every heading."""

    total = 0

    def afterFlowable(self, flowable: Flowable) -> None:
        level = getattr(flowable, "level", None)
        if level is not None:
            self.notify("TOCEntry", (level, flowable.getPlainText(), self.page))

    def afterPage(self) -> None:
        self.total = max(self.total, self.page)


def build(parts: Sequence[dict[str, Any]], path: str) -> None:
    """Write the report."""
    styles = getSampleStyleSheet()
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))  # embedded, as in all the others; it comes with reportlab
    pdfmetrics.registerFont(TTFont("VeraBd", "VeraBd.ttf"))
    for name in ("BodyText", "Italic", "Heading1", "Heading2"):
        styles[name].fontName = "VeraBd" if name.startswith("Heading") else "Vera"
    body = styles["BodyText"]
    body.alignment, body.fontSize, body.leading = TA_JUSTIFY, 9.0, 14.5
    story: list[Flowable] = [TableOfContents()]
    for part in parts:
        story += _flowables(part, styles)

    def furniture(canvas: Canvas, document: _Report) -> None:
        canvas.setFont("Vera", 9)
        canvas.drawRightString(523, 800, "TLP:GREEN")
        canvas.drawCentredString(297, 40, f"{document.page} / {document.total}")

    _Report(path, topMargin=72, bottomMargin=72, leftMargin=72, rightMargin=72).multiBuild(
        story, onFirstPage=furniture, onLaterPages=furniture
    )


def _flowables(part: dict[str, Any], styles: Any) -> list[Flowable]:
    match part["kind"]:
        case "h1" | "h2":
            heading = Paragraph(part["text"], styles["Heading" + part["kind"][1]])
            heading.level = int(part["kind"][1]) - 1
            return [heading]
        case "p":
            note = [Paragraph(part["note"], styles["Italic"])] if part["note"] else []
            return [Paragraph(part["text"], styles["BodyText"]), *note]
        case "table":
            return [Table(part["rows"], repeatRows=1)]
        case _:
            return [Image("picture.jpg", 80 * mm, 40 * mm), Paragraph("A gradient", styles["Italic"])]
