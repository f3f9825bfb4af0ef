"""Draws a bulletin in the list: title, series and period, date at the right, topic dots, a bar where it is new."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from briefer.library import Row
from briefer.ui.library.bulletin_rows import ROW_ROLE
from briefer.ui.look import fonts
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_L, SPACE_M, SPACE_S
from briefer.ui.pack.rows import show_period

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 52
_DOTS = 5
_VCENTRE = Qt.AlignmentFlag.AlignVCenter


class BulletinDelegate(QStyledItemDelegate):
    """Two lines a bulletin."""

    def __init__(
        self, look: Look, hue_of: Callable[[str], int], label_of: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._hue_of = hue_of
        self._label_of = label_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: the height of a row."""
        return QSize(160, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw a row."""
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_back(painter, option, row)
        inner = option.rect.adjusted(SPACE_L, 0, -SPACE_M, 0)
        self._draw_upper(painter, QRect(inner.left(), inner.top() + 8, inner.width(), 18), row)
        self._draw_lower(painter, QRect(inner.left(), inner.top() + 28, inner.width(), 16), row)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Qt: the tooltip has everything that may be cut in the row."""
        row: Row | None = index.data(ROW_ROLE)
        if event.type() != QEvent.Type.ToolTip or row is None:
            return super().helpEvent(event, view, option, index)
        topics = ", ".join(self._label_of(topic) for topic, _ in row.topics[:8])
        lines = [f"<b>{_safe(row.title)}</b>", _safe(_second_line(row)), _safe(row.issuer or "")]
        lines += [_safe(topics), self.tr("{n} words").format(n=f"{row.words:,}"), self.tr("New") if row.is_new else ""]
        QToolTip.showText(event.globalPos(), "<br>".join(filter(None, lines)), view)
        return True

    def _draw_back(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        tokens = self._look.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        box = option.rect.adjusted(6, 1, -6, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.selected))
            painter.drawRoundedRect(box, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(box, 6, 6)
        if row.is_new:
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRect(box.left() + 3, box.top() + 10, 3, box.height() - 20), 1.5, 1.5)

    def _draw_upper(self, painter: QPainter, box: QRect, row: Row) -> None:
        tokens = self._look.tokens
        date = f"{row.latest_day.day} {row.latest_day:%b %Y}" if row.latest_day else ""
        small = fonts.secondary_font()
        width = QFontMetrics(small).horizontalAdvance(date)
        painter.setFont(small)
        painter.setPen(QColor(tokens.secondary))
        painter.drawText(box, _VCENTRE | Qt.AlignmentFlag.AlignTrailing, date)
        font = fonts.strong_font() if row.is_new else fonts.text_font()
        if not row.is_new:
            font.setWeight(QFont.Weight.Medium)
        _draw_cut(painter, box.adjusted(0, 0, -width - SPACE_S, 0), row.title, font, tokens.text)

    def _draw_lower(self, painter: QPainter, box: QRect, row: Row) -> None:
        right = box.right()
        painter.setPen(Qt.PenStyle.NoPen)
        for topic, _ in reversed(row.topics[:_DOTS]):
            painter.setBrush(QColor(self._look.hue(self._hue_of(topic))))
            painter.drawEllipse(QPoint(right - 4, box.center().y() + 1), 4, 4)
            right -= 11
        text = box.adjusted(0, 0, right - box.right() - SPACE_S, 0)
        _draw_cut(painter, text, _second_line(row), fonts.secondary_font(), self._look.tokens.secondary)


def _second_line(row: Row) -> str:
    period = show_period(row.period) if row.period else ""
    series = row.series if row.series and row.series not in row.title else ""
    words = [series or row.issuer or "", period]
    return " · ".join(filter(None, words)) or f"{row.words:,} words"


def _draw_cut(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _VCENTRE | Qt.AlignmentFlag.AlignLeading, shown)


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
