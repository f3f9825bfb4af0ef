"""The small card that follows the mouse while something is dragged."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap

from briefer.ui.look import fonts
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import RADIUS

_WIDTH, _HEIGHT = 260, 34


def card(look: Look, title: str, *, more: int = 0, ratio: float = 1.0) -> QPixmap:
    """Return a card with a title, and how many more are dragged with it."""
    tokens = look.tokens
    picture = QPixmap(round(_WIDTH * ratio), round(_HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent), 1))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(QRectF(0.5, 0.5, _WIDTH - 1, _HEIGHT - 1), RADIUS, RADIUS)
    right = _WIDTH - 12
    if more:
        right = _draw_count(painter, look, f"+{more}", right)
    font = fonts.text_font()
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    words = QFontMetrics(font).elidedText(" ".join(title.split()), Qt.TextElideMode.ElideRight, right - 16)
    painter.drawText(QRectF(12, 0, right - 12, _HEIGHT), Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    return picture


def _draw_count(painter: QPainter, look: Look, text: str, right: int) -> int:
    """Draw a count at the right; returns where it begins."""
    font = fonts.secondary_font()
    width = QFontMetrics(font).horizontalAdvance(text) + 12
    box = QRectF(right - width, 8, width, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.tokens.accent))
    painter.drawRoundedRect(box, 9, 9)
    painter.setFont(font)
    painter.setPen(QColor(look.tokens.on_accent))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return right - width - 6
