"""Reads the pages of an open PDF into blocks."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

from briefer.bulletin import Block
from briefer.importing.pdf.aligned import aligned_tables
from briefer.importing.pdf.drawings import Drawings, drawings_of
from briefer.importing.pdf.furniture import without_furniture
from briefer.importing.pdf.leaders import without_leaders
from briefer.importing.pdf.lines import Line, ordered_lines, segments_of, set_edges
from briefer.importing.pdf.notes import Note, mark_calls, usual_size, without_notes
from briefer.importing.pdf.paragraphs import Flow, blocks_of
from briefer.importing.pdf.tables import Table, ruled_tables
from briefer.importing.pdf.words import Box, Turn, links_of, mark_links, quarters_of, words_of

_SMALLEST_PICTURE = 40.0  # points; smaller ones are ornaments


def read_pages(document: Any) -> tuple[tuple[Block, ...], bool]:
    """Return the blocks of all pages, and whether there are pictures; a page that cannot be loaded is passed over."""
    pages: list[list[Line]] = []
    tables: list[list[Table]] = []
    heights: list[float] = []
    ruled: list[list[float]] = []
    pictures: dict[int, list[Box]] = {}
    drawn = False
    for number in range(len(document)):
        lines, found, drawings, height = _read_page(document, number)
        pages.append(lines)
        tables.append(found)
        heights.append(height)
        ruled.append(drawings.gutters)
        pictures[number + 1] = [box for box in drawings.pictures if box.x1 - box.x0 > _SMALLEST_PICTURE]
        drawn = drawn or bool(drawings.pictures)
    pages, notes = _without_notes(without_furniture(pages, heights))
    pages = _in_order(pages, ruled)
    labelled = _labelled(pages, notes)
    flows = [_with_tables(lines, found) for lines, found in zip(pages, tables, strict=True)]
    return tuple(blocks_of(flows, pictures, labelled)), drawn


def _without_notes(pages: list[list[Line]]) -> tuple[list[list[Line]], list[list[Note]]]:
    """Return the pages without their footnotes, and the footnotes of each."""
    size = usual_size(pages)
    kept: list[list[Line]] = []
    found: list[list[Note]] = []
    last = 0
    for number, lines in enumerate(pages, start=1):
        rest, notes = without_notes(lines, size, last, number)
        kept.append(rest)
        found.append(notes)
        last = int(notes[-1].label) if notes else last
    return kept, found


def _labelled(pages: list[list[Line]], notes: list[list[Note]]) -> list[Note]:
    """Return all footnotes, and mark the words that call them; where each page counts anew, labels are made to differ."""
    known: set[str] = set()
    labelled: list[Note] = []
    for lines, found in zip(pages, notes, strict=True):
        mark_calls(lines, [note.label for note in found])
        renamed = {note.label: f"{note.label} ({note.page})" for note in found if note.label in known}
        for word in (word for line in lines for word in line.words if word.note in renamed):
            word.note = renamed[word.note or ""]
        for note in found:
            note.label = renamed.get(note.label, note.label)
        known |= {note.label for note in found}
        labelled += found
    return labelled


def _in_order(pages: list[list[Line]], ruled: list[list[float]]) -> list[list[Line]]:
    """Return the lines of the pages in reading order; columns of a page hold on the next where nothing runs across them."""
    found: list[list[Line]] = []
    gutters: list[float] = []
    for number, segments in enumerate(pages, start=1):
        lines, gutters = ordered_lines(segments, number, [*ruled[number - 1], *gutters])
        set_edges(lines)
        found.append(lines)
    return found


def _read_page(document: Any, number: int) -> tuple[list[Line], list[Table], Drawings, float]:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return [], [], Drawings(), 0.0
    text = pdfium.FPDFText_LoadPage(page)
    try:
        turn = Turn(page, quarters_of(text) if text else 0)
        words = without_leaders(words_of(text, turn)) if text else []
        mark_links(words, links_of(document, page, turn))
        drawings = drawings_of(page, turn)
        tables, words = ruled_tables(drawings, words)
        aligned, segments = aligned_tables(segments_of(words, drawings.gutters))
        return segments, tables + aligned, drawings, turn.height
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _with_tables(lines: list[Line], tables: list[Table]) -> list[Flow]:
    """Put each table before the first line below it in its column."""
    flow: list[Flow] = list(lines)
    for table in tables:
        place = len(flow)
        for index, item in enumerate(flow):
            if (
                isinstance(item, Line)
                and item.base > table.box.top
                and item.x0 < table.box.x1
                and item.x1 > table.box.x0
            ):
                place = index
                break
        flow.insert(place, table)
    return flow
