"""Draws the rows of the outline: icon of the kind, first words, source in secondary text, badges at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from briefer.bulletin import Bulletin
from briefer.pack.model import AnyItem, Section
from briefer.ui.look import fonts
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import ROW, SPACE_S, SPACE_XS, blend
from briefer.ui.pack.outline_model import ITEM_ROLE
from briefer.ui.pack.rows import KIND_NAMES, Badge, badges, icon_of, kind_of, row_text, source_line

Index = QModelIndex | QPersistentModelIndex
_ICON = 18


class OutlineDelegate(QStyledItemDelegate):
    """Two lines an item, one for a page break."""

    def __init__(
        self,
        look: Look,
        sources: Callable[[], Mapping[str, Bulletin]],
        hue_of: Callable[[str], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._sources = sources
        self._hue_of = hue_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: the height of a row."""
        item = index.data(ITEM_ROLE)
        single = item is not None and kind_of(item) == "page_break"
        return QSize(120, ROW if single else 46)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw a row."""
        item = index.data(ITEM_ROLE)
        if item is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_back(painter, option)
        inner = option.rect.adjusted(SPACE_XS, 0, -SPACE_S, 0)
        left = self._draw_icon(painter, inner, item)
        right = self._draw_badges(painter, inner, badges(item))
        self._draw_words(painter, QRect(left, inner.top(), max(20, right - left), inner.height()), item)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Qt: the tooltip tells kind, words, source and what the badges mean."""
        item = index.data(ITEM_ROLE)
        if event.type() != QEvent.Type.ToolTip or item is None:
            return super().helpEvent(event, view, option, index)
        meanings = [f"{badge.text}: {badge.meaning}" for badge in badges(item) if badge.meaning]
        lines = [
            f"<b>{KIND_NAMES[kind_of(item)]}</b>",
            _safe(row_text(item)),
            _safe(source_line(item, self._sources())),
        ]
        QToolTip.showText(event.globalPos(), "<br>".join([*lines, *map(_safe, meanings)]), view)
        return True

    def _draw_back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = self._look.tokens
        state = option.state
        colour = None
        if state & QStyle.StateFlag.State_Selected:
            colour = tokens.selected
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = tokens.hover
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, -4, -1), 5, 5)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.adjusted(1, 2, -5, -2), 5, 5)

    def _draw_icon(self, painter: QPainter, inner: QRect, item: AnyItem) -> int:
        """Draw the kind's icon; returns where the words begin."""
        tokens = self._look.tokens
        ratio = painter.device().devicePixelRatioF()
        colour = tokens.accent if isinstance(item, Section) else tokens.secondary
        picture = self._look.pixmap(icon_of(item), colour, _ICON, ratio)
        painter.drawPixmap(inner.left() + 2, inner.top() + (inner.height() - _ICON) // 2, picture)
        left = inner.left() + _ICON + SPACE_S + 2
        if isinstance(item, Section) and item.topic:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.hue(self._hue_of(item.topic))))
            painter.drawEllipse(left, inner.top() + 12, 8, 8)
            left += 14
        return left

    def _draw_badges(self, painter: QPainter, inner: QRect, shown: list[Badge]) -> int:
        """Draw badges from the right; returns where they begin."""
        tokens = self._look.tokens
        font = fonts.secondary_font()
        metrics = QFontMetrics(font)
        right = inner.right()
        for badge in reversed(shown):
            width = metrics.horizontalAdvance(badge.text) + 12
            box = QRect(right - width, inner.center().y() - 8, width, 17)
            ink = {"warning": tokens.warning, "accent": tokens.accent}.get(badge.tone, tokens.secondary)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(blend(ink, tokens.panel, 0.14)))
            painter.drawRoundedRect(box, 8, 8)
            painter.setPen(QColor(ink))
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge.text)
            right = box.left() - SPACE_XS
        return right - SPACE_XS

    def _draw_words(self, painter: QPainter, box: QRect, item: AnyItem) -> None:
        tokens = self._look.tokens
        font = fonts.strong_font() if isinstance(item, Section) else fonts.text_font()
        if kind_of(item) == "page_break":
            self._draw_line(painter, box, row_text(item), font, tokens.secondary)
            return
        upper = QRect(box.left(), box.top() + 5, box.width(), 18)
        lower = QRect(box.left(), box.top() + 24, box.width(), 16)
        if isinstance(item, Section) and item.topic:
            lower.setLeft(lower.left() - 14)
        self._draw_line(painter, upper, row_text(item), font, tokens.text)
        self._draw_line(painter, lower, source_line(item, self._sources()), fonts.secondary_font(), tokens.secondary)

    @staticmethod
    def _draw_line(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
