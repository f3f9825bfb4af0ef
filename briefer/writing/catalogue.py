"""The writers, by the ending of what they write; and writing one document to several files at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefer.document.blocks import Contents
from briefer.document.house import HouseStyle
from briefer.document.inlines import Field, FieldKind
from briefer.document.tree import Document
from briefer.document.walk import inlines, walk
from briefer.faults import Cancelled, Fault
from briefer.writing.swapping import check_target, swap_in

if TYPE_CHECKING:
    from briefer.writing.pdf import PdfResult


class Rendering:
    """One document on its way into several formats; its pages are laid out once, and only where something needs them."""

    def __init__(self, document: Document, house: HouseStyle) -> None:
        self.document = document
        self.house = house

    @cached_property
    def pdf(self) -> PdfResult:
        """The document as PDF."""
        from briefer.writing.pdf import render_pdf

        return render_pdf(self.document, self.house)

    @cached_property
    def pages(self) -> Mapping[str, int]:
        """The page of each anchor where the document shows page numbers of its own; empty where it does not, or no PDF can be made of it."""
        if not _shows_pages(self.document):
            return {}
        try:
            return self.pdf.anchors
        except Fault:
            return {}


def _docx(rendering: Rendering) -> bytes:
    from briefer.writing.docx import render_docx

    return render_docx(rendering.document, rendering.house, pages=rendering.pages)


def _pdf(rendering: Rendering) -> bytes:
    return rendering.pdf.content


def _html(rendering: Rendering) -> bytes:
    from briefer.writing.html import render_html

    return render_html(rendering.document, rendering.house)


def _markdown(rendering: Rendering) -> bytes:
    from briefer.writing.markdown import render_markdown

    return render_markdown(rendering.document)


Writer = Callable[[Rendering], bytes]
OnProgress = Callable[[int, int, str], None]
Stop = Callable[[], bool]

# In the order they are written: the pages of the PDF number the contents of the others.
WRITERS: Mapping[str, Writer] = MappingProxyType({".pdf": _pdf, ".docx": _docx, ".html": _html, ".md": _markdown})


def write(
    document: Document,
    house: HouseStyle,
    targets: Sequence[Path],
    *,
    on_progress: OnProgress | None = None,
    stop: Stop | None = None,
    on_remark: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write the document to every target, the format by its ending; return the targets.

    All are rendered before the first is touched, written beside their places and swapped in whole. Raises Fault for an
    ending without a writer, a target that is open elsewhere or may not be written, and a full disk; Cancelled where `stop` says so.
    `on_progress` hears (done, total, file name), `on_remark` what the PDF could not follow, such as a character no font has.
    """
    for target in targets:
        _writer_of(target)
        check_target(target)
    rendering = Rendering(document, house)
    rendered: dict[Path, bytes] = {}
    for target in sorted(targets, key=lambda one: list(WRITERS).index(one.suffix.lower())):
        if stop and stop():
            raise Cancelled
        if on_progress:
            on_progress(len(rendered), len(targets), target.name)
        rendered[target] = _writer_of(target)(rendering)
    if stop and stop():
        raise Cancelled
    swap_in(rendered)
    if on_progress:
        on_progress(len(targets), len(targets), "")
    if on_remark and any(target.suffix.lower() == ".pdf" for target in targets):
        for remark in rendering.pdf.remarks:
            on_remark(remark)
    return list(targets)


def _writer_of(target: Path) -> Writer:
    """Return the writer for a file's ending; raises Fault where there is none."""
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise Fault(
            "writing.unknown_ending",
            "Briefer cannot write {name}: no format goes with its ending. Use one of {endings}.",
            name=target.name,
            endings=", ".join(WRITERS),
        )
    return writer


def _shows_pages(document: Document) -> bool:
    """Whether contents or references in the document show page numbers."""
    return any(isinstance(block, Contents) for block in walk(document)) or any(
        isinstance(inline, Field) and inline.kind is FieldKind.PAGE_OF for inline in inlines(document)
    )
