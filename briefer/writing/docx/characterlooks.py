"""Character styles of ours: what makes words stand out without touching their size."""

from __future__ import annotations

from briefer.document.house import HouseStyle, TextLook
from briefer.writing.docx.stylemarkup import text_xml
from briefer.writing.looks import look_of

_HIGHLIGHT = "FFF1BF"


def character_xml(house: HouseStyle, name: str) -> str:
    """Return the run properties of a character style; empty for one that is not ours."""
    match name:
        case "Strong":
            return "<w:b/><w:bCs/>"
        case "Emphasis":
            return "<w:i/><w:iCs/>"
        case "Hyperlink" | "Heading Number":
            return f'<w:color w:val="{house.accent}"/>'
        case "Footnote Reference" | "Endnote Reference":
            return '<w:vertAlign w:val="superscript"/>'
        case "Annotation Reference":
            return '<w:sz w:val="16"/><w:szCs w:val="16"/>'
        case "Highlight":
            return f'<w:shd w:val="clear" w:color="auto" w:fill="{_HIGHLIGHT}"/>'
        case "Muted":
            return f'<w:color w:val="{house.muted}"/>'
        case "Label Words":
            return _weighted(look_of(house, "Label").text)
        case "Portion Marking":
            return _weighted(look_of(house, "Portion Marking").text)
        case _:
            return ""


def _weighted(text: TextLook) -> str:
    """Return font, weight and colour of a look, without its size: the words keep that of their line."""
    return text_xml(text, size=False)
