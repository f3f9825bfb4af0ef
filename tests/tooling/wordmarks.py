"""Pieces of Word files as Word itself writes them, for tests: watermarks, content controls, cut placeholders."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


def watermark(words: str, *, rotation: str = "315", colour: str = "silver") -> str:
    """Return the run of a watermark, 400 by 120 points, in the middle of the margins."""
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:400pt;height:120pt;rotation:{rotation};z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        f'<w:r><w:pict {VML}><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" style="{style}" o:allowincell="f" '
        f'fillcolor="{colour}" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string={quoteattr(words)}/></v:shape></w:pict></w:r>'
    )


def page_borders(*, offset: str = "text", display: str = "allPages", gap: int = 6) -> str:
    """Return `w:pgBorders` with four rules of a point."""
    rules = "".join(
        f'<w:{edge} w:val="single" w:sz="8" w:space="{gap}" w:color="0B5563"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    return f'<w:pgBorders w:offsetFrom="{offset}" w:display="{display}">{rules}</w:pgBorders>'
