"""Pictures, text boxes and lines of a Word file's cover, header and footer, at their places on the page."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

from lxml import etree
from PIL import Image, UnidentifiedImageError

from briefer.document.blocks import Picture
from briefer.document.house import HousePicture, Page
from briefer.ooxml.metafiles import draw_metafile, is_metafile
from briefer.ooxml.names import child, clark, value
from briefer.ooxml.package import Package
from briefer.ooxml.units import css_length, emu, whole

_WHOLE = 100_000  # of DrawingML percentages
_MOST_PIXELS = 50_000_000
_KEPT = {"PNG": "image/png", "JPEG": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a drawing stands: from the paper's top start corner; `x` None where it stands in the line. `about` says how sure."""

    width: float
    height: float
    x: float | None = None
    y: float | None = None
    alternative: str = ""
    sure: bool = True
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a picture: the picture, or nothing; and what is to be said of it."""

    picture: Picture | None
    problem: str = ""


def picture_from(package: Package, part: str, relation: str | None) -> Taken:
    """Return a picture a part refers to as PNG or JPEG, others turned into PNG. A linked one is never fetched."""
    found = package.relationships(part).get(relation or "")
    if found is not None and found.external:
        return Taken(
            None,
            "a linked picture is never fetched and is not in the PDF; insert it into the Word file instead of linking it",
        )
    content = package.parts.get(found.target) if found else None
    if content is None:
        return Taken(None, "a picture is missing from the file; insert it again")
    if is_metafile(content):
        return _from_metafile(content)
    try:
        return Taken(_from_raster(content))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return Taken(None, "a picture is of a kind that the PDF cannot show, or is damaged; use PNG or JPEG")


def _from_metafile(content: bytes) -> Taken:
    drawn = draw_metafile(content)
    if drawn is None:
        return Taken(None, "a picture in WMF or EMF cannot be drawn in the PDF; use PNG or JPEG")
    if drawn.left_out:
        what = "its text" if "text" in drawn.left_out else "what only newer programs draw"
        problem = f"a picture in WMF or EMF is in the PDF without {what}; look at it there, or use PNG or JPEG"
        return Taken(Picture(drawn.png, "image/png"), problem)
    return Taken(Picture(drawn.png, "image/png"))


def _from_raster(content: bytes) -> Picture:
    with Image.open(io.BytesIO(content)) as image:
        if image.width * image.height > _MOST_PIXELS:
            raise ValueError("too large")
        if image.format in _KEPT:
            return Picture(content, _KEPT[image.format])
        stream = io.BytesIO()
        image.convert("RGBA" if "A" in image.mode or image.mode == "P" else "RGB").save(stream, "PNG")
        return Picture(stream.getvalue(), "image/png")


def frame_of(drawing: etree._Element, page: Page, top: float) -> Frame:
    """Return the frame of a `wp:inline` or `wp:anchor`; `top` is where the text it hangs on is taken to stand."""
    extent = child(drawing, "wp:extent")
    width, height = emu(_plain(extent, "cx")), emu(_plain(extent, "cy"))
    described = child(drawing, "wp:docPr")
    alternative = (described.get("descr") or "") if described is not None else ""
    if drawing.tag == clark("wp:inline"):
        return Frame(width, height, alternative=alternative)
    x, _ = _along(_position(drawing, "wp:positionH"), width, _horizontal(page))
    y, sure = _along(_position(drawing, "wp:positionV"), height, _vertical(page, top))
    return Frame(width, height, x, y, alternative, sure, drawing.get("behindDoc") in ("1", "true"))


def _position(drawing: etree._Element, name: str) -> etree._Element | None:
    """Return a drawing's position; of alternatives the plain one, which all readers know."""
    found = child(drawing, name)
    return (
        drawing.find(f"{clark('mc:AlternateContent')}/{clark('mc:Fallback')}/{clark(name)}") if found is None else found
    )


def insets(shape: etree._Element) -> tuple[float, float, float, float]:
    """Return the inner margins of a text box: left, top, right, bottom (ECMA-376 part 1, 21.1.2.1.1: a tenth of an inch, half of it above)."""
    body = child(shape, "wps:bodyPr")
    left, top, right, bottom = (
        emu(_plain(body, name), otherwise)
        for name, otherwise in (("lIns", 7.2), ("tIns", 3.6), ("rIns", 7.2), ("bIns", 3.6))
    )
    return left, top, right, bottom


def vertical_of(shape: etree._Element) -> str:
    """Return where the text of a text box stands: top, center or bottom."""
    return {"b": "bottom", "ctr": "center"}.get(_plain(child(shape, "wps:bodyPr"), "anchor") or "", "top")


def frame_of_shape(shape: etree._Element, page: Page, top: float) -> Frame:
    """Return the frame of a VML shape from its style."""
    parts = style_parts(shape)
    width, height = css_length(parts.get("width", "0pt")), css_length(parts.get("height", "0pt"))
    alternative = shape.get("alt") or ""
    if parts.get("position") != "absolute":
        return Frame(width, height, alternative=alternative)
    x, _ = _vml_along(parts, "horizontal", width, ("margin-left", "left"), _horizontal(page))
    y, sure = _vml_along(parts, "vertical", height, ("margin-top", "top"), _vertical(page, top))
    return Frame(width, height, x, y, alternative, sure, parts.get("z-index", "").startswith("-"))


def style_parts(shape: etree._Element) -> dict[str, str]:
    """Return the parts of a VML element's style by name."""
    parts = (part.split(":", 1) for part in (shape.get("style") or "").split(";") if ":" in part)
    return {name.strip().lower(): text.strip() for name, text in parts}


def _vml_along(
    parts: dict[str, str], way: str, length: float, names: tuple[str, str], bases: dict[str, tuple[float, float]]
) -> tuple[float, bool]:
    """Return the place of a VML shape along one direction, and whether it is known before layout."""
    relative = parts.get(f"mso-position-{way}-relative", "column" if way == "horizontal" else "text")
    key = relative.replace("-margin-area", "Margin").replace("char", "character")
    base, room = bases.get(key) or bases.get("") or bases["margin"]
    align = parts.get(f"mso-position-{way}", "absolute")
    if align == "absolute":
        return base + css_length(parts.get(names[0], parts.get(names[1], "0pt"))), key in bases
    share = {"center": 0.5, "right": 1.0, "bottom": 1.0, "outside": 1.0}.get(align, 0.0)
    return base + share * (room - length), key in bases


def _plain(element: etree._Element | None, name: str) -> str | None:
    return None if element is None else element.get(name)


def _horizontal(page: Page) -> dict[str, tuple[float, float]]:
    """Return start and length of what a horizontal place may be meant against."""
    margin = (page.start, page.measure)
    return {
        "page": (0.0, page.width),
        "leftMargin": (0.0, page.start),
        "rightMargin": (page.width - page.end, page.end),
        "insideMargin": (0.0, page.start),
        "outsideMargin": (page.width - page.end, page.end),
        "margin": margin,
        "column": margin,
        "character": margin,
    }


def _vertical(page: Page, top: float) -> dict[str, tuple[float, float]]:
    """Return top and length of what a vertical place may be meant against; paragraph and line are not known before layout."""
    return {
        "page": (0.0, page.height),
        "margin": (page.top, page.height - page.top - page.bottom),
        "topMargin": (0.0, page.top),
        "bottomMargin": (page.height - page.bottom, page.bottom),
        "": (top, 0.0),
    }


def _along(position: etree._Element | None, length: float, bases: dict[str, tuple[float, float]]) -> tuple[float, bool]:
    """Return the place along one direction, and whether it is known before layout."""
    relative = position.get("relativeFrom", "") if position is not None else ""
    known = relative in bases
    base, room = bases.get(relative) or bases.get("") or bases["margin"]
    offset = child(position, "wp:posOffset")
    if offset is not None:
        return base + emu(offset.text), known
    align = child(position, "wp:align")
    share = {"center": 0.5, "right": 1.0, "bottom": 1.0, "outside": 1.0}.get(
        (align.text or "") if align is not None else "", 0.0
    )
    return base + share * (room - length), known


def picture_in(drawing: etree._Element, package: Package, part: str) -> Taken:
    """Return the picture of a drawing. Of an SVG its fallback is taken, which Word puts beside it."""
    blip = next(drawing.iter(clark("a:blip")), None)
    if blip is None:
        return Taken(
            None, "a drawing (chart, SmartArt, group of shapes) is not in the PDF; use a picture in PNG or JPEG"
        )
    taken = picture_from(package, part, value(blip, "r:embed") or value(blip, "r:link"))
    clear, bright = child(blip, "a:alphaModFix"), child(blip, "a:lum")
    if taken.picture and clear is not None:
        return replace(taken, picture=fainter(taken.picture, whole(clear.get("amt"), _WHOLE) / _WHOLE))
    if taken.picture and bright is not None and whole(bright.get("bright")) > 0:
        return replace(taken, picture=fainter(taken.picture, 1 - whole(bright.get("bright")) / _WHOLE))
    return taken


def fainter(picture: Picture, opacity: float) -> Picture:
    """Return a picture as it looks on white paper with some of its opacity: Word's “washout” of watermarks."""
    opacity = min(max(opacity, 0.0), 1.0)
    try:
        with Image.open(io.BytesIO(picture.content)) as image:
            full = image.convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError):
        return picture
    white = Image.new("RGBA", full.size, (255, 255, 255, 255))
    faint = Image.blend(white, full, opacity)
    faint.putalpha(full.getchannel("A"))
    stream = io.BytesIO()
    faint.save(stream, "PNG")
    return Picture(stream.getvalue(), "image/png")


def house_picture(picture: Picture, frame: Frame) -> HousePicture:
    """Return a picture in its frame."""
    return HousePicture(picture, frame.width, frame.height, frame.alternative, frame.x, frame.y, frame.behind)
