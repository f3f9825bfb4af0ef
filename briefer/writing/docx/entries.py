"""Lists: each entry with its mark; what goes on in an entry is ranged with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.document.blocks import STYLE_OF_ROLE, List, Paragraph, Role
from briefer.writing.docx.lines import Line, Setting, within
from briefer.writing.docx.ownstyles import continued_style

if TYPE_CHECKING:
    from briefer.writing.docx.blocks import BlockWriter

_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


def write_list(writer: BlockWriter, block: List, setting: Setting) -> None:
    """Write the entries of a list; a numbered one counts for itself."""
    job = writer.job
    depth = setting.depth + 1
    name, level = _entry_style(writer, block, depth)
    number = job.lists.numbers(job.styles.look("List Number"), block.start) if block.ordered else 0
    inner = setting._replace(depth=depth, style="")
    for item in block.items:
        for place, one in enumerate(item):
            own = within(one, inner)
            if not isinstance(one, Paragraph):
                writer.block(one, own._replace(style=continued_style(job.styles, name, depth, level)))
            elif one.role is not Role.BODY:
                other = STYLE_OF_ROLE[one.role]
                writer.line(_entry(writer, one, own, (other, level), number, first=place == 0))
            elif place == 0:
                writer.line(_entry(writer, one, own, (name, level), number, first=True))
            else:
                style = continued_style(job.styles, name, depth, level)
                writer.line(Line(style, writer.runs(one.inlines, own), own))


def _entry_style(writer: BlockWriter, block: List, depth: int) -> tuple[str, int]:
    """Return the name of the style of a list's entries, and the level of it they stand on, from 0."""
    name = "List Number" if block.ordered else "List Bullet"
    nested = f"{name} {depth}"
    styles = writer.job.styles
    if depth > 1 and not block.ordered and styles.has(nested) and styles.look(nested).bullet:
        return nested, 0
    return name, depth - 1


def _entry(
    writer: BlockWriter, one: Paragraph, setting: Setting, styled: tuple[str, int], number: int, *, first: bool
) -> Line:
    """Return a paragraph of a list: with its mark if it is the entry's first."""
    job, (name, level) = writer.job, styled
    style, look = job.styles.paragraph(name), job.styles.look(name)
    runs = writer.runs(one.inlines, setting)
    if not first:
        return Line(style, runs, setting, numbering=_UNNUMBERED if job.styles.has_numbering(name) else "")
    if not number and not level and look.bullet and job.styles.has_numbering(name):
        return Line(style, runs, setting)
    shown = (
        f'<w:numPr><w:ilvl w:val="{min(level, 8)}"/><w:numId w:val="{number or job.lists.bullets(look)}"/></w:numPr>'
    )
    return Line(style, runs, setting, numbering=shown)
