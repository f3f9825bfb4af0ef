"""The reader's text: a 68-character measure, tooltips on mentions, selections that are dragged and added as passages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextBrowser, QTextEdit, QToolTip, QWidget

from briefer.bulletin import Bulletin, Mention, Passage
from briefer.ui import dragging
from briefer.ui.look import fonts
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import READER_CHARACTERS, SPACE_XL, blend
from briefer.ui.reader.page import Page

_RULES = {"name": "by its name", "variant": "by a spelling of its name", "rule": "by a rule"}


class ReaderBrowser(QTextBrowser):
    """Shows one bulletin."""

    topic_asked = Signal(str)
    rejected = Signal(object, bool)  # Mention; whether everywhere

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.bulletin: Bulletin | None = None
        self.page: Page | None = None
        self.label_of: Callable[[str], str] = str
        self.setProperty("role", "reader")
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Bulletin"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def selected_passages(self) -> tuple[Passage, ...]:
        """Return what is selected, one passage a block, without spaces at the edges."""
        cursor = self.textCursor()
        if self.bulletin is None or self.page is None or not cursor.hasSelection():
            return ()
        spans = self.page.positions.in_blocks(cursor.selectionStart(), cursor.selectionEnd())
        return tuple(filter(None, (_trimmed(self.bulletin, *span) for span in spans)))

    def show_passage(self, passage: Passage) -> None:
        """Scroll to a passage and set it off until something else is shown."""
        if self.page is None:
            return
        span = self.page.positions.in_document(passage.block, passage.start, passage.end)
        if span is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        shown = QTextCursor(cursor)
        shown.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._scroll_to(cursor)
        self._set_off(shown)

    def forget_passage(self) -> None:
        """Take the setting-off away."""
        self.setExtraSelections([])

    def mention_at(self, position: int) -> Mention | None:
        """Return the mention at a place of the document; the shortest where several lie over each other."""
        found = [m for m in (self.page.mentions if self.page else []) if m[0] <= position < m[1]]
        return min(found, key=lambda m: m[1] - m[0])[2] if found else None

    def go_to_mention(self, forward: bool) -> None:
        """Move to the next or the previous mention, as seen from the cursor."""
        here = self.textCursor().position()
        places = [(begin, end) for begin, end, _ in (self.page.mentions if self.page else [])]
        wanted = [p for p in places if p[0] > here] if forward else [p for p in places if p[0] < here]
        if not places:
            return
        begin, end = (min(wanted) if forward else max(wanted)) if wanted else (min(places) if forward else max(places))
        cursor = self.textCursor()
        cursor.setPosition(begin)
        self.setTextCursor(cursor)
        self._scroll_to(cursor)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._set_off(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Qt: what is dragged or copied: passages for us, words for others."""
        passages = self.selected_passages()
        return dragging.with_passages(passages) if passages else super().createMimeDataFromSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep the measure."""
        self._keep_measure()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Qt: the tooltip of a mention tells topic, name and rule."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mention = self._mention_under(self.viewport().mapFrom(self, event.pos()))
            QToolTip.showText(event.globalPos(), self.told(mention) if mention else "", self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with the selection, and with the mention under the mouse or the cursor."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        mention = self._mention_under(event.pos()) if is_mouse else self.mention_at(self.textCursor().position())
        if mention is not None:
            self._add_mention_actions(menu, mention)
        menu.popup(event.globalPos())

    def _add_mention_actions(self, menu: QMenu, mention: Mention) -> None:
        topic, name = self.label_of(mention.topic), mention.name
        menu.addSeparator()
        menu.addAction(self.told_plainly(mention)).setEnabled(False)
        for words, act in (
            (self.tr("Show bulletins on {topic}"), lambda: self.topic_asked.emit(mention.topic)),
            (self.tr("Not {topic} here"), lambda: self.rejected.emit(mention, False)),
            (self.tr("‘{name}’ never means {topic}…"), lambda: self.rejected.emit(mention, True)),
        ):
            menu.addAction(words.format(topic=topic, name=name).replace("&", "&&"), act)

    def _mention_under(self, point: QPoint) -> Mention | None:
        """Return the mention at a point of the viewport."""
        place = point.toPointF() + _down(self.verticalScrollBar().value())
        position = self.document().documentLayout().hitTest(place, Qt.HitTestAccuracy.ExactHit)
        return self.mention_at(position) if position >= 0 else None

    def told_plainly(self, mention: Mention) -> str:
        """Return topic, name and rule of a mention in one line."""
        how = _RULES.get(mention.rule, mention.rule)
        return self.tr("{topic}, found {how} ‘{name}’").format(
            topic=self.label_of(mention.topic), how=how, name=mention.name
        )

    def told(self, mention: Mention) -> str:
        """Return what the tooltip of a mention says."""
        how = _RULES.get(mention.rule, mention.rule)
        return self.tr("<b>{topic}</b><br>found {how} ‘{name}’").format(
            topic=self.label_of(mention.topic), how=how, name=mention.name
        )

    def _keep_measure(self) -> None:
        measure = QFontMetricsF(fonts.reader_font()).averageCharWidth() * READER_CHARACTERS * 0.98
        bar = self.verticalScrollBar().sizeHint().width()
        side = max(SPACE_XL, int((self.width() - bar - measure) / 2))
        self.setViewportMargins(side, SPACE_XL, side - bar if side > SPACE_XL + bar else SPACE_XL, 0)

    def _scroll_to(self, cursor: QTextCursor) -> None:
        box = self.cursorRect(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + box.top() - self.viewport().height() // 3)

    def _set_off(self, cursor: QTextCursor) -> None:
        mark = QTextEdit.ExtraSelection()
        shade = QTextCharFormat()
        shade.setBackground(QColor(blend(self._look.tokens.accent, self._look.tokens.surface, 0.24)))
        mark.format = shade
        mark.cursor = cursor
        self.setExtraSelections([mark])


def _down(pixels: int) -> QPointF:
    return QPointF(0, pixels)


def _trimmed(bulletin: Bulletin, block: int, start: int, end: int) -> Passage | None:
    """Return the passage of a span without spaces at its edges, None where no words are left."""
    words = bulletin.blocks[block].text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Passage(bulletin.id, block, start, start + len(words), words) if words else None
