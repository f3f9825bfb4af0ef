"""The page view: shows PDFs from memory, keeps its place, and knows which item was clicked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefer.ui.look.look import Look
from briefer.ui.preview.view import PageView


def pdf(pages: int) -> bytes:
    """Return a PDF of A4 pages with a word on each."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for number in range(pages):
        painter.drawText(400, 400, f"Page {number + 1}")
        if number < pages - 1:
            writer.newPage()
    painter.end()
    buffer.close()
    return content.data()


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> Iterator[PageView]:
    holder = QWidget()
    qtbot.addWidget(holder)
    view = PageView(look, holder)
    view.resize(627, 800)
    holder.resize(640, 820)
    holder.show()
    yield view  # its holder lives as long


def test_a_pdf_is_shown_from_memory_again_and_again(view: PageView, qtbot: QtBot) -> None:
    for pages in (3, 1, 5, 2):
        assert view.show_pdf(pdf(pages), {})
        assert view.pages == pages
        qtbot.wait(10)


def test_what_is_no_pdf_leaves_the_old_pages(view: PageView) -> None:
    view.show_pdf(pdf(2), {})
    assert not view.show_pdf(b"no PDF", {})
    assert view.pages == 2


def test_pages_stay_where_they_were_scrolled_to(view: PageView, qtbot: QtBot) -> None:
    view.show_pdf(pdf(6), {})
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 900)
    view.verticalScrollBar().setValue(850)
    view.show_pdf(pdf(6), {})
    assert view.verticalScrollBar().value() == 850


def test_a_click_on_a_page_tells_the_item(view: PageView, qtbot: QtBot) -> None:
    view.show_pdf(pdf(2), {"section": [(0, QRectF(50, 50, 400, 600))], "note": [(0, QRectF(100, 100, 200, 40))]})
    scale = view.page_box(0).width() / 595
    inside = QPointF(16 + 150 * scale, 16 + 120 * scale)
    with qtbot.waitSignal(view.item_clicked) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inside.toPoint())
    assert clicked.args == ["note"]
    assert view.item_at(QPointF(16 + 60 * scale, 16 + 300 * scale)) == "section"
    assert view.item_at(QPointF(2, 2)) is None


def test_choosing_an_item_brings_its_page_into_view(view: PageView, qtbot: QtBot) -> None:
    view.show_pdf(pdf(4), {"late": [(3, QRectF(60, 60, 100, 30))]})
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 900)
    view.choose("late")
    assert view.verticalScrollBar().value() > 1_500


def test_where_pages_stand_is_what_qt_lays_out(view: PageView, qtbot: QtBot) -> None:
    view.show_pdf(pdf(3), {})
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    last = view.page_box(2)
    height = view.verticalScrollBar().maximum() + view.viewport().height()
    assert abs(last.bottom() + view.verticalScrollBar().value() + 14 + 16 - height) <= 1
