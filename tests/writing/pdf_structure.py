"""Reads a tagged PDF as a screen reader does: in structure order; for tests."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Name

UNSAID = "\u00ad\u200b"  # hyphens at line ends, and glyphs that say nothing of their own


@dataclass(slots=True)
class Node:
    """A structure element: its tag, language, alternative text, and kids in order; text stands in as strings."""

    tag: str
    language: str = ""
    alternative: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    said: str | None = None  # ActualText

    @property
    def text(self) -> str:
        """All words below, in order."""
        if self.said is not None:
            return self.said
        said = "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)
        return said.translate({ord(ch): None for ch in UNSAID})

    def find(self, *tags: str) -> list[Node]:
        """All elements below with one of the tags, in order."""
        return [node for node in self.walk() if node.tag in tags]

    def walk(self) -> Iterator[Node]:
        """This element and all below, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


class TaggedPdf:
    """A PDF opened for reading by structure. `untagged` and `unread` must be empty; `artifacts` are words that are no content."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))
        self.artifacts: list[list[str]] = []
        self.untagged: list[str] = []
        self._maps: dict[tuple[int, int], dict[int, str]] = {}
        self._pages = {page.obj.objgen: self._marked(page.obj) for page in self.pdf.pages}
        self._read: set[tuple[tuple[int, int], int]] = set()
        kids = self.pdf.Root.StructTreeRoot.K
        self.root = self._node(kids[0] if isinstance(kids, pikepdf.Array) else kids, None)
        self.unread = {(page, mark) for page, marks in self._pages.items() for mark in marks} - self._read

    def _node(self, element: pikepdf.Object, page: pikepdf.Object | None) -> Node:
        page = element.get("/Pg", page)
        node = Node(str(element.S)[1:], str(element.get("/Lang", "")), str(element.get("/Alt", "")))
        node.said = str(element.ActualText) if "/ActualText" in element else None
        attributes = element.get("/A", {})
        node.attributes = {str(key)[1:]: str(attributes[key]) for key in attributes}
        held = element.get("/K", [])
        for kid in held if isinstance(held, pikepdf.Array) else [held]:
            if isinstance(kid, int):
                node.kids.append(self._words(page, kid))
            elif kid.get("/Type") == Name.MCR:
                node.kids.append(self._words(kid.Pg, int(kid.MCID)))
            elif kid.get("/Type") == Name.OBJR:
                node.links.append(_target(kid.Obj))
            else:
                node.kids.append(self._node(kid, page))
        return node

    def _words(self, page: pikepdf.Object | None, mark: int) -> str:
        assert page is not None
        key = (page.objgen, mark)
        assert key not in self._read, f"marked content {key} belongs to two elements"
        self._read.add(key)
        return self._pages[page.objgen][mark]

    def _marked(self, page: pikepdf.Object) -> dict[int, str]:
        marks: dict[int, str] = {}
        open_marks: list[int | str | None] = []
        fonts = page.Resources.Font
        current: dict[int, str] = {}
        artifacts: list[str] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC":
                    number = operands[1].get("/MCID") if isinstance(operands[1], pikepdf.Dictionary) else None
                    open_marks.append("artifact" if str(operands[0]) == "/Artifact" else number)
                    if number is not None:
                        marks[int(number)] = ""
                case "EMC":
                    open_marks.pop()
                case "Tf":
                    current = self._unicode_map(fonts[str(operands[0])])
                case "TJ":
                    codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                    words = "".join(
                        current[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2)
                    )
                    self._put(words, open_marks, marks, artifacts)
        assert not open_marks
        self.artifacts.append(artifacts)
        return marks

    def _put(self, words: str, open_marks: list[int | str | None], marks: dict[int, str], artifacts: list[str]) -> None:
        mark = open_marks[-1] if open_marks else None
        if mark == "artifact":
            artifacts.append(words)
        elif isinstance(mark, int):
            marks[mark] += words
        else:
            self.untagged.append(words)

    def _unicode_map(self, font: pikepdf.Object) -> dict[int, str]:
        if font.objgen not in self._maps:
            blocks = re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.S)
            pairs = [pair for block in blocks for pair in re.findall(rb"<(\w+)>\s*<(\w*)>", block)]
            self._maps[font.objgen] = {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs
            }
        return self._maps[font.objgen]

    def wrong_parents(self) -> list[str]:
        """Entries of the ParentTree that do not name the element that holds the content or link; empty when right."""
        nums = self.pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
        holders, link_holders = self._holders()
        wrong = []
        for number, page in enumerate(self.pdf.pages):
            for mark, element in enumerate(parents[int(page.obj.StructParents)]):
                if holders.get((page.obj.objgen, mark)) != element.objgen:
                    wrong.append(f"page {number + 1} mark {mark}")
            for link in page.obj.get("/Annots", []):
                if link_holders.get(link.objgen) != parents[int(link.StructParent)].objgen:
                    wrong.append(f"page {number + 1} link {link.get('/Contents')}")
        return wrong

    def _holders(
        self,
    ) -> tuple[dict[tuple[tuple[int, int], int], tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
        held: dict[tuple[tuple[int, int], int], tuple[int, int]] = {}
        links: dict[tuple[int, int], tuple[int, int]] = {}
        pending = [(self.pdf.Root.StructTreeRoot.K[0], None)]
        while pending:
            element, page = pending.pop()
            page = element.get("/Pg", page)
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    held[page.objgen, kid] = element.objgen
                elif kid.get("/Type") == Name.MCR:
                    held[kid.Pg.objgen, int(kid.MCID)] = element.objgen
                elif kid.get("/Type") == Name.OBJR:
                    links[kid.Obj.objgen] = element.objgen
                else:
                    pending.append((kid, page))
        return held, links


def _target(link: pikepdf.Object) -> str:
    if "/A" in link:
        return str(link.A.URI)
    return f"page {link.Dest[0].objgen[0]}"
