"""The new-pack dialog: template, days, topics, length; the draft opens at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogs.frame import Frame, field_label
from briefer.ui.dialogs.marking import MarkingBox
from briefer.ui.dialogs.topic_choice import TopicChoice
from briefer.ui.jobs import Lane
from briefer.ui.look.look import Look
from briefer.ui.look.tokens import SPACE_S, SPACE_XL
from briefer.ui.session import Session
from briefer.ui.wishes import DraftWish

if TYPE_CHECKING:
    from briefer.ui.pack_calls import Material
    from briefer.workspace.packs import OpenPack

_PICTURE_PX = 150


class NewPackDialog(Frame):
    """Asks what the pack is about, and drafts it."""

    drafted = Signal(object)  # OpenPack

    def __init__(
        self, session: Session, look: Look, bulletins: tuple[str, ...], topics: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__("New pack", "Draft", parent, width=760)
        self._session, self._look, self._bulletins = session, look, bulletins
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_XL)
        columns.addLayout(self._left(), 5)
        columns.addLayout(self._right(look, topics), 4)
        self.body.addLayout(columns)
        empty = QPushButton(self.tr("Start empty"), self)
        empty.clicked.connect(self._start_empty)
        self.foot.insertWidget(0, empty)
        session.ask(lambda calls: calls.packs.material(bulletins), self._take, lane=Lane.PACK, failed=self.show_fault)

    def _left(self) -> QVBoxLayout:
        self._make_fields()
        self._picture = QLabel(self)
        self._described = field_label("", self)
        self._described.setWordWrap(True)
        shown = QHBoxLayout()
        shown.addWidget(self._picture)
        shown.addWidget(self._described, 1)
        column = QVBoxLayout()
        column.addLayout(self._form())
        column.addLayout(shown)
        column.addStretch(1)
        return column

    def _make_fields(self) -> None:
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(self.tr("Weekly brief"))
        self.series, self.number = QLineEdit(self), QLineEdit(self)
        self.first, self.last = _day_field(self), _day_field(self)
        self.all_days = QCheckBox(self.tr("All days"), self)
        self.all_days.toggled.connect(self._show_days)
        self.words = QSpinBox(self)
        self.words.setRange(200, 50_000)
        self.words.setSingleStep(100)
        self.words.setValue(1_800)
        self.words.setSuffix(self.tr(" words at most"))
        self.marking = MarkingBox("", self)
        self.template = QComboBox(self)
        self.template.currentIndexChanged.connect(self._show_template)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Series"), self.series)
        form.addRow(self.tr("Number"), self.number)
        if self._bulletins:
            form.addRow(self.tr("Bulletins"), QLabel(self.tr("{n} chosen").format(n=len(self._bulletins)), self))
            for widget in (self.first, self.last, self.all_days):
                widget.hide()
        else:
            days = QHBoxLayout()
            days.setSpacing(SPACE_S)
            for part in (self.first, QLabel("–", self), self.last):
                days.addWidget(part)
            form.addRow(self.tr("Days"), days)
            form.addRow("", self.all_days)
        form.addRow(self.tr("Length"), self.words)
        form.addRow(self.tr("Marking"), self.marking)
        form.addRow(self.tr("Template"), self.template)
        return form

    def _right(self, look: Look, topics: Sequence[str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE_S)
        self.topics = TopicChoice(look, topics, self)
        self._told = field_label("", self)
        self.topics.changed.connect(self._tell_topics)
        head = QLabel(self.tr("Topics"), self)
        head.setProperty("role", "heading")
        column.addWidget(head)
        column.addWidget(self.topics, 1)
        column.addWidget(self._told)
        self._tell_topics()
        return column

    def wish(self) -> DraftWish:
        """Return what is asked for."""
        all_days = self.all_days.isChecked() or bool(self._bulletins)
        return DraftWish(
            bulletins=self._bulletins,
            topics=self.topics.chosen(),
            start=None if all_days else _day(self.first),
            end=None if all_days else _day(self.last),
            title=self.title.text().strip() or self.title.placeholderText(),
            series=self.series.text().strip(),
            number=self.number.text().strip(),
            marking=self.marking.marking(),
            words=self.words.value(),
            template=str(self.template.currentData() or "weekly-brief"),
        )

    def accepting(self) -> None:
        """Draft in the background; the dialog stays until the draft is there."""
        wish = self.wish()
        self.show_fault("")
        self.accept_button.setEnabled(False)
        self.accept_button.setText(self.tr("Drafting…"))
        self._session.change(
            lambda calls, job: calls.packs.draft(wish),
            self._done,
            title=self.tr("Drafting"),
            lane=Lane.PACK,
            failed=self._failed,
        )

    def _start_empty(self) -> None:
        title = self.title.text().strip() or self.title.placeholderText()
        self._session.ask(
            lambda calls: calls.packs.empty_pack(title), self._done, lane=Lane.PACK, failed=self.show_fault
        )

    def _done(self, pack: OpenPack) -> None:
        self.drafted.emit(pack)
        self.accept()

    def _failed(self, problem: Exception) -> None:
        self.accept_button.setEnabled(True)
        self.accept_button.setText(self.tr("Draft"))
        self.show_fault(problem)

    def _take(self, material: Material) -> None:
        calls = self._session.calls
        if calls is None:
            return
        self._templates = material.templates
        for template in material.templates:
            self.template.addItem(template.title, template.name)
        self.template.setCurrentIndex(max(0, self.template.findData("weekly-brief")))
        self.topics.show_topics(calls.topics(), material.topics, self._session.hue_of)
        if material.first and material.last:
            self.first.setDate(QDate(material.first.year, material.first.month, material.first.day))
            self.last.setDate(QDate(material.last.year, material.last.month, material.last.day))
        self.title.setFocus()

    def _show_template(self) -> None:
        found = next((t for t in self._templates if t.name == self.template.currentData()), None)
        self._described.setText(found.description if found else "")
        picture = QPixmap()
        if found and found.preview and picture.loadFromData(found.preview):
            ratio = self.devicePixelRatioF()
            picture = picture.scaledToWidth(round(_PICTURE_PX * ratio), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
        self._picture.setPixmap(picture)

    def _show_days(self) -> None:
        for field in (self.first, self.last):
            field.setEnabled(not self.all_days.isChecked())

    def _tell_topics(self) -> None:
        number = len(self.topics.chosen())
        told = self.tr("One section for each of the {n} topics.").format(n=number)
        self._told.setText(told if number else self.tr("None chosen: the ten most mentioned."))


def _day_field(parent: QWidget) -> QDateEdit:
    field = QDateEdit(parent)
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMM yyyy")
    return field


def _day(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())
