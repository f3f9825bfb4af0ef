"""The floor: the words of a document measured and drawn with reportlab, greedily, with nothing else."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefer.document.blocks import Heading, Paragraph
from briefer.document.tree import Document
from briefer.document.walk import plain, walk

_FONT, _SIZE, _LEADING, _MEASURE = "Times-Roman", 10.5, 14.5, 451.0


def draw(document: Document, path: str) -> int:
    """Draw all words; return how many pages that took."""
    canvas = Canvas(path, pagesize=(595, 842))
    canvas.setFont(_FONT, _SIZE)
    widths: dict[str, float] = {}
    space = stringWidth(" ", _FONT, _SIZE)
    y, pages = 770.0, 1
    for block in walk(document):
        if not isinstance(block, Heading | Paragraph):
            continue
        line: list[str] = []
        used = 0.0
        for word in plain(block.inlines).split():
            width = widths.get(word)
            if width is None:
                width = widths[word] = stringWidth(word, _FONT, _SIZE)
            if line and used + width > _MEASURE:
                canvas.drawString(72, y, " ".join(line))
                line, used, y = [], 0.0, y - _LEADING
                if y < 72:
                    canvas.showPage()
                    canvas.setFont(_FONT, _SIZE)
                    y, pages = 770.0, pages + 1
            line.append(word)
            used += width + space
        canvas.drawString(72, y, " ".join(line))
        y -= _LEADING * 1.4
    canvas.save()
    return pages
