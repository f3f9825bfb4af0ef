"""What all parts of writing one Word file share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from briefer.document.blocks import Contents, Heading
from briefer.document.house import HouseStyle
from briefer.document.inlines import Citation, Cited, Field, FieldKind, Inline, Text
from briefer.document.tree import Document, Source
from briefer.document.walk import plain, walk
from briefer.text.wording import word
from briefer.writing.citations import Numbering
from briefer.writing.docx.bookmarks import Bookmarks
from briefer.writing.docx.lists import Lists
from briefer.writing.docx.media import Media
from briefer.writing.docx.notes import Comments, Notes
from briefer.writing.docx.relations import Relations
from briefer.writing.docx.runs import Hand, Runner
from briefer.writing.docx.sections import Sections
from briefer.writing.docx.styles import Styles
from briefer.writing.sources import Reference, reference_inlines

_FIRST = 200_000_000  # names as Word makes them: nine digits


@dataclass(slots=True)
class Job:
    """One document on its way into a Word file. `relations` are those of the part being written."""

    document: Document
    house: HouseStyle
    pages: Mapping[str, int]
    measure: float
    styles: Styles
    lists: Lists
    bookmarks: Bookmarks
    runner: Runner
    numbering: Numbering
    footnotes: Notes
    endnotes: Notes
    comments: Comments
    media: Media
    sections: Sections
    relations: Relations = field(default_factory=Relations)
    note_relations: Relations = field(default_factory=Relations)
    in_quotation: bool = False
    _commented: list[int] = field(default_factory=list)
    _sequences: dict[str, int] = field(default_factory=dict)
    _sources: dict[str, Source] = field(init=False)
    _contents: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        self._sources = {source.key: source for source in self.document.sources}
        blocks = list(walk(self.document))
        headings = [block for block in blocks if isinstance(block, Heading)]
        listed = any(isinstance(block, Contents) for block in blocks)
        self._contents = {id(one): f"_Toc{_FIRST + place}" for place, one in enumerate(headings)} if listed else {}

    def contents_name(self, heading: Heading) -> str:
        """Return the bookmark that the contents lead to; empty in a document without contents."""
        return self._contents.get(id(heading), "")

    @contextmanager
    def in_note(self) -> Iterator[None]:
        """Write into the part of notes, and go on afterwards where the body stood."""
        outer, self.relations = self.relations, self.note_relations
        stands = self.runner.after_right_to_left
        self.runner.start()
        yield
        self.relations, self.runner.after_right_to_left = outer, stands

    def relate(self, address: str) -> str:
        """Return the id of a link from the part being written; empty where Word cannot hold the address."""
        return self.relations.link(address)

    def next_in_sequence(self, kind: str) -> int:
        """Return the next number of a kind of caption."""
        self._sequences[kind] = self._sequences.get(kind, 0) + 1
        return self._sequences[kind]

    def caption_words(self, caption: Sequence[Inline], *, ahead: bool = False) -> str:
        """Return a caption's words for alternative text, with its number: the one just given, or the next where `ahead`."""
        shown = [
            Text(str(self._sequences.get(one.target, 0) + ahead))
            if isinstance(one, Field) and one.kind is FieldKind.SEQUENCE
            else one
            for one in caption
        ]
        return plain(shown)

    def review(self, citation: Citation) -> None:
        """Comment on a citation in a review copy; not in a quotation, which has a comment of its own."""
        if self.document.review and not self.in_quotation:
            self._commented.append(self.comment(citation.sources))

    def taken_comments(self) -> str:
        """Return the calls of the comments on the paragraph just made, for its start: beside calls of notes LibreOffice mixes up the notes."""
        if not self._commented:
            return ""
        style = self.comments.reference_style
        calls = "".join(
            f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
            for number in self._commented
        )
        self._commented.clear()
        return calls

    def comment(self, cited: tuple[Cited, ...]) -> int:
        """Add a comment that says where words come from; return its id."""
        return self.comments.add([self._provenance(one) for one in cited])

    def _provenance(self, cited: Cited) -> str:
        source = self._sources.get(cited.key)
        hand = Hand(language=self.document.language)
        self.runner.start()
        shown = (
            reference_inlines(Reference(source, cited.locator), self.document.citation_style, self.document.language)
            if source
            else ()
        )
        text = "".join(_plain(inline) for inline in shown) or cited.key
        bulletin = f" [{source.bulletin}]" if source and source.bulletin else ""
        runs = self.runner.text(text + bulletin, hand)
        if cited.quotation:
            lead = f"{word('original', self.document.language)}{word('colon', self.document.language)}"
            runs += self.runner.raw("<w:br/>", hand) + self.runner.text(lead + cited.quotation, hand)
        return runs


def _plain(inline: object) -> str:
    """Return the words of an inline of a source."""
    if isinstance(inline, Text):
        return inline.text
    return "".join(_plain(one) for one in getattr(inline, "inlines", ()))
