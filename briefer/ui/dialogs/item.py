"""Editing one item of the outline: words, with the original beside them where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from briefer.pack.model import (
    AnyItem,
    Assessment,
    Excerpt,
    FigureItem,
    Note,
    Section,
    Summary,
    SummarySentence,
    TableItem,
    Timeline,
)
from briefer.text.wording import CONFIDENCES, LIKELIHOODS
from briefer.ui.dialogs.frame import Frame, field_label
from briefer.ui.pack.rows import KIND_NAMES, kind_of, name_of_source

if TYPE_CHECKING:
    from briefer.workspace.packs import OpenPack

Take = Callable[[AnyItem], object]


def edit_item(item: AnyItem, parent: QWidget, take: Take, open_pack: OpenPack | None) -> None:
    """Open the dialog for the item's kind; `take` gets the changed item."""
    match item:
        case Excerpt():
            ExcerptDialog(item, parent, take, open_pack).open()
        case Summary():
            SummaryDialog(item, parent, take).open()
        case Assessment():
            AssessmentDialog(item, parent, take).open()
        case Note():
            TextDialog(item, "text", parent, take, long=True).open()
        case Section() | Timeline():
            TextDialog(item, "title", parent, take).open()
        case TableItem() | FigureItem():
            TextDialog(item, "caption", parent, take).open()


class TextDialog(Frame):
    """One text: a note, or the title of a section, timeline, table or figure."""

    def __init__(self, item: AnyItem, name: str, parent: QWidget, take: Take, *, long: bool = False) -> None:
        super().__init__(KIND_NAMES[kind_of(item)], "Keep", parent)
        self._item, self._name, self._take = item, name, take
        self.text = QPlainTextEdit(self) if long else QLineEdit(self)
        if isinstance(self.text, QPlainTextEdit):
            self.text.setPlainText(getattr(item, name))
            self.text.setMinimumHeight(160)
            self.text.setTabChangesFocus(True)
        else:
            self.text.setText(getattr(item, name))
            self.text.selectAll()
        self.text.setAccessibleName(KIND_NAMES[kind_of(item)])
        self.body.addWidget(self.text)
        self.text.setFocus()

    def accepting(self) -> None:
        """Keep the words; an empty text is not kept."""
        words = (self.text.toPlainText() if isinstance(self.text, QPlainTextEdit) else self.text.text()).strip()
        if not words:
            self.show_fault(self.tr("Write something, or press Cancel."))
            return
        if words != getattr(self._item, self._name):
            self._take(msgspec.structs.replace(self._item, **{self._name: words}))
        self.accept()


class ExcerptDialog(Frame):
    """The original wording above, the edited one below."""

    def __init__(self, item: Excerpt, parent: QWidget, take: Take, open_pack: OpenPack | None) -> None:
        super().__init__("Excerpt", "Keep", parent, width=620)
        self._item, self._take = item, take
        source = open_pack.sources.get(item.passage.bulletin) if open_pack else None
        self.body.addWidget(
            field_label(self.tr("Original · {source}").format(source=name_of_source(source) if source else ""), self)
        )
        original = QPlainTextEdit(item.passage.quotation, self)
        original.setReadOnly(True)
        original.setMaximumHeight(150)
        original.setAccessibleName(self.tr("Original wording"))
        self.body.addWidget(original)
        self.body.addWidget(field_label(self.tr("Wording in the pack"), self))
        self.text = QPlainTextEdit(item.wording, self)
        self.text.setMinimumHeight(150)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Wording in the pack"))
        self.body.addWidget(self.text)
        restore = QPushButton(self.tr("Restore the original"), self)
        restore.clicked.connect(lambda: self.text.setPlainText(item.passage.quotation))
        self.marking = QLineEdit(item.marking, self, placeholderText=self.tr("Portion marking"))
        self.marking.setMaximumWidth(180)
        row = QHBoxLayout()
        row.addWidget(restore)
        row.addStretch(1)
        row.addWidget(self.marking)
        self.body.addLayout(row)
        self.text.setFocus()

    def accepting(self) -> None:
        """Keep the wording; the original always stays."""
        words = self.text.toPlainText().strip()
        if not words:
            self.show_fault(self.tr("An excerpt needs words. Remove it from the outline instead."))
            return
        edited = None if words == self._item.passage.quotation else words
        changed = msgspec.structs.replace(self._item, edited=edited, marking=self.marking.text().strip())
        if changed != self._item:
            self._take(changed)
        self.accept()


class SummaryDialog(Frame):
    """One field a sentence; a sentence that is changed is flagged, not silently kept as the sources'."""

    def __init__(self, item: Summary, parent: QWidget, take: Take) -> None:
        super().__init__("Summary", "Keep", parent, width=640)
        self._item, self._take = item, take
        told = self.tr("A sentence you change is flagged: it no longer stands word for word in its sources.")
        self.body.addWidget(field_label(told, self))
        self.fields: list[QPlainTextEdit] = []
        for number, sentence in enumerate(item.sentences, 1):
            sources = len({passage.bulletin for passage in sentence.passages})
            flags = f" · {', '.join(sentence.flags)}" if sentence.flags else ""
            label = self.tr("Sentence {n} · sources: {s}").format(n=number, s=sources) + flags
            self.body.addWidget(field_label(label, self))
            field = QPlainTextEdit(sentence.text, self)
            field.setMaximumHeight(78)
            field.setTabChangesFocus(True)
            field.setAccessibleName(label)
            self.fields.append(field)
            self.body.addWidget(field)
        self.body.addWidget(QLabel(self.tr("Empty a field to remove its sentence."), self))

    def accepting(self) -> None:
        """Keep the sentences."""
        kept = [_changed(s, field.toPlainText()) for s, field in zip(self._item.sentences, self.fields, strict=True)]
        sentences = tuple(sentence for sentence in kept if sentence.text)
        if not sentences:
            self.show_fault(self.tr("A summary needs a sentence. Remove it from the outline instead."))
            return
        if sentences != self._item.sentences:
            self._take(msgspec.structs.replace(self._item, sentences=sentences))
        self.accept()


class AssessmentDialog(Frame):
    """The house's judgement, with likelihood and confidence as ICD 203 words them."""

    def __init__(self, item: Assessment, parent: QWidget, take: Take) -> None:
        super().__init__("Assessment", "Keep", parent, width=580)
        self._item, self._take = item, take
        self.text = QPlainTextEdit(item.text, self)
        self.text.setMinimumHeight(140)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Assessment"))
        self.body.addWidget(self.text)
        self.likelihood, self.confidence = (
            _choice(("", *LIKELIHOODS), item.likelihood, self),
            _choice(("", *CONFIDENCES), item.confidence, self),
        )
        form = QFormLayout()
        form.addRow(self.tr("Likelihood"), self.likelihood)
        form.addRow(self.tr("Confidence in the sources"), self.confidence)
        self.body.addLayout(form)
        self.text.setFocus()

    def accepting(self) -> None:
        """Keep the judgement."""
        words = self.text.toPlainText().strip()
        if not words:
            self.show_fault(self.tr("Write something, or press Cancel."))
            return
        values = {
            "text": words,
            "likelihood": self.likelihood.currentText(),
            "confidence": self.confidence.currentText(),
        }
        self._take(msgspec.structs.replace(self._item, **values))
        self.accept()


def _changed(sentence: SummarySentence, words: str) -> SummarySentence:
    words = words.strip()
    if words == sentence.text:
        return sentence
    flags = tuple(dict.fromkeys((*sentence.flags, "edited")))
    return msgspec.structs.replace(sentence, text=words, flags=flags)


def _choice(values: tuple[str, ...], chosen: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.addItems(values)
    box.setCurrentText(chosen)
    return box
