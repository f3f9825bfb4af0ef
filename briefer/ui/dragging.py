"""What is dragged: bulletins, a topic, passages, outline items, files; written to and read from Qt's mime data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PySide6.QtCore import QMimeData, QUrl

from briefer.bulletin import Passage

BULLETINS = "application/x-briefer-bulletins"
TOPICS = "application/x-briefer-topics"
PASSAGES = "application/x-briefer-passages"
ITEMS = "application/x-briefer-items"
OURS = (BULLETINS, TOPICS, PASSAGES, ITEMS)


@dataclass(frozen=True, slots=True)
class Dragged:
    """What a drop brings; exactly one is not empty."""

    bulletins: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    items: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the drop brings nothing we know."""
        return not (self.bulletins or self.topics or self.passages or self.items or self.files)


def with_ids(kind: str, ids: Sequence[str], text: str = "") -> QMimeData:
    """Return mime data of `kind` that holds ids; `text` is what other programs get."""
    mime = QMimeData()
    mime.setData(kind, msgspec.json.encode(list(ids)))
    if text:
        mime.setText(text)
    return mime


def with_passages(passages: Sequence[Passage]) -> QMimeData:
    """Return mime data that holds passages, and their words for other programs."""
    mime = QMimeData()
    mime.setData(PASSAGES, msgspec.json.encode(list(passages)))
    mime.setText("\n\n".join(passage.quotation for passage in passages))
    return mime


def dragged(mime: QMimeData) -> Dragged:
    """Return what the mime data brings."""
    if mime.hasFormat(ITEMS):
        return Dragged(items=_ids(mime, ITEMS))
    if mime.hasFormat(BULLETINS):
        return Dragged(bulletins=_ids(mime, BULLETINS))
    if mime.hasFormat(TOPICS):
        return Dragged(topics=_ids(mime, TOPICS))
    if mime.hasFormat(PASSAGES):
        found = msgspec.json.decode(mime.data(PASSAGES).data(), type=list[Passage])
        return Dragged(passages=tuple(found))
    return Dragged(files=local_files(mime.urls()))


def local_files(urls: Sequence[QUrl]) -> tuple[Path, ...]:
    """Return the files and folders among the addresses that lie on this machine."""
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def brings_something(mime: QMimeData) -> bool:
    """Whether a drop of this may do something; quick, for every move of the mouse."""
    return any(mime.hasFormat(kind) for kind in OURS) or any(url.isLocalFile() for url in mime.urls())


def words(mime: QMimeData) -> tuple[str, str]:
    """Return the text and the HTML that another program brings; empty where it is ours, or brings files."""
    if any(mime.hasFormat(kind) for kind in OURS) or local_files(mime.urls()):
        return "", ""
    return (mime.text() if mime.hasText() else ""), (mime.html() if mime.hasHtml() else "")


def brings_words(mime: QMimeData) -> bool:
    """Whether a drop of this brings another program's text; quick, for every move of the mouse."""
    is_other = not any(mime.hasFormat(kind) for kind in OURS) and not any(url.isLocalFile() for url in mime.urls())
    return is_other and (mime.hasText() or mime.hasHtml())


def _ids(mime: QMimeData, kind: str) -> tuple[str, ...]:
    return tuple(msgspec.json.decode(mime.data(kind).data(), type=list[str]))
