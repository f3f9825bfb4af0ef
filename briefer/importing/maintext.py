"""Finds the main text of a web page: what trafilatura picks, and every item beside it that is built alike."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence

from briefer.bulletin import Block, BlockKind
from briefer.importing.markup import Markup
from briefer.importing.signs import Element

_WORD = re.compile(r"[^\W_]+")
_Shingles = frozenset[tuple[str, ...]]
_SHINGLE = 4
_SHORT = 10  # words; a shorter block may be a button or a caption
_POOR = 0.6  # a guide that finds less of the densest text has gone astray
_MOST_OF_PAGE = 0.4  # of the text: what holds more is no side piece, whatever it is called
_NOISE = re.compile(
    r"(?:advertisements?|share|tweet|e-?mail|print|comments?|loading|read more|related|\d{1,5}|"
    r"don[’']t miss|more on this|most popular)\W*|"
    r"(?:related|see (?:more|also)|read (?:more|also)|also (?:on|read)|don[’']t miss|"
    r"sign up|subscribe|follow us|follow \S+ on|like this story|click here|"
    r"\(?image credit|\(?photo credit|image \d+ of \d+|download (?:our|the) app)\b.{0,160}",
    re.IGNORECASE | re.DOTALL,
)
_BODY = re.compile(r"body|content|article|entry|story|text", re.IGNORECASE)
_PICTURE = re.compile(r"caption|credit|photo|gallery|slideshow|thumb|lightbox", re.IGNORECASE)
_NEARLY_ALL = 0.9
_MOST_GUIDED = 6_000  # blocks; on larger pages the guide takes too long
_SIDE = frozenset(("nav", "aside", "footer", "form"))
_SIDE_ROLES = frozenset(
    ("navigation", "complementary", "contentinfo", "search", "banner", "menu", "menubar", "dialog", "alertdialog")
)
_SIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|footer|foot|cookies?|consent|share|sharing|social|related|"
    r"recommend\w*|promo\w*|newsletter|subscribe|subscription|signup|comments?|disqus|advert\w*|ads?|banner|popup|modal|tags?|byline|author-bio|trending|"
    r"most-?read|read-?more|more-?stories|pagination|pager|toolbar|widget|skip-link|masthead|copyright|legal)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PLAIN_MAKERS = re.compile(
    r"pandoc|microsoft word|libreoffice|openoffice|mozilla|seamonkey|google docs|asciidoc|docutils", re.IGNORECASE
)


def main_blocks(root: Element) -> tuple[Block, ...]:
    """Return the blocks of the main text; of a page without furniture, all. Raises RecursionError where all text lies too deep."""
    markup = Markup()
    blocks = markup.blocks(root)
    if markup.too_deep and not blocks:
        raise RecursionError
    if not blocks or is_plain(root, blocks, markup.linked):
        return blocks
    page = _Page(blocks, markup, _Sides(root, blocks, markup.sources))
    picked = page.matching(_guide(root) if len(blocks) <= _MOST_GUIDED else frozenset())
    densest = page.densest()
    if page.letters(picked) < _POOR * page.letters(densest):
        picked = densest
    return tuple(page.filled(picked)) if any(picked) else blocks


def is_plain(root: Element, blocks: Sequence[Block], linked: Sequence[int]) -> bool:
    """Whether a page is a document and nothing else: nothing on it names itself navigation, and little of it is links."""
    maker = next(
        (m.get("content") or "" for m in root.iter("meta") if (m.get("name") or "").lower() == "generator"), ""
    )
    if _PLAIN_MAKERS.search(maker):
        return True
    for element in root.iter("nav", "aside", "footer", "form", "script", "iframe"):
        if element.tag != "script" or element.get("src"):
            return False
    return sum(linked) <= 0.25 * sum(len(block.text) for block in blocks)


class _Sides:
    """Tells which elements stand beside the main text."""

    def __init__(self, root: Element, blocks: Sequence[Block], sources: Sequence[Element]) -> None:
        self._known: dict[Element, bool] = {root: False}
        self._weights: dict[Element, int] = {}
        self._total = sum(len(block.text) for block in blocks)
        for block, source in zip(blocks, sources, strict=True):
            for element in (source, *source.iterancestors()) if source is not None else ():
                self._weights[element] = self._weights.get(element, 0) + len(block.text)

    def _is_side(self, element: Element) -> bool:
        return _is_side(element) and self._weights.get(element, 0) < _MOST_OF_PAGE * self._total

    def holds(self, element: Element, within: Element = None) -> bool:
        """Whether an element, or one around it but below `within`, says that it is navigation, furniture or a comment."""
        if within is not None:
            for inner in (element, *element.iterancestors()):
                if inner is within:
                    return False
                if self._is_side(inner):
                    return True
            return False
        chain: list[Element] = []
        while element is not None and element not in self._known:
            chain.append(element)
            element = element.getparent()
        found = self._known[element] if element is not None else False
        for inner in reversed(chain):
            found = found or self._is_side(inner)
            self._known[inner] = found
        return found


def _is_side(element: Element) -> bool:
    if element.tag in ("html", "body", "main", "article"):
        return False
    if element.tag in _SIDE or (element.get("role") or "") in _SIDE_ROLES:
        return True
    if element.tag == "header" and next(element.iterdescendants("h1", "h2"), None) is None:
        return True
    return bool(_SIDE_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _guide(root: Element) -> _Shingles:
    """Return the word shingles of the text that trafilatura picks."""
    from trafilatura import bare_extraction  # 340 ms to import

    try:
        found = bare_extraction(
            copy.deepcopy(root), include_comments=False, include_tables=True, favor_precision=True, fast=True
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return frozenset()
    body = getattr(found, "body", None)
    return frozenset(_shingles(" ".join(body.itertext()))) if body is not None else frozenset()


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    size = min(_SHINGLE, len(words))
    return (tuple(words[i : i + size]) for i in range(len(words) - size + 1)) if size else iter(())


class _Page:
    """The blocks of a page with the elements they stand in."""

    def __init__(self, blocks: Sequence[Block], markup: Markup, sides: _Sides) -> None:
        self._blocks = blocks
        self._sources = markup.sources
        self._is_text = [linked <= 0.5 * len(b.text) for b, linked in zip(blocks, markup.linked, strict=True)]
        self._sides = sides

    def letters(self, picked: Sequence[bool]) -> int:
        """Return how much text the picked blocks have."""
        return sum(len(block.text) for block, keep in zip(self._blocks, picked, strict=True) if keep)

    def matching(self, guide: _Shingles) -> list[bool]:
        """Return which blocks the guide has; short ones count only outside of what stands beside the text."""
        starts = frozenset(entry[:size] for entry in guide for size in range(1, _SHINGLE))
        return [self._matches(b, e, guide, starts) for b, e in zip(self._blocks, self._sources, strict=True)]

    def _matches(self, block: Block, source: Element, guide: _Shingles, starts: _Shingles) -> bool:
        shingles = list(_shingles(block.text))
        if not shingles or (len(shingles) < _SHORT and self._sides.holds(source)):
            return False
        if len(shingles[0]) < _SHINGLE:
            return shingles[0] in starts
        return sum(1 for shingle in shingles if shingle in guide) >= 0.6 * len(shingles)

    def densest(self) -> list[bool]:
        """Return the text below the element in which most of the page's running text stands, close together."""
        scores: dict[Element, float] = {}
        for block, source, is_text in zip(self._blocks, self._sources, self._is_text, strict=True):
            if len(block.text.split()) < _SHORT or not is_text or self._sides.holds(source):
                continue
            share = float(len(block.text))
            for element in list(source.iterancestors())[:3]:
                scores[element] = scores.get(element, 0.0) + share
                share /= 2
        if not scores:
            return [False] * len(self._blocks)
        best = max(scores, key=lambda element: scores[element])
        below = _inside([best], self._sources)
        return [inner and is_text for inner, is_text in zip(below, self._is_text, strict=True)]

    def filled(self, picked: list[bool]) -> Iterator[Block]:
        """Yield what was picked, and what stands between or beside it and is built alike."""
        container = self._container(picked)
        inside = _inside([container, *self._alike(container)], self._sources)
        numbers = [number for number, keep in enumerate(picked) if keep and inside[number]]
        first, last = numbers[0], numbers[-1]
        homes = {self._sources[number].getparent() for number in numbers}
        kept = [self._keeps(n, inside, picked, (first, last), homes, container) for n in range(len(self._blocks))]
        for number, block in enumerate(self._blocks):
            if kept[number] or (inside[number] and self._heads_item(number, kept, container)):
                yield block

    def _heads_item(self, number: int, kept: Sequence[bool], container: Element) -> bool:
        """Whether a block is a heading that links to its item, whose text was kept."""
        block = self._blocks[number]
        if block.kind is not BlockKind.HEADING or number + 1 == len(kept) or self._is_noise(block):
            return False
        text_follows = kept[number + 1] and self._blocks[number + 1].kind is not BlockKind.HEADING
        return text_follows and not self._sides.holds(self._sources[number], container)

    def _keeps(
        self,
        number: int,
        inside: Sequence[bool],
        picked: Sequence[bool],
        span: tuple[int, int],
        homes: set[Element],
        container: Element,
    ) -> bool:
        block, source = self._blocks[number], self._sources[number]
        if inside[number] and not self._is_noise(block):
            first, last = span
            between = first < number < last
            beside = len(block.text.split()) >= _SHORT and (
                source.getparent() in homes or not self._below(source, container)
            )
            wanted = (between or beside) and self._is_text[number] and not _is_picture(source)
            return picked[number] or (wanted and not self._sides.holds(source, container))
        return False

    def _is_noise(self, block: Block) -> bool:
        return bool(_NOISE.fullmatch(block.text))

    def _below(self, source: Element, container: Element) -> bool:
        return any(element is container for element in (source, *source.iterancestors()))

    def _container(self, picked: Sequence[bool]) -> Element:
        """Return the innermost element that holds nearly all of what was picked."""
        weights: dict[Element, int] = {}
        total = 0
        for block, source, keep in zip(self._blocks, self._sources, picked, strict=True):
            if not keep:
                continue
            total += len(block.text)
            for element in (source, *source.iterancestors()):
                weights[element] = weights.get(element, 0) + len(block.text)
        heavy = [element for element, weight in weights.items() if weight >= _NEARLY_ALL * total]
        return max(heavy, key=lambda element: sum(1 for _ in element.iterancestors()))

    def _alike(self, container: Element) -> list[Element]:
        """Return the elements near the container that are built as it is: further items, further parts of an article."""
        name = container.get("class")
        around = list(container.iterancestors())[: 3 if _BODY.search(name or "") else 1]
        if not around or not name:
            return []
        same = (e for e in around[-1].iterdescendants(container.tag) if e.get("class") == name and e is not container)
        return [element for element in same if not _is_side(element)]


def _is_picture(source: Element) -> bool:
    """Whether an element stands with a picture: a caption, a credit."""
    around = [source, *list(source.iterancestors())[:2]]
    return any(e.tag in ("figure", "figcaption") or _PICTURE.search(f"{e.get('class') or ''}") for e in around)


def _inside(containers: Sequence[Element], sources: Sequence[Element]) -> list[bool]:
    known: dict[Element, bool] = dict.fromkeys(containers, True)

    def is_inside(element: Element) -> bool:
        if element not in known:
            parent = element.getparent()
            known[element] = parent is not None and is_inside(parent)
        return known[element]

    return [source is not None and is_inside(source) for source in sources]
