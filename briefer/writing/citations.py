"""Citations as all writers show them: numbered in reading order, first in full, then in short, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from briefer.document.blocks import SourceList
from briefer.document.inlines import Citation, Cited, Footnote, Inline, Link, Text
from briefer.document.tree import Citations, CitationStyle, Document, Source
from briefer.document.values import value
from briefer.document.walk import inlines, walk
from briefer.text.wording import digits, word
from briefer.writing.sources import Reference, closed, comma, reference_inlines, semicolon, years_apart


@value(frozen=True, slots=True)
class NoteCall:
    """A call of a footnote, or of an endnote where `at_end`: its number from 1, and the note's words.

    `in_full` says that it has a source in full for the first time, so that later notes may lead back to it.
    """

    number: int
    inlines: tuple[Inline, ...]
    at_end: bool = False
    in_full: bool = False

    @property
    def anchor(self) -> str:
        """The note's anchor; a short form leads back to the note that has the source in full."""
        return f"note-{self.number}"


@value(frozen=True, slots=True)
class NumberedSource:
    """One number of a bracketed call, with the places in the source."""

    number: int
    anchor: str
    locators: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class BracketCall:
    """Bracketed numbers that stand for entries of the source list, such as `[1, p. 3; 2]`."""

    sources: tuple[NumberedSource, ...]
    inlines: tuple[Inline, ...]


Call = NoteCall | BracketCall


@value(frozen=True, slots=True)
class ListedSource:
    """An entry of the source list. `label` is what is shown before it (`[1]`), empty where sources are not numbered."""

    source: Source
    anchor: str
    label: str
    inlines: tuple[Inline, ...]


class Numbering:
    """Numbers the citations and footnotes of a document. Writers walk in reading order and ask for each call as they meet it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sources = {source.key: source for source in document.sources}
        self._years = years_apart(document.sources, document.language)
        self._listed = any(isinstance(block, SourceList) for block in walk(document))
        self._first: dict[str, int] = {}
        self._count = 0

    @cached_property
    def _order(self) -> tuple[str, ...]:
        """Keys in the order of citing, each once, then those that are not cited."""
        return tuple(_cited_order(self._document, self._sources))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self._order, 1)}

    def call(self, inline: Citation | Footnote) -> Call:
        """Return the next call in reading order."""
        if isinstance(inline, Citation) and self._document.citations is Citations.NUMBERS:
            return self._bracketed(inline)
        self._count += 1
        at_end = self._document.citations is Citations.ENDNOTES
        if isinstance(inline, Footnote):
            return NoteCall(self._count, inline.inlines, at_end)
        shown = self._note(inline)
        return NoteCall(self._count, shown, at_end, next(reversed(self._first.values()), 0) == self._count)

    @property
    def numbered(self) -> bool:
        """Whether entries of the source list bear numbers that calls refer to."""
        return self._document.citations is Citations.NUMBERS

    @property
    def listed(self) -> tuple[ListedSource, ...]:
        """The source list: in the order of citing, then what is not cited; by issuer (and year) where the style asks for it."""
        sources = [self._sources[key] for key in self._order]
        style = self._document.citation_style
        if style is not CitationStyle.HOUSE and not self.numbered:
            by_year = style is CitationStyle.AUTHOR_DATE
            sources.sort(
                key=lambda one: (
                    (one.issuer or one.title).casefold(),
                    self._years[one.key] if by_year else "",
                    one.title.casefold(),
                )
            )
        return tuple(self._entry(source) for source in sources)

    def _entry(self, source: Source) -> ListedSource:
        number = self._numbers[source.key]
        label = f"[{digits(str(number), self._document.language)}]" if self.numbered else ""
        shown = reference_inlines(self._reference(source), self._document.citation_style, self._document.language)
        return ListedSource(source, f"source-{number}", label, closed(shown))

    def _reference(self, source: Source, locator: str = "", *, short: bool = False, note: bool = False) -> Reference:
        return Reference(source, locator, self._years.get(source.key, ""), short, note)

    def _note(self, citation: Citation) -> tuple[Inline, ...]:
        """Return the words of a note: its sources, in full where they are cited for the first time."""
        parts: list[Inline] = []
        for key, locators in _gathered(citation.sources):
            if parts:
                parts.append(Text(semicolon(self._document.language)))
            parts += self._noted(key, comma(self._document.language).join(locators))
        return closed(tuple(parts))

    def _noted(self, key: str, locator: str) -> Iterator[Inline]:
        source = self._sources.get(key)
        if source is None:
            yield Text(key)
            return
        style, language = self._document.citation_style, self._document.language
        first = self._first.setdefault(key, self._count)
        by_list = style is CitationStyle.AUTHOR_DATE and self._listed
        short = first != self._count or by_list
        yield from reference_inlines(self._reference(source, locator, short=short, note=True), style, language)
        if short and not by_list:
            number = digits(str(first), language)
            yield Text(f" ({word('see', language)} ")
            yield Link(f"#note-{first}", (Text(f"{word('note', language).lower()} {number}"),))
            yield Text(")")

    def _bracketed(self, citation: Citation) -> BracketCall:
        language = self._document.language
        sources: list[NumberedSource] = []
        shown: list[Inline] = [Text("\u00a0[")]
        for key, locators in _gathered(citation.sources):
            number = self._numbers.get(key)
            if number is None:
                continue
            source = NumberedSource(number, f"source-{number}", locators)
            if sources:
                shown.append(Text(semicolon(language) if locators or sources[-1].locators else comma(language)))
            shown.append(Link(f"#{source.anchor}", (Text(digits(str(number), language)),)))
            shown += [Text(comma(language) + locator) for locator in locators]
            sources.append(source)
        return BracketCall(tuple(sources), (*shown, Text("]")) if sources else ())


def source_inlines(
    source: Source, style: CitationStyle, language: str, *, locator: str = "", short: bool = False
) -> tuple[Inline, ...]:
    """Return a source written out as in a list of sources, without its last full stop; `short` as when cited again."""
    return reference_inlines(Reference(source, locator, short=short, note=short), style, language)


def _cited_order(document: Document, sources: dict[str, Source]) -> Iterable[str]:
    """Return keys in the order of citing, each once, then those that are not cited."""
    cited = (one.key for inline in inlines(document) if isinstance(inline, Citation) for one in inline.sources)
    return dict.fromkeys((*(key for key in cited if key in sources), *sources))


def _gathered(cited: Iterable[Cited]) -> list[tuple[str, tuple[str, ...]]]:
    """Return each source once, with all its places."""
    places: dict[str, dict[str, None]] = {}
    for one in cited:
        found = places.setdefault(one.key, {})
        if one.locator:
            found[one.locator] = None
    return [(key, tuple(found)) for key, found in places.items()]
