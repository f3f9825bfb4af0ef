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
from briefer.ui.look.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from briefer.ui.pack.rows import show_period

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 52
_DOTS = 4
_VCENTRE = Qt.AlignmentFlag.AlignVCenter


class BulletinDelegate(QStyledItemDelegate):
    """Two lines a bulletin: title; topics, origin, days."""

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
        lines = [f"<b>{_safe(row.title)}</b>", _safe(row.series or ""), _safe(row.issuer or ""), _days(row)]
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
        font = fonts.strong_font() if row.is_new else fonts.text_font()
        _draw_cut(painter, box, row.title, font, self._look.tokens.text)

    def _draw_lower(self, painter: QPainter, box: QRect, row: Row) -> None:
        """Series or issuer at the left, dots after it, days at the right."""
        tokens = self._look.tokens
        small = fonts.secondary_font()
        metrics = QFontMetrics(small)
        days = _days(row)
        painter.setFont(small)
        painter.setPen(QColor(tokens.secondary))
        painter.drawText(box, _VCENTRE | Qt.AlignmentFlag.AlignTrailing, days)
        left = box.left()
        painter.setPen(Qt.PenStyle.NoPen)
        for topic, _ in row.topics[:_DOTS]:
            painter.setBrush(QColor(self._look.hue(self._hue_of(topic))))
            painter.drawEllipse(QPoint(left + 4, box.center().y() + 1), 4, 4)
            left += 11
        left += SPACE_XS if row.topics else 0
        room = box.right() - metrics.horizontalAdvance(days) - SPACE_S - left
        if room > 30:
            _draw_cut(painter, QRect(left, box.top(), room, box.height()), _origin(row), small, tokens.secondary)


def _days(row: Row) -> str:
    """Return the period covered, else the day the bulletin is sorted by."""
    day = row.latest_day
    return (show_period(row.period) if row.period else "") or (f"{day.day} {day:%b %Y}" if day else "")


def _origin(row: Row) -> str:
    series = row.series if row.series and row.series not in row.title else ""
    return series or row.issuer or f"{row.words:,} words"


def _draw_cut(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _VCENTRE | Qt.AlignmentFlag.AlignLeading, shown)


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
