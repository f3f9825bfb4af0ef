"""Shows PDF pages that are kept in memory; tells which item was clicked, and frames the one chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from briefer.ui.look.look import Look

_MARGIN, _GAP = 16, 14
_ZOOM_LEAST, _ZOOM_MOST = 0.25, 4.0
Place = tuple[int, QRectF]  # page from 0, box in points from the page's upper left corner


class PageView(QPdfView):
    """One PDF after the other, scrolled where the last one was."""

    item_clicked = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        # Not children of the view: closing one tells the view, which must not be half gone by then (QtPdf 6.11 crashes).
        self._documents = [QPdfDocument(), QPdfDocument()]
        self._buffers: list[QBuffer | None] = [None, None]  # Qt reads from them as long as pages are drawn
        self._front = 0
        self._places: dict[str, list[Place]] = {}
        self._chosen: str | None = None
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(_GAP)
        margins = self.documentMargins()
        margins.setLeft(_MARGIN)
        margins.setRight(_MARGIN)
        margins.setTop(_MARGIN)
        margins.setBottom(_MARGIN)
        self.setDocumentMargins(margins)
        self.setAccessibleName(self.tr("Page preview"))

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._documents[self._front].pageCount()

    def show_pdf(self, content: bytes, places: Mapping[str, Sequence[Place]]) -> bool:
        """Show a PDF; False where it cannot be read. The old one stays until the new one is there."""
        back = 1 - self._front
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = self._documents[back]
        document.close()
        document.load(buffer)
        if document.status() is not QPdfDocument.Status.Ready:
            return False
        self._buffers[back] = buffer
        scrolled = self.verticalScrollBar().value()
        self.setDocument(document)
        self._front = back
        self._places = {item: list(found) for item, found in places.items()}
        self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()
        return True

    def clear(self) -> None:
        """Show nothing."""
        self._documents[self._front].close()
        self._places = {}

    def choose(self, item: str | None, *, scroll: bool = True) -> None:
        """Frame an item, and bring it into view."""
        self._chosen = item
        boxes = list(self._boxes(item)) if item else []
        if boxes and scroll:
            self._bring_into_view(boxes[0])
        self.viewport().update()

    def zoom(self, factor: float) -> None:
        """Show pages larger or smaller."""
        now = self.zoomFactor() if self.zoomMode() is QPdfView.ZoomMode.Custom else self._scale(0) * 72 / self._dpi()
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(_ZOOM_MOST, max(_ZOOM_LEAST, now * factor)))

    def fit(self) -> None:
        """Show pages as wide as the pane."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def item_at(self, point: QPointF) -> str | None:
        """Return the item at a point of the viewport; the smallest where several lie over each other."""
        found = [
            (box.width() * box.height(), item)
            for item in self._places
            for box in self._boxes(item)
            if box.contains(point)
        ]
        return min(found)[1] if found else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click chooses the item."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and (item := self.item_at(event.position())):
            self.choose(item, scroll=False)
            self.item_clicked.emit(item)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the pages, a hairline round each, and a frame round the item chosen."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.tokens.hairline), 1))
        for page in range(self.pages):
            painter.drawRect(self.page_box(page).adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._chosen:
            accent = QColor(self._look.tokens.accent if self._look.tokens.name == "light" else "#0B5563")
            for box in self._boxes(self._chosen):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(accent)
                painter.drawRoundedRect(QRectF(box.left() - 8, box.top(), 3, box.height()), 1.5, 1.5)
                shade = QColor(accent)
                shade.setAlpha(18)
                painter.setBrush(shade)
                painter.drawRoundedRect(box.adjusted(-3, -2, 3, 2), 3, 3)
        painter.end()

    # where pages stand: QPdfView keeps this to itself (qpdfview.cpp, calculateDocumentLayout), so it is worked out again

    def _dpi(self) -> float:
        return float(self.screen().logicalDotsPerInch())

    def _size(self, page: int) -> QSize:
        """Return the size of a page as Qt rounds it."""
        points = self._documents[self._front].pagePointSize(page)
        if self.zoomMode() is QPdfView.ZoomMode.Custom:
            return _rounded(points, self._dpi() / 72 * self.zoomFactor())
        whole = _rounded(points, self._dpi() / 72)
        return _rounded(whole.toSizeF(), (self.viewport().width() - 2 * _MARGIN) / max(1, whole.width()))

    def _scale(self, page: int) -> float:
        """Return logical px a point."""
        return self._size(page).width() / (self._documents[self._front].pagePointSize(page).width() or 1.0)

    def page_box(self, page: int) -> QRectF:
        """Return where a page stands in the viewport."""
        top = _MARGIN + sum(self._size(earlier).height() + _GAP for earlier in range(page))
        size = self._size(page)
        widest = max((self._size(p).width() for p in range(self.pages)), default=0)
        room = max(self.viewport().width(), widest + 2 * _MARGIN)
        left = (room - size.width()) // 2 - self.horizontalScrollBar().value()
        return QRectF(left, top - self.verticalScrollBar().value(), size.width(), size.height())

    def _boxes(self, item: str) -> Iterator[QRectF]:
        for page, box in self._places.get(item, ()):
            if page < self.pages:
                around, scale = self.page_box(page), self._scale(page)
                corner = QPointF(around.left() + box.left() * scale, around.top() + box.top() * scale)
                yield QRectF(corner, box.size() * scale)

    def _bring_into_view(self, box: QRectF) -> None:
        height = self.viewport().height()
        if box.top() < 0 or box.bottom() > height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(box.top() - height * 0.2))


def _rounded(size: QSizeF, factor: float) -> QSize:
    return QSizeF(size.width() * factor, size.height() * factor).toSize()
