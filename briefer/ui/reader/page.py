"""Sets a bulletin as a Qt document: a head, then its blocks at a calm measure, with mentions tinted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from briefer.bulletin import Block, BlockKind, Bulletin, MarkKind, Mention
from briefer.ui.look import fonts
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import READER_LINE_PX, READER_PX, TINT, blend
from briefer.ui.pack.rows import show_period
from briefer.ui.reader.positions import Positions

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_HEADING_PX = {1: 19, 2: 17, 3: 15}


class Page:
    """A document under construction, and where its text stands."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        self._look = look
        self.document = document
        self.positions = Positions()
        self.mentions: list[tuple[int, int, Mention]] = []  # in document positions
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(fonts.reader_font())
        document.setDocumentMargin(0)
        self._cursor = QTextCursor(document)
        self._begun = False

    def set_bulletin(self, bulletin: Bulletin) -> None:
        """Write head and blocks."""
        self._cursor.beginEditBlock()
        self._write_head(bulletin)
        for number, block in enumerate(bulletin.blocks):
            if number == 0 and block.text.strip() == bulletin.title.strip():
                self.positions.add(0, 0, 0, "")
                continue
            self._write_block(number, block)
        self._cursor.endEditBlock()

    def tint(self, mentions: Sequence[Mention], hue_of: Callable[[str], int]) -> None:
        """Put each topic's tint behind its mentions; lines do not move."""
        self._cursor.beginEditBlock()
        for mention in mentions:
            passage = mention.passage
            span = self.positions.in_document(passage.block, passage.start, passage.end)
            if span is None or span[0] == span[1]:
                continue
            self.mentions.append((*span, mention))
            shade = QTextCharFormat()
            hue = self._look.hue(hue_of(mention.topic))
            shade.setBackground(QColor(blend(hue, self._look.tokens.surface, TINT + 0.04)))
            cursor = QTextCursor(self.document)
            cursor.setPosition(span[0])
            cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(shade)
        self._cursor.endEditBlock()

    # the head

    def _write_head(self, bulletin: Bulletin) -> None:
        tokens = self._look.tokens
        above = " · ".join(filter(None, (bulletin.series, bulletin.issuer)))
        if above:
            self._line(above, fonts.secondary_font(), tokens.secondary, after=4)
        self._line(bulletin.title, fonts.strong_font(22), tokens.text, after=6)
        below = self._described(bulletin)
        if below:
            self._line(below, fonts.secondary_font(), tokens.secondary, after=18)

    @staticmethod
    def _described(bulletin: Bulletin) -> str:
        published = f"published {bulletin.published.day} {bulletin.published:%b %Y}" if bulletin.published else ""
        period = show_period(bulletin.period) if bulletin.period else ""
        grade = f"{bulletin.reliability or ''}{bulletin.credibility or ''}"
        words = f"{len(bulletin.text.split()):,} words"
        return "   ·   ".join(filter(None, (period, published, bulletin.marking, grade, words)))

    def _line(self, text: str, font: QFont, colour: str, *, after: int) -> None:
        shape = QTextBlockFormat()
        shape.setBottomMargin(after)
        self._new_block(shape)
        self._cursor.insertText(text, self._ink(font, colour))

    # the blocks

    def _write_block(self, number: int, block: Block) -> None:
        if block.kind is BlockKind.TABLE:
            self._write_table(number, block)
            return
        shape = self._shape(block)
        self._new_block(shape)
        ink = self._block_ink(block)
        if block.kind is BlockKind.LIST_ITEM:
            self._cursor.insertText(f"{block.label or '•'}\t", ink)
        elif block.kind is BlockKind.FOOTNOTE and block.label:
            self._cursor.insertText(f"{block.label}  ", ink)
        start = self._cursor.position()
        self._cursor.insertText(block.text.replace("\n", "\u2028"), ink)
        self.positions.add(number, 0, start, block.text)
        self._write_marks(number, block)

    def _shape(self, block: Block) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        shape.setLineHeight(READER_LINE_PX, _FIXED)
        shape.setBottomMargin(12)
        if block.direction == "rtl":
            shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        match block.kind:
            case BlockKind.HEADING:
                shape.setTopMargin(14)
                shape.setBottomMargin(6)
                shape.setHeadingLevel(min(6, max(1, block.level)))
            case BlockKind.LIST_ITEM:
                shape.setLeftMargin(22 * (block.level + 1))
                shape.setTextIndent(-22)
                shape.setTabPositions([QTextOption.Tab(22 * (block.level + 1), QTextOption.TabType.LeftTab)])
                shape.setBottomMargin(6)
            case BlockKind.QUOTATION:
                shape.setLeftMargin(26)
                shape.setRightMargin(26)
            case BlockKind.FOOTNOTE | BlockKind.FIGURE:
                shape.setLineHeight(18, _FIXED)
                shape.setBottomMargin(6)
        return shape

    def _block_ink(self, block: Block) -> QTextCharFormat:
        tokens = self._look.tokens
        match block.kind:
            case BlockKind.HEADING:
                return self._ink(fonts.strong_font(_HEADING_PX.get(block.level, READER_PX)), tokens.text)
            case BlockKind.FOOTNOTE | BlockKind.FIGURE:
                return self._ink(fonts.reader_font(13), tokens.secondary)
        return self._ink(fonts.reader_font(), tokens.text)

    def _write_marks(self, number: int, block: Block) -> None:
        for mark in block.marks:
            span = self.positions.in_document(number, mark.start, mark.end)
            if span is None:
                continue
            extra = QTextCharFormat()
            match mark.kind:
                case MarkKind.BOLD:
                    extra.setFontWeight(QFont.Weight.DemiBold)
                case MarkKind.ITALIC:
                    extra.setFontItalic(True)
                case MarkKind.LINK:
                    extra.setForeground(QColor(self._look.tokens.accent))
                    extra.setToolTip(mark.target or "")
                case MarkKind.NOTE:
                    extra.setForeground(QColor(self._look.tokens.accent))
            cursor = QTextCursor(self.document)
            cursor.setPosition(span[0])
            cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(extra)

    def _write_table(self, number: int, block: Block) -> None:
        rows = block.rows
        columns = max(map(len, rows), default=1)
        self._new_block(QTextBlockFormat())
        table = self._cursor.insertTable(len(rows), columns, self._table_format(columns))
        offset = 0
        for r, row in enumerate(rows):
            bold = r < block.header_rows
            ink = self._ink(fonts.strong_font(13) if bold else fonts.reader_font(14), self._look.tokens.text)
            for c, text in enumerate(row):
                cell = table.cellAt(r, c).firstCursorPosition()
                self.positions.add(number, offset, cell.position(), text)
                cell.insertText(text, ink)
                offset += len(text) + 1
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._begun = True

    def _table_format(self, columns: int) -> QTextTableFormat:
        shape = QTextTableFormat()
        shape.setCellPadding(5)
        shape.setCellSpacing(0)
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QBrush(QColor(self._look.tokens.hairline)))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setTopMargin(6)
        shape.setBottomMargin(14)
        return shape

    def _new_block(self, shape: QTextBlockFormat) -> None:
        if self._begun:
            self._cursor.insertBlock(shape)
        else:
            self._cursor.setBlockFormat(shape)
            self._begun = True

    @staticmethod
    def _ink(font: QFont, colour: str) -> QTextCharFormat:
        ink = QTextCharFormat()
        ink.setFont(font)
        ink.setForeground(QColor(colour))
        return ink
