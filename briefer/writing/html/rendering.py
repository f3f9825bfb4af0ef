"""One document as one HTML file: style and pictures inside, landmarks, notes and contents linked, nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.document.blocks import (
    Block,
    Cell,
    Columns,
    Contents,
    Division,
    Event,
    Figure,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    SourceList,
    Table,
    Timeline,
)
from briefer.document.house import HouseStyle
from briefer.document.tree import Document
from briefer.document.walk import plain, walk
from briefer.text.wording import digits, word
from briefer.writing.html.drawing import figure_html
from briefer.writing.html.inlining import Job, attribute
from briefer.writing.html.look import style_sheet


def render_html(document: Document, house: HouseStyle) -> bytes:
    """Return the document as one HTML file in UTF-8; the same document gives the same bytes."""
    job = Job(document)
    body = _blocks(job, document.blocks)
    title = attribute(document.properties.title)
    marking = _marking(document)
    marked = " ".join(filter(None, (document.marking, document.caveats)))
    meta = "".join(
        f'<meta name="{name}" content="{attribute(content)}">'
        for name, content in (
            ("author", document.properties.author),
            ("description", document.properties.subject),
            ("generator", "Briefer"),
        )
        if content
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{attribute(document.language)}" dir="{document.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n{meta}\n'
        f"<style>\n{style_sheet(house, marked)}</style>\n</head>\n<body>\n<header>{marking}{_cover(document)}</header>\n"
        f"<main>\n{body}\n</main>\n{_notes(job)}<footer>{marking}</footer>\n</body>\n</html>\n"
    ).encode()


def _cover(document: Document) -> str:
    """Return what a cover says: issuer, series, title, period, date."""
    values = document.values
    series = " · ".join(filter(None, (values.get("pack.series", ""), values.get("word.issue_number", ""))))
    lines = (("issuer", values.get("pack.issuer", "")), ("series", series))
    after = (
        ("subtitle", values.get("pack.subtitle", "")),
        ("period", values.get("pack.period", "")),
        ("day", values.get("pack.date", "")),
    )
    return _lines(lines) + f'<h1 class="title">{attribute(document.properties.title)}</h1>' + _lines(after)


def _lines(lines: Sequence[tuple[str, str]]) -> str:
    return "".join(f'<p class="{name}">{attribute(text)}</p>' for name, text in lines if text)


def _marking(document: Document) -> str:
    if not document.marking:
        return ""
    caveats = f" <small>{attribute(document.caveats)}</small>" if document.caveats else ""
    kind = (
        document.marking.replace("TLP:", "").replace("+", "-").lower() if document.marking.startswith("TLP:") else "own"
    )
    return f'<p class="marking {attribute(kind)}"><strong>{attribute(document.marking)}</strong>{caveats}</p>'


def _blocks(job: Job, blocks: Sequence[Block]) -> str:
    return "\n".join(filter(None, (_block(job, block) for block in blocks)))


def _block(job: Job, block: Block) -> str:
    own = _own(block)
    match block:
        case Heading():
            return _heading(job, block, own)
        case Paragraph():
            role = "" if block.role is Role.BODY else f' class="{block.role}"'
            return f"<p{role}{own}>{job.line(block.inlines)}</p>"
        case Quotation():
            inner = _blocks(job, block.blocks)
            source = f'<footer class="source-line">{job.line(block.source)}</footer>' if block.source else ""
            return f"<blockquote{_rule(block.colour)}{own}>{inner}{source}</blockquote>"
        case List():
            return _list(job, block, own)
        case Table():
            return _table(job, block, own)
        case Figure():
            return figure_html(job, block, own)
        case Timeline():
            return _timeline(job, block, own)
        case Contents():
            return _contents(job, block)
        case SourceList():
            return _sources(job)
        case Columns():
            return f'<div class="columns" style="columns:{block.count} 16rem"{own}>{_blocks(job, block.blocks)}</div>'
        case Division():
            marking = f'<p class="small portion-marking">{attribute(block.marking)}</p>' if block.marking else ""
            tag = "section" if block.role == "section" else "div"
            return f'<{tag} class="{attribute(block.role)}"{own}>{marking}{_blocks(job, block.blocks)}</{tag}>'
        case PageBreak():
            return ""


def _own(block: Block) -> str:
    """Return the attributes for language and direction of a block of its own."""
    language = f' lang="{attribute(block.language)}"' if block.language else ""
    return language + (f' dir="{attribute(block.direction)}"' if block.direction else "")


def _heading(job: Job, block: Heading, own: str) -> str:
    """Return a heading, one level down: the title is the first."""
    level = min(block.level + 1, 6)
    anchor = f' id="{attribute(block.anchor)}"' if block.anchor else ""
    number = f'<span class="number">{attribute(block.number)}</span> ' if block.number else ""
    return f"<h{level}{anchor}{own}>{number}{job.line(block.inlines)}</h{level}>"


def _list(job: Job, block: List, own: str) -> str:
    items = "".join(f"<li>{_blocks(job, item)}</li>" for item in block.items)
    role = f' class="{attribute(block.role)}"' if block.role else ""
    if not block.ordered:
        return f"<ul{role}{own}>{items}</ul>"
    start = f' start="{block.start}"' if block.start != 1 else ""
    return f"<ol{role}{start}{own}>{items}</ol>"


def _table(job: Job, block: Table, own: str) -> str:
    caption = f"<caption>{job.line(block.caption)}</caption>" if block.caption else ""
    head, body = block.rows[: block.header_rows], block.rows[block.header_rows :]
    shown = f"<thead>{_rows(job, block, head, header=True)}</thead>" if head else ""
    return f"<table{own}>{caption}{shown}<tbody>{_rows(job, block, body, header=False)}</tbody></table>"


def _rows(job: Job, table: Table, rows: Sequence[Sequence[Cell]], *, header: bool) -> str:
    return "".join(f"<tr>{_cells(job, table, row, header=header)}</tr>" for row in rows)


def _cells(job: Job, table: Table, row: Sequence[Cell], *, header: bool) -> str:
    shown: list[str] = []
    column = 0
    for cell in row:
        tag, scope = (
            ("th", ' scope="col"') if header else ("th", ' scope="row"') if column < table.row_headers else ("td", "")
        )
        spans = f' colspan="{cell.columns}"' * (cell.columns > 1) + f' rowspan="{cell.rows}"' * (cell.rows > 1)
        aligned = f' class="{table.alignments[column]}"' if column < len(table.alignments) else ""
        shown.append(f"<{tag}{scope}{spans}{aligned}>{job.line(cell.inlines)}</{tag}>")
        column += cell.columns
    return "".join(shown)


def _timeline(job: Job, block: Timeline, own: str) -> str:
    events = "".join(
        f"<dt>{_when(event)}</dt><dd{_rule(event.colour)}>{job.line(event.inlines)}</dd>" for event in block.events
    )
    return f'<dl class="timeline"{own}>{events}</dl>'


def _when(event: Event) -> str:
    shown = attribute(event.when)
    return f'<time datetime="{event.day}">{shown}</time>' if event.day else shown


def _rule(colour: str | None) -> str:
    return f' style="--rule:#{attribute(colour)}"' if colour else ""


def _contents(job: Job, block: Contents) -> str:
    """Return the contents as a list of links."""
    listed = [
        one for one in walk(job.document) if isinstance(one, Heading) and one.in_contents and one.level <= block.levels
    ]
    entries = "".join(
        f'<li class="level-{one.level}"><a href="#{attribute(one.anchor)}">{attribute(f"{one.number} " if one.number else "")}'
        f"{attribute(plain(one.inlines))}</a></li>"
        for one in listed
        if one.anchor
    )
    title = f"<h2>{job.line(block.title)}</h2>" if block.title else ""
    return f'<nav aria-label="{attribute(word("contents", job.document.language))}">{title}<ol class="contents">{entries}</ol></nav>'


def _sources(job: Job) -> str:
    entries: list[str] = []
    for one in job.numbering.listed:
        label = f'<span class="label">{attribute(one.label)}</span> ' if one.label else ""
        entries.append(f'<li id="{one.anchor}">{label}{job.line(one.inlines)}</li>')
    return f'<ul class="sources">{"".join(entries)}</ul>'


def _notes(job: Job) -> str:
    """Return the notes, each with a way back to its call."""
    if not job.notes:
        return ""
    language = job.document.language
    entries: list[str] = []
    for note in job.notes:  # grows while notes within notes are written
        number = digits(str(note.number), language)
        back = f'<a href="#call-{note.number}" role="doc-backlink" aria-label="{attribute(word("note", language))} {number}">↩</a>'
        entries.append(f'<li id="{note.anchor}" value="{note.number}">{job.line(note.inlines)} {back}</li>')
    label = attribute(word("notes", language))
    return f'<section role="doc-endnotes" aria-label="{label}"><h2>{label}</h2><ol>{"".join(entries)}</ol></section>\n'
