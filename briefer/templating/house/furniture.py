"""Cover, headers and footers of a Word file as house blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from briefer.document.house import (
    HouseBlock,
    HouseBox,
    HousePageBreak,
    HouseParagraph,
    HousePicture,
    HouseRun,
    HouseWatermark,
    Page,
    ParagraphLook,
    TextLook,
)
from briefer.ooxml.names import W_BR, W_P, W_R, W_T, W_TAB, W_TBL, child, clark, value
from briefer.ooxml.package import Package
from briefer.templating.house import drawings
from briefer.templating.house.frames import foot_line, in_frames, is_drop_cap, placed_frame, with_drop_cap
from briefer.templating.house.grid import TableReader
from briefer.templating.house.listmarks import ListMarks
from briefer.templating.house.looks import Looks
from briefer.templating.house.runs import Gathered, OpenField, joined, runs_of, shown_field
from briefer.templating.house.shapes import frame_within, outline_of
from briefer.templating.house.watermarks import fraction, watermark_of

_DEEPEST = 8
_VML = clark("v:")
_CHARACTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "cr": "\n", "ptab": "\t"}
_HOLDERS = frozenset(clark(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "smartTag"))


@dataclass(slots=True)
class FurnitureReader:
    """Reads block content of one part; what the outputs cannot follow is said in `remarks`."""

    package: Package
    part: str
    looks: Looks
    page: Page
    top: float
    place: str
    remarks: list[str] = field(default_factory=list)
    depth: int = 0
    marks: ListMarks = field(default_factory=ListMarks)

    def blocks(self, elements: Iterable[etree._Element]) -> tuple[HouseBlock, ...]:
        """Return the blocks of a body, header, footer, cell or text box."""
        return tuple(self._blocks(elements))

    def _blocks(self, elements: Iterable[etree._Element]) -> Iterator[HouseBlock]:
        cap: HouseParagraph | None = None
        for frame, group in in_frames(elements):
            if frame is not None and (box := self._frame(frame, group)):
                yield box
                continue
            for element in group:
                for block in self._block(element):
                    if is_drop_cap(element) and isinstance(block, HouseParagraph):
                        self._remark("a drop cap is a letter like the others in the PDF")
                        cap = block
                    elif cap and not isinstance(block, HouseBox | HouseWatermark):
                        yield from with_drop_cap(cap, block)
                        cap = None
                    else:
                        yield block
        if cap:
            yield cap

    def _block(self, element: etree._Element) -> Iterator[HouseBlock]:
        if element.tag == W_P:
            yield from self._paragraph(element)
        elif element.tag == W_TBL:
            yield TableReader(self, element).table()
        elif element.tag in _HOLDERS:
            yield from self._blocks(element)

    def _frame(self, frame: etree._Element, paragraphs: list[etree._Element]) -> HouseBox | None:
        """Return paragraphs in a frame as a box; None where the frame hangs on the text, and they stand in it."""
        in_text = value(frame, "w:vAnchor") not in ("page", "margin")
        if in_text and self.part == self.package.main:
            self._remark("a frame hangs on its paragraph; the PDF puts its words into the text")
            return None
        blocks = tuple(block for paragraph in paragraphs for block in self._paragraph(paragraph))
        top = self.top
        if top > self.page.height / 2:
            beside = [self.looks.paragraph(child(one, "w:pPr")) for one in paragraphs[-1].itersiblings(W_P)]
            top = foot_line(self.page, beside)
        return placed_frame(frame, blocks, self.page, top)

    def _paragraph(self, element: etree._Element) -> Iterator[HouseBlock]:
        """Yield the boxes anchored in a paragraph, the paragraph, and a page break where it holds one."""
        look = self.looks.paragraph(child(element, "w:pPr"))
        gathered = Gathered()
        fields: list[OpenField] = []
        for run, link in runs_of(element):
            if run.tag == W_R:
                self._run(run, look, self._address(link), gathered, fields)
            else:
                self._simple_field(run, look, gathered)
        yield from gathered.boxes
        if gathered.content or not gathered.breaks:
            first, *more = _lines(look, joined(gathered.content))
            mark = self.marks.mark(self.looks, child(element, "w:pPr")) if gathered.content else ""
            yield replace(first, mark=mark)
            yield from more
        if gathered.breaks:
            yield HousePageBreak()

    def _address(self, link: str) -> str:
        if not link or link.startswith("#"):
            return ""
        found = self.package.relationships(self.part).get(link)
        return found.target if found and found.external else ""

    def _simple_field(self, element: etree._Element, look: ParagraphLook, gathered: Gathered) -> None:
        instruction = value(element, "w:instr") or ""
        first = child(child(element, "w:r"), "w:rPr")
        shown = shown_field(instruction, self.looks.run(look, first))
        if shown:
            self._counted(instruction)
            gathered.content.append(shown)
            return
        self._kept_field(instruction)
        for run, _ in runs_of(element):
            self._run(run, look, "", gathered, [])

    def _run(
        self, run: etree._Element, look: ParagraphLook, link: str, gathered: Gathered, fields: list[OpenField]
    ) -> None:
        """Add what a run holds; inside a field only its instruction is taken, or its result where the field is kept as words."""
        text = self.looks.run(look, child(run, "w:rPr"))
        if text.hidden:
            return
        for found in run:
            if found.tag == clark("w:fldChar"):
                self._field_mark(value(found, "w:fldCharType"), text, gathered, fields)
            elif found.tag == clark("w:instrText"):
                if fields:
                    fields[-1].instruction += found.text or ""
                    fields[-1].look = fields[-1].look or text
            elif not any(_swallows(one) for one in fields):
                self._content(found, text, link, gathered)

    def _field_mark(self, kind: str | None, look: TextLook, gathered: Gathered, fields: list[OpenField]) -> None:
        if kind == "begin":
            fields.append(OpenField())
        elif kind == "separate" and fields:
            fields[-1].in_result = True
            if not _swallows(fields[-1]):
                self._kept_field(fields[-1].instruction)
        elif kind == "end" and fields:
            done = fields.pop()
            shown = shown_field(done.instruction, done.look or look)
            if shown and not any(_swallows(one) for one in fields):
                self._counted(done.instruction)
                gathered.content.append(shown)

    def _counted(self, instruction: str) -> None:
        if instruction.split()[:1] == ["SECTIONPAGES"]:
            self._remark("the field SECTIONPAGES shows the number of all pages in the PDF; use NUMPAGES")

    def _kept_field(self, instruction: str) -> None:
        name = (instruction.split() or ["?"])[0].upper()
        if name not in ("HYPERLINK", "?"):
            self._remark(f"the field {name} is shown with the words it last had; use a placeholder")

    def _content(self, found: etree._Element, look: TextLook, link: str, gathered: Gathered) -> None:
        """Add one child of a run."""
        name = etree.QName(found).localname
        if found.tag == W_T:
            gathered.content.append(HouseRun(found.text or "", look, link=link))
        elif found.tag == W_TAB:
            gathered.content.append(HouseRun("\t", look))
        elif found.tag == W_BR:
            if value(found, "w:type") in ("page", "column"):
                gathered.breaks += 1
            else:
                gathered.content.append(HouseRun("\n", look))
        elif name in _CHARACTERS:
            gathered.content.append(HouseRun(_CHARACTERS[name], look))
        elif name == "pgNum":
            shown = shown_field("PAGE", look)
            gathered.content += [shown] if shown else []
        elif name == "AlternateContent":
            self._alternate(found, look, gathered)
        elif name in ("drawing", "pict", "object"):
            self._drawing(found, look, gathered)

    def _alternate(self, found: etree._Element, look: TextLook, gathered: Gathered) -> None:
        """Add the first choice, which is what Word itself shows."""
        chosen = child(found, "mc:Choice")
        for one in chosen if chosen is not None else child(found, "mc:Fallback") or ():
            self._content(one, look, "", gathered)

    def _drawing(self, found: etree._Element, look: TextLook, gathered: Gathered) -> None:
        """Add a picture, a text box or a line; say what cannot be followed."""
        anchored = [one for one in found if one.tag in (clark("wp:inline"), clark("wp:anchor"))]
        for one in anchored:
            self._placed(one, drawings.frame_of(one, self.page, self.top), gathered)
        if not anchored:
            self._vml(found, gathered)

    def _placed(self, drawing: etree._Element, frame: drawings.Frame, gathered: Gathered) -> None:
        if not frame.sure:
            self._remark("a floating object hangs on its paragraph; the PDF puts it near the top of the text")
        found = list(drawing.iter(clark("wps:wsp"), clark("pic:pic")))
        for one in found:
            own = frame_within(drawing, one, frame)
            if one.tag == clark("wps:wsp"):
                self._shape(one, own, gathered)
            else:
                self._picture(drawings.picture_in(one, self.package, self.part), own, gathered)
        if not found:
            self._picture(drawings.picture_in(drawing, self.package, self.part), frame, gathered)

    def _shape(self, shape: etree._Element, frame: drawings.Frame, gathered: Gathered) -> None:
        outline = outline_of(shape, self.looks.theme)
        if outline.problem:
            self._remark(outline.problem)
        inside = shape.find(f"{clark('wps:txbx')}/{clark('w:txbxContent')}")
        box = HouseBox(
            (),
            0.0,
            0.0,
            frame.width,
            frame.height,
            outline.borders,
            outline.shading,
            drawings.vertical_of(shape),
            frame.behind,
        )
        self._box(inside, frame, replace(box, padding=drawings.insets(shape)), gathered)

    def _picture(self, taken: drawings.Taken, frame: drawings.Frame, gathered: Gathered) -> None:
        if taken.picture:
            gathered.content.append(drawings.house_picture(taken.picture, frame))
        if taken.problem:
            self._remark(taken.problem)

    def _vml(self, found: etree._Element, gathered: Gathered) -> None:
        """Add what an older drawing (VML) holds."""
        for shape in found:
            if not isinstance(shape.tag, str) or shape.tag == clark("v:shapetype") or not shape.tag.startswith(_VML):
                continue
            frame = drawings.frame_of_shape(shape, self.page, self.top)
            image = shape.find(clark("v:imagedata"))
            inside = shape.find(f".//{clark('w:txbxContent')}")
            if shape.find(clark("v:textpath")) is not None:
                gathered.boxes.append(watermark_of(shape, frame, self.top))
            elif image is not None:
                taken = drawings.picture_from(self.package, self.part, value(image, "r:id") or value(image, "r:href"))
                if taken.picture and image.get("gain"):
                    taken = replace(taken, picture=drawings.fainter(taken.picture, fraction(image.get("gain"), 1.0)))
                self._picture(taken, frame, gathered)
            elif inside is not None:
                self._box(
                    inside, frame, HouseBox((), 0.0, 0.0, frame.width, frame.height, behind=frame.behind), gathered
                )
            else:
                self._remark("a drawn shape is not in the PDF")

    def _box(self, inside: etree._Element | None, frame: drawings.Frame, box: HouseBox, gathered: Gathered) -> None:
        """Add a text box at its place, or an empty frame where the shape holds no text."""
        if self.depth >= _DEEPEST:
            return
        self.depth += 1
        blocks = self.blocks(inside) if inside is not None else ()
        self.depth -= 1
        x, y = (self.page.start if frame.x is None else frame.x), (self.top if frame.y is None else frame.y)
        gathered.boxes.append(replace(box, blocks=blocks, x=x, y=y))

    def _remark(self, sentence: str) -> None:
        whole = f"{self.place}: {sentence}."
        if whole not in self.remarks:
            self.remarks.append(whole)


def _lines(look: ParagraphLook, content: tuple[HouseRun | HousePicture, ...]) -> Iterator[HouseParagraph]:
    """Yield the paragraph; one with tabs and line ends comes as a paragraph a line, so that tabs start anew."""
    words = "".join(part.text for part in content if isinstance(part, HouseRun))
    if "\t" not in words or "\n" not in words:
        yield HouseParagraph(look, content)
        return
    lines: list[list[HouseRun | HousePicture]] = [[]]
    for part in content:
        if not isinstance(part, HouseRun) or part.field:
            lines[-1].append(part)
            continue
        for number, piece in enumerate(part.text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(replace(part, text=piece))
    for number, line in enumerate(lines):
        before, after = (look.before if not number else 0.0), (look.after if number == len(lines) - 1 else 0.0)
        yield HouseParagraph(
            replace(look, before=before, after=after, first=look.first if not number else 0.0), tuple(line)
        )


def _swallows(field: OpenField) -> bool:
    """Whether what follows is not shown: the instruction itself, or the old result of a field that is filled in anew."""
    return not field.in_result or shown_field(field.instruction, TextLook()) is not None
