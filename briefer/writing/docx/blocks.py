"""Blocks as XML text: paragraphs, headings, quotations, lists, divisions, columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.document.blocks import (
    STYLE_OF_ROLE,
    Block,
    Columns,
    Contents,
    Division,
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
from briefer.document.inlines import Citation, Cited, Inline, Marked, Text
from briefer.document.walk import inlines_in, nested
from briefer.text.wording import word
from briefer.writing.docx import contents, entries, figures, tables, timelines
from briefer.writing.docx.inlining import runs_of
from briefer.writing.docx.job import Job
from briefer.writing.docx.lines import Line, Setting, within
from briefer.writing.docx.markup import on_off
from briefer.writing.docx.ownstyles import after_table_style
from briefer.writing.docx.runs import Hand
from briefer.writing.docx.sections import COLUMN_GAP
from briefer.writing.docx.styles import Dress


class BlockWriter:
    """Writes blocks into a list of top-level elements, `parts`."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.parts: list[str] = []
        self.breaks_page = False
        self._openings: dict[tuple[str, bool, bool, str, bool, str], str] = {}

    def write(self, blocks: Sequence[Block], setting: Setting) -> None:
        """Write blocks one after the other."""
        for block in blocks:
            plain = block.language is None and block.direction is None
            self.block(block, setting if plain else within(block, setting))

    def block(self, block: Block, setting: Setting) -> None:
        """Write one block."""
        match block:
            case Heading():
                self._heading(block, setting)
            case Paragraph():
                self._paragraph(block, setting)
            case Quotation():
                self._quotation(block, setting)
            case List():
                entries.write_list(self, block, setting)
            case Table():
                tables.write_table(self, block, setting)
            case Figure():
                figures.write_figure(self, block, setting)
            case Timeline():
                timelines.write_timeline(self, block, setting)
            case Contents():
                contents.write_contents(self, block, setting)
            case SourceList():
                contents.write_sources(self, setting)
            case Columns():
                self._columns(block, setting)
            case Division():
                self._division(block, setting)
            case PageBreak():
                self.breaks_page = True

    def end(self, setting: Setting) -> None:
        """Write what follows the last block: a heading above the notes that wait for the end."""
        if self.job.endnotes:
            title = (Text(word("notes", setting.language)),)
            self.block(Heading(1, title, in_contents=False), setting)

    def line(self, line: Line) -> None:
        """Write a paragraph; one that follows a page break starts its page."""
        self.parts.append(self.paragraph_xml(line))

    def paragraph_xml(self, line: Line) -> str:
        """Return a paragraph; properties stand only where they differ from its style's."""
        setting = line.setting
        style = line.style if setting.dress is None else self.job.styles.dressed(line.style, setting.dress)
        key = (style, line.keep_next, self.breaks_page, line.numbering, setting.rtl, line.rest)
        opening = self._openings.get(key)
        if opening is None:
            opening = self._openings[key] = self._opening(*key)
        self.breaks_page = False
        return f"{opening}{self.job.taken_comments()}{line.runs}</w:p>"

    def _opening(self, style: str, keep_next: bool, breaks_page: bool, numbering: str, rtl: bool, rest: str) -> str:
        """Return the start of a paragraph: `<w:p>` and its properties."""
        styles = self.job.styles
        properties = (
            f'<w:pStyle w:val="{style}"/>' if style != styles.default else "",
            "<w:keepNext/>" if keep_next else "",
            "<w:pageBreakBefore/>" if breaks_page else "",
            numbering,
            on_off("bidi", rtl) if rtl != styles.right_to_left else "",
            rest,
        )
        shown = "".join(properties)
        return f"<w:p><w:pPr>{shown}</w:pPr>" if shown else "<w:p>"

    def after_table(self) -> None:
        """Keep a table from what follows, another table above all: Word would make one of the two."""
        self.parts.append(f'<w:p><w:pPr><w:pStyle w:val="{after_table_style(self.job.styles)}"/></w:pPr></w:p>')

    def runs(self, inlines: Sequence[Inline], setting: Setting) -> str:
        """Return the runs of a new paragraph."""
        self.job.runner.start()
        return runs_of(self.job, inlines, Hand("", False, False, setting.language, setting.rtl))

    def style_of(self, role: Role) -> str:
        """Return the id of a role's style."""
        return self.job.styles.paragraph(STYLE_OF_ROLE[role])

    def _heading(self, block: Heading, setting: Setting) -> None:
        job = self.job
        style = job.styles.paragraph(f"Heading {min(block.level, 6)}")
        words = job.bookmarks.around(job.bookmarks.name(block.anchor), self.runs(block.inlines, setting))
        if block.number:
            hand = Hand(style=job.styles.character("Heading Number"), language=setting.language, rtl=setting.rtl)
            job.runner.start()
            words = job.runner.text(f"{block.number}\u2002", hand) + words
        listed = job.contents_name(block) if block.in_contents else ""
        plain = setting if setting.dress is None else setting._replace(dress=None)
        self.line(Line(style, job.bookmarks.around(listed, words), plain))

    def _paragraph(self, block: Paragraph, setting: Setting) -> None:
        style = setting.style if block.role is Role.BODY and setting.style else self.style_of(block.role)
        if block.role is Role.MARKING:
            setting = setting._replace(dress=None)
        self.line(Line(style, self.runs(block.inlines, setting), setting))

    def _quotation(self, block: Quotation, setting: Setting) -> None:
        """Write a quotation: a coloured rule along it and its source line; in a review copy a comment spans it."""
        job = self.job
        edge = "right" if setting.rtl else "left"
        colour = block.colour or self.job.house.accent
        quote = job.styles.paragraph("Quote")
        cited = block.cited or _cited_in(block)
        first = len(self.parts)
        outer, job.in_quotation = job.in_quotation, job.document.review and bool(block.blocks)
        for number, inner in enumerate(block.blocks):
            own = within(inner, setting)
            last = number == len(block.blocks) - 1 and bool(block.source)
            dress = Dress(colour, edge, turned=own.rtl != setting.rtl, last=last)
            dressed = own._replace(dress=dress, style=quote)
            if isinstance(inner, Paragraph):
                style = quote if inner.role is Role.BODY else self.style_of(inner.role)
                self.line(Line(style, self.runs(inner.inlines, dressed), dressed))
            else:
                self.block(inner, dressed)
        if block.source:
            dressed = setting._replace(dress=Dress(colour, edge, foot=True), style="")
            self.line(Line(self.style_of(Role.SOURCE_LINE), self.runs(block.source, dressed), dressed))
        job.in_quotation = outer
        if job.document.review and len(self.parts) > first:
            self._commented(first, cited, block)

    def _commented(self, first: int, cited: tuple[Cited, ...], block: Quotation) -> None:
        """Span what was written since `first` with a comment that says where it is from."""
        job = self.job
        if not cited:
            return
        number, start = job.comment(cited), self.parts[first]
        place = 0  # before a table; in a paragraph after its properties
        if start.startswith("<w:p>"):
            place = start.index("</w:pPr>") + len("</w:pPr>") if start.startswith("<w:p><w:pPr>") else len("<w:p>")
        self.parts[first] = f'{start[:place]}<w:commentRangeStart w:id="{number}"/>{start[place:]}'
        if not self.parts[-1].startswith("<w:p>"):
            self.after_table()
        self.parts[-1] = self.parts[-1].removesuffix("</w:p>") + job.comments.call(number) + "</w:p>"

    def _columns(self, block: Columns, setting: Setting) -> None:
        """Write blocks in columns: a section of their own, on the same page."""
        if not block.blocks:
            return
        job = self.job
        self.end_section(1)
        whole = job.measure
        job.measure = (whole - COLUMN_GAP * (block.count - 1)) / block.count
        self.write(block.blocks, setting)
        job.measure = whole
        self.end_section(block.count)

    def end_section(self, columns: int) -> None:
        """End a section at the last paragraph written; where there is none, at an empty one."""
        section = self.job.sections.ended(columns)
        last = self.parts[-1] if self.parts else ""
        if not last.startswith("<w:p>") or "<w:sectPr" in last:
            small = self.job.styles.paragraph("Small")
            last = f'<w:p><w:pPr><w:pStyle w:val="{small}"/></w:pPr></w:p>'
            self.parts.append(last)
        if last.startswith("<w:p><w:pPr>"):
            place = last.index("</w:pPr>")
            self.parts[-1] = last[:place] + section + last[place:]
        else:
            self.parts[-1] = f"<w:p><w:pPr>{section}</w:pPr>{last.removeprefix('<w:p>')}"

    def _division(self, block: Division, setting: Setting) -> None:
        inner = setting._replace(dress=Dress(boxed=True)) if block.role == "box" and setting.dress is None else setting
        if block.marking:
            shown = (Marked("portion-marking", (Text(block.marking),)),)
            self.line(Line(self.style_of(Role.SMALL), self.runs(shown, inner), inner, keep_next=True))
        self.write(block.blocks, inner)


def _cited_in(block: Quotation) -> tuple[Cited, ...]:
    """Return what the quotation's words and source line cite."""
    found: Iterator[Inline] = iter((*inlines_in(block.blocks), *nested(block.source)))
    return tuple(one for inline in found if isinstance(inline, Citation) for one in inline.sources)
